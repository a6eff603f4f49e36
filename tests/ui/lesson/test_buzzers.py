"""Buzzers: who is down first answers; a miss opens the others; keys are learnt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.factories import make_choice, put, wrong_ids
from tests.ui.lesson.a_page import WayPage, begun, do, fingers, kept, opened, teams
from tests.ui.screens.playground import click, context_on, press, shown
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.lesson_steps import Chosen
from wastequiz.services.school import School
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import LessonPlay
from wastequiz.ui.screens.lesson import LessonScreen


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def at_buzzers(qtbot: Any, context: Context, n: int = 3, **changes: Any) -> WayPage:
    return opened(qtbot, context, begun(qtbot, context, "buzzers", teams=teams(n), ready_set="", topic="items", **changes))


def first(qtbot: Any, page: WayPage, team: int) -> None:
    qtbot.waitUntil(lambda: page.way.first == team)


def test_the_first_one_down_answers_on_the_board(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context)
    assert all(buzzer.isVisible() for buzzer in page.way.buzzers)
    assert not any(part.isVisible() for part in page.way._answers)
    with fingers(page) as hand:
        hand.down(page.way.buzzers[1])
        first(qtbot, page, 2)
        hand.up(page.way.buzzers[1])
    assert not any(buzzer.isVisible() for buzzer in page.way.buzzers)
    assert any(part.isVisible() for part in page.way._answers)
    page.way.press(3)
    assert page.way.first == 2
    page.way.board.heard.emit(Chosen(KINDS[page.way.question.kind].solution(page.way.question)))
    kept(qtbot, page, 1)
    entry = page.host.lesson.entries[0]
    assert (entry.team, entry.correct) == (2, 1)
    do(qtbot, page, page.host.tell)
    page.grab()


def on_the_page(qtbot: Any, context: Context, **changes: Any) -> LessonScreen:
    host = begun(qtbot, context, "buzzers", teams=teams(3), topic="items", **changes)
    context.session = Session(hosting=host)
    screen = LessonScreen(context)
    shown(qtbot, screen)
    qtbot.waitUntil(lambda: bool(screen.students))
    return screen


def test_who_was_first_is_shown_and_said_at_once(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(context.voice, "say", said.append)
    screen = on_the_page(qtbot, context)
    way: Any = screen.way
    assert screen.plate.who == "Everybody" and not way.not_them.isVisible()
    press("2")
    first(qtbot, cast("Any", screen), 2)
    assert (screen.plate.who, screen.plate.line, screen.plate.picture) == ("Team Deer", "Was first! It is your turn", "avatars/deer")
    assert [on for _picture, _points, on in screen.strip.scores] == [False, True, False]
    assert said == ["Team Deer"]
    assert screen.on.kind == ("paper" if way.gives is not None else "primary")


def test_a_false_buzz_is_taken_back_by_a_button(qtbot: Any, context: Context) -> None:
    screen = on_the_page(qtbot, context)
    way: Any = screen.way
    press("3")
    first(qtbot, cast("Any", screen), 3)
    assert way.not_them.isVisible() and way.not_them.label == "Not them"
    click(qtbot, way.not_them)
    assert way.first == 0 and screen.plate.who == "Everybody" and not way.not_them.isVisible()
    assert all(buzzer.isVisible() for buzzer in way.buzzers) and not way.shield.isVisible()


@pytest.mark.parametrize("by", ["finger", "key"])
def test_the_answer_under_the_finger_that_buzzed_hears_nothing_for_a_moment(qtbot: Any, context: Context, by: str) -> None:
    question = put(make_choice("one"))
    page = opened(qtbot, context, begun(qtbot, context, "buzzers", teams=teams(3), question=question))
    spot = page.way.buzzers[0].geometry().center()
    press("1")
    first(qtbot, page, 1)
    assert page.way.still.isActive() and page.way.still.interval() == 600
    if by == "key":
        press("1")
    else:
        for tile in page.way.board.area.tiles:
            qtbot.mouseClick(page.childAt(tile.geometry().center()), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.childAt(spot), Qt.MouseButton.LeftButton)
    assert not page.heard
    page.way.let_answer()
    tile = page.way.board.area.tiles[0]
    qtbot.mouseClick(page.childAt(tile.geometry().center()), Qt.MouseButton.LeftButton)
    kept(qtbot, page, 1)


def test_in_one_moment_the_order_is_fixed(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context)
    with fingers(page) as hand:
        hand.down(page.way.buzzers[2], page.way.buzzers[1])
        first(qtbot, page, 2)
        hand.up(page.way.buzzers[2], page.way.buzzers[1])


def test_mouse_enter_and_number_keys_buzz_too_and_a_buzz_can_be_taken_back(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context)
    click(qtbot, page.way.buzzers[0])
    first(qtbot, page, 1)
    page.setFocus()
    press(Qt.Key.Key_PageUp)
    assert page.way.first == 0 and page.way.buzzers[0].isVisible()
    page.way.buzzers[2].setFocus()
    press(Qt.Key.Key_Return)
    first(qtbot, page, 3)
    page.setFocus()
    press(Qt.Key.Key_PageUp, "2")
    first(qtbot, page, 2)
    press("9")
    assert page.way.first == 2


def test_where_it_was_missed_the_others_may_take_it_over(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context, steal=True)
    places: list[Any] = []
    page.go.connect(places.append)
    press("1")
    first(qtbot, page, 1)
    page.way.board.heard.emit(Chosen(wrong_ids(page.way.question)[:1] if page.way.question.options else ()))
    qtbot.waitUntil(lambda: len(page.host.lesson.entries) == 1 and page.way.first == 0)
    assert [buzzer.light for buzzer in page.way.buzzers] == ["dark", "ready", "ready"]
    assert all(buzzer.isVisible() for buzzer in page.way.buzzers)
    press("1", "3")
    qtbot.waitUntil(lambda: places == [LessonPlay()])
    again = opened(qtbot, context, page.host)
    assert again.way.first == 3 and not again.way.take_back()
    again.way.board.heard.emit(Chosen(KINDS[again.way.question.kind].solution(again.way.question)))
    kept(qtbot, again, 2)
    assert (again.host.lesson.entries[1].team, again.host.lesson.entries[1].stolen) == (3, True)


def test_keys_of_buzzers_are_learnt_at_their_first_press_and_known_tomorrow(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context, 2)
    click(qtbot, page.way.learn)
    assert [buzzer.accessibleDescription() for buzzer in page.way.buzzers] == ["Press your buzzer", ""]
    page.setFocus()
    press("b", "x")
    assert not page.way.learning and [buzzer.key_name for buzzer in page.way.buzzers] == ["b", "x"]
    again = opened(qtbot, context, page.host)
    press("x")
    first(qtbot, again, 2)
    tomorrow = School(context.school.folder)
    context.school.close()
    kept = tomorrow.open_and_wait().preferences.buzzer_keys
    tomorrow.close()
    assert kept == "bx"


def test_another_lesson_knows_the_station_s_buzzers_and_can_learn_others(qtbot: Any, context: Context) -> None:
    context.school.prefer(buzzer_keys="bx")
    page = at_buzzers(qtbot, context, 3)
    assert [buzzer.key_name for buzzer in page.way.buzzers] == ["b", "x", "3"]
    press("x")
    first(qtbot, page, 2)
    press(Qt.Key.Key_PageUp)
    click(qtbot, page.way.learn)
    page.setFocus()
    press("k", "ß")
    assert context.school.preferences.buzzer_keys == "kß" and page.way.learning


def test_nobody_buzzes_in_a_pause(qtbot: Any, context: Context) -> None:
    page = at_buzzers(qtbot, context)
    do(qtbot, page, page.host.pause)
    page.way.press(1)
    QCoreApplication.processEvents()
    assert page.way.first == 0 and not page.way.shared.pressed
    do(qtbot, page, page.host.pause, on=False)
    page.way.press(1)
    QCoreApplication.processEvents()
    assert page.way.first == 1, "the same press counts once the pause is over"
