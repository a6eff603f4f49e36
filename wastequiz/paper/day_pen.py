"""What the pages of an event's report are drawn with: fitted text, rules, frames, bins by their symbols, and tables, all in grey."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wastequiz.paper.sheet import BODY, FLOOR, FRAME, HAIR, HEAD, SMALL, Ink
from wastequiz.stage import words
from wastequiz.stage.drawings import bin_symbol
from wastequiz.stage.look import Look
from wastequiz.wording.report import Asked

HEADS, ROW = 54.0, 58.0
"""How high the heads and a row of a table are."""
PAD = 14.0


class Pen:
    """A page under way, in tenths of a millimetre; `asked`: what bins and things are called."""

    def __init__(self, p: QPainter, look: Look, asked: Asked) -> None:
        self.p, self.look, self.asked = p, look, asked
        self.ink = Ink(look.theme)

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
    ) -> None:
        """Text in a box, fitted: never cut."""
        if said:
            words.text(self.p, self.look, box, said, size, ink or self.ink.text, bold=bold, align=align, valign=valign, floor=FLOOR)

    def head(self, x: float, y: float, wide: float, said: str, aside: str = "") -> None:
        """The head of a block, in small print beside it what it rests on."""
        across = min(wide, words.width(self.look, said, HEAD, bold=True) + 6)
        self.text(QRectF(x, y, across, 56), said, HEAD, bold=True)
        if aside:
            self.text(QRectF(x + across + 24, y + 4, wide - across - 24, 56), aside, 24, align="right", ink=self.ink.second)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = HAIR) -> None:
        self.p.setPen(QPen(self.ink.rule, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self.p.drawLine(round(x1), round(y1), round(x2), round(y2))

    def box(self, box: QRectF, *, fill: QColor | None = None, border: bool = True, width: float = HAIR, radius: float = 14) -> None:
        """A rounded rectangle, its border inside."""
        half = width / 2 if border else 0.0
        self.p.setPen(QPen(self.ink.rule, width) if border else Qt.PenStyle.NoPen)
        self.p.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        self.p.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)

    def bin(self, box: QRectF, bin_id: str, size: float = SMALL) -> None:
        """A bin by its symbol and its name; any other place by its name."""
        found = self.asked.scheme.bin(bin_id)
        room = 0.0
        if found is not None:
            side = min(box.height() - 8, size * 1.4)
            self.look.pictures.draw_once(self.p, bin_symbol(found), box.left(), box.center().y() - side / 2, side)
            room = side + 12
        if bin_id:
            self.text(box.adjusted(room, 0, 0, 0), self.asked.bin(bin_id), size)

    def symbol(self, box: QRectF, bin_id: str) -> None:
        """A bin's symbol alone, in the middle of a box; any other place by its name."""
        found = self.asked.scheme.bin(bin_id)
        side = min(box.height(), 56.0)
        if found is not None:
            self.look.pictures.draw_once(self.p, bin_symbol(found), box.center().x() - side / 2, box.center().y() - side / 2, side)
        else:
            self.text(box, bin_id, SMALL, align="center")

    def cells(self, box: QRectF, shares: Sequence[float]) -> list[QRectF]:
        """A row parted by shares of its width, with room between."""
        left, made = box.left(), list[QRectF]()
        for share in shares:
            wide = box.width() * share / sum(shares)
            made.append(QRectF(left, box.top(), wide - PAD, box.height()))
            left += wide
        return made

    def table(
        self, box: QRectF, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]], bins: Sequence[int] = ()
    ) -> float:
        """A table whose first column is words and whose others are numbers; columns in `bins` hold a bin's id. As many rows as fit in `box`.

        Gives where it ends.
        """
        for n, (cell, head) in enumerate(zip(self.cells(QRectF(box.left(), box.top(), box.width(), HEADS), shares), heads, strict=True)):
            left = not n or n in bins
            self.text(cell, head, 25, bold=True, align="left" if left else "right", ink=self.ink.second)
        y = box.top() + HEADS
        self.line(box.left(), y, box.right(), y, FRAME)
        for row in rows[: fitting(box.height())]:
            for n, (cell, said) in enumerate(zip(self.cells(QRectF(box.left(), y, box.width(), ROW), shares), row, strict=True)):
                if n in bins:
                    self.bin(cell, said)
                else:
                    self.text(cell, said, SMALL, align="right" if n else "left")
            y += ROW
            self.line(box.left(), y, box.right(), y)
        return y


def fitting(high: float) -> int:
    """How many rows a table so high has room for."""
    return max(0, int((high - HEADS) // ROW))
