"""Ready quizzes through the real window: a lesson by touch for a seat of a class, an exam by keyboard that is left and taken up again, the kindergarten's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.person import Person, school_folder
from tests.services.asking import heard
from wastequiz.cli.touring import choice_of
from wastequiz.domain.items import Band
from wastequiz.domain.sets import EXAM, KINDERGARTEN, LESSON
from wastequiz.services import enrolling
from wastequiz.services.school import School
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.quizzes import QuizzesScreen
from wastequiz.ui.screens.ready_sets import ReadySetsScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen


def stands(me: Person) -> ReadySetsScreen:
    page = me.arrive(ReadySetsScreen)
    me.wait(lambda: bool(page.cards))
    return page


def card_of_use(page: ReadySetsScreen, use: str) -> int:
    """The number, on the page shown, of the first set for that use."""
    shown = [offer.ready for offer in page.offers if offer.ready.band == page.band]
    return next(n for n, ready in enumerate(shown) if ready.use == use)


def answers(me: Person, mark: str, *, by: Callable[[QuizScreen], None]) -> QuizScreen:
    """Answers the question that stands, right ("r") or not ("w"), with the last step done by `by`."""
    page = me.arrive(QuizScreen)
    last = page.answers.fill(choice_of(page.question, mark))
    last.setFocus()
    by(page)
    return page


def test_a_seat_of_a_class_plays_a_lesson_by_touch(person: Callable[..., Person], tmp_path: Path) -> None:
    folder = school_folder(tmp_path / "school", language="en", scheme="cn-harbin")
    school = School(folder).open_and_wait()
    heard(school, lambda done, failed: enrolling.add_class(school, "3-1", Band.g34, 2, done, failed))
    school.close()
    me = person(folder)
    me.arrive(HomeScreen)
    me.touch(me.quizzes("sets", me.touch))
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    if not who.students:
        assert who.paged is not None
        me.touch(who.paged.pieces[0])
        me.wait(lambda: who.students and who.paged is not None)
    assert who.paged is not None
    me.touch(who.paged.pieces[1])
    page = stands(me)
    assert page.band == Band.g34
    me.touch(page.cards[card_of_use(page, LESSON)])
    asked = 0
    while not isinstance(me.screen, ResultsScreen):
        quiz = me.question(asked + 1)
        last = quiz.answers.fill(choice_of(quiz.question, "r"))
        me.touch(last)
        me.wait(lambda quiz=quiz: quiz.answer is not None)
        assert quiz.sheet is not None and quiz.next is not None, "a lesson explains at once"
        asked += 1
        me.touch(quiz.next)
        me.wait(lambda quiz=quiz: me.screen is not quiz)
    results = me.arrive(ResultsScreen)
    assert results.progress.right == asked >= 10
    assert results.progress.round.contestant.seat == 2
    played = results.progress.round.spec.ready_set
    assert results.once_more is not None
    me.touch(results.once_more)
    assert me.question(1).playing.progress.round.spec.ready_set == played


def test_an_exam_is_taken_by_keyboard_and_taken_up_after_the_program_was_closed(person: Callable[..., Person]) -> None:
    me = person()
    me.arrive(HomeScreen)
    me.tab_to("Quizzes")
    me.press(Qt.Key.Key_Return)
    me.arrive(QuizzesScreen)
    me.tab_to("Ready quizzes")
    me.press(Qt.Key.Key_Return)
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.empty is not None or who.paged is not None)
    me.tab_to("Play as a guest")
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: who.paged is not None)
    me.press(Qt.Key.Key_Return)
    page = stands(me)
    me.tab_to(page.band_cards[-1])
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: page.band == Band.adult)
    me.tab_to(page.cards[card_of_use(page, EXAM)])
    me.press(Qt.Key.Key_Return)
    for number in range(1, 6):
        quiz = me.question(number)
        answers(me, "w" if number == 1 else "r", by=lambda _page: me.press(Qt.Key.Key_Return))
        me.wait(lambda quiz=quiz: me.screen is not quiz)
    assert me.question(6).sheet is None, "an exam says nothing before its end, the next question comes by itself"
    me.close()
    again = person(me.folder)
    home = again.arrive(HomeScreen)
    again.wait(lambda: home.offer is not None)
    assert home.offer is not None
    again.tab_to(home.offer.yes)
    again.press(Qt.Key.Key_Return)
    for number in range(6, 31):
        quiz = again.question(number)
        answers(again, "r", by=lambda _page: again.press(Qt.Key.Key_Return))
        again.wait(lambda quiz=quiz: again.screen is not quiz)
    results = again.arrive(ResultsScreen)
    assert results.progress.right == 29 and len(results.mistakes) == 1
    assert "Passed!" in results.score.accessibleName()
    assert results.review.accessibleName().startswith("Look at these once more")


def test_the_kindergarten_plays_in_pictures(person: Callable[..., Person]) -> None:
    me = person()
    me.arrive(HomeScreen)
    me.touch(me.quizzes("sets", me.touch))
    me.arrive(WhoPlaysScreen)
    me.touch("Play as a guest")
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    assert who.paged is not None
    me.touch(who.paged.pieces[0])
    page = stands(me)
    me.touch(page.band_cards[0])
    me.wait(lambda: page.band == Band.pre)
    me.touch(page.cards[card_of_use(page, KINDERGARTEN)])
    quiz = me.question(1)
    assert quiz.playing.progress.round.spec.pictures_only and quiz.aloud
    assert len(quiz.playing.progress.round.questions) == 8
    assert quiz.context.voice.last, "the question is read aloud"
