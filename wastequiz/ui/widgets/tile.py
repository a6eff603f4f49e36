"""The big tile of an activity: a picture in a mat on top, its name below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Piece

PaintArt = Callable[[QPainter, Look, QRectF], None]
"""Paints a tile's picture into a box; what leaves the box is clipped."""


class Tile(Piece):
    """An activity's tile. The whole tile starts it."""

    radius = 40.0
    lip_depth = 10.0

    def __init__(self, canvas: Canvas, name: str, below: str, art: PaintArt, ground: str) -> None:
        super().__init__(canvas, f"{name} {below}".strip())
        self.name_of_tile, self.below, self.art, self.ground = name, below, art, ground
        self.shadow_radius = self.radius

    def tell(self, below: str, art: PaintArt) -> None:
        """Shows another line beside the name and another picture."""
        self.below, self.art = below, art
        self.setAccessibleName(f"{self.name_of_tile} {below}".strip())
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        bar = 92.0 if box.height() > 280 else 84.0
        paint.rounded(
            p, box, self.radius, t.colour("surface.card"), self.border() if self.hovered or t.high_contrast else None, self.border_width()
        )
        mat = QRectF(10, 10, box.width() - 20, box.height() - bar - 10)
        p.save()
        shape = QPainterPath()
        shape.addRoundedRect(mat.adjusted(0, 0, 0, 60), 32, 32)
        clip = QPainterPath()
        clip.addRect(mat)
        p.setClipPath(shape.intersected(clip))
        p.fillRect(mat, t.colour(self.ground))
        self.art(p, self.look, mat)
        p.restore()
        room = QRectF(30, box.height() - bar + 2, box.width() - 118, bar - 4)
        if not self.below:
            words.display(p, self.look, room, self.name_of_tile, 42, t.colour("ink.text"))
            return
        across = min(words.width(self.look, self.name_of_tile, 42, bold=True), room.width() * 0.62)
        words.display(p, self.look, QRectF(room.left(), room.top(), across + 4, room.height()), self.name_of_tile, 42, t.colour("ink.text"))
        rest = QRectF(room.left() + across + 20, room.top() + 4, room.width() - across - 20, room.height())
        words.text(p, self.look, rest, self.below, 28, t.colour("ink.textSecondary"))


class Pill(Piece):
    """An activity in a pill: an icon in a circle and its name."""

    radius = 44.0

    def __init__(self, canvas: Canvas, name: str, icon: str) -> None:
        super().__init__(canvas, name)
        self.name_of_tile, self.below, self.icon_name = name, "", icon
        self.shadow_radius = self.radius

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        near = box.width() < 300
        x, y = box.height() / 2 - (4 if near else -8), box.height() / 2
        paint.circle(p, x, y, 31, t.colour("brand.primaryTint"), t.colour("surface.line") if t.high_contrast else None, 4)
        paint.icon(p, self.look, self.icon_name, x, y, 38, t.colour("brand.primary"))
        room = QRectF(x + (40 if near else 48), 0, box.width() - x - (56 if near else 72), box.height())
        words.display(p, self.look, room, self.name_of_tile, 38, t.colour("ink.text"), fat=0.025)
