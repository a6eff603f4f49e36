"""How a student and a class stand: levels passed, days played, today's five, lanterns."""

from __future__ import annotations

from datetime import date, timedelta

from wastequiz.domain.levels import LEVELS, LevelState, is_open
from wastequiz.domain.memory import DAILY
from wastequiz.store.book import today
from wastequiz.store.db import Db

_LEVELS = "SELECT level, passed, tries, best_right, points, passed_day FROM levels WHERE ref = ? AND scheme = ? AND band = ?"
_LAMPS = "SELECT count(*) FROM levels WHERE ref = ? AND passed"
_CLASS_LAMPS = "SELECT count(*) FROM students s JOIN levels l ON l.ref = s.ref WHERE s.class_id = ? AND l.passed"
_DAILY = """SELECT coalesce(sum(min(answered, length)), 0) FROM rounds
  WHERE ref = ? AND purpose = 'daily' AND started_utc_ms >= ? AND started_utc_ms < ?"""
_DAY_MS = 86_400_000


def levels(db: Db, ref: str, scheme: str, band: str) -> tuple[LevelState, ...]:
    """The six levels of a scheme and grade band (its name), as the student stands with each."""
    tried = {row[0]: row for row in db.conn.execute(_LEVELS, (ref, scheme, band))}
    passed = {number for number, row in tried.items() if row[1]}
    states: list[LevelState] = []
    for one in LEVELS:
        _number, is_passed, tries, best, points, day = tried.get(one.number, (one.number, 0, 0, 0, 0.0, ""))
        states.append(LevelState(one.number, one.code, is_open(one.number, passed), bool(is_passed), tries, best, points, day))
    return tuple(states)


def lamps(db: Db, ref: str) -> int:
    """How many levels a student has passed, under every scheme and in every band."""
    return db.conn.execute(_LAMPS, (ref,)).fetchone()[0]


def class_lamps(db: Db, class_id: int) -> int:
    """How many levels the students of a class have passed together."""
    return db.conn.execute(_CLASS_LAMPS, (class_id,)).fetchone()[0]


def days_played(db: Db, ref: str) -> frozenset[date]:
    """The local dates on which a student answered anything."""
    return frozenset(date.fromisoformat(row[0]) for row in db.conn.execute("SELECT day FROM days_played WHERE ref = ?", (ref,)))


def daily_done(db: Db, ref: str) -> int:
    """How many of today's five are done, 0..5."""
    midnight = (today(db) - date(1970, 1, 1)) // timedelta(days=1) * _DAY_MS - db.clock.offset_min() * 60_000
    return min(DAILY, db.conn.execute(_DAILY, (ref, midnight, midnight + _DAY_MS)).fetchone()[0])


def lanterns(db: Db, class_id: int, week: str) -> int:
    """Right answers of a class in an ISO week, practice included; '' for all time."""
    if not week:
        return db.conn.execute("SELECT coalesce(sum(right), 0) FROM lanterns WHERE class_id = ?", (class_id,)).fetchone()[0]
    row = db.conn.execute("SELECT right FROM lanterns WHERE class_id = ? AND week = ?", (class_id, week)).fetchone()
    return row[0] if row else 0
