"""A finger or a mouse only touches: no menus, no zoom, no gestures, nothing dropped, no second button."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock

_Type = QEvent.Type
NEVER = (
    *(_Type.ContextMenu, _Type.NativeGesture, _Type.Gesture, _Type.GestureOverride),
    *(_Type.DragEnter, _Type.DragMove, _Type.Drop),
    *(_Type.ToolTip, _Type.WhatsThis, _Type.QueryWhatsThis, _Type.EnterWhatsThisMode),
)
BUTTONS = (_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick)


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    def swallow(_watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        if isinstance(event, QWheelEvent):
            return event.modifiers() != Qt.KeyboardModifier.NoModifier
        event.ignore()
        return True

    with guarded.sieve.on((*NEVER, *BUTTONS, _Type.Wheel), swallow):
        yield


LOCK = Lock("pointer", N_("No menus, gestures or dropped files"), _engage)
