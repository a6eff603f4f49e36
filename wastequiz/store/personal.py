"""All that a school keeps about one student, as it is kept: for whoever has a right to a copy."""

from __future__ import annotations

import json
from typing import Any

from wastequiz.store import rosters
from wastequiz.store.db import Db

_TABLES = ("student_totals", "bests", "game_bests", "levels", "book", "reviews", "days_played", "lesson_calls", "flags")
"""What is counted and remembered under a student's random name, beside the answers."""
_ANSWERS = """SELECT a.seq, a.part, a.day, a.key, a.kind, a.topic, a.scheme, a.correct, a.ms, a.choice, a.lesson, a.round, j.utc_ms
  FROM answers a LEFT JOIN journal j ON j.seq = a.seq WHERE a.ref = ? ORDER BY a.id"""
_ANSWER = ("day", "key", "kind", "topic", "scheme", "correct", "ms", "choice", "in_class", "round", "utc_ms")
_SORTS = "SELECT item, true_bin, chosen_bin FROM sorts WHERE seq = ? AND part = ? ORDER BY n"
_ROUNDS = "SELECT id, length, practice, started_utc_ms, answered, state, purpose FROM rounds WHERE ref = ? ORDER BY started_seq"


def of_student(db: Db, ref: str) -> dict[str, Any]:
    """Roster entry, rounds, answers and totals of one student, ready for JSON. Raises KeyError (no such ref)."""
    s = rosters.student_by_ref(db, ref)
    c = rosters.school_class(db, s.class_id)
    return {
        "student": {
            "class": c.name,
            "school_year": c.year,
            "seat": s.seat,
            "animal": s.animal,
            "name": s.real_name,
            "nickname": s.nickname,
            "student_number": s.number,
            "extra_time": s.extra_time,
            "cannot_read": s.cannot_read,
            "random_name": ref,
        },
        "rounds": _rows(db, _ROUNDS, ref),
        "answers": _answers(db, ref),
        "totals": {table: _rows(db, f"SELECT * FROM {table} WHERE ref = ?", ref) for table in _TABLES},  # noqa: S608 - names from above
    }


def _rows(db: Db, select: str, ref: str) -> list[dict[str, Any]]:
    found = db.conn.execute(select, (ref,))
    heads = [column[0] for column in found.description]
    return [{head: value for head, value in zip(heads, row, strict=True) if head != "ref"} for row in found]


def _answers(db: Db, ref: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for seq, part, day, key, kind, topic, scheme, correct, ms, choice, lesson, round_, utc_ms in db.conn.execute(
        _ANSWERS, (ref,)
    ).fetchall():
        facts = (day, key, kind, topic, scheme, correct, ms, json.loads(choice), bool(lesson), round_, utc_ms)
        sorts = [dict(zip(("item", "right", "chosen"), row, strict=True)) for row in db.conn.execute(_SORTS, (seq, part))]
        told.append({**dict(zip(_ANSWER, facts, strict=True)), "sorted": sorts})
    return told
