"""The main job as people do it: first start, a class, a round, the board; and the same after the power was cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person, school_folder
from wastequiz import i18n
from wastequiz.domain.kinds import KINDS, slip
from wastequiz.ui.activities import ACTIVITIES
from wastequiz.ui.places import Home
from wastequiz.ui.screens.class_board import ClassBoardScreen
from wastequiz.ui.screens.first_start import FirstStartScreen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.quizzes import QuizzesScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.rosters import RostersScreen
from wastequiz.ui.screens.round_set_up import RoundSetUpScreen
from wastequiz.ui.screens.staff_pin import AGAIN, FIRST, StaffPinScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen

PIN = "246810"
LEVELS, SORT, RACE, CHESS, MEMORY, GAMES, QUIZZES, LOOK_UP, LESSON, BOARD = range(10)


def test_a_teacher_sets_up_a_class_and_a_student_plays_ten_questions(person: Callable[..., Person], tmp_path: Path) -> None:
    folder = school_folder(tmp_path / "school")  # nobody answered the first start's questions yet
    one = person(folder)
    first_start(one)
    teacher_adds_a_class(one, "3-2", 12)
    points = student_plays(one, seat=7)
    board_shows(one, seat=7, points=points)
    one.close()

    again = person(folder)
    home = again.arrive(HomeScreen)
    assert home.offer is None, "a finished round is not offered again"
    again.click(home.tiles[BOARD])
    board_shows(again, seat=7, points=points)


def first_start(one: Person) -> None:
    page = one.arrive(FirstStartScreen)
    one.click(page.languages[page.codes.index("en")])
    one.click(page.cities[0])
    one.click(page.start)
    one.arrive(HomeScreen)
    assert one.language == "en" and one.program.school.preferences.scheme == "cn-harbin"


def teacher_adds_a_class(one: Person, name: str, seats: int) -> None:
    one.click(one.arrive(HomeScreen).desk)
    pin = one.arrive(StaffPinScreen)
    one.wait(lambda: pin.state == FIRST)
    for digit in PIN:
        one.click(next(k for k in pin.keys if k.label == digit))
    one.click(pin.ok)
    one.wait(lambda: pin.state == AGAIN)
    for digit in PIN:
        one.click(next(k for k in pin.keys if k.label == digit))
    one.click(pin.ok)
    desk = one.arrive(RostersScreen)
    one.wait(lambda: desk.form is desk.class_form)
    one.click(desk.class_form.name)
    one.press(name)
    one.click(desk.class_form.seats)
    one.press(str(seats))
    one.click(desk.class_form.save)
    one.wait(lambda: len(desk.students) == seats)
    one.click(desk.rail[0])
    one.arrive(HomeScreen)


def student_plays(one: Person, seat: int) -> float:
    """Ten questions: the first wrong, the second with a hint, time runs out at the third, the rest right. Gives the points."""
    one.click(one.quizzes("quiz"))
    who = one.arrive(WhoPlaysScreen)
    if not who.students:
        one.wait(lambda: who.paged is not None and (who.students or who.paged.pieces))
    if not who.students:
        assert who.paged is not None
        one.click(who.paged.pieces[0])
        one.wait(lambda: who.students)
    assert who.paged is not None
    one.click(who.paged.pieces[[s.seat for s in who.students].index(seat)])
    set_up = one.arrive(RoundSetUpScreen)
    one.wait(lambda: set_up.paged)
    one.click(set_up.clock) if not set_up.clock.isChecked() else None
    assert set_up.spec.limit_s is not None and set_up.spec.length == 10
    one.click(set_up.start)
    for number in range(1, 11):
        page = one.question(number)
        if number == 3:
            page.clock.limit_ms = 300  # a very short clock instead of a long test
        elif number == 2 and page.hint is not None:
            one.click(page.hint)
            assert sum(t.state == "removed" for t in page.tiles) == (1 if page.tiles else 0)
            one.click(right_tile(page))
        else:
            one.click(right_tile(page) if number != 1 else wrong_tile(page))
        one.wait(lambda page=page: page.answer is not None)
        answer = page.answer
        assert answer is not None and page.sheet is not None and page.next is not None
        assert page.sheet.feedback.reason, "why is said after every answer"
        if number == 1:
            assert answer.correct < 1 and page.next.label == "Got it"
        if number == 3:
            assert answer.timed_out
        if number > 3:
            assert answer.correct == 1
        one.click(page.next)
    results = one.arrive(ResultsScreen)
    assert len(results.mistakes) == 2
    assert results.progress.right == 8
    assert results.board is not None
    points = results.progress.points
    one.click(results.board)
    return points


def right_tile(page: QuizScreen) -> Any:
    """The piece whose touch answers rightly: a tile, or Done once the rest is set. Each kind's own journey touches the rest too."""
    return page.answers.fill(KINDS[page.question.kind].solution(page.question))


def wrong_tile(page: QuizScreen) -> Any:
    return page.answers.fill(slip(page.question, Random(1)))


def board_shows(one: Person, seat: int, points: float) -> None:
    board = one.arrive(ClassBoardScreen)
    one.wait(lambda: board.board is not None or board.paged is not None)
    if board.board is None:
        assert board.paged is not None
        one.click(board.paged.pieces[0])
        one.wait(lambda: board.board is not None)
    assert board.board is not None
    assert [(row.seat, row.points) for row in board.board.rows] == [(seat, points)]


# ---- cut off


def test_a_round_cut_off_by_a_power_cut_is_offered_again_where_it_stopped(person: Callable[..., Person], tmp_path: Path) -> None:
    one = person()
    one.click(one.quizzes("truth"))
    for number in (1, 2, 3):
        page = one.question(number)
        one.click(right_tile(page))
        one.wait(lambda page=page: page.answer is not None)
        if number < 3:
            assert page.next is not None
            one.click(page.next)
    answered = one.screen.playing.progress  # type: ignore[attr-defined]
    copy = tmp_path / "what the disk holds"
    shutil.copytree(one.folder, copy)  # as the power cut would leave it: file, WAL and day file as they are

    again = person(copy)
    home = again.arrive(HomeScreen)
    again.wait(lambda: home.offer is not None)
    assert home.offer is not None
    assert "question 4 of 10" in home.offer.card.accessibleName()
    again.click(home.offer.yes)
    page = again.question(4)
    assert page.playing.progress.answers == answered.answers
    assert page.question == answered.question
    for number in range(4, 11):
        page = again.question(number)
        again.click(right_tile(page))
        again.wait(lambda page=page: page.answer is not None)
        assert page.next is not None
        again.click(page.next)
    assert again.arrive(ResultsScreen).progress.right == 10


def test_an_interrupted_round_may_be_let_be(person: Callable[..., Person], tmp_path: Path) -> None:
    one = person()
    one.click(one.quizzes("truth"))
    page = one.question(1)
    one.click(right_tile(page))
    one.wait(lambda: page.answer is not None)
    one.close()

    again = person(one.folder)
    home = again.arrive(HomeScreen)
    again.wait(lambda: home.offer is not None)
    assert home.offer is not None
    again.click(home.offer.no)
    assert home.offer is None
    again.close()
    assert once_more_without_offer(person, one.folder)


def once_more_without_offer(person: Callable[..., Person], folder: Path) -> bool:
    third = person(folder)
    home = third.arrive(HomeScreen)
    seen: list[bool] = []
    third.program.school.tell(lambda _db: None, lambda _none: seen.append(True))  # comes after the question for an interrupted round
    third.wait(lambda: seen)
    return home.offer is None


# ---- by other ways than the mouse


def test_a_whole_quiz_with_the_keyboard_alone(window: Person) -> None:
    """Tab, arrows, Enter, 1-4, Space and Esc."""
    me = window
    home = me.arrive(HomeScreen)
    me.tab_to(home.tiles[QUIZZES])
    me.press(Qt.Key.Key_Return)
    me.arrive(QuizzesScreen)
    me.tab_to("Practice")
    me.press(Qt.Key.Key_Return)
    me.arrive(WhoPlaysScreen)
    me.tab_to("Play as a guest")
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: me.there("Fox"))
    me.press(Qt.Key.Key_Return)
    set_up = me.arrive(RoundSetUpScreen)
    me.wait(lambda: set_up.paged)
    me.tab_to(set_up.lengths[0])
    me.press(Qt.Key.Key_Space)
    assert set_up.spec.length == 5
    me.tab_to(set_up.start)
    me.press(Qt.Key.Key_Return)

    page = me.question(1)
    me.press(Qt.Key.Key_Escape)
    assert page.paused is not None
    me.press("1")
    assert page.answer is None, "no answer while paused"
    me.press(Qt.Key.Key_Escape)
    assert page.paused is None
    me.press(Qt.Key.Key_Space)
    assert me.program.context.voice.last, "Space reads the question aloud"
    number = 1
    while not isinstance(me.screen, ResultsScreen):
        page = me.question(number)
        tile = right_tile(page)
        if number % 2 and tile in page.tiles:
            me.press(str(page.tiles.index(tile) + 1))
        else:
            me.tab_to(tile)
            me.press(Qt.Key.Key_Return)
        me.wait(lambda page=page: page.answer is not None)
        assert QApplication.focusWidget() is page.next
        me.press(Qt.Key.Key_Return)
        number += 1
        me.wait(lambda page=page: me.screen is not page)
    results = me.arrive(ResultsScreen)
    assert results.progress.right == 5
    me.press(Qt.Key.Key_Escape)
    me.arrive(HomeScreen)


def test_arrows_walk_over_home(window: Person) -> None:
    home = window.arrive(HomeScreen)
    window.wait(lambda: home.tiles[0].hasFocus())
    window.press(Qt.Key.Key_Right)
    assert home.tiles[1].hasFocus()
    window.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() in home.tiles[2:]


def test_guests_play_the_picture_game_by_touch(window: Person) -> None:
    """One who cannot read: five questions in pictures, read aloud, nothing to sign in for."""
    me = window
    me.touch(me.quizzes("pictures", me.touch))
    number = 1
    while not isinstance(me.screen, ResultsScreen):
        page = me.question(number)
        spec = page.playing.progress.round.spec
        assert spec.pictures_only and spec.practice
        assert me.program.context.voice.last or number == 1
        me.touch(right_tile(page) if number != 2 else wrong_tile(page))
        me.wait(lambda page=page: page.answer is not None)
        assert page.next is not None
        me.touch(page.next)
        number += 1
        me.wait(lambda page=page: me.screen is not page)
    results = me.arrive(ResultsScreen)
    assert results.progress.right == 4 and number - 1 == 6, "a missed one comes back in practice"
    assert results.board is None
    me.touch(results.home)
    me.arrive(HomeScreen)


def test_the_language_changes_live_on_home(window: Person) -> None:
    me = window
    before = me.arrive(HomeScreen)
    assert before.tiles[LOOK_UP].name_of_tile == "Look up"
    me.click(before.language)
    me.wait(lambda: me.screen is not before)
    after = me.arrive(HomeScreen)
    assert me.language == "zh_CN"
    assert after.tiles[LOOK_UP].name_of_tile == i18n._(ACTIVITIES[LOOK_UP].name) != "Look up"
    assert me.window.windowTitle() == "分得清"
    me.click(after.language)
    me.wait(lambda: me.screen is not after)
    assert me.language == "en"
    assert me.place == Home()
    me.close()
    assert me.program.school.preferences.language == "en"


def test_two_quick_touches_count_once(window: Person) -> None:
    """The first answer counts; a second tap on another tile, or twice on Next, changes nothing."""
    me = window
    me.click(me.quizzes("truth"))
    page = me.question(1)
    me.click(page.tiles[0])
    me.click(page.tiles[1])
    me.wait(lambda: page.answer is not None)
    assert page.answer is not None and page.answer.choice == (page.tiles[0].option.id,)
    assert page.next is not None
    spot = me.spot(page.next)
    me.click(page.next)
    me.qtbot.mouseClick(me.window, Qt.MouseButton.LeftButton, pos=spot)
    page = me.question(2)
    assert len(page.playing.progress.answers) == 1


def test_leaving_a_round_keeps_what_was_answered(window: Person) -> None:
    me = window
    me.click(me.quizzes("truth"))
    page = me.question(1)
    me.click(right_tile(page))
    me.wait(lambda: page.answer is not None)
    assert page.next is not None
    me.click(page.next)
    page = me.question(2)
    me.click(page.pause_button)
    assert page.paused is not None
    me.click(page.paused.leave)
    home = me.arrive(HomeScreen)
    me.close()
    assert home is not page
