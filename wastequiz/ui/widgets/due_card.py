"""A quiz that waits for a class: what it is called, how much there is to do and until when; a touch leads to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece


class DueCard(Piece):
    """`line`: one line below the name; `badge`: what to do, or that it is done, in the sun's colour where it waits (`waits`)."""

    radius = 36.0

    def __init__(self, canvas: Canvas, name: str, line: str, badge: str = "", *, waits: bool = True, icon: str = "calendar") -> None:
        super().__init__(canvas, name)
        self.name, self.line, self.badge, self.waits, self.icon_name = name, line, badge, waits, icon
        self.shadow_radius = self.radius
        self.setAccessibleDescription(" ".join(part for part in (line, badge) if part))

    def told(self) -> str:
        """The card in words, as it is read aloud."""
        return ". ".join(part for part in (self.name, self.line, self.badge) if part)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        edge = t.colour("right.lip") if self.waits and not self.hovered else self.border()
        paint.rounded(p, box, self.radius, t.colour("right.sheet" if self.waits else "surface.card"), edge, self.border_width())
        r = min(46.0, box.height() * 0.32)
        x, y = 22 + r, box.center().y()
        paint.circle(p, x, y, r, t.colour("right.fill" if self.waits else "surface.paper2"), t.colour("ink.outline"), 4)
        paint.icon(p, self.look, self.icon_name if self.waits else "check", x, y, r * 1.1, t.colour("ink.text"))
        left, right = x + r + 22, box.width() - (70 if self.isEnabled() else 24)
        rows = 3 if self.badge else 2
        room = QRectF(left, 12, right - left, box.height() - 24)
        head = QRectF(room.left(), room.top(), room.width(), room.height() * (0.58 if rows == 2 else 0.42))
        words.display(p, self.look, head, self.name, 40, t.colour("ink.text"), fat=0.025)
        each = (room.bottom() - head.bottom()) / (rows - 1)
        line = QRectF(room.left(), head.bottom(), room.width(), each)
        words.text(p, self.look, line, self.line, 28, t.colour("ink.textSecondary"), floor=20)
        if self.badge:
            below = line.translated(0, each)
            words.text(p, self.look, below, self.badge, 28, t.colour("brand.primary"), bold=True, floor=20)
        if self.isEnabled():
            paint.icon(p, self.look, "next", box.width() - 42, y, 40, t.colour("brand.primary"))
