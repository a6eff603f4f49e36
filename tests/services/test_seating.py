"""Seating plan and teams: suggested for the class as it is, mended, kept."""

from __future__ import annotations

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import EmptyClass, TooFewForTeams, UnknownClass
from wastequiz.domain.items import Band
from wastequiz.domain.seating import Seating
from wastequiz.domain.teams import Team, move
from wastequiz.services import enrolling, seating
from wastequiz.services.school import School
from wastequiz.store import rosters


def a_class(school: School, seats: int = 6) -> tuple[int, list[str]]:
    made = heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, seats, done, failed))
    return made.id, [s.ref for s in school.ask(lambda db: rosters.students(db, made.id))]


def suggested(school: School, class_id: int, how: str, n: int, seed: int | None = 1) -> list[Team]:
    return heard(school, lambda done, failed: seating.suggest_teams(school, class_id, how, n, done, failed, seed=seed))


def plan(school: School, class_id: int) -> Seating:
    return heard(school, lambda done, failed: seating.seating(school, class_id, done, failed))


@pytest.mark.parametrize("how", seating.HOW)
def test_teams_are_suggested_in_every_way_and_hold_everybody(school: School, how: str) -> None:
    class_id, refs = a_class(school)
    teams = suggested(school, class_id, how, 2)
    assert sorted(ref for team in teams for ref in team.refs) == sorted(refs) and [len(team.refs) for team in teams] == [3, 3]
    assert suggested(school, class_id, how, 2) == teams
    assert len(suggested(school, class_id, how, 3, None)) == 3


def test_teams_by_rows_follow_the_plan_that_was_kept(school: School) -> None:
    class_id, refs = a_class(school, 4)
    kept = plan(school, class_id)
    assert kept.rows_of() == (tuple(refs),)
    wide = Seating(2, 2, dict(zip(refs, [(1, 1), (0, 0), (1, 0), (0, 1)], strict=True)))
    heard(school, lambda done, failed: seating.keep_seating(school, class_id, wide, done, failed))
    assert plan(school, class_id) == wide
    assert [set(team.refs) for team in suggested(school, class_id, "rows", 2)] == [{refs[1], refs[2]}, {refs[0], refs[3]}]


def test_plan_and_teams_follow_who_leaves(school: School) -> None:
    class_id, refs = a_class(school, 4)
    teams = suggested(school, class_id, "random", 2)
    mended = move(teams, refs[0], 2)
    heard(school, lambda done, failed: seating.keep_teams(school, class_id, mended, done, failed))
    heard(school, lambda done, failed: seating.keep_seating(school, class_id, plan(school, class_id), done, failed))
    heard(school, lambda done, failed: enrolling.remove_student(school, refs[0], done, failed))
    found = heard(school, lambda done, failed: seating.teams(school, class_id, done, failed))
    assert sorted(ref for team in found for ref in team.refs) == sorted(refs[1:])
    assert refs[0] not in plan(school, class_id).places


def test_what_cannot_be_suggested_says_why(school: School) -> None:
    empty, _nobody = a_class(school, 0)
    with pytest.raises(EmptyClass):
        suggested(school, empty, "rows", 2)
    with pytest.raises(EmptyClass):
        plan(school, empty)
    with pytest.raises(UnknownClass):
        plan(school, 99)
    with pytest.raises(ValueError, match="by height"):
        suggested(school, empty, "by height", 2)
    heard(school, lambda done, failed: enrolling.add_student(school, empty, 1, "", "", done, failed))
    with pytest.raises(TooFewForTeams):
        suggested(school, empty, "random", 2)
