"""Where the tour stops in the quiz: every kind of question at rest, half done, right, not yet, and late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

SEED, SEEDS = 11, 20


def kinds_at_rest(t: Tour) -> None:
    for kind in KINDS:
        _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        t.take(f"quiz_{kind}")


def cards_in_hand(t: Tour) -> None:
    """Questions that are answered in several steps, half done."""
    from PySide6.QtCore import Qt

    key = Qt.Key
    for kind, keys in (
        ("multiple_choice", (key.Key_1, key.Key_3)),
        ("ordering", (key.Key_1, key.Key_3, key.Key_2)),
        ("matching", (key.Key_1, key.Key_B, key.Key_2, key.Key_A, key.Key_3)),
    ):
        _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)))
        for one in keys:
            t.key(one.value)
        t.take(f"quiz_{kind}_half_done")
    leave(t)


def quiz_under_way(t: Tour) -> None:
    from wastequiz.ui.screens.quiz import QuizScreen

    spec = RoundSpec(touring.school_rules(), Band.g34, length=10, limit_s=20, kinds=("pick_from_bin",))
    _quiz(t, spec, "rrrwr")
    t.page(QuizScreen).card.show_ring((1.0, "20"))
    t.take("quiz_with_clock")
    t.page(QuizScreen).give_hint()
    t.page(QuizScreen).card.show_ring((0.7, "14"))
    t.take("quiz_hint_used")
    t.page(QuizScreen).card.show_ring((0.15, "3"))
    t.take("quiz_last_seconds")
    t.page(QuizScreen).leave()
    t.take("quiz_paused")
    leave(t)


def sorting(t: Tour) -> None:
    """Half sorted: things in their bins, one carried over a bin, one in hand."""
    from PySide6.QtCore import QPointF

    from wastequiz.ui.screens.quiz import QuizScreen
    from wastequiz.ui.widgets.sorting_area import SortingArea

    for kind in ("sort_many", "take_apart"):
        for seed in range(SEED, SEED + SEEDS):  # until a thing of three parts comes: of two, none would be left to take in hand
            _quiz(t, RoundSpec(touring.school_rules(), Band.g56, length=5, kinds=(kind,)), seed=seed)
            if len(t.page(QuizScreen).question.options) > 2:
                break
        area = t.page(QuizScreen).answers
        assert isinstance(area, SortingArea)
        first, carried, *rest = area.cards
        area.put_in(first, area.bins[0])
        for card in rest[1:]:
            area.put_in(card, area.bins[0])
        for card in rest[:1]:
            card.click()
        carried.finger_down(1, QPointF(carried.rect().center()))
        carried.finger_move(1, QPointF(carried.mapFromParent(area.bins[1].geometry().center())))
        t.take(f"quiz_{kind}_half_sorted")
        area.hands.let_go()
        leave(t)


def feedback(t: Tour) -> None:
    rules = touring.school_rules()
    for kind in KINDS:
        for mark, state in (("r", "right"), ("w", "wrong")):
            _quiz(t, RoundSpec(rules, Band.g56, length=5, kinds=(kind,)), "r" if mark == "r" else "")
            _choose(t, mark)
            t.take(f"quiz_{kind}_{state}")
            leave(t)
    _quiz(t, RoundSpec(rules, Band.g34, length=5, limit_s=20, kinds=("which_bin",)), "rr")
    _choose(t, "t")
    t.take("quiz_timed_out")
    leave(t)


def pictures_only(t: Tour) -> None:
    _quiz(t, RoundSpec(touring.school_rules(), Band.pre, length=5, practice=True, pictures_only=True))
    t.take("quiz_pictures_only")
    _choose(t, "w")
    t.take("quiz_pictures_only_wrong")
    leave(t)


# ---- steps that many stops share
def _quiz(t: Tour, spec: RoundSpec, before: str = "", *, seed: int = SEED) -> None:
    """Begins a round for a student, answers some questions unseen, and shows the next."""
    from wastequiz.ui.places import Quiz

    begun = t.begin(spec, t.student(t.classes.full, 7), seed=seed)
    t.answer(begun, before)
    t.go(Quiz())


def _choose(t: Tour, mark: str) -> None:
    """Answers the question that is shown: right, wrong or not in time."""
    from wastequiz.ui.screens.quiz import QuizScreen

    page = t.page(QuizScreen)
    page.choose(choice_of(page.question, mark))
    t.rest()


def leave(t: Tour) -> None:
    """Ends the session's round, so that home does not offer it again."""
    from wastequiz.ui.context import Session

    if t.context.session.playing is not None:
        t.context.session.playing.give_up()
    t.context.session = Session()
