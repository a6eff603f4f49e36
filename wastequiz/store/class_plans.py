"""Where a class sits and which teams it makes, as the teacher last left them; and how well its students answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wastequiz.domain.seating import Seating
from wastequiz.domain.teams import Team
from wastequiz.store import lessons, rosters
from wastequiz.store.db import Db
from wastequiz.store.totals import ALL_TIME

_ACCURACY = """SELECT s.ref, t.correct / t.answers FROM students s
  LEFT JOIN student_totals t ON t.ref = s.ref AND t.week = ?2 AND t.answers > 0 WHERE s.class_id = ?1 ORDER BY s.seat"""


def seating(db: Db, class_id: int) -> Seating | None:
    """The seating plan as it was kept; None where nobody made one."""
    plain = _read(db, class_id, "seating")
    if plain is None:
        return None
    return Seating(plain["columns"], plain["rows"], {ref: (column, row) for ref, (column, row) in plain["places"].items()})


def keep_seating(db: Db, class_id: int, plan: Seating) -> None:
    """Keeps the seating plan. Raises UnknownClass."""
    places = {ref: list(place) for ref, place in plan.places.items()}
    _write(db, class_id, "seating", {"columns": plan.columns, "rows": plan.rows, "places": places})


def teams(db: Db, class_id: int) -> tuple[Team, ...]:
    """The teams as they were kept; () where nobody made any."""
    return lessons.teams_from_plain(_read(db, class_id, "teams") or ())


def keep_teams(db: Db, class_id: int, made: Iterable[Team]) -> None:
    """Keeps the teams. Raises UnknownClass."""
    _write(db, class_id, "teams", lessons.teams_to_plain(made))


def accuracy(db: Db, class_id: int) -> dict[str, float | None]:
    """The mean mark of each student's first attempts of all time, by seat; None where there are none."""
    return dict(db.conn.execute(_ACCURACY, (class_id, ALL_TIME)).fetchall())


def _read(db: Db, class_id: int, what: str) -> Any:
    row = db.conn.execute("SELECT body FROM class_plans WHERE class_id = ? AND what = ?", (class_id, what)).fetchone()
    return None if row is None else json.loads(row[0])


def _write(db: Db, class_id: int, what: str, plain: Any) -> None:
    with db.transaction():
        rosters.school_class(db, class_id)
        db.conn.execute("INSERT OR REPLACE INTO class_plans VALUES (?, ?, ?)", (class_id, what, json.dumps(plain)))
