"""What the robot sees and does as another program on the same X server: which window is on top, messages of window managers, the saver."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from dataclasses import dataclass

VIEWABLE = 2
SUBSTRUCTURE = (1 << 19) | (1 << 20)
CLIENT_MESSAGE = 33


class _Attributes(ctypes.Structure):
    _fields_ = [
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        *(("visual", c_void_p), ("root", c_ulong), ("c_class", c_int), ("bit_gravity", c_int), ("win_gravity", c_int)),
        *(("backing_store", c_int), ("backing_planes", c_ulong), ("backing_pixel", c_ulong), ("save_under", c_int)),
        *(("colormap", c_ulong), ("map_installed", c_int), ("map_state", c_int), ("all_event_masks", c_long)),
        *(("your_event_mask", c_long), ("do_not_propagate_mask", c_long), ("override_redirect", c_int), ("screen", c_void_p)),
    ]


class _ClientMessage(ctypes.Structure):
    _fields_ = [
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong)),
        *(("message_type", c_ulong), ("format", c_int), ("data", c_long * 5)),
    ]


class _Event(ctypes.Union):
    _fields_ = [("message", _ClientMessage), ("pad", c_long * 24)]


@dataclass(frozen=True)
class Seen:
    """A window that can be seen: its id, where it lies, and whether window managers leave it alone (menus)."""

    id: int
    x: int
    y: int
    width: int
    height: int
    free: bool

    @property
    def room(self) -> tuple[int, int, int, int]:
        return self.x, self.y, self.width, self.height


class Display:
    """One connection to the X server."""

    def __init__(self, name: str) -> None:
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = c_void_p
        self.x.XDefaultRootWindow.restype = c_ulong
        self.x.XInternAtom.restype = c_ulong
        self.x.XCreateSimpleWindow.restype = c_ulong
        opened = self.x.XOpenDisplay(name.encode())
        if not opened:
            raise OSError(f"no X server at {name}")
        self._handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)  # windows go while they are asked about
        self.x.XSetErrorHandler(self._handler)
        self.display = c_void_p(opened)
        self.root = int(self.x.XDefaultRootWindow(self.display))

    def close(self) -> None:
        self.x.XCloseDisplay(self.display)

    # ---- seeing
    def children(self, window: int) -> list[int]:
        """Child windows, the lowest first."""
        root, parent, rows, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        if not self.x.XQueryTree(self.display, c_ulong(window), byref(root), byref(parent), byref(rows), byref(count)):
            return []
        found = [int(rows[i]) for i in range(count.value)]
        if rows:
            self.x.XFree(rows)
        return found

    def seen(self) -> list[Seen]:
        """Every window on the screen that is shown, the lowest first; those lying outside of it are not."""
        whole = self._attributes(self.root)
        assert whole is not None
        found: list[Seen] = []
        for window in self.children(self.root):
            at = self._attributes(window)
            if at is None or at.map_state != VIEWABLE or at.c_class != 1:
                continue
            if at.x + at.width <= 0 or at.y + at.height <= 0 or at.x >= whole.width or at.y >= whole.height:
                continue
            found.append(Seen(window, at.x, at.y, at.width, at.height, bool(at.override_redirect)))
        return found

    def size(self) -> tuple[int, int]:
        whole = self._attributes(self.root)
        assert whole is not None
        return whole.width, whole.height

    def holds(self, frame: int, window: int) -> bool:
        """Whether `window` is `frame`, or lies in it."""
        return frame == window or any(self.holds(child, window) for child in self.children(frame))

    def focused(self) -> int:
        """The window that gets the keys."""
        window, revert = c_ulong(), c_int()
        self.x.XGetInputFocus(self.display, byref(window), byref(revert))
        return int(window.value)

    def _attributes(self, window: int) -> _Attributes | None:
        found = _Attributes()
        return found if self.x.XGetWindowAttributes(self.display, c_ulong(window), byref(found)) else None

    def saver_s(self) -> int:
        """After so many seconds the screen saver comes; 0: never."""
        values = [c_int() for _ in range(4)]
        self.x.XGetScreenSaver(self.display, *(byref(value) for value in values))
        return values[0].value

    def set_saver(self, seconds: int) -> None:
        self.x.XSetScreenSaver(self.display, c_int(seconds), c_int(600), c_int(1), c_int(1))
        self.sync()

    # ---- doing
    def atom(self, name: str) -> int:
        return int(self.x.XInternAtom(self.display, c_char_p(name.encode()), 0))

    def tell_manager(self, window: int, message: str, *data: int) -> None:
        """Asks the window manager for something about `window`, as task bars and pagers do."""
        self._send(self.root, window, message, data, SUBSTRUCTURE)

    def tell_window(self, window: int, message: str, *data: int) -> None:
        """Sends a message straight to `window`."""
        self._send(window, window, message, data, 0)

    def _send(self, to: int, window: int, message: str, data: tuple[int, ...], mask: int) -> None:
        event = _Event()
        event.message.type, event.message.window, event.message.format = CLIENT_MESSAGE, window, 32
        event.message.message_type = self.atom(message)
        for i, value in enumerate(data):
            event.message.data[i] = value
        self.x.XSendEvent(self.display, c_ulong(to), 0, c_long(mask), byref(event))
        self.sync()

    def make_window(self, x: int, y: int, width: int, height: int) -> int:
        """Shows a plain window, as any other program might."""
        black = c_ulong(0)
        window = self.x.XCreateSimpleWindow(self.display, c_ulong(self.root), x, y, c_uint(width), c_uint(height), c_uint(0), black, black)
        self.x.XMapRaised(self.display, c_ulong(window))
        self.sync()
        return int(window)

    def destroy(self, window: int) -> None:
        self.x.XDestroyWindow(self.display, c_ulong(window))
        self.sync()

    def set_focus(self, window: int) -> None:
        self.x.XSetInputFocus(self.display, c_ulong(window), c_int(1), c_ulong(0))
        self.sync()

    def force_saver(self) -> None:
        self.x.XForceScreenSaver(self.display, c_int(1))
        self.sync()

    def sync(self) -> None:
        self.x.XSync(self.display, 0)
