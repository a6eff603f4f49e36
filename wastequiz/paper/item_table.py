"""The item analysis on paper: a line a question, heads repeated on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from wastequiz.domain.reporting import ItemFigure
from wastequiz.i18n import _
from wastequiz.paper.sheet import FRAME, HAIR, LEFT, RIGHT, SMALL, Sheet
from wastequiz.stage import words
from wastequiz.stage.drawings import thing_picture
from wastequiz.stage.look import Look
from wastequiz.wording import notices
from wastequiz.wording import report_paper as said
from wastequiz.wording.report_paper import Told

HEADS = 170.0
"""Title, note and heads of the columns."""
ROW = 84.0
"""How high a line is; more where a stem or a verdict needs it."""
VERDICT, VERDICT_SIZE = 264.0, 23.0
"""How wide the frame of a verdict is, and the size of its words."""
STEM = 27.0
LEADING = 1.3
FOOT = 50.0
"""Room below the last line, for how many more there are."""
COLUMNS = (0.0, 96.0, 690.0, 940.0, 1150.0, 1440.0, 1800.0)
"""Where picture, question, right bin, facility, discrimination and the wrong choice begin, from the left; and where the last ends."""


def height(told: Told, look: Look, figure: ItemFigure) -> float:
    """How high a line is: no word of a question is left out."""
    stem = len(words.wrap(look, told.asked.question(figure), STEM, _across(figure), bold=True))
    written = bool(figure.wrong) and not told.asked.scheme.bin(figure.wrong)
    wrong = len(words.wrap(look, told.asked.wrong(figure), STEM - 2, _wide(5, 6), bold=True)) if written else 0
    least = 62 + _verdict_high(look) if figure.statistics.weak else ROW
    return max(least, stem * STEM * LEADING + 12, wrong * STEM * LEADING + 44)


def pages(told: Told, look: Look, rooms: Iterable[float]) -> list[tuple[ItemFigure, ...]]:
    """The lines in as many parts as there are `rooms` (units down for the whole table), each with those that fit; at least one part."""
    parts: list[tuple[ItemFigure, ...]] = []
    at, figures = 0, told.report.items
    for room in rooms:
        left, begin = room - HEADS - FOOT, at
        while at < len(figures) and (high := height(told, look, figures[at])) <= left:
            left, at = left - high, at + 1
        parts.append(figures[begin:at])
        if at == len(figures):
            break
    return parts


def _across(figure: ItemFigure) -> float:
    """How wide a question may run: a written one has no bin beside it."""
    return _wide(1, 2 if figure.true_bin else 3)


def _wide(begin: int, end: int) -> float:
    return COLUMNS[end] - COLUMNS[begin] - 18


def table(sheet: Sheet, y: float, figures: Sequence[ItemFigure], *, left_out: int) -> None:
    """Heads and lines; below the last line how many are left out, where any are."""
    ink = sheet.ink
    alpha = said.whole(sheet.told.report.alpha)
    sheet.head(LEFT, y, RIGHT - LEFT, _("Questions one by one"), alpha)
    sheet.text(QRectF(LEFT, y + 56, RIGHT - LEFT, 56), said.item_note(), 24, ink=ink.second)
    heads = (_("Question"), _("Right bin"), _("Share right"), _("Discrimination"), _("Most often wrong"))
    for i, name in enumerate(heads):
        begin, end = COLUMNS[i + (i > 0)], COLUMNS[i + 2]
        sheet.text(QRectF(LEFT + begin, y + 118, end - begin - 14, 44), name, SMALL - 2, bold=True)
    sheet.line(LEFT, y + 164, RIGHT, y + 164, FRAME, ink=ink.text)
    at = y + HEADS
    for figure in figures:
        high = height(sheet.told, sheet.look, figure)
        _row(sheet, at, high, figure)
        at += high
    if left_out:
        sheet.text(QRectF(LEFT, at + 6, RIGHT - LEFT, 40), said.left_out(left_out), 26, ink=ink.second)


def _row(sheet: Sheet, y: float, high: float, figure: ItemFigure) -> None:
    told, ink, known = sheet.told, sheet.ink, figure.statistics
    item = told.asked.items.get(figure.item)
    if item is not None and item.picture:
        sheet.picture(thing_picture(item.picture), LEFT + 8, y + (high - 68) / 2, 68)
    name, room = told.asked.question(figure), _across(figure)
    # a written stem may run to more lines; the name of a thing leaves room for what kind of question it was
    if words.width(sheet.look, name, SMALL, bold=True) <= room:
        sheet.text(_cell(y, 1, room, top=6, high=40), name, SMALL, bold=True)
        sheet.text(_cell(y, 1, room, top=44, high=34), notices.kind(figure.kind), 23, ink=ink.second)
    else:
        sheet.text(_cell(y, 1, room, top=4, high=high - 6), "\n".join(words.wrap(sheet.look, name, STEM, room, bold=True)), STEM, bold=True)
    if figure.true_bin:
        sheet.place(_cell(y, 2, _wide(2, 3), top=10, high=64), figure.true_bin)
    sheet.text(_cell(y, 3, _wide(3, 4), top=6, high=40), f"{round(100 * known.facility)}%", 32, bold=True)
    sheet.text(_cell(y, 3, _wide(3, 4), top=46, high=32), said.interval(figure), 23, ink=ink.second)
    _discrimination(sheet, y, figure)
    if figure.wrong:
        if told.asked.scheme.bin(figure.wrong):
            sheet.place(_cell(y, 5, _wide(5, 6), top=4, high=44), figure.wrong)
        else:
            sheet.text(_cell(y, 5, _wide(5, 6), top=4, high=high - 42), told.asked.wrong(figure), STEM - 2, bold=True)
        counted = _("{share}, {counted}").format(share=said.percent(figure.wrong_share), counted=said.part_of(figure.wrong_share))
        sheet.text(_cell(y, 5, _wide(5, 6), top=high - 37, high=32), counted, 23, ink=ink.second)
    sheet.line(LEFT, y + high - 1, RIGHT, y + high - 1, HAIR, ink=ink.pale)


def _discrimination(sheet: Sheet, y: float, figure: ItemFigure) -> None:
    ink, value = sheet.ink, figure.statistics.discrimination
    sheet.text(_cell(y, 4, 60, top=6, high=40), said.discrimination(value), 30, bold=figure.statistics.weak)
    whole = QRectF(LEFT + COLUMNS[4] + 74, y + 17, 150, 18)
    if value is not None:
        sheet.box(whole, fill=ink.tint, border=ink.rule, radius=6)
    if value is not None and value > 0:
        sheet.box(QRectF(whole.left(), whole.top(), whole.width() * value / 100, whole.height()), fill=ink.dark, radius=6)
    if figure.statistics.weak:
        box = QRectF(LEFT + COLUMNS[4], y + 54, VERDICT, _verdict_high(sheet.look))
        sheet.box(box, border=ink.text, width=FRAME, radius=8)
        sheet.text(box.adjusted(8, 0, -8, 0), _("look at the wording"), VERDICT_SIZE, bold=True, align="center")


def _verdict_high(look: Look) -> float:
    """How high the frame of a verdict is: one line, or two where the language needs them."""
    lines = words.wrap(look, _("look at the wording"), VERDICT_SIZE, VERDICT - 16, bold=True)
    return 36.0 if len(lines) == 1 else 64.0


def _cell(y: float, column: int, wide: float, *, top: float, high: float) -> QRectF:
    return QRectF(LEFT + COLUMNS[column], y + top, wide, high)
