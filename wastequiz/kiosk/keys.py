"""Only the keys that pages need come through: no shortcut, no function key, nothing with Ctrl, Alt or Meta, and no input method."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock

_Key, _Type = Qt.Key, QEvent.Type
PLAYED = frozenset(
    {_Key.Key_1, _Key.Key_2, _Key.Key_3, _Key.Key_4, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space, _Key.Key_Tab, _Key.Key_Backtab}
    | {_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Escape}
)
"""What pages answer to; Esc pauses or leads back, within what a kiosk shows."""
TYPED = frozenset({_Key.Key_Backspace, *(_Key(code) for code in range(_Key.Key_0.value, _Key.Key_9.value + 1))})
"""What staff type besides: a PIN, a code, a number. Words are typed on the page's own keyboard, which no lock sees."""
HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
GRAB_MS = 500
"""So often the keyboard is taken anew: the window system gives it back whenever the window is hidden."""
_KEYS = (_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride)


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    def swallow(_watched: QObject, event: QEvent) -> bool:
        if event.type() == _Type.Shortcut:
            return True
        if not event.spontaneous():  # a key of the page's own keyboard
            return False
        if not isinstance(event, QKeyEvent):
            return True  # words from an input method, whose windows are none of ours
        if not event.modifiers() & ~HARMLESS and (event.key() in PLAYED or (event.key() in TYPED and guarded.typing())):
            return False
        event.accept()  # or Qt would look for a shortcut
        return True

    with guarded.sieve.on((*_KEYS, _Type.Shortcut, _Type.InputMethod), swallow), _whole_keyboard(guarded.window):
        yield


@contextlib.contextmanager
def _whole_keyboard(window: QWidget) -> Generator[None]:
    """On X11 every key comes to us, also those the window manager waits for. Elsewhere no program may do that."""
    if QGuiApplication.platformName() != "xcb":
        yield
        return

    def take() -> None:
        if window.isVisible():
            window.windowHandle().setKeyboardGrabEnabled(True)

    timer = QTimer()
    timer.timeout.connect(take)
    timer.start(GRAB_MS)
    take()
    try:
        yield
    finally:
        timer.stop()
        if shiboken6.isValid(window) and window.isVisible():
            window.windowHandle().setKeyboardGrabEnabled(False)


LOCK = Lock("keys", N_("Only the keys that are played with"), _engage)
