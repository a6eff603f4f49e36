"""A sentence to the player at the lower edge: what was not possible, and what to do instead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from wastequiz.stage import paint, words
from wastequiz.ui.screen import Screen

SHOWN_MS = 8000


class Notice(QLabel):
    """Hidden until `tell`; goes by itself after a while, or with `hush`."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.screen_of, self.look, self.unit = screen, screen.look, screen.unit
        self.shadow_radius = 38.0
        self._told = 0
        self.hide()

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self.update()

    def tell(self, sentence: str) -> None:
        """Shows `sentence`."""
        self._told += 1
        told = self._told
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self.screen_of.raise_over()
        self.screen_of.update()
        self.screen_of.later(SHOWN_MS, lambda: self.hush() if told == self._told else None)

    def hush(self) -> None:
        if not self.isHidden():
            self.hide()
            self.screen_of.update()

    def place(self) -> None:
        """Puts it at the lower edge, as wide as its words need."""
        screen = self.screen_of
        most = (1000.0 if screen.tall else 1500.0) - 140
        wide = words.width(self.look, self.text(), 34, bold=True)
        lines = 1 if wide <= most else 2
        w = min(wide, most) + 140
        h = 76.0 if lines == 1 else 124.0
        middle = 540.0 if screen.tall else 960.0
        bottom = 1880.0 if screen.tall else 1052.0
        screen.put(self, middle - w / 2, bottom - h, w, h)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.ready(p)
        p.scale(self.unit, self.unit)
        box = QRectF(0, 0, self.width() / self.unit, self.height() / self.unit)
        t = self.look.theme
        paint.rounded(p, box, 38, t.colour("surface.card"), t.colour("ink.outline"), 4)
        paint.icon(p, self.look, "info", 50, box.center().y(), 42, t.colour("ink.text"))
        words.text(p, self.look, box.adjusted(92, 4, -36, -4), self.text(), 34, t.colour("ink.text"), bold=True)
        p.end()
