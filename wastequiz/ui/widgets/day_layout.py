"""Where everything stands on the page of an event's report, lying and upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.ui.widgets.report_layout import row

GAP = 12.0
KEY, PUBLIC = 132.0, 168.0
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
    left, right = row(box, (1.0, 1.62))
    high = (box.height() - GAP) * 0.5
    hours = QRectF(left.left(), left.top(), left.width(), high)
    went = QRectF(left.left(), hours.bottom() + GAP, left.width(), box.bottom() - hours.bottom() - GAP)
    things, lower = QRectF(right.left(), right.top(), right.width(), high), QRectF(right.left(), went.top(), right.width(), went.height())
    prizes, beside = row(lower, (1.25, 1.0))
    split = beside.height() * 0.46
    kiosks = QRectF(beside.left(), beside.top(), beside.width(), split)
    incidents = QRectF(beside.left(), kiosks.bottom() + GAP, beside.width(), beside.height() - split - GAP)
    return [hours, went, things, prizes, kiosks, incidents]


def _tall(box: QRectF) -> list[QRectF]:
    high = (box.height() - 2 * GAP) / 3
    rows = [QRectF(box.left(), box.top() + n * (high + GAP), box.width(), high) for n in range(3)]
    hours, went = row(rows[0], (1, 1.2))
    prizes, kiosks = row(QRectF(box.left(), rows[2].top(), box.width(), high * 0.5 - GAP), (1.5, 1))
    incidents = QRectF(box.left(), prizes.bottom() + GAP, box.width(), rows[2].bottom() - prizes.bottom() - GAP)
    return [hours, went, rows[1], prizes, kiosks, incidents]
