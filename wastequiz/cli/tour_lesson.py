"""Where the tour stops for lessons: every way of answering, standings and the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wastequiz.cli.touring import choice_of
from wastequiz.domain.lesson import METHODS, Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.teams import Team
from wastequiz.services import hosting, seating, touring
from wastequiz.services.hosting import Hosting

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

Deed = Callable[[Callable[[Lesson], None], Callable[[BaseException], None]], None]
SEED = 11


def ways(t: Tour) -> None:
    from wastequiz.ui.places import LessonPlay

    for method in METHODS:
        begun = _begin(t, method)
        if method == "roll_call":
            _do(t, begun.call)
        t.go(LessonPlay())
        t.take(f"lesson_{method}")
        _leave(t, begun)


def told_and_standings(t: Tour) -> None:
    from wastequiz.ui.places import LessonPlay

    begun = _begin(t, "teams", rounds=2, each=2)
    for n in range(4):
        question = begun.lesson.question
        assert question is not None
        heard = Chosen(choice_of(question, "rwrr"[n]), 3_400, turn(begun.lesson).teams[0])
        _do(t, lambda done, failed, heard=heard: begun.enter(heard, done, failed))
        _do(t, begun.tell)
        if n == 1:
            t.go(LessonPlay())
            t.take("lesson_told")
        _do(t, begun.next)
        if n == 1:
            t.go(LessonPlay())
            t.take("lesson_standings")
            _do(t, begun.next)
    t.go(LessonPlay())
    t.take("lesson_over")
    _leave(t, begun)


def two_windows(t: Tour) -> None:
    """The teacher's window and the class's, side by side on two screens."""
    from PySide6.QtCore import QRect

    from wastequiz.ui.class_view.screens import Shown
    from wastequiz.ui.places import LessonSetUp

    t.window.move(0, 0)
    here = QRect(0, 0, *t.wanted.size)
    for method in METHODS:
        begun = _begin(t, method)
        t.screens.tell(Shown("desk", here), Shown("board", here.translated(here.width() + 100, 0)))
        _both(t, method)
        if method == "roll_call":
            _do(t, begun.call)
            _both(t, "called")
        _leave(t, begun)
    begun = _begin(t, "teams", rounds=2, each=1)
    heard = Chosen(choice_of(begun.lesson.question, "w"), 3_400, turn(begun.lesson).teams[0])
    _do(t, lambda done, failed: begun.enter(heard, done, failed))
    _do(t, begun.tell)
    _both(t, "told")
    _do(t, begun.next)
    _both(t, "standings")
    _do(t, begun.next)
    _do(t, begun.pause)
    _both(t, "paused")
    _do(t, begun.finish)
    _both(t, "over")
    _leave(t, begun)
    t.go(LessonSetUp(), last_class=t.classes.full.id)
    t.take("lesson_set_up_two_screens")
    t.screens.tell()


def _both(t: Tour, state: str) -> None:
    """The lesson's page and what the class sees of it."""
    from wastequiz.ui.places import LessonPlay

    t.go(LessonPlay())
    t.window.projector.open()
    t.take(f"lesson_teachers_{state}")
    t.take(f"lesson_class_view_{state}", beside=True)


def _begin(t: Tour, method: str, rounds: int = 3, each: int = 5) -> Hosting:
    from wastequiz.ui.context import Session

    full = t.classes.full
    made: list[Sequence[Team]] = []
    seating.suggest_teams(t.school, full.id, "rows", 4, made.append, t.failed, seed=SEED)
    teams = tuple(t.wait_for(made))
    begun: list[Hosting] = []
    spec = LessonSpec(touring.school_rules(), full.band, full.id, method, rounds=rounds, each=each, teams=teams)
    hosting.begin(t.school, spec, begun.append, t.failed, seed=SEED)
    found = t.wait_for(begun)
    t.context.session = Session(school_class=full, hosting=found)
    return found


def _do(t: Tour, deed: Deed) -> None:
    heard: list[Lesson] = []
    deed(heard.append, t.failed)
    t.wait_for(heard)


def _leave(t: Tour, begun: Hosting) -> None:
    """Ends the lesson, so that none is offered again."""
    from wastequiz.ui.context import Session

    if not begun.closed:
        begun.give_up()
    t.context.session = Session()
    t.window.projector.close()
    t.rest()


LESSON = (ways, told_and_standings, two_windows)
