"""A card with one figure of the report: what it is, the number large, and in small print of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.wording.report_page import Figure

SMALL = 18.0


class FigureCard(Painted):
    """`public`: one of the three figures that are made public; it stands on another ground."""

    def __init__(self, canvas: Canvas, *, public: bool = False) -> None:
        super().__init__(canvas)
        self.public = public
        self.figure = Figure("", "", "")
        self.symbol = ""

    def show_figure(self, figure: Figure, symbol: str = "") -> None:
        """`symbol`: a drawing that stands beside the number."""
        self.figure, self.symbol = figure, symbol
        self.setAccessibleName(f"{figure.label}: {figure.value}. {figure.note}")
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6), fill="surface.paper2" if self.public else "surface.card")
        inner = box.adjusted(20, 10, -14, -14)
        label = QRectF(inner.left(), inner.top(), inner.width(), 28)
        words.text(p, self.look, label, self.figure.label, 20, t.colour("ink.textSecondary"), bold=True, floor=13)
        value = QRectF(inner.left(), label.bottom(), inner.width(), 52)
        if self.symbol:
            self.look.pictures.draw(p, self.symbol, inner.right() - 50, value.center().y() - 24, 48)
            value.setWidth(inner.width() - 60)
        words.display(p, self.look, value, self.figure.value, 41, t.colour("ink.text"), fat=0.02, floor=16)
        if self.figure.aside:
            rose = self.figure.aside.startswith("+")
            ink = t.colour("data.good" if rose else "ink.textSecondary")
            left = value.left() + words.width(self.look, self.figure.value, 41, bold=True) + 22
            paint.icon(p, self.look, "up" if rose else "down", left + 10, value.center().y(), 24, ink)
            room = QRectF(left + 24, value.top(), inner.right() - left - 24, value.height())
            words.text(p, self.look, room, self.figure.aside, 24, ink, bold=True, floor=13)
        note = QRectF(inner.left(), value.bottom() + 2, inner.width(), inner.bottom() - value.bottom() - 2)
        words.text(p, self.look, note, self.figure.note, SMALL, t.colour("ink.textSecondary"), floor=12, leading=1.2, valign="top")
