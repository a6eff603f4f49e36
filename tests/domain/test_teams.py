"""Teams of equal size: neighbours together, by chance, or so that all know about as much."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.errors import TooFewForTeams
from wastequiz.domain.seating import Seating
from wastequiz.domain.students import ANIMALS
from wastequiz.domain.teams import Team, at_random, balanced, by_rows, move, team_of

REFS = tuple(f"s{n:02d}" for n in range(40))


def plan(count: int, columns: int = 6) -> Seating:
    return Seating(columns, -(-count // columns), {ref: (n % columns, n // columns) for n, ref in enumerate(REFS[:count])})


def sizes(teams: tuple[Team, ...]) -> list[int]:
    return [len(team.refs) for team in teams]


@given(count=st.integers(2, 40), n=st.integers(2, 8), seed=st.integers(0, 99))
def test_everybody_is_in_one_team_and_sizes_differ_by_at_most_one(count: int, n: int, seed: int) -> None:
    dice = Random(seed)
    accuracy = {ref: dice.choice([None, dice.random()]) for ref in REFS[:count]}
    for make in (lambda: by_rows(plan(count), n), lambda: at_random(REFS[:count], n, seed), lambda: balanced(accuracy, n, seed)):
        if count < n:
            with pytest.raises(TooFewForTeams):
                make()
            continue
        teams = make()
        assert sorted(ref for team in teams for ref in team.refs) == sorted(REFS[:count])
        assert max(sizes(teams)) - min(sizes(teams)) <= 1
        assert [(team.id, team.animal) for team in teams] == [(k + 1, ANIMALS[k]) for k in range(n)]


def test_rows_that_go_evenly_are_the_teams() -> None:
    assert [sorted(team.refs) for team in by_rows(plan(24), 4)] == [list(REFS[start : start + 6]) for start in (0, 6, 12, 18)]


def test_where_a_team_goes_on_into_the_next_row_its_places_touch() -> None:
    assert by_rows(plan(18), 2)[0].refs == (*REFS[:6], *reversed(REFS[9:12]))


def test_chance_is_the_same_for_the_same_seed_whatever_the_order() -> None:
    assert at_random(REFS, 4, 7) == at_random(REFS[::-1], 4, 7) != at_random(REFS, 4, 8)


@given(marks=st.lists(st.floats(0, 1), min_size=8, max_size=40), n=st.integers(2, 4), seed=st.integers(0, 99))
def test_balanced_teams_of_one_size_know_about_as_much(marks: list[float], n: int, seed: int) -> None:
    marks = marks[: len(marks) // n * n]
    accuracy = dict(zip(REFS, marks, strict=False))
    means = [sum(accuracy[ref] for ref in team.refs) / len(team.refs) for team in balanced(accuracy, n, seed)]
    # A snake draft loses in a pass at most what lies between the best and the least of it, and wins it back in the next.
    assert max(means) - min(means) <= (max(marks) - min(marks)) / len(marks) * n + 1e-9


def test_those_nobody_knows_yet_are_spread() -> None:
    known: dict[str, float | None] = dict.fromkeys(REFS[:5], 0.5)
    teams = balanced(known | dict.fromkeys(REFS[5:13]), 4, 3)
    assert sorted(sum(ref in REFS[5:13] for ref in team.refs) for team in teams) == [2, 2, 2, 2]
    assert sorted(sizes(teams)) == [3, 3, 3, 4]
    nobody: dict[str, float | None] = dict.fromkeys(REFS[:7])
    assert sizes(balanced(nobody, 3, 1)) == [3, 2, 2]
    assert balanced(nobody, 3, 1) != balanced(nobody, 3, 2), "who is equal is picked by chance"


def test_somebody_goes_over_or_joins() -> None:
    teams = at_random(REFS[:6], 2, 1)
    who = teams[0].refs[0]
    moved = move(teams, who, 2)
    assert who in moved[1].refs and sizes(moved) == [2, 4] and team_of(moved, who) == 2
    assert team_of(move(moved, "new", 1), "new") == 1 and team_of(moved, "new") == 0
    assert move(moved, who, 2) == moved
    with pytest.raises(KeyError):
        move(teams, who, 9)


@pytest.mark.parametrize("n", [1, 9])
def test_there_are_two_to_eight_teams(n: int) -> None:
    with pytest.raises(ValueError, match="teams"):
        at_random(REFS, n, 1)
