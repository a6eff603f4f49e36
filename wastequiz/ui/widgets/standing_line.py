"""One line of a lesson's standings: place, mascot or animal, points, and the knowledge rank beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.standings import Standing
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.podium import points_text
from wastequiz.wording import lessons

ROOM_FOR_TWO = 80.0
"""Lower lines have the name only."""


class StandingLine(Painted):
    """`who` and `animal`: whose line; both ranks stand on it. `ring`: the colour about the animal, '' none.

    Nobody reads there that they have not answered, or had nothing right.
    """

    def __init__(self, canvas: Canvas, row: Standing, who: str, animal: str, said: str, ring: str = "") -> None:
        super().__init__(canvas, said)
        self.row, self.who, self.animal, self.ring = row, who, animal, ring
        self.below = lessons.knows(row) if row.accuracy else ""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, row = self.look.theme, self.row
        y, high = box.center().y(), box.height()
        paint.line(p, [(20, high - 1), (box.width() - 20, high - 1)], t.colour("surface.line"), 2)
        words.display(
            p, self.look, QRectF(8, 0, 70, high), str(row.rank), 40, t.colour("ink.textSecondary"), align="center", fat=0.02, floor=18
        )
        r = min(38.0, high * 0.42)
        paint.circle(p, 118, y, r, t.colour("surface.paper2"), t.colour(self.ring) if self.ring else None, 5)
        if self.animal:
            self.look.pictures.draw(p, f"avatars/{self.animal}", 118 - r * 0.78, y - r * 0.75, r * 1.56)
        else:
            paint.icon(p, self.look, "users", 118, y, r * 1.1, t.colour("brand.primary"))
        score = points_text(row.points)
        across = max(words.width(self.look, score, 40, bold=True), 70) + 8
        right = box.width() - 24
        words.display(
            p,
            self.look,
            QRectF(right - across, 0, across, high),
            score,
            40,
            t.colour("brand.primaryLip"),
            align="right",
            fat=0.02,
            floor=18,
        )
        paint.star(p, self.look, right - across - 30, y, 18)
        room = right - across - 64 - 172
        two = bool(self.below) and high >= ROOM_FOR_TWO
        head = QRectF(172, 2, room, high * 0.54 if two else high - 4)
        words.display(p, self.look, head, self.who, 36, t.colour("ink.text"), fat=0.02, floor=16)
        if two:
            below = QRectF(172, high * 0.54, room, high * 0.42)
            words.text(p, self.look, below, self.below, 25, t.colour("ink.textSecondary"), floor=14)
