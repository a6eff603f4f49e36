"""Brings answers back from the day files that the school file no longer has."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from wastequiz.store import days, journal
from wastequiz.store.db import Db


def replay(db: Db, *, newest_files: int | None = None) -> int:
    """Writes every line of the day files that follows the end of the journal and fits its chain; gives how many. One transaction.

    `newest_files`: look only at so many day files (None: all). It stops at the first line that is missing.
    """
    head = db.conn.execute("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, before = head or (0, b"")
    waiting: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for record in days.read_days(db.folder, newest_files):
        row = _row(record)
        if row is not None and row[0] > seq and row[2] == db.station:
            waiting[row[0]].append(row)
    count = 0
    with db.transaction():
        while True:
            row = next((r for r in waiting.get(seq + 1, ()) if journal.fits(db.key, before, r)), None)
            if row is None:
                return count
            journal.put(db, row[:10], row[10], row[11], again=True)
            seq, before, count = row[0], row[11], count + 1


def _row(record: dict[str, Any]) -> tuple[Any, ...] | None:
    """The journal's columns from a day file's record; None where it is not one."""
    try:
        row = (*(record[name] for name in journal.FIELDS), record["body"], bytes.fromhex(record["mac"]))
    except (KeyError, TypeError, ValueError):
        return None
    return row if isinstance(row[0], int) else None
