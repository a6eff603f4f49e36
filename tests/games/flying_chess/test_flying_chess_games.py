"""Whole games of flying chess: each ends within its time, no plane is lost, the same seed plays the same, and no turn wins more."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.games.flying_chess import rules
from wastequiz.games.flying_chess.board import HANGAR
from wastequiz.games.flying_chess.state import (
    ASK,
    IN_A_ROW,
    THROW,
    WAYS,
    WINDS,
    State,
    movable,
    points,
    progress,
)

BINS = ("food", "hazardous", "recyclable", "residual")
DECK = ("", "food", "hazardous", "", "recyclable", "residual", "", "food")


def play(state: State, rng: Random, share: float = 0.75, ms: float = 0.0) -> State:
    """Plays to the end; each turn takes `ms`, and the time is up at the limit."""
    for _deed in range(20_000):
        if state.over:
            return state
        state = deed(state, rng, share)
        state = rules.tick(state, ms)
        if state.table.limit_ms and state.ms >= state.table.limit_ms and not state.last_round and not state.over:
            state = rules.after(state, {"do": "time", "ms": state.ms})
    raise AssertionError("no end")


def deed(state: State, rng: Random, share: float) -> State:
    if state.phase == ASK:
        return rules.marked(state, state.asked, rng.random() < share)
    if state.phase == THROW:
        return rules.throw(state)
    return rules.choose(state, rng.choice(movable(state)))


# ---- whole games
ways = st.sampled_from(sorted(WAYS))


@settings(max_examples=25, deadline=None)
@given(way=ways, teams=st.integers(2, 4), seed=st.integers(0, 2**32), share=st.floats(0, 1), ms=st.integers(2_000, 60_000))
def test_every_game_ends_within_its_time_and_no_plane_is_lost(way: str, teams: int, seed: int, share: float, ms: int) -> None:
    rng = Random(seed)
    state = rules.begin(way, range(1, teams + 1), range(teams), seed, DECK, signs=BINS, limit_s=1_200)
    for _deed in range(20_000):
        if state.over:
            break
        before = state
        state = rules.tick(deed(state, rng, share), ms)
        if state.ms >= state.table.limit_ms and not state.last_round and not state.over:
            state = rules.after(state, {"do": "time", "ms": state.ms})
        assert [len(own) for own in state.planes] == [state.rules.planes] * teams
        assert all(HANGAR <= place <= state.board.goal for own in state.planes for place in own)
        moved = {(m.team, p) for m in state.moves for p in m.planes}
        unmoved = [(t, p) for t in range(teams) for p in range(state.rules.planes) if (t, p) not in moved]
        assert all(state.planes[t][p] == before.planes[t][p] for t, p in unmoved)
        assert all(used <= WINDS for used in state.winds)
    assert state.over
    longest = teams * 2 * IN_A_ROW + teams
    assert state.ms <= state.table.limit_ms + longest * ms
    assert all(p >= 0 for _team, p in points(state))


@settings(max_examples=15, deadline=None)
@given(way=ways, teams=st.integers(2, 4), seed=st.integers(0, 2**32))
def test_the_same_seed_and_deeds_play_the_same_game(way: str, teams: int, seed: int) -> None:
    start = rules.begin(way, range(1, teams + 1), range(teams), seed, DECK, signs=BINS)
    assert play(start, Random(seed)) == play(start, Random(seed))


@settings(max_examples=15, deadline=None)
@given(way=ways, teams=st.integers(2, 4), seed=st.integers(0, 2**32))
def test_all_have_as_many_turns(way: str, teams: int, seed: int) -> None:
    start = rules.begin(way, range(1, teams + 1), range(teams), seed, DECK, signs=BINS)
    end = play(start, Random(seed))
    assert end.turns == end.round * teams


@settings(max_examples=20, deadline=None)
@given(way=st.sampled_from(["class", "booth"]), seed=st.integers(0, 2**32))
def test_who_knows_nothing_never_moves_ahead(way: str, seed: int) -> None:
    end = play(rules.begin(way, (1, 2), (0, 2), seed, DECK, limit_s=600), Random(seed), share=0.0, ms=10_000)
    assert [progress(end, t) for t in range(2)] == [0, 0]
    assert end.right == (0, 0)


# ---- fairness
def shares(way: str, teams: int, games: int) -> list[float]:
    """What share of games who plays first, second ... in a round wins; who is level shares."""
    won = [0.0] * teams
    for seed in range(games):
        end = play(rules.begin(way, range(1, teams + 1), range(teams), seed, DECK, signs=BINS), Random(seed))
        got = [p for _t, p in points(end)]
        best = [t for t, p in enumerate(got) if p == max(got)]
        for t in best:
            won[(t - end.table.begins) % teams] += 1 / len(best)
    return [w / games for w in won]


def test_who_plays_first_wins_no_more_often_than_who_plays_last() -> None:
    """Fails where a game ends at once when the first is home (checked: then the first of two wins 60 % of these games)."""
    first, second = shares("booth", 2, 600)
    assert abs(first - second) < 0.1
