"""On a touch screen there is no arrow; a mouse that is moved has one."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock

_Type = QEvent.Type
MICE = (QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad)


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    hidden = False

    def look(_watched: QObject, event: QEvent) -> bool:
        nonlocal hidden
        if event.type() == _Type.TouchBegin and not hidden:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            hidden = True
        elif hidden and isinstance(event, QMouseEvent) and event.spontaneous() and event.device().type() in MICE:
            QGuiApplication.restoreOverrideCursor()
            hidden = False
        return False

    try:
        with guarded.sieve.on((_Type.TouchBegin, _Type.MouseMove), look):
            yield
    finally:
        if hidden:
            QGuiApplication.restoreOverrideCursor()


LOCK = Lock("cursor", N_("No arrow where fingers touch"), _engage)
