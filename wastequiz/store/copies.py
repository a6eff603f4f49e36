"""Copies of school files for a moment's use: of the one that is open, and of a school's folder that is not in use."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Generator
from pathlib import Path

from wastequiz.domain.errors import AlreadyRunning, BackupFailed, FolderReadOnly, SchoolPackRefused
from wastequiz.store import backups, disk, foreign, keys, lock
from wastequiz.store.db import DB_NAME, KEY_NAME, Db
from wastequiz.store.pace import Pace

_PAGES = 256
"""Pages copied in one step: 1 MB, a few ms."""
_TAIL = "-wal"


def copy(db: Db, place: Path, pace: Pace) -> None:
    """Lays the open school's file as it is now into the folder `place`, its key beside it; what lay there is gone. Call it outside any transaction.

    Raises DiskFull, BackupFailed, OSError.
    """
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


@contextlib.contextmanager
def at_rest(room: Path, path: Path) -> Generator[Path]:
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
