"""Chinese words with their pinyin above each character, for those who begin to read. Paints as `words` does where pinyin is not wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz import i18n
from wastequiz.stage import paint, words
from wastequiz.stage.look import Look
from wastequiz.stage.words import NO_LINE_START, Run
from wastequiz.wording.readings import has_chinese, readings

PINYIN = 26.0
"""The size of pinyin in units where there is room."""
LEAST_PINYIN = 22.0
"""Smaller than this it is left out: nobody could read it."""
LEAST_WORDS = 0.6
"""The words step down to this part of their size to make room for pinyin."""
APART = 8.0
"""Units between the readings of two characters."""
UPPER, LOWER = 1.16, 1.2
"""Height of a line of pinyin, and of a line of words, as parts of their sizes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under one reading: a Chinese character; or, without a reading, other signs that belong together."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text with its pinyin stands in a box: the sizes of words and pinyin, how wide each character is at least, all in units; and its lines."""

    size: float
    pinyin: float
    least: float
    lines: tuple[tuple[Cell, ...], ...]


def wanted(look: Look, text: str) -> bool:
    """Whether `text` gets its pinyin."""
    return look.pinyin and i18n.current() == i18n.FIRST_LANGUAGE and has_chinese(text)


def text(
    p: QPainter,
    look: Look,
    box: QRectF,
    said: str,
    size: float,
    colour: QColor,
    *,
    bold: bool = False,
    align: str = "left",
    valign: str = "middle",
    floor: float = 20,
    pinyin: QColor | None = None,
) -> None:
    """Body text in a box, like `words.text`; `pinyin` is its readings' colour (None: secondary ink)."""
    setting = fit(look, said, size, box.width(), box.height(), bold=bold, floor=floor)
    if setting is None:
        words.text(p, look, box, said, size, colour, bold=bold, align=align, valign=valign, floor=floor)
    else:
        _paint(p, look, box, setting, [Run(said, colour)], bold=bold, fat=None, align=align, valign=valign, pinyin=pinyin)


def display(
    p: QPainter,
    look: Look,
    box: QRectF,
    said: str | list[Run],
    size: float,
    colour: QColor,
    *,
    fat: float = 0.03,
    align: str = "left",
    valign: str = "middle",
    floor: float = 20,
    pinyin: QColor | None = None,
) -> None:
    """A head in a box, like `words.display`; `pinyin` is its readings' colour (None: secondary ink)."""
    runs = [Run(said, colour)] if isinstance(said, str) else said
    setting = fit(look, "".join(run.text for run in runs), size, box.width(), box.height(), bold=True, floor=floor)
    if setting is None:
        words.display(p, look, box, said, size, colour, fat=fat, align=align, valign=valign, floor=floor)
    else:
        _paint(p, look, box, setting, runs, bold=True, fat=fat, align=align, valign=valign, pinyin=pinyin)


def bin_plate(p: QPainter, look: Look, box: QRectF, hue: str, symbol: str, name: str) -> None:
    """The pill that names a bin, as large as `box`, with pinyin over the name where it is wanted."""
    t = look.theme
    paint.rounded(p, box, box.height() / 2, t.bin(hue, "tint"), t.bin(hue), max(2, t.border_floor * 0.7))
    side = min(box.height() * 0.58, 40.0)
    look.pictures.draw(p, symbol, box.left() + 24, box.center().y() - side / 2, side)
    shade = t.bin(hue, "shade")
    text(p, look, box.adjusted(36 + side, 3, -22, -3), name, 34, shade, bold=True, align="center", pinyin=shade)


def fit(look: Look, said: str, size: float, across: float, down: float, *, bold: bool = False, floor: float = 20) -> Setting | None:
    """How `said` stands in a box with its pinyin; None where pinyin is not wanted or there is no room for it."""
    if not wanted(look, said) or "\n" in said:
        return None
    least = max(floor / look.theme.text_scale, size * LEAST_WORDS)
    for pinyin in (max(PINYIN, size * 0.5), PINYIN, LEAST_PINYIN):
        now = size
        while now >= least:
            high = look.theme.pixels(now) * LOWER + look.theme.pixels(pinyin) * UPPER
            widest = max(_wide(look, cell, now, pinyin, bold) for group in _groups(said) for cell in group if cell.reading)
            for even in (widest, 0.0):  # all alike where there is room: that reads best
                lines = _lines(look, said, now, pinyin, even, across, bold)
                if lines is not None and len(lines) * high <= down + 1 and (len(lines) == 1 or not even):
                    return Setting(now, pinyin, even, lines)
            now -= 2
    return None


def _lines(
    look: Look, said: str, size: float, pinyin: float, even: float, across: float, bold: bool
) -> tuple[tuple[Cell, ...], ...] | None:
    """The cells of each line; None where one group of cells is wider than a line."""
    lines: list[tuple[Cell, ...]] = []
    line: tuple[Cell, ...] = ()
    used = 0.0
    for group in _groups(said):
        wide = sum(_wide(look, cell, size, pinyin, bold, even) for cell in group)
        if wide > across:
            return None
        if line and used + wide > across:
            lines.append(line)
            line, used = (), 0.0
        line, used = (*line, *group), used + wide
    return (*lines, line)


@lru_cache(maxsize=512)
def _groups(said: str) -> tuple[tuple[Cell, ...], ...]:
    """What a line may break between: a character with the marks that close after it, or a word of other signs."""
    groups: list[tuple[Cell, ...]] = []
    other = ""
    for sign, reading in zip(said, readings(said), strict=True):
        if not reading and sign != " " and sign not in NO_LINE_START and ord(sign) < 0x2E80:
            other += sign
            continue
        if other:
            groups.append((Cell(other, ""),))
            other = ""
        if groups and (sign == " " or sign in NO_LINE_START):
            groups[-1] = (*groups[-1], Cell(sign, ""))
        else:
            groups.append((Cell(sign, reading),))
    return (*groups, (Cell(other, ""),)) if other else tuple(groups)


def _wide(look: Look, cell: Cell, size: float, pinyin: float, bold: bool, least: float = 0.0) -> float:
    """How wide a cell is: what it holds, and its reading with the gap to the next; with a reading at least `least`."""
    own = words.width(look, cell.text, size, bold=bold)
    return max(own, least, words.width(look, cell.reading, pinyin) + APART) if cell.reading else own


def _paint(
    p: QPainter,
    look: Look,
    box: QRectF,
    setting: Setting,
    runs: Sequence[Run],
    *,
    bold: bool,
    fat: float | None,
    align: str,
    valign: str,
    pinyin: QColor | None,
) -> None:
    size, small = setting.size, setting.pinyin
    above, below = look.theme.pixels(small) * UPPER, look.theme.pixels(size) * LOWER
    high = len(setting.lines) * (above + below)
    top = {"top": box.top(), "bottom": box.bottom() - high}.get(valign, box.center().y() - high / 2)
    colours = [run.colour for run in runs for _sign in run.text]
    at = 0
    for line in setting.lines:
        wide = [_wide(look, cell, size, small, bold, setting.least) for cell in line]
        x = {"left": box.left(), "center": box.center().x() - sum(wide) / 2, "right": box.right() - sum(wide)}[align]
        for cell, across in zip(line, wide, strict=True):
            where = QRectF(x, top + above, across, below)
            if cell.text.strip() and fat is not None:
                words.display(p, look, where, cell.text, size, colours[at], fat=fat, align="center", floor=1)
            elif cell.text.strip():
                words.text(p, look, where, cell.text, size, colours[at], bold=bold, align="center", floor=1)
            if cell.reading:
                ink = pinyin or look.theme.colour("ink.textSecondary")
                words.text(p, look, QRectF(x, top, across, above), cell.reading, small, ink, align="center", floor=1)
            x += across
            at += len(cell.text)
        top += above + below
