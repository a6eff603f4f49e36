"""The ribbon of a try-out: nothing counts, and how many seconds are left."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted

SIZE, HIGH = 24.0, 36.0


class TryRibbon(Painted):
    """Painted anew once a second. It stands `HIGH` units high at the upper edge, over everything a game shows."""

    def __init__(self, canvas: Canvas, seconds: int) -> None:
        super().__init__(canvas, _("Just trying: nothing counts"))
        self.seconds = seconds

    def tell(self, seconds: int) -> None:
        """Shows how many are left."""
        if seconds != self.seconds:
            self.seconds = seconds
            self.update()

    def line(self) -> str:
        return self.accessibleName() + " · " + ngettext("{n} second", "{n} seconds", self.seconds).format(n=self.seconds)

    def wish(self) -> float:
        """How wide it would like to be, in units."""
        return words.width(self.look, self.line(), SIZE, bold=True) + 60

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box.adjusted(2, 2, -2, -2), box.height() / 2 - 2, t.colour("right.fill"), t.colour("ink.outline"), 3)
        words.text(p, self.look, box.adjusted(18, 0, -18, 0), self.line(), SIZE, t.colour("ink.text"), bold=True, align="center", floor=16)
