"""Backups: making one now, how old the newest is, bringing one back, beginning anew with the old files kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wastequiz import paths
from wastequiz.domain.errors import PlaceRefused
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, crumbs, disk, settings
from wastequiz.store import school as school_file
from wastequiz.store.backups import Backup
from wastequiz.store.db import DB_NAME, Clock, Db
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
    """Brings a backup back while the school is closed; gives how many lines of the day files came with it.

    Raises BackupNotFound, AlreadyRunning, DiskFull or FolderReadOnly; then nothing was changed.
    """
    lines = school_file.restore(folder, backup_file, clock=clock)
    crumbs.forget(paths.trail(), folder)
    return lines


def restore_safely(folder: Path, backup_file: Path, clock: Clock | None = None) -> int:
    """The same, after a backup of what is there now; gives how many answers came back from the day files."""
    from wastequiz.services import moving

    moving.back_up_closed(folder, "restore", clock)
    before = moving.look_at_backup(backup_file).answers
    restore(folder, backup_file, clock)
    return max(0, moving.look_at_backup(folder / DB_NAME).answers - before)


def start_over(folder: Path, clock: Clock | None = None) -> Path | None:
    """Keeps the files of before aside, so that opening makes a new school; gives where they lie. Raises AlreadyRunning, FolderReadOnly."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = school_file.start_over(folder, clock=clock)
    crumbs.forget(paths.trail(), folder)
    return kept


def go_on(folder: Path) -> None:
    """The school that lies there is the right one, though this computer knew a later state of it."""
    crumbs.forget(paths.trail(), folder)


# ---- the second place
@dataclass(frozen=True, slots=True)
class Status:
    """How well the school is kept: the newest backup, all of them (newest first), the second place (None: none), whether it can be reached,
    and when copying there failed last (ms; None: the last copy worked).
    """

    newest: Kept | None
    all: tuple[Backup, ...]
    second: Path | None
    second_there: bool
    second_failed_ms: int | None


def status(school: School, done: Callable[[Status], None], failed: Failed) -> None:
    """Looks after everything the page of backups shows, without keeping answers waiting."""

    def job(db: Db, pace: Pace) -> Status:
        place = settings.get(db, backups.SECOND_PLACE)
        second = Path(place) if place else None
        found: list[tuple[tuple[Backup, ...], bool]] = []
        pace.aside(lambda: found.append((backups.list_backups(db.folder), second is not None and second.is_dir())))
        all_, there = found[0]
        newest_one = Kept(all_[0].path, all_[0].utc_ms, max(0, db.clock.utc_ms() - all_[0].utc_ms)) if all_ else None
        return Status(newest_one, all_, second, there, settings.get(db, backups.SECOND_FAILED))

    school.paced(job, done, failed)


def choose_second_place(school: School, place: Path | None, done: Callable[[], None], failed: Failed) -> None:
    """Every backup is copied to the folder `place` from now on (None: to no second place). `failed` gets PlaceRefused."""

    def work(db: Db) -> None:
        if place is not None:
            _require_place(db.folder, place)
        settings.set(db, backups.SECOND_PLACE, str(place) if place else None)
        settings.set(db, backups.SECOND_FAILED, None)

    school.tell(work, lambda _: done(), failed)


def _require_place(folder: Path, place: Path) -> None:
    if not place.is_dir():
        raise PlaceRefused(place, "gone")
    if place.resolve().is_relative_to(folder.resolve()):
        raise PlaceRefused(place, "inside")
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        raise PlaceRefused(place, "write") from error
