"""X11's screen saver and power saving (DPMS): read, put to rest, put back as they were. Does nothing where X11 or its libraries are not."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Mapping
from typing import Any

from wastequiz.kiosk.x11 import Connection, connected

_SAVER = ("timeout", "interval", "blanking", "exposures")
"""What XGetScreenSaver gives: seconds to wait (0: never), seconds between pictures, and two modes."""


def _saver(x: Connection) -> dict[str, int]:
    values = [ctypes.c_int() for _name in _SAVER]
    x.x11.XGetScreenSaver(x.display, *(ctypes.byref(value) for value in values))
    return {name: value.value for name, value in zip(_SAVER, values, strict=True)}


def _set_saver(x: Connection, values: Mapping[str, Any]) -> None:
    x.x11.XSetScreenSaver(x.display, *(ctypes.c_int(int(values[name])) for name in _SAVER))


def _dpms(x: Connection) -> bool | None:
    """Whether power saving is on; None where this server has none."""
    first, second = ctypes.c_int(), ctypes.c_int()
    if x.ext is None or not x.ext.DPMSQueryExtension(x.display, ctypes.byref(first), ctypes.byref(second)):
        return None
    level, on = ctypes.c_ushort(), ctypes.c_ubyte()
    x.ext.DPMSInfo(x.display, ctypes.byref(level), ctypes.byref(on))
    return bool(on.value)


def _set_dpms(x: Connection, on: bool) -> None:
    if x.ext is not None and _dpms(x) is not None:
        (x.ext.DPMSEnable if on else x.ext.DPMSDisable)(x.display)


def read() -> dict[str, Any] | None:
    """How saver and power saving are set on this display; None where that cannot be known."""
    with connected() as x:
        if x is None:
            return None
        return {"display": os.environ.get("DISPLAY", ""), **_saver(x), "dpms": _dpms(x)}


def rest() -> None:
    """Neither saves nor switches off."""
    with connected() as x:
        if x is not None:
            _set_saver(x, {**_saver(x), "timeout": 0})
            _set_dpms(x, False)


def restore(found: Mapping[str, Any]) -> None:
    """Puts back what `read` gave, unless this is another display: there nothing was changed."""
    if found.get("display") != os.environ.get("DISPLAY", "") or any(not isinstance(found.get(name), int) for name in _SAVER):
        return
    with connected() as x:
        if x is not None:
            _set_saver(x, found)
            if found.get("dpms") is True:
                _set_dpms(x, True)
