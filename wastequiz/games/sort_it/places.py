"""Where everything of Sort it stands: broad or upright, with low reach, alone or with several children."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from wastequiz.games.sort_it.scene import SortItScene

MOST_UPRIGHT = 4
"""So many bins stand side by side in an upright window."""


class Places:
    """The places of a scene at its present size."""

    def __init__(self, scene: SortItScene) -> None:
        self.scene = scene

    @property
    def low(self) -> bool:
        """Whether the line hangs at 45 % of the height, for whoever reaches no higher."""
        return self.scene.look.low_reach and not self.scene.tall

    @property
    def bins(self) -> QRectF:
        if self.scene.tall:
            rows = ceil(len(self.scene.bins.bins) / MOST_UPRIGHT)
            return QRectF(40, 1400, 1000, 460) if rows == 1 else QRectF(40, 1200, 1000, 660)
        return QRectF(72, 738, 1776, 312) if self.low else QRectF(72, 640, 1776, 410)

    @property
    def rest_below(self) -> float:
        """How far below the rope a tapped thing waits."""
        return -124.0 if self.low else 352.0

    def why(self, child: int) -> QRectF:
        """Where a child reads its reason: alone in the middle, else in its own part, or one below the other in an upright window."""
        area, children = self.scene.area, len(self.scene.rules.children)
        if self.scene.tall:
            return QRectF(60, 340, 960, 320) if children == 1 else QRectF(40, 290 + child * 150, 1000, 148)
        top, high = (176.0, 250.0) if self.low else (404.0, 236.0)
        if children == 1:
            return QRectF(460, top, 1000, high)
        wide = min(area.width(), 1920.0 * 1.2) / children
        left = area.center().x() + (child - children / 2) * (area.width() / children) + (area.width() / children - wide) / 2
        return QRectF(left + 24, top, wide - 48, high)

    def put(self) -> None:
        """Puts everything that stands still."""
        scene, area, tall = self.scene, self.scene.area, self.scene.tall
        scene.rope.hang(area.left(), area.right(), 776.0 if tall else 452.0 if self.low else 176.0, 30.0 if tall else 37.0)
        scene.bins.put(self.bins, most=MOST_UPRIGHT if tall else 8)
        if tall:
            self._head(QPointF(40, 236), QPointF(1040, 92), QPointF(540, 104), QPointF(540, 96) if scene.chips else QPointF(875, 236))
        else:
            ring = QPointF(1806, 96) if scene.chips else QPointF(960, 96)
            self._head(QPointF(180, 92), QPointF(1848, 92), ring, QPointF(1740 if scene.chips else 1440, 92))
        self._children(area, tall)

    def _head(self, streak: QPointF, points: QPointF, ring: QPointF, count: QPointF) -> None:
        scene = self.scene
        if scene.streak is not None and scene.points is not None:
            scene.streak.moved(streak.x(), streak.y())
            scene.points.moved(points.x(), points.y())
        if scene.ring is not None:
            scene.ring.at(ring.x(), ring.y())
        if scene.count is not None:
            scene.count.at(count.x(), count.y())

    def _children(self, area: QRectF, tall: bool) -> None:
        scene = self.scene
        children = len(scene.rules.children)
        wide = area.width() / children
        for i, chip in enumerate(scene.chips):
            x = area.left() + (i + 0.5) * wide
            chip.at(x if tall else min(x, 1490.0), 236.0 if tall else 92.0)
        for i, border in enumerate(scene.borders):
            x = area.left() + (i + 1) * wide
            start = scene.rope.y_at(x) + 16
            border.put(QRectF(x - 10, start, 20, self.bins.top() - start - 20))
