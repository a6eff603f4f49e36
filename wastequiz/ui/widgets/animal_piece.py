"""The animal a visitor plays as: touched, it becomes the next one."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.wording import names


class AnimalPiece(Piece):
    """A pill with the animal and what it is called."""

    radius = 58.0

    def __init__(self, canvas: Canvas, animal: str) -> None:
        super().__init__(canvas, "")
        self.animal = animal
        self.shadow_radius = self.radius
        self.show_animal(animal)

    def show_animal(self, animal: str) -> None:
        self.animal = animal
        self.setAccessibleName(self.said)
        self.update()

    @property
    def said(self) -> str:
        return _("You play as: {animal}").format(animal=names.animal(self.animal))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        side = box.height() - 24
        paint.circle(p, 12 + side / 2, box.height() / 2, side / 2, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{self.animal}", 12 + side * 0.08, 12 + side * 0.06, side * 0.84)
        room = QRectF(side + 34, 8, box.width() - side - 70, box.height() - 16)
        words.display(
            p, self.look, QRectF(room.left(), room.top(), room.width(), room.height() * 0.56), self.said, 38, t.colour("ink.text")
        )
        low = QRectF(room.left(), room.top() + room.height() * 0.56, room.width(), room.height() * 0.4)
        words.text(p, self.look, low, _("Touch for another animal"), 26, t.colour("ink.textSecondary"), floor=16)
