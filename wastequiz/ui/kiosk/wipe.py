"""Between two visitors: nothing of the first is left, for the second to find or for anybody to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QClipboard, QGuiApplication

from wastequiz.domain.students import GUEST
from wastequiz.stage import words

if TYPE_CHECKING:
    from wastequiz.ui.context import Context


def wipe(context: Context) -> None:
    """Replaces the session and all that stands for who was there, forgets what was lettered, and empties the clipboard. The page itself goes with its navigator: every page is
    built fresh, and the one left is deleted with its fields, what they could undo and what they offered to complete.
    """
    from wastequiz.ui.context import Session

    context.voice.stop()
    context.voice.last = ""
    context.session = Session()
    context.last_session = None
    context.last_student = GUEST
    context.staff_in = False
    context.desk_left_ms = None
    words.forget()
    _clear_clipboard()


def _clear_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer():
        clipboard.clear(QClipboard.Mode.FindBuffer)
