"""A line about the question in a pill: why it is asked, or what a hint costs."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.rounds import Why
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted

SIZE = 30.0
ICONS = {"mixed_up": "undo", "due": "calendar", "mix_up": "sort", "new": "star", "check_again": "check"}


def icon_of(why: Why) -> str:
    """The icon that stands for a reason."""
    return ICONS.get(why.code, "info")


class Remark(Painted):
    """Hidden while it says nothing."""

    def __init__(self, canvas: Canvas, text: str = "", icon: str = "info") -> None:
        super().__init__(canvas, text)
        self.text, self.icon_name = text, icon
        self.setVisible(bool(text))

    def tell(self, text: str, icon: str = "info") -> None:
        self.text, self.icon_name = text, icon
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def place(self, room: QRectF) -> None:
        """Stands in `room`, in units: as wide as its words need, in the middle in portrait, else on the left."""
        wish = words.width(self.look, self.text, SIZE, bold=True) + 104
        across = min(room.width(), wish)
        left = room.center().x() - across / 2 if self.canvas.tall else room.left()
        self.canvas.put(self, left, room.top(), across, room.height())

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, box.height() / 2, t.colour("right.tint"), t.colour("right.lip"), max(2.0, t.border_floor))
        paint.icon(p, self.look, self.icon_name, 42, box.center().y(), 38, t.colour("ink.text"))
        room = box.adjusted(72, 2, -24, -2)
        words.text(p, self.look, room, self.text, SIZE, t.colour("ink.text"), bold=True, leading=1.15)
