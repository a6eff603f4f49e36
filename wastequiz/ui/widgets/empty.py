"""What stands where there is nothing yet: the thinking squirrel, one sentence, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Panel, Words
from wastequiz.ui.screen import Screen


class Empty:
    """Puts the empty state on `screen`; the first button is the main one."""

    def __init__(self, screen: Screen, sentence: str, buttons: Sequence[Button], mascot: str = "bins/mascot_think") -> None:
        self.screen = screen
        self.panel = Panel(screen, painter=self._frame)
        self.art = Art(screen, mascot)
        self.words = Words(screen, sentence, 40, bold=True, align="center")
        self.buttons = list(buttons)
        for piece in (self.art, self.words, *self.buttons):
            piece.raise_()
        screen.raise_over()

    @property
    def pieces(self) -> list[Panel | Art | Words | Button]:
        return [self.panel, self.art, self.words, *self.buttons]

    def arrange(self, box: QRectF) -> None:
        """Puts it all in the middle of `box`."""
        w = min(980.0, box.width())
        h = min(620.0, box.height())
        x, y = box.center().x() - w / 2, box.center().y() - h / 2
        self.screen.put(self.panel, x, y, w, h)
        bar = 112.0
        art = min(240.0, h - bar - 220)
        self.screen.put(self.art, x + w / 2 - art / 2, y + 34, art, art)
        self.screen.put(self.words, x + 60, y + 40 + art, w - 120, h - art - bar - 84)
        gap, n = 24.0, len(self.buttons)
        across = min(440.0, (w - 96 - gap * (n - 1)) / max(n, 1))
        left = x + w / 2 - (n * across + (n - 1) * gap) / 2
        for i, button in enumerate(self.buttons):
            self.screen.put(button, left + i * (across + gap), y + h - bar - 40, across, bar)

    def _frame(self, p: QPainter, box: QRectF) -> None:
        """The dotted frame inside the card."""
        pen = QPen(self.screen.look.theme.colour("surface.lip"), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 3.2])
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box.adjusted(18, 18, -18, -18), 28, 28)
