"""The rules of the bin inspector and the packing of the bags."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.games.dealing import deal
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import GameSpec, RoundSpec
from wastequiz.domain.schemes import Scheme
from wastequiz.games.inspector import CARD, CLASS_SECONDS, SECONDS, contents, rules, station_count
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.stations import MOST_TOOLS, UNLIKE, Station, Stuff, Tool, pack

BAG = Station("food", (0, 1, 2), (Tool(1, "wrap", ("wrap", "drain")), Tool(0, "drain", ("wrap", "drain"))), ask=9)
PLAIN = Station("food", (3, 4))


def stuff(bins: str, actions: tuple[str, ...] = ()) -> list[Stuff]:
    """Things by the letters of their bins."""
    return [Stuff(n, b, actions) for n, b in enumerate(bins)]


def sorted_bag(state: rules.State) -> rules.State:
    """Everything is left in the bag, and that is right."""
    state = rules.done(state)
    for n in state.waits:
        state = rules.marked(state, n, True)
    return state


# ---- the rules
def test_a_round_needs_a_bag() -> None:
    with pytest.raises(ValueError, match="no stations"):
        rules.begin(())


def test_what_is_carried_to_its_bin_earns_most_and_what_is_left_rightly_a_little() -> None:
    state = rules.put(rules.begin((BAG,)), 1, "residual")
    assert (state.left, state.waits) == ((0, 2), (1,))
    state = rules.marked(state, 1, True)
    assert state.points == (rules.TAKEN,)
    state = rules.put(state, 0, "food")
    state = rules.marked(state, 0, True)
    assert state.points == (rules.TAKEN + rules.KEPT,), "carried to the bag's own bin is as good as left"
    state = rules.done(state)
    assert state.phase is Phase.sort, "not before it is marked"
    assert rules.marked(state, 2, True).phase is Phase.tool


def test_wrong_ones_are_read_one_after_the_other_before_it_goes_on() -> None:
    state = rules.done(rules.begin((BAG,)))
    state = rules.marked(state, 0, False)
    assert state.whys == ((0, "food"),)
    assert not state.may_put
    state = rules.marked(rules.marked(state, 1, True), 2, False)
    assert state.slips == 2
    state = rules.read(state)
    assert (state.phase, state.whys) == (Phase.sort, ((2, "food"),))
    assert rules.read(state).phase is Phase.tool
    assert state.points == (rules.KEPT,)


def test_what_may_not_be_done_is_refused() -> None:
    state = rules.begin((PLAIN,))
    for wrong, said in (
        (lambda: rules.put(state, 7, "food"), "cannot be put"),
        (lambda: rules.marked(state, 3, True), "was not answered"),
        (lambda: rules.read(state), "nothing to read"),
        (lambda: rules.say(state, "a"), "nothing is asked"),
        (lambda: rules.choose(state, "wrap"), "cannot be chosen"),
        (lambda: rules.go_on(state), "nothing rests"),
        (lambda: rules.done(rules.done(state)), "nothing lies there"),
        (lambda: rules.put(rules.put(state, 3, "food"), 3, "food"), "cannot be put"),
    ):
        with pytest.raises(ValueError, match=said):
            wrong()


def test_the_first_choice_of_a_tool_counts_and_is_shown_before_the_next() -> None:
    state = sorted_bag(rules.begin((BAG,)))
    assert state.tool_now == BAG.tools[0]
    before = state.points[0]
    right = rules.choose(state, "wrap")
    assert right.points == (before + rules.TOOL,)
    with pytest.raises(ValueError, match="cannot be chosen"):
        rules.choose(right, "drain")
    with pytest.raises(ValueError, match="cannot be chosen"):
        rules.choose(state, "rinse")
    assert rules.tick(right, 500).rest_ms == rules.TOOL_MS - 500
    second = rules.tick(right, rules.TOOL_MS)
    assert (second.tool_now, second.used) == (BAG.tools[1], "")
    slipped = rules.choose(second, "wrap")
    assert (slipped.points, slipped.slips) == (second.points, 1)
    asked = rules.go_on(slipped)
    assert asked.phase is Phase.ask
    assert asked.may_say


def test_the_resident_is_told_once_and_a_wrong_sentence_is_explained_first() -> None:
    state = sorted_bag(rules.begin((replace(BAG, tools=()),)))
    assert state.phase is Phase.ask
    said = rules.say(state, "b")
    assert said.waits == (9,)
    with pytest.raises(ValueError, match="nothing is asked"):
        rules.say(said, "a")
    right = rules.marked(said, 9, True)
    assert right.points[0] - said.points[0] == rules.SAID
    wrong = rules.marked(said, 9, False)
    assert wrong.whys == ((9, "b"),)
    assert not wrong.rests
    assert rules.tick(wrong, 9_999) == wrong, "it is read first"
    assert rules.tick(rules.read(wrong), rules.SAID_MS).phase is Phase.stamp


def test_a_station_without_a_slip_earns_more_and_then_comes_the_next_team() -> None:
    state = rules.begin((PLAIN, PLAIN, BAG), (1, 2))
    state = sorted_bag(state)
    assert (state.phase, state.stamps) == (Phase.stamp, (0,))
    assert state.points == (2 * rules.KEPT + rules.CLEAN, 0)
    assert rules.tick(state, 100).phase is Phase.stamp
    state = rules.tick(state, rules.STAMP_MS)
    assert (state.at, state.team, state.left) == (1, 2, (3, 4))
    state = rules.marked(rules.marked(rules.done(state), 3, False), 4, True)
    state = rules.read(state)
    assert state.points[1] == rules.KEPT, "no reward with a slip"
    state = rules.go_on(state)
    assert (state.at, state.team) == (2, 1)


def test_after_the_last_stamp_it_is_over() -> None:
    state = rules.go_on(sorted_bag(rules.begin((PLAIN,))))
    assert state.phase is Phase.over
    assert not state.may_put
    assert rules.tick(state, 1_000) == state


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=120), st.integers(1, 2))
def test_whatever_is_done_no_thing_is_lost_and_no_points_below_nought(acts: list[tuple[int, bool]], teams: int) -> None:
    bags = tuple(replace(BAG, things=(3 * i, 3 * i + 1, 3 * i + 2), tools=BAG.tools if i % 2 else (), ask=90 + i) for i in range(4))
    state = rules.begin(bags, tuple(range(1, teams + 1)))
    answered: list[int] = []
    for act, right in acts:
        if state.phase is Phase.over:
            break
        before = state
        if state.waits:
            state = rules.marked(state, state.waits[act % len(state.waits)], right)
        elif state.whys:
            state = rules.read(state)
        elif state.rests:
            state = rules.go_on(state)
        elif state.tool_now is not None:
            state = rules.choose(state, state.tool_now.choices[act % 2])
        elif state.may_say:
            state = rules.say(state, "a")
        elif act == 0:
            state = rules.done(state)
        else:
            state = rules.put(state, state.left[act % len(state.left)], "food" if right else "residual")
        answered += [n for n in state.waits if n not in before.waits]
        placed = {n for n, _bin in state.put}
        assert sorted((*state.left, *placed)) == sorted(state.station.things)
        assert all(new >= old for new, old in zip(state.points, before.points, strict=True))
    assert len(set(answered)) == len(answered), "nothing is answered twice"


# ---- packing
def test_a_bag_holds_what_belongs_and_what_does_not_and_nothing_lies_in_two() -> None:
    bags = pack(stuff("a" * 9 + "b" * 9 + "c" * 9 + "d" * 9), (50, 51, 52), 3, (4, 2), 7)
    where = {one.n: one.bin_id for one in stuff("a" * 9 + "b" * 9 + "c" * 9 + "d" * 9)}
    assert len(bags) == 3
    assert len({bag.bin_id for bag in bags}) == 3
    for bag in bags:
        assert sum(where[n] == bag.bin_id for n in bag.things) == 4
        assert len(bag.things) == 6
    assert len({n for bag in bags for n in bag.things}) == 18
    assert [bag.ask for bag in bags] == [50, 51, 52]
    assert bags == pack(stuff("a" * 9 + "b" * 9 + "c" * 9 + "d" * 9), (50, 51, 52), 3, (4, 2), 7)


def test_of_few_things_smaller_bags_are_packed_then_fewer() -> None:
    assert [len(bag.things) for bag in pack(stuff("aaaabbbb"), (), 2, (4, 2), 1)] == [4, 4]
    assert [len(bag.things) for bag in pack(stuff("aab"), (), 3, (4, 2), 1)] == [3]
    assert [len(bag.things) for bag in pack(stuff("aaaa"), (), 3, (4, 2), 1)] == [2, 2], "nothing in them is wrong"
    assert [len(bag.things) for bag in pack(stuff("aab"), (), 2, (4, 2), 1, laps=2)] == [1, 1]
    with pytest.raises(ValueError, match="too few"):
        pack(stuff("a"), (), 2, (4, 2), 1, laps=2)


def test_tools_are_asked_for_what_belongs_first_and_beside_those_that_are_clearly_wrong() -> None:
    things = [*stuff("aaaa", ("drain",)), Stuff(4, "b", ("rinse", "wrap")), Stuff(5, "b", ("tie",))]
    (bag,) = pack(things, (), 1, (4, 2), 3)
    assert [tool.right for tool in bag.tools] == ["drain", "rinse"], "every tool once"
    assert sorted(bag.tools[1].choices) == ["rinse", "tear_bag"], "wrapping would be right too"


def test_a_thing_for_which_every_tool_would_do_is_not_asked() -> None:
    (bag,) = pack([*stuff("aa", ("rinse", "wrap", "tear_bag")), Stuff(2, "b")], (), 1, (2, 1), 1)
    assert bag.tools == ()


def test_teams_get_as_many_tools_and_questions_as_each_other() -> None:
    things = [Stuff(n, "ab"[n % 2], ("drain",) if n % 2 else ()) for n in range(24)]
    bags = pack(things, (30, 31, 32), 4, (3, 2), 5, laps=2)
    assert len(bags) == 4
    for one, other in (bags[:2], bags[2:]):
        assert len(one.tools) == len(other.tools)
        assert (one.ask is None) == (other.ask is None)
    assert bags[2].ask is None


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.lists(st.sampled_from([*UNLIKE, "tie"]), unique=True, max_size=3)), max_size=60),
    st.integers(1, 6),
    st.integers(0, 99),
    st.integers(1, 2),
)
def test_whatever_the_deck_every_bag_is_whole(deck: list[tuple[str, list[str]]], count: int, seed: int, laps: int) -> None:
    things = [Stuff(n, b, tuple(actions)) for n, (b, actions) in enumerate(deck)]
    count = -(-count // laps) * laps
    try:
        bags = pack(things, tuple(range(100, 104)), count, (4, 2), seed, laps)
    except ValueError:
        assert len(things) < laps
        return
    lying = [n for bag in bags for n in bag.things]
    assert len(set(lying)) == len(lying)
    assert len({len(bag.things) for bag in bags}) == 1
    assert len(bags) % laps == 0
    for bag in bags:
        inside = [things[n].bin_id == bag.bin_id for n in bag.things]
        assert any(inside)
        assert not all(inside) or len(inside) <= 2, "only where there is nothing else"
        assert len(bag.tools) <= MOST_TOOLS
        for tool in bag.tools:
            assert tool.n in bag.things
            assert [c for c in tool.choices if c in things[tool.n].actions] == [tool.right]


# ---- the card
def test_a_class_has_more_stations_and_teams_have_equally_many() -> None:
    assert [station_count(SECONDS, teams) for teams in (0, 1, 2)] == [3, 3, 4]
    assert [station_count(CLASS_SECONDS, teams) for teams in (0, 1, 2)] == [5, 5, 6]


def test_the_pace_fills_the_bags_and_those_who_cannot_read_get_small_ones() -> None:
    assert [contents(pace, Band.g34) for pace in ("calm", "normal", "brisk")] == [(3, 2), (4, 2), (4, 3)]
    assert contents("brisk", Band.pre) == (3, 2)


def test_the_deck_is_large_enough_for_the_longest_round() -> None:
    scheme: Any = Scheme
    long = RoundSpec("de", Band.g34, game=GameSpec("inspector", "walk", "brisk", CLASS_SECONDS))
    assert CARD.asks(long, scheme)[0].length == 45
    assert CARD.asks(RoundSpec("de"), scheme)[0].length == 36


@pytest.mark.parametrize("scheme", ["cn-harbin", "de", "eu", "hk", "jp-yokohama", "us-seattle"])
@pytest.mark.parametrize("band", [Band.pre, Band.g34, Band.adult])
def test_the_built_in_bank_fills_every_bag_and_offers_tools(scheme: str, band: Band) -> None:
    dealt = deal(CARD, scheme=scheme, band=band, seconds=CLASS_SECONDS, seed=3)
    things = [Stuff(n, q.true_bin or "", q.actions) for n, q in enumerate(dealt.round.questions) if q.kind == "which_bin"]
    asks = [n for n, q in enumerate(dealt.round.questions) if q.kind != "which_bin"]
    bags = pack(things, asks, 5, contents("normal", band), 3)
    assert len(bags) == 5
    assert {len(bag.things) for bag in bags} == {sum(contents("normal", band))}
    assert all(bag.ask is not None for bag in bags)
    assert sum(bool(bag.tools) for bag in bags) >= 3
