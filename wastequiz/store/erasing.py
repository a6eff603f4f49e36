"""Erasing for good: the names of a student or class leave no byte in the school file, its WAL or the day files, and do not come back.

Under `secure_delete` SQLite zeroes what it frees, but a page that was once rearranged may still hold a stray copy of a name. So the two
tables with names are emptied, which frees (and zeroes) every page of them, and written anew; then the WAL is cut off. Answers stay in the
journal under random names, and the journal's seals hold. Backups and damaged copies are not touched: they are listed.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import Student
from wastequiz.store import backups, journal, ladder, rosters, settings
from wastequiz.store.backups import Backup
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

_DAY_MS = 86_400_000
_FAR = 400
"""So many days ahead rotation is looked through: it keeps nothing for longer than nine months, but the newest few."""
_SHORTEST = 2
"""Names of fewer bytes cannot be looked for."""


@dataclass(frozen=True)
class Copy:
    """A file in which an erased name still stands. `purged`: the day on which rotation deletes it, as long as backups are made every day; None
    where nobody deletes it but staff (a damaged school file that was kept aside).
    """

    path: Path
    utc_ms: int
    purged: date | None


def erase_students(db: Db, refs: Sequence[str], pace: Pace = ALONE) -> tuple[Copy, ...]:
    """Erases students for good; gives the files where their names still stand. Outside any transaction. Raises KeyError (no such ref)."""
    gone = [rosters.student_by_ref(db, ref) for ref in refs]
    _rewrite(db, {s.ref for s in gone}, 0)
    return copies(db, gone, pace)


def erase_class(db: Db, class_id: int, pace: Pace = ALONE) -> tuple[Copy, ...]:
    """Erases a class and its students for good; gives the files where their names still stand. Raises UnknownClass."""
    gone = rosters.students(db, class_id)
    _rewrite(db, {s.ref for s in gone}, class_id)
    return copies(db, gone, pace)


def erase_again(db: Db) -> int:
    """After an older backup was brought back: erases anew whom the journal says were erased for good. Gives how many that were."""
    told = {ref for event in journal.events(db) if event.kind == "erase" and event.body.get("for_good") for ref in event.body["students"]}
    back = {s.ref for s in rosters.everybody(db)} & told
    if back:
        _rewrite(db, back, 0)
    return len(back)


def _rewrite(db: Db, refs: set[str], class_id: int) -> None:
    """Writes the tables with names anew, without some."""
    with db.outside_transaction():
        db.conn.execute("PRAGMA foreign_keys = OFF")  # or the classes would be deleted row by row, and their pages not freed
        try:
            with db.transaction():
                classes = db.conn.execute("SELECT * FROM classes WHERE id <> ?", (class_id,)).fetchall()
                students = [row for row in db.conn.execute("SELECT * FROM students") if row[0] not in refs]
                db.conn.execute("DELETE FROM students")
                db.conn.execute("DELETE FROM classes")
                _put(db, "classes", classes)
                _put(db, "students", students)
                db.conn.execute("DELETE FROM class_plans WHERE class_id = ?", (class_id,))
                journal.append(db, "erase", {"students": sorted(refs), "class": class_id, "for_good": True})
        finally:
            db.conn.execute("PRAGMA foreign_keys = ON")
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        db.checkpointed_at = db.commits
        db.sync_day()


def _put(db: Db, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Puts whole rows back as they were, whatever columns there are."""
    if rows:
        places = ", ".join("?" * len(rows[0]))
        db.conn.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - question marks


# ---- where names still stand
def copies(db: Db, gone: Iterable[Student], pace: Pace = ALONE) -> tuple[Copy, ...]:
    """Backups (here and at the second place) and damaged copies with a name of `gone` in them, oldest first."""
    names = {name.encode() for s in gone for name in (s.real_name, s.nickname, s.number)}
    wanted = sorted(name for name in names if len(name) >= _SHORTEST)
    places = [db.folder / backups.BACKUPS, *(Path(place) for place in (settings.get(db, backups.SECOND_PLACE),) if place)]
    now = db.clock.utc_ms()
    found: list[Copy] = []

    def look() -> None:
        for place in places:
            listed = backups.list_place(place)
            holding = [b for b in listed if holds(b.path, wanted)]
            days = purge_days(listed, now) if holding else {}
            found.extend(Copy(b.path, b.utc_ms, days.get(b)) for b in holding)
        aside = [path for path in (db.folder / ladder.DAMAGED).glob("*/*") if path.is_file() and holds(path, wanted)]
        found.extend(Copy(path, path.stat().st_mtime_ns // 1_000_000, None) for path in aside)

    pace.aside(look)
    return tuple(sorted(found, key=lambda copy: (copy.utc_ms, copy.path.name)))


def holds(path: Path, wanted: Sequence[bytes]) -> bool:
    """Whether any of these bytes stand in a file (which must not be the open school file). A file that cannot be read counts as one."""
    try:
        with path.open("rb") as file:
            if not wanted or not path.stat().st_size:
                return False
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return any(data.find(name) >= 0 for name in wanted)
    except (OSError, ValueError):
        return True


def purge_days(listed: Sequence[Backup], now: int) -> dict[Backup, date]:
    """On which day rotation deletes each backup, when one is made every day from now on (ms)."""
    gone: dict[Backup, date] = {}
    left = sorted(listed, key=lambda b: b.utc_ms, reverse=True)
    waiting = set(left)
    ahead = 0
    while waiting and ahead < _FAR:
        ahead += 1
        then = now + ahead * _DAY_MS
        left = [Backup(Path(f"{ahead}.db"), then, "close", 0), *left]
        kept = backups.kept_of(left, then)
        for b in [b for b in waiting if b not in kept]:
            gone[b] = datetime.fromtimestamp(then / 1000, UTC).date()
            waiting.discard(b)
        left = [b for b in left if b in kept]
    return gone
