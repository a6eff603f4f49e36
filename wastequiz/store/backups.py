"""Backups: copies of the school file that were opened and checked before they count as one."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wastequiz.domain.errors import BackupFailed, DiskFull
from wastequiz.domain.facts import dataclass
from wastequiz.store import disk, settings
from wastequiz.store.db import Db
from wastequiz.store.keys import keep_key_beside
from wastequiz.store.migrations import APPLICATION_ID, SCHEMA_VERSION
from wastequiz.store.pace import ALONE, Pace

BACKUPS = "backups"
SECOND_PLACE = "backup_second_place"
"""Setting: a folder (path) that gets a copy of every backup."""
SECOND_FAILED = "backup_second_failed_utc_ms"
"""Setting: when copying there failed last (ms), null after a success."""
PAGES = 256
"""Pages copied in one step: 1 MB, a few ms."""
NEWEST = 5

_NAME = re.compile(r"(\d{8}T\d{9})Z-([a-z_]+)(?:-\d+)?\.db")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Backup:
    """One backup: when it was made (ms, wall clock), why, and its size."""

    path: Path
    utc_ms: int
    reason: str
    bytes: int


def backup(db: Db, reason: str, pace: Pace = ALONE) -> Path:
    """Makes a checked copy of the school file as it is now, and one at the second place if one is set; old ones rotate out.

    `reason`: lower-case word ("close", "timer", "manual" ...). An open transaction is committed first. Raises DiskFull or BackupFailed;
    then no half-made file is left.
    """
    folder = db.folder / BACKUPS
    now = db.clock.utc_ms()
    name = _free_name(folder, now, reason)
    part = folder / (name.name + ".part")
    with db.outside_transaction():
        state = db.conn.total_changes
        try:
            folder.mkdir(exist_ok=True)
            _copy(db.conn, part, pace)
            pace.aside(lambda: _require_good(part))
            part.replace(name)
            keep_key_beside(folder, db.key)
            sync_folder(folder)
        except (OSError, sqlite3.Error, BackupFailed) as error:
            _discard(part)
            known = disk.known(error, db.folder)
            raise known if isinstance(known, DiskFull) else BackupFailed(name, _reason(error)) from error
        db.backed_up_at = state
        _second_place(db, name, pace)
        rotate(db.folder, now)
    return name


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, BackupFailed) else "write"


def _free_name(folder: Path, now: int, reason: str) -> Path:
    """A name nobody has. `now` outside the calendar is brought to its nearest end."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=min(max(now, 0), 253_000_000_000_000))
    stem = f"{moment.strftime(_STAMP)}{moment.microsecond // 1000:03d}Z-{reason}"
    name, n = folder / f"{stem}.db", 2
    while name.exists():
        name, n = folder / f"{stem}-{n}.db", n + 1
    return name


def _copy(conn: sqlite3.Connection, part: Path, pace: Pace) -> None:
    target = sqlite3.connect(part, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = OFF")
        conn.backup(target, pages=PAGES, progress=lambda _status, _left, _total: pace.breathe())
    finally:
        target.close()


def _require_good(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if not verify_backup(part):
        raise BackupFailed(part, "check")


def _second_place(db: Db, name: Path, pace: Pace) -> None:
    place = settings.get(db, SECOND_PLACE)
    if not place:
        return
    target = Path(place)

    def copy() -> None:
        part = target / (name.name + ".part")
        try:
            target.mkdir(parents=True, exist_ok=True)
            import shutil  # most starts do without it

            shutil.copyfile(name, part)
            _require_good(part)
            part.replace(target / name.name)
            keep_key_beside(target, db.key)
            _rotate_in(target, db.clock.utc_ms())
        except (OSError, BackupFailed):
            _discard(part)
            raise

    try:
        pace.aside(copy)
    except (OSError, BackupFailed):
        settings.set(db, SECOND_FAILED, db.clock.utc_ms())
    else:
        if settings.get(db, SECOND_FAILED) is not None:
            settings.set(db, SECOND_FAILED, None)


def verify_backup(path: Path) -> bool:
    """Whether `path` opens, is a school file of this version or an older one, and passes SQLite's whole check. Changes nothing."""
    try:
        if path.stat().st_size == 0:
            return False
        conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return False
    try:
        ours = conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        version: int = conn.execute("PRAGMA user_version").fetchone()[0]
        if not ours or not 0 < version <= SCHEMA_VERSION:
            return False
        return conn.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        return False
    finally:
        conn.close()


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a data folder, newest first by their names."""
    return list_in(folder / BACKUPS)


def list_in(place: Path) -> tuple[Backup, ...]:
    """The backups that lie in one folder, newest first by their names."""
    found: list[Backup] = []
    for path in place.glob("*.db"):
        named = _NAME.fullmatch(path.name)
        if named:
            found.append(Backup(path, _utc_ms(named[1]), named[2], path.stat().st_size))
    return tuple(sorted(found, key=lambda b: (b.utc_ms, b.path.name), reverse=True))


def _utc_ms(stamp: str) -> int:
    try:
        moment = datetime.strptime(stamp[:15], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return 0
    return int(moment.timestamp()) * 1000 + int(stamp[15:])


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that passes `verify_backup`; None where there is none."""
    return next((b for b in list_backups(folder) if verify_backup(b.path)), None)


def newest_age_ms(folder: Path, now: int) -> int | None:
    """How long ago the newest backup was made, in ms (0 where its stamp lies in the future); None without one. Reads names only."""
    found = list_backups(folder)
    return max(0, now - found[0].utc_ms) if found else None


def rotate(folder: Path, now: int) -> tuple[Path, ...]:
    """Deletes backups that are due: kept are all of 2 days, 12 daily, 10 weekly, 9 monthly, and always the newest 5.

    `now` in ms. Gives what was deleted. Half-made files are removed too.
    """
    return _rotate_in(folder / BACKUPS, now)


def _rotate_in(place: Path, now: int) -> tuple[Path, ...]:
    for part in place.glob("*.db.part*"):
        _discard(part)
    all_ = list_in(place)
    kept = kept_of(all_, now)
    gone = [b.path for b in all_ if b not in kept]
    for path in gone:
        _discard(path)
    return tuple(gone)


def kept_of(backups: Sequence[Backup], now: int) -> frozenset[Backup]:
    """Which of `backups` (newest first) stay at `now` (ms)."""
    kept = set(backups[:NEWEST]) | {b for b in backups if b.utc_ms > now - 2 * 86_400_000}
    for form, count in (("%Y-%m-%d", 12), ("%G-W%V", 10), ("%Y-%m", 9)):
        newest: dict[str, Backup] = {}
        for b in backups:
            newest.setdefault(datetime.fromtimestamp(b.utc_ms / 1000, UTC).strftime(form), b)
        kept |= set(list(newest.values())[:count])
    return frozenset(kept)


def _discard(path: Path) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink()


def sync_folder(folder: Path) -> None:
    """Has the new name itself written to the disk, where the system knows how."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
