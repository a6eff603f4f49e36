"""Where everything of Sort it stands: broad or upright, with low reach, alone or with several children."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

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
        return QRectF(72, 716, 1776, 334) if self.low else QRectF(72, 640, 1776, 410)

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
        top = 92.0
        middle = 540.0 if tall else 960.0
        if scene.streak is not None and scene.points is not None:
            scene.streak.moved(180, top)
            scene.points.moved(1040.0 if tall else 1848.0, top)
        if scene.ring is not None:
            scene.ring.at(middle if tall or not scene.chips else 1806.0, top + 4)
        if scene.count is not None:
            scene.count.at(
                *((540.0, 230.0) if tall and not scene.chips else (540.0, top) if tall else (1740.0 if scene.chips else 1440.0, top))
            )
        self._children(area, top, tall)

    def _children(self, area: QRectF, top: float, tall: bool) -> None:
        scene = self.scene
        children = len(scene.rules.children)
        wide = area.width() / children
        for i, chip in enumerate(scene.chips):
            x = area.left() + (i + 0.5) * wide
            chip.at(x if tall else min(x, 1490.0), 230.0 if tall else top)
        for i, border in enumerate(scene.borders):
            x = area.left() + (i + 1) * wide
            start = scene.rope.y_at(x) + 16
            border.put(QRectF(x - 10, start, 20, self.bins.top() - start - 20))
