"""Only the keys that pages need come through: no shortcut, no function key, nothing with Ctrl, Alt or Meta, and no input method."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent

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
"""So often the keyboard is asked for while it is not held: another program may hold it, with a menu for example."""
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

    with guarded.sieve.on((*_KEYS, _Type.Shortcut, _Type.InputMethod), swallow), _whole_keyboard(guarded):
        yield


@contextlib.contextmanager
def _whole_keyboard(guarded: Guarded) -> Generator[None]:
    """On X11 every key comes to us, also those the window manager waits for. Elsewhere no program may do that."""
    if QGuiApplication.platformName() != "xcb":
        yield
        return
    window, held = guarded.window, False

    def take() -> None:
        nonlocal held
        # only what is not held: taking the keyboard looks to Qt as if the window came to the front
        if not held and window.isVisible() and window.isActiveWindow():
            held = window.windowHandle().setKeyboardGrabEnabled(True)

    def told(watched: QObject, event: QEvent) -> bool:
        nonlocal held
        if watched is window:
            held = held and event.type() == _Type.WindowActivate  # the X server gives it back when the window is not seen
            QTimer.singleShot(0, window, take)
        return False

    timer = QTimer(interval=GRAB_MS)
    timer.timeout.connect(take)
    timer.start()
    take()
    try:
        with guarded.sieve.on((_Type.Hide, _Type.WindowDeactivate, _Type.WindowActivate), told):
            yield
    finally:
        timer.stop()
        with contextlib.suppress(RuntimeError):  # the window is gone, and its grab with it
            if window.isVisible():
                window.windowHandle().setKeyboardGrabEnabled(False)


LOCK = Lock("keys", N_("Only the keys that are played with"), _engage)
