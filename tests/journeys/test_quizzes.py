"""A teacher makes a quiz in a few taps; a student finds it on home, plays it, and it counts; an exam ends with a certificate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from tests.journeys.person import Person, school_folder
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.quizzes import Part, Quiz
from wastequiz.services import quizzing
from wastequiz.services.school import School
from wastequiz.store import pin, quizzes, rosters, totals
from wastequiz.ui.places import Quiz as QuizPlace
from wastequiz.ui.places import QuizzesDesk
from wastequiz.ui.screens.due_quizzes import DueQuizzesScreen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.quiz_editor import QuizEditorScreen
from wastequiz.ui.screens.quizzes_desk import QuizzesDeskScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen
from wastequiz.ui.widgets.select import ChoosingSheet

EXAM = Quiz("Exam", keys=("which_bin:banana_peel", "which_bin:aa_battery"), exam=True, certificate=True, minutes=5, rounds=2, tries=1)


def a_school(folder: Path, quiz: Quiz | None = None) -> Path:
    """A school with a class of three that was chosen last; maybe a quiz is set to it."""
    school_folder(folder, language="en", scheme="cn-harbin")
    school = School(folder).open_and_wait()

    def fill(db: Any) -> int:
        made = rosters.add_class(db, "3-2", Band.g34)
        rosters.fill_seats(db, made.id, 3)
        pin.set_pin(db, "246810")
        if quiz is not None:
            quizzing.save_now(school, db, quiz, classes=[made.id])
        return made.id

    school.prefer(last_class=school.ask(fill))
    school.close()
    return folder


def answer(me: Person, number: int, *, right: bool) -> None:
    """Answers the question that stands and goes on."""
    page = me.question(number)
    question = page.question
    choice = KINDS[question.kind].solution(question) if right else ()
    page.choose(choice)
    me.wait(lambda: me.screen is not page or page.next is not None)
    if me.screen is page and page.next is not None:
        page.next.click()
    me.wait(lambda: me.screen is not page)


def play_to(me: Person, number: int) -> None:
    """Answers rightly up to question `number`, without looking at the pages between."""
    playing = me.question(3).playing
    while len(playing.progress.answers) < number - 1:
        question, before = playing.progress.question, len(playing.progress.answers)
        assert question is not None
        playing.answer(KINDS[question.kind].solution(question), 900, lambda _answer: None, me.screen.trouble)
        me.wait(lambda before=before: len(playing.progress.answers) > before)
    me.window.navigator.go(QuizPlace())


def to_seat(me: Person, number: int) -> None:
    """From home by the card of the quiz to a seat of the class."""
    home = me.arrive(HomeScreen)
    me.wait(lambda: home.due is not None and home.due.isVisible())
    assert home.due is not None
    me.touch(home.due)
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    assert who.paged is not None and not any(b.accessibleName() == "Play as a guest" and b.isVisible() for b in who.bar)
    me.touch(who.paged.pieces[number - 1])


def test_a_teacher_makes_a_quiz_in_a_few_taps_and_a_student_plays_it(person: Callable[..., Person], tmp_path: Path) -> None:
    me = person(a_school(tmp_path / "s"))
    me.arrive(HomeScreen)
    me.program.context.staff_in = True
    me.window.navigator.go(QuizzesDesk())
    desk = me.arrive(QuizzesDeskScreen)
    me.wait(lambda: desk.found is not None)
    me.touch("Make a quiz")
    page = me.arrive(QuizEditorScreen)
    me.wait(lambda: page.for_classes.codes)
    me.press("Batteries and paper")
    row = page.rule.rows[0]
    me.touch(row.count)
    assert row.count.sheet is not None
    me.wait(lambda: row.count.sheet is not None and row.count.sheet.isVisible())
    me.touch(row.count.sheet.choices[8])
    me.touch(page.rule.rows[0].about)
    sheet = page.rule.rows[0].about.sheet
    assert sheet is not None
    for word in ("batteries", "paper"):
        me.press(word)
        me.press(Qt.Key.Key_Return)
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: page.quiz.rule == (Part(12, ("word:batteries", "word:paper")),))
    me.wait(lambda: "there are enough" in page.state.text())
    me.touch(page.ready)
    desk = me.arrive(QuizzesDeskScreen)
    me.wait(lambda: desk.found)
    assert desk.detail.assigned is not None and (desk.detail.assigned.done, desk.detail.assigned.of) == (0, 3)
    me.press(Qt.Key.Key_Escape)
    to_seat(me, 2)
    answer(me, 1, right=False)
    answer(me, 2, right=True)
    play_to(me, 12)
    answer(me, 12, right=True)
    results = me.arrive(ResultsScreen)
    assert results.progress.right == 11 and "110 of 120 points" in results.score.accessibleName()
    assert results.once_more is None
    school = me.program.context.school
    assert school.ask(totals.differences) == []
    (kept,) = school.ask(quizzing.rows_now)
    assert [(a.done, a.of) for a in kept.assigned] == [(1, 3)]
    me.touch("Done")
    to_seat(me, 2)
    due = me.arrive(DueQuizzesScreen)
    me.wait(lambda: due.cards)
    assert not due.cards[0].isEnabled() and due.cards[0].badge == "Done", "there is no second try"


def test_an_exam_is_silent_has_parts_and_ends_with_a_certificate(person: Callable[..., Person], tmp_path: Path) -> None:
    me = person(a_school(tmp_path / "s", EXAM))
    to_seat(me, 1)
    first = me.question(1)
    assert first.whole is not None and first.whole.seconds == 300 and first.hint is None
    answer(me, 1, right=True)
    second = me.question(2)
    me.wait(lambda: second.part is not None)
    assert second.part is not None and second.sheet is None
    me.touch(second.part.next)
    me.wait(lambda: second.part is None)
    answer(me, 2, right=True)
    results = me.arrive(ResultsScreen)
    assert "Passed! 80% are needed" in results.score.accessibleName()
    assert results.certificate is not None
    me.touch(results.certificate)
    me.wait(lambda: results.findChildren(ChoosingSheet))
    (ask,) = results.findChildren(ChoosingSheet)
    me.touch(ask.choices[0])
    me.wait(lambda: list((me.folder / "reports").glob("*.pdf")))
    (saved,) = (me.folder / "reports").glob("*.pdf")
    assert saved.read_bytes().startswith(b"%PDF") and "3-2" in saved.name


def test_time_that_is_up_ends_the_quiz_and_what_was_left_goes_on_later(person: Callable[..., Person], tmp_path: Path) -> None:
    me = person(a_school(tmp_path / "s", replace(EXAM, rounds=1)))
    to_seat(me, 1)
    answer(me, 1, right=True)
    page = me.question(2)
    page.give_up()
    home = me.arrive(HomeScreen)
    assert home.offer is None, "it is nobody else's to take up"
    to_seat(me, 1)
    page = me.question(2)
    assert isinstance(page, QuizScreen) and page.whole is not None
    page.whole.ran_out.emit()
    results = me.arrive(ResultsScreen)
    assert [a.timed_out for a in results.progress.answers] == [False, True]
    assert "Time was up: 1 question not reached" in results.score.accessibleName() and results.certificate is None
    school = me.program.context.school
    assert school.ask(totals.differences) == [] and school.ask(quizzes.quizzes)[0].quiz.name == "Exam"
