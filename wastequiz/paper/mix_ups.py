"""The matrix of bins on paper: rows are where things belong, columns where they were put; each cell with its share and number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from wastequiz.i18n import _
from wastequiz.paper.sheet import FRAME, HAIR, LEFT, RIGHT, SMALL, THICK, Sheet
from wastequiz.stage.drawings import bin_symbol
from wastequiz.wording import report_paper as said

NAMES = 330.0
"""How wide the column of true bins is."""
ROOMY = 300.0
"""A cell wider than this has room for a large tick."""
LIGHT_WORDS = 0.5
"""From this darkness on, words are white."""


def matrix(sheet: Sheet, y: float, down: float) -> None:
    """The whole block, `down` units high."""
    found = sheet.told.report.matrix
    aside = _("{n} things sorted").format(n=f"{found.total:,}")
    sheet.head(LEFT, y, RIGHT - LEFT, _("Mixed up: where it belongs × where it was put"), aside)
    sheet.text(QRectF(LEFT, y + 56, RIGHT - LEFT, 60), said.scale_note(), 26, ink=sheet.ink.second)
    n = len(found.bins)
    if not n:
        return
    across = (RIGHT - LEFT - NAMES) / n
    top = y + 250
    step = (y + down - top) / n
    sheet.text(QRectF(LEFT, top - 70, NAMES - 20, 60), _("Belongs in ↓  Put in →"), 26, ink=sheet.ink.second)
    for i, bin_id in enumerate(found.bins):
        _over(sheet, QRectF(LEFT + NAMES + i * across, y + 126, across, 118), bin_id)
        row = QRectF(LEFT, top + i * step, NAMES - 20, step)
        sheet.place(QRectF(row.left(), row.center().y() - 44, row.width(), 54), bin_id, 34)
        sheet.text(QRectF(row.left(), row.center().y() + 14, row.width(), 36), said.number_of(found.row(bin_id)), 26, ink=sheet.ink.second)
        for j, other in enumerate(found.bins):
            cell = QRectF(LEFT + NAMES + j * across, top + i * step, across, step).adjusted(6, 6, -6, -6)
            _cell(sheet, cell, bin_id, other)


def _over(sheet: Sheet, box: QRectF, bin_id: str) -> None:
    found = sheet.told.asked.scheme.bin(bin_id)
    if found is not None:
        sheet.picture(bin_symbol(found), box.center().x() - 30, box.top(), 60)
    sheet.text(QRectF(box.left() + 12, box.top() + 62, box.width() - 24, 54), sheet.told.asked.bin(bin_id), 30, bold=True, align="center")


def _cell(sheet: Sheet, box: QRectF, true_bin: str, chosen_bin: str) -> None:
    found = sheet.told.report.matrix
    ink = sheet.ink
    share = found.share(true_bin, chosen_bin)
    right = true_bin == chosen_bin
    worst = found.worst
    darkness = 0.0 if right else shade(share.value or 0.0, most=found.most.value)
    sheet.box(box, fill=ink.paper if right else ink.between(darkness), border=ink.rule, radius=14)
    if right:
        sheet.box(box, border=ink.text, width=FRAME, radius=14)
        sheet.box(box.adjusted(10, 10, -10, -10), border=ink.text, width=HAIR, radius=9)
        _tick(sheet, box, ink.text)
    elif worst == (true_bin, chosen_bin):
        sheet.box(box.adjusted(-6, -6, 6, 6), border=ink.text, width=THICK + 3, radius=18)
    written = ink.paper if darkness >= LIGHT_WORDS else ink.text
    middle = box.center().y()
    sheet.text(QRectF(box.left() + 12, middle - 54, box.width() - 24, 62), said.percent(share), 46, bold=True, align="center", ink=written)
    if share.of:
        sheet.text(QRectF(box.left() + 12, middle + 10, box.width() - 24, 40), said.part_of(share), SMALL - 2, align="center", ink=written)


def shade(value: float, most: float | None) -> float:
    """How dark a mistake is, 0.04 to 0.8 in five steps: the share against the worst one, which is never taken for less than a quarter."""
    steps = min(4, int(5 * value / max(most or 0.0, 0.25)))
    return (0.04, 0.16, 0.32, 0.56, 0.8)[steps]


def _tick(sheet: Sheet, box: QRectF, ink: QColor) -> None:
    """In the upper right corner, clear of the number in a narrow cell too."""
    size = 1.0 if box.width() > ROOMY else 0.6
    at = QPointF(box.right() - 20 - 38 * size, box.top() + 20 + 28 * size)
    sheet.p.setPen(QPen(ink, 7 * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    sheet.p.setBrush(Qt.BrushStyle.NoBrush)
    sheet.p.drawPolyline(QPolygonF([at, at + QPointF(11, 12) * size, at + QPointF(32, -14) * size]))
