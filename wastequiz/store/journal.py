"""The journal: what happened, line after line, each sealed to the one before; scores are only its shadow."""

from __future__ import annotations

import hmac
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from wastequiz.domain.facts import dataclass
from wastequiz.domain.results import JournalState
from wastequiz.store import days, totals
from wastequiz.store.db import Db

FORMAT = 1
JUMP_MS = 5 * 60 * 1000
CLOCK_JUMP = "clock_jump"
URGENT = frozenset(
    {
        "round_ended",
        "round_given_up",
        "lesson_ended",
        "lesson_given_up",
        "restored",
        "draw_committed",
        "prize_drawn",
        "prize_handed",
        "prize_void",
    }
)
"""After these the day file is synced at once."""

_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
FIELDS = ("seq", "id", "station", "boot", "kind", "format", "utc_ms", "offset_min", "mono_ms", "attempt")
_SELECT = (
    "SELECT seq, id, station, boot, kind, format, utc_ms, offset_min, mono_ms, attempt, body, mac FROM journal WHERE seq > ? ORDER BY seq"
)
_MERGED = """SELECT j.seq, j.id, j.station, j.boot, j.kind, j.format, j.utc_ms, j.offset_min, j.mono_ms, j.attempt, j.body, j.mac
  FROM journal j LEFT JOIN journal_from f ON f.own_seq = j.seq WHERE j.seq <= ?
  ORDER BY coalesce(f.at_ms, max(j.utc_ms) OVER (PARTITION BY j.station, f.own_seq IS NULL ORDER BY j.seq)), coalesce(f.seq, j.seq), j.id"""
"""A line counts when its machine's clock had come so far: set back, it does not bring lines before those that made them."""


@dataclass(frozen=True)
class Event:
    """One journal line. `utc_ms` wall clock, `offset_min` local minus UTC, `mono_ms` since boot; order is `seq`, gapless from 1."""

    seq: int
    id: str  # UUIDv7: a name, not an order
    station: str
    boot: str
    kind: str
    format: int
    utc_ms: int
    offset_min: int
    mono_ms: int
    attempt: int
    body: dict[str, Any]
    mac: bytes

    @property
    def local(self) -> datetime:
        """The moment as the clock on the wall showed it; a time no calendar has becomes the nearest one it has."""
        return local_time(self.utc_ms, self.offset_min)


def local_time(utc_ms: int, offset_min: int) -> datetime:
    """Local date and time of a moment, kept within the years 1 and 9999."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    local_ms = utc_ms + offset_min * 60_000
    return epoch + timedelta(milliseconds=min(max(local_ms, -62_000_000_000_000), 253_000_000_000_000))


def canonical(body: Mapping[str, Any]) -> str:
    """The one way a body is written as JSON. Raises TypeError or ValueError for what JSON cannot hold."""
    return _encode(dict(body))


def seal(key: bytes, before: bytes, fields: tuple[Any, ...], body: str) -> bytes:
    """The line's seal: HMAC-SHA256 over the seal before it and every field of the line."""
    head = "\n".join(map(str, fields))
    return hmac.digest(key, before + head.encode() + b"\n" + body.encode(), "sha256")


def append(db: Db, kind: str, body: Mapping[str, Any], *, attempt: int = 1) -> int:
    """Writes one line (in the open transaction, or one of its own) and the totals it changes; gives its `seq`.

    `kind`: lower case, at most 40 signs. Raises ValueError or TypeError for a kind or body that cannot be written.
    """
    if not _KIND.fullmatch(kind):
        raise ValueError(f"no kind of event: {kind!r}")
    text = canonical(body)
    with db.transaction():
        utc_ms, mono_ms = db.clock.utc_ms(), db.clock.mono_ms()
        head = db.conn.execute("SELECT seq, mac, boot, utc_ms, mono_ms, station FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        seq, before = (head[0], head[1]) if head else (0, b"")
        if head and head[5] == db.station:  # another machine's clock says nothing of ours
            jump = _jump(db.boot == head[2], utc_ms - head[3], mono_ms - head[4])
            if jump:
                seq, before = _insert(db, seq + 1, before, CLOCK_JUMP, canonical({"by_ms": jump}), utc_ms, mono_ms, 1)
        return _insert(db, seq + 1, before, kind, text, utc_ms, mono_ms, attempt)[0]


def _jump(same_boot: bool, wall_ms: int, mono_ms: int) -> int:
    """By how many ms the wall clock was moved since the line before; 0 for less than five minutes or where nobody can tell."""
    by = wall_ms - mono_ms if same_boot else min(wall_ms, 0)
    return by if abs(by) > JUMP_MS else 0


def _insert(db: Db, seq: int, before: bytes, kind: str, body: str, utc_ms: int, mono_ms: int, attempt: int) -> tuple[int, bytes]:
    fields = (seq, uuid7(utc_ms), db.station, db.boot, kind, FORMAT, utc_ms, db.clock.offset_min(), mono_ms, attempt)
    mac = seal(db.key, before, fields, body)
    put(db, fields, body, mac)
    return seq, mac


def put(db: Db, fields: tuple[Any, ...], body: str, mac: bytes, *, again: bool = False) -> None:
    """Inserts one complete line and applies it to the totals; hands it to the day file, unless it came from there (`again`)."""
    db.conn.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*fields, body, mac))
    event = _event((*fields, body, mac))
    totals.apply(db, event)
    if again:
        return
    record = canonical(dict(zip(FIELDS, fields, strict=True)) | {"body": body, "mac": mac.hex()})
    db.note_line(event.local.date().isoformat(), days.sealed(record), event.kind in URGENT)


def _event(row: Sequence[Any]) -> Event:
    seq, id_, station, boot, kind, format_, utc_ms, offset_min, mono_ms, attempt, body, mac = row
    return Event(seq, id_, station, boot, kind, format_, utc_ms, offset_min, mono_ms, attempt, json.loads(body), mac)


def uuid7(utc_ms: int) -> str:
    """A UUID of version 7 made at `utc_ms`."""
    lot = int.from_bytes(os.urandom(10))
    number = (max(utc_ms, 0) & (1 << 48) - 1) << 80 | 7 << 76 | (lot >> 62 & 0xFFF) << 64 | 2 << 62 | lot & (1 << 62) - 1
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def last_utc_ms(db: Db) -> int:
    """When the newest line was written, by the clock of then."""
    row = db.conn.execute("SELECT utc_ms FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 0


def events(db: Db, since: int = 0) -> Iterator[Event]:
    """Every line after number `since`, in order."""
    for row in db.conn.execute(_SELECT, (since,)):
        yield _event(row)


def in_order(db: Db) -> Iterator[Event]:
    """Every line in the order in which it counts: as it was written, but what machines did that were merged by its time, line by line of
    each machine. So the totals of a merged school do not depend on who was merged first. Lines since the last merge follow as written.
    """
    last: int | None = db.conn.execute("SELECT max(own_seq) FROM journal_from").fetchone()[0]
    if last is not None:
        for row in db.conn.execute(_MERGED, (last,)):
            yield _event(row)
    yield from events(db, last or 0)


def verify(db: Db, progress: Callable[[int], None] | None = None) -> JournalState:
    """Checks numbers and seals of all lines. `progress(lines so far)` is called every 10,000 lines."""
    return verify_lines(db.conn, db.key, progress=progress)


def verify_lines(conn: sqlite3.Connection, key: bytes, *, since: int = 0, progress: Callable[[int], None] | None = None) -> JournalState:
    """Like `verify`, for the lines after number `since` (which is taken as good) of any connection."""
    row = conn.execute("SELECT mac FROM journal WHERE seq = ?", (since,)).fetchone()
    count, last, before = 0, since, row[0] if row else b""
    first_bad: int | None = None
    for row in conn.execute(_SELECT, (since,)):
        count += 1
        if first_bad is None and not (row[0] == last + 1 and fits(key, before, row)):
            first_bad = last + 1
        last, before = row[0], row[11]
        if progress and count % 10_000 == 0:
            progress(count)
    return JournalState(count, last, first_bad is None, first_bad)


def fits(key: bytes, before: Any, row: tuple[Any, ...]) -> bool:
    """Whether the seal of a line (columns as in the table) fits the line and the seal before it."""
    body, mac = row[10], row[11]
    if not (isinstance(body, str) and isinstance(mac, bytes) and isinstance(before, bytes)):
        return False  # SQLite keeps what it is given, and damage gives anything
    return hmac.compare_digest(mac, seal(key, before, tuple(row[:10]), body))
