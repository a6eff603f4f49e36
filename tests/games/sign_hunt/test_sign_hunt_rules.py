"""The rules of the sign hunt: the cases, whose turn it is, points, the clock; and how plates hang in the street."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.items import Band
from wastequiz.domain.rounds import PACES, GameSpec
from wastequiz.domain.teams import Team
from wastequiz.games.sign_hunt import rules, street
from wastequiz.games.sign_hunt.rules import FIND, MATCH, SPOT, Case, State

DECK = ("single_choice", "pick_from_bin", "odd_one_out", "odd_one_out", "which_bin", "which_bin", "which_bin", "which_bin")
KINDS = st.lists(st.sampled_from(["single_choice", "pick_from_bin", "odd_one_out", "which_bin"]), max_size=40)


def cases(n: int) -> tuple[Case, ...]:
    return tuple(Case(i, rules.SORTS[i % 3]) for i in range(n))


def answered(state: State, right: bool) -> State:
    return rules.onward(rules.marked(rules.choose(state), right))


def test_the_sorts_of_cases_take_turns() -> None:
    assert [case.sort for case in rules.plan(DECK, 6)] == [FIND, MATCH, SPOT, FIND, MATCH, SPOT]


def test_what_there_is_plenty_of_stands_in_for_what_is_missing() -> None:
    assert [case.sort for case in rules.plan(DECK, 8)] == [FIND, MATCH, SPOT, FIND, MATCH, SPOT, MATCH, MATCH]
    assert len(rules.plan(DECK, 20)) == len(DECK), "fewer questions than wanted: fewer cases"


def test_teams_get_the_same_sort_one_after_the_other_and_what_is_left_is_shared_out() -> None:
    assert [case.sort for case in rules.plan(DECK, 8, 2)] == [FIND, FIND, MATCH, MATCH, SPOT, SPOT, MATCH, MATCH]
    mixed = rules.plan(("single_choice", "odd_one_out", "which_bin", "which_bin"), 4, 2)
    assert [case.sort for case in mixed] == [MATCH, MATCH, FIND, SPOT]


def test_nothing_to_play_with_is_said_at_once() -> None:
    with pytest.raises(ValueError, match="no case for everybody"):
        rules.plan((), 6)
    with pytest.raises(ValueError, match="no case for everybody"):
        rules.plan(("which_bin", "which_bin"), 6, 3)
    with pytest.raises(ValueError, match="no cases"):
        rules.begin(())


def test_how_many_cases_a_game_has() -> None:
    two, three = (Team(1, "fox"), Team(2, "owl")), (Team(1, "fox"), Team(2, "owl"), Team(3, "bear"))
    assert rules.wanted(None) == 6
    assert rules.wanted(GameSpec("sign_hunt", "ten")) == 10
    assert rules.wanted(GameSpec("sign_hunt", "")) == 6
    assert rules.wanted(GameSpec("sign_hunt", "six", teams=two)) == 10
    assert rules.wanted(GameSpec("sign_hunt", "ten", teams=three)) == 12
    assert rules.wanted(GameSpec("sign_hunt", "clock", teams=two)) == 16


def test_right_ones_earn_points_and_a_row_of_them_a_little_more() -> None:
    state = rules.begin(cases(6))
    for right in (True, True, True, True, True, False):
        state = answered(state, right)
    assert state.points == (10 + 11 + 12 + 13 + 13,)
    assert (state.right, state.solved[-1], state.streaks, state.over) == (5, False, (0,), True)
    assert state.case is None


def test_teams_take_turns_and_earn_for_themselves() -> None:
    state = rules.begin(cases(4), (7, 9))
    assert state.team == 7
    state = answered(state, True)
    assert state.team == 9
    state = answered(answered(state, False), True)
    assert (state.points, state.streaks) == ((21, 0), (2, 0))


def test_the_clock_runs_only_while_a_case_is_open() -> None:
    state = rules.tick(rules.begin(cases(3), limit_s=60), 20_000)
    assert state.left_ms == 40_000
    state = rules.choose(state)
    assert rules.tick(state, 60_000) == state
    state = rules.marked(state, True)
    assert rules.tick(state, 60_000) == state
    state = rules.tick(rules.onward(state), 90_000)
    assert (state.left_ms, state.time_up, state.over, state.case) == (0, True, True, None)
    assert rules.tick(state, 1) == state


def test_without_a_clock_time_never_runs_out() -> None:
    state = rules.tick(rules.begin(cases(3)), 10**9)
    assert not state.time_up
    assert state.left_ms == 0
    assert not state.over


def test_when_time_is_up_every_team_still_gets_as_many_cases_as_the_first() -> None:
    state = answered(rules.begin(cases(6), (1, 2), limit_s=60), True)
    state = rules.tick(state, 60_000)
    assert state.time_up
    assert not state.over
    state = answered(state, True)
    assert state.over
    assert len(state.solved) == 2


def test_nothing_is_done_out_of_turn() -> None:
    state = rules.begin(cases(1))
    with pytest.raises(ValueError, match="nothing was chosen"):
        rules.marked(state, True)
    with pytest.raises(ValueError, match="nothing was told"):
        rules.onward(state)
    chosen = rules.choose(state)
    told = rules.marked(chosen, True)
    for closed in (chosen, told, rules.onward(told)):
        with pytest.raises(ValueError, match="no case is open"):
            rules.choose(closed)
    assert not chosen.over
    assert not told.over


@given(KINDS, st.integers(1, 20), st.integers(1, 4))
def test_no_question_comes_twice_and_every_team_has_as_many(kinds: list[str], want: int, teams: int) -> None:
    if len(kinds) < teams or want < teams:
        with pytest.raises(ValueError, match="no case"):
            rules.plan(kinds, want, teams)
        return
    plan = rules.plan(kinds, want, teams)
    assert len({case.n for case in plan}) == len(plan)
    assert len(plan) == min(want, len(kinds)) // teams * teams
    assert all(case.sort == rules.sort_of(kinds[case.n]) for case in plan)


@given(
    st.integers(1, 12), st.integers(1, 4), st.lists(st.tuples(st.sampled_from("atmo"), st.booleans()), max_size=80), st.sampled_from([0, 5])
)
def test_no_score_is_negative_and_only_right_answers_earn(n: int, teams: int, moves: list[tuple[str, bool]], limit: int) -> None:
    state = rules.begin(cases(n), tuple(range(1, teams + 1)), limit)
    for move, right in moves:
        before = state
        if move == "a" and not (state.over or state.waits or state.told):
            state = rules.choose(state)
        elif move == "m" and state.waits:
            state = rules.marked(state, right)
            assert (sum(state.points) > sum(before.points)) == right
        elif move == "o" and state.told:
            state = rules.onward(state)
        else:
            state = rules.tick(state, 700)
        assert all(now >= then >= 0 for now, then in zip(state.points, before.points, strict=True))
        assert len(state.solved) == state.at + state.told
    assert rules.POINTS * state.right <= sum(state.points) <= (rules.POINTS + rules.MOST_STREAK_BONUS) * state.right


# ---- the street
@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("band", list(Band))
@pytest.mark.parametrize("options", range(2, 9))
def test_every_answer_hangs_once_among_four_to_nine_plates(options: int, band: Band, pace: str) -> None:
    hung = street.hang(options, band, pace, 9, seed=4)
    assert sorted(h.option for h in hung if h.option is not None) == list(range(options))
    assert street.LEAST <= len(hung) <= street.MOST
    assert len({h.place for h in hung}) == len(hung)
    signs = [h.sign for h in hung if h.option is None]
    assert len(set(signs)) == len(signs)
    assert hung == street.hang(options, band, pace, 9, seed=4), "the same for the same seed"


def test_more_plates_and_more_look_alikes_make_it_harder() -> None:
    def alike(band: Band, pace: str) -> Counter[bool]:
        return Counter(h.sign in street.LOOK_ALIKES for s in range(30) for h in street.hang(4, band, pace, 9, s) if h.sign)

    assert alike(Band.pre, "calm") == Counter()
    assert alike(Band.pre, "normal") == Counter({False: 60})
    assert alike(Band.g34, "normal") == Counter({True: 60, False: 30})
    assert alike(Band.adult, "brisk") == Counter({True: 150})


def test_places_that_do_not_suffice_are_said() -> None:
    with pytest.raises(ValueError, match="5 plates do not hang at 4 places"):
        street.hang(5, Band.g34, "normal", 4, 1)
    assert len(street.hang(4, Band.g34, "brisk", 5, 1)) == 5


def test_arrows_lead_to_the_nearest_plate_on_that_side() -> None:
    points = [(0.0, 0.0), (100.0, 120.0), (200.0, 0.0)]
    assert street.neighbour(points, 0, 1, 0) == 2
    assert street.neighbour(points, 0, 0, 1) == 1
    assert street.neighbour(points, 1, 0, -1) in (0, 2)
    assert street.neighbour(points, 2, 1, 0) == 2, "there is none: it stays"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), min_size=2, max_size=9, unique=True))
def test_an_arrow_never_leads_backwards(spots: list[tuple[int, int]]) -> None:
    points = [(x * 190.0, y * 260.0) for x, y in spots]
    for at, (x, y) in enumerate(points):
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            there = points[street.neighbour(points, at, dx, dy)]
            assert (there == (x, y)) or (there[0] - x) * dx + (there[1] - y) * dy > 0
