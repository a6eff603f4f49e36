"""Confetti behind the cards after a right answer."""

from __future__ import annotations

import random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas

COUNT = 70
COLOURS = ("right.fill", "brand.primaryBright", "tryAgain.bright", "accent.rose")


class Confetti:
    """Pieces thrown over a page; `fall` 0..1 is how far they have come."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(seed)
        self._pieces = [(rng.random(), rng.random(), rng.randrange(180), rng.randrange(12)) for _ in range(COUNT)]
        self.fall = 0.0

    def paint(self, p: QPainter, canvas: Canvas) -> None:
        """Paints them; `p` is in units."""
        area = canvas.area
        for x, y, turn, kind in self._pieces:
            p.save()
            p.translate(area.left() + x * area.width(), area.top() + y * 700 + self.fall * 60)
            p.rotate(turn)
            colour = canvas.look.theme.colour(COLOURS[kind % 4])
            if kind % 3:
                paint.rounded(p, QRectF(-11, -5, 22, 10), 4, colour)
            else:
                path = QPainterPath()
                path.addEllipse(QPointF(0, 0), 8, 8)
                p.fillPath(path, colour)
            p.restore()
