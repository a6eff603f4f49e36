"""What a lesson adds to the score tables, and what taking an entry back takes away again: shadows of the journal like all totals.

Students and classes get an answer's points by the house rules (`earned`), never what the game adds or takes. What a student is to remember
is added when the lesson ends, from the entries that were not taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from wastequiz.store import answer_rows, remembered

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

TABLES: Mapping[str, str] = {
    "lessons": "SELECT * FROM lessons",
    "lesson_entries": "SELECT * FROM lesson_entries",
    "lesson_calls": "SELECT * FROM lesson_calls",
}
EMPTY = ("DELETE FROM lessons", "DELETE FROM lesson_entries", "DELETE FROM lesson_calls")

_BEGUN = "INSERT INTO lessons VALUES (?, ?, ?, ?, 'open', ?, ?, ?, 0) ON CONFLICT DO NOTHING"
_GONE_ON = "UPDATE lessons SET last_seq = ?, answered = answered + ? WHERE id = ?"
_STATE = "UPDATE lessons SET last_seq = ?, state = ? WHERE id = ?"
_ENTRY = "INSERT INTO lesson_entries SELECT id, ?, ? FROM lessons WHERE id = ? AND state = 'open' ON CONFLICT DO NOTHING"
_CALLED = "INSERT INTO lesson_calls VALUES (?, max(0, ?2)) ON CONFLICT DO UPDATE SET n = max(0, n + ?2)"
_UNCALLED = "DELETE FROM lesson_calls WHERE ref = ? AND n = 0"

_STUDENT = """INSERT INTO student_totals VALUES (:ref, :week, :answers, :correct, :right, :points, 0) ON CONFLICT DO UPDATE SET
  answers = max(0, answers + excluded.answers), correct = max(0, correct + excluded.correct), right = max(0, right + excluded.right),
  points = max(0, points + excluded.points)"""
_CLASS = """INSERT INTO class_totals VALUES (:class_id, :week, :answers, :correct, :right, :points, 0) ON CONFLICT DO UPDATE SET
  answers = max(0, answers + excluded.answers), correct = max(0, correct + excluded.correct), right = max(0, right + excluded.right),
  points = max(0, points + excluded.points)"""
_ITEM = """INSERT INTO item_totals VALUES (:key, :scheme, :revision, :answers, :correct) ON CONFLICT DO UPDATE SET
  attempts = max(0, attempts + excluded.attempts), correct = max(0, correct + excluded.correct)"""
_MIXED = """INSERT INTO confusion VALUES (:class_id, :true_bin, :chosen_bin, :scheme, :revision, :by) ON CONFLICT DO UPDATE SET
  n = max(0, n + excluded.n)"""
_LIT = "INSERT INTO lanterns VALUES (:class_id, :week, :right) ON CONFLICT DO UPDATE SET right = max(0, right + excluded.right)"
# A row that counts nothing is no row: so taking back leaves what there was before, without a trace of rounding.
_NO_STUDENT = "DELETE FROM student_totals WHERE ref = :ref AND week = :week AND answers = 0 AND rounds = 0"
_NO_CLASS = "DELETE FROM class_totals WHERE class_id = :class_id AND week = :week AND answers = 0 AND rounds = 0"
_NO_ITEM = "DELETE FROM item_totals WHERE key = :key AND scheme = :scheme AND revision = :revision AND attempts = 0"
_NO_MIX = "DELETE FROM confusion WHERE class_id = :class_id AND scheme = :scheme AND revision = :revision AND n = 0"
_NO_LIGHT = "DELETE FROM lanterns WHERE class_id = :class_id AND week = :week AND right = 0"

_BODY = "SELECT body, utc_ms, offset_min FROM journal WHERE seq = ?"


class Tally(NamedTuple):
    """What one entry counts: how many answers, their marks together, how many fully right, points by the house rules."""

    answers: int
    correct: float
    right: int
    points: float


def tally(body: Mapping[str, Any]) -> Tally:
    """What a `lesson_answer` counts: hands as many answers as hands, any other one."""
    answers, right = body["answers"], body["right"]
    return Tally(answers, float(right) if body["hands"] else body["correct"], right, body["earned"])


def apply(conn: sqlite3.Connection, event: Event) -> None:
    """Adds what `event` changes. Call it inside the transaction that writes the event."""
    work = _BY_KIND.get(event.kind)
    if work is not None:
        work(conn, event)


def _started(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_BEGUN, (b["lesson"], b["class"], b["method"], len(b["keys"]), event.utc_ms, event.seq, event.seq))


def _answered(conn: sqlite3.Connection, event: Event) -> None:
    """An entry that is none of an open lesson, or a second one of its number, counts nowhere."""
    b = event.body
    if conn.execute(_ENTRY, (b["entry"], event.seq, b["lesson"])).rowcount != 1:
        return
    conn.execute(_GONE_ON, (event.seq, 1, b["lesson"]))
    _count(conn, b, event.local, 1)
    answer_rows.add_lesson(conn, event.seq, b, event.local, tally(b)[:2])


def _voided(conn: sqlite3.Connection, event: Event) -> None:
    from wastequiz.store.journal import local_time

    b = event.body
    gone = conn.execute("DELETE FROM lesson_entries WHERE lesson = ? AND entry = ? AND seq = ?", (b["lesson"], b["entry"], b["seq"]))
    if gone.rowcount != 1:
        return
    conn.execute(_GONE_ON, (event.seq, -1, b["lesson"]))
    body, utc_ms, offset_min = conn.execute(_BODY, (b["seq"],)).fetchone()
    entry, local = json.loads(body), local_time(utc_ms, offset_min)
    _count(conn, entry, local, -1)
    answer_rows.take_back(conn, b["seq"], entry, local, tally(entry)[:2])


def _count(conn: sqlite3.Connection, b: Mapping[str, Any], local: datetime, sign: int) -> None:
    """Adds an entry to the totals, or takes it away (`sign` -1)."""
    from wastequiz.store.totals import ALL_TIME, iso_week

    counted = tally(b)
    facts = {"ref": b["student"], "class_id": b["class"], "key": b["key"], "scheme": b["scheme"], "revision": b["scheme_revision"]}
    facts |= {name: number * sign for name, number in counted._asdict().items()} | {"by": sign}
    for week in (iso_week(local), ALL_TIME):
        facts["week"] = week
        if b["student"]:
            _upsert(conn, _STUDENT, _NO_STUDENT, facts, sign)
        _upsert(conn, _CLASS, _NO_CLASS, facts, sign)
    _upsert(conn, _ITEM, _NO_ITEM, facts, sign)
    for _item, true_bin, chosen_bin in remembered.sorts_of(b):
        conn.execute(_MIXED, facts | {"true_bin": true_bin, "chosen_bin": chosen_bin})
    if sign < 0:
        conn.execute(_NO_MIX, facts)
    if counted.right:
        _upsert(conn, _LIT, _NO_LIGHT, facts | {"week": iso_week(local)}, sign)


def _upsert(conn: sqlite3.Connection, add: str, clear: str, facts: Mapping[str, Any], sign: int) -> None:
    conn.execute(add, facts)
    if sign < 0:
        conn.execute(clear, facts)


def _called(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_GONE_ON, (event.seq, 0, b["lesson"]))
    conn.execute(_CALLED, (b["student"], b["by"]))
    conn.execute(_UNCALLED, (b["student"],))


def _gone_on(conn: sqlite3.Connection, event: Event) -> None:
    conn.execute(_GONE_ON, (event.seq, 0, event.body["lesson"]))


def _closed(conn: sqlite3.Connection, event: Event) -> None:
    """What stands is remembered, in the order it was entered, each on its own day."""
    from wastequiz.store.journal import local_time

    lesson = event.body["lesson"]
    state = "ended" if event.kind == "lesson_ended" else "given_up"
    conn.execute(_STATE, (event.seq, state, lesson))
    for (seq,) in conn.execute("SELECT seq FROM lesson_entries WHERE lesson = ? ORDER BY entry", (lesson,)).fetchall():
        body, utc_ms, offset_min = conn.execute(_BODY, (seq,)).fetchone()
        b = json.loads(body)
        if b["student"]:
            remembered.learned(conn, b, local_time(utc_ms, offset_min).date().isoformat(), seq)
    conn.execute("DELETE FROM lesson_entries WHERE lesson = ?", (lesson,))


_BY_KIND: Mapping[str, Callable[[sqlite3.Connection, Any], None]] = {
    "lesson_started": _started,
    "lesson_answer": _answered,
    "lesson_void": _voided,
    "lesson_called": _called,
    "lesson_absent": _gone_on,
    "lesson_step": _gone_on,
    "lesson_ended": _closed,
    "lesson_given_up": _closed,
}
