"""The report on a day of an event in words: its figures with number, period and definition, how visits ended, and what happened."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.day_reporting import DayReport, IncidentFigure, KioskFigure, ThingFigure
from wastequiz.domain.events import QUIZ
from wastequiz.domain.facts import dataclass
from wastequiz.domain.reporting import Share
from wastequiz.domain.statistics import LEAST, wilson
from wastequiz.i18n import N_, _, current, language_name, ngettext
from wastequiz.wording import names
from wastequiz.wording.report import NOTHING, awareness, participation, percent, sorting

_ENDS: Mapping[str, str] = {
    "done": N_("played to the end and left"),
    "idle": N_("walked away"),
    "home": N_("went back to the start"),
    "staff": N_("ended by staff"),
    "cut": N_("cut off by the power"),
    "": N_("goes on"),
}
_INCIDENTS: Mapping[str, str] = {
    "started": N_("The kiosk was started"),
    "closed": N_("The kiosk was closed"),
    "restarted": N_("The program started itself again"),
    "crashed": N_("The program crashed"),
    "hung": N_("The program no longer answered, and was started again"),
    "safe_screen": N_("The kiosk showed its safe page: it could not go on"),
    "focus_lost": N_("Another window came to the front"),
    "screens_changed": N_("A screen was plugged in or pulled out"),
    "second_start": N_("Somebody started the program a second time"),
    "clock_jump": N_("The computer's clock was changed"),
    "disk_low": N_("The disk was nearly full"),
    "disk_full": N_("The disk was full"),
    "paused": N_("Staff paused the kiosk"),
    "resumed": N_("Staff let the kiosk go on"),
    "skipped": N_("Staff ended somebody's round"),
    "stock_set": N_("Staff changed how many prizes there are"),
    "volume_set": N_("Staff changed the volume"),
    "language_set": N_("Staff changed the language it speaks first"),
    "pin_locked": N_("Too many wrong PINs: staff's page was locked for a while"),
}
QUIET = frozenset({"started", "closed", "paused", "resumed", "skipped", "stock_set", "volume_set", "language_set"})
"""What staff did themselves: it is listed, and nothing to look into."""


@dataclass(frozen=True)
class Said:
    """One figure in words: its name, value, of how many (N), its 95 % interval ('' none), and its definition with the period."""

    name: str
    value: str
    of: str
    interval: str
    meaning: str


# ---- what the report is about
def title() -> str:
    return _("Event report")


def span(report: DayReport) -> str:
    """The days it is about: the one asked for, else from the first to the last on which anybody came."""
    if report.day:
        return report.day
    days = report.days or tuple(sorted(report.event.dates))
    if not days:
        return _("no day yet")
    return days[0] if days[0] == days[-1] else _("{since} to {until}").format(since=days[0], until=days[-1])


def hours_open(report: DayReport) -> str:
    """The hours the event is open each day; '' where nobody said."""
    event = report.event
    return f"{event.opens}–{event.closes}" if event.opens and event.closes else ""


def about(report: DayReport) -> str:
    """Name, place and days, in one line."""
    return " · ".join(part for part in (report.event.name, report.event.place, span(report)) if part)


# ---- numbers
def interval(share: Share) -> str:
    """The 95 % interval of a share; '' of nothing, and where more came than were expected."""
    if not share.of or not 0 <= share.part <= share.of:
        return ""
    low, high = wilson(share.part, share.of)
    return _("95%: {low}–{high}%").format(low=round(100 * low), high=round(100 * high))


def minutes(ms: float | None) -> str:
    """A length of time in minutes and seconds."""
    if ms is None:
        return NOTHING
    whole = round(ms / 1000)
    if whole < 60:
        return _("{s} s").format(s=whole)
    return _("{m} min {s} s").format(m=whole // 60, s=whole % 60)


def hour(at: int) -> str:
    """An hour of the day, like 10:00–11:00."""
    return f"{at:02d}:00–{at + 1:02d}:00"


# ---- the three public figures
def participation_note(report: DayReport) -> str:
    said = _("Visitors who played a round to its end, of all who touched the screen. N = {n} visitors, {span}.")
    told = said.format(n=f"{report.participation.of:,}", span=span(report))
    if report.of_expected is None:
        return told
    expected = _("{percent} of the {n} who were expected.").format(percent=percent(report.of_expected), n=f"{report.of_expected.of:,}")
    return ("" if current().startswith("zh") else " ").join((told, expected))


def awareness_note(report: DayReport) -> str:
    said = _("Visitors with at least {mark}% of their knowledge questions right, of all who were asked any. N = {n} visitors, {span}.")
    return said.format(mark=round(100 * report.pass_mark), n=f"{report.awareness.of:,}", span=span(report))


def sorting_note(report: DayReport) -> str:
    said = _("Things put into the right bin, of all that were to be sorted. N = {n} things, {span}.")
    return said.format(n=f"{report.sorting.of:,}", span=span(report))


def public_figures(report: DayReport) -> tuple[Said, Said, Said]:
    """Participation, awareness and sorting accuracy, as they may be handed on."""
    people, things = _("{part} of {of} visitors"), _("{part} of {of} things")
    return (
        _said(participation(), report.participation, people, participation_note(report)),
        _said(awareness(), report.awareness, people, awareness_note(report)),
        _said(sorting(), report.sorting, things, sorting_note(report)),
    )


def _said(name: str, share: Share, of: str, meaning: str) -> Said:
    counted = of.format(part=f"{share.part:,g}", of=f"{share.of:,}")
    return Said(name, percent(share), counted, interval(share), meaning)


# ---- what was played, and by whom
def play(code: str) -> str:
    """What an activity is called."""
    return _("Quiz") if code == QUIZ else names.game(code)


def ended(how: str) -> str:
    """How a visit ended; the code where it has no name."""
    return _(_ENDS.get(how, how))


def language(code: str) -> str:
    return language_name(code) if code else NOTHING


def kiosk(number: int) -> str:
    """What a kiosk is called."""
    return _("Kiosk {n}").format(n=number) if number else _("Another computer")


def kiosk_line(figure: KioskFigure) -> str:
    """A kiosk in one sentence."""
    came = ngettext("{n} visitor", "{n} visitors", figure.visitors).format(n=f"{figure.visitors:,}")
    rounds = ngettext("{n} round", "{n} rounds", figure.rounds).format(n=f"{figure.rounds:,}")
    return _("{kiosk}: {came}, {rounds} ended, {right} right of {of} answers").format(
        kiosk=kiosk(figure.number), came=came, rounds=rounds, right=percent(figure.answers), of=f"{figure.answers.of:,}"
    )


def verdict(thing: ThingFigure) -> str:
    """What can be said of a thing; '' where nothing stands out, or there are too few to say anything."""
    return _("wrong more often than others") if thing.hard else ""


def too_few(thing: ThingFigure) -> str:
    """Why there is no verdict; '' where there may be one."""
    return _("fewer than {n}: no verdict").format(n=LEAST) if thing.right.of < LEAST else ""


# ---- what happened
def incident(code: str) -> str:
    """What happened, in words; the code where it has none."""
    return _(_INCIDENTS.get(code, code))


def incident_line(figure: IncidentFigure) -> str:
    """The same with its detail, where there is one."""
    said = incident(figure.what)
    return _("{what}: {detail}").format(what=said, detail=figure.detail) if figure.detail else said


def to_look_into(report: DayReport) -> int:
    """How many incidents were nothing staff did themselves."""
    return sum(one.what not in QUIET for one in report.incidents)


def incidents_told(report: DayReport) -> str:
    """How many there were, in one sentence."""
    n = to_look_into(report)
    if not n:
        return _("Nothing went wrong.")
    return ngettext("{n} thing to look into.", "{n} things to look into.", n).format(n=n)
