"""Where the tour stops for ready quizzes and questions told in pictures: the page for two ages, an exam under way and at its end, steps large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.sets import EXAM, ReadySet
from wastequiz.services import ready_sets, touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.services.playing import Playing


def sets(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import ReadySets
    from wastequiz.ui.screens.ready_sets import ReadySetsScreen

    full = t.classes.full
    t.context.session = Session(t.student(full, 7), full, RoundSpec(touring.school_rules(), full.band))
    t.go(ReadySets())
    t.take("ready_sets")
    page = t.page(ReadySetsScreen)
    page.band_cards[-1].click()
    t.take("ready_sets_for_adults")


def exam(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Quiz, Results

    ready = next(s for s in t.school.bank.sets.values() if s.use == EXAM)
    begun = _begin(t, ready)
    t.context.session = Session(spec=begun.progress.round.spec, playing=begun)
    t.answer(begun, "rrwr")
    t.go(Quiz())
    t.take("exam_under_way")
    t.answer(begun, "r" * (ready.size - 6) + "ww")
    t.finish(begun)
    t.go(Results())
    t.take("exam_passed")


def told_by_steps(t: Tour) -> None:
    """One question of each kind that those who cannot read can answer, asked and answered."""
    from wastequiz.cli.touring import choice_of
    from wastequiz.stage.pieces import Piece
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import Quiz
    from wastequiz.ui.screens.quiz import QuizScreen

    for kind in ("single_choice", "true_false", "multiple_choice", "ordering", "matching"):
        spec = RoundSpec(touring.school_rules(), Band.pre, length=1, kinds=(kind,), practice=True, pictures_only=True)
        begun = t.begin(spec)
        t.context.session = Session(spec=spec, playing=begun, picture_round=True)
        t.go(Quiz())
        t.take(f"steps_{kind}")
        page = t.page(QuizScreen)
        last = page.answers.fill(choice_of(page.question, "r" if kind != "true_false" else "w"))
        assert isinstance(last, Piece)
        last.click()
        t.take(f"steps_{kind}_answered")


def _begin(t: Tour, ready: ReadySet) -> Playing:
    begun: list[Playing] = []
    ready_sets.begin_set(t.school, ready.id, begun.append, t.failed, seed=11)
    return t.wait_for(begun)


SETS = (sets, exam, told_by_steps)
