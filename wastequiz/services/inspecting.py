"""What the command line asks of a school's file and its folder: is it there, does it hold, is there room; and a backup now."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from wastequiz.domain.errors import FolderReadOnly, KnownError
from wastequiz.domain.results import JournalState
from wastequiz.services.school import School
from wastequiz.store import backups, disk, journal, ladder, lock, totals
from wastequiz.store.db import DB_NAME, Db, SystemClock


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


def trouble_with(folder: Path) -> KnownError | None:
    """What would keep the school of `folder` from opening, without opening it; None where nothing would, or none was begun yet.

    A damaged file is copied aside, as at a start; the file itself is left as it is.
    """
    try:
        disk.require_local(folder)
        if not has_school(folder):
            return None
        held = lock.take(folder)
        try:
            if not (folder / DB_NAME).exists():
                return ladder.gone(folder)
            ladder.check(folder, SystemClock())
        finally:
            held.release()
    except KnownError as error:
        return error
    except OSError as error:
        return disk.known(error, folder) or FolderReadOnly(folder)
    return None


def is_free(folder: Path) -> bool:
    """Whether no WasteQuiz holds the school of `folder` just now."""
    try:
        lock.take(folder).release()
    except (KnownError, OSError):
        return False
    return True


def may_write(folder: Path) -> bool:
    """Whether a file can be made in `folder`, or in the folder above it that exists."""
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def room(folder: Path) -> tuple[disk.DiskState, int]:
    """How the disk of `folder` is, and the bytes free on it."""
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    return disk.disk_state(there), disk.free_bytes(there)


def newest_backup_age_ms(folder: Path) -> int | None:
    """How old the newest backup is; None where there is none."""
    return backups.newest_age_ms(folder, SystemClock().utc_ms())
