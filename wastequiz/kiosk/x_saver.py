"""X11's screen saver and power saving (DPMS): read, put to rest, put back as they were. Does nothing where X11 or its libraries are not."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Generator, Mapping
from typing import Any

_SAVER = ("timeout", "interval", "blanking", "exposures")
"""What XGetScreenSaver gives: seconds to wait (0: never), seconds between pictures, and two modes."""


class _X:
    """One short connection to the X server."""

    def __init__(self, x11: ctypes.CDLL, ext: ctypes.CDLL | None, display: int) -> None:
        self.x11, self.ext, self.display = x11, ext, ctypes.c_void_p(display)

    def saver(self) -> dict[str, int]:
        values = [ctypes.c_int() for _name in _SAVER]
        self.x11.XGetScreenSaver(self.display, *(ctypes.byref(value) for value in values))
        return {name: value.value for name, value in zip(_SAVER, values, strict=True)}

    def set_saver(self, values: Mapping[str, Any]) -> None:
        self.x11.XSetScreenSaver(self.display, *(ctypes.c_int(int(values[name])) for name in _SAVER))

    def dpms(self) -> bool | None:
        """Whether power saving is on; None where this server has none."""
        first, second = ctypes.c_int(), ctypes.c_int()
        if self.ext is None or not self.ext.DPMSQueryExtension(self.display, ctypes.byref(first), ctypes.byref(second)):
            return None
        level, on = ctypes.c_ushort(), ctypes.c_ubyte()
        self.ext.DPMSInfo(self.display, ctypes.byref(level), ctypes.byref(on))
        return bool(on.value)

    def set_dpms(self, on: bool) -> None:
        if self.ext is not None and self.dpms() is not None:
            (self.ext.DPMSEnable if on else self.ext.DPMSDisable)(self.display)


def read() -> dict[str, Any] | None:
    """How saver and power saving are set on this display; None where that cannot be known."""
    with _connected() as x:
        if x is None:
            return None
        return {"display": os.environ.get("DISPLAY", ""), **x.saver(), "dpms": x.dpms()}


def rest() -> None:
    """Neither saves nor switches off."""
    with _connected() as x:
        if x is not None:
            x.set_saver({**x.saver(), "timeout": 0})
            x.set_dpms(False)


def restore(found: Mapping[str, Any]) -> None:
    """Puts back what `read` gave, unless this is another display: there nothing was changed."""
    if found.get("display") != os.environ.get("DISPLAY", "") or any(not isinstance(found.get(name), int) for name in _SAVER):
        return
    with _connected() as x:
        if x is not None:
            x.set_saver(found)
            if found.get("dpms") is True:
                x.set_dpms(True)


@contextlib.contextmanager
def _connected() -> Generator[_X | None]:
    x11, ext = _library("libX11.so.6"), _library("libXext.so.6")
    if x11 is None or not os.environ.get("DISPLAY"):
        yield None
        return
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display: int | None = x11.XOpenDisplay(None)
    if not display:
        yield None
        return
    try:
        yield _X(x11, ext, display)
        x11.XSync(ctypes.c_void_p(display), 0)
    finally:
        x11.XCloseDisplay(ctypes.c_void_p(display))


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
