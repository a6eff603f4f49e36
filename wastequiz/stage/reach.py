"""Low reach: what lies along the top of a page moves to its bottom, and the rest moves up, for small children and for wheelchairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

MARGIN = 24.0
"""What stays free above the contents that moved up, in units."""
LIFT = 16.0
"""What stays free below the bar, in units."""
EDGE = 10.0
"""A piece that begins so near to the bar's lower edge does not belong to it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a page is moved. `bar` is the height of its top bar and `area` the whole page, in units.

    A piece that reaches from the bar far down (a column) holds its column in place; so do the boxes of `held` what lies in them.
    """

    bar: float
    area: QRectF
    columns: tuple[QRectF, ...] = ()
    held: tuple[QRectF, ...] = ()

    @property
    def bar_down(self) -> float:
        """How far the bar moves down."""
        return self.area.bottom() - self.bar - LIFT

    @property
    def rest_up(self) -> float:
        """How far the rest moves up."""
        return self.bar - MARGIN

    def shift(self, box: QRectF) -> float:
        """How far down a piece moves; less than 0: up."""
        if self._stays(box):
            return 0.0
        return self.bar_down if box.top() < self.bar - EDGE else -self.rest_up

    def moved(self, box: QRectF) -> QRectF:
        return box.translated(0, self.shift(box))

    def _stays(self, box: QRectF) -> bool:
        across = box.center().x()
        return any(c.left() < across < c.right() for c in self.columns) or any(h.contains(box.center()) for h in self.held)

    def parts(self) -> list[tuple[QPainterPath, float]]:
        """What to paint where: each part of the page as it is seen, and how far what belongs there was moved down."""
        a = self.area
        still, held = QPainterPath(), QPainterPath()
        for column in self.columns:
            still.addRect(QRectF(column.left(), a.top(), column.width(), a.height()))
        for box in self.held:
            held.addRect(box)
        still = still.united(held)
        rest, bar = QPainterPath(), QPainterPath()
        top = 2 * MARGIN  # above it a shadow of the bar might be left
        rest.addRect(QRectF(a.left(), top, a.width(), a.bottom() - self.bar - LIFT - top))
        bar.addRect(QRectF(a.left(), a.bottom() - self.bar - LIFT, a.width(), self.bar + LIFT))
        moved = ((rest, -self.rest_up), (bar, self.bar_down))
        # what is held is painted in its place, and nothing of it where it would have moved to
        return [(still, 0.0), *((part.subtracted(still).subtracted(held.translated(0, down)), down) for part, down in moved)]


def columns(boxes: Iterable[QRectF], bar: float) -> tuple[QRectF, ...]:
    """The boxes that reach from the bar far down."""
    return tuple(box for box in boxes if box.top() < bar - EDGE and box.bottom() > bar + 4 * MARGIN)
