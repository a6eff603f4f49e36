"""The plate with the name of a bin, or of another place where things go."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.drawings import bin_symbol
from wastequiz.stage.look import Look

ROUND, LIP = 22.0, 6.0


def name_plate(p: QPainter, look: Look, plate: QRectF, shown: Bin) -> None:
    """A bin's plate in its colour: symbol and name, in the middle. Its lip shows 6 units below `plate`."""
    t = look.theme
    paint.rounded(p, plate.translated(0, LIP), ROUND, t.bin(shown.hue, "shade"))
    paint.rounded(p, plate, ROUND, t.bin(shown.hue))
    symbol = min(plate.height() * 0.56, plate.width() * 0.17)
    _lettered(p, look, plate, in_words(shown.name), t.colour("ink.onColour"), symbol, bin_symbol(shown, white=True))


def place_plate(p: QPainter, look: Look, plate: QRectF, name: str) -> None:
    """The plate of a place that is no bin: paper with an outline, for colour means a bin."""
    t = look.theme
    paint.rounded(p, plate.translated(0, LIP), ROUND, t.colour("ink.outline"))
    paint.rounded(p, plate, ROUND, t.colour("surface.card"), t.colour("ink.outline"), 5)
    _lettered(p, look, plate, name, t.colour("ink.text"), 0.0, "")


def _lettered(p: QPainter, look: Look, plate: QRectF, name: str, ink: QColor, symbol: float, picture: str) -> None:
    if ruby.wanted(look, name):
        if picture:
            look.pictures.draw(p, picture, plate.left() + 20, plate.center().y() - symbol / 2, symbol)
        beside = plate.adjusted(symbol + 28 if picture else 12, 2, -12, -2)
        ruby.display(p, look, beside, name, 40, ink, fat=0.02, align="center", floor=18, pinyin=ink)
        return
    narrow = plate.width() < 260
    gap = 0.0 if not picture else 8.0 if narrow else 14.0
    room = plate.width() - symbol - gap - (24 if narrow else 46)
    floor = 15 if narrow else 18
    size, lines = words.fit(look, name, 40, room, plate.height() - 8, bold=True, floor=floor)
    across = min(max(words.width(look, line, size, bold=True) for line in lines), room)
    left = plate.center().x() - (symbol + gap + across) / 2
    if picture:
        look.pictures.draw(p, picture, left, plate.center().y() - symbol / 2, symbol)
    box = QRectF(left + symbol + gap, plate.top() + 4, across + 4, plate.height() - 8)
    as_fitted = "\n".join(lines)  # fitted once more into its own width it would shrink to one line
    words.display(p, look, box, as_fitted, size, ink, fat=0.02, floor=floor, align="left" if picture else "center")
