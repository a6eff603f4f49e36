"""What the desk's page of a day of an event says: cards, rows and the line under its head."""

from __future__ import annotations

from wastequiz.domain.day_reporting import DayReport
from wastequiz.domain.statistics import LEAST
from wastequiz.i18n import _, current, ngettext, words
from wastequiz.wording import day_report as said
from wastequiz.wording import names, times
from wastequiz.wording.report import Asked, percent
from wastequiz.wording.report_page import Figure, number, tight


def key_figures(report: DayReport) -> tuple[Figure, Figure, Figure, Figure]:
    """The four numbers staff look at first."""
    busiest = report.busiest
    fullest = (
        _("most from {hour}: {n}").format(hour=said.hour(busiest[0]), n=number(busiest[1])) if busiest is not None else _("nobody yet")
    )
    begun = ngettext("of {n} begun", "of {n} begun", report.begun).format(n=number(report.begun))
    answers = ngettext("{n} answer", "{n} answers", report.answers).format(n=number(report.answers))
    waiting = sum(p.waiting for p in report.prizes)
    left = sum(p.left for p in report.prizes)
    fetched = _("{waiting} not fetched, {left} left").format(waiting=number(waiting), left=number(left))
    return (
        Figure(_("Visitors"), number(report.visitors), fullest),
        Figure(_("Rounds ended"), number(report.ended), _(", ").join((begun, answers))),
        Figure(
            _("Time of a visit"),
            said.minutes(report.mean_ms),
            _("half within {time}").format(time=said.minutes(report.median_ms)),
        ),
        Figure(_("Prizes handed over"), number(sum(p.handed for p in report.prizes)), fetched),
    )


def public_figures(report: DayReport) -> tuple[Figure, ...]:
    """The three figures that are handed on, each with its definition, number, period and interval."""
    between = "" if current().startswith("zh") else " "
    return tuple(
        Figure(figure.name, figure.value, _kept(between.join(part for part in (figure.meaning, _sentence(figure.interval)) if part)))
        for figure in said.public_figures(report)
    )


def _kept(text: str) -> str:
    """The same with a number and what it is the number of on one line."""
    return text.replace("N = ", "N\u00a0=\u00a0").replace("95%: ", "95%:\u00a0")


def _sentence(interval: str) -> str:
    return _("{said}.").format(said=interval) if interval else ""


def under(report: DayReport, asked: Asked, others: int) -> str:
    """The line under the head: which event, where, when, by whose rules, and of how many computers."""
    event = report.event
    told = [event.name, event.place, said.span(report), words(asked.scheme.name)]
    if others:
        told.append(ngettext("with {n} other file", "with {n} other files", others).format(n=others))
    return " · ".join(part for part in told if part)


def day(code: str) -> str:
    """A day in the chooser."""
    return code or _("All days")


# ---- rows of the cards
def things(report: DayReport, asked: Asked) -> list[tuple[str, ...]]:
    """(thing, right bin's id, put right, N, where it went mostly (id), verdict)."""
    return [
        (
            names.as_head(asked.thing(t.item)),
            t.true_bin,
            tight(t.right),
            number(t.right.of),
            t.wrong,
            said.verdict(t) or (_("fewer than {n}").format(n=LEAST) if said.too_few(t) else ""),
        )
        for t in report.things
    ]


def prizes(report: DayReport) -> list[tuple[str, ...]]:
    """(prize, won, handed over, not fetched, left)."""
    return [(p.name, number(p.won), number(p.handed), number(p.waiting), number(p.left)) for p in report.prizes]


def kiosks(report: DayReport) -> list[tuple[str, ...]]:
    """(kiosk, visitors, rounds ended, right answers)."""
    return [(said.kiosk(k.number), number(k.visitors), number(k.rounds), percent(k.answers)) for k in report.kiosks]


def incidents(report: DayReport) -> list[tuple[str, ...]]:
    """(what happened, when): first what somebody should look into, the newest of it first."""
    order = sorted(report.incidents, key=lambda one: (one.what in said.QUIET, -one.utc_ms, one.kiosk))
    several, begin = len(report.kiosks) > 1, 11 if report.day or len(report.days) == 1 else 5
    return [(_at(said.incident_line(one), one.kiosk if several else 0), times.moment(one.utc_ms)[begin:]) for one in order]


def _at(what: str, kiosk: int) -> str:
    return _("{kiosk}: {what}").format(kiosk=said.kiosk(kiosk), what=what) if kiosk else what
