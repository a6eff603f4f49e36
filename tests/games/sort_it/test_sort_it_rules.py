"""Sort it's rules: things come by cable car, are taken, put and marked; nothing is lost, and the line waits for whoever holds something."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.domain.items import Band
from wastequiz.games.sort_it import flick, rules
from wastequiz.games.sort_it.rules import EMPTY, Car, State


def fresh(deck: int = 30, children: int = 1, limit_s: float = 0) -> State:
    return rules.begin(deck, Band.g34, "normal", limit_s, children)


def sorted_once(state: State, n: int, right: bool = True, child: int = 0) -> State:
    return rules.marked(rules.put(rules.take(state, n, child), n), n, right)


def everything(state: State) -> list[int]:
    """What has not been settled, wherever it is."""
    return sorted([*state.queue, *(car.n for car in state.cars if car.n != EMPTY)])


# ---- the beginning


def test_the_first_things_lie_in_the_cars_and_the_others_wait() -> None:
    state = fresh(8)
    assert [car.n for car in state.cars] == [0, 1, 2, 3, 4, 5]
    assert state.queue == (6, 7)
    assert state.there == (0, 1, 2, 3, 4, 5)
    assert not state.over and not state.late


def test_fewer_things_than_cars_leave_cars_empty() -> None:
    assert [car.n for car in fresh(2).cars] == [0, 1, EMPTY, EMPTY, EMPTY, EMPTY]


def test_an_empty_deck_a_wrong_number_of_children_or_an_unknown_pace_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to sort"):
        fresh(0)
    for children in (0, rules.CHILDREN + 1):
        with pytest.raises(ValueError, match="children"):
            fresh(children=children)
    with pytest.raises(KeyError):
        rules.begin(5, Band.g34, "hasty")


def test_the_line_is_slower_for_the_young_and_faster_at_a_brisk_pace() -> None:
    normal = fresh().round_ms
    assert rules.begin(5, Band.pre).round_ms == pytest.approx(normal * rules.YOUNG_FACTOR)
    assert rules.begin(5, Band.g12).round_ms > normal > rules.begin(5, Band.g34, "brisk").round_ms


# ---- the line


def test_the_line_moves_and_stops_while_something_is_held_or_not_marked_yet() -> None:
    state = fresh()
    moved = rules.tick(state, 1000)
    assert moved.gone == pytest.approx(state.gone + 1000 / state.round_ms)
    held = rules.take(moved, 1)
    assert rules.tick(held, 1000).gone == moved.gone
    put = rules.put(held, 1)
    assert rules.tick(put, 1000).gone == moved.gone
    assert rules.tick(rules.marked(put, 1, True), 1000).gone > moved.gone


def test_haste_brings_the_next_car_sooner() -> None:
    state = fresh()
    assert rules.tick(state, 100, 5.0).gone - state.gone == pytest.approx(5 * (rules.tick(state, 100).gone - state.gone))


def test_what_rode_past_comes_again_later_and_its_car_brings_another_thing() -> None:
    state = fresh(8)
    for _i in range(200):
        state = rules.tick(state, state.round_ms / 100)
    assert everything(state) == list(range(8))
    once = replace(fresh(8), gone=1.0 - 1e-6)
    after = rules.tick(once, 100)
    assert after.cars[0] == Car(6) and after.queue == (7, 0)


def test_with_an_empty_queue_a_thing_that_rode_past_stays_in_its_car() -> None:
    once = replace(fresh(6), gone=1.0 - 1e-6)
    assert rules.tick(once, 100).cars == once.cars


def test_cars_hang_evenly_apart_and_come_round_again() -> None:
    state = replace(fresh(), gone=0.5)
    assert [state.place(i) for i in range(3)] == pytest.approx([0.5, 0.5 + 1 / 6, 0.5 + 2 / 6])
    assert replace(state, gone=2.75).place(3) == pytest.approx(0.25)


def test_an_emptied_car_is_filled_after_a_moment_while_the_line_stands_too() -> None:
    state = sorted_once(fresh(), 2)
    assert state.cars[2] == Car(EMPTY, state.refill_ms)
    held = rules.take(state, 1)
    soon = rules.tick(held, state.refill_ms / 2)
    assert soon.cars[2].n == EMPTY
    later = rules.tick(soon, state.refill_ms / 2)
    assert later.cars[2] == Car(6) and later.queue[0] == 7


def test_with_nothing_left_a_car_stays_empty() -> None:
    state = rules.tick(sorted_once(fresh(3), 0), 5000)
    assert state.cars[0].n == EMPTY


# ---- taking and putting


def test_a_thing_in_the_hand_is_out_of_its_car_and_goes_home_again() -> None:
    state = rules.take(fresh(), 3)
    assert 3 not in state.there and state.home(3) == 3
    out = state.out_of(3)
    assert out is not None and not out.put
    home = rules.back(state, 3)
    assert 3 in home.there and home.out_of(3) is None
    assert home.home(99) is None


def test_one_player_has_three_hands_and_a_child_among_others_one() -> None:
    alone = fresh()
    for n in (0, 1, 2):
        alone = rules.take(alone, n)
    assert not rules.may_take(alone, 3, 0)
    with pytest.raises(ValueError, match="cannot be taken"):
        rules.take(alone, 3)
    two = rules.take(fresh(children=2), 0, 0)
    assert not rules.may_take(two, 1, 0)
    assert rules.may_take(two, 1, 1)
    assert not rules.may_take(two, 0, 1)
    assert rules.may_take(rules.put(two, 0), 1, 0)


def test_what_nobody_holds_is_neither_put_nor_laid_back_nor_marked() -> None:
    state = fresh()
    for wrong in (rules.put, rules.back):
        with pytest.raises(ValueError, match="nobody holds"):
            wrong(state, 0)
    put = rules.put(rules.take(state, 0), 0)
    with pytest.raises(ValueError, match="nobody holds"):
        rules.put(put, 0)
    for unmarked in (state, rules.take(state, 0)):
        with pytest.raises(ValueError, match="not put"):
            rules.marked(unmarked, 0, True)


def test_what_others_put_is_not_touched_by_putting_one() -> None:
    state = rules.put(rules.take(rules.take(fresh(), 0), 1), 1)
    assert [(o.n, o.put) for o in state.out] == [(0, False), (1, True)]


# ---- marking


def test_right_ones_in_a_row_bring_more_and_more_up_to_a_bound() -> None:
    state = fresh()
    earned: list[int] = []
    for n in range(6):
        before = state.children[0].points
        state = sorted_once(state, n)
        earned.append(state.children[0].points - before)
    state = sorted_once(rules.tick(state, 2000), 6)
    assert earned == [10, 11, 12, 13, 14, 15]
    assert state.children[0].points == sum(earned) + 15
    assert state.children[0].right == state.children[0].best_streak == state.settled == 7


def test_a_wrong_one_goes_home_and_right_at_the_second_try_it_brings_nothing() -> None:
    state = sorted_once(sorted_once(fresh(), 0), 1, right=False)
    assert 1 in state.there and state.missed == (1,) and state.settled == 1
    assert state.children[0].streak == 0 and state.children[0].points == 10
    again = sorted_once(state, 1)
    assert again.settled == 2 and again.missed == ()
    assert again.children[0].points == 10 and again.children[0].right == 1 and again.children[0].best_streak == 1


def test_wrong_twice_it_is_gone() -> None:
    state = sorted_once(sorted_once(fresh(), 1, right=False), 1, right=False)
    assert state.settled == 1 and state.home(1) is None and state.children[0].right == 0


def test_each_child_earns_for_itself() -> None:
    state = sorted_once(sorted_once(fresh(children=3), 0, child=2), 1, right=False, child=1)
    assert [c.points for c in state.children] == [0, 0, 10]


# ---- the end


def test_all_sorted_is_the_end() -> None:
    state = fresh(2)
    assert state.goal == 2
    state = sorted_once(sorted_once(state, 0), 1)
    assert state.over
    assert rules.tick(state, 100) is state
    assert not rules.may_take(state, 0, 0)


def test_when_time_is_up_hands_are_emptied_and_what_was_put_is_still_marked() -> None:
    state = rules.put(rules.take(rules.take(fresh(limit_s=1), 0), 1), 1)
    assert state.left_ms == 1000
    late = rules.tick(state, 1500)
    assert late.late and not late.over and late.left_ms == 0
    assert [o.n for o in late.out] == [1]
    assert not rules.may_take(late, 0, 0)
    assert rules.tick(late, 100) is late
    done = rules.marked(late, 1, True)
    assert done.over and done.children[0].points == 10


def test_the_goal_is_twenty_first_and_moves_on_by_ten() -> None:
    state = fresh(200, limit_s=90)
    assert [replace(state, settled=n).goal for n in (0, 19, 20, 29, 30)] == [20, 20, 30, 30, 40]
    assert fresh(12, limit_s=90).goal == 12
    assert fresh(20).goal == 20


MOVES = st.lists(
    st.tuples(st.sampled_from(["take", "back", "put", "right", "wrong", "tick"]), st.integers(0, 7), st.integers(0, 2)), max_size=120
)


def played(deck: int, children: int, limit_s: float, moves: list[tuple[str, int, int]]) -> State:
    """A game in which somebody does this and that, as far as it may be done."""
    state = fresh(deck, children, limit_s)
    for deed, which, child in moves:
        held = [o.n for o in state.out if not o.put]
        put = [o.n for o in state.out if o.put]
        if deed == "tick":
            state = rules.tick(state, 60.0 * (which + 1) * (child + 1), float(child + 1))
        elif deed == "take" and state.there:
            n = state.there[which % len(state.there)]
            if rules.may_take(state, n, child % children):
                state = rules.take(state, n, child % children)
        elif deed in ("back", "put") and held:
            state = getattr(rules, deed)(state, held[which % len(held)])
        elif deed in ("right", "wrong") and put:
            state = rules.marked(state, put[which % len(put)], deed == "right")
    return state


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 25), st.integers(1, 3), st.sampled_from([0.0, 5.0]), MOVES)
def test_whatever_is_done_no_thing_is_lost_and_no_score_falls_below_nothing(
    deck: int, children: int, limit_s: float, moves: list[tuple[str, int, int]]
) -> None:
    state = played(deck, children, limit_s, moves)
    left = everything(state)
    assert len(left) == len(set(left)) == deck - state.settled
    assert {o.n for o in state.out} <= {car.n for car in state.cars}
    assert all(c.points >= 10 * c.right >= 0 and c.points <= 15 * c.right and c.streak <= c.best_streak <= c.right for c in state.children)
    assert sum(c.right for c in state.children) <= state.settled
    assert all(0 <= state.place(i) < 1 for i in range(rules.CARS))
    assert played(deck, children, limit_s, moves) == state


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40))
def test_every_thing_comes_and_can_be_sorted(deck: int) -> None:
    state = fresh(deck)
    seen: list[int] = []
    for _i in range(deck * 3):
        if state.over:
            break
        state = rules.tick(state, 800)
        if state.there:
            seen.append(state.there[0])
            state = sorted_once(state, state.there[0])
    assert state.over and sorted(seen) == list(range(deck))


# ---- flicks


def test_a_finger_is_as_fast_as_the_end_of_its_way() -> None:
    trail = [(0.0, 0.0, 0.0), (1000.0, 500.0, 0.0), (1050.0, 550.0, 50.0), (1100.0, 600.0, 100.0)]
    assert flick.speed(trail, 1100.0) == pytest.approx((1.0, 1.0))


def test_a_finger_that_stood_still_or_hardly_came_has_no_speed() -> None:
    assert flick.speed([(0.0, 0.0, 0.0), (50.0, 90.0, 0.0)], 900.0) == (0.0, 0.0)
    assert flick.speed([(0.0, 0.0, 0.0)], 10.0) == (0.0, 0.0)
    assert flick.speed([(5.0, 0.0, 0.0), (5.0, 90.0, 0.0)], 5.0) == (0.0, 0.0)


def test_a_flick_flies_to_the_bin_it_is_sent_towards() -> None:
    mouths = [(200.0, 800.0), (700.0, 800.0), (1200.0, 800.0)]
    assert flick.aimed(700, 300, 0.1, 1.5, mouths) == 1
    assert flick.aimed(700, 300, 1.4, 1.5, mouths) == 2
    assert flick.aimed(700, 300, -1.4, 1.5, mouths) == 0


def test_too_slow_away_from_all_bins_too_far_or_just_there_is_no_flick() -> None:
    assert flick.aimed(700, 300, 0.0, flick.SPEED * 0.9, [(700.0, 800.0)]) is None
    assert flick.aimed(700, 300, 0.0, -3.0, [(700.0, 800.0)]) is None
    assert flick.aimed(700, 0, 0.0, 1.0, [(700.0, 5000.0)]) is None
    assert flick.aimed(700, 300, 0.0, 3.0, [(700.0, 300.0)]) is None
    assert flick.aimed(0, 0, 1.0, 1.0, [(0.0, 300.0)]) is None
    assert pi / 8 < flick.ANGLE < pi / 4
