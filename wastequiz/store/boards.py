"""Class boards, read from the totals: as quick with a million answers as with ten thousand."""

from __future__ import annotations

from datetime import timedelta

from wastequiz.domain import students
from wastequiz.domain.memory import Lanterns
from wastequiz.domain.results import Board, BoardRow
from wastequiz.store import rosters, settings, standing
from wastequiz.store.db import Db
from wastequiz.store.journal import local_time
from wastequiz.store.totals import ALL_TIME, iso_week

GOAL_SETTING = "class_goal"
"""Setting with the number for every class; `class_goal:<class id>` for one class."""

_ROWS = """SELECT s.ref, s.seat, s.animal, t.points, t.correct, t.answers, t.rounds
  FROM students s JOIN student_totals t ON t.ref = s.ref AND t.week = ?2 WHERE s.class_id = ?1 AND t.answers > 0"""

_Total = tuple[str, int, str, float, float, int, int]


def class_board(db: Db, class_id: int, *, week: str | None = None, limit: int | None = 9) -> Board:
    """The board of a class. `week`: "2026-W47", None for this week by the clock, '' for all time; `limit` None gives every row.

    `right_answers` are the class's lanterns, practice included; `goal` is right answers a week for the whole class (0 for a class without students), the same for all time. Raises UnknownClass,
    ValueError for a malformed week.
    """
    found = rosters.school_class(db, class_id)
    shown = this_week(db) if week is None else week
    totals = _ranked(db, class_id, shown)
    before = {} if shown == ALL_TIME else {t[0]: rank for rank, t in _ranked(db, class_id, _week_before(shown))}
    rows = [
        BoardRow(
            rank=rank,
            seat=seat,
            animal=animal,
            points=round(points, 2),
            accuracy=correct / answers,
            answers=answers,
            rounds=rounds,
            ref=ref,
            moved=before.get(ref, rank) - rank,
        )
        for rank, (ref, seat, animal, points, correct, answers, rounds) in totals
    ]
    return Board(
        class_name=found.name,
        rows=tuple(rows[:limit]),
        took_part=len(rows),
        students=found.students,
        right_answers=standing.lanterns(db, class_id, shown),
        goal=goal_each(db, class_id) * found.students,
        week=shown,
        lamps=standing.class_lamps(db, class_id),
    )


def goal_each(db: Db, class_id: int) -> int:
    """Right answers a student and week that make up the goal of this class."""
    return settings.get(db, f"{GOAL_SETTING}:{class_id}", settings.get(db, GOAL_SETTING, students.GOAL))


def set_goal_each(db: Db, class_id: int, each: int) -> None:
    """Sets the goal of this class: right answers a student and week, 1 to 200. Raises BadGoal, UnknownClass."""
    rosters.school_class(db, class_id)
    settings.set(db, f"{GOAL_SETTING}:{class_id}", students.goal_each(each))


def lanterns(db: Db, class_id: int) -> Lanterns:
    """How far the class has come this week towards its goal. Raises UnknownClass."""
    found = rosters.school_class(db, class_id)
    week, each = this_week(db), goal_each(db, class_id)
    lit, lamps = standing.lanterns(db, class_id, week), standing.class_lamps(db, class_id)
    return Lanterns(class_id, lit, each * found.students, each, found.students, week, lamps)


def this_week(db: Db) -> str:
    """The ISO week by the store's clock."""
    return iso_week(local_time(db.clock.utc_ms(), db.clock.offset_min()))


def _ranked(db: Db, class_id: int, week: str) -> list[tuple[int, _Total]]:
    """(rank, totals), best first: by points, then accuracy; who is equal in both shares a rank and stands by seat."""
    totals: list[_Total] = db.conn.execute(_ROWS, (class_id, week)).fetchall()
    totals.sort(key=lambda t: (-round(t[3], 2), -t[4] / t[5], t[1]))
    ranked: list[tuple[int, _Total]] = []
    for place, total in enumerate(totals, start=1):
        same = ranked and (round(ranked[-1][1][3], 2), ranked[-1][1][4] / ranked[-1][1][5]) == (round(total[3], 2), total[4] / total[5])
        ranked.append((ranked[-1][0] if same else place, total))
    return ranked


def _week_before(week: str) -> str:
    from datetime import datetime

    monday = datetime.strptime(week + "-1", "%G-W%V-%u")  # noqa: DTZ007 - a calendar week has no zone
    return iso_week(monday - timedelta(days=7))
