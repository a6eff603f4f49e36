"""The score tables: shadows of the journal, written in the same transaction, and rebuilt from it whenever one asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wastequiz.store import answer_rows, event_totals, lesson_totals, remembered
from wastequiz.store.db import Db
from wastequiz.store.migrations import REFILL

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

ALL_TIME = ""
"""The week of the rows that count everything."""

_STUDENT = """INSERT INTO student_totals VALUES (:ref, :week, :answers, :correct, :right, :points, :rounds) ON CONFLICT DO UPDATE SET
  answers = answers + excluded.answers, correct = correct + excluded.correct, right = right + excluded.right,
  points = points + excluded.points, rounds = rounds + excluded.rounds"""
_CLASS = """INSERT INTO class_totals VALUES (:class_id, :week, :answers, :correct, :right, :points, :rounds) ON CONFLICT DO UPDATE SET
  answers = answers + excluded.answers, correct = correct + excluded.correct, right = right + excluded.right,
  points = points + excluded.points, rounds = rounds + excluded.rounds"""
_ITEM = """INSERT INTO item_totals VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET
  attempts = attempts + 1, correct = correct + excluded.correct"""
_CONFUSION = "INSERT INTO confusion VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1"
_BEST = """INSERT INTO bests VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  points = max(points, excluded.points), right = max(right, excluded.right)"""
_GAME_BEST = """INSERT INTO game_bests VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  score = max(score, excluded.score), right = max(right, excluded.right)"""
_ROUND = "INSERT INTO rounds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'open', ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_ANSWERED = "UPDATE rounds SET answered = answered + 1, last_seq = ? WHERE id = ? RETURNING visit"
_GONE_ON = "UPDATE rounds SET last_seq = ? WHERE id = ?"
_STATE = "UPDATE rounds SET state = ?, last_seq = ? WHERE id = ?"

TABLES: Mapping[str, str] = {
    "student_totals": "SELECT * FROM student_totals",
    "class_totals": "SELECT * FROM class_totals",
    "item_totals": "SELECT * FROM item_totals",
    "confusion": "SELECT * FROM confusion",
    "bests": "SELECT * FROM bests",
    "game_bests": "SELECT * FROM game_bests",
    "rounds": "SELECT * FROM rounds",
    **lesson_totals.TABLES,
    **remembered.TABLES,
    **answer_rows.TABLES,
    **event_totals.TABLES,
}
_EMPTY = (
    "DELETE FROM student_totals",
    "DELETE FROM class_totals",
    "DELETE FROM item_totals",
    "DELETE FROM confusion",
    "DELETE FROM bests",
    "DELETE FROM game_bests",
    "DELETE FROM rounds",
    *lesson_totals.EMPTY,
    *remembered.EMPTY,
    *answer_rows.EMPTY,
    *event_totals.EMPTY,
)


def iso_week(day: datetime) -> str:
    """The ISO week of a local date, "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def counts(body: Mapping[str, Any]) -> bool:
    """Whether an answer counts in points and first-attempt statistics: no practice, no second try."""
    return not body["practice"] and body["attempt"] == 1


def purpose(body: Mapping[str, Any]) -> str:
    """What a begun round is for: '' | "daily" | "mistakes" | "mix_up" | "level" | "game:<id>"; of before it was written, ''."""
    return body["spec"].get("purpose", "")


def assignment(body: Mapping[str, Any]) -> str:
    """The assignment a begun round is played for; '' for none, and of before there were any."""
    quiz: Mapping[str, Any] = body["spec"].get("quiz") or {}
    return quiz.get("assignment", "")


def kiosk(body: Mapping[str, Any]) -> tuple[str, str]:
    """(event, visit) a begun round is played at; ('', '') for none, and of before there were any."""
    at: Mapping[str, Any] = body["spec"].get("event") or {}
    return at.get("id", ""), at.get("visit", "")


def game_result(body: Mapping[str, Any]) -> tuple[str, str, str, int, int] | None:
    """(student, game, variant, points, right answers) of an ended round of a game that somebody played alone; None of any other round."""
    if "game" not in body or not body["student"] or body["teams"]:
        return None
    return body["student"], body["game"], body["variant"], body["score"], body["right"]


def apply(db: Db, event: Event) -> None:
    """Adds what `event` changes. Kinds that change no totals do nothing. Call it inside the transaction that writes the event."""
    work = _BY_KIND.get(event.kind)
    if work is not None:
        work(db, event)
    lesson_totals.apply(db.conn, event)
    remembered.apply(db.conn, event)
    event_totals.apply(db.conn, event)


def _started(db: Db, event: Event) -> None:
    b = event.body
    of = (b["round"], b["student"], b["class"], b["seat"], b["animal"], len(b["keys"]), b["practice"])
    db.conn.execute(_ROUND, (*of, event.utc_ms, event.seq, event.seq, purpose(b), assignment(b), *kiosk(b)))


def _answered(db: Db, event: Event) -> None:
    b = event.body
    played = db.conn.execute(_ANSWERED, (event.seq, b["round"])).fetchone()
    if played is not None and played[0]:
        event_totals.answered(db.conn, played[0], b)
    if not counts(b):
        return
    right = int(b["correct"] == 1)
    _add(db, event, answers=1, correct=b["correct"], right=right, points=b["points"], rounds=0)
    db.conn.execute(_ITEM, (b["key"], b["scheme"], b["scheme_revision"], b["correct"]))
    sorts = remembered.sorts_of(b)
    for _item, true_bin, chosen_bin in sorts:
        db.conn.execute(_CONFUSION, (b["class"], true_bin, chosen_bin, b["scheme"], b["scheme_revision"]))
    answer_rows.add(db.conn, event, sorts)


def _ended(db: Db, event: Event) -> None:
    b = event.body
    db.conn.execute(_STATE, ("ended", event.seq, b["round"]))
    if b["practice"] or not b["student"]:
        return
    _add(db, event, answers=0, correct=0.0, right=0, points=0.0, rounds=1)
    best = game_result(b)
    if best is not None:
        db.conn.execute(_GAME_BEST, best)
    elif "game" not in b and "quiz" not in b:  # a quiz has points of its own
        db.conn.execute(_BEST, (b["student"], b["length"], b["points"], b["right"]))


def _stepped(db: Db, event: Event) -> None:
    db.conn.execute(_GONE_ON, (event.seq, event.body["round"]))


def _given_up(db: Db, event: Event) -> None:
    db.conn.execute(_STATE, ("given_up", event.seq, event.body["round"]))


_BY_KIND: Mapping[str, Callable[[Db, Event], None]] = {
    "round_started": _started,
    "answer": _answered,
    "round_step": _stepped,
    "round_ended": _ended,
    "round_given_up": _given_up,
}


def _add(db: Db, event: Event, **numbers: float) -> None:
    """Adds to the student's and the class's week and all-time rows; a class in teams adds to its own, a guest nowhere."""
    ref, class_id = event.body["student"], event.body["class"]
    for week in (iso_week(event.local), ALL_TIME):
        if ref:
            db.conn.execute(_STUDENT, {"ref": ref, "week": week, **numbers})
        if ref or class_id:
            db.conn.execute(_CLASS, {"class_id": class_id, "week": week, **numbers})


def rebuild(db: Db, progress: Callable[[int], None] | None = None) -> None:
    """Empties every score table and fills it from the journal, in one transaction. `progress(lines)` every 10,000 lines."""
    from wastequiz.store import journal

    with db.transaction():
        for statement in _EMPTY:
            db.conn.execute(statement)
        for count, event in enumerate(journal.in_order(db), 1):
            apply(db, event)
            if progress and count % 10_000 == 0:
                progress(count)
        db.conn.execute("DELETE FROM meta WHERE key = ?", (REFILL,))


def refill(db: Db) -> None:
    """Rebuilds the score tables where a migration left that to do."""
    if db.conn.execute("SELECT 1 FROM meta WHERE key = ?", (REFILL,)).fetchone() is not None:
        rebuild(db)


def differences(db: Db) -> list[str]:
    """Where the score tables are not the journal's shadow, one line each ("bests: ..."); empty when all is well. Changes nothing."""
    from wastequiz.store import journal
    from wastequiz.store.shadow import Shadow

    merged = db.conn.execute("SELECT 1 FROM journal_from LIMIT 1").fetchone() is not None
    shadow = Shadow(db.conn, beside=not merged)
    for event in journal.in_order(db):
        shadow.take(event)
    found = _found_beside(db) if merged else shadow.differences()
    for table, select in TABLES.items():
        if table in shadow.COMPARED:
            continue
        kept = {tuple(row) for row in db.conn.execute(select)}
        due = shadow.rows(table)
        found += [f"{table}: kept but not due {row!r}" for row in sorted(kept - due, key=repr)]
        found += [f"{table}: due but not kept {row!r}" for row in sorted(due - kept, key=repr)]
    return found


def _found_beside(db: Db) -> list[str]:
    """The differences of those tables that are read beside the journal, which lie in the order it was written."""
    from wastequiz.store import journal
    from wastequiz.store.shadow import Shadow

    shadow = Shadow(db.conn)
    for event in journal.events(db):
        shadow.take(event)
    return shadow.differences()
