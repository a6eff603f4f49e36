"""Cards to choose from: a topic or city with a tick when chosen, a class, a seat with its animal."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Choice, Piece


class TickCard(Choice):
    """A choice that also wears a tick while it is chosen, so that colour is not all that tells."""

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if self.isChecked():
            t = self.look.theme
            r, inset = (19.0, 9.0) if box.width() >= 240 else (11.5, 5.0)
            x, y = box.right() - r - inset, box.top() + r + inset
            paint.circle(p, x, y, r, t.colour("brand.primary"))
            paint.icon(p, self.look, "check", x, y, r * 1.4, t.colour("ink.onColour"))


class ClassCard(Piece):
    """A class: its name, and below it the grade band and how many sit in it."""

    radius = 36.0

    def __init__(self, canvas: Canvas, name: str, below: str) -> None:
        super().__init__(canvas, f"{name}, {below}")
        self.label, self.below = name, below
        self.shadow_radius = self.radius

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        r = min(48.0, box.height() * 0.32)
        paint.circle(p, 30 + r, box.center().y(), r, t.colour("brand.primaryTint"))
        paint.icon(p, self.look, "users", 30 + r, box.center().y(), r * 1.1, t.colour("brand.primary"))
        left = 30 + 2 * r + 24
        room = QRectF(left, 0, box.width() - left - 26, box.height())
        upper = QRectF(room.left(), room.top() + room.height() * 0.12, room.width(), room.height() * 0.45)
        words.display(p, self.look, upper, self.label, 42, t.colour("ink.text"), fat=0.025)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.31)
        words.text(p, self.look, lower, self.below, 28, t.colour("ink.textSecondary"))


class SeatTile(Piece):
    """A seat: its animal and its number. Wide ones put them side by side, others one above the other."""

    radius = 30.0

    def __init__(self, canvas: Canvas, label: str, name: str, animal: str) -> None:
        super().__init__(canvas, name)
        self.label, self.animal = label, animal

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        w, h = box.width(), box.height()
        if w > h * 1.1:
            r = min(h * 0.39, w * 0.24)
            x, y = 10 + r, box.center().y()
            room = QRectF(x + r + 6, 0, w - x - r - 14, h)
            size = min(h * 0.44, 64)
        else:
            r = min(w * 0.34, h * 0.29)
            x, y = box.center().x(), 12 + r
            room = QRectF(6, y + r, w - 12, h - y - r - 4)
            size = min(room.height() * 0.66, 60)
        paint.circle(p, x, y, r, t.colour("surface.paper2"))
        side = r * 1.62
        self.look.pictures.draw(p, f"avatars/{self.animal}", x - side / 2, y - side / 2 + r * 0.03, side)
        words.display(p, self.look, room, self.label, size, t.colour("ink.text"), align="center", fat=0.025)
