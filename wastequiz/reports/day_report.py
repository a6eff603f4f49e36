"""The report on a day of an event: visitors, the three public figures, what is mixed up, prizes and incidents; facts in, figures out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from wastequiz.domain.day_reporting import (
    ENDED,
    Came,
    DayFacts,
    DayReport,
    IncidentFigure,
    KioskFigure,
    PlayFigure,
    PrizeFigure,
    ThingFigure,
)
from wastequiz.domain.events import AGAIN, HANDED, VOID, Draw, Event
from wastequiz.domain.questions import ITEM_TOPIC
from wastequiz.domain.reporting import PASS_MARK, Given, Share, each, marks_of
from wastequiz.domain.statistics import LEAST, item_statistics
from wastequiz.reports.class_report import finding_of, items_of, matrix_of, median, sorting_of
from wastequiz.reports.day_tables import tables
from wastequiz.reports.report import Report

_EXACT = 1e-9
"""A sum of marks may miss the pass mark by rounding."""


def build(facts: DayFacts) -> DayReport:
    """The report. It is the same whatever the order of the facts is: several kiosks' are put together in any order."""
    event = facts.event
    visits = {visit.id: visit for visit in facts.visits}
    rounds = [r for r in facts.rounds if r.visit in visits]
    visit_of = {r.id: r.visit for r in rounds}
    given = sorted(
        (g for g in each(facts.given) if g.round in visit_of), key=lambda g: (g.round, g.key, g.seq)
    )  # no order of merging shows
    ended = [r for r in rounds if r.state == ENDED]
    played = {r.visit for r in ended}
    mark = pass_mark(event)
    sorting, matrix = sorting_of(given), matrix_of(given, facts.bins)
    lengths = [v.ms for v in visits.values() if v.ms > 0 and v.how != "cut"]
    draws = sorted({draw.id: draw for draw in facts.draws}.values(), key=lambda d: (d.utc_ms, d.id))
    participation = Share(len(played), len(visits))
    return DayReport(
        event=event,
        day=facts.day,
        days=tuple(sorted({v.day for v in visits.values()})),
        visitors=len(visits),
        played=len(played),
        begun=len(rounds),
        ended=len(ended),
        pass_mark=mark,
        accuracy=Share(fsum(g.correct for g in given), len(given)),
        awareness=awareness_of(given, visit_of, mark),
        participation=participation,
        of_expected=Share(len(played), event.expected) if event.expected > 0 and _whole(event, facts.day) else None,
        sorting=sorting,
        things=things_of(given, sorting),
        matrix=matrix,
        finding=finding_of(given, matrix),
        items=items_of(given, item_statistics(marks_of(given)), facts.right_of),
        hours=hours_of(visits.values()),
        timed=len(lengths),
        mean_ms=fsum(lengths) / len(lengths) if lengths else None,
        median_ms=median(lengths),
        languages=_counted(v.language for v in visits.values()),
        ends=_counted(v.how for v in visits.values()),
        plays=_plays([(r.play, r.state == ENDED) for r in rounds]),
        prizes=prizes_of(facts, draws),
        spins=len(draws),
        again=sum(draw.prize == AGAIN for draw in draws),
        redrawn=sum(bool(draw.instead_of) for draw in draws),
        incidents=tuple(
            sorted(
                (IncidentFigure(i.utc_ms, facts.kiosks.get(i.station, 0), i.what, i.detail) for i in facts.incidents),
                key=lambda i: (i.utc_ms, i.kiosk, i.what, i.detail),
            )
        ),
        kiosks=_kiosks(facts, visits, visit_of, played, given, draws),
    )


def pass_mark(event: Event) -> float:
    """The share of knowledge questions that awareness asks for: that of the event's quiz, else the usual one."""
    if 0 < event.pass_right <= event.questions:
        return event.pass_right / event.questions
    return PASS_MARK


def awareness_of(given: Iterable[Given], visit_of: Mapping[str, str], mark: float) -> Share:
    """Of the visitors who were asked knowledge questions (written ones: where a thing goes is counted as sorting), who had `mark` of theirs right."""
    marks: dict[str, list[float]] = {}
    for g in given:
        if g.topic != ITEM_TOPIC:
            marks.setdefault(visit_of[g.round], []).append(g.correct)
    return Share(sum(fsum(of) + _EXACT >= mark * len(of) for of in marks.values()), len(marks))


def things_of(given: Iterable[Given], sorting: Share) -> tuple[ThingFigure, ...]:
    """Every thing that was sorted, in whatever activity: those first that surely went wrong most, by the upper end of the interval."""
    of: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    wrong: dict[tuple[str, str], Counter[str]] = {}
    for sort in (s for g in given for s in g.sorts):
        thing = (sort.item, sort.true_bin)
        of[thing] += 1
        right[thing] += sort.chosen_bin == sort.true_bin
        if sort.chosen_bin is not None and sort.chosen_bin != sort.true_bin:
            wrong.setdefault(thing, Counter())[sort.chosen_bin] += 1
    found = [_thing(thing, Share(right[thing], n), wrong.get(thing, Counter()), sorting) for thing, n in of.items()]
    return tuple(sorted(found, key=lambda f: (*(f.right.interval or (0.0, 1.0))[::-1], f.item, f.true_bin)))


def _thing(thing: tuple[str, str], right: Share, wrong: Counter[str], all_things: Share) -> ThingFigure:
    most = min(wrong, key=lambda bin_id: (-wrong[bin_id], bin_id), default="")
    upper, usual = (right.interval or (0.0, 1.0))[1], all_things.value or 0.0
    hard = right.of >= LEAST and upper < usual
    return ThingFigure(*thing, right, most, Share(wrong[most] if most else 0, right.of), hard)


def hours_of(visits: Iterable[Came]) -> tuple[tuple[int, int], ...]:
    """Visits by the local hour they began in; hours without any between the first and the last stand at 0."""
    counted = Counter(visit.hour for visit in visits)
    return tuple((hour, counted[hour]) for hour in range(min(counted), max(counted) + 1)) if counted else ()


def prizes_of(facts: DayFacts, draws: Sequence[Draw]) -> tuple[PrizeFigure, ...]:
    """The event's prizes in their order, then those that it no longer has and that were drawn or in stock all the same."""
    total = Counter[str]()
    given = Counter[str]()
    for stock in facts.stock:
        if stock.station in facts.kiosks:  # a desk keeps a stock too, and gives nothing
            total[stock.prize] += stock.total
            given[stock.prize] += stock.given
    named = {prize.id: (prize.name, prize.own_picture or prize.picture) for prize in facts.event.prizes}
    drawn = sorted({d.prize for d in draws if d.prize != AGAIN} | set(total))
    states = Counter((d.prize, d.state) for d in draws)
    found: list[PrizeFigure] = []
    for prize in (*named, *(p for p in drawn if p not in named)):
        every = sum(n for (of, _state), n in states.items() if of == prize)
        void = states[prize, VOID]
        name, picture = named.get(prize, (prize, ""))
        left = total[prize] - given[prize]
        found.append(PrizeFigure(prize, name, picture, total[prize], every - void, states[prize, HANDED], void, left))
    return tuple(found)


def _whole(event: Event, day: str) -> bool:
    """Whether a report on `day` is about the whole event, for which visitors were expected."""
    return not day or event.dates == (day,)


def _counted(said: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each with its number, the most frequent first."""
    return tuple(sorted(Counter(said).items(), key=lambda pair: (-pair[1], pair[0])))


def _plays(rounds: Sequence[tuple[str, bool]]) -> tuple[PlayFigure, ...]:
    begun = Counter(play for play, _ended in rounds)
    ended = Counter(play for play, over in rounds if over)
    return tuple(PlayFigure(play, n, ended[play]) for play, n in sorted(begun.items(), key=lambda pair: (-pair[1], pair[0])))


def _kiosks(
    facts: DayFacts,
    visits: Mapping[str, Came],
    visit_of: Mapping[str, str],
    played: Iterable[str],
    given: Sequence[Given],
    draws: Sequence[Draw],
) -> tuple[KioskFigure, ...]:
    came = Counter(v.station for v in visits.values())
    through = Counter(visits[visit].station for visit in played)
    rounds = Counter(visits[r.visit].station for r in facts.rounds if r.visit in visits and r.state == ENDED)
    marks: dict[str, list[float]] = {}
    for g in given:
        marks.setdefault(visits[visit_of[g.round]].station, []).append(g.correct)
    won = Counter(d.station for d in draws if d.prize != AGAIN and d.state != VOID)
    noted = Counter(i.station for i in facts.incidents)
    return tuple(
        KioskFigure(
            number=number,
            station=station,
            visitors=came[station],
            played=through[station],
            rounds=rounds[station],
            answers=Share(fsum(marks.get(station, ())), len(marks.get(station, ()))),
            won=won[station],
            incidents=noted[station],
        )
        for station, number in sorted(facts.kiosks.items(), key=lambda pair: (pair[1], pair[0]))
    )


REPORT = Report("day_report", build, tables)
