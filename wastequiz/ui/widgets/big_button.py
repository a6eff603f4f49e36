"""The one huge button of a kiosk's page: a pill."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, Piece


class BigButton(Button):
    """A button as round as it can be; `spare` units at its right end stay free of letters, for a hand that points."""

    lip_depth = 12.0

    def __init__(self, canvas: Canvas, label: str, kind: str, *, size: float, spare: float = 0.0) -> None:
        super().__init__(canvas, label, kind, size=size)
        self.spare = spare

    def paintEvent(self, event: QPaintEvent) -> None:
        self.radius = self.size_units()[1] / 2
        Piece.paintEvent(self, event)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        if not self.isEnabled():
            super().paint_face(p, box)
            return
        t = self.look.theme
        fill, _lip, ink = self.KINDS[self.kind]
        framed = t.high_contrast or self.hovered
        paint.rounded(p, box, self.radius, t.colour(fill), self.border() if framed else None, self.border_width() if framed else 0)
        if not t.high_contrast:
            paint.line(p, [(self.radius, 8), (box.width() - self.radius, 8)], t.colour("ink.onColour", 0.35), 4)
        room = box.adjusted(36, 4, -max(36.0, self.spare), -4)
        words.display(p, self.look, room, self.label, self.size_of_text, t.colour(ink), align="center")
