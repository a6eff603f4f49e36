"""Seating plans and teams stay as they were left, as long as the class is there."""

from __future__ import annotations

import pytest

from tests.store.making import a_class, a_round, play
from wastequiz.domain.errors import UnknownClass
from wastequiz.domain.seating import Seating
from wastequiz.domain.teams import Team
from wastequiz.store import class_plans, rosters
from wastequiz.store.db import Db


def test_a_plan_and_teams_are_read_as_they_were_kept(db: Db) -> None:
    a, b, _c = a_class(db)
    assert class_plans.seating(db, a.class_id) is None and class_plans.teams(db, a.class_id) == ()
    for plan in (Seating(6, 2, {a.ref: (5, 1)}), Seating(4, 3, {a.ref: (0, 0), b.ref: (3, 2)})):
        class_plans.keep_seating(db, a.class_id, plan)
        assert class_plans.seating(db, a.class_id) == plan
    teams = (Team(1, "fox", (a.ref,)), Team(2, "owl"))
    class_plans.keep_teams(db, a.class_id, teams)
    assert class_plans.teams(db, a.class_id) == teams


def test_nothing_is_kept_for_a_class_that_is_not_there_and_goes_with_it(db: Db) -> None:
    with pytest.raises(UnknownClass):
        class_plans.keep_teams(db, 99, ())
    class_id = a_class(db)[0].class_id
    class_plans.keep_seating(db, class_id, Seating(6, 1))
    rosters.remove_class(db, class_id)
    assert db.conn.execute("SELECT * FROM class_plans").fetchall() == []


def test_how_well_students_answer_is_told_by_seat(db: Db) -> None:
    a, b, _c = pupils = a_class(db)
    play(db, a_round(who=b), "rrw")
    assert list(class_plans.accuracy(db, a.class_id).items()) == [(pupils[0].ref, None), (b.ref, 2 / 3), (pupils[2].ref, None)]
