"""A short connection of our own to the X server, for what Qt has no words for. Does nothing where X11 or its libraries are not."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Generator
from dataclasses import dataclass

_TO_MANAGER = (1 << 19) | (1 << 20)
_CLIENT_MESSAGE = 33
EVERY_DESKTOP = 0xFFFFFFFF
PAGER = 2
"""Who asks, to a window manager: a task bar, for the person in front of the screen. Programs that ask for themselves are refused by many."""


class _Message(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),  # as long as Xlib's union of all events
    )


@dataclass(frozen=True)
class Connection:
    """Xlib, its extensions (None where they are not there), and the display they are connected to."""

    x11: ctypes.CDLL
    ext: ctypes.CDLL | None
    display: ctypes.c_void_p

    def tell_manager(self, window: int, what: str, *data: int) -> None:
        """Asks the window manager for something about `window`."""
        self.x11.XDefaultRootWindow.restype = self.x11.XInternAtom.restype = ctypes.c_ulong
        kind = self.x11.XInternAtom(self.display, ctypes.c_char_p(what.encode()), 0)
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        message = _Message(type=_CLIENT_MESSAGE, window=window, message_type=kind, format=32)
        for i, value in enumerate(data):
            message.data[i] = value
        self.x11.XSendEvent(self.display, root, 0, ctypes.c_long(_TO_MANAGER), ctypes.byref(message))


def on_every_desktop(window: int) -> None:
    """Another virtual desktop is none: the window is there too."""
    with connected() as x:
        if x is not None:
            x.tell_manager(window, "_NET_WM_DESKTOP", EVERY_DESKTOP, PAGER)


def to_front(window: int) -> None:
    """Has the window manager bring the window to the front and give it the keyboard."""
    with connected() as x:
        if x is not None:
            x.tell_manager(window, "_NET_ACTIVE_WINDOW", PAGER, 0, 0)


def has_keyboard(window: int) -> bool:
    """Whether keys come to the window, as far as the X server is asked: what Qt believes is wrong while the keyboard is grabbed."""
    with connected() as x:
        if x is None:
            return True
        focused, revert = ctypes.c_ulong(), ctypes.c_int()
        x.x11.XGetInputFocus(x.display, ctypes.byref(focused), ctypes.byref(revert))
        return focused.value == window


@contextlib.contextmanager
def connected() -> Generator[Connection | None]:
    """A connection to the display of the environment; None where there is none."""
    x11, ext = _library("libX11.so.6"), _library("libXext.so.6")
    if x11 is None or not os.environ.get("DISPLAY"):
        yield None
        return
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened: int | None = x11.XOpenDisplay(None)
    if not opened:
        yield None
        return
    display = ctypes.c_void_p(opened)
    try:
        yield Connection(x11, ext, display)
        x11.XSync(display, 0)
    finally:
        x11.XCloseDisplay(display)


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
