"""Where everything stands on the look-up page: broad or upright, with the keyboard on the screen or without."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

Box = tuple[float, float, float, float]
CARD = 198.0
GAP = 24.0
SHEET_RIGHT = 1284.0
"""Broad pages: the keyboard leaves the panel on the right free."""


class Layout:
    """Places in units. `sheet` is how high the keyboard is, 0 while it is hidden."""

    def __init__(self, area: QRectF, *, tall: bool, sheet: float = 0.0) -> None:
        self.sheet = sheet
        bottom = area.bottom() - sheet if sheet else area.bottom()
        if tall:
            self.title: Box = (172, 46, 840, 92)
            self.field: tuple[float, float, float] = (40, 184, 1000)
            self.row = QRectF(40, 310, 1000, 84)
            self.slots: Sequence[QRectF] = [QRectF(40 + i % 2 * 512, 421 + i // 2 * 218, 488, CARD) for i in range(4)]
            self.panel = QRectF(40, 872, 1000, (bottom - 16 if sheet else 1756) - 872)
            self.sheet_box = QRectF(area.left(), bottom, area.width(), sheet)
            self.aside = 24.0
            foot = 1780.0
        else:
            self.title = (172, 46, 216, 92)
            self.field = (400, 40, 860)
            self.row = QRectF(48, 170, 1212, 84)
            down = (bottom - 16 if sheet else 929.0) - 275
            rows = 2 if sheet else 3
            high = min(CARD, (down - (rows - 1) * 14) / rows)
            step = high + (GAP if high == CARD else 14)
            self.slots = [QRectF(48 + i % 2 * 618, 281 + i // 2 * step, 594, high) for i in range(2 * rows)]
            self.panel = QRectF(1300, 40, 572, 1000)
            self.sheet_box = QRectF(area.left(), bottom, SHEET_RIGHT - area.left(), sheet)
            self.aside = 8.0
            foot = 943.0
        self.keys: Box = (50, foot, 92, 98)
        self.hint: Box = (164, foot + 4, 330, 84)
        left = 512.0 if tall else 500.0
        self.common: Box = (left, foot + 4, 160, 84)
        self.common_row = QRectF(left + 178, foot + 4, (1040 if tall else 1260) - left - 178, 84)

    @staticmethod
    def sheet_width(area: QRectF, *, tall: bool) -> float:
        """How broad the keyboard's keys lie."""
        return area.width() - 48 if tall else SHEET_RIGHT - area.left() - 16
