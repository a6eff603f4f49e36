"""Backups: making one now, how old the newest is, bringing one back, beginning anew with the old files kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wastequiz.services.school import Failed, School
from wastequiz.store import backups, disk
from wastequiz.store import school as school_file
from wastequiz.store.db import Clock, Db
from wastequiz.store.pace import Pace

OVERDUE_MS = 24 * 3_600_000
"""A newest backup older than this is worth a warning."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The newest backup: where it lies, when it was made and how long ago that is (ms)."""

    path: Path
    utc_ms: int
    age_ms: int

    @property
    def overdue(self) -> bool:
        return self.age_ms > OVERDUE_MS


def backup(school: School, done: Callable[[Path], None], failed: Failed) -> None:
    """Makes a checked backup now, while answers go on. `failed` gets DiskFull or BackupFailed."""

    def work(db: Db, pace: Pace) -> Path:
        return backups.backup(db, "manual", pace)

    school.paced(work, done, failed)


def folder(school: School) -> Path:
    """Where the backups lie."""
    return school.folder / backups.BACKUPS


def newest(school: School) -> Kept | None:
    """The newest backup by its name (each was checked when it was made); None where there is none. Reads one folder; give it to a thread."""
    found = backups.list_backups(school.folder)
    if not found:
        return None
    return Kept(found[0].path, found[0].utc_ms, max(0, school.clock.utc_ms() - found[0].utc_ms))


Worry = Literal["", "disk_low", "disk_full", "backup_late"]
"""What somebody should look after: little room (below 500 MB), hardly any (below 50 MB), or no good backup for a day."""


def worry(school: School, done: Callable[[Worry], None]) -> None:
    """Looks for what staff should know; '' when all is well. The disk comes before the backup, which a full disk prevents."""

    def look(db: Db) -> Worry:
        room = disk.disk_state(db.folder)
        if room != "ok":
            return "disk_full" if room == "full" else "disk_low"
        age = backups.newest_age_ms(db.folder, db.clock.utc_ms())
        return "backup_late" if age is not None and age > OVERDUE_MS else ""

    school.tell(look, done)


def newest_good(folder: Path) -> Path | None:
    """The newest backup that passes its check now; it is read whole, so give it to a thread."""
    best = backups.newest_good(folder)
    return best.path if best else None


def restore(folder: Path, backup_file: Path, clock: Clock | None = None) -> int:
    """Brings a backup back while the school is closed; gives how many answers of the day files came with it.

    Raises BackupNotFound, AlreadyRunning, DiskFull or FolderReadOnly; then nothing was changed.
    """
    return school_file.restore(folder, backup_file, clock=clock)


def start_over(folder: Path, clock: Clock | None = None) -> Path | None:
    """Keeps the files of before aside, so that opening makes a new school; gives where they lie. Raises AlreadyRunning, FolderReadOnly."""
    return school_file.start_over(folder, clock=clock)
