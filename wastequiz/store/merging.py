"""Taking in the school of another computer: each line of its journal once, whoever else brought it; who it is about and what it knows.

A line is known by its id, and stands in `journal_from` under the station and number it had where it was written. It becomes a line of our
own chain, its body speaking of our classes and students. All of it happens in one transaction, and the score tables are made anew from
the journal (`journal.in_order`), so that it does not matter who was taken in first, or how often.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wastequiz.domain.errors import SchoolPackRefused
from wastequiz.domain.facts import dataclass
from wastequiz.domain.keeping import Cloned, Taken
from wastequiz.store import foreign, journal, keys, merging_bank, totals
from wastequiz.store.db import Db
from wastequiz.store.merging_rosters import Rosters

MERGED = "merged"
"""Our own line after what was taken in: how many lines, from which station."""

_KNOWN = "CREATE TEMP TABLE IF NOT EXISTS known_lines (id TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID"
_LINES = """SELECT j.seq, j.id, j.station, j.boot, j.kind, j.format, j.utc_ms, j.offset_min, j.mono_ms, j.attempt, j.body, j.mac,
  f.station, f.seq, f.at_ms FROM journal j LEFT JOIN journal_from f ON f.own_seq = j.seq ORDER BY j.seq"""
_HERE = """SELECT id FROM journal_from WHERE station = ?1 AND seq = ?2
  UNION ALL SELECT id FROM journal WHERE seq = ?2 AND station = ?1 AND NOT EXISTS (SELECT 1 FROM journal_from WHERE own_seq = ?2)"""
_STATION = """INSERT INTO stations VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, key_id = excluded.key_id,
  last_seq = max(last_seq, excluded.last_seq), merged_utc_ms = excluded.merged_utc_ms"""
_BIG = 1 << 62
_NUMBERS = frozenset(
    (
        "answers",
        "attempt",
        "by",
        "class",
        "correct",
        "earned",
        "entry",
        "length",
        "level",
        "ms",
        "points",
        "right",
        "score",
        "seat",
        "seed",
        "sector",
        "total",
    )
)
_WORDS = frozenset(
    [
        "animal",
        "band",
        "code",
        "commitment",
        "detail",
        "digest",
        "draw",
        "event",
        "game",
        "how",
        "instead_of",
        "key",
        "kind",
        "language",
        "lesson",
        "method",
        "outcome",
        "prize",
        "purpose",
        "reason",
        "revealed",
        "round",
        "scheme",
        "scheme_revision",
        "student",
        "topic",
        "variant",
        "visit",
        "what",
        "who",
    ]
)


@dataclass(frozen=True)
class Source:
    """A checked copy of another computer's school at this version, its key, and what it is called in a sentence (a file's name)."""

    path: Path
    key: bytes
    label: str


@dataclass(frozen=True)
class _Line:
    """Where a line of another school came from: the station it is known by here, its number there, when its machine's clock stood at."""

    station: str
    seq: int
    at_ms: int


def merge(db: Db, sources: Sequence[Source], *, dry_run: bool = False) -> list[Taken]:
    """Takes in other schools, all or none; gives what each brought. With `dry_run` nothing is changed.

    Raises SchoolPackRefused where one of them cannot be taken: then nothing was changed either.
    """
    with db.transaction():
        db.conn.execute("SAVEPOINT merging")
        _remember_lines(db.conn)
        found = [_take(db, source, dry_run=dry_run) for source in sources]
        if dry_run:
            db.conn.execute("ROLLBACK TO merging")
        elif any(taken.new for taken in found):
            _count_anew(db, sources)
        db.conn.execute("RELEASE merging")
    return found


def _count_anew(db: Db, sources: Sequence[Source]) -> None:
    """The score tables from all lines. Lines that were sealed and yet cannot be read are nobody's doing but a stranger's."""
    try:
        totals.rebuild(db)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, sqlite3.IntegrityError) as error:
        raise SchoolPackRefused(sources[0].path, "content") from error


def _remember_lines(conn: sqlite3.Connection) -> None:
    conn.execute(_KNOWN)
    conn.execute("DELETE FROM temp.known_lines")
    conn.execute("INSERT OR IGNORE INTO temp.known_lines SELECT id, seq FROM journal")


def _take(db: Db, source: Source, *, dry_run: bool) -> Taken:
    try:
        with foreign.opened(source.path) as other:
            return _take_from(db, other, source, dry_run=dry_run)
    except SchoolPackRefused:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError) as error:
        raise SchoolPackRefused(source.path, "content") from error
    except sqlite3.Error as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.DataError | sqlite3.InterfaceError | sqlite3.ProgrammingError):
            raise SchoolPackRefused(source.path, "content") from error
        raise


def _take_from(db: Db, other: sqlite3.Connection, source: Source, *, dry_run: bool) -> Taken:
    meta: dict[str, str] = dict(other.execute("SELECT key, value FROM meta").fetchall())
    if keys.key_id(source.key) != meta.get("key_id"):
        raise SchoolPackRefused(source.path, "key")
    if not journal.verify_lines(other, source.key, since=int(meta.get("key_from", "0"))).ok:
        raise SchoolPackRefused(source.path, "chain")
    station = _word(meta["station"])
    lines, known, cloned = _new_lines(db.conn, other)
    owner = next((c.renamed for c in cloned if c.station == station), station)
    rosters = Rosters(db, other, owner)
    rosters.take()
    answers = _insert(db, other, lines, rosters)
    content = merging_bank.take(db, other, rosters)
    if lines and not dry_run:  # a line goes to the day file too
        journal.append(db, MERGED, {"station": owner, "lines": len(lines), "answers": answers})
    last: int = other.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    db.conn.execute(_STATION, (owner, source.label[:200], keys.key_id(source.key), last, db.clock.utc_ms()))
    return Taken(
        label=source.label,
        station=owner,
        new=len(lines),
        known=known,
        answers=answers,
        classes=tuple(rosters.new_classes),
        same_classes=rosters.same_classes,
        students=rosters.new_students,
        same_students=rosters.same_students,
        questions=content.new,
        same_questions=content.same,
        others=content.others,
        clashes=(*rosters.clashes, *content.clashes),
        cloned=cloned,
    )


def _new_lines(conn: sqlite3.Connection, other: sqlite3.Connection) -> tuple[dict[int, _Line], int, tuple[Cloned, ...]]:
    """Lines nobody brought yet, by their number in the other file; how many are known; and machines that share a name with one known here."""
    new: dict[int, _Line] = {}
    known = 0
    clocks: dict[str, int] = {}
    called: dict[str, Cloned] = {}
    given: set[tuple[str, int]] = set()
    for row in other.execute(_LINES):
        seq, id_, station, utc_ms = _number(row[0]), _word(row[1]), _word(row[2]), _number(row[6])
        if row[12] is None:
            origin, number = station, seq
            at_ms = clocks[station] = max(clocks.get(station, utc_ms), utc_ms)
        else:
            origin, number, at_ms = _word(row[12]), _number(row[13]), _number(row[14])
        if conn.execute("SELECT 1 FROM temp.known_lines WHERE id = ?", (id_,)).fetchone():
            known += 1
            continue
        name = called[origin].renamed if origin in called else origin
        while (name, number) in given or any(there != id_ for (there,) in conn.execute(_HERE, (name, number))):
            name = _other_name(name, id_)
            called[origin] = Cloned(origin, name, number)
        given.add((name, number))
        new[seq] = _Line(name, number, at_ms)
    return new, known, tuple(called.values())


def _other_name(station: str, id_: str) -> str:
    """A name for the machine that calls itself `station` and wrote this line where another of that name wrote another: always the same one."""
    return hashlib.sha256(f"{station}:{id_}".encode()).hexdigest()[:8]


def _insert(db: Db, other: sqlite3.Connection, lines: dict[int, _Line], rosters: Rosters) -> int:
    """Writes the new lines at the end of our chain, in the order of theirs; gives how many of them are answers."""
    if not lines:
        return 0
    head = db.conn.execute("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    own, before = head or (0, b"")
    became: dict[int, int] = {}
    answers = 0
    for row in other.execute(_LINES):
        line = lines.get(row[0])
        if line is None:
            continue
        own += 1
        body = _body(db.conn, other, row, rosters, became)
        facts = (_word(row[3]), _word(row[4]), *(_number(n) for n in row[5:10]))
        fields = (own, row[1], line.station, *facts)
        mac = journal.seal(db.key, before, fields, body)
        db.conn.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*fields, body, mac))
        db.conn.execute("INSERT INTO journal_from VALUES (?, ?, ?, ?, ?, ?)", (own, line.station, line.seq, row[1], line.at_ms, row[11]))
        db.conn.execute("INSERT INTO temp.known_lines VALUES (?, ?)", (row[1], own))
        became[row[0]], before = own, mac
        answers += row[4] in ("answer", "lesson_answer")
    return answers


def _body(conn: sqlite3.Connection, other: sqlite3.Connection, row: Sequence[Any], rosters: Rosters, became: dict[int, int]) -> str:
    """A line's body, speaking of our classes, students and line numbers."""
    body = json.loads(row[10])
    if not isinstance(body, dict):
        raise TypeError(row[0])
    told: dict[str, Any] = rosters.ours(body)
    _require_shape(told)
    if row[4] == "lesson_void":
        about = _number(told["seq"])
        if about not in became:
            (id_,) = other.execute("SELECT id FROM journal WHERE seq = ?", (about,)).fetchone()
            (became[about],) = conn.execute("SELECT seq FROM temp.known_lines WHERE id = ?", (id_,)).fetchone()
        told["seq"] = became[about]
    return journal.canonical(told)


def _require_shape(body: dict[str, Any]) -> None:
    """What is added up must be numbers, and what things are called words: SQLite would keep anything in their place. Raises TypeError."""
    for name in _NUMBERS & body.keys():
        if not isinstance(body[name], int | float) or not -_BIG < body[name] < _BIG:
            raise TypeError(name)
    for name in _WORDS & body.keys():
        if not isinstance(body[name], str):
            raise TypeError(name)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 64:
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or not -_BIG < value < _BIG:
        raise TypeError(value)
    return value


def stations(db: Db) -> Iterator[tuple[str, str, int, int]]:
    """(station, what it was called, its last line, when it was taken in) of every other computer, the newest first."""
    yield from db.conn.execute("SELECT station, name, last_seq, merged_utc_ms FROM stations ORDER BY merged_utc_ms DESC, station")
