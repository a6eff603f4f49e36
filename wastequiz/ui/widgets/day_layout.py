"""Where everything stands on the page of an event's report, lying and upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.ui.widgets.report_layout import row

GAP = 12.0
KEY, PUBLIC = 130.0, 164.0
"""How high the two rows of figures are."""


class DayLayout:
    """Places in units inside `room`, the desk's. `cards`: seven figures, hours, where things went, things, prizes, kiosks, incidents."""

    def __init__(self, room: QRectF, *, tall: bool) -> None:
        x, y, wide = room.left(), room.top(), room.width()
        if tall:
            self.head, self.under = QRectF(x, y, wide, 58), QRectF(x, y + 56, wide, 40)
            self.buttons = row(QRectF(x, y + 104, wide, 84), (1.35, 1.2, 1.0, 1.0))
            y += 200
        else:
            beside = min(900.0, wide * 0.58)
            self.head, self.under = QRectF(x, y - 4, wide - beside - 20, 48), QRectF(x, y + 42, wide - beside - 20, 36)
            self.buttons = row(QRectF(x + wide - beside, y, beside, 76), (1.35, 1.2, 1.0, 1.0))
            y += 88
        self.whole = QRectF(x, y, wide, room.bottom() - y)
        key = row(QRectF(x, y, wide, KEY), (1, 1, 1, 1))
        y += KEY + GAP
        public = row(QRectF(x, y, wide, PUBLIC + 30 * tall), (1, 1, 1))
        y += PUBLIC + 30 * tall + GAP
        rest = QRectF(x, y, wide, room.bottom() - y)
        self.cards = [*key, *public, *(_tall(rest) if tall else _wide(rest))]


def _wide(box: QRectF) -> list[QRectF]:
    left, right = row(box, (1.0, 1.72))
    high = (box.height() - GAP) * 0.52
    hours, things = QRectF(left.left(), left.top(), left.width(), high), QRectF(right.left(), right.top(), right.width(), high)
    went = QRectF(left.left(), hours.bottom() + GAP, left.width(), box.bottom() - hours.bottom() - GAP)
    prizes, kiosks, incidents = row(QRectF(right.left(), went.top(), right.width(), went.height()), (1.12, 1.08, 1.12))
    return [hours, went, things, prizes, kiosks, incidents]


def _tall(box: QRectF) -> list[QRectF]:
    y, rows = box.top(), list[QRectF]()
    for share in (0.27, 0.31, 0.22, 0.2):
        high = (box.height() - 3 * GAP) * share
        rows.append(QRectF(box.left(), y, box.width(), high))
        y += high + GAP
    return [*row(rows[0], (1, 1.2)), rows[1], *row(rows[2], (1.5, 1)), rows[3]]
