"""The report on a day of an event as tables: figures, things, mix-ups, questions, hours, activities, prizes, kiosks, incidents."""

from __future__ import annotations

from wastequiz.domain.day_reporting import DayReport
from wastequiz.domain.reporting import Share
from wastequiz.domain.statistics import LEAST
from wastequiz.domain.tables import Cell, Column, Table
from wastequiz.i18n import _, words
from wastequiz.reports.tables import item_analysis
from wastequiz.wording import day_report as said
from wastequiz.wording import names, times
from wastequiz.wording.report import Asked, awareness, participation, sorting

_Row = tuple[Cell, ...]
_N, _PERCENT, _WORDS = "number", "percent", "text"


def tables(report: DayReport, asked: Asked) -> tuple[Table, ...]:
    """All of them, each with event, place, days and whose rules hold. No visitor stands in any."""
    return (
        figures(report, asked),
        things(report, asked),
        matrix(report, asked),
        item_analysis(
            report.items, asked, _note(report, asked, _("Surely hard questions first; no verdict below {n} answers.").format(n=LEAST))
        ),
        hours(report, asked),
        activities(report, asked),
        prizes(report, asked),
        kiosks(report, asked),
        incidents(report, asked),
    )


def figures(report: DayReport, asked: Asked) -> Table:
    """Every single figure with its number, its interval where it is a share, and its definition."""
    rows: list[_Row] = [
        _single(
            _("Visitors"), report.visitors, _("From a first touch to the end of the visit. Nobody knows whether one person came twice.")
        ),
        _single(_("Rounds begun"), report.begun),
        _single(_("Rounds ended"), report.ended),
        _single(_("Answers"), report.answers),
        _shared(participation(), report.participation, said.participation_note(report)),
    ]
    if report.of_expected is not None:
        rows.append(
            _shared(_("Of those expected"), report.of_expected, _("Visitors who played a round to its end, of those expected in all."))
        )
    rows += [
        _shared(awareness(), report.awareness, said.awareness_note(report)),
        _shared(sorting(), report.sorting, said.sorting_note(report)),
        _shared(_("Accuracy"), report.accuracy, _("Mean mark of first attempts.")),
        _single(_("Mean time of a visit (s)"), _seconds(report.mean_ms), _timed(report)),
        _single(_("Median time of a visit (s)"), _seconds(report.median_ms), _timed(report)),
        _single(_("Spins of the wheel"), report.spins),
        _single(_("Spins that won nothing"), report.again),
        _single(_("Drawn again in place of a prize taken back"), report.redrawn),
    ]
    heads = (
        Column(_("Figure"), _WORDS),
        Column(_("Share"), _PERCENT),
        Column(_("Number"), _N),
        Column(_("Of (N)"), _N),
        Column(_("95% from"), _PERCENT),
        Column(_("95% to"), _PERCENT),
        Column(_("What it says"), _WORDS),
    )
    return Table(_("Figures"), _note(report, asked), heads, tuple(rows))


def things(report: DayReport, asked: Asked) -> Table:
    """The things that were sorted, the surely hard ones first."""
    heads = (
        Column(_("Thing to sort"), _WORDS),
        Column(_("Right bin"), _WORDS),
        Column(_("Put right"), _PERCENT),
        Column(_("Times (N)"), _N),
        Column(_("95% from"), _PERCENT),
        Column(_("95% to"), _PERCENT),
        Column(_("Most often put into"), _WORDS),
        Column(_("Share of that"), _PERCENT),
        Column(_("Verdict"), _WORDS),
    )
    rows = (
        (
            names.as_head(asked.thing(thing.item)),
            asked.bin(thing.true_bin),
            thing.right.value,
            thing.right.of,
            *_interval(thing.right),
            asked.bin(thing.wrong) if thing.wrong else "",
            thing.wrong_share.value if thing.wrong else None,
            said.verdict(thing) or said.too_few(thing),
        )
        for thing in report.things
    )
    note = _("Surely hard things first; no verdict below {n}.").format(n=LEAST)
    return Table(_("Hardest things"), _note(report, asked, note), heads, tuple(rows))


def matrix(report: DayReport, asked: Asked) -> Table:
    """Of each right bin, how many of its things went into every bin."""
    found = report.matrix
    called = [asked.bin(bin_id) for bin_id in found.bins]
    heads = (
        Column(_("Right bin"), _WORDS),
        *(Column(_("into {bin}").format(bin=name), _PERCENT) for name in called),
        Column(_("Things (N)"), _N),
        *(Column(_("number into {bin}").format(bin=name), _N) for name in called),
    )
    rows = (
        (
            asked.bin(true),
            *(found.share(true, chosen).value for chosen in found.bins),
            found.row(true),
            *(found.count(true, chosen) for chosen in found.bins),
        )
        for true in found.bins
    )
    return Table(_("Mix-ups"), _note(report, asked, _("Each row sums to 100%; time that ran out stands in no cell.")), heads, tuple(rows))


def hours(report: DayReport, asked: Asked) -> Table:
    """How many came in which hour, over all days of the report."""
    rows = tuple((said.hour(at), n) for at, n in report.hours)
    note = _("By the local time at which a visit began.")
    return Table(_("Hours of the day"), _note(report, asked, note), (Column(_("Hour"), _WORDS), Column(_("Visitors"), _N)), rows)


def activities(report: DayReport, asked: Asked) -> Table:
    """What was played, in which languages, and how visits ended."""
    heads = (Column(_("Rounds and visits"), _WORDS), Column(_("Number"), _N), Column(_("Of these ended"), _N))
    rows: list[_Row] = [(_("Rounds: {what}").format(what=said.play(p.play)), p.begun, p.ended) for p in report.plays]
    rows += [(_("Visits in: {what}").format(what=said.language(code)), n, None) for code, n in report.languages]
    rows += [(_("Visits that ended: {what}").format(what=said.ended(how)), n, None) for how, n in report.ends]
    return Table(_("Activities and visits"), _note(report, asked), heads, tuple(rows))


def prizes(report: DayReport, asked: Asked) -> Table:
    """What became of the prizes; what is left stands at the moment the report was made."""
    heads = (
        Column(_("Prize"), _WORDS),
        Column(_("There were"), _N),
        Column(_("Won"), _N),
        Column(_("Handed over"), _N),
        Column(_("Not fetched"), _N),
        Column(_("Taken back"), _N),
        Column(_("Left now"), _N),
    )
    rows = tuple((p.name, p.total, p.won, p.handed, p.waiting, p.void, p.left) for p in report.prizes)
    note = _("Won and handed over: on these days. There were, and left now: in the whole event.")
    return Table(_("Prizes"), _note(report, asked, note), heads, rows)


def kiosks(report: DayReport, asked: Asked) -> Table:
    heads = (
        Column(_("Kiosk"), _WORDS),
        Column(_("Computer"), _WORDS),
        Column(_("Visitors"), _N),
        Column(_("Of these played to the end"), _N),
        Column(_("Rounds ended"), _N),
        Column(_("Answers (N)"), _N),
        Column(_("Accuracy"), _PERCENT),
        Column(_("Prizes won"), _N),
        Column(_("Incidents"), _N),
    )
    rows = (
        (said.kiosk(k.number), k.station, k.visitors, k.played, k.rounds, k.answers.of, k.answers.value, k.won, k.incidents)
        for k in report.kiosks
    )
    return Table(_("Kiosks"), _note(report, asked), heads, tuple(rows))


def incidents(report: DayReport, asked: Asked) -> Table:
    heads = (Column(_("Time"), _WORDS), Column(_("Kiosk"), _WORDS), Column(_("What happened"), _WORDS))
    rows = tuple((times.moment(one.utc_ms), said.kiosk(one.kiosk), said.incident_line(one)) for one in report.incidents)
    return Table(_("Incidents"), _note(report, asked, said.incidents_told(report)), heads, rows)


def _note(report: DayReport, asked: Asked, further: str = "") -> str:
    return " · ".join(part for part in (said.about(report), words(asked.scheme.name), further) if part)


def _timed(report: DayReport) -> str:
    return _("From the first touch to the end of the visit; those the power cut off are left out. N = {n} visits.").format(n=report.timed)


def _seconds(ms: float | None) -> float | None:
    return None if ms is None else round(ms / 1000, 1)


def _shared(name: str, share: Share, definition: str) -> _Row:
    return (name, share.value, round(share.part, 2), share.of, *_interval(share), definition)


def _single(name: str, number: float | None, definition: str = "") -> _Row:
    return (name, None, number, None, None, None, definition)


def _interval(share: Share) -> tuple[float | None, float | None]:
    """The 95 % interval; none of nothing, nor where more came than were expected."""
    if not 0 <= share.part <= share.of:
        return None, None
    return share.interval or (None, None)
