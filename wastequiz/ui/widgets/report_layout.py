"""Where everything stands on the page of the class report, lying and upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF

GAP = 14.0


class ReportLayout:
    """Places in units. `tall`: the window stands upright; `room`: what the desk's rail leaves of it."""

    def __init__(self, room: QRectF, *, tall: bool) -> None:
        self._draw_up(tall=tall)
        whole = QRectF(40, 26, 1000, 1864) if tall else QRectF(58, 26, 1804, 1042)
        across, down = room.width() / whole.width(), min(1.0, room.height() / whole.height())

        def moved(box: QRectF) -> QRectF:
            left, top = room.left() + (box.left() - whole.left()) * across, room.top() + (box.top() - whole.top()) * down
            return QRectF(left, top, box.width() * across, box.height() * down)

        for name, found in vars(self).items():
            setattr(self, name, moved(found) if isinstance(found, QRectF) else [moved(box) for box in found])

    def _draw_up(self, *, tall: bool) -> None:
        """Everything on a window without a rail."""
        if tall:
            self.back = QRectF(40, 38, 96, 100)
            self.head, self.under = QRectF(156, 26, 434, 62), QRectF(156, 88, 434, 52)
            self.printing, self.export = QRectF(606, 38, 200, 96), QRectF(820, 38, 220, 96)
            self.filters = row(QRectF(40, 150, 1000, 92), (1.0, 1.35, 1.0))
            self.figures = [*row(QRectF(40, 258, 1000, 162), (1, 1, 1, 1)), *row(QRectF(40, 434, 1000, 162), (1, 1, 1))]
            self.bars, self.trend = row(QRectF(40, 612, 1000, 282), (0.44, 0.56))
            self.matrix, self.finding = row(QRectF(40, 908, 1000, 532), (0.6, 0.4))
            self.items = QRectF(40, 1454, 1000, 436)
            self.whole = QRectF(40, 260, 1000, 1600)
            self.notice = QRectF(60, 1730, 960, 150)
            return
        self.back = QRectF(58, 36, 96, 100)
        self.head, self.under = QRectF(174, 26, 486, 68), QRectF(174, 94, 486, 44)
        self.printing, self.export = QRectF(1474, 38, 180, 96), QRectF(1668, 38, 194, 96)
        self.filters = row(QRectF(676, 38, 784, 92), (1.0, 1.35, 1.0))
        self.figures = row(QRectF(58, 150, 1804, 158), (1, 1, 1, 1.08, 1, 1, 1))
        self.bars, self.trend = row(QRectF(58, 322, 1188, 270), (0.41, 0.59))
        self.items = QRectF(58, 606, 1188, 462)
        self.matrix, self.finding = QRectF(1260, 322, 602, 506), QRectF(1260, 842, 602, 226)
        self.whole = QRectF(58, 150, 1804, 910)
        self.notice = QRectF(58, 920, 1190, 140)


def row(box: QRectF, shares: tuple[float, ...]) -> list[QRectF]:
    """A box parted into several side by side, by their shares of the width."""
    room = box.width() - GAP * (len(shares) - 1)
    found: list[QRectF] = []
    left = box.left()
    for share in shares:
        wide = room * share / sum(shares)
        found.append(QRectF(left, box.top(), wide, box.height()))
        left += wide + GAP
    return found
