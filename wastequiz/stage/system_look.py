"""What this computer is set to for the eyes: high contrast, less movement. Asked only where nobody chose in the settings."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from wastequiz.stage.theme import HIGH_CONTRAST

LOUD = (Qt.GlobalColor.white, Qt.GlobalColor.yellow, Qt.GlobalColor.green)
"""Text on black in the high-contrast looks that systems bring along; dark looks for the evening are not quite black."""


def theme(preferred: str, *, chosen: bool) -> str:
    """The theme to use: the one that was chosen; where none was, what the system asks for."""
    return preferred if chosen or not high_contrast() else HIGH_CONTRAST


def calm(preferred: bool, *, chosen: bool) -> bool:
    """Whether there is to be less movement: as chosen; where nobody chose, as the system asks."""
    return preferred if chosen else preferred or reduced_motion()


def high_contrast() -> bool:
    """Whether the system asks for high contrast, as far as Qt tells (from 6.10), else by its colours."""
    asked = _asked("contrastPreference")
    if asked is not None:
        return asked == Qt.ContrastPreference.HighContrast
    palette = QGuiApplication.palette()
    ground, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return ground == Qt.GlobalColor.black and any(ink == loud for loud in LOUD)


def reduced_motion() -> bool:
    """Whether the system asks for less movement, where Qt tells (it does not yet in 6.11)."""
    asked = _asked("motionPreference")
    return asked is not None and getattr(asked, "name", "") in ("ReducedMotion", "Reduced")


SPI_GETSCREENREADER = 0x0046


def screen_reader() -> bool:
    """Whether a screen reader is used. Windows is asked itself: Qt calls a touch keyboard one too."""
    if sys.platform == "win32":
        import ctypes

        found = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETSCREENREADER, 0, ctypes.byref(found), 0)
        return bool(found.value)
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def _asked(name: str) -> Any:
    """What the system prefers, or None where this Qt does not know the question."""
    hints: Any = QGuiApplication.styleHints()
    made = getattr(hints, "accessibility", None)
    answer = getattr(made(), name, None) if made is not None else None
    return None if answer is None else answer()
