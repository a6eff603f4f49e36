"""A clicker has a key to go back and one to go on: where there is something to choose, Page Up goes to the next piece, Page Down presses it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from wastequiz.stage.canvas import Canvas


def walk(page: Canvas) -> None:
    """Goes to the next piece as the page is read, after the last to the first."""
    Canvas.focusNextPrevChild(page, True)


def press(page: Canvas, otherwise: QWidget | None = None) -> bool:
    """Presses what has the focus on the page, else `otherwise`; False where there is nothing to press."""
    now = QApplication.focusWidget()
    piece = now if isinstance(now, QAbstractButton) and page.isAncestorOf(now) else otherwise
    if not isinstance(piece, QAbstractButton) or not piece.isEnabled():
        return False
    piece.click()
    return True
