"""The one window: as large as was chosen, on the screen that was chosen, and F11 fills it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.screens.playground import context_on
from wastequiz.ui import window as windows
from wastequiz.ui.context import Context
from wastequiz.ui.window import SMALLEST, Window, screen_called


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot: Any, context: Context) -> Window:
    made = Window(context)
    qtbot.addWidget(made)
    return made


def test_it_opens_in_the_middle_of_the_screen_and_no_larger(window: Window) -> None:
    window.show_as_preferred()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert window.isVisible() and not window.isFullScreen()
    assert screen.contains(window.geometry()) and abs(window.geometry().center().x() - screen.center().x()) <= 1
    assert window.minimumWidth() <= SMALLEST[0]


def test_it_fills_the_screen_when_that_was_chosen(window: Window, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(full_screen=True, screen="no such screen")
    window.show_as_preferred()
    assert window.isFullScreen()


def test_f11_changes_and_is_kept_and_other_keys_do_nothing(window: Window, context: Context) -> None:
    window.show_as_preferred()
    for full in (True, False):
        QTest.keyClick(window, Qt.Key.Key_F11)
        assert window.isFullScreen() is full and context.school.preferences.full_screen is full
    QTest.keyClick(window, Qt.Key.Key_A)
    assert not window.isFullScreen()


def test_a_screen_that_is_not_there_any_more_is_the_first(window: Window) -> None:
    first = QGuiApplication.screens()[0]
    assert screen_called(first.name()) is screen_called("gone") is screen_called("") is first


def test_without_any_screen_it_still_shows(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "screen_called", lambda _name: None)
    window.show_as_preferred()
    assert window.isVisible()


def test_closing_it_stops_the_voice(window: Window, context: Context) -> None:
    stopped: list[bool] = []
    context.voice.stop = lambda: stopped.append(True)  # type: ignore[method-assign]
    window.show_as_preferred()
    window.close()
    assert stopped


def test_it_leads_fingers_soon_but_never_takes_one_that_qt_leads(qtbot: Any, window: Window) -> None:
    window.show_as_preferred()
    handle = window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=window.rect().center())
    window.take_touches()
    assert window.touch is None
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=window.rect().center())
    qtbot.waitUntil(lambda: window.touch is not None)
    first = window.touch
    window.take_touches()
    assert window.touch is first
