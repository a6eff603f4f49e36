"""A lesson in two windows: the class sees no answer beforehand, both follow the one lesson, and a cable that is pulled stops nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.factories import make_short, put
from tests.ui.class_view_desk import DESK, RIGHT, WHY, Desk, question, words_in
from tests.ui.lesson.a_page import fingers
from tests.ui.screens.playground import click, context_on, not_cut, pixels, press
from wastequiz.domain.lesson import METHODS
from wastequiz.domain.lesson_steps import Chosen
from wastequiz.ui.class_view.screens import Shown
from wastequiz.ui.context import Context
from wastequiz.ui.places import LessonPlay
from wastequiz.ui.screens.lesson_board import LessonBoardScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(class_view=True)
        yield made


@pytest.fixture
def desk(qtbot: Any, context: Context) -> Iterator[Desk]:
    made = Desk(qtbot, context)
    yield made
    made.projector.close()


# ---------------------------------------------------------------------------------------------------- one screen


@pytest.mark.parametrize("shown", [(DESK,), (DESK, Shown("mirror", QRect(0, 0, 1024, 768)))])
def test_with_one_screen_or_a_mirrored_one_the_class_sees_the_teachers_window_and_no_answer(
    qtbot: Any, context: Context, shown: tuple[Shown, ...]
) -> None:
    desk = Desk(qtbot, context, *shown)
    desk.give("hands", question=question())
    assert not desk.projector.is_open and not desk.teachers.teacher.button.isVisible()
    assert not desk.teachers.teacher.note.isVisible()
    assert not any(WHY in said for said in words_in(desk.window))
    desk.do(desk.teachers.hosting.pause)
    desk.window.navigator.go(LessonPlay())
    qtbot.waitUntil(lambda: desk.teachers.popup is not None)
    assert desk.teachers.popup is not None and len(desk.teachers.popup.buttons) == 4


def test_where_the_teacher_does_not_want_it_a_second_screen_changes_nothing_but_offers_it(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(class_view=False)
    desk = Desk(qtbot, context)
    desk.give("teams", question=question())
    page = desk.teachers
    assert not desk.projector.is_open and not any(WHY in said for said in words_in(desk.window))
    assert page.teacher.button.accessibleName() == "Class view on the second screen"
    not_cut(page)
    click(qtbot, page.teacher.button)
    assert desk.projector.is_open and context.school.preferences.class_view
    assert page.teacher.button.accessibleName() == "Close the class view"
    not_cut(page)
    click(qtbot, page.teacher.button)
    assert not desk.projector.is_open and not context.school.preferences.class_view
    desk.projector.close()


# ---------------------------------------------------------------------------------------------------- what each window shows


@pytest.mark.parametrize("method", METHODS)
def test_the_class_sees_no_answer_before_it_is_told(qtbot: Any, desk: Desk, method: str) -> None:
    host = desk.give(method, question=question("b"))
    qtbot.waitUntil(lambda: bool(desk.of_class.students))
    said, seen = words_in(desk.beside), pixels(desk.of_class)
    assert not any(WHY in one for one in said)
    if method == "spoken":
        assert not any(RIGHT in one for one in said)
    host.lesson = replace(host.lesson, questions=(question("c"),) * len(host.lesson.questions))
    desk.projector.again()
    qtbot.waitUntil(lambda: bool(desk.of_class.students))
    assert words_in(desk.beside) == said, "whichever is right, the class is told the same"
    assert pixels(desk.of_class) == seen, "and sees the same"


def test_the_teacher_sees_answer_and_why_and_who_is_next_while_the_class_does_not(desk: Desk, qtbot: Any) -> None:
    desk.give("teams", question=question())
    note = desk.teachers.teacher.note
    assert note.isVisible() and note.answer == f"B · {RIGHT[0].upper()}{RIGHT[1:]}" and WHY in note.why
    assert note.following == "Next: Team Deer"
    not_cut(desk.teachers)
    card = desk.teachers.where(desk.teachers.card)
    assert not card.intersects(desk.teachers.where(note)) and desk.teachers.area.contains(desk.teachers.where(note))
    desk.projector.close()
    assert not note.isVisible() and not any(WHY in said for said in words_in(desk.window))


@pytest.mark.parametrize("method", METHODS)
def test_what_was_right_is_told_in_both_windows_in_one_moment(qtbot: Any, desk: Desk, method: str) -> None:
    host = desk.give(method, question=question())
    if method == "roll_call":
        desk.do(host.call)
        desk.window.navigator.go(LessonPlay())
    desk.teachers.enter(desk.answers())
    if method == "lanes":
        desk.teachers.enter(Chosen(("a",), team=2))
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    assert desk.of_class.sheet is not None
    assert any(WHY in said for said in words_in(desk.beside)) and not desk.teachers.teacher.note.isVisible()
    desk.of_class.grab()
    not_cut(desk.teachers)


def test_both_windows_go_on_together_to_the_standings_and_the_end(qtbot: Any, desk: Desk) -> None:
    host = desk.give("teams", question=question())
    for at in range(4):
        assert desk.of_class.hosting.lesson.at == at and desk.of_class.plate.who == desk.teachers.plate.who
        desk.teachers.enter(desk.answers(right=at != 2))
        qtbot.waitUntil(lambda: desk.of_class.sheet is not None)
        desk.teachers.go_on()
        board = LessonBoardScreen if at in (1, 3) else object
        qtbot.waitUntil(lambda board=board, at=at: isinstance(desk.beside.navigator.screen, board) and host.lesson.phase != "told")
        if at == 1:
            qtbot.waitUntil(lambda: isinstance(desk.window.navigator.screen, LessonBoardScreen))
            standings = desk.beside.navigator.screen
            assert isinstance(standings, LessonBoardScreen) and standings.title.text() == "After round 1 of 2" and not standings.buttons
            desk.do(host.next)
            desk.window.navigator.go(LessonPlay())
        elif at < 3:
            qtbot.waitUntil(lambda: desk.teachers.sheet is None)
    end = desk.beside.navigator.screen
    assert isinstance(end, LessonBoardScreen) and end.over and not end.buttons
    qtbot.waitUntil(lambda: host.closed and bool(end.lines))
    assert [line.who for line in end.lines] == ["Team Deer", "Team Fox"]


def test_an_answer_taken_back_and_a_question_taken_over_are_fresh_in_both(qtbot: Any, desk: Desk) -> None:
    host = desk.give("teams", question=question(), steal=True)
    desk.teachers.enter(desk.answers(right=False))
    qtbot.waitUntil(lambda: bool(host.lesson.answered))
    assert desk.of_class.sheet is None
    desk.do(host.steal)
    assert desk.of_class.plate.line == "For half the points"
    desk.window.navigator.go(LessonPlay())
    desk.teachers.enter(Chosen(("b",)))
    qtbot.waitUntil(lambda: desk.of_class.sheet is not None)
    desk.do(host.void, 1)
    assert desk.of_class.sheet is None and not any(WHY in said for said in words_in(desk.beside))


def test_the_clock_is_the_teachers(qtbot: Any, desk: Desk) -> None:
    desk.give("teams", question=question(), limit_s=20)
    desk.teachers.clock.ticked.emit(0.5, 10)
    assert desk.of_class.card.ring == desk.teachers.card.ring == (0.5, "10")
    desk.teachers.go_on()
    qtbot.waitUntil(lambda: desk.of_class.sheet is not None)
    assert desk.of_class.card.ring is None


def test_a_pause_is_seen_by_the_class_and_hides_the_answers_there(qtbot: Any, desk: Desk) -> None:
    desk.give("lanes", question=question())
    press("b")
    qtbot.waitUntil(lambda: desk.teachers.popup is not None)
    assert "A short break" in words_in(desk.beside)
    assert not any(option.isVisible() for lane in desk.of_class.way.lanes for option in lane.options)  # type: ignore[attr-defined]
    desk.of_class.grab()
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not desk.teachers.lesson.paused and desk.teachers.popup is None)
    assert "A short break" not in words_in(desk.beside) and desk.of_class.listens


# ---------------------------------------------------------------------------------------------------- touches and keys


def test_teams_answer_in_their_lanes_on_the_classs_window(qtbot: Any, desk: Desk) -> None:
    host = desk.give("lanes", question=question())
    of_class, teachers = desk.of_class.way, desk.teachers.way
    with fingers(desk.beside) as hand:
        hand.down(of_class.lanes[0].options[1])  # type: ignore[attr-defined]
        hand.up(of_class.lanes[0].options[1])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: teachers.lanes[0].answer == "b")  # type: ignore[attr-defined]
    assert not any(option.isEnabled() for option in teachers.lanes[0].options), "one lane, whichever window"  # type: ignore[attr-defined]
    click(qtbot, teachers.lanes[1].options[0])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.of_class.sheet is not None)
    assert [(entry.team, entry.choice) for entry in host.lesson.entries] == [(1, ("b",)), (2, ("a",))]


def test_whoever_was_called_touches_the_answer_on_the_classs_window(qtbot: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    host = desk.give("teams", question=question())
    monkeypatch.setattr(desk.teachers.clock, "used_ms", lambda: 2_500)
    click(qtbot, desk.of_class.way.area.fill(("b",)))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    assert [entry.choice for entry in host.lesson.entries] == [("b",)] and host.lesson.entries[0].ms == 2_500


def test_buzzers_are_pressed_there_and_sound_once(qtbot: Any, desk: Desk, context: Context, played: list[str]) -> None:
    desk.give("buzzers", question=question())
    desk.of_class.way.press(2)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.teachers.way.first == 2)  # type: ignore[attr-defined]
    assert played == ["press"]
    assert desk.of_class.way.answers_shown and desk.teachers.way.answers_shown  # type: ignore[attr-defined]
    press(Qt.Key.Key_PageUp)
    assert not desk.of_class.way.answers_shown  # type: ignore[attr-defined]
    press("1")
    qtbot.waitUntil(lambda: desk.of_class.way.first == 1)  # type: ignore[attr-defined]
    click(qtbot, desk.of_class.way.board.area.fill(("a",)))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)


def test_a_missed_question_is_taken_over_by_a_buzzer_on_the_classs_window(qtbot: Any, desk: Desk) -> None:
    host = desk.give("buzzers", question=question(), steal=True)
    desk.teachers.enter(desk.answers(right=False))
    qtbot.waitUntil(lambda: bool(host.lesson.answered))
    before = desk.teachers
    desk.of_class.way.press(2)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.window.navigator.screen is not before)
    assert host.lesson.stealing == 2 and desk.teachers.plate.who == desk.of_class.plate.who == "Team Deer"


@pytest.mark.parametrize("method", ["hands", "corners", "spoken"])
def test_where_the_teacher_enters_what_the_class_says_touches_there_do_nothing(qtbot: Any, desk: Desk, method: str) -> None:
    host = desk.give(method, question=question())
    page = desk.of_class
    assert not page.listens and page.childAt(page.rect().center()) is page.shield
    page.way.heard.emit(desk.answers())
    for x in range(100, 1900, 300):
        QTest.mouseClick(desk.beside.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(x, 700))
    desk.do(host.tell)
    assert host.lesson.entries == ()


def test_while_the_teacher_is_asked_something_touches_there_wait(qtbot: Any, desk: Desk) -> None:
    host = desk.give("lanes", question=question())
    desk.projector.hold(True)
    assert not desk.of_class.listens and desk.of_class.shield.isVisible()
    desk.of_class.way.heard.emit(Chosen(("b",), team=1))
    desk.projector.hold(False)
    assert desk.of_class.listens and not desk.of_class.shield.isVisible()
    desk.do(host.tell)
    assert host.lesson.entries == ()


def test_a_card_over_the_teachers_page_holds_the_class(qtbot: Any, desk: Desk) -> None:
    desk.give("teams", question=question())
    desk.teachers.pausing.end()
    assert not desk.of_class.listens
    desk.teachers.shut()
    assert desk.of_class.listens


def test_keys_that_reach_the_classs_window_mean_what_they_mean_in_the_teachers(qtbot: Any, desk: Desk) -> None:
    host = desk.give("teams", question=question())
    QTest.keyClick(desk.beside.windowHandle(), Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    assert host.lesson.phase == "told"
    QTest.keyClick(desk.beside.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.teachers.popup is not None)
    assert host.lesson.paused and desk.projector.is_open


def test_the_classs_window_never_takes_the_keyboard(desk: Desk) -> None:
    desk.give("teams", question=question())
    assert desk.beside.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert QApplication.activeWindow() is desk.window
    press(Qt.Key.Key_PageDown)
    assert desk.teachers.lesson.phase in ("ask", "told")


def test_a_word_is_written_on_the_board_with_its_own_keyboard(qtbot: Any, desk: Desk) -> None:
    host = desk.give("teams", question=put(make_short("word")))
    done = desk.of_class.way.area.fill(("boot",))  # type: ignore[attr-defined]
    click(qtbot, done)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.teachers.sheet is not None)
    assert host.lesson.entries[0].choice == ("boot",)


# ---------------------------------------------------------------------------------------------------- sound and voice


@pytest.fixture
def played(context: Context) -> list[str]:
    found: list[str] = []
    context.sound.play = found.append  # type: ignore[method-assign]
    return found


def test_sound_and_voice_play_once(qtbot: Any, desk: Desk, context: Context, played: list[str]) -> None:
    said: list[str] = []
    context.voice.say = said.append  # type: ignore[method-assign]
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    host = desk.give("teams", question=question(), rounds=1, each=1)
    qtbot.waitUntil(lambda: bool(said))
    QCoreApplication.processEvents()
    assert len(said) == 1
    desk.teachers.enter(desk.answers())
    qtbot.waitUntil(lambda: desk.of_class.sheet is not None and desk.teachers.sheet is not None)
    assert played == ["right"] and len(said) == 2
    desk.teachers.go_on()
    qtbot.waitUntil(lambda: isinstance(desk.window.navigator.screen, LessonBoardScreen) and host.closed)
    qtbot.waitUntil(lambda: len(said) >= 3)
    assert played == ["right", "win"] and len(said) == 3
