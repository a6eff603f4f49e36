"""One sheet of A4 and what is drawn on it: text, rules, frames and pictures, all in grey. A unit is a tenth of a millimetre."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from wastequiz.stage import words
from wastequiz.stage.drawings import bin_symbol
from wastequiz.stage.look import Look
from wastequiz.stage.pictures import Pictures, shade_of_grey
from wastequiz.stage.theme import Theme
from wastequiz.wording.report_paper import Told

WIDTH, HEIGHT = 2100.0, 2970.0
LEFT, RIGHT = 150.0, 1950.0
TOP, BOTTOM = 130.0, 2860.0
"""The part that any printer reaches, with room to punch it."""
FLOOR = 22.0
"""No letter is smaller: 2.2 mm, 6 points."""
TITLE, HEAD, BODY, SMALL = 74.0, 42.0, 34.0, 28.0
HAIR, FRAME, THICK = 2.5, 4.0, 9.0
"""Widths of lines."""


class Ink:
    """The design's colours as shades of grey."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.text = self.of("ink.text")
        self.second = self.of("ink.textSecondary")
        self.rule = self.of("ink.textHint")
        self.paper = self.of("ink.onColour")
        """White: what is printed nowhere."""
        self.tint = self.between(0.07)
        self.pale = self.between(0.28)
        self.dark = self.between(0.82)

    def of(self, token: str) -> QColor:
        """The grey as light as the colour of `token`."""
        return shade_of_grey(self._theme.colour(token))

    def between(self, share: float) -> QColor:
        """From white (0) to the ink of text (1)."""
        level = round(255 - (255 - self.text.red()) * min(max(share, 0.0), 1.0))
        return QColor(level, level, level)


class Sheet:
    """A page under way: a painter scaled to units, and what everything on it is told from."""

    def __init__(self, p: QPainter, look: Look, told: Told) -> None:
        self.p = p
        self.look = look
        self.told = told
        self.ink = Ink(look.theme)

    # ---- words
    def text(
        self,
        box: QRectF,
        said: str,
        size: float = BODY,
        *,
        bold: bool = False,
        align: str = "left",
        valign: str = "middle",
        ink: QColor | None = None,
    ) -> float:
        """Text in a box, fitted; gives the height used."""
        if not said:
            return 0.0
        return words.text(self.p, self.look, box, said, size, ink or self.ink.text, bold=bold, align=align, valign=valign, floor=FLOOR)

    def head(self, x: float, y: float, wide: float, said: str, aside: str = "") -> None:
        """The head of a block, what it is about beside it or right of it."""
        across = min(wide, words.width(self.look, said, HEAD, bold=True) + 6)
        self.text(QRectF(x, y, across, 60), said, HEAD, bold=True)
        if aside and wide - across > 60:
            self.text(QRectF(x + across + 24, y + 4, wide - across - 24, 60), aside, SMALL, align="right", ink=self.ink.second)

    # ---- lines and shapes
    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float = HAIR, *, ink: QColor | None = None, dashed: bool = False
    ) -> None:
        pen = QPen(ink or self.ink.rule, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([3, 3])
        self.p.setPen(pen)
        self.p.drawLine(round(x1), round(y1), round(x2), round(y2))

    def box(
        self,
        box: QRectF,
        *,
        fill: QColor | None = None,
        border: QColor | None = None,
        width: float = HAIR,
        radius: float = 16,
    ) -> None:
        """A rounded rectangle, its border inside."""
        half = width / 2 if border else 0.0
        inside = box.adjusted(half, half, -half, -half)
        self.p.setPen(QPen(border, width) if border else Qt.PenStyle.NoPen)
        self.p.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        self.p.drawRoundedRect(inside, radius, radius)

    def dot(self, x: float, y: float, r: float, *, fill: QColor, border: QColor) -> None:
        self.p.setPen(QPen(border, FRAME))
        self.p.setBrush(QBrush(fill))
        self.p.drawEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))

    def square(self, x: float, y: float, r: float, ink: QColor) -> None:
        self.p.fillRect(QRectF(x - r, y - r, 2 * r, 2 * r), ink)

    # ---- pictures
    def picture(self, name: str, x: float, y: float, size: float) -> None:
        """A drawing in a square of `size` units, as lines and not as dots."""
        aspect = self.look.pictures.aspect(name)
        wide = size * min(1.0, aspect)
        self.look.pictures.draw_once(self.p, name, x + (size - wide) / 2, y + (size - wide / aspect) / 2, wide)

    def place(self, box: QRectF, place_id: str, size: float = SMALL, *, bold: bool = True) -> None:
        """A bin by its symbol and name, on the left of a box; any other place by its name."""
        found = self.told.asked.scheme.bin(place_id)
        room = 0.0
        if found is not None:
            side = min(box.height(), size * 1.5)
            self.picture(bin_symbol(found), box.left(), box.center().y() - side / 2, side)
            room = side + 12
        self.text(box.adjusted(room, 0, 0, 0), self.told.asked.bin(place_id), size, bold=bold)


def on_paper(look: Look) -> Look:
    """How `look` goes on paper: its theme at the size of paper, pictures in grey."""
    theme = Theme(look.theme.name)
    return Look(theme, pictures=Pictures(theme, grey=True))
