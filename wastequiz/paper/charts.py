"""Bars of the classes and the weeks' trend, told apart by shape and darkness; every mark has its number."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from wastequiz.domain.reporting import PASS_MARK, ClassFigure, WeekFigure
from wastequiz.i18n import _
from wastequiz.paper.sheet import BODY, FLOOR, FRAME, HAIR, LEFT, RIGHT, THICK, Sheet
from wastequiz.wording import report_paper as said
from wastequiz.wording.report_page import only_week

MOST_CLASSES = 8
MOST_WEEKS = 8
BARS, WEEKS = 760.0, 940.0
"""How wide the blocks are."""
NAMES, NUMBERS = 204.0, 200.0
"""Of the bars' block, what names and numbers take."""


def classes(sheet: Sheet, y: float, down: float) -> None:
    """The bars on the left: each class, its span before as a mark and small below, the goal as a dashed line."""
    report, ink = sheet.told.report, sheet.ink
    shown = chosen(report.classes, report.wanted.class_id)
    sheet.head(LEFT, y, BARS, _("Classes of the year"))
    top = y + 86
    step = min(112.0, (down - 86 - 120) / max(1, len(shown)))
    across = BARS - NAMES - NUMBERS
    x = LEFT + NAMES
    for i, figure in enumerate(shown):
        _bar(sheet, QRectF(x, top + i * step, across, step), figure, mine=figure.class_id == report.wanted.class_id)
    end = top + step * len(shown)
    if shown:
        goal = x + across * PASS_MARK
        sheet.text(QRectF(LEFT + BARS - 94, top - 26, 94, 34), "N", 24, align="right", ink=ink.second)
        sheet.line(goal, top, goal, end + 6, FRAME, ink=ink.text, dashed=True)
        said_goal = _("goal {goal}").format(goal=f"{round(100 * PASS_MARK)}%")
        sheet.text(QRectF(goal - 100, end + 8, 200, 34), said_goal, 24, align="center", ink=ink.second)
    _bar_key(sheet, end + 64, len(report.classes) - len(shown))


def chosen(figures: tuple[ClassFigure, ...], own: int) -> tuple[ClassFigure, ...]:
    """As many classes as there is room for, in their order; the own one is always among them."""
    kept = figures[:MOST_CLASSES]
    mine = next((f for f in figures[MOST_CLASSES:] if f.class_id == own), None)
    return kept if mine is None else (*kept[:-1], mine)


def _bar(sheet: Sheet, row: QRectF, figure: ClassFigure, *, mine: bool) -> None:
    ink = sheet.ink
    middle, high = row.center().y(), min(38.0, row.height() * 0.5)
    sheet.text(QRectF(LEFT, row.top(), NAMES - 14, row.height()), figure.name, BODY - 3, bold=mine)
    whole = QRectF(row.left(), middle - high / 2, row.width(), high)
    sheet.box(whole, fill=ink.tint, radius=6)
    if figure.now.value is not None:
        filled = QRectF(whole.left(), whole.top(), whole.width() * figure.now.value, high)
        sheet.box(filled, fill=ink.dark if mine else ink.pale, border=ink.text, width=HAIR, radius=6)
    if figure.before.value is not None:
        at = whole.left() + whole.width() * figure.before.value
        sheet.line(at, middle - high * 0.8, at, middle + high * 0.8, 10, ink=ink.paper)
        sheet.line(at, middle - high * 0.8, at, middle + high * 0.8, 5, ink=ink.text)
    right = row.right() + 16
    for share, top, size, bold in ((figure.now, middle - 34, BODY - 2, True), (figure.before, middle + 4, FLOOR + 2, False)):
        high = size * 1.25
        sheet.text(QRectF(right, top, 84, high), said.percent(share), size, bold=bold, align="right", ink=None if bold else ink.second)
        sheet.text(QRectF(right + 90, top, 94, high), f"{share.of:,}", FLOOR + 2, align="right", ink=ink.second)


def _bar_key(sheet: Sheet, y: float, left_out: int) -> None:
    ink = sheet.ink
    sheet.line(LEFT + 6, y, LEFT + 6, y + 34, 5, ink=ink.text)
    sheet.text(QRectF(LEFT + 22, y, 190, 36), _("span before"), 24, ink=ink.second)
    sheet.box(QRectF(LEFT + 222, y + 4, 40, 26), fill=ink.dark, radius=4)
    sheet.text(QRectF(LEFT + 272, y, 180, 36), _("this class"), 24, ink=ink.second)
    if left_out > 0:
        sheet.text(QRectF(LEFT + 460, y, BARS - 460, 36), said.more_classes(left_out), 24, align="right", ink=ink.second)


def weeks(sheet: Sheet, y: float, down: float) -> None:
    """The trend on the right: the class as a line of round dots, its year dotted with squares, numbers at each mark."""
    found = sheet.told.report.weeks[-MOST_WEEKS:]
    left = RIGHT - WEEKS
    sheet.head(left, y, WEEKS, _("Week by week"))
    plot = QRectF(left + 100, y + 96, WEEKS - 110, down - 96 - 200)
    only = only_week(found, sheet.told.report.class_name)
    if only:
        sheet.text(QRectF(left, y + 96, WEEKS, 140), only, BODY)
        return
    low, high = bounds(found)
    _grid(sheet, plot, low, high)
    marks: list[Mark] = []
    for i, w in enumerate(found):
        x = plot.left() + plot.width() * (i + 0.5) / len(found)
        above = w.year.value is None or (
            w.mine.value is not None and w.mine.value >= w.year.value
        )  # the higher one's number stands above it
        for share, mine in ((w.year, False), (w.mine, True)):
            if share.value is not None:
                y = plot.bottom() - plot.height() * (share.value - low) / (high - low)
                marks.append(Mark(x, y, said.percent(share), mine, above == mine))
    _series(sheet, marks)
    _under(sheet, plot, found, left)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the trend; `up`: whether its number stands above it."""

    x: float
    y: float
    number: str
    mine: bool
    up: bool

    @property
    def box(self) -> QRectF:
        return QRectF(self.x - 38, self.y - 52 if self.up else self.y + 14, 76, 38)


def bounds(found: tuple[WeekFigure, ...]) -> tuple[float, float]:
    """The lowest and highest share of the scale, in tenths, with room above and below all marks."""
    values = [v for w in found for v in (w.mine.value, w.year.value) if v is not None] or [0.5, 1.0]
    low = max(0.0, (int(min(values) * 10 - 0.4)) / 10)
    return low, min(1.0, max(low + 0.3, (int(max(values) * 10 + 0.4) + 1) / 10))


def _grid(sheet: Sheet, plot: QRectF, low: float, high: float) -> None:
    for tenth in range(round(low * 10), round(high * 10) + 1):
        y = plot.bottom() - plot.height() * (tenth / 10 - low) / (high - low)
        sheet.line(plot.left(), y, plot.right(), y, HAIR, ink=sheet.ink.pale)
        sheet.text(QRectF(plot.left() - 96, y - 20, 80, 40), f"{tenth * 10}%", 26, align="right", ink=sheet.ink.second)


def _series(sheet: Sheet, marks: list[Mark]) -> None:
    """First the lines, then room for the numbers, then marks and numbers: nothing runs through a number."""
    ink = sheet.ink
    for mine in (False, True):
        pen = QPen(ink.dark if mine else ink.second, THICK if mine else 5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not mine:
            pen.setDashPattern([2, 2])
        sheet.p.setPen(pen)
        sheet.p.setBrush(Qt.BrushStyle.NoBrush)
        sheet.p.drawPolyline(QPolygonF([QPointF(m.x, m.y) for m in marks if m.mine == mine]))
    for m in marks:
        sheet.p.fillRect(m.box.adjusted(4, 4, -4, -4), ink.paper)
    for m in marks:
        if m.mine:
            sheet.dot(m.x, m.y, 11, fill=ink.paper, border=ink.text)
        else:
            sheet.square(m.x, m.y, 8, ink.second)
        sheet.text(m.box, m.number, 28 if m.mine else 24, bold=m.mine, align="center", ink=ink.text if m.mine else ink.second)


def _under(sheet: Sheet, plot: QRectF, found: tuple[WeekFigure, ...], left: float) -> None:
    """The weeks' names with the numbers of answers, and what the marks mean."""
    ink = sheet.ink
    wide = plot.width() / max(1, len(found))
    y = plot.bottom() + 12
    for i, w in enumerate(found):
        x = plot.left() + i * wide + 4
        sheet.text(QRectF(x, y, wide - 8, 36), said.week(w.week), 26, align="center")
        for below, share in ((36, w.mine), (68, w.year)):
            sheet.text(QRectF(x, y + below, wide - 8, 32), f"{share.of:,}", FLOOR + 1, align="center", ink=ink.second)
    if found:
        sheet.dot(left + 26, y + 52, 9, fill=ink.paper, border=ink.text)
        sheet.square(left + 26, y + 84, 7, ink.second)
        for below in (36, 68):
            sheet.text(QRectF(left + 44, y + below, 48, 32), "N", FLOOR + 1, ink=ink.second)
    key = y + 140
    sheet.dot(left + 18, key, 10, fill=ink.paper, border=ink.text)
    sheet.text(QRectF(left + 42, key - 20, 420, 40), sheet.told.report.class_name, 24, ink=ink.second)
    sheet.square(left + 490, key, 8, ink.second)
    sheet.text(QRectF(left + 512, key - 20, WEEKS - 512, 40), _("all classes of the year"), 24, ink=ink.second)
