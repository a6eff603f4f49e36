"""A sentence to the player: what was not possible, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from wastequiz.stage import paint, words
from wastequiz.ui.screen import Screen

SHOWN_MS = 8000


class Notice(QLabel):
    """Hidden until `tell`; goes by itself after a while, or with `hush`."""

    def __init__(self, screen: Screen, spot: Callable[[], QRectF]) -> None:
        """`spot` says where there is room for it, in units; it stands at the upper left of it, as wide as its words need."""
        super().__init__(screen)
        self._spot = spot
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.screen_of, self.look, self.unit = screen, screen.look, screen.unit
        self.shadow_radius = 38.0
        self._told = 0
        self.hide()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def tell(self, sentence: str, *, stays: bool = False) -> None:
        """Shows `sentence` for a while, or until `hush` where it `stays`."""
        self._told += 1
        told = self._told
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self.screen_of.raise_over()
        self.screen_of.update()
        if not stays:
            self.screen_of.later(SHOWN_MS, lambda: self.hush() if told == self._told else None)

    def hush(self) -> None:
        if not self.isHidden():
            self.hide()
            self.screen_of.update()

    def place(self) -> None:
        """Puts it where there is room."""
        spot = self._spot()
        size, lines = words.fit(self.look, self.text(), 32, spot.width() - 136, spot.height() - 24, bold=True, leading=1.3)
        wide = max(words.width(self.look, line, size, bold=True) for line in lines) + 144
        h = max(80.0, len(lines) * size * self.look.theme.text_scale * 1.3 + 24)
        self.screen_of.put(self, spot.left(), spot.top(), min(wide, spot.width()), min(h, spot.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        t = self.look.theme
        paint.rounded(p, box, 38, t.colour("surface.card"), t.colour("ink.outline"), 4)
        paint.icon(p, self.look, "info", 50, box.center().y(), 42, t.colour("ink.text"))
        words.text(p, self.look, box.adjusted(92, 10, -36, -10), self.text(), 32, t.colour("ink.text"), bold=True)
        p.end()
