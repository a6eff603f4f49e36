"""A student's place on the seating plan: seat number and animal, and the letter of the answer they stand for."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.wording import names

SIDE = 84.0
"""What it is drawn for, in units; larger ones have all of it larger."""


class SeatTile(Piece):
    """Touched, it is marked to go somewhere (checked). `option`: number of the answer the student stands for, -1 none yet."""

    radius = 22.0
    lip_depth = 4.0

    def __init__(self, canvas: Canvas, student: Student) -> None:
        super().__init__(canvas, names.contestant(student.seat, student.animal))
        self.student = student
        self.option = -1
        self.setCheckable(True)
        self.stand(-1)

    def stand(self, option: int) -> None:
        """Shows which answer the student stands for."""
        self.option = option
        self.setAccessibleDescription(_("Stands at {letter}").format(letter=LETTERS[option]) if option >= 0 else _("Nowhere yet"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def face_key(self) -> Hashable:
        return self.isChecked(), self.option, self.hovered, self.isEnabled()

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 7.0 if self.isChecked() else super().border_width()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill = "brand.primaryTint" if self.isChecked() else "surface.card" if self.option < 0 else "surface.paper2"
        paint.rounded(p, box, self.radius, t.colour(fill), self.border(), self.border_width())
        scale = box.height() / SIDE
        side, stands = 42 * scale, self.option >= 0
        left = 6 * scale if stands else (box.width() - side) / 2  # the letter stands beside the animal, not on it
        self.look.pictures.draw(p, f"avatars/{self.student.animal}", left, 6 * scale, side)
        if stands:
            badge = 28 * scale
            paint.key_badge(p, self.look, box.width() - badge - 5 * scale, 6 * scale, LETTERS[self.option], badge)
        number = QRectF(4, 46 * scale, box.width() - 8, box.height() - 48 * scale)
        words.display(p, self.look, number, str(self.student.seat), 30 * scale, t.colour("ink.text"), align="center", fat=0.02)
