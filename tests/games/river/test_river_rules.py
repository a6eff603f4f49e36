"""The rules of River guard: nothing is lost, nothing is negative, lamps slow the water, and every turn comes to its end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.domain.items import Band
from wastequiz.games.river import rules
from wastequiz.games.river.rules import BREAK, OVER, READY, WAVE, Drift, Side, State

THINGS, ASKS = tuple(range(45)), tuple(range(45, 51))


def playing(
    things: tuple[int, ...] = THINGS, asks: tuple[int, ...] = ASKS, teams: int = 1, pace: str = "normal", seconds: int = 120
) -> State:
    """The first wave, just begun."""
    return rules.start_wave(rules.begin(things, asks, Band.g34, pace, seconds=seconds, teams=teams))


def until(state: State, phase: str, most_ms: float = 120_000, *, right: bool | None = None) -> State:
    """Time passes until `phase`; meanwhile everything is fished and answered `right`, or nothing is (None)."""
    passed = 0.0
    while state.phase != phase and passed < most_ms:
        state = rules.tick(state, 100)
        passed += 100
        if right is not None and state.front is not None:
            n = state.front.n
            state = rules.marked(rules.fish(state, n), n, right)
        if right is not None and state.asking is not None:
            n = state.asking
            state = rules.marked(rules.answer(state), n, right)
    assert state.phase == phase
    return state


def test_without_things_there_is_no_game() -> None:
    with pytest.raises(ValueError, match="nothing to fish"):
        rules.begin((), ASKS, Band.g34)
    with pytest.raises(ValueError, match="nothing to fish"):
        rules.begin(THINGS, ASKS, Band.g34, teams=0)


def test_the_young_get_more_time() -> None:
    young, older = rules.begin(THINGS, ASKS, Band.g12), rules.begin(THINGS, ASKS, Band.g34)
    assert young.drift_ms == pytest.approx(1.3 * older.drift_ms)


def test_a_wave_is_announced_and_begins_by_itself() -> None:
    state = rules.begin(THINGS, ASKS, Band.g34)
    state = rules.tick(state, rules.READY_MS - 1)
    assert (state.phase, state.left_ms) == (READY, 0)
    state = rules.tick(state, 2)
    assert state.phase == WAVE
    with pytest.raises(ValueError, match="no wave is announced"):
        rules.start_wave(state)


def test_the_first_thing_comes_at_once_and_the_next_when_there_is_room() -> None:
    state = rules.tick(playing(), 16)
    assert state.drifting == (Drift(0, 0.0),)
    state = rules.tick(state, rules.APART * state.travel_ms - 1)
    assert len(state.drifting) == 1
    state = rules.tick(state, 2)
    assert [d.n for d in state.drifting] == [0, 1]


def test_where_the_water_is_empty_the_next_thing_comes_sooner() -> None:
    state = rules.tick(playing(), 16)
    state = rules.marked(rules.fish(state, 0), 0, right=True)
    state = rules.tick(state, rules.APART * state.travel_ms / 2 + 1)
    assert [d.n for d in state.drifting] == [1]


def test_what_drifts_past_clouds_the_water_and_costs_nothing_else() -> None:
    state = until(playing(), BREAK)
    assert state.side.slipped == state.came > 5
    assert (state.side.cloud, state.side.earned, state.side.fished) == (3, 0, 0)
    assert [replace(Side(right=10), slipped=n).clean_bonus for n in (0, 1, 3, 5)] == [15, 10, 5, 0]


def test_while_a_reason_is_told_the_water_stands_and_the_clock_goes_on() -> None:
    state = rules.tick(playing(), 16)
    later = rules.tick(state, 1_000, still=True)
    assert later.drifting == state.drifting
    assert later.left_ms == state.left_ms - 1_000


def test_what_a_finger_holds_does_not_drift_but_cannot_hold_up_the_wave() -> None:
    state = rules.tick(playing(), 16)
    held = rules.tick(state, 2_000, held=(0,))
    assert held.drifting[0] == Drift(0, 0.0)
    for _time in range(800):
        held = rules.tick(held, 100, held=(0,))
    assert held.phase != WAVE
    assert held.side.slipped == held.came or held.phase == BREAK


def test_three_waves_with_two_breaks_between_them_are_all() -> None:
    state, phases = playing(), [WAVE]
    for _time in range(3_000):
        state = rules.tick(state, 100)
        if state.front is not None:
            n = state.front.n
            state = rules.marked(rules.fish(state, n), n, right=True)
        if state.asking is not None:
            n = state.asking
            state = rules.marked(rules.answer(state), n, right=True)
        if state.phase != phases[-1]:
            phases.append(state.phase)
    assert phases == [WAVE, BREAK, READY, WAVE, BREAK, READY, WAVE, OVER]
    assert (state.side.lamps, state.side.asked, state.side.slipped) == (6, 6, 0)
    assert state.side.earned == 10 * state.side.right + 60
    assert rules.tick(state, 1_000) is state


def test_a_wave_is_not_over_while_the_last_thing_is_looked_at() -> None:
    state = replace(playing(), ms=27_000, came=3)
    assert rules.tick(state, 16, linger=True).phase == WAVE
    assert rules.tick(state, 16).phase == BREAK


def test_lamps_slow_the_water_and_waves_go_faster() -> None:
    state = playing()
    lit = replace(state, sides=(Side(lamps=6),))
    assert lit.travel_ms == pytest.approx(1.24 * state.travel_ms)
    assert replace(state, turn=2).travel_ms == pytest.approx(0.72 * state.travel_ms)


def test_a_lamp_holds_one_thing_back() -> None:
    state = until(until(playing(), BREAK, right=True), READY, right=True)
    assert state.side.catches == 3
    state = until(state, BREAK)
    assert (state.side.held, state.side.catches) == (3, 0)
    assert len(state.caught) == 3
    assert state.side.slipped == state.came - 3


def test_a_break_ends_by_the_clock_and_a_question_that_was_not_reached_counts_for_nothing() -> None:
    state = until(playing(), BREAK)
    assert state.asking == 45
    state = rules.tick(state, state.break_ms - 1)
    assert state.phase == BREAK
    state = rules.tick(state, 2)
    assert (state.phase, state.side.asked, state.side.lamps) == (READY, 0, 0)


def test_an_answer_that_is_being_kept_or_looked_at_keeps_the_break_open() -> None:
    state = until(playing(), BREAK)
    state = rules.answer(state)
    with pytest.raises(ValueError, match="nothing is asked"):
        rules.answer(state)
    state = rules.tick(state, 2 * state.break_ms)
    assert state.phase == BREAK
    state = rules.marked(state, 45, right=True)
    assert rules.tick(state, 16, still=True).phase == BREAK
    assert rules.tick(state, 16).phase == READY
    assert state.side.lamps == 1


def test_without_questions_the_next_wave_follows() -> None:
    state = until(playing(asks=()), READY, right=True)
    assert (state.wave, state.questions) == (1, 0)


def test_a_handful_of_things_still_makes_three_waves() -> None:
    state = until(playing(things=(0, 1), asks=()), OVER, right=True)
    assert state.side.fished == 2


def test_teams_take_turns_with_as_many_things_and_questions_each() -> None:
    state = until(playing(things=tuple(range(24)), asks=tuple(range(24, 36)), teams=2, seconds=270), BREAK, right=True)
    assert (state.team, state.wave, state.questions, state.share) == (0, 0, 3, 4)
    state = until(state, READY, right=True)
    assert (state.team, state.wave) == (1, 0)
    state = until(state, OVER, 400_000, right=True)
    assert state.sides[0] == state.sides[1]
    assert state.sides[0].fished == 12


def test_only_what_drifts_can_be_fished_and_only_what_waits_can_be_marked() -> None:
    state = playing()
    with pytest.raises(ValueError, match="does not drift"):
        rules.fish(state, 0)
    with pytest.raises(ValueError, match="waits for nothing"):
        rules.marked(state, 0, right=True)


@pytest.mark.parametrize(("teams", "seconds", "most"), [(1, 120, 180), (2, 270, 300)])
@pytest.mark.parametrize("pace", sorted(rules.DRIFT_MS))
def test_even_where_nobody_does_anything_a_round_ends_in_time(teams: int, seconds: int, most: int, pace: str) -> None:
    state, passed = playing(tuple(range(90)), tuple(range(90, 102)), teams, pace, seconds), 0
    while not state.over:
        state = rules.tick(state, 100)
        passed += 100
    assert 60_000 <= passed <= most * 1_000


@settings(max_examples=120, deadline=None)
@given(
    st.integers(1, 50),
    st.integers(0, 12),
    st.integers(1, 2),
    st.sampled_from(["calm", "normal", "brisk"]),
    st.lists(
        st.tuples(st.integers(1, 6_000), st.sampled_from(["wait", "right", "wrong", "late", "hold"]), st.integers(0, 3)),
        min_size=10,
        max_size=120,
    ),
)
def test_no_thing_is_lost_and_nothing_is_negative(things: int, asks: int, teams: int, pace: str, moves: list[tuple[int, str, int]]) -> None:
    state = rules.begin(tuple(range(things)), tuple(range(things, things + asks)), Band.g34, pace, teams=teams)
    came: set[int] = set()
    for ms, what, which in moves:
        held = tuple(d.n for d in state.drifting[:1]) if what == "hold" else ()
        state = rules.tick(state, ms, held=held, still=what == "late" and which == 0)
        came |= {d.n for d in state.drifting}
        if what in ("right", "wrong", "late"):
            n = None
            if state.drifting:
                n = state.drifting[which % len(state.drifting)].n
                state = rules.fish(state, n)
            elif state.asking is not None:
                n = state.asking
                state = rules.answer(state)
            if n is not None and what != "late":
                state = rules.marked(state, n, what == "right")
        for n in state.waits if what == "wait" else ():
            state = rules.marked(state, n, right=True)
        settled = sum(side.fished + side.slipped + side.held for side in state.sides)
        under_way = len(state.drifting) + sum(n < things for n in state.waits)
        assert len(came) == settled + under_way
        for side in state.sides:
            assert 0 <= side.right <= side.fished
            assert 0 <= side.lamps <= side.asked
            assert side.catches >= 0
            assert 0 <= side.clean_bonus <= 0.15 * side.earned
            assert 0 <= side.cloud <= 3
        assert all(0 <= d.x < 1 for d in state.drifting)
        assert state.left_ms >= 0
