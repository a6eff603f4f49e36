"""The screen stays on: the desktop is asked not to save or switch it off, and X11's own saver is put to rest, which outlives the program and so is undone."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Generator, Mapping
from typing import Any

from PySide6.QtGui import QGuiApplication

from wastequiz.i18n import N_
from wastequiz.kiosk import undo, x_saver
from wastequiz.kiosk.lock import Guarded, Lock

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
ANSWER_MS = 1000
KEEP_ON = 0x80000000 | 0x00000002 | 0x00000001
"""Windows: ES_CONTINUOUS, ES_DISPLAY_REQUIRED, ES_SYSTEM_REQUIRED; ends with the thread that asked."""
AS_BEFORE = 0x80000000


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    with _desktop(), _windows(), _x11(guarded):
        yield


@contextlib.contextmanager
def _desktop() -> Generator[None]:
    """Linux desktops: asked over the session bus, and given back by it when the program ends, however it does."""
    cookie = _bus("Inhibit", ["WasteQuiz", "kiosk"]) if sys.platform.startswith("linux") else None
    try:
        yield
    finally:
        if cookie is not None:
            _bus("UnInhibit", [cookie])


def _bus(method: str, arguments: list[object]) -> object | None:
    """The desktop's answer; None where there is no desktop that could answer."""
    try:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
    except ImportError:  # Qt was built without it
        return None
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, method)
    message.setArguments(arguments)
    answer = bus.call(message, QDBus.CallMode.Block, ANSWER_MS)
    said = answer.arguments() if answer.type() == QDBusMessage.MessageType.ReplyMessage else []
    return said[0] if said else None


@contextlib.contextmanager
def _windows() -> Generator[None]:
    if sys.platform != "win32":
        yield
        return
    ctypes.windll.kernel32.SetThreadExecutionState(KEEP_ON)
    try:
        yield
    finally:
        ctypes.windll.kernel32.SetThreadExecutionState(AS_BEFORE)


@contextlib.contextmanager
def _x11(guarded: Guarded) -> Generator[None]:
    found = x_saver.read() if QGuiApplication.platformName() == "xcb" else None
    changed = found is not None and undo.keep(guarded.folder, "sleep", found)
    if changed:
        x_saver.rest()
    try:
        yield
    finally:
        if changed and found is not None:
            x_saver.restore(found)
            undo.forget(guarded.folder, "sleep")


def _mend(fact: Mapping[str, Any]) -> None:
    x_saver.restore(fact)


LOCK = Lock("sleep", N_("The screen stays on"), _engage, _mend)
