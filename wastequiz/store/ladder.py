"""What is checked before a school file is opened for writing, and how a damaged one is kept untouched."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from wastequiz.domain.errors import SchoolFileDamaged, SchoolFileForeign, SchoolFileGone, SchoolFileNewer
from wastequiz.store import backups, journal, keys
from wastequiz.store.db import DB_NAME, Clock
from wastequiz.store.migrations import APPLICATION_ID, SCHEMA_VERSION

MARK_NAME = "school.mark"
"""Says that this folder has known a school."""
CLEAN_NAME = "school.clean"
"""Written at the end of a clean stop: size and time of the school file then."""
DAMAGED = "damaged"
SEALS_CHECKED = 20_000
"""So many newest lines of the journal are checked after an unclean stop (about 0.2 s)."""
TOO_NEW = 1000
"""A version so far ahead is no version but damage."""

_MAGIC = b"SQLite format 3\0"
_ENDS = ("", "-wal", "-journal", "-shm")


def check(folder: Path, clock: Clock) -> bool:
    """Looks at the school file of `folder` without changing it; says whether the last stop was unclean.

    Raises SchoolFileForeign, SchoolFileNewer or SchoolFileDamaged (after copying the files aside), each with the newest good backup.
    """
    path = folder / DB_NAME
    _remove_shared_memory(path)
    head = _head(path)
    if not _resembles_magic(head):
        raise _foreign(folder)
    if head[:16] != _MAGIC or len(head) < 100:
        raise damaged(folder, clock)
    unclean = not _stopped_clean(folder)
    try:
        _look_inside(folder, clock, unclean)
    except (sqlite3.Error, ValueError) as error:
        raise damaged(folder, clock) from error
    finally:
        _remove_shared_memory(path)
    return unclean


def _look_inside(folder: Path, clock: Clock, unclean: bool) -> None:
    path = folder / DB_NAME
    # Read-only, so that no WAL is written back; without a WAL not even an empty one is made.
    how = "mode=ro" if path.with_name(DB_NAME + "-wal").exists() else "mode=ro&immutable=1"
    conn = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        app: int = conn.execute("PRAGMA application_id").fetchone()[0]
        if app != APPLICATION_ID:
            ours = conn.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('journal', 'students', 'meta')").fetchone()[0] == 3
            raise damaged(folder, clock) if ours else _foreign(folder)
        version: int = conn.execute("PRAGMA user_version").fetchone()[0]
        if SCHEMA_VERSION < version < TOO_NEW:
            best = backups.newest_good(folder)
            raise SchoolFileNewer(path, version, SCHEMA_VERSION, *_pair(best))
        if not 0 < version < TOO_NEW or (unclean and not _sound(conn, folder)):
            raise damaged(folder, clock)
    finally:
        conn.close()


def _sound(conn: sqlite3.Connection, folder: Path) -> bool:
    """SQLite's own check, and the seals of the newest journal lines (SQLite does not see an altered letter)."""
    if conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return False
    meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta").fetchall())
    key = keys.find_key(folder, folder / backups.BACKUPS, meta.get("key_id", ""))
    if key is None:
        return True
    last: int = conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    since = max(last - SEALS_CHECKED, int(meta.get("key_from", "0")))
    return journal.verify_lines(conn, key, since=since).ok


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except IsADirectoryError:
        return b"folder"


def _resembles_magic(head: bytes) -> bool:
    """Whether the file begins as a SQLite file does, or as one that was damaged there (emptied, zeroed, a few bytes altered)."""
    start = head[:16]
    return not any(start) or sum(a == b for a, b in zip(start, _MAGIC, strict=False)) >= 12


def _stopped_clean(folder: Path) -> bool:
    path = folder / DB_NAME
    if path.with_name(DB_NAME + "-wal").exists():
        return False
    try:
        mark = json.loads((folder / CLEAN_NAME).read_bytes())
        now = path.stat()
        return mark == {"size": now.st_size, "mtime_ns": now.st_mtime_ns}
    except (OSError, ValueError):
        return False


def mark_clean(folder: Path) -> None:
    """Notes that the school file was closed in good order. A failure only costs a check at the next start."""
    with contextlib.suppress(OSError):
        now = (folder / DB_NAME).stat()
        (folder / CLEAN_NAME).write_text(json.dumps({"size": now.st_size, "mtime_ns": now.st_mtime_ns}))


def unmark_clean(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / CLEAN_NAME).unlink()


def gone(folder: Path) -> SchoolFileGone:
    """The error for a folder that knew a school and has none any more."""
    return SchoolFileGone(folder / DB_NAME, *_pair(backups.newest_good(folder)))


def damaged(folder: Path, clock: Clock) -> SchoolFileDamaged:
    """The error for a school file that cannot be trusted; its files were copied aside first, the originals are as they were."""
    kept = copy_aside(folder, clock)
    best = backups.newest_good(folder)
    return SchoolFileDamaged(folder / DB_NAME, *_pair(best), kept=kept)


def damaged_in_play(folder: Path) -> SchoolFileDamaged:
    """The error for damage met while the file is open. A live file is never copied: the next start keeps it aside."""
    return SchoolFileDamaged(folder / DB_NAME, *_pair(backups.newest_good(folder)))


def _foreign(folder: Path) -> SchoolFileForeign:
    return SchoolFileForeign(folder / DB_NAME, *_pair(backups.newest_good(folder)))


def _pair(best: backups.Backup | None) -> tuple[Path | None, int | None]:
    return (best.path, best.utc_ms) if best else (None, None)


def copy_aside(folder: Path, clock: Clock) -> Path | None:
    """Copies school file and WAL into `damaged/<time>/`, unless that was done with these very files; None where the disk has no room."""
    import shutil  # most starts do without it

    files = [p for end in _ENDS[:3] if (p := folder / (DB_NAME + end)).is_file()]
    for old in (folder / DAMAGED).glob("*"):
        if all(_same_file(p, old / p.name) for p in files):
            return old
    place = _new_place(folder, clock)
    try:
        place.mkdir(parents=True)
        for path in files:
            shutil.copy2(path, place / path.name)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        return None
    return place


def _same_file(path: Path, copy: Path) -> bool:
    try:
        a, b = path.stat(), copy.stat()
    except OSError:
        return False
    return (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def move_aside(folder: Path, clock: Clock, *further: str) -> Path | None:
    """Moves school file, WAL and the files named `further` into `damaged/<time>/`; None where there was nothing to move."""
    names = [DB_NAME + end for end in _ENDS] + list(further)
    present = [p for name in names if (p := folder / name).exists()]
    if not present:
        return None
    place = _new_place(folder, clock)
    place.mkdir(parents=True)
    for path in present:
        path.replace(place / path.name)
    return place


def _new_place(folder: Path, clock: Clock) -> Path:
    moment = datetime.fromtimestamp(min(max(clock.utc_ms(), 0), 253_000_000_000_000) / 1000, UTC)
    stem = moment.strftime("%Y%m%dT%H%M%SZ")
    place, n = folder / DAMAGED / stem, 2
    while place.exists():
        place, n = folder / DAMAGED / f"{stem}-{n}", n + 1
    return place


def _remove_shared_memory(path: Path) -> None:
    """Nobody else has the file open (we hold the lock), so an index left in shared memory is nobody's; SQLite makes it again."""
    with contextlib.suppress(OSError):
        path.with_name(path.name + "-shm").unlink()
