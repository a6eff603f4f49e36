"""The seating plan and the teams of a class: suggested, mended by hand, kept for the next lesson."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from wastequiz.domain import teams as teaming
from wastequiz.domain.errors import EmptyClass
from wastequiz.domain.seating import Seating, usual
from wastequiz.domain.students import Student
from wastequiz.domain.teams import Team
from wastequiz.services.school import Failed, School
from wastequiz.store import class_plans, rosters
from wastequiz.store.db import Db

HOW = ("rows", "random", "balanced")
"""Ways to make teams: who sits together, by chance, or so that all know about as much."""


def suggest_teams(
    school: School, class_id: int, how: str, n: int, done: Callable[[Sequence[Team]], None], failed: Failed, *, seed: int | None = None
) -> None:
    """`n` teams (2 to 8) made by one of HOW; nothing is kept. `failed` gets UnknownClass, EmptyClass or TooFewForTeams.

    Raises ValueError for another `how`.
    """
    if how not in HOW:
        raise ValueError(how)
    chosen = secrets.randbits(48) if seed is None else seed

    def work(db: Db) -> tuple[Team, ...]:
        there = _students(db, class_id)
        if how == "rows":
            return teaming.by_rows(_seating(db, class_id, there), n)
        if how == "balanced":
            return teaming.balanced(class_plans.accuracy(db, class_id), n, chosen)
        return teaming.at_random([student.ref for student in there], n, chosen)

    school.tell(work, done, failed)


def seating(school: School, class_id: int, done: Callable[[Seating], None], failed: Failed) -> None:
    """Where the class sits: as it was kept, fitted to who is on the roster now; else by seat number. `failed` gets UnknownClass, EmptyClass."""
    school.tell(lambda db: _seating(db, class_id, _students(db, class_id)), done, failed)


def keep_seating(school: School, class_id: int, plan: Seating, done: Callable[[], None], failed: Failed) -> None:
    """Keeps a seating plan. `failed` gets UnknownClass."""
    school.tell(lambda db: class_plans.keep_seating(db, class_id, plan), lambda _: done(), failed)


def teams(school: School, class_id: int, done: Callable[[Sequence[Team]], None], failed: Failed) -> None:
    """The teams as they were kept, without those who left; () where none were made. `failed` gets UnknownClass."""

    def work(db: Db) -> tuple[Team, ...]:
        there = {student.ref for student in rosters.students(db, class_id)}
        return tuple(replace(team, refs=tuple(r for r in team.refs if r in there)) for team in class_plans.teams(db, class_id))

    school.tell(work, done, failed)


def keep_teams(school: School, class_id: int, made: Sequence[Team], done: Callable[[], None], failed: Failed) -> None:
    """Keeps the teams. `failed` gets UnknownClass."""
    school.tell(lambda db: class_plans.keep_teams(db, class_id, made), lambda _: done(), failed)


def _students(db: Db, class_id: int) -> tuple[Student, ...]:
    there = rosters.students(db, class_id)
    if not there:
        raise EmptyClass(rosters.school_class(db, class_id).name)
    return there


def _seating(db: Db, class_id: int, there: Sequence[Student]) -> Seating:
    kept = class_plans.seating(db, class_id)
    return usual(there) if kept is None else kept.fitted(there)
