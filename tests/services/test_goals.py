"""The class goal: read, set, and how far the class has come."""

from __future__ import annotations

import pytest

from tests.services.asking import heard
from tests.store.making import a_round, play
from wastequiz.domain.errors import BadGoal, UnknownClass
from wastequiz.domain.items import Band
from wastequiz.domain.memory import Lanterns
from wastequiz.services import boards, enrolling, goals
from wastequiz.services.school import School


def lanterns(school: School, class_id: int) -> Lanterns:
    return heard(school, lambda done, failed: goals.lanterns(school, class_id, done, failed))


def set_goal(school: School, class_id: int, each: int) -> Lanterns:
    return heard(school, lambda done, failed: goals.set_goal(school, class_id, each, done, failed))


def test_practice_lights_lanterns_and_earns_no_points(school: School) -> None:
    added = heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 4, done, failed))
    who = enrolling.contestant(heard(school, lambda done, failed: enrolling.students(school, added.id, done, failed))[0])
    school.ask(lambda db: play(db, a_round("1", who, practice=True), "rrwr"))
    school.ask(lambda db: play(db, a_round("2", who), "rww"))
    found = lanterns(school, added.id)
    assert (found.lit, found.goal, found.each, found.students, found.lamps) == (3, 80, 20, 4, 0)
    board = heard(school, lambda done, failed: boards.board(school, added.id, done, failed))
    assert (board.right_answers, board.goal, board.rows[0].points, board.week) == (3, 80, 10.0, found.week)


def test_the_goal_is_set_for_one_class(school: School) -> None:
    first, second = (
        heard(school, lambda done, failed, n=name: enrolling.add_class(school, n, Band.g34, 2, done, failed)) for name in ("a", "b")
    )
    assert set_goal(school, first.id, 35).goal == 70
    assert lanterns(school, second.id).each == 20


@pytest.mark.parametrize("each", [0, -3, 201])
def test_a_goal_out_of_range_is_refused(school: School, each: int) -> None:
    added = heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 2, done, failed))
    with pytest.raises(BadGoal):
        set_goal(school, added.id, each)
    assert lanterns(school, added.id).each == 20


def test_a_class_that_is_gone_has_no_goal(school: School) -> None:
    with pytest.raises(UnknownClass):
        lanterns(school, 99)
    with pytest.raises(UnknownClass):
        set_goal(school, 99, 20)
