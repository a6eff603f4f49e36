"""The rules of flying chess: fields, throws, hops, flights, who is sent back, who is furthest."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.games.flying_chess import rules
from wastequiz.games.flying_chess.board import CROSS, HANGAR, SEATS, SMALL, Board
from wastequiz.games.flying_chess.state import (
    ASK,
    BONUS,
    BOUNCE,
    CHOOSE,
    FLY,
    HOP,
    IN_A_ROW,
    OFF,
    SENT,
    STEP,
    THROW,
    WIND,
    WINDS,
    State,
    arrived,
    event,
    movable,
    points,
    steps,
    wind,
)

BINS = ("food", "hazardous", "recyclable", "residual")
DECK = ("", "food", "hazardous", "", "recyclable", "residual", "", "food")


def game(way: str = "class", teams: int = 2, seed: int = 1, **changes: Any) -> State:
    state = rules.begin(way, tuple(range(1, teams + 1)), tuple(range(teams)), seed, DECK, signs=BINS)
    return replace(state, **changes)


def at(state: State, *planes: tuple[int, ...], turn: int = 0, **changes: Any) -> State:
    """The game with its planes put there."""
    return replace(state, planes=planes, turn=turn, **changes)


def thrown(state: State, die: int) -> State:
    """The game after a throw of that many: a seed is sought under which it comes."""
    t = state.turn
    team, before = state.table.teams[t], state.thrown[t]
    seed = next(s for s in range(500) if rules.die_at(s, team, before) == die)
    return rules.throw(replace(state, phase=THROW, table=replace(state.table, seed=seed)))


def one(place: int, die: int, other: int = 30, way: str = "class") -> State:
    """One plane at a place throws; the other team's stands at `other`."""
    return thrown(at(game(way), (place,), (other,)), die)


def hows(state: State) -> list[str]:
    return [move.how for move in state.moves]


# ---- boards
@pytest.mark.parametrize(("board", "ring", "each"), [(CROSS, 52, 13), (SMALL, 24, 6)], ids=["cross", "small"])
def test_each_colour_has_as_many_fields_in_the_same_places(board: Board, ring: int, each: int) -> None:
    assert len(board.hues) == board.ring == ring
    assert Counter(board.hues) == dict.fromkeys(range(SEATS), each)
    own = [[p for p in range(ring) if board.hues[board.field(seat, p)] == seat] for seat in range(SEATS)]
    assert own == [own[0]] * SEATS
    assert [board.field(seat, 0) for seat in range(SEATS)] == [(board.first + ring // 4 * seat) % ring for seat in range(SEATS)]


def test_a_hop_on_the_cross_is_four_fields_and_a_flight_twelve() -> None:
    own = [p for p in range(1, CROSS.ring) if CROSS.hues[p] == 0]
    assert [CROSS.hop(0, p) - p for p in own] == [4] * (len(own) - 1) + [0]
    assert CROSS.flies_to - CROSS.flies_from == 12
    assert all(CROSS.hues[CROSS.field(seat, p)] == seat for seat in range(SEATS) for p in (CROSS.flies_from, CROSS.flies_to))


def test_on_the_lane_in_the_hangar_and_at_home_a_plane_is_on_no_field() -> None:
    assert [CROSS.field(1, p) for p in (HANGAR, CROSS.ring, CROSS.goal)] == [-1, -1, -1]
    assert (CROSS.goal, SMALL.goal) == (57, 26)


def test_questions_and_bins_are_on_fields_where_nobody_starts_or_flies() -> None:
    taken = {CROSS.field(seat, p) for seat in range(SEATS) for p in (0, CROSS.flies_from)}
    assert not CROSS.questions & set(CROSS.bins)
    assert not taken & set(CROSS.bins)
    assert len(CROSS.questions) == 12


def test_a_quarter_turn_of_the_board_is_the_same_board() -> None:
    """Or a seat wins more often: with questions strewn about as pictured, one of four won 33.7 of 100 classic games."""
    for fields in (CROSS.questions, frozenset(CROSS.bins)):
        assert {(field + 13) % 52 for field in fields} == fields
    for board in (CROSS, SMALL):
        turned = board.ring // SEATS
        assert all(board.hues[(i + turned) % board.ring] == (hue + 1) % SEATS for i, hue in enumerate(board.hues))


# ---- beginning
@pytest.mark.parametrize(
    ("animals", "seats"),
    [
        (("fox", "penguin"), (0, 2)),
        (("penguin", "owl", "fox"), (2, 1, 0)),
        (("seal", "bear"), (0, 2)),
        (("seal", "fox", "bear", "crane"), (2, 0, 1, 3)),
    ],
)
def test_who_is_on_the_picture_sits_there_the_others_across(animals: tuple[str, ...], seats: tuple[int, ...]) -> None:
    assert rules.seats_of(animals) == seats


@pytest.mark.parametrize(
    ("teams", "seats", "deck"),
    [((1,), (0,), DECK), ((1, 2), (0,), DECK), ((1, 2), (0, 0), DECK), ((1, 2), (0, 2), ()), ((1, 2, 3, 4, 5), (0, 1, 2, 3, 4), DECK)],
)
def test_it_takes_two_to_four_teams_with_seats_and_questions(teams: tuple[int, ...], seats: tuple[int, ...], deck: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"{len(teams)} teams"):
        rules.begin("class", teams, seats, 1, deck)


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(KeyError):
        rules.begin("chess", (1, 2), (0, 2), 1, DECK)


def test_in_class_every_plane_stands_at_its_start_and_a_question_is_open() -> None:
    state = game("class", 4)
    assert state.planes == ((0,),) * 4
    assert (state.phase, state.asks_for) == (ASK, "")
    assert state.turn == state.table.begins
    assert len(state.queue) == len(DECK) - 1


def test_in_the_classic_game_four_planes_stand_in_the_hangar() -> None:
    state = game("classic", 4)
    assert state.planes == ((HANGAR,) * 4,) * 4
    assert state.phase == THROW


def test_who_plays_first_is_drawn() -> None:
    firsts = Counter(game(seed=seed, teams=4).table.begins for seed in range(400))
    assert set(firsts) == set(range(4))
    assert min(firsts.values()) > 60


# ---- the die
@given(seed=st.integers(0, 2**48), team=st.integers(1, 4), thrown_=st.integers(0, 60))
def test_the_luck_of_the_die_is_bounded(seed: int, team: int, thrown_: int) -> None:
    dice = [rules.die_at(seed, team, i) for i in range(thrown_)]
    assert abs(sum(dice) - 3.5 * thrown_) <= 4.5
    full = thrown_ - thrown_ % 6
    assert Counter(dice[:full]) == {n: full // 6 for n in range(1, 7) if full}


def test_every_number_comes_as_often_and_teams_throw_their_own() -> None:
    first = Counter(rules.die_at(seed, 1, 0) for seed in range(3_000))
    assert all(abs(count - 500) < 100 for count in first.values())
    assert [rules.die_at(9, 1, i) for i in range(12)] != [rules.die_at(9, 2, i) for i in range(12)]


def test_nothing_is_thrown_while_a_question_is_open() -> None:
    with pytest.raises(ValueError, match="no throw"):
        rules.throw(game())


# ---- one plane
def test_a_right_answer_throws_and_a_wrong_one_passes_on() -> None:
    state = game()
    t = state.turn
    right = rules.marked(state, state.asked, right=True)
    assert (right.phase, right.turn, right.right[t]) == (THROW, t, 1)
    wrong = rules.marked(state, state.asked, right=False)
    assert (wrong.phase, wrong.turn, wrong.right, wrong.planes) == (ASK, 1 - t, (0, 0), state.planes)
    assert wrong.asked != state.asked


def test_only_the_open_question_can_be_answered() -> None:
    state = game()
    with pytest.raises(ValueError, match="was not asked"):
        rules.marked(state, state.asked + 1, right=True)
    with pytest.raises(ValueError, match="was not asked"):
        rules.marked(replace(state, phase=THROW), state.asked, right=True)


def test_a_plane_flies_as_far_as_was_thrown() -> None:
    state = one(0, 5)
    assert state.planes[0] == (5,)
    assert hows(state) == [STEP]
    assert (state.turn, state.phase) == (1, ASK)


def test_its_own_colour_hops_on() -> None:
    state = one(1, 2)
    assert state.planes[0] == (7,)
    assert hows(state) == [STEP, HOP]


def test_the_short_cut_flies_twelve_fields_also_after_a_hop() -> None:
    straight = one(14, 5)
    assert (straight.planes[0], hows(straight)) == ((31,), [STEP, FLY])
    hopped = one(14, 1)
    assert (hopped.planes[0], hows(hopped)) == ((31,), [STEP, HOP, FLY])


def test_the_goal_takes_any_throw_that_reaches_it_in_class() -> None:
    state = one(55, 6)
    assert arrived(state, 0)
    assert state.planes[0] == (57,)


@pytest.mark.parametrize(("place", "to"), [(12, 8), (3, 0)], ids=["four back", "no further than its start"])
def test_who_is_landed_on_in_class_goes_back_a_little(place: int, to: int) -> None:
    """Seat 1's place p is field 13 + p."""
    state = one(13 + place - 2, 2, other=place)
    assert state.planes[1] == (to,)
    assert hows(state) == [STEP, SENT]


def test_a_plane_at_its_start_is_not_sent_back() -> None:
    state = one(12, 1, other=0)
    assert state.planes == ((13,), (0,))
    assert hows(state) == [STEP]


def test_on_the_small_board_it_goes_two_back() -> None:
    assert one(6, 3, other=3, way="booth").planes[1] == (1,)


def test_when_one_is_home_the_round_is_played_to_its_end() -> None:
    """So that all have had as many turns: who plays last may still come home too."""
    start = replace(at(game(), (56,), (56,)), table=replace(game().table, begins=0))
    state = thrown(start, 3)
    assert not state.over
    assert state.turn == 1
    second = thrown(rules.marked(state, state.asked, right=True), 2)
    assert second.over
    assert [p for _t, p in points(second)] == [570, 571]  # who knew more is a point ahead


def test_a_tie_goes_to_who_knew_more() -> None:
    state = at(game(teams=3), (20,), (20,), (10,), right=(2, 3, 9))
    assert points(state) == ((1, 200), (2, 201), (3, 100))


# ---- tailwind
def test_who_is_far_behind_alone_gets_a_bounded_tailwind() -> None:
    state = at(game(), (40,), (10,), turn=0)
    state = replace(state, table=replace(state.table, begins=1), phase=ASK)
    state = rules.marked(state, state.asked, right=False)  # the round ends
    assert (state.last, wind(state)) == (1, WIND)
    state = thrown(state, 2)
    assert state.planes[1] == (10 + 2 + WIND,)
    assert state.winds == (0, 1)
    spent = replace(state, winds=(0, WINDS), last=1, turn=1)
    assert wind(spent) == 0


@pytest.mark.parametrize("planes", [((10,), (14,)), ((10,), (10,), (40,))], ids=["not far", "two of them"])
def test_nobody_gets_it_who_is_near_or_not_alone(planes: tuple[tuple[int, ...], ...]) -> None:
    state = at(game(teams=len(planes)), *planes)
    state = replace(state, turn=len(planes) - 1, table=replace(state.table, begins=0))
    assert rules.marked(state, state.asked, right=False).last == -1


def test_it_never_carries_a_plane_past_an_exact_goal() -> None:
    state = at(game("classic"), (54, 57, 57, 57), (0, 0, 0, 0), die=3, wind=WIND)
    assert steps(state, 0) == 3
    assert steps(replace(state, die=1), 0) == 3


# ---- classic
def classic(*own: int, other: tuple[int, ...] = (HANGAR,) * 4) -> State:
    return at(game("classic"), own, other)


def test_only_a_six_takes_off_and_throws_again() -> None:
    for die in range(1, 6):
        state = thrown(classic(*(HANGAR,) * 4), die)
        assert (state.turn, state.moves, state.planes[0]) == (1, (), (HANGAR,) * 4)
    state = thrown(classic(*(HANGAR,) * 4), 6)
    assert state.planes[0] == (0, HANGAR, HANGAR, HANGAR)
    assert hows(state) == [OFF]
    assert (state.turn, state.phase) == (0, THROW)


def test_nobody_throws_more_than_three_times_in_a_turn() -> None:
    state = thrown(replace(classic(*(HANGAR,) * 4), in_a_row=IN_A_ROW - 1), 6)
    assert state.turn == 1


def test_which_plane_flies_can_be_chosen() -> None:
    state = thrown(classic(4, 8, HANGAR, 57), 5)
    assert (state.phase, movable(state)) == (CHOOSE, (0, 1))
    with pytest.raises(ValueError, match="plane 2"):
        rules.choose(state, 2)
    assert rules.choose(state, 1).planes[0] == (4, 13, HANGAR, 57)


def test_planes_on_one_field_fly_together_and_are_sent_home_together() -> None:
    state = thrown(classic(8, 8, HANGAR, HANGAR), 1)
    assert movable(replace(state, turn=0, die=1)) == (0,)
    assert state.planes[0] == (9, 9, HANGAR, HANGAR)
    hit = thrown(classic(13 + 11 - 1, HANGAR, HANGAR, HANGAR, other=(11, 11, 20, HANGAR)), 1)
    assert hit.planes[1] == (HANGAR, HANGAR, 20, HANGAR)
    assert hit.moves[-1].planes == (0, 1)


def test_what_is_thrown_too_much_bounces_off_the_goal() -> None:
    state = thrown(classic(54, 57, 57, 57), 5)
    assert hows(state) == [STEP, BOUNCE]
    assert state.planes[0] == (55, 57, 57, 57)


def test_the_last_plane_at_home_with_a_six_does_not_throw_again() -> None:
    state = thrown(replace(classic(51, 57, 57, 57), table=replace(game("classic").table, begins=1)), 6)
    assert arrived(state, 0)
    assert state.over


def test_a_question_field_asks_and_a_right_answer_flies_on() -> None:
    state = thrown(classic(0, HANGAR, HANGAR, HANGAR), 2)
    assert (state.phase, state.asks_for, state.turn) == (ASK, "", 0)
    right = rules.marked(state, state.asked, right=True)
    assert right.planes[0][0] == 2 + BONUS
    assert (right.turn, right.right) == (1, (1, 0))
    wrong = rules.marked(state, state.asked, right=False)
    assert (wrong.planes[0][0], wrong.turn, wrong.moves) == (2, 1, ())


def test_a_bin_field_asks_for_that_bin_while_there_are_such_questions() -> None:
    start = classic(0, HANGAR, HANGAR, HANGAR)
    state = thrown(start, 5)
    assert state.asks_for == "food"
    assert DECK[state.asked] == "food"
    none = thrown(replace(start, queue=(0, 3)), 5)
    assert DECK[none.asked] == ""


def test_without_signs_no_field_asks_for_a_bin() -> None:
    state = game("classic")
    assert event(state, CROSS.bins[0]) == "food"
    bare = replace(state, table=replace(state.table, signs=()))
    assert event(bare, CROSS.bins[0]) is None
    assert event(game("class"), 2) is None


def test_the_deck_begins_again_when_all_were_asked() -> None:
    state = game(queue=())
    state = rules.marked(state, state.asked, right=False)
    assert state.asked == state.table.order[0]


# ---- time
def test_time_runs_until_the_end() -> None:
    state = replace(game(), table=replace(game().table, limit_ms=1000.0))
    later = rules.tick(state, 400)
    assert (later.ms, later.left_ms) == (400, 600)
    assert rules.tick(later, 900).left_ms == 0
    over = replace(state, phase="over")
    assert rules.tick(over, 400) is over


def test_when_the_time_is_up_this_round_is_the_last() -> None:
    state = rules.after(game(), {"do": "time", "ms": 5})
    assert (state.last_round, state.ms) == (True, 5)
    turns = 0
    while not state.over:
        state = rules.marked(state, state.asked, right=False)
        turns += 1
    assert turns <= 2
    with pytest.raises(ValueError, match="time"):
        rules.after(state, {"do": "time"})


@pytest.mark.parametrize("step", [{"do": "throw"}, {"do": "move", "plane": 0}, {"do": "fly"}, {}, {"do": "move", "plane": "1"}])
def test_a_step_that_cannot_be_done_is_refused(step: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rules.after(game(), step)
