"""What the command line asks of a school's file: is it there, does its journal hold, a backup now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wastequiz.domain.results import JournalState
from wastequiz.services.school import School
from wastequiz.store import backups, journal, ladder, totals
from wastequiz.store.db import DB_NAME, Db


@dataclass(frozen=True, slots=True)
class Verified:
    """What the journal says of itself, and where the score tables do not agree with it."""

    journal: JournalState
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return self.journal.ok and not self.differences


NO_JOURNAL = Verified(JournalState(0, 0, True, None), ())
"""Of a folder where no school was begun."""


def has_school(folder: Path) -> bool:
    """Whether a school was ever begun in `folder` (its file may have vanished since: opening says so)."""
    return any((folder / name).exists() for name in (DB_NAME, ladder.MARK_NAME))


def verify(school: School) -> Verified:
    """Checks number and seal of every journal line, then every score table against the journal."""

    def work(db: Db) -> Verified:
        return Verified(journal.verify(db), tuple(totals.differences(db)))

    return school.ask(work)


def backup(school: School) -> Path:
    """Makes a checked backup now and waits for it. Raises DiskFull or BackupFailed."""
    return school.ask(lambda db: backups.backup(db, "manual"))
