"""A school that travels: packed into one file, looked into, and put in the place of the one on another computer."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import BackupFailed, DiskFull, FolderReadOnly, KnownError, PlaceRefused, SchoolPackRefused
from wastequiz.domain.keeping import Inside
from wastequiz.formats import wqschool
from wastequiz.services.preferences import from_plain
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, bank, disk, foreign, journal, keys, lock, settings, totals
from wastequiz.store import school as school_file
from wastequiz.store.db import DB_NAME, Clock, Db
from wastequiz.store.merging import Source
from wastequiz.store.pace import ALONE, Pace

INCOMING = "incoming"
"""Folder in the data folder where what others brought is laid out and checked; emptied before and after."""
SUFFIX = wqschool.SUFFIX


# ---- packing
def pack(school: School, target: Path, done: Callable[[Path], None], failed: Failed) -> None:
    """Packs the school into `target` while answers go on; `done` gets the path, with its ending. `failed`: DiskFull, BackupFailed, PlaceRefused."""
    school.paced(lambda db, pace: _pack(db, target, pace), done, failed)


def pack_and_wait(school: School, target: Path) -> Path:
    """The same for the command line."""
    return school.ask(lambda db: _pack(db, target, ALONE))


def _pack(db: Db, target: Path, pace: Pace) -> Path:
    target = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    if not target.parent.is_dir():
        raise PlaceRefused(target.parent, "gone")
    copy = backups.backup(db, "pack", pace)
    pace.aside(lambda: _write(target, copy, db.key))
    return target


def _write(target: Path, copy: Path, key: bytes) -> None:
    found = foreign.look_inside(copy)
    counts = {"classes": len(found.classes), "students": found.students, "questions": found.questions, "answers": found.answers}
    try:
        wqschool.write(
            target, copy, key, {"station": found.station, "version": found.version, "last_day": found.last_day, "counts": counts}
        )
    except SchoolPackRefused as error:
        raise BackupFailed(target, "check") from error
    except OSError as error:
        known = disk.known(error, target.parent)
        raise PlaceRefused(target.parent, "write") if known is None or isinstance(known, FolderReadOnly) else known from error


# ---- looking
def look(folder: Path, path: Path) -> Inside:
    """What a school's file holds: a packed one or a backup. Changes nothing; give it to a thread. Raises SchoolPackRefused, DiskFull."""
    with laid_out(folder, path, with_key=False) as place:
        return foreign.look_inside(place)


def look_at_backup(path: Path) -> Inside:
    """The same of one of our own backups, where it lies."""
    return foreign.look_inside(path)


@contextlib.contextmanager
def laid_out(folder: Path, path: Path, *, with_key: bool = True) -> Generator[Path]:
    """A checked copy of the database in a school's file, in a folder of its own inside `folder`; its key lies beside it (`with_key`).

    Raises SchoolPackRefused, DiskFull, FolderReadOnly.
    """
    place = folder / INCOMING
    try:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        _lay_out(path, place, with_key=with_key)
        foreign.require_school(place / DB_NAME)
        yield place / DB_NAME
    except SchoolPackRefused as error:
        raise SchoolPackRefused(path, error.code) from error
    except OSError as error:
        raise disk.known(error, folder) or SchoolPackRefused(path, "zip") from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _lay_out(path: Path, place: Path, *, with_key: bool) -> None:
    if not path.is_file():
        raise SchoolPackRefused(path, "foreign")
    if path.suffix == ".db":
        if any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
            raise SchoolPackRefused(path, "live")
        shutil.copyfile(path, place / DB_NAME)
        if with_key:
            _bring_key(path, place)
        return
    wqschool.unpack(path, place)


def _bring_key(path: Path, place: Path) -> None:
    wanted = foreign.meta(place / DB_NAME).get("key_id", "")[:64]
    found = keys.find_key(path.parent, path.parent, wanted) if wanted.isalnum() else None
    if found is None:
        raise SchoolPackRefused(path, "key")
    keys.write_key(place / school_file.KEY_NAME, found)


@contextlib.contextmanager
def as_source(folder: Path, path: Path) -> Generator[Source]:
    """A school's file, laid out, checked and brought to this version, to be merged. Raises SchoolPackRefused, DiskFull, FolderReadOnly."""
    with laid_out(folder, path) as database:
        foreign.bring_up_to_date(database)
        yield Source(database, (database.parent / school_file.KEY_NAME).read_bytes(), path.name)


# ---- taking over
def take_over(folder: Path, path: Path, clock: Clock | None = None) -> Inside:
    """Puts the school of `path` in the place of the one in `folder`, which is backed up first and kept aside; gives what came.

    Call it while the school is closed. Raises SchoolPackRefused, AlreadyRunning, DiskFull, BackupFailed, FolderReadOnly; then nothing was changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock.take(folder).release()  # or somebody plays there
    with laid_out(folder, path) as database:
        found = foreign.look_inside(database)
        _try_out(database, path, clock)
        back_up_closed(folder, "take_over", clock)
        school_file.take_over(folder, database, (database.parent / school_file.KEY_NAME).read_bytes(), clock=clock)
    return found


def _try_out(database: Path, path: Path, clock: Clock | None) -> None:
    """Opens the school in a folder of its own and reads and counts it through, as the program will: what cannot be read is not put in place."""
    place = database.parent
    key = (place / school_file.KEY_NAME).read_bytes()
    try:
        meta = foreign.meta(database)
        if keys.key_id(key) != meta.get("key_id"):
            raise SchoolPackRefused(path, "key")
        with foreign.opened(database) as conn:
            if not journal.verify_lines(conn, key, since=int(meta.get("key_from", "0"))).ok:
                raise SchoolPackRefused(path, "chain")
        db = school_file.open_school(place, clock=clock, create=False)
        try:
            from_plain(settings.all(db))
            bank.read_bank(db)
            list(bank.cards(db))
            differences = totals.differences(db)
        finally:
            db.backed_up_at = db.conn.total_changes  # no backup is made of what is moved in a moment
            school_file.close_school(db)
    except (DiskFull, FolderReadOnly, SchoolPackRefused):
        raise
    except Exception as error:  # whatever a stranger's content may bring about
        raise SchoolPackRefused(path, "content") from error
    if differences:
        raise SchoolPackRefused(path, "content")


def back_up_closed(folder: Path, reason: str, clock: Clock | None = None) -> Path | None:
    """A checked backup of a school that is closed; None where there is none, or it cannot be opened (then its files are kept as they are)."""
    if not (folder / DB_NAME).exists():
        return None
    try:
        db = school_file.open_school(folder, clock=clock, create=False)
    except KnownError:
        return None
    try:
        return backups.backup(db, reason)
    finally:
        school_file.close_school(db)


def described(found: Inside) -> dict[str, Any]:
    """The facts of a school's file, for JSON."""
    return {
        "station": found.station,
        "version": found.version,
        "classes": list(found.classes),
        "students": found.students,
        "questions": found.questions,
        "answers": found.answers,
        "last_day": found.last_day,
        "lines": found.lines,
        "bytes": found.bytes,
    }


def look_anywhere(path: Path) -> Inside:
    """What a school's file holds, where there is no school of ours: laid out among the system's temporary files. Raises SchoolPackRefused."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="wastequiz-") as place:
        return look(Path(place), path)
