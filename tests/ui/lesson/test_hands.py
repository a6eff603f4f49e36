"""Hands up: counted by touch, mouse and keys, against how many are there; heard once, and counted anew where it was a mistake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.lesson.a_page import begun, do, kept, opened
from tests.ui.screens.playground import click, context_on, press
from wastequiz.domain.lesson_steps import Hands
from wastequiz.ui.context import Context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def test_hands_are_counted_with_buttons_and_never_below_none(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands", seats=12))
    less, more, ten = page.way.buttons[0]
    assert not less.isEnabled() and not page.way.done.isEnabled()
    click(qtbot, ten)
    click(qtbot, more)
    click(qtbot, less)
    click(qtbot, page.way.buttons[1][1])
    assert [card.count for card in page.way.cards][:2] == [10, 1]
    assert page.way.total.text() == "11 of 12 hands"
    click(qtbot, page.way.buttons[1][2])
    assert page.way.total.text() == "21 hands, but only 12 are here: take some off"
    assert page.way.cards[1].accessibleName().endswith("11 hands")


def test_more_hands_than_students_cannot_be_handed_in(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands", seats=12))
    less, _more, ten = page.way.buttons[0]
    for _ in range(2):
        click(qtbot, ten)
    assert not page.way.done.isEnabled()
    page.setFocus()
    press(Qt.Key.Key_PageDown)
    assert page.way.enter_key(), "what is wrong is said; the answer is not shown over it"
    page.way.give()
    assert not page.heard
    for _ in range(8):
        click(qtbot, less)
    assert page.way.total.text() == "12 of 12 hands" and page.way.done.isEnabled()
    click(qtbot, page.way.done)
    kept(qtbot, page, 1)


def test_a_clicker_counts_takes_back_and_is_done(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands"))
    assert not page.way.key(_key(Qt.Key.Key_PageDown)), "nothing was counted: the page goes on"
    press("1", "2", "2")
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert [card.count for card in page.way.cards][:2] == [1, 1]
    press(Qt.Key.Key_PageDown)
    kept(qtbot, page, 1)
    ids = [option.id for option in page.way.question.options]
    [heard] = page.heard
    assert isinstance(heard, Hands)
    assert heard.counts[:2] == ((ids[0], 1), (ids[1], 1)) and heard.ms > 0
    press(Qt.Key.Key_PageDown, "1")
    assert len(page.heard) == 1 and page.way.cards[0].count == 1
    assert not page.way.take_back() and not page.way.enter_key()


def test_what_is_right_is_shown_only_once_it_is_told(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands"))
    press("1")
    assert page.way.enter_key()
    kept(qtbot, page, 1)
    assert {card.state for card in page.way.cards} == {"rest"}
    do(qtbot, page, page.host.tell)
    assert [card.state for card in page.way.cards] == ["right" if o.right else "rest" for o in page.way.question.options]
    assert not page.way.done.isVisible()
    page.grab()


def test_a_wrong_count_is_taken_back_and_mended(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands"))
    press("1", Qt.Key.Key_PageDown)
    kept(qtbot, page, 1)
    do(qtbot, page, page.host.tell)
    do(qtbot, page, page.host.void, 0)
    assert page.way.done.isVisible() and page.way.cards[0].count == 1
    click(qtbot, page.way.buttons[1][1])
    click(qtbot, page.way.done)
    kept(qtbot, page, 2)
    assert sum(count for _option, count in page.host.lesson.answered[0].hands) == 2


def test_a_pause_hears_nothing_and_hides_everything(qtbot: Any, context: Context) -> None:
    page = opened(qtbot, context, begun(qtbot, context, "hands", seats=0))
    do(qtbot, page, page.host.pause)
    page.way.count(page.way.question.options[0].id, 1)
    assert page.way.cards[0].count == 0 and not page.way.key(_key(Qt.Key.Key_1))
    page.way.shown(False)
    assert not any(part.isVisible() for part in page.way.parts)
    page.way.shown(True)
    do(qtbot, page, page.host.pause, on=False)
    press("1")
    assert page.way.total.text() == "1 hand"
    page.way.forget()
    assert not page.way.parts


def _key(key: Qt.Key) -> Any:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
