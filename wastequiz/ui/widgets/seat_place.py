"""A place of the seating plan: who sits there, or that it is free."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wastequiz.domain.seating import Place
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.cards import SeatTile
from wastequiz.wording import names


class SeatPlace(SeatTile):
    """Seat number and animal, or a dashed frame. Held, it wears an orange border and a tick."""

    radius = 22.0
    lip_depth = 0.0

    def __init__(self, canvas: Canvas, place: Place) -> None:
        super().__init__(canvas, "", "", "")
        self.place = place
        self.setCheckable(True)
        self.seat(None)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Only the page chooses."""

    def seat(self, student: Student | None) -> None:
        """Puts somebody there; None: nobody."""
        column, row = self.place
        self.label, self.animal = (f"{student.seat:02d}", student.animal) if student else ("", "")
        where = _("Row {row}, column {column}").format(row=row + 1, column=column + 1)
        free = _("Free place, {where}").format(where=where)
        self.setAccessibleName(names.contestant(student.seat, student.animal) if student else free)
        self.setAccessibleDescription(where if student else "")
        self.update()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def border(self) -> QColor:
        return self.look.theme.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 6.0 if self.isChecked() else super().border_width()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        inner = box.adjusted(2, 2, -2, -2)
        if self.animal:
            super().paint_face(p, inner)
        else:
            pen = QPen(self.border() if self.isChecked() or self.hovered else t.colour("surface.lip"), self.border_width())
            pen.setStyle(Qt.PenStyle.DashLine)
            p.setPen(pen)
            p.setBrush(t.colour("surface.card", 0.5))
            p.drawRoundedRect(inner, self.radius, self.radius)
        if self.isChecked():
            paint.circle(p, box.right() - 16, 16, 13, t.colour("brand.primary"))
            paint.icon(p, self.look, "check", box.right() - 16, 16, 18, t.colour("ink.onColour"))
