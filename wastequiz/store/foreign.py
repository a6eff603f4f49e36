"""School files that others made: looked at read-only and never trusted further than their tables, columns and views are ours."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Generator
from functools import cache
from pathlib import Path

from wastequiz.domain.errors import SchoolPackRefused
from wastequiz.domain.keeping import Inside
from wastequiz.store import migrations
from wastequiz.store.journal import local_time

_OWN_TABLES = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
"""What SQLite itself may have added."""
_CELL = 4_000_000
"""No text or blob of a school is longer (a picture has at most a few hundred kB)."""


@contextlib.contextmanager
def opened(path: Path) -> Generator[sqlite3.Connection]:
    """A school file as others made it, read-only: nothing in it may run code or reach out of it, and no cell is longer than 4 MB."""
    conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA cell_size_check = ON")
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _CELL)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        yield conn
    finally:
        conn.close()


def require_school(path: Path) -> int:
    """Checks a file somebody brought and gives its version. Raises SchoolPackRefused: no school ("foreign"), of a newer program ("newer"),
    not whole ("damaged"), or with tables, views or triggers that no school has ("extra").
    """
    try:
        with opened(path) as conn:
            if conn.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
                raise SchoolPackRefused(path, "foreign")
            version: int = conn.execute("PRAGMA user_version").fetchone()[0]
            if version > migrations.SCHEMA_VERSION:
                raise SchoolPackRefused(path, "newer")
            if version < 1:
                raise SchoolPackRefused(path, "foreign")
            if _shape(conn) != _expected(version):
                raise SchoolPackRefused(path, "extra")
            if conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",) or conn.execute("PRAGMA foreign_key_check").fetchone():
                raise SchoolPackRefused(path, "damaged")
            return version
    except (OSError, sqlite3.Error, OverflowError) as error:
        raise SchoolPackRefused(path, "foreign" if _no_database(error) else "damaged") from error


def _no_database(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB


def _shape(conn: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Everything the file was made with, spaces aside: what a school of one version has is the same everywhere, to the letter."""
    rows = conn.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return frozenset((kind, name, table, "".join(sql.split())) for kind, name, table, sql in rows if name not in _OWN_TABLES)


@cache
def _expected(version: int) -> frozenset[tuple[str, ...]]:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.run(conn, migrations.STEPS[:version])
        return _shape(conn)
    finally:
        conn.close()


def meta(path: Path) -> dict[str, str]:
    """What a school's file says of itself: "station", "key_id" and so on. Raises SchoolPackRefused."""
    try:
        with opened(path) as conn:
            return {str(key): str(value) for key, value in conn.execute("SELECT key, value FROM meta")}
    except sqlite3.Error as error:
        raise SchoolPackRefused(path, "damaged") from error


def bring_up_to_date(path: Path) -> None:
    """Brings a copy of ours, checked before, to this version. Raises SchoolPackRefused where its content does not allow it."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA synchronous = OFF")  # a copy that is thrown away, or checked once more
        migrations.run(conn)
    except (migrations.StepFailed, sqlite3.Error) as error:
        raise SchoolPackRefused(path, "damaged") from error
    finally:
        conn.close()


def look_inside(path: Path) -> Inside:
    """What the school in `path` holds, without changing it. Raises SchoolPackRefused."""
    version = require_school(path)
    try:
        with opened(path) as conn:
            meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta WHERE key = 'station'").fetchall())
            one = conn.execute("SELECT count(*), coalesce(sum(kind IN ('answer', 'lesson_answer')), 0) FROM journal").fetchone()
            last = conn.execute("SELECT utc_ms, offset_min FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
            students: int = conn.execute("SELECT count(*) FROM students").fetchone()[0]
            questions: int = conn.execute("SELECT count(*) FROM questions WHERE retired = 0").fetchone()[0]
            names = tuple(str(row[0])[:80] for row in conn.execute("SELECT name FROM classes ORDER BY id LIMIT 500"))
            return Inside(
                station=meta.get("station", ""),
                version=version,
                classes=names,
                students=students,
                questions=questions,
                answers=one[1],
                last_day=local_time(last[0], last[1]).date().isoformat() if last else "",
                last_utc_ms=last[0] if last else 0,
                lines=one[0],
                bytes=path.stat().st_size,
            )
    except (sqlite3.Error, TypeError, ValueError, OverflowError) as error:
        raise SchoolPackRefused(path, "damaged") from error
