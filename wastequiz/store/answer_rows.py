"""Every answer that counts as a row of its own, with what it sorted and the day's sums of its class: what reports are read from.

A show of hands is one line of the journal and one row for each option (`part`), for as many answers (`n`) as there were hands. Whose round
it was stands in `round`; of an answer in class (`lesson` 1) that is the lesson.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wastequiz.store import remembered

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

TABLES: Mapping[str, str] = {
    "answers": "SELECT * FROM answers",
    "sorts": "SELECT * FROM sorts",
    "class_days": "SELECT * FROM class_days",
}
EMPTY = ("DELETE FROM answers", "DELETE FROM sorts", "DELETE FROM class_days")

PARTS = 64
"""More options than anybody is asked about. The number of a row is its line times this, plus its part: so rows are read in their order, and fast."""

_ANSWER = "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SORT = "INSERT INTO sorts VALUES (?, ?, ?, ?, ?, ?)"
_DAY = """INSERT INTO class_days VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  answers = answers + excluded.answers, correct = correct + excluded.correct"""
_NO_ANSWER = "DELETE FROM answers WHERE id >= ?1 AND id < ?2"
_NO_SORT = "DELETE FROM sorts WHERE seq = ?"
# What rounding leaves over must not make more marks than answers, or fewer than none: nothing could be shown for that.
_LESS = """UPDATE class_days SET answers = answers - ?1, correct = min(answers - ?1, max(0.0, correct - ?2))
  WHERE class_id = ?3 AND day = ?4 AND kind = ?5 AND scheme = ?6 AND revision = ?7"""
_NO_DAY = "DELETE FROM class_days WHERE class_id = ? AND day = ? AND kind = ? AND scheme = ? AND revision = ? AND answers = 0"
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

Sorts = list[tuple[str, str, str]]
"""(item, true bin, chosen bin or '') of each thing sorted."""
_Part = tuple[int, float, list[str], Sorts]


def add(conn: sqlite3.Connection, event: Event, sorts: Sorts) -> None:
    """Adds a counted answer of a round, that sorted `sorts`. Call it inside the transaction that writes the event."""
    b = event.body
    _put(conn, event.seq, b, event.local, b["round"], [(1, b["correct"], b["choice"], sorts)])
    conn.execute(_DAY, (*_day_of(b, event.local), 1, b["correct"]))


def add_lesson(conn: sqlite3.Connection, seq: int, b: Mapping[str, Any], local: datetime, counted: tuple[int, float]) -> None:
    """Adds an entry of a lesson, written on line `seq`. `counted`: how many answers, and their marks together."""
    _put(conn, seq, b, local, b["lesson"], list(_parts(b)), lesson=1)
    conn.execute(_DAY, (*_day_of(b, local), *counted))


def take_back(conn: sqlite3.Connection, seq: int, b: Mapping[str, Any], local: datetime, counted: tuple[int, float]) -> None:
    """Takes away again what `add_lesson` added."""
    day = _day_of(b, local)
    conn.execute(_NO_ANSWER, (seq * PARTS, (seq + 1) * PARTS))
    conn.execute(_NO_SORT, (seq,))
    conn.execute(_LESS, (*counted, *day))
    conn.execute(_NO_DAY, day)


def _day_of(b: Mapping[str, Any], local: datetime) -> tuple[Any, ...]:
    return b["class"], local.date().isoformat(), b["kind"], b["scheme"], b["scheme_revision"]


def _put(
    conn: sqlite3.Connection, seq: int, b: Mapping[str, Any], local: datetime, round_: str, parts: list[_Part], *, lesson: int = 0
) -> None:
    who = (b["class"], b["student"], round_, lesson)
    what = (b["key"], b["kind"], b["topic"], b["scheme"], b["scheme_revision"], local.date().isoformat())
    for part, (n, correct, choice, sorts) in enumerate(parts):
        conn.execute(_ANSWER, (seq * PARTS + part, seq, part, *who, *what, n, correct, b["ms"], _encode(choice), b.get("version", 0)))
        for number, sorted_ in enumerate(sorts):
            conn.execute(_SORT, (seq, part, number, *sorted_))


def _parts(b: Mapping[str, Any]) -> Iterator[_Part]:
    """How many answered the same, what they got, what they chose and what each of them sorted: of hands option by option."""
    sorts = remembered.sorts_of(b)
    if not b["hands"]:
        yield 1, b["correct"], b["choice"], sorts
        return
    each, at = len(sorts) // b["answers"], 0
    for (option, n), mark in zip(b["hands"], b["hand_marks"], strict=True):
        yield n, mark, [option], sorts[at : at + each]
        at += each * n
