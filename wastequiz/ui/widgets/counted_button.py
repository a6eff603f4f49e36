"""A button with a number in a circle: how many things wait behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button


class CountedButton(Button):
    """Nothing is counted while the number is 0."""

    def __init__(self, canvas: Canvas, label: str, *, size: float, icon: str) -> None:
        super().__init__(canvas, label, "paper", size=size, icon=icon)
        self.name, self.count = label, 0

    def tell(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.name} {count}" if count else self.name)
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if not self.count:
            return
        t = self.look.theme
        x, y = box.right() - 28, box.top() + 24
        paint.circle(p, x, y, 22, t.colour("tryAgain.fill"), t.colour("surface.card"), 3)
        label = str(self.count) if self.count < 100 else "99+"
        words.text(p, self.look, QRectF(x - 21, y - 21, 42, 42), label, 24, t.colour("ink.onColour"), bold=True, align="center", floor=12)
