"""A word to write: by keyboard, or by the one on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import make_short, put
from tests.ui.screens.playground import ask, click, context_on, press, shown
from wastequiz import i18n
from wastequiz.ui.context import Context
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.short_area import ShortArea


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[QuizScreen, ShortArea]:
    ask(context, put(make_short("name_it")))
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    assert isinstance(screen.answers, ShortArea)
    area = screen.answers
    qtbot.waitUntil(lambda: QApplication.focusWidget() is area.field)
    return screen, area


def test_a_word_is_written_and_given_with_enter(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    assert area.done is not None
    assert not area.done.isEnabled()
    press("  recyclables")
    assert area.done.isEnabled()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.answer is not None
    assert (screen.answer.choice, screen.answer.correct) == (("recyclables",), 1)
    assert area.mark is True


def test_signs_alone_are_no_answer(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    press("?!", Qt.Key.Key_Return)
    assert area.done is not None
    assert not area.done.isEnabled()
    assert screen.answer is None


def test_a_wrong_word_stands_beside_an_accepted_one(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    press("compost")
    assert area.done is not None
    click(qtbot, area.done)
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert screen.sheet is not None
    assert [p.label for p in screen.sheet.feedback.pairs] == ["You: compost", "Right: recyclables"]
    assert area.field.accessibleDescription() == "not right"


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=["landscape", "portrait"])
def test_the_keyboard_on_the_screen_writes_chinese(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    i18n.use("zh_CN")
    screen, area = opened(qtbot, context, size)
    click(qtbot, area.keys)
    assert area.keyboard.is_open
    qtbot.waitUntil(lambda: area.keyboard.layout == "pinyin")
    for letter in "huishou":
        click(qtbot, area.keyboard.key(letter))
    sheet = area.keyboard.sheet
    assert sheet is not None
    click(qtbot, next(key for key in sheet.all() if key.isVisible() and key.label == "回收"))
    assert area.field.text() == "回收"
    assert area.done is not None
    assert area.done.isVisible() and area.done.isEnabled()
    top = min(screen.where(key).top() for key in sheet.all() if key.isVisible())
    assert max(screen.where(area.field).bottom(), screen.where(area.done).bottom()) <= top, "the keyboard hides nothing"


def test_escape_closes_the_keyboard_first(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    area.keyboard.open()
    press(Qt.Key.Key_Escape)
    assert not area.keyboard.is_open
    assert screen.paused is None


def test_the_field_does_not_take_the_focus_from_a_piece_that_was_gone_to_meanwhile(qtbot: Any, context: Context) -> None:
    screen, area = opened(qtbot, context)
    screen.pause_button.setFocus()
    area._be_ready()
    assert screen.pause_button.hasFocus()
    screen.setFocus()
    area._be_ready()
    assert area.field.hasFocus()
