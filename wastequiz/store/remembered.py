"""What a student is to remember, kept as shadows of the journal: mistake book, reviews, levels, days played, lanterns, flags."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from wastequiz.store import reviews
from wastequiz.store.reviews import AGAIN, GOOD, HARD, Review

if TYPE_CHECKING:
    from wastequiz.store.journal import Event

TABLES: Mapping[str, str] = {
    "book": "SELECT * FROM book",
    "reviews": "SELECT * FROM reviews",
    "levels": "SELECT * FROM levels",
    "days_played": "SELECT * FROM days_played",
    "lanterns": "SELECT * FROM lanterns",
    "flags": "SELECT * FROM flags",
    "flags_settled": "SELECT * FROM flags_settled",
}
EMPTY = (
    "DELETE FROM book",
    "DELETE FROM reviews",
    "DELETE FROM levels",
    "DELETE FROM days_played",
    "DELETE FROM lanterns",
    "DELETE FROM flags",
    "DELETE FROM flags_settled",
)

_DAY = """INSERT INTO days_played VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET
  answers = answers + 1, right = right + excluded.right"""
_LANTERN = "INSERT INTO lanterns VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET right = right + 1"
_WRONG = """INSERT INTO book VALUES (:ref, :scheme, :thing, 1, 1, 0, '', :day, 1, :chosen, :seq) ON CONFLICT DO UPDATE SET
  wrong = wrong + 1, wrong_now = wrong_now + 1, right_days = 0, right_day = '', last_day = excluded.last_day, is_open = 1,
  chosen_bin = excluded.chosen_bin, last_seq = excluded.last_seq"""
# The second right answer on another day closes the entry; every expression sees the row as it was.
_RIGHT = """UPDATE book SET
  is_open = right_days = 0 OR right_day = :day,
  wrong_now = CASE WHEN right_days = 0 OR right_day = :day THEN wrong_now ELSE 0 END,
  right_days = right_days = 0 OR right_day = :day,
  right_day = CASE WHEN right_days = 0 OR right_day = :day THEN :day ELSE '' END,
  last_day = :day, last_seq = :seq
  WHERE ref = :ref AND scheme = :scheme AND thing = :thing AND is_open"""
_BEFORE = "SELECT stability, difficulty, due, last_day, reps, lapses FROM reviews WHERE ref = ? AND scheme = ? AND thing = ?"
_REVIEW = "INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LEVEL = """INSERT INTO levels VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
  tries = tries + 1, best_right = max(best_right, excluded.best_right), points = max(points, excluded.points),
  passed = max(passed, excluded.passed), passed_day = CASE passed WHEN 1 THEN passed_day ELSE excluded.passed_day END"""
_FLAG = """INSERT INTO flags SELECT :seq, :key, :scheme, :reason, :choice, :options, :ref, :class, :seat, :animal, :utc_ms
  WHERE NOT EXISTS (SELECT 1 FROM flags WHERE key = :key AND scheme = :scheme AND reason = :reason AND ref = :ref)"""
_KEEP_SETTLED = """INSERT INTO flags_settled SELECT ?3, key, scheme, ?4, count(*), min(utc_ms), ?5,
  (SELECT options FROM flags WHERE key = ?1 AND scheme = ?2 ORDER BY seq DESC LIMIT 1) FROM flags
  WHERE key = ?1 AND scheme = ?2 HAVING count(*) > 0"""
_SETTLED = "DELETE FROM flags WHERE key = ? AND scheme = ?"


class Seen(NamedTuple):
    """One thing met in an answer: `item:<id>` or a question's key, whether it was right, its rating for FSRS, the bin chosen ('' none)."""

    thing: str
    right: bool
    rating: int
    chosen: str


def sorts_of(body: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(item, true bin, chosen bin or '') of everything an answer sorted; answers of before "sorts" was written sorted one thing at most."""
    if "sorts" in body:
        return [(item, true, chosen or "") for item, true, chosen in body["sorts"]]
    if not body["true_bin"]:
        return []
    kind, _, item = body["key"].partition(":")
    if kind == "pick_from_bin" and body["choice"]:
        item = body["choice"][0]
    return [(item or body["key"], body["true_bin"], body["chosen_bin"] or "")]


def seen(body: Mapping[str, Any]) -> list[Seen]:
    """Every thing an answer met; the question itself where it sorts nothing."""
    helped = body["hint"] or body["attempt"] > 1
    sorts = sorts_of(body)
    if sorts:
        return [Seen(f"item:{item}", true == chosen, _rating(float(true == chosen), helped), chosen) for item, true, chosen in sorts]
    return [Seen(body["key"], body["correct"] == 1, _rating(body["correct"], helped), "")]


def _rating(correct: float, helped: bool) -> int:
    if correct <= 0:
        return AGAIN
    return HARD if helped or correct < 1 else GOOD


def adds_a_lantern(body: Mapping[str, Any]) -> bool:
    """Whether an answer adds to the class's lanterns: fully right at the first attempt, practice included."""
    return bool(body["class"]) and body["attempt"] == 1 and body["correct"] == 1


def apply(conn: sqlite3.Connection, event: Event) -> None:
    """Adds what `event` changes. Call it inside the transaction that writes the event."""
    work = _BY_KIND.get(event.kind)
    if work is not None:
        work(conn, event)


def _answered(conn: sqlite3.Connection, event: Event) -> None:
    from wastequiz.store.totals import iso_week

    b, local = event.body, event.local
    if adds_a_lantern(b):
        conn.execute(_LANTERN, (b["class"], iso_week(local)))
    if b["student"]:
        learned(conn, b, local.date().isoformat(), event.seq)


def learned(conn: sqlite3.Connection, b: Mapping[str, Any], day: str, seq: int) -> None:
    """Adds what a student met in the answer of number `seq` on the local date `day` to book, reviews and days played."""
    ref, scheme = b["student"], b["scheme"]
    conn.execute(_DAY, (ref, day, int(b["attempt"] == 1 and b["correct"] == 1)))
    for thing, right, rating, chosen in seen(b):
        facts = {"ref": ref, "scheme": scheme, "thing": thing, "day": day, "chosen": chosen, "seq": seq}
        conn.execute(_RIGHT if right else _WRONG, facts)
        row = conn.execute(_BEFORE, (ref, scheme, thing)).fetchone()
        after = reviews.review(Review(*row) if row else None, rating, day)
        conn.execute(_REVIEW, (ref, scheme, thing, *after, seq))


def level_result(event: Event) -> tuple[tuple[str, str, str, int], tuple[int, float, bool, str]] | None:
    """(student, scheme, band, level) and (right, points, passed, its local date or '') of an ended level; None of any other round."""
    b = event.body
    if not b["student"] or b["practice"] or not b.get("level"):
        return None
    from wastequiz.domain.levels import is_passed  # most starts do without it

    passed = is_passed(b["right"], b["length"])
    day = event.local.date().isoformat() if passed else ""
    return (b["student"], b["scheme"], b["band"], b["level"]), (b["right"], b["points"], passed, day)


def _ended(conn: sqlite3.Connection, event: Event) -> None:
    found = level_result(event)
    if found is not None:
        conn.execute(_LEVEL, (*found[0], *found[1]))


def flag_row(event: Event) -> tuple[Any, ...]:
    """The columns of a flag, in the table's order."""
    b = event.body
    who = (b["student"], b["class"], b["seat"], b["animal"])
    return (event.seq, b["key"], b["scheme"], b["reason"], _joined(b["choice"]), _joined(b["options"]), *who, event.utc_ms)


def _joined(ids: list[str]) -> str:
    return "\n".join(ids)


def _flagged(conn: sqlite3.Connection, event: Event) -> None:
    names = ("seq", "key", "scheme", "reason", "choice", "options", "ref", "class", "seat", "animal", "utc_ms")
    conn.execute(_FLAG, dict(zip(names, flag_row(event), strict=True)))


def _settled(conn: sqlite3.Connection, event: Event) -> None:
    b = event.body
    conn.execute(_KEEP_SETTLED, (b["key"], b["scheme"], event.seq, b["outcome"], event.utc_ms))
    conn.execute(_SETTLED, (b["key"], b["scheme"]))


_BY_KIND: Mapping[str, Callable[[sqlite3.Connection, Any], None]] = {
    "answer": _answered,
    "round_ended": _ended,
    "flag": _flagged,
    "flag_settled": _settled,
}
