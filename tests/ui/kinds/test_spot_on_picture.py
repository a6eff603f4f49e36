"""A scene to search: places are touched and taken back, given together, and shown as found, missed or not meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import make_spots, put
from tests.ui.screens.playground import ask, click, context_on, press, shown
from wastequiz.ui.context import Context
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.spot_area import SpotArea


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, **spec: Any) -> tuple[QuizScreen, SpotArea]:
    ask(context, put(make_spots("find")), **spec)
    screen = QuizScreen(context)
    shown(qtbot, screen)
    assert isinstance(screen.answers, SpotArea)
    return screen, screen.answers


def answered(qtbot: Any, screen: QuizScreen) -> None:
    qtbot.waitUntil(lambda: screen.answer is not None)


def test_places_are_touched_and_taken_back_until_done_is_pressed(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    a, b, c, _d = area.spots
    assert area.done is not None
    assert not area.done.isEnabled()
    for spot in (a, c, c, b):
        click(qtbot, spot)
    assert area.chosen() == ("a", "b")
    assert area.count.number == 2
    assert screen.answer is None
    click(qtbot, area.done)
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.correct == 1
    assert [s.state for s in area.spots] == ["right", "right", "other", "other"]


def test_what_was_missed_and_what_was_not_meant_are_told_apart(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    assert area.done is not None
    click(qtbot, area.spots[0])
    click(qtbot, area.spots[3])
    click(qtbot, area.done)
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.correct == 0
    assert [s.state for s in area.spots] == ["right", "missed", "other", "wrong"]
    assert area.spots[1].accessibleDescription() == "this one was meant too"
    assert screen.sheet is not None
    assert screen.sheet.feedback.reason == "look at d"


def test_keys_touch_places_and_enter_gives_them(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    press_on(screen, "1")
    assert QApplication.focusWidget() is area.spots[0]
    press("2")
    screen.setFocus()
    press_on(screen, Qt.Key.Key_Return)
    answered(qtbot, screen)
    assert screen.answer is not None
    assert screen.answer.choice == ("a", "b")


def press_on(screen: QuizScreen, key: Qt.Key | str) -> None:
    screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    screen.setFocus()
    press(key)


def test_the_hint_shows_a_place_and_then_takes_a_wrong_one_away(qtbot: Any, context: Context) -> None:
    _screen, area = opened(qtbot, context)
    assert area.give_hint()
    assert area.chosen() == ("a",)
    area.spots[1].click()
    area.spots[2].click()
    assert area.give_hint()
    assert area.chosen() == ("a", "b")
    assert not area.give_hint()


def test_who_has_things_read_hears_what_was_touched(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    _screen, area = opened(qtbot, context)
    click(qtbot, area.spots[2])
    assert context.voice.last == "find c"


def test_the_place_lies_where_the_scene_has_it(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    scene = screen.where(area.scene)
    box = screen.where(area.spots[1])
    assert (box.x() - scene.x()) / scene.width() == pytest.approx(480 / 1600)
    assert box.height() / scene.height() == pytest.approx(200 / 900)
