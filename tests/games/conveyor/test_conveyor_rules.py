"""The rules of the conveyor: nothing is lost, nothing is negative, lamps and the clock end it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.domain.items import Band
from wastequiz.games.conveyor import rules
from wastequiz.games.conveyor.rules import Riding, State


def playing(deck: int = 20, limit_s: int = 0, pace: str = "normal") -> State:
    return rules.begin(deck, Band.g34, pace, limit_s)


def sorted_rightly(state: State, right: bool = True) -> State:
    """The foremost thing is put and marked."""
    front = state.front
    assert front is not None
    return rules.marked(rules.sort(state, front.n), front.n, right)


def test_an_empty_deck_is_no_game() -> None:
    with pytest.raises(ValueError, match="nothing to sort"):
        rules.begin(0, Band.g34)


def test_the_young_get_more_time() -> None:
    young, older = rules.begin(5, Band.g12), rules.begin(5, Band.g34)
    assert rules.ride_ms(young) == pytest.approx(1.3 * rules.ride_ms(older))


def test_a_thing_rides_to_the_end_and_falls_off_with_a_lamp() -> None:
    state = rules.tick(playing(), 7_999)
    assert state.front == Riding(0, pytest.approx(7_999 / 8_000))
    state = rules.tick(state, 2)
    assert (state.fallen, state.lamps, state.streak) == (1, 2, 0)


def test_the_next_thing_comes_when_there_is_room() -> None:
    state = rules.tick(playing(), 8_000 * rules.APART - 1)
    assert len(state.riding) == 1
    state = rules.tick(state, 2)
    assert [r.n for r in state.riding] == [0, 1]


def test_three_wrong_ones_end_it() -> None:
    state = playing()
    for _time in range(3):
        assert not state.over
        state = sorted_rightly(rules.tick(state, 2_500), right=False)
    assert state.over
    assert state.points == 0
    assert rules.tick(state, 1_000) is state
    with pytest.raises(ValueError, match="does not ride"):
        rules.sort(state, state.riding[0].n)


def test_right_ones_in_a_row_earn_a_little_more_up_to_half() -> None:
    state, earned = playing(), []
    for _time in range(8):
        before = state.points
        state = rules.tick(sorted_rightly(state), 2_500)
        earned.append(state.points - before)
    assert earned == [10, 11, 12, 13, 14, 15, 15, 15]
    assert state.best_streak == state.streak == 8


def test_the_belt_speeds_up_but_not_for_ever() -> None:
    state = playing()
    assert rules.ride_ms(replace(state, sorted=5)) == pytest.approx(8_000 * 0.94)
    assert rules.ride_ms(replace(state, sorted=500)) == rules.FASTEST_MS


def test_with_a_clock_nothing_goes_out_and_time_ends_it() -> None:
    state = rules.tick(playing(limit_s=60), 30_000)
    assert (state.lamps, state.left_ms) == (rules.LAMPS, 30_000)
    state = sorted_rightly(replace(state, riding=(Riding(9, 0.5),)), right=False)
    assert state.lamps == rules.LAMPS
    state = rules.tick(state, 40_000)
    assert (state.left_ms, state.over) == (0, True)


def test_what_is_under_way_when_time_ends_still_counts() -> None:
    state = rules.sort(playing(limit_s=60), 0)
    state = rules.tick(state, 61_000)
    assert not state.over
    state = rules.marked(state, 0, right=True)
    assert (state.over, state.points) == (True, 10)


def test_a_deck_that_is_sorted_ends_it() -> None:
    state = sorted_rightly(playing(deck=1))
    assert state.over
    assert state.front is None


def test_only_what_was_put_can_be_marked() -> None:
    with pytest.raises(ValueError, match="was not put anywhere"):
        rules.marked(playing(), 0, right=True)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 30),
    st.sampled_from(["calm", "normal", "brisk"]),
    st.sampled_from([0, 60]),
    st.lists(st.tuples(st.integers(1, 3_000), st.sampled_from(["wait", "right", "wrong", "late"])), max_size=80),
)
def test_no_thing_is_lost_and_nothing_is_negative(deck: int, pace: str, limit_s: int, moves: list[tuple[int, str]]) -> None:
    state = rules.begin(deck, Band.g34, pace, limit_s)
    for ms, what in moves:
        state = rules.tick(state, ms)
        front = state.front
        if what != "wait" and front is not None and not state.over:
            state = rules.sort(state, front.n)
            if what != "late":
                state = rules.marked(state, front.n, what == "right")
        assert state.next_n == len(state.riding) + len(state.waits) + state.sorted + state.fallen
        assert state.points >= 0
        assert 0 <= state.lamps <= rules.LAMPS
        assert state.right <= state.sorted
        assert all(0 <= r.x < 1 for r in state.riding)
