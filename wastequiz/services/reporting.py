"""Reports: a class's figures of a period, the answers behind a figure, practice of what was mixed up, and files to hand on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS, item_kind, take_apart
from wastequiz.domain.questions import Question
from wastequiz.domain.reporting import NO_LESSON, ClassReport, Given, Wanted, each
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import GUEST
from wastequiz.services import practising
from wastequiz.services.playing import Playing
from wastequiz.services.report_saving import ENDINGS as ENDINGS
from wastequiz.services.report_saving import export as export
from wastequiz.services.report_saving import export_and_wait as export_and_wait
from wastequiz.services.school import Failed, School
from wastequiz.services.written import written_now
from wastequiz.store import answers, rosters
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

T = TypeVar("T")

SORTING = tuple(name for name in KINDS if item_kind(name) is not None)
"""Question kinds that are made of things; with WRITTEN, all there are."""
WRITTEN = tuple(name for name in KINDS if item_kind(name) is None)

DEFAULT = "weeks_8"
LESSON = "lesson"
_WEEKS = 8
"""So many weeks the trend shows."""
_DAYS = 28
"""So many days of a class are read at a time: far below 50 ms."""
_LONG_AGO = 400
"""Days before the end from which on answers are read piece by piece; what is older is read at once."""


@dataclass(frozen=True)
class Period:
    """A span to report on, both days included; `since` '' is from the first answer on. That of code LESSON is the class's newest lesson, whenever
    it was.
    """

    code: str
    since: str
    until: str


def today(school: School) -> date:
    """The local date by the school's clock."""
    local_ms = school.clock.utc_ms() + school.clock.offset_min() * 60_000
    return datetime.fromtimestamp(local_ms / 1000, UTC).date()


def periods(today: date) -> tuple[Period, ...]:
    """The spans there are to choose from, all up to today: the newest lesson, today, this week, the last 4 and 8 weeks (this one among them), the school year from
    1 September, everything.
    """
    monday = today - timedelta(days=today.weekday())
    september = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
    begins = {
        LESSON: today.isoformat(),
        "today": today.isoformat(),
        "week": monday.isoformat(),
        "weeks_4": (monday - timedelta(weeks=3)).isoformat(),
        "weeks_8": (monday - timedelta(weeks=7)).isoformat(),
        "school_year": september.isoformat(),
        "all": "",
    }
    return tuple(Period(code, since, today.isoformat()) for code, since in begins.items())


def period_of(school: School, code: str = "") -> Period:
    """The span of that code as it is today; of any other code the last 8 weeks."""
    known = {period.code: period for period in periods(today(school))}
    return known.get(code) or known[DEFAULT]


# ---- the report on a class
def report(
    school: School, class_id: int, period: Period, done: Callable[[ClassReport], None], failed: Failed, *, kinds: tuple[str, ...] = ()
) -> None:
    """The report on a class under the rules in force, while answers go on. `kinds`: of which question kinds, () all. `failed` gets UnknownClass."""
    school.paced(lambda db, pace: _report(school, db, pace, class_id, period, kinds), done, failed)


def report_by_name(school: School, name: str, period: Period, *, kinds: tuple[str, ...] = ()) -> ClassReport:
    """The same for the command line. Raises UnknownClass."""
    return school.ask(lambda db: _report(school, db, ALONE, rosters.class_by_name(db, name).id, period, kinds))


def _report(school: School, db: Db, pace: Pace, class_id: int, period: Period, kinds: tuple[str, ...]) -> ClassReport:
    from wastequiz.reports import class_report

    found, scheme = rosters.school_class(db, class_id), school.scheme
    others = [c for c in rosters.all_classes(db) if not c.archived or c.id == class_id]
    names = {c.id: c.name for c in others if c.band == found.band}
    year = Wanted(class_id, tuple(names), period.since, period.until, kinds, scheme.code)
    wanted = _of_lesson(db, year) if period.code == LESSON else year
    whole = replace(wanted, kinds=())
    given: list[Given] = []
    for part in _in_parts(whole):
        given += answers.given(db, part)
        pace.breathe()
    facts = class_report.Gathered(
        wanted=wanted,
        class_name=found.name,
        roster=found.students,
        played=answers.played(db, whole),
        given=given,
        names={class_id: found.name} if wanted.lesson else names,
        now=_sums(given, wanted) if wanted.lesson else _by_class(db, pace, wanted),
        before={} if wanted.lesson else _by_class(db, pace, answers.previous(wanted)),
        weeks=_weeks(db, pace, wanted),
        knowledge=answers.knowledge(db, whole),
        bins=tuple(b.id for b in scheme.bins),
        right_of=_right_of(school, db, pace, scheme, {g.key for g in given}),
        students={s.ref: (s.seat, s.animal) for s in rosters.students(db, class_id)},
    )
    return aside(pace, lambda: class_report.build(facts))


def _of_lesson(db: Db, wanted: Wanted) -> Wanted:
    """The same of the class's newest lesson alone."""
    lesson, since, until = answers.last_lesson(db, wanted.class_id) or (NO_LESSON, wanted.since, wanted.until)
    return replace(wanted, lesson=lesson, since=since, until=until)


def _sums(given: Iterable[Given], wanted: Wanted) -> dict[int, tuple[float, int]]:
    """What a lesson comes to: no other class was in it."""
    told = [g for g in given if not wanted.kinds or g.kind in wanted.kinds]
    return {wanted.class_id: (sum(g.n * g.correct for g in told), sum(g.n for g in told))}


def _in_parts(wanted: Wanted) -> Iterator[Wanted]:
    """The span in pieces that are quick to read."""
    until = date.fromisoformat(wanted.until)
    start = max(wanted.since, (until - timedelta(days=_LONG_AGO)).isoformat())
    if wanted.since < start:
        yield replace(wanted, until=(date.fromisoformat(start) - timedelta(days=1)).isoformat())
    begin = date.fromisoformat(start)
    while begin <= until:
        end = min(until, begin + timedelta(days=_DAYS - 1))
        yield replace(wanted, since=begin.isoformat(), until=end.isoformat())
        begin = end + timedelta(days=1)


def _by_class(db: Db, pace: Pace, wanted: Wanted) -> dict[int, tuple[float, int]]:
    found: dict[int, tuple[float, int]] = {}
    for class_id in wanted.year:
        found |= answers.by_class(db, replace(wanted, year=(class_id,)))
        pace.breathe()
    return found


def _weeks(db: Db, pace: Pace, wanted: Wanted) -> dict[str, tuple[float, int, float, int]]:
    """The eight weeks up to the end of the span, empty ones too, from the first on in which anybody of the year answered."""
    until = date.fromisoformat(wanted.until)
    monday = until - timedelta(days=until.weekday())
    weeks: dict[str, tuple[float, int, float, int]] = {}
    for back in range(_WEEKS - 1, -1, -1):
        begin = monday - timedelta(weeks=back)
        end = min(until, begin + timedelta(days=6))
        year, week, _ = begin.isocalendar()
        name = f"{year}-W{week:02d}"
        found = answers.by_week(db, replace(wanted, since=begin.isoformat(), until=end.isoformat()))
        if weeks or found:
            weeks[name] = found.get(name, (0.0, 0, 0.0, 0))
        pace.breathe()
    return weeks


def _right_of(school: School, db: Db, pace: Pace, scheme: Scheme, keys: Iterable[str]) -> dict[str, Collection[str]]:
    """By key what is right in a choice; a question the bank no longer has is left out."""
    found: dict[str, Collection[str]] = {}
    school.pool(db, scheme.code)
    for n, key in enumerate(keys):
        written = written_now(db, key) if item_kind(key.partition(":")[0]) is None else None
        right = right_in(school, scheme, key, written)
        if right is not None:
            found[key] = right
        if n % 100 == 0:
            pace.breathe()
    return found


def right_in(school: School, scheme: Scheme, key: str, written: Question | None) -> Collection[str] | None:
    """What is right in a choice of the question of that key, `written` where it is a written one; None where the bank no longer has it."""
    kind, _, about = key.partition(":")
    item = school.bank.items.get(about)
    if kind == take_apart.NAME and item is not None:
        with contextlib.suppress(ValueError):
            return frozenset(take_apart.KIND.solution(take_apart.build(item, school.bank, scheme)))
        return None
    if item_kind(kind) is not None:
        return frozenset({about})
    return None if written is None else frozenset(KINDS[written.kind].solution(written))


def aside(pace: Pace, work: Callable[[], T]) -> T:
    """Works out something that does not touch the school file, while answers go on."""
    made: list[T] = []
    pace.aside(lambda: made.append(work()))
    return made[0]


# ---- what lies behind a figure, and what to do about it
def answers_behind(
    school: School,
    wanted: Wanted,
    done: Callable[[Sequence[Given]], None],
    failed: Failed,
    *,
    key: str = "",
    true_bin: str = "",
    chosen_bin: str = "",
) -> None:
    """The answers to one question, or those that put a thing of `true_bin` into `chosen_bin`: the newest first, at most 200."""
    school.tell(lambda db: answers.behind(db, wanted, key=key, true_bin=true_bin, chosen_bin=chosen_bin), done, failed)


def worst_mix_up(school: School, class_id: int, done: Callable[[tuple[str, str] | None], None], failed: Failed) -> None:
    """(true bin, chosen bin) that the report of the usual period would teach next, under the rules in force; None where all is right."""

    def work(db: Db, pace: Pace) -> tuple[str, str] | None:
        from wastequiz.reports import class_report

        scheme, period = school.scheme, period_of(school)
        given: list[Given] = []
        for part in _in_parts(Wanted(class_id, (class_id,), period.since, period.until, (), scheme.code)):
            given += each(answers.given(db, part))  # every hand counts, as in the report
            pace.breathe()
        found = class_report.finding_of(given, class_report.matrix_of(given, tuple(b.id for b in scheme.bins)))
        return None if found is None else (found.true_bin, found.chosen_bin)

    school.paced(work, done, failed)


def begin_mix_up(
    school: School, true_bin: str, chosen_bin: str, band: Band, done: Callable[[Playing], None], failed: Failed, *, seed: int | None = None
) -> None:
    """Begins a guest's practice of ten things of two bins that are mixed up, for that age. `failed` gets NothingToPractise."""
    practising.mix_up(school, GUEST, true_bin, chosen_bin, done, failed, seed=seed, band=band)
