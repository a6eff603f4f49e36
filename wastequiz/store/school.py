"""Opening and closing the school file, and bringing one back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from wastequiz.domain.errors import (
    BackupFailed,
    BackupNotFound,
    DiskFull,
    FolderReadOnly,
    KnownError,
    MigrationFailed,
    SchoolFileGone,
)
from wastequiz.store import backups, disk, erasing, journal, keys, ladder, lock, migrations, replay, totals
from wastequiz.store.days import DayFile
from wastequiz.store.db import DB_NAME, KEY_NAME, Clock, Db, SystemClock

_NEW = DB_NAME + ".new"

PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # a name that is erased leaves no bytes behind
    "PRAGMA wal_autocheckpoint = 4000",  # 16 MB; the store writes back when idle, this is for when it never is
)
"""How the school file is opened. The benches and the power-cut test use the same."""


def open_school(folder: Path, *, clock: Clock | None = None, create: bool = True, on_fsync: Callable[[int], None] | None = None) -> Db:
    """Opens the school of a data folder, making folder and file where there never was one (unless `create` is False).

    `on_fsync(n)` is called after each commit (1), checkpoint (2) and day-file sync (1), on the calling thread: benchmarks delay there.
    Raises FolderOnNetwork, AlreadyRunning, FolderReadOnly, DiskFull, SchoolFileGone, SchoolFileForeign, SchoolFileNewer,
    SchoolFileDamaged, MigrationFailed. A file that is refused is left as it was, byte for byte.
    """
    folder = Path(folder).absolute()
    clock = clock or SystemClock()
    disk.require_local(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = lock.take(folder)
    except OSError as error:
        raise disk.known(error, folder) or FolderReadOnly(folder) from error
    try:
        return _open(folder, clock, create, held, on_fsync)
    except (OSError, sqlite3.Error) as error:
        held.release()
        raise disk.known(error, folder) or ladder.damaged(folder, clock) from error
    except BaseException:
        held.release()
        raise


def _open(folder: Path, clock: Clock, create: bool, held: lock.Lock, on_fsync: Callable[[int], None] | None) -> Db:
    path = folder / DB_NAME
    unclean = False
    if path.exists():
        if not os.access(path, os.W_OK):
            raise FolderReadOnly(folder)
        unclean = ladder.check(folder, clock)
    elif (folder / ladder.MARK_NAME).exists():
        raise ladder.gone(folder)
    elif not create:
        raise SchoolFileGone(path, None)
    else:
        ladder.move_aside(folder, clock)  # a WAL without its file would be poured into the new one
        _make(folder)
    conn = _connect(path)
    try:
        db = _db_of(conn, folder, clock, held, on_fsync)
        db = _up_to_date(db)
        ladder.unmark_clean(folder)
        _settle(db, unclean)
    except BaseException:
        conn.close()
        raise
    return db


def _make(folder: Path) -> None:
    """A new school file, made under another name so that it is there whole or not at all."""
    part = folder / _NEW
    part.unlink(missing_ok=True)
    key = keys.make_key()
    keys.write_key(folder / KEY_NAME, key)
    conn = sqlite3.connect(part, isolation_level=None)
    try:
        conn.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        migrations.run(conn)
        conn.execute("DELETE FROM meta WHERE key = ?", (migrations.REFILL,))  # nothing was played yet
        conn.execute("INSERT INTO meta VALUES ('station', ?), ('key_id', ?)", (os.urandom(4).hex(), keys.key_id(key)))
    finally:
        conn.close()
    _into_place(part, folder)
    backups_folder = folder / backups.BACKUPS
    backups_folder.mkdir(exist_ok=True)
    keys.keep_key_beside(backups_folder, key)


def _into_place(part: Path, folder: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(folder / DB_NAME)
    backups.sync_folder(folder)


def _connect(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        for pragma in PRAGMAS:
            conn.execute(pragma)
    except BaseException:
        conn.close()
        raise
    return conn


def _db_of(conn: sqlite3.Connection, folder: Path, clock: Clock, held: lock.Lock, on_fsync: Callable[[int], None] | None) -> Db:
    meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta").fetchall())
    wanted = meta.get("key_id", "")
    key = keys.find_key(folder, folder / backups.BACKUPS, wanted)
    lost = key is None
    key = key or keys.make_key()
    if not (folder / KEY_NAME).exists() or lost:
        keys.write_key(folder / KEY_NAME, key)
    db = Db(conn, folder, meta.get("station", ""), boot_id(), key, clock, DayFile(folder), held, on_fsync)
    if lost:
        with db.transaction():
            head = conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
            conn.execute("INSERT OR REPLACE INTO meta VALUES ('key_id', ?), ('key_from', ?)", (keys.key_id(key), str(head)))
            journal.append(db, "key_lost", {})
    return db


def _up_to_date(db: Db) -> Db:
    """Brings an older file to this version; a backup is made before, and put back where a step fails."""
    version: int = db.conn.execute("PRAGMA user_version").fetchone()[0]
    if version >= migrations.SCHEMA_VERSION:
        totals.refill(db)
        return db
    copy = backups.backup(db, "migration")
    try:
        migrations.run(db.conn)
        _refill(db)
        if db.conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise migrations.StepFailed(migrations.SCHEMA_VERSION, "check")
    except migrations.StepFailed as failed:
        db.conn.close()
        ladder.move_aside(db.folder, db.clock)
        _copy_into_place(copy, db.folder)
        raise MigrationFailed(db.path, copy, failed.name) from failed
    return db


def _refill(db: Db) -> None:
    """Fills the score tables a step left empty. Raises StepFailed where the journal does not allow it."""
    try:
        totals.refill(db)
    except Exception as error:
        raise migrations.StepFailed(migrations.SCHEMA_VERSION, migrations.REFILL) from error


def _settle(db: Db, unclean: bool) -> None:
    """What a freshly opened file needs: the mark, the ballast, and after an unclean stop whatever only the day file has."""
    mark = db.folder / ladder.MARK_NAME
    if not mark.exists():
        mark.write_text(db.station)
    disk.lay_ballast(db.folder)
    if unclean:
        found = replay.replay(db, newest_files=2)
        if found:
            journal.append(db, "restored", {"from": "day_file", "lines": found})
    db.backed_up_at = db.conn.total_changes


def boot_id() -> str:
    """This run of the computer, 12 hex digits; where the system has no name for it, this run of the program."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")[:12]
    return os.urandom(6).hex()


def close_school(db: Db) -> None:
    """Ends in good order: backup when something changed, WAL written back, clean-stop mark, lock given free.

    A backup that fails (full disk) does not keep the file from closing.
    """
    try:
        if db.changed and not db.suspect:
            with contextlib.suppress(DiskFull, BackupFailed):
                backups.backup(db, "close")
        db.sync_day()
        db.day.close()
        db.conn.close()
        if not db.suspect and not db.path.with_name(DB_NAME + "-wal").exists():
            ladder.mark_clean(db.folder)
    finally:
        if db.lock:
            db.lock.release()


def restore(folder: Path, backup: Path, *, clock: Clock | None = None) -> int:
    """Puts `backup` in the school file's place and writes the answers of the day files since then; gives how many lines that were.

    The files of before are kept in `damaged/<time>/`. Classes and bank are as the backup has them. Raises BackupNotFound (nothing there,
    or it does not pass its check), AlreadyRunning, DiskFull, FolderReadOnly; then nothing was changed.
    """
    folder, backup = Path(folder).absolute(), Path(backup).absolute()
    clock = clock or SystemClock()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = lock.take(folder)
        try:
            if not backups.verify_backup(backup):
                raise BackupNotFound(backup)
            part = folder / _NEW
            import shutil  # most starts do without it

            shutil.copyfile(backup, part)
            ladder.move_aside(folder, clock)
            _bring_key(folder, part, backup.parent)
            _into_place(part, folder)
            ladder.mark_clean(folder)  # it was checked just now
        finally:
            (folder / _NEW).unlink(missing_ok=True)
            held.release()
    except (OSError, sqlite3.Error) as error:
        raise disk.known(error, folder) or BackupNotFound(backup) from error
    db = open_school(folder, clock=clock, create=False)
    try:
        count = replay.replay(db)
        erasing.erase_again(db)  # the backup is older than that
        journal.append(db, "restored", {"from": backup.name, "lines": count})
    finally:
        close_school(db)
    return count


def take_over(folder: Path, database: Path, key: bytes, *, clock: Clock | None = None) -> None:
    """Puts another computer's school, `database`, in the place of this one. It was checked before and lies on the same disk; it is moved.

    The files of before are kept in `damaged/<time>/`. From here on this computer writes under a name of its own, so that what the other one
    goes on to write can be merged. Raises AlreadyRunning, DiskFull, FolderReadOnly; then nothing was changed.
    """
    folder, clock = Path(folder).absolute(), clock or SystemClock()
    try:
        held = lock.take(folder)
        try:
            _make_ours(database, _of_this_computer(folder / DB_NAME))
            (folder / ladder.MARK_NAME).touch()  # a stop in between is to say so at the next start, not to begin an empty school
            ladder.move_aside(folder, clock)
            keys.write_key(folder / KEY_NAME, key)
            _into_place(database, folder)
            ladder.mark_clean(folder)
        finally:
            held.release()
    except (OSError, sqlite3.Error) as error:
        raise disk.known(error, folder) or FolderReadOnly(folder) from error


OF_THE_COMPUTER = (backups.SECOND_PLACE, backups.SECOND_FAILED, "screen", "full_screen")
"""Settings that say something of the computer, not of the school."""


def _of_this_computer(path: Path) -> list[tuple[str, str]]:
    """Those settings of the school that lies there now; none where it cannot be read."""
    found: list[tuple[str, str]] = []
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
        found = [row for row in conn.execute("SELECT key, body FROM settings") if row[0] in OF_THE_COMPUTER]
    return found


def _make_ours(database: Path, kept: list[tuple[str, str]]) -> None:
    conn = sqlite3.connect(database)
    try:
        conn.executemany("DELETE FROM settings WHERE key = ?", [(name,) for name in OF_THE_COMPUTER])
        conn.executemany("INSERT INTO settings VALUES (?, ?)", kept)
        conn.execute("UPDATE meta SET value = ? WHERE key = 'station'", (os.urandom(4).hex(),))
        conn.commit()
    finally:
        conn.close()


def _bring_key(folder: Path, part: Path, beside: Path) -> None:
    """The key of the school in `part` comes to lie in the folder, from wherever it is found."""
    conn = sqlite3.connect(f"{part.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        wanted = conn.execute("SELECT value FROM meta WHERE key = 'key_id'").fetchone()[0]
    finally:
        conn.close()
    key = keys.find_key(folder, folder / backups.BACKUPS, wanted) or keys.find_key(folder, beside, wanted)
    if key:
        keys.write_key(folder / KEY_NAME, key)


def _copy_into_place(copy: Path, folder: Path) -> None:
    part = folder / _NEW
    import shutil  # most starts do without it

    shutil.copyfile(copy, part)
    _into_place(part, folder)


def start_over(folder: Path, *, clock: Clock | None = None) -> Path | None:
    """Keeps the school's files aside in `damaged/<time>/` (given back; None where there were none), so that a new school can begin.

    Backups and day files stay where they are. Raises AlreadyRunning, FolderReadOnly, DiskFull.
    """
    folder = Path(folder).absolute()
    try:
        held = lock.take(folder)
        try:
            return ladder.move_aside(folder, clock or SystemClock(), KEY_NAME, ladder.MARK_NAME, ladder.CLEAN_NAME)
        finally:
            held.release()
    except OSError as error:
        known: KnownError | None = disk.known(error, folder)
        raise known or FolderReadOnly(folder) from error
