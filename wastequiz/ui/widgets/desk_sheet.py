"""The plain card that parts of a desk page stand on, and words on it that grow small rather than cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted, Words


class Sheet(Painted):
    """A white card with a thin border."""

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        desk_card(p, self.look, box.adjusted(1, 1, -1, -6), radius=18)


class SmallWords(Words):
    """A line or a few, in small letters where there is little room."""

    def __init__(self, canvas: Canvas, size: float, *, bold: bool = False, colour: str = "ink.text", valign: str = "middle") -> None:
        super().__init__(canvas, "", size, bold=bold, colour=colour, valign=valign)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        colour = self.look.theme.colour(self.token)
        words.text(p, self.look, box, self.text(), self.size_of_text, colour, bold=self.bold, valign=self.valign, floor=11, leading=1.15)
        p.end()
