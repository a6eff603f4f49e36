"""Imports into the bank: questions go in unseen under a batch, one small step makes all of them live, and a batch can be taken out again."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any

from wastequiz.domain.facts import dataclass
from wastequiz.store import journal
from wastequiz.store.db import Db

STEP = 200
"""So many rows are put in or taken out between two breaths: a few ms."""
KEY = "imported_"
"""How the key of every imported question begins; no built-in one does."""

Put = tuple[Any, ...]
"""One question as it goes in: key, body (JSON as UTF-8 bytes), kind, topic, band, difficulty, schemes, pictured, scored, tags (the two lists as JSON)."""

_PUT = (
    "INSERT INTO questions (id, pos, body, origin, edited, retired, kind, topic, band, difficulty, schemes, pictured, scored, tags, batch,"
    " edited_utc_ms) VALUES (?, ?, ?, 'teacher', 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SET_ASIDE = (
    "UPDATE questions SET batch = ? WHERE rowid BETWEEN ? AND ? AND batch = ?"
    " AND (edited = 1 OR version > 1 OR EXISTS (SELECT 1 FROM item_totals WHERE key = questions.id))"
)
_NEXT = "SELECT rowid FROM questions WHERE rowid > ? AND batch = ? ORDER BY rowid LIMIT ?"


@dataclass(frozen=True)
class Batch:
    """One import that is in the bank: its id, the file it came from, when (ms, wall clock), and how many questions of it are left."""

    id: str
    file: str
    utc_ms: int
    questions: int


def key_of(batch: str, n: int) -> str:
    """The key of the n-th question of a batch."""
    return f"{KEY}{batch}_{n}"


def begin(db: Db, batch: str, file: str, pictures: Iterable[str] = ()) -> int:
    """Opens a batch nobody sees; `pictures` names what will come with it. Gives the place its first question takes among all."""
    new = [name for name in pictures if db.conn.execute("SELECT 1 FROM own_pictures WHERE name = ?", (name,)).fetchone() is None]
    with db.transaction():
        db.conn.execute("INSERT INTO batches VALUES (?, 0, ?, ?, 0)", (batch, db.clock.utc_ms(), file))
        if new:
            db.conn.execute("INSERT INTO meta VALUES (?, ?)", (_pictures_key(batch), json.dumps(new)))
        found: int = db.conn.execute("SELECT coalesce(max(pos), -1) + 1 FROM questions").fetchone()[0]
        return found


def put(db: Db, batch: str, pos: int, rows: Sequence[Put]) -> None:
    """Puts questions in, one after the other from place `pos`."""
    now = db.clock.utc_ms()
    with db.transaction():
        db.conn.executemany(_PUT, [(row[0], n, row[1].decode(), *row[2:], batch, now) for n, row in enumerate(rows, pos)])


def put_pictures(db: Db, pictures: Mapping[str, bytes]) -> None:
    """Keeps pictures (PNG or JPEG that was checked) under their names; one that is there stays."""
    with db.transaction():
        now = db.clock.utc_ms()
        db.conn.executemany("INSERT OR IGNORE INTO own_pictures VALUES (?, ?, ?)", [(n, now, body) for n, body in pictures.items()])


def go_live(db: Db, batch: str, questions: int, format_id: str) -> None:
    """All questions of the batch may be drawn from now on; the journal tells of it. One transaction, whatever their number."""
    with db.transaction():
        db.conn.execute("UPDATE batches SET live = 1, questions = ? WHERE id = ?", (questions, batch))
        db.conn.execute("DELETE FROM meta WHERE key = ?", (_pictures_key(batch),))
        journal.append(db, "bank_imported", {"batch": batch, "format": format_id, "questions": questions})


def imports(db: Db) -> tuple[Batch, ...]:
    """The imports that are in the bank, the newest first."""
    rows = db.conn.execute(
        "SELECT id, file, begun_utc_ms, questions FROM batches WHERE live = 1 AND questions > 0 ORDER BY begun_utc_ms DESC, id"
    )
    return tuple(Batch(*row) for row in rows)


def remove(db: Db, batch: str) -> Generator[None]:
    """Takes a batch out with everything that came with it, as if it had never been; yields every few ms.

    Each step is a transaction of its own or part of the open one. A batch that is live stays.
    """
    if db.conn.execute("SELECT 1 FROM batches WHERE id = ? AND live = 1", (batch,)).fetchone() is not None:
        return
    last = 0
    while found := [row[0] for row in db.conn.execute(_NEXT, (last, batch, STEP))]:
        with db.transaction():
            db.conn.executemany("DELETE FROM questions WHERE rowid = ?", [(rowid,) for rowid in found])
        last = found[-1]
        yield
    row = db.conn.execute("SELECT value FROM meta WHERE key = ?", (_pictures_key(batch),)).fetchone()
    for name in json.loads(row[0]) if row else ():
        with db.transaction():
            db.conn.execute("DELETE FROM own_pictures WHERE name = ?", (name,))
        yield
    with db.transaction():
        db.conn.execute("DELETE FROM meta WHERE key = ?", (_pictures_key(batch),))
        db.conn.execute("DELETE FROM batches WHERE id = ?", (batch,))


def sweep(db: Db) -> Generator[None]:
    """Takes out what imports left behind that never ended (the power went, the window was closed); yields every few ms."""
    for (batch,) in db.conn.execute("SELECT id FROM batches WHERE live = 0").fetchall():
        yield from remove(db, batch)


def undo(db: Db, batch: str) -> Generator[None, None, int]:
    """Takes a live batch out of the bank, and gives how many of its questions stay: those somebody edited, as they are now.

    What was answered but not edited is retired, so that reports can still name it; it counts as taken out. First what stays moves to a batch of
    its own, then one small transaction hides the rest, then that is deleted; a crash on the way leaves the bank before or after.
    """
    kept = f"{batch}k"
    if db.conn.execute("SELECT 1 FROM batches WHERE id = ? AND live = 1", (batch,)).fetchone() is None:
        return 0
    yield from _set_aside(db, batch, kept)
    with db.transaction():
        db.conn.execute(
            "UPDATE questions SET batch = ? WHERE batch = ? AND (edited = 1 OR version > 1)", (kept, batch)
        )  # edited while others were set aside
        stay: int = db.conn.execute("SELECT count(*) FROM questions WHERE batch = ? AND (edited = 1 OR version > 1)", (kept,)).fetchone()[0]
        db.conn.execute("UPDATE batches SET live = 0 WHERE id = ?", (batch,))
        db.conn.execute("UPDATE batches SET questions = ? WHERE id = ?", (stay, kept))
        db.conn.execute("UPDATE questions SET retired = 1 WHERE batch = ? AND edited = 0 AND version = 1", (kept,))
        db.conn.execute("DELETE FROM batches WHERE id = ? AND NOT EXISTS (SELECT 1 FROM questions WHERE batch = ?)", (kept, kept))
        journal.append(db, "import_undone", {"batch": batch, "kept": stay})
    yield
    yield from remove(db, batch)
    return stay


def _set_aside(db: Db, batch: str, kept: str) -> Generator[None]:
    """Moves what somebody edited or answered to a live batch of its own, of the same file; nobody sees a difference."""
    last = 0
    with db.transaction():
        db.conn.execute("INSERT OR IGNORE INTO batches SELECT ?, 1, begun_utc_ms, file, 0 FROM batches WHERE id = ?", (kept, batch))
    while found := [row[0] for row in db.conn.execute(_NEXT, (last, batch, STEP))]:
        with db.transaction():
            db.conn.execute(_SET_ASIDE, (kept, found[0], found[-1], batch))
        last = found[-1]
        yield


def _pictures_key(batch: str) -> str:
    return f"import_pictures:{batch}"
