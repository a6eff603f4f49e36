"""The second page of an event's report: hours, what was played, kiosks, all mix-ups, more things, and what happened."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.day_reporting import DayReport
from wastequiz.domain.reporting import Share
from wastequiz.i18n import _, ngettext
from wastequiz.paper.day_pen import ROW, Pen, fitting
from wastequiz.paper.sheet import BOTTOM, LEFT, RIGHT, SMALL, TOP
from wastequiz.wording import day_report as said
from wastequiz.wording import names, times
from wastequiz.wording.report import percent

WIDE = RIGHT - LEFT
GAP = 34.0
HOURS, MATRIX = 480.0, 560.0
HALF = (WIDE - 2 * GAP) / 2
MOST_KIOSKS, MOST_THINGS = 5, 10
_CELL = 96.0


def mix_ups(report: DayReport) -> list[tuple[str, str, Share]]:
    """(right bin, chosen bin, share of that bin's things with their number), the most frequent first."""
    found = report.matrix
    cells = [(true, chosen, found.share(true, chosen)) for true in found.bins for chosen in found.bins if true != chosen]
    return sorted((cell for cell in cells if cell[2].part), key=lambda cell: (-cell[2].part, found.bins.index(cell[0])))


def draw(pen: Pen, report: DayReport) -> None:
    """The whole page but its footer."""
    pen.text(QRectF(LEFT, TOP - 30, WIDE, 46), said.about(report), SMALL, ink=pen.ink.second)
    pen.line(LEFT, TOP + 24, RIGHT, TOP + 24)
    y = TOP + 50
    _hours(pen, report, QRectF(LEFT, y, HALF, HOURS))
    _played(pen, report, QRectF(LEFT + HALF + 2 * GAP, y, HALF, HOURS))
    y += HOURS + GAP
    _matrix(pen, report, QRectF(LEFT, y, HALF, MATRIX))
    _things(pen, report, QRectF(LEFT + HALF + 2 * GAP, y, HALF, MATRIX + 100))
    y += MATRIX + 100 + GAP
    y = _kiosks(pen, report, y) + GAP
    _incidents(pen, report, QRectF(LEFT, y, WIDE, BOTTOM - 80 - y))


def _hours(pen: Pen, report: DayReport, box: QRectF) -> None:
    """Visitors by the hour, as bars with their numbers."""
    pen.head(box.left(), box.top(), box.width(), _("Visitors by the hour"))
    if not report.hours:
        pen.text(QRectF(box.left(), box.top() + 70, box.width(), 60), _("Nobody came yet."), SMALL)
        return
    most = max(n for _hour, n in report.hours)
    base, room = box.bottom() - 50, box.height() - 50 - 56 - 60
    step = box.width() / len(report.hours)
    for i, (hour, n) in enumerate(report.hours):
        high = room * n / most
        x = box.left() + i * step
        bar = QRectF(x + step * 0.16, base - high, step * 0.68, high)
        pen.box(bar, fill=pen.ink.dark if n == most else pen.ink.pale, radius=4)
        pen.text(QRectF(x, bar.top() - 42, step, 40), f"{n:,}" if n else "", 26, bold=n == most, align="center")
        pen.text(QRectF(x, base + 6, step, 40), f"{hour}", 26, align="center", ink=pen.ink.second)
    pen.line(box.left(), base, box.right(), base)


def _played(pen: Pen, report: DayReport, box: QRectF) -> None:
    """Activities, languages, how visits ended."""
    pen.head(box.left(), box.top(), box.width(), _("What was played"))
    rows = [(said.play(p.play), f"{p.begun:,}", f"{p.ended:,}") for p in report.plays[:2]]
    y = pen.table(
        QRectF(box.left(), box.top() + 56, box.width(), 54 + 2 * ROW),
        (_("Activity"), _("Rounds begun"), _("Rounds ended")),
        (2.6, 1.4, 1),
        rows,
    )
    lines = (
        (_("Languages"), [f"{said.language(code)} {n:,}" for code, n in report.languages]),
        (_("Visits"), [f"{said.ended(how)} {n:,}" for how, n in report.ends]),
        (_("Time of a visit"), [_("mean {mean}, half of them within {median}").format(mean=said.minutes(report.mean_ms), median=said.minutes(report.median_ms))]),
    )  # fmt: skip
    unit, top = (box.bottom() - y - 12) / 5, y + 12
    for (name, values), room in zip(lines, (unit, 3 * unit, unit), strict=True):
        pen.text(QRectF(box.left(), top, 210, room), name, 25, bold=True, ink=pen.ink.second)
        pen.text(QRectF(box.left() + 220, top, box.width() - 220, room), " · ".join(values) or "–", 26)
        top += room


def _matrix(pen: Pen, report: DayReport, box: QRectF) -> None:
    """Of each bin's things, where they went."""
    found = report.matrix
    pen.head(box.left(), box.top(), box.width(), _("Where things went"), _("each row makes 100%"))
    bins = found.bins
    if not bins:
        return
    name = 250.0
    wide = (box.width() - name - 90) / len(bins)
    high = min(_CELL, (box.height() - 190) / len(bins))
    top = box.top() + 170
    for i, bin_id in enumerate(bins):
        pen.symbol(QRectF(box.left() + name + i * wide, box.top() + 90, wide, 70), bin_id)
        pen.bin(QRectF(box.left(), top + i * high, name - 12, high), bin_id, 26)
        pen.text(QRectF(box.right() - 84, top + i * high, 84, high), f"{found.row(bin_id):,}", 24, align="right", ink=pen.ink.second)
        for k, chosen in enumerate(bins):
            share = found.share(bin_id, chosen)
            cell = QRectF(box.left() + name + k * wide + 3, top + i * high + 3, wide - 6, high - 6)
            value = share.value or 0.0
            worst = found.worst == (bin_id, chosen)
            fill = pen.ink.between(0.0 if bin_id == chosen else min(0.3, value))
            pen.box(cell, fill=fill, width=7 if worst else 2.5, radius=8)
            pen.text(cell, percent(share) if share.of else "", 28, bold=bin_id == chosen or worst, align="center")
    pen.text(QRectF(box.right() - 84, box.top() + 110, 84, 44), "N", 24, align="right", ink=pen.ink.second)


def _things(pen: Pen, report: DayReport, box: QRectF) -> None:
    """The things that went wrong most, with where they went."""
    pen.head(box.left(), box.top(), box.width(), _("Hardest things"))
    rows = [
        (
            names.as_head(pen.asked.thing(t.item)),
            percent(t.right),
            f"{t.right.of:,}",
            pen.asked.bin(t.wrong) if t.wrong else "–",
        )
        for t in report.things[:MOST_THINGS]
    ]
    heads = (_("Thing to sort"), _("Put right"), "N", _("Mostly put into"))
    room = QRectF(box.left(), box.top() + 56, box.width(), box.height() - 56)
    pen.table(room, heads, (2.6, 1.2, 0.8, 2.2), rows)


def _kiosks(pen: Pen, report: DayReport, y: float) -> float:
    pen.head(LEFT, y, WIDE, _("Kiosks"))
    rows = [
        (
            said.kiosk(k.number),
            f"{k.visitors:,}",
            f"{k.rounds:,}",
            f"{k.answers.of:,}",
            percent(k.answers),
            f"{k.won:,}",
        )
        for k in report.kiosks[:MOST_KIOSKS]
    ]
    heads = (_("Kiosk"), _("Visitors"), _("Rounds ended"), _("Answers"), _("Accuracy"), _("Prizes won"))
    y = pen.table(QRectF(LEFT, y + 56, WIDE, 54 + ROW * len(rows) + 1), heads, (2.2, 1, 1.2, 1, 1, 1.2), rows)
    more = len(report.kiosks) - len(rows)
    if more > 0:
        pen.text(QRectF(LEFT, y + 4, WIDE, 40), ngettext("and {n} more kiosk", "and {n} more kiosks", more).format(n=more), 25)
        y += 44
    return y


def _incidents(pen: Pen, report: DayReport, box: QRectF) -> None:
    """What happened: first what somebody should look into."""
    pen.head(box.left(), box.top(), box.width(), _("What happened"), said.incidents_told(report))
    order = sorted(report.incidents, key=lambda one: (one.what in said.QUIET, one.utc_ms, one.kiosk))
    rows = [(said.incident_line(one), said.kiosk(one.kiosk), times.moment(one.utc_ms)) for one in order]
    room = QRectF(box.left(), box.top() + 56, box.width(), box.height() - 56 - 44)
    fits = fitting(room.height())
    y = pen.table(room, (_("What happened"), _("Kiosk"), _("Time")), (4.2, 1.2, 1.6), rows[:fits])
    if len(rows) > fits:
        more = ngettext("{n} more stands in the table file.", "{n} more stand in the table file.", len(rows) - fits).format(
            n=len(rows) - fits
        )
        pen.text(QRectF(box.left(), y + 4, box.width(), 40), more, 25, ink=pen.ink.second)
