"""The report on a day of an event on A4: a first page to hand in as it is, with room to sign and stamp, and the details on a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from wastequiz.domain.day_reporting import DayReport
from wastequiz.i18n import _, ngettext
from wastequiz.i18n import words as words_of
from wastequiz.paper import a4, day_details
from wastequiz.paper.day_pen import HEADS, ROW, Pen
from wastequiz.paper.sheet import BODY, BOTTOM, FRAME, HAIR, LEFT, RIGHT, SMALL, TITLE, TOP, on_paper
from wastequiz.stage.look import Look
from wastequiz.wording import day_report as said
from wastequiz.wording import names, rules, times
from wastequiz.wording.report import Asked, percent
from wastequiz.wording.report_paper import page as page_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDE = RIGHT - LEFT
GAP = 30.0
ABOUT, LINE = 300.0, 75.0
"""How high the frame with name, place and days is, and one line of it."""
PUBLIC, NUMBERS = 450.0, 150.0
LEFT_HALF = 1010.0
"""How wide the tables on the left are."""
THINGS, PRIZES = 5, 6
"""So many hard things and mix-ups, and so many prizes stand on the first page at most."""
REMARK = 70.0
"""From one line for remarks to the next."""
SIGN = 330.0
"""How high the block for signature and stamp is."""


def document(report: DayReport, look: Look, asked: Asked, *, utc_ms: int) -> bytes:
    """The report as a PDF, for `keeping.keep`; `utc_ms`: when it was printed. On the window's thread."""
    return a4.document(_pages(report, look, asked, utc_ms), f"{said.title()} {report.event.name}")


def print_to(report: DayReport, printer: QPrinter, look: Look, asked: Asked, *, utc_ms: int) -> bool:
    """Prints the report; False where the printer takes nothing. On the window's thread."""
    return a4.print_to(_pages(report, look, asked, utc_ms), printer, f"{said.title()} {report.event.name}")


def pages(report: DayReport, look: Look, asked: Asked, *, utc_ms: int, dpi: int = 96) -> list[QImage]:
    """The pages as pictures, for a preview."""
    return a4.images(_pages(report, look, asked, utc_ms), dpi)


def _pages(report: DayReport, look: Look, asked: Asked, utc_ms: int) -> list[a4.Page]:
    own = on_paper(look)

    def first(p: QPainter) -> None:
        pen = Pen(p, own, asked)
        _first(pen, report)
        _footer(pen, 1, utc_ms)

    def second(p: QPainter) -> None:
        pen = Pen(p, own, asked)
        day_details.draw(pen, report)
        _footer(pen, 2, utc_ms)

    return [first, second]


# ---- the first page
def _first(pen: Pen, report: DayReport) -> None:
    pen.text(QRectF(LEFT, TOP - 10, WIDE, 100), _("Waste sorting event: the figures"), TITLE, bold=True, align="center")
    y = _about(pen, report, TOP + 110)
    y = _public(pen, report, y + GAP)
    y = _numbers(pen, report, y + GAP)
    end = BOTTOM - 70 - SIGN
    _tables(pen, report, QRectF(LEFT, y + GAP, WIDE, end - y - 2 * GAP))
    _sign(pen, end)


def _about(pen: Pen, report: DayReport, y: float) -> float:
    """What, where, when, under whose rules; the organiser is written in by hand."""
    event = report.event
    opens = said.hours_open(report)
    kiosks = f"{max(1, len(report.kiosks))}"
    lines = (
        ((_("Event"), event.name), (_("Date"), said.span(report))),
        ((_("Venue"), event.place), (_("Opening hours"), opens)),
        ((_("Organiser"), ""), (_("Kiosks"), kiosks)),
        ((_("Partners"), ""), (_("Rules"), words_of(pen.asked.scheme.name))),
    )
    pen.box(QRectF(LEFT, y, WIDE, ABOUT), width=FRAME)
    for n, line in enumerate(lines):
        top = y + n * LINE
        if n:
            pen.line(LEFT, top, RIGHT, top)
        for (name, value), x, wide in zip(line, (LEFT, LEFT + 1120), (1120.0, WIDE - 1120), strict=True):
            pen.text(QRectF(x + 24, top, 216, LINE), name, SMALL, ink=pen.ink.second)
            pen.text(QRectF(x + 250, top + 2, wide - 270, LINE - 4), value, BODY, bold=True)
    pen.line(LEFT + 1120, y, LEFT + 1120, y + ABOUT)
    return y + ABOUT


def _public(pen: Pen, report: DayReport, y: float) -> float:
    """The three public figures, each with its number, interval, period and definition."""
    wide = (WIDE - 2 * GAP) / 3
    for n, figure in enumerate(said.public_figures(report)):
        x = LEFT + n * (wide + GAP)
        pen.box(QRectF(x, y, wide, PUBLIC), fill=pen.ink.tint)
        inner, across = x + 28, wide - 56
        pen.text(QRectF(inner, y + 18, across, 56), figure.name, BODY + 4, bold=True)
        pen.text(QRectF(inner, y + 78, across, 122), figure.value, 108, bold=True)
        pen.text(QRectF(inner, y + 204, across, 44), figure.of, SMALL + 2, bold=True)
        pen.text(QRectF(inner, y + 248, across, 40), figure.interval, 26, ink=pen.ink.second)
        pen.text(QRectF(inner, y + 296, across, PUBLIC - 312), figure.meaning, 26, valign="top")
    return y + PUBLIC


def _numbers(pen: Pen, report: DayReport, y: float) -> float:
    """The plain counts in a row."""
    busiest = report.busiest
    told = (
        (_("Visitors"), f"{report.visitors:,}"),
        (_("Rounds ended"), f"{report.ended:,}"),
        (_("Answers"), f"{report.answers:,}"),
        (_("Mean visit"), said.minutes(report.mean_ms)),
        (_("Busiest hour"), said.hour(busiest[0]) if busiest else "–"),
        (_("Prizes handed over"), f"{sum(prize.handed for prize in report.prizes):,}"),
    )
    pen.box(QRectF(LEFT, y, WIDE, NUMBERS))
    wide = WIDE / len(told)
    for n, (name, value) in enumerate(told):
        x = LEFT + n * wide
        if n:
            pen.line(x, y + 24, x, y + NUMBERS - 24)
        pen.text(QRectF(x + 14, y + 14, wide - 28, 72), value, 46, bold=True, align="center")
        pen.text(QRectF(x + 10, y + 88, wide - 20, 48), name, 26, align="center", ink=pen.ink.second)
    return y + NUMBERS


def _tables(pen: Pen, report: DayReport, box: QRectF) -> None:
    """What went wrong most, what became of the prizes, and room for remarks."""
    right, wide = box.left() + LEFT_HALF + GAP, box.width() - LEFT_HALF - GAP
    high = HEADS + ROW * THINGS + 1
    pen.head(box.left(), box.top(), LEFT_HALF, _("Hardest things"), _("surely hard ones first"))
    things = [(names.as_head(pen.asked.thing(t.item)), t.true_bin, percent(t.right), f"{t.right.of:,}") for t in report.things]
    heads = (_("Thing to sort"), _("Right bin"), _("Put right"), "N")
    pen.table(QRectF(box.left(), box.top() + 60, LEFT_HALF, high), heads, (3.4, 2.7, 1.3, 1.0), things or [_nothing(4)], bins=(1,))
    pen.head(right, box.top(), wide, _("Most frequent mix-ups"))
    mixed = [(true, chosen, percent(share), f"{share.part:,.0f}") for true, chosen, share in day_details.mix_ups(report)]
    heads = (_("Belongs in"), _("put into"), _("Share"), _("How often"))
    pen.table(QRectF(right, box.top() + 60, wide, high), heads, (2.2, 2.2, 1.1, 1.0), mixed or [("", "", "", "–")], bins=(0, 1))
    y = box.top() + 60 + high + GAP
    pen.head(box.left(), y, box.width(), _("Prizes"), _("left: in the whole event, now"))
    prizes = [(p.name, f"{p.won:,}", f"{p.handed:,}", f"{p.waiting:,}", f"{p.void:,}", f"{p.left:,}") for p in report.prizes[:PRIZES]]
    heads = (_("Prize"), _("Won"), _("Handed over"), _("Not fetched"), _("Taken back"), _("Left over"))
    room = QRectF(box.left(), y + 60, box.width(), box.bottom() - y - 60)
    y = pen.table(room, heads, (3.4, 1.0, 1.2, 1.2, 1.2, 1.0), prizes or [_nothing(6)])
    left_out = len(report.prizes) - PRIZES
    if left_out > 0:
        more = ngettext("{n} more prize stands in the table file.", "{n} more prizes stand in the table file.", left_out).format(n=left_out)
        pen.text(QRectF(box.left(), y + 4, box.width(), 40), more, 25, ink=pen.ink.second)
        y += 44
    _remarks(pen, y + GAP, box.bottom() - 10)


def _remarks(pen: Pen, y: float, end: float) -> None:
    """Lines to write on, where there is room for them."""
    if end - y < REMARK:
        return
    pen.text(QRectF(LEFT, y, 400, 56), _("Remarks"), SMALL + 2)
    y += REMARK
    while y <= end:
        pen.line(LEFT + 270, y - 12, RIGHT, y - 12, HAIR)
        y += REMARK


def _nothing(n: int) -> tuple[str, ...]:
    """A row of a table that has none."""
    return ("–", *[""] * (n - 1))


def _sign(pen: Pen, y: float) -> None:
    """Who answers for the figures, and room for a stamp."""
    counted = _("Nobody gave a name: a visitor is a visit, and who came twice counts twice.")
    pen.text(QRectF(LEFT, y, WIDE, 44), counted, 26, ink=pen.ink.second)
    top, stamp = y + 60, 460.0
    lines = (_("Filled in by"), _("In charge"), _("Date"))
    step = (SIGN - 80) / len(lines)
    for n, name in enumerate(lines):
        base = top + (n + 1) * step - 16
        pen.text(QRectF(LEFT, base - 56, 260, 56), name, SMALL + 2)
        pen.line(LEFT + 270, base, RIGHT - stamp - 80, base, HAIR)
    box = QRectF(RIGHT - stamp, top, stamp, SIGN - 80)
    pen.box(box)
    pen.text(QRectF(box.left(), box.bottom() - 54, box.width(), 44), _("Stamp"), 26, align="center", ink=pen.ink.second)


def _footer(pen: Pen, number: int, utc_ms: int) -> None:
    top = BOTTOM - 50
    pen.line(LEFT, top - 8, RIGHT, top - 8)
    by = rules.rule(pen.asked.scheme).partition("\n")[0]
    pen.text(QRectF(LEFT, top, 1040, 50), by, 24, ink=pen.ink.second)
    made = _("WasteQuiz · {printed}").format(printed=times.moment(utc_ms))
    pen.text(QRectF(LEFT + 1060, top, 460, 50), made, 24, align="right", ink=pen.ink.second)
    pen.text(QRectF(RIGHT - 260, top, 260, 50), page_of(number, 2), 24, align="right", ink=pen.ink.second)
