"""The mistake book and what is due, read for one student or a class."""

from __future__ import annotations

import json
from datetime import date

from wastequiz.domain.memory import Due, Mistake, Slip
from wastequiz.store.db import Db
from wastequiz.store.journal import local_time

_MISTAKES = """SELECT thing, wrong, wrong_now, right_days, right_day, last_day, chosen_bin, last_seq FROM book
  WHERE ref = ? AND scheme = ? AND is_open ORDER BY wrong_now DESC, last_seq"""
# Things that went wrong before those that never did, then the most overdue: a child meets what it may have forgotten.
_DUE = """SELECT thing, last_day, lapses FROM reviews
  WHERE ref = ? AND scheme = ? AND due <= ? ORDER BY lapses = 0, due, stability, thing"""
_SLIPS = "SELECT thing, chosen_bin, wrong, wrong_now FROM book WHERE ref = ? AND scheme = ? ORDER BY thing"
_CLASS_SLIPS = """SELECT b.thing, b.chosen_bin, sum(b.wrong), sum(b.wrong_now) FROM students s JOIN book b ON b.ref = s.ref AND b.scheme = ?2
  WHERE s.class_id = ?1 GROUP BY b.thing, b.chosen_bin ORDER BY sum(b.wrong_now) DESC, sum(b.wrong) DESC, b.thing"""

_BEGUN = """SELECT body FROM journal WHERE seq IN
  (SELECT started_seq FROM rounds WHERE id = ?1 UNION ALL SELECT started_seq FROM lessons WHERE id = ?2)"""


def today(db: Db) -> date:
    """The local date by the store's clock."""
    return local_day(db.clock.utc_ms(), db.clock.offset_min())


def local_day(utc_ms: int, offset_min: int) -> date:
    """The local date of a moment."""
    return local_time(utc_ms, offset_min).date()


def mistakes(db: Db, ref: str, scheme: str) -> tuple[Mistake, ...]:
    """What is in a student's mistake book now, the most often wrong first."""
    return tuple(Mistake(*row) for row in db.conn.execute(_MISTAKES, (ref, scheme)))


def due(db: Db, ref: str, scheme: str) -> tuple[Due, ...]:
    """What is due today or earlier."""
    now = today(db)
    rows = db.conn.execute(_DUE, (ref, scheme, now.isoformat()))
    return tuple(Due(thing, max(0, (now - date.fromisoformat(last)).days), lapses) for thing, last, lapses in rows)


def known(db: Db, ref: str, scheme: str) -> frozenset[str]:
    """Everything the student has met under that scheme."""
    return frozenset(row[0] for row in db.conn.execute("SELECT thing FROM reviews WHERE ref = ? AND scheme = ?", (ref, scheme)))


def slips(db: Db, ref: str, scheme: str) -> tuple[Slip, ...]:
    """Where a student's things went wrong, those that left the mistake book too."""
    return tuple(Slip(*row) for row in db.conn.execute(_SLIPS, (ref, scheme)))


def class_slips(db: Db, class_id: int, scheme: str) -> tuple[Slip, ...]:
    """The same of all students of a class together, the most often wrong first."""
    return tuple(Slip(*row) for row in db.conn.execute(_CLASS_SLIPS, (class_id, scheme)))


def asked_order(db: Db, seq: int) -> tuple[str, ...]:
    """The order in which the options stood at the answer of journal number `seq`. Raises KeyError where it is no answer of a begun round or lesson."""
    row = db.conn.execute("SELECT body FROM journal WHERE seq = ? AND kind IN ('answer', 'lesson_answer')", (seq,)).fetchone()
    if row is None:
        raise KeyError(seq)
    answer = json.loads(row[0])
    begun = db.conn.execute(_BEGUN, (answer.get("round", ""), answer.get("lesson", ""))).fetchone()
    if begun is None:
        raise KeyError(seq)
    return tuple(json.loads(begun[0])["orders"][answer["n"]])
