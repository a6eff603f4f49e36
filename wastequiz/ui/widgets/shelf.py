"""The shelf that things to be sorted lie on: an empty place shows where each belongs that is away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted

BOARD = 20.0
"""How far the board reaches below and beside the places, in units."""


class Shelf(Painted):
    """Only scenery: no outline, nothing to touch."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._places: list[QRectF] = []

    def lay(self, places: Sequence[QRectF]) -> None:
        """Puts itself under `places` (units of the page)."""
        around = QRectF()
        for place in places:
            around = around.united(place)
        around.adjust(-BOARD, 0, BOARD, BOARD)
        self._places = [place.translated(-around.left(), -around.top()) for place in places]
        self.canvas.put(self, around.x(), around.y(), around.width(), around.height())

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        for place in self._places:
            empty = place.adjusted(6, 6, -6, -10)
            paint.rounded(p, empty, 28, t.colour("surface.card", 0.45), t.colour("surface.lip"), 3)
        for top in sorted({place.bottom() for place in self._places}):
            row = [place for place in self._places if place.bottom() == top]
            board = QRectF(row[0].left() - BOARD, top - 6, row[-1].right() - row[0].left() + 2 * BOARD, 14)
            paint.rounded(p, board.translated(0, 6), 7, t.colour("scene.brickShade"))
            paint.rounded(p, board, 7, t.colour("scene.brickLight"))
