"""Several kiosks looked at as one, for a report: a copy of the school's file, made aside, takes the others in; no file is changed."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TypeVar

from wastequiz.domain.errors import AlreadyRunning, BackupFailed, FolderReadOnly, SchoolPackRefused
from wastequiz.services import moving
from wastequiz.store import backups, disk, foreign, keys, lock, merging
from wastequiz.store import school as school_file
from wastequiz.store.db import DB_NAME, KEY_NAME, Db
from wastequiz.store.pace import Pace

T = TypeVar("T")

TOGETHER = "together"
"""Folder in the data folder where the copy lies while it is needed; emptied before and after."""
_PAGES = 256
"""Pages copied in one step: 1 MB, a few ms."""
_TAIL = "-wal"


def together(db: Db, paths: Sequence[Path], pace: Pace, work: Callable[[Db], T]) -> T:
    """Does `work` with this school and those of `paths` (a packed school, a backup, or a school's folder that is not in use) as one. Without
    `paths` with the school itself.

    Whose file it is and in which order they come makes no difference; one that comes twice counts once. Raises SchoolPackRefused, DiskFull,
    FolderReadOnly, BackupFailed.
    """
    if not paths:
        return work(db)
    place, made = db.folder / TOGETHER, list[T]()
    try:
        with db.outside_transaction():
            _copy(db, place, pace)
            pace.aside(lambda: made.append(_taken_in(db, place, paths, work)))
    except OSError as error:
        raise disk.known(error, db.folder) or FolderReadOnly(db.folder) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return made[0]


def _copy(db: Db, place: Path, pace: Pace) -> None:
    """The school's file as it is now, and its key beside it."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    target = sqlite3.connect(place / DB_NAME, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = OFF")  # thrown away in a moment
        db.conn.backup(target, pages=_PAGES, progress=lambda _status, _left, _total: pace.breathe())
    except sqlite3.Error as error:
        raise disk.known(error, db.folder) or BackupFailed(place / DB_NAME, "write") from error
    finally:
        target.close()
    keys.write_key(place / KEY_NAME, db.key)


def _taken_in(db: Db, place: Path, paths: Sequence[Path], work: Callable[[Db], T]) -> T:
    copy = school_file.open_school(place, clock=db.clock, create=False)
    try:
        for path in paths:
            with _at_rest(place / "other", path) as file, moving.as_source(place, file) as source:
                merging.merge(copy, [source])
        return work(copy)
    finally:
        copy.backed_up_at = copy.conn.total_changes  # no backup is made of what is thrown away
        school_file.close_school(copy)


@contextlib.contextmanager
def _at_rest(room: Path, path: Path) -> Generator[Path]:
    """A school's file that can be looked into: `path` itself, or, where it is a school's folder, a copy of what lies there, its key beside it.

    Raises SchoolPackRefused: no school's folder ("foreign"), in use ("live"), its key is not there ("key"), or not whole ("damaged").
    """
    if not path.is_dir():
        yield path
        return
    if not (path / DB_NAME).is_file():
        raise SchoolPackRefused(path, "foreign")
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    try:
        with _held(path):
            for end in ("", _TAIL):
                if (path / (DB_NAME + end)).exists():
                    shutil.copyfile(path / (DB_NAME + end), room / (DB_NAME + end))
        _settle(path, room / DB_NAME)
        key = keys.find_key(path, path / backups.BACKUPS, foreign.meta(room / DB_NAME).get("key_id", "")[:64])
        if key is None:
            raise SchoolPackRefused(path, "key")
        keys.write_key(room / KEY_NAME, key)
        yield room / DB_NAME
    except SchoolPackRefused as error:
        raise SchoolPackRefused(path, error.code) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextlib.contextmanager
def _held(folder: Path) -> Generator[None]:
    """Nobody opens the school of `folder` meanwhile. Where no program ever ran, or nothing can be written, nobody could."""
    held: lock.Lock | None = None
    if (folder / lock.LOCK_NAME).exists():
        try:
            held = lock.take(folder)
        except AlreadyRunning as error:
            raise SchoolPackRefused(folder, "live") from error
        except FolderReadOnly:
            held = None
    try:
        yield
    finally:
        if held is not None:
            held.release()


def _settle(path: Path, copy: Path) -> None:
    """Brings what was written last into the copy itself, so that it is one file."""
    conn = sqlite3.connect(copy, isolation_level=None)
    try:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise SchoolPackRefused(path, "damaged") from error
    finally:
        conn.close()
