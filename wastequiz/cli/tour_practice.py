"""Stops of the tour at practice, and at what students tell the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.notices import REASONS
from wastequiz.domain.rounds import RoundSpec, Why
from wastequiz.domain.students import Contestant
from wastequiz.services import noticing, practising, touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.services.playing import Playing

REASONS_OF_QUESTIONS = (
    Why("mixed_up", 2),
    Why("due", 3),
    Why("mix_up", bins=("recyclable", "residual")),
    Why("new"),
    Why("check_again"),
)
WORDS = {"太空电池包": 3, "会发光的鞋": 1, "moon battery pack": 1}


def practise(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.places import MistakeBook, Practice
    from wastequiz.ui.screens.practice import PracticeScreen

    full = t.classes.full
    fresh = Contestant("fresh", full.id, 40, "owl")
    student = t.student(full, 7)
    for state, who in (("fresh", fresh), ("with_mistakes", student)):
        t.context.session = Session(who, full)
        t.go(Practice())
        t.take(f"practice_{state}")
    t.lead(True)
    t.page(PracticeScreen).daily.setFocus()
    t.take("practice_by_keyboard")
    t.go(MistakeBook())
    t.take("mistake_book")
    t.context.session = Session(fresh, full)
    t.go(MistakeBook())
    t.take("mistake_book_empty")
    five: list[Playing] = []
    practising.daily_five(t.school, student, five.append, t.failed, seed=4)
    begun = t.wait_for(five)
    t.answer(begun, "rw")
    t.context.session = Session(student, full)
    t.go(Practice())
    t.take("practice_two_done")
    t.answer(begun, "rrrr")
    t.finish(begun)
    t.context.session = Session(student, full)
    t.go(Practice())
    t.take("practice_all_done")
    t.context.session = Session()


def why_asked(t: Tour) -> None:
    from wastequiz.ui.places import Quiz

    spec = RoundSpec(touring.school_rules(), Band.g34, length=5, practice=True, kinds=("which_bin",))
    begun = t.begin(spec, t.student(t.classes.full, 7))
    plain = begun.progress
    for why in REASONS_OF_QUESTIONS:
        begun.progress = replace(plain, round=replace(plain.round, reasons=(why,) * len(plain.round.questions)))
        t.go(Quiz())
        t.take(f"quiz_why_{why.code}")
    _leave(t)


def doubting(t: Tour) -> None:
    from wastequiz.ui.places import Quiz
    from wastequiz.ui.screens.quiz import QuizScreen

    spec = RoundSpec(touring.school_rules(), Band.g34, length=5, kinds=("which_bin",))
    t.begin(spec, t.student(t.classes.full, 7))
    t.go(Quiz())
    page = t.page(QuizScreen)
    page.choose(choice_of(page.question, "w"))
    t.rest()
    assert page.doubt is not None
    page.doubt.ask()
    t.take("quiz_flag_open")
    page.doubt.tell(REASONS[0])
    _close_cards(page)
    t.take("quiz_flagged")
    _leave(t)


def noticed(t: Tour) -> None:
    from wastequiz.ui.places import Noticed, Rosters
    from wastequiz.ui.screens.noticed import UNKNOWN, NoticedScreen
    from wastequiz.ui.screens.rosters import RostersScreen

    for kind, reason in (("single_choice", "words"), ("spot_on_picture", "picture"), ("pick_from_bin", "other")):
        who = t.student(t.classes.full, 3)
        question = t.begin(RoundSpec(touring.school_rules(), Band.g56, length=1, kinds=(kind,)), who).progress.question
        assert question is not None
        noticing.flag_question(t.school, question, touring.school_rules(), choice_of(question, "w"), who, reason)
        _leave(t)
    for word, times in WORDS.items():
        for _time in range(times):
            noticing.keep_word(t.school, word)
    t.context.staff_in = True
    t.go(Rosters(t.classes.full.id))
    t.page(RostersScreen).table.chosen.emit(2)
    t.take("rosters_something_noticed")
    t.go(Noticed())
    t.take("noticed_questions")
    t.page(NoticedScreen).show_tab(UNKNOWN)
    t.take("noticed_words")
    for tab in (UNKNOWN, 0):
        t.page(NoticedScreen).show_tab(tab)
        for _row in range(20):
            t.page(NoticedScreen).settle_row("ignored" if tab else "kept")
            t.rest()
    t.go(Noticed())
    t.take("noticed_settled")
    t.context.staff_in = False


def _close_cards(page: object) -> None:
    """Takes away the card that asked."""
    from PySide6.QtCore import QObject

    from wastequiz.ui.widgets.flag_sheet import FlagSheet

    assert isinstance(page, QObject)
    for sheet in page.findChildren(FlagSheet):
        sheet.stay()


def _leave(t: Tour) -> None:
    """Ends the session's round, so that home does not offer it again."""
    from wastequiz.ui.context import Session

    if t.context.session.playing is not None:
        t.context.session.playing.give_up()
    t.context.session = Session()
