"""The first figures of a report: four cards, what to teach next, and the three public figures with their definitions."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.reporting import ClassReport
from wastequiz.i18n import _
from wastequiz.paper.sheet import BODY, FRAME, HEAD, LEFT, RIGHT, SMALL, TITLE, Sheet
from wastequiz.stage.drawings import bin_symbol
from wastequiz.wording import report_paper as said
from wastequiz.wording.report_page import no_hardest

GAP = 30.0
CARD, FINDING, PUBLIC = 268.0, 190.0, 380.0
"""How high each row of boxes is."""


def columns(n: int) -> list[tuple[float, float]]:
    """(left, width) of `n` boxes side by side."""
    wide = (RIGHT - LEFT - GAP * (n - 1)) / n
    return [(LEFT + i * (wide + GAP), wide) for i in range(n)]


def cards(sheet: Sheet, y: float) -> float:
    """The four key figures; gives where the next block begins."""
    report = sheet.told.report
    change = said.change(report.accuracy, report.before)
    told = (
        (_("Answered rightly"), said.percent(report.accuracy), said.number_of(report.accuracy.of), change),
        (_("Answers"), f"{report.answers:,}", said.seconds(report.ms_median), ""),
        (_("Took part"), f"{report.played} / {report.roster}", said.missing(report), ""),
    )
    places = columns(4)
    for (x, wide), (name, value, below, last) in zip(places, told, strict=False):
        _card(sheet, QRectF(x, y, wide, CARD), name, value, below, last)
    x, wide = places[3]
    _hardest(sheet, QRectF(x, y, wide, CARD), report)
    return y + CARD + GAP


def _card(sheet: Sheet, box: QRectF, name: str, value: str, below: str, last: str) -> None:
    sheet.box(box, border=sheet.ink.rule)
    x, wide = box.left() + 28, box.width() - 56
    sheet.text(QRectF(x, box.top() + 18, wide, 44), name, SMALL + 2, ink=sheet.ink.second)
    sheet.text(QRectF(x, box.top() + 64, wide, 92), value, TITLE, bold=True)
    room = 44 if last else 84
    sheet.text(QRectF(x, box.top() + 158, wide, room), below, SMALL, valign="top", ink=sheet.ink.second)
    sheet.text(QRectF(x, box.top() + 198, wide, 62), last, 26, valign="top", ink=sheet.ink.second)


def _hardest(sheet: Sheet, box: QRectF, report: ClassReport) -> None:
    if report.hardest is None:
        _card(sheet, box, _("Hardest bin"), "–", no_hardest(report.matrix), "")
        return
    bin_id, share = report.hardest
    counted = _("{share} right, {counted}").format(share=said.percent(share), counted=said.part_of(share))
    _card(sheet, box, _("Hardest bin"), "", counted, "")
    found = sheet.told.asked.scheme.bin(bin_id)
    if found is not None:
        sheet.picture(bin_symbol(found), box.left() + 28, box.top() + 72, 76)
    room = 92 if found is not None else 0
    sheet.text(QRectF(box.left() + 28 + room, box.top() + 64, box.width() - 56 - room, 92), sheet.told.asked.bin(bin_id), 52, bold=True)


def finding(sheet: Sheet, y: float) -> float:
    """What to teach next, framed; gives where the next block begins."""
    box = QRectF(LEFT, y, RIGHT - LEFT, FINDING)
    sheet.box(box, fill=sheet.ink.tint, border=sheet.ink.text, width=FRAME)
    head, often = said.finding(sheet.told)
    x, wide = LEFT + 46, RIGHT - LEFT - 92
    sheet.text(QRectF(x, y + 18, wide, 40), _("Teach this next"), SMALL, ink=sheet.ink.second)
    sheet.text(QRectF(x, y + 58, wide, 60), head, HEAD + 4, bold=True)
    sheet.text(QRectF(x, y + 118, wide, 56), often, BODY - 2)
    return y + FINDING + GAP


def public(sheet: Sheet, y: float) -> float:
    """The three public figures; gives where the next block begins."""
    sheet.head(LEFT, y, RIGHT - LEFT, _("The three public figures"))
    sheet.text(QRectF(LEFT, y + 58, RIGHT - LEFT, 40), said.basis(sheet.told.report), 26, ink=sheet.ink.second)
    top = y + 112
    for (x, wide), figure in zip(columns(3), said.public_figures(sheet.told.report), strict=True):
        box = QRectF(x, top, wide, PUBLIC - 112)
        sheet.box(box, border=sheet.ink.rule)
        inner = wide - 56
        sheet.text(QRectF(x + 28, top + 18, inner, 46), figure.name, BODY, bold=True)
        sheet.text(QRectF(x + 28, top + 66, inner * 0.42, 84), figure.value, 66, bold=True)
        sheet.text(QRectF(x + 28 + inner * 0.42, top + 76, inner * 0.58, 74), figure.of, SMALL, align="right", ink=sheet.ink.second)
        sheet.text(QRectF(x + 28, top + 158, inner, 98), figure.meaning, 26, valign="top", ink=sheet.ink.second)
    return y + PUBLIC + GAP + 10
