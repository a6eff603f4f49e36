"""A teacher at the question bank, for tests: opens it, opens a question, types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.screens.playground import shown
from wastequiz.services.bank_table import Filters
from wastequiz.ui.bank_editors.panel import Editor
from wastequiz.ui.context import Context
from wastequiz.ui.screens.bank import BankScreen


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1920, 1080)) -> tuple[BankScreen, list[Any]]:
    """The page with its table, and the places it asks for."""
    screen = BankScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.table is not None)
    return screen, places


def edit(qtbot: Any, screen: BankScreen, kind: str) -> Editor:
    """Opens the first question of that kind."""
    screen.filter_by(Filters(kinds=(kind,)))
    assert screen.table is not None
    key = screen.table.row(screen.found[0]).key
    screen.open_question(key)
    qtbot.waitUntil(lambda: screen.editing.key == key)
    assert screen.editing.editor is not None
    return screen.editing.editor


def stems(screen: BankScreen) -> list[str]:
    """What the rows ask, as they stand."""
    return [str(screen.list.rows.data(screen.list.rows.index(n, screen.list.rows.columns.index("stem")))) for n in range(len(screen.found))]


def key(screen: BankScreen, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key on the table."""
    QTest.keyClick(screen.list, code, held)
