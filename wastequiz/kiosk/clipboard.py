"""Nothing is copied: what the program puts on the clipboard is gone again at once, and all of it when the locks open or close."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from PySide6.QtGui import QClipboard, QGuiApplication

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)


def clear() -> None:
    """Empties the clipboard, whoever filled it. For the reset between two visitors."""
    board = QGuiApplication.clipboard()
    for mode in MODES:
        if _is_there(board, mode):
            board.clear(mode)


def _is_there(board: QClipboard, mode: QClipboard.Mode) -> bool:
    return {QClipboard.Mode.Selection: board.supportsSelection(), QClipboard.Mode.FindBuffer: board.supportsFindBuffer()}.get(mode, True)


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    board = QGuiApplication.clipboard()

    def changed(mode: QClipboard.Mode) -> None:
        data = board.mimeData(mode) if _owns(board, mode) else None
        if data is not None and data.formats():
            board.clear(mode)

    clear()
    board.changed.connect(changed)
    try:
        yield
    finally:
        board.changed.disconnect(changed)
        clear()


def _owns(board: QClipboard, mode: QClipboard.Mode) -> bool:
    return {QClipboard.Mode.Selection: board.ownsSelection(), QClipboard.Mode.FindBuffer: board.ownsFindBuffer()}.get(
        mode, board.ownsClipboard()
    )


LOCK = Lock("clipboard", N_("Nothing is copied"), _engage)
