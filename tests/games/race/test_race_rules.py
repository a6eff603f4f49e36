"""The rules of the lane race: own order, one clock, right answers less penalties, nobody below nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.games.race import rules
from wastequiz.games.race.rules import State


def racing(deck: int = 12, teams: int = 2, limit_s: int = 90) -> State:
    return rules.begin(deck, tuple(range(1, teams + 1)), limit_s)


def answered(state: State, team: int, right: bool = True) -> State:
    return rules.marked(rules.answer(state, team), team, right)


def test_the_deck_is_dealt_round_and_evenly() -> None:
    assert [lane.cards for lane in racing(7, 3).lanes] == [(0, 3), (1, 4), (2, 5)]


@pytest.mark.parametrize(("deck", "teams"), [(10, (1,)), (1, (1, 2))])
def test_a_race_needs_two_teams_and_a_question_for_each(deck: int, teams: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a race needs two teams"):
        rules.begin(deck, teams, 90)


def test_a_right_answer_moves_the_sled_and_the_next_comes_soon() -> None:
    state = answered(racing(), 1)
    lane = state.lane(1)
    assert (lane.field, lane.points, lane.at, lane.open) == (2, 10, 1, False)
    assert rules.tick(state, 899).lane(1).open is False
    assert rules.tick(state, 900).lane(1).open is True
    assert state.lane(2).open


def test_a_wrong_answer_rests_the_lane_and_costs_but_never_below_nothing() -> None:
    state = answered(racing(), 1, right=False)
    assert (state.lane(1).points, state.lane(1).rest_ms, state.lane(1).wrong) == (0, 1500, 1)
    state = answered(answered(racing(), 2), 1)
    state = rules.tick(state, 2_000)
    assert answered(state, 2, right=False).lane(2).points == 5


def test_a_lane_that_rests_or_waits_is_not_asked() -> None:
    state = rules.answer(racing(), 1)
    with pytest.raises(ValueError, match="team 1 is not asked"):
        rules.answer(state, 1)
    state = rules.marked(state, 1, right=True)
    with pytest.raises(ValueError, match="team 1 is not asked"):
        rules.answer(state, 1)
    with pytest.raises(ValueError, match="team 2 did not answer"):
        rules.marked(state, 2, right=True)
    with pytest.raises(KeyError):
        state.lane(9)


def test_the_clock_ends_it_once_all_is_marked() -> None:
    state = rules.tick(rules.answer(racing(), 1), 100_000)
    assert (state.left_ms, state.time_up, state.over) == (0, True, False)
    with pytest.raises(ValueError, match="is not asked"):
        rules.answer(state, 2)
    state = rules.marked(state, 1, right=True)
    assert state.over
    assert state.lane(1).points == 10
    assert rules.tick(state, 1_000) is state


def test_when_nobody_has_a_question_left_it_is_over() -> None:
    state = racing(2)
    for team in (1, 2):
        state = answered(state, team)
    assert state.over
    assert state.lane(1).n is None


def test_the_flag_is_as_far_as_a_sled_goes() -> None:
    state = racing(80)
    for _time in range(20):
        state = rules.tick(answered(state, 1), 1_000)
    assert state.lane(1).field == rules.FIELDS
    assert state.lane(1).points == 200


@settings(max_examples=100, deadline=None)
@given(
    st.integers(2, 40),
    st.integers(2, 4),
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["right", "wrong", "late"]), st.integers(0, 4_000)), max_size=60),
)
def test_no_question_is_asked_twice_and_no_score_is_negative(deck: int, teams: int, moves: list[tuple[int, str, int]]) -> None:
    if deck < teams:
        deck = teams
    state = rules.begin(deck, tuple(range(1, teams + 1)), 60)
    asked: list[int] = []
    for team, what, ms in moves:
        state = rules.tick(state, ms)
        if team > teams:
            continue
        lane = state.lane(team)
        if lane.waits:
            state = rules.marked(state, team, what == "right")
        elif lane.open and not state.time_up:
            assert lane.n is not None
            asked.append(lane.n)
            state = rules.answer(state, team)
            if what != "late":
                state = rules.marked(state, team, what == "right")
    assert len(asked) == len(set(asked))
    for lane in state.lanes:
        assert 0 <= lane.points <= rules.POINTS * lane.right
        assert lane.right + lane.wrong == lane.at
        assert 0 <= lane.field <= rules.FIELDS
