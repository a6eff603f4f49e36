"""The tour's stops for everyone: pinyin over names, the ring of a switch, low reach, high contrast, and play without reading."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


@contextmanager
def _set(t: Tour, *, theme: str = "", **preferences: Any) -> Generator[None]:
    """The pages between are those of a school with these preferences."""
    from wastequiz.stage.look import Look
    from wastequiz.stage.theme import Theme

    look, kept = t.context.look, t.school.preferences
    t.school.preferences = kept.but(**preferences)
    now = Theme(theme, text_scale=look.theme.text_scale) if theme else look.theme
    t.context.look = Look(now, low_reach=t.school.preferences.low_reach)
    yield
    t.context.look, t.school.preferences = look, kept


def _round(t: Tour, spec: RoundSpec, before: str = "") -> None:
    from wastequiz.ui.places import Quiz

    t.answer(t.begin(spec, t.student(t.classes.full, 7)), before)
    t.go(Quiz())


def _choose(t: Tour, mark: str) -> None:
    from wastequiz.ui.screens.quiz import QuizScreen

    page = t.page(QuizScreen)
    page.choose(choice_of(page.question, mark))
    t.rest()


def _leave(t: Tour) -> None:
    from wastequiz.ui.context import Session

    if t.context.session.playing is not None:
        t.context.session.playing.give_up()
    t.context.session = Session()


def _main_places(t: Tour, name: str) -> None:
    """Home, set-up, question, both feedbacks, pause, results."""
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Home, Results, RoundSetUp
    from wastequiz.ui.screens.home import HomeScreen
    from wastequiz.ui.screens.quiz import QuizScreen

    rules = touring.school_rules()
    t.go(Home())
    t.take(f"everyone_{name}_home")
    figure = t.page(HomeScreen).bins[2]
    figure.greeted.emit(figure.bin_id)
    t.take(f"everyone_{name}_home_bin")
    t.context.session = Session(spec=RoundSpec(rules, practice=True))
    t.go(RoundSetUp())
    t.take(f"everyone_{name}_set_up")
    for kind in ("which_bin", "pick_from_bin"):
        _round(t, RoundSpec(rules, Band.g12, length=5, kinds=(kind,)), "r")
        t.take(f"everyone_{name}_{kind}")
        _choose(t, "w")
        t.take(f"everyone_{name}_{kind}_wrong")
        _leave(t)
    _round(t, RoundSpec(rules, Band.g12, length=5, kinds=("which_bin",)), "rr")
    _choose(t, "r")
    t.take(f"everyone_{name}_right")
    t.page(QuizScreen).leave()
    t.take(f"everyone_{name}_paused")
    _leave(t)
    begun = t.begin(RoundSpec(rules, Band.g12, length=5, kinds=("which_bin",)), t.student(t.classes.full, 7))
    t.answer(begun, "rrwrw")
    t.finish(begun)
    t.go(Results())
    t.take(f"everyone_{name}_results")
    t.context.session = Session()


def _further_places(t: Tour, name: str) -> None:
    """The path of levels, practice, the mistake book, looking up, and kinds with several things."""
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import LevelPath, LookUp, MistakeBook, Practice

    t.context.session = Session(t.student(t.classes.full, 7), t.classes.full)
    for state, place in (("level_path", LevelPath()), ("practice", Practice()), ("mistake_book", MistakeBook())):
        t.go(place)
        t.take(f"everyone_{name}_{state}")
    t.go(LookUp("banana_peel"))
    t.take(f"everyone_{name}_look_up")
    for kind in ("sort_many", "matching", "ordering"):
        _round(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        t.take(f"everyone_{name}_{kind}")
        _choose(t, "w")
        t.take(f"everyone_{name}_{kind}_wrong")
        _leave(t)


def pinyin(t: Tour) -> None:
    with _set(t, pinyin="always"):
        _main_places(t, "pinyin")
        _further_places(t, "pinyin")


def low_reach(t: Tour) -> None:
    from wastequiz.ui.places import ClassBoard, WhoPlays

    with _set(t, low_reach=True):
        _main_places(t, "low_reach")
        _further_places(t, "low_reach")
        t.go(WhoPlays(t.classes.full.id))
        t.take("everyone_low_reach_who_plays")
        t.go(ClassBoard(t.classes.full.id))
        t.take("everyone_low_reach_class_board")


def high_contrast(t: Tour) -> None:
    with _set(t, theme="highContrast"):
        _main_places(t, "high_contrast")


def scanning(t: Tour) -> None:
    """The ring round a row, then round a piece."""
    from wastequiz.stage.scanning import TWO, Scanner
    from wastequiz.ui.places import Home

    ring = Scanner()
    ring.mode = TWO
    t.window.activateWindow()
    t.go(Home())
    t.rest()
    ring.step()
    ring.step()
    t.take("everyone_scanning_row")
    ring.choose()
    ring.step()
    t.take("everyone_scanning_piece")
    _round(t, RoundSpec(touring.school_rules(), Band.g34, length=5, kinds=("pick_from_bin",)))
    for _ in range(3):
        ring.step()
    t.take("everyone_scanning_question")
    _leave(t)
    ring.use("off", 1000)
    t.lead(False)


def without_reading(t: Tour) -> None:
    """Somebody who cannot read plays."""
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Results, RoundSetUp

    spec = RoundSpec(touring.school_rules(), Band.pre, length=5, practice=True, pictures_only=True)
    full = t.classes.full
    t.context.session = Session(t.student(full, 7), full, spec, picture_round=True)
    t.go(RoundSetUp())
    t.take("everyone_cannot_read_set_up")
    _round(t, spec)
    t.take("everyone_cannot_read_question")
    _choose(t, "r")
    t.take("everyone_cannot_read_right")
    _leave(t)
    _round(t, spec)
    _choose(t, "w")
    t.take("everyone_cannot_read_wrong")
    _leave(t)
    begun = t.begin(spec, t.student(full, 7))
    t.answer(begun, "rrwrrr")
    t.finish(begun)
    t.go(Results())
    t.take("everyone_cannot_read_results")
    t.context.session = Session()


def abroad(t: Tour) -> None:
    """Under the rules of another country: of all that there are, those with the most bins; the others' homes."""
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Home, LookUp, WhoPlays

    rules = sorted((s for s in t.school.bank.schemes.values() if s.abroad), key=lambda s: (-len(s.bins), s.code))
    for n, scheme in enumerate(rules):
        with _set(t, scheme=scheme.code):
            t.go(Home())
            t.take(f"abroad_{scheme.code}_home")
            if n:
                continue
            for kind in ("which_bin", "pick_from_bin", "sort_many"):
                _round(t, RoundSpec(scheme.code, Band.g56, length=5, kinds=(kind,), practice=True))
                t.take(f"abroad_{kind}")
                _choose(t, "w")
                t.take(f"abroad_{kind}_wrong")
                _leave(t)
            t.context.session = Session()
            t.go(LookUp("banana_peel"))
            t.take("abroad_look_up")
    t.go(WhoPlays())


EVERYONE = (pinyin, low_reach, high_contrast, scanning, without_reading, abroad)
