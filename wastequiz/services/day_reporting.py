"""The report on a day of an event: made from this machine's file, or from several kiosks' as one, and saved to be handed on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from wastequiz.domain.day_reporting import DayFacts, DayReport
from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import item_kind
from wastequiz.domain.questions import Question
from wastequiz.services.kiosks_together import together
from wastequiz.services.report_files import folder, free_file
from wastequiz.services.report_saving import saved, writer
from wastequiz.services.reporting import right_in
from wastequiz.services.school import Failed, School
from wastequiz.services.written import written_now
from wastequiz.store import day_facts, events
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace
from wastequiz.wording.report import Asked

FORMATS = ("pdf", "xlsx", "csv")
"""Endings the report can be saved with; a PDF is drawn by `paper.day_report`, on the window's thread."""


@dataclass(frozen=True)
class Made:
    """A report, what its bins, things and questions are called, all local dates on which anything happened at the event, and how many other
    files it was made from.
    """

    report: DayReport
    asked: Asked
    days: tuple[str, ...]
    others: int = 0


def report(school: School, event_id: str, day: str, done: Callable[[Made], None], failed: Failed, *, others: Sequence[Path] = ()) -> None:
    """The report on a local date, '' on all days, while answers go on. `others`: files or folders of other kiosks, see `kiosks_together`.

    `failed` gets UnknownEvent, SchoolPackRefused, DiskFull.
    """
    school.paced(lambda db, pace: _report(school, db, pace, event_id, day, others), done, failed)


def report_and_wait(school: School, name_or_id: str, day: str = "", *, others: Sequence[Path] = ()) -> Made:
    """The same for the command line; the event also by its name. Raises what `report` tells `failed`."""
    return school.ask(lambda db: _report(school, db, ALONE, name_or_id, day, others))


def _report(school: School, db: Db, pace: Pace, name_or_id: str, day: str, others: Sequence[Path]) -> Made:
    school.whole_bank(db)
    if others:
        return together(db, others, pace, lambda copy: _made(school, copy, ALONE, name_or_id, day, len(others)))
    return _made(school, db, pace, name_or_id, day, 0)


def _made(school: School, db: Db, pace: Pace, name_or_id: str, day: str, others: int) -> Made:
    from wastequiz.reports import day_report

    event = events.find(db, name_or_id)
    scheme = school.bank.schemes.get(event.scheme, school.scheme)
    facts = day_facts.read(db, event, day, bins=tuple(b.id for b in scheme.bins), pace=pace)
    written = _written(db, {g.key for g in facts.given})
    facts = replace(facts, right_of=_right_of(school, facts, written))
    found = day_report.build(facts)
    return Made(found, Asked(scheme, school.bank.items, written), day_facts.days(db, event.id), others)


def _written(db: Db, keys: Collection[str]) -> dict[str, Question]:
    """The written questions among `keys`; those that the bank no longer has are left out."""
    wanted = sorted(key for key in keys if item_kind(key.partition(":")[0]) is None)
    return {key: question for key in wanted if (question := written_now(db, key)) is not None}


def _right_of(school: School, facts: DayFacts, written: dict[str, Question]) -> dict[str, frozenset[str]]:
    """By key what is right in a choice, as far as anybody can say."""
    scheme = school.bank.schemes.get(facts.event.scheme, school.scheme)
    found = {key: right_in(school, scheme, key, written.get(key)) for key in {g.key for g in facts.given}}
    return {key: frozenset(right) for key, right in found.items() if right is not None}


# ---- files
def export(school: School, made: Made, path: Path, done: Callable[[Path], None], failed: Failed) -> None:
    """Saves the tables in the language spoken now, as .csv or .xlsx. `failed` gets DiskFull or NotSaved. Raises ValueError for any other ending."""
    write = writer(path)

    def work(_db: Db, pace: Pace) -> Path:
        pace.aside(lambda: _save(made, path, write))
        return path

    school.paced(work, done, failed)


def export_and_wait(made: Made, path: Path) -> Path:
    """The same for the command line. Raises DiskFull, NotSaved, ValueError."""
    _save(made, path, writer(path))
    return path


def _save(made: Made, path: Path, write: Callable[..., None]) -> None:
    from wastequiz.reports import REPORTS

    saved(path, lambda part: write(REPORTS["day_report"].tables(made.report, made.asked), part))


def new_file(school: School, report: DayReport, ending: str) -> Path:
    """A path for this report where nothing lies yet; its folder is made. Raises FolderReadOnly or DiskFull where it cannot be."""
    days = report.day or "-".join(dict.fromkeys((report.days or ("",))[:: max(1, len(report.days) - 1)]))
    return free_file(folder(school), f"{report.event.name}_{days}", ending)
