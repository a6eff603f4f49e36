"""The rules of memory: what is said is an answer once, what belongs together stays, no card is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.games.memory import rules
from wastequiz.games.memory.rules import Face, State

THINGS = ((0, "food", ""), (1, "residual", ""), (2, "food", ""))
TWINS = ((0, "recyclable", "a"), (1, "residual", "a"), (2, "food", "b"), (3, "food", "b"))


def cards(state: State, **wanted: object) -> list[int]:
    """The cards whose faces are so."""
    return [i for i, face in enumerate(state.faces) if all(getattr(face, name) == value for name, value in wanted.items())]


def told(state: State, right: bool = True) -> State:
    return rules.marked(rules.say(state), right)


def test_every_thing_gets_a_card_of_its_bin() -> None:
    state = rules.begin(THINGS, 1)
    assert len(state.faces) == 6
    assert sorted(f.bin_id for f in state.faces if f.n is None) == ["food", "food", "residual"]


def test_twins_need_no_cards_of_bins() -> None:
    assert all(face.n is not None for face in rules.begin(TWINS, 1).faces)


@pytest.mark.parametrize(("things", "said"), [((), "no cards"), (((0, "food", "a"),), "a is no pair")])
def test_what_cannot_be_laid_out_is_refused(things: tuple[tuple[int, str, str], ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        rules.begin(things, 1)


def test_the_same_seed_lays_the_same_table() -> None:
    assert rules.begin(THINGS, 7) == rules.begin(THINGS, 7)
    assert any(rules.begin(THINGS, seed).faces != rules.begin(THINGS, 7).faces for seed in range(5))


def test_a_thing_is_asked_its_bin_once_then_its_bin_is_found() -> None:
    state = rules.begin(THINGS, 1)
    thing, bin_ = cards(state, n=1)[0], cards(state, n=None, bin_id="residual")[0]
    state = rules.turn_up(state, thing)
    assert (state.asks, state.may_turn) == ((1,), False)
    with pytest.raises(ValueError, match="cannot be turned up"):
        rules.turn_up(state, bin_)
    state = told(state)
    assert (state.said, state.points, state.right) == ((1,), (10,), 1)
    state = rules.turn_up(state, bin_)
    assert set(state.found) == {thing, bin_}
    assert (state.points, state.up, state.turn) == ((11,), (), 0)


def test_a_bin_turned_up_first_is_found_after_the_thing_is_told() -> None:
    state = rules.begin(THINGS, 1)
    state = rules.turn_up(state, cards(state, n=None, bin_id="residual")[0])
    assert state.asks == ()
    state = told(rules.turn_up(state, cards(state, n=1)[0]))
    assert len(state.found) == 2


def test_a_bin_said_wrongly_ends_the_turn_and_earns_nothing() -> None:
    state = rules.begin(THINGS, 1, teams=(1, 2))
    state = told(rules.turn_up(state, cards(state, n=1)[0]), right=False)
    assert (state.points, state.may_turn, state.turns) == ((0, 0), False, 1)
    state = rules.tick(state, rules.REST_MS - 1)
    assert state.team == 1
    state = rules.tick(state, 2)
    assert (state.up, state.team, state.missed) == ((), 2, False)
    state = rules.turn_up(state, cards(state, n=1)[0])
    assert state.asks == (), "what was told once is known"


def test_a_pair_found_though_the_bin_was_said_wrongly_is_kept_but_the_turn_goes_on_to_the_next() -> None:
    state = rules.begin(THINGS, 1, teams=(1, 2))
    state = rules.turn_up(state, cards(state, n=None, bin_id="residual")[0])
    state = told(rules.turn_up(state, cards(state, n=1)[0]), right=False)
    assert (len(state.found), state.team, state.points) == (2, 2, (1, 0))


def test_two_that_do_not_belong_together_are_turned_back() -> None:
    state = rules.begin(THINGS, 1)
    bins = cards(state, n=None)
    state = rules.turn_up(rules.turn_up(state, bins[0]), bins[1])
    assert (state.rest_ms, state.found) == (rules.REST_MS, ())
    with pytest.raises(ValueError, match="cannot be turned up"):
        rules.turn_up(state, bins[2])
    assert rules.tick(state, 5_000).up == ()
    assert rules.tick(rules.begin(THINGS, 1), 5_000) == rules.begin(THINGS, 1)


def test_two_bins_or_two_things_never_belong_together() -> None:
    assert not rules.belongs(Face(None, "food"), Face(None, "food"))
    assert not rules.belongs(Face(1, "food"), Face(2, "food"))
    assert rules.belongs(Face(1, "food"), Face(None, "food"))
    assert not rules.belongs(Face(1, "food", "a"), Face(None, "food"))


@pytest.mark.parametrize(("first", "team"), [(True, 1), (False, 2)])
def test_twins_that_are_found_are_told_one_after_the_other(first: bool, team: int) -> None:
    state = rules.begin(TWINS, 1, teams=(1, 2))
    pair = cards(state, pair="a")
    state = rules.turn_up(rules.turn_up(state, pair[0]), pair[1])
    assert (len(state.found), len(state.asks)) == (2, 2)
    state = told(state, right=first)
    assert len(state.asks) == 1
    state = told(state)
    assert (state.asks, state.up, state.team) == ((), (), team)


def test_what_is_not_asked_cannot_be_said_nor_marked() -> None:
    state = rules.begin(THINGS, 1)
    with pytest.raises(ValueError, match="no bin is asked"):
        rules.say(state)
    with pytest.raises(ValueError, match="nothing was said"):
        rules.marked(state, right=True)
    state = rules.say(rules.turn_up(state, cards(state, n=0)[0]))
    with pytest.raises(ValueError, match="no bin is asked"):
        rules.say(state)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([THINGS, TWINS]),
    st.integers(0, 999),
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(0, 7), st.booleans()), min_size=10, max_size=200),
)
def test_no_card_is_lost_and_the_game_can_always_go_on(
    things: tuple[tuple[int, str, str], ...], seed: int, teams: int, moves: list[tuple[int, bool]]
) -> None:
    state = rules.begin(things, seed, tuple(range(1, teams + 1)))
    said: list[int] = []
    for card, right in moves:
        if state.over:
            break
        if state.asks:
            said.append(state.asks[0])
            state = told(state, right)
        elif state.rest_ms:
            state = rules.tick(state, 2_000)
        else:
            assert state.may_turn
            down = [i for i in range(len(state.faces)) if i not in state.found and i not in state.up]
            assert down
            state = rules.turn_up(state, down[card % len(down)])
        assert len(state.found) % 2 == 0
        assert len(set(state.found)) == len(state.found)
        assert min(state.points) >= 0
    assert len(said) == len(set(said)), "a thing is asked once"
    assert sum(state.points) == rules.SAID_POINTS * state.right + rules.FOUND_POINTS * len(state.found) // 2
