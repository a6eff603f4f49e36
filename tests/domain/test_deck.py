"""A game's deck: what it asks for, nothing twice, drawn things first, twins in pairs, and a plain word where there is too little."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.strategies import banks, seeds, specs
from tests.factories import CITY, bank_of, make_bank, make_item, make_kind, make_pool, make_scheme, make_thing_of_parts, ruling, spec
from wastequiz.domain.bank import Bank, group_of
from wastequiz.domain.deck import draw_game
from wastequiz.domain.errors import TooFewQuestions
from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import GameSpec, Round, RoundSpec
from wastequiz.domain.students import Contestant

THINGS = Asks(("which_bin",), 6)
TWINS = Asks(("which_bin",), 6, least=2, twins=True)


def drawn(bank: Bank, *asks: Asks, seed: int = 1, **changes: Any) -> tuple[Round, bool]:
    wanted = replace(spec(game=GameSpec("memory")), **changes)
    return draw_game("g", wanted, seed, asks, bank, make_pool(bank), bank.questions.__getitem__)


def twin_bank(pairs: int = 5, **second: Any) -> Bank:
    """`pairs` boxes, rinsed (recyclable) and greasy (residual), the greasy ones made otherwise as told."""
    kinds = [make_kind("clean"), make_kind("greasy")]
    items = [make_item(f"box_{n}", "clean") for n in range(pairs)]
    items += [replace(make_item(f"greasy_{n}", "greasy", twin_of=f"box_{n}"), **second) for n in range(pairs)]
    return bank_of(kinds, items, make_scheme({"clean": "recyclable", "greasy": "residual"}))


def with_twins(bank: Bank, seed: int) -> Bank:
    """The bank with every third thing a twin of some other one, or of one that is gone."""
    dice, ids = Random(seed), [*bank.items, "gone"]
    items = {
        id_: replace(item, twin_of=dice.choice([other for other in ids if other != id_])) if dice.random() < 0.3 else item
        for id_, item in bank.items.items()
    }
    return replace(bank, items=items)


def parts() -> st.SearchStrategy[Asks]:
    kinds = st.sampled_from(((), ("which_bin",), ("single_choice", "true_false"), ("pick_from_bin", "which_bin")))
    return st.builds(Asks, kinds, st.integers(0, 12), least=st.integers(0, 2), drawn=st.booleans(), twins=st.booleans())


# ---- what holds for every bank, wish and seed
@given(bank=banks(), wanted=specs(), seed=seeds, asks=st.lists(parts(), max_size=3))
def test_a_deck_is_fair_whatever_the_bank_and_the_wish(bank: Bank, wanted: RoundSpec, seed: int, asks: list[Asks]) -> None:
    bank, pool = with_twins(bank, seed), make_pool(with_twins(bank, seed))
    wanted = replace(wanted, game=GameSpec("memory"))

    def deck() -> tuple[Round, bool]:
        return draw_game("g", wanted, seed, asks, bank, pool, bank.questions.__getitem__)

    try:
        round_, fell_back = deck()
    except TooFewQuestions as error:
        assert 0 <= error.found < error.least and error.game == "memory"
        return
    assert (round_, fell_back) == deck(), "the same seed deals the same"
    questions = round_.questions
    assert len(questions) <= sum(part.length for part in asks) and round_.spec.length == len(questions)
    assert len({q.key for q in questions}) == len(questions)
    subjects = [q.subject_id for q in questions if q.subject_id]
    assert len(set(subjects)) == len(subjects)
    assert all(q.scored and q.band <= wanted.band and KINDS[q.kind].mark(q, KINDS[q.kind].solution(q)) == 1 for q in questions)
    if all(part.twins for part in asks):
        for one, other in zip(questions[::2], questions[1::2], strict=True):
            things = bank.items[one.subject_id], bank.items[other.subject_id]
            assert things[0].twin_of == things[1].id or things[1].twin_of == things[0].id
            assert one.true_bin != other.true_bin


# ---- what a round of a game is
def test_a_game_is_a_scored_round_with_its_own_purpose_whatever_the_wish_was() -> None:
    wanted = spec(game=GameSpec("memory"), practice=True, level=3, ready_set="s", exam=True, purpose="daily", drawn=True)
    bank, who = make_bank(), Contestant("ref", 1, 2, "owl")
    round_, fell_back = draw_game("g", wanted, 9, (THINGS,), bank, make_pool(bank), bank.questions.__getitem__, who)
    kept = round_.spec
    assert (kept.purpose, kept.practice, kept.level, kept.ready_set, kept.exam) == ("game:memory", False, 0, "", False)
    assert (kept.length, kept.game, round_.seed, round_.contestant, fell_back) == (6, GameSpec("memory"), 9, who, False)


def test_without_a_game_there_is_no_deck() -> None:
    bank = make_bank()
    with pytest.raises(ValueError, match="no game"):
        draw_game("g", spec(), 1, (THINGS,), bank, make_pool(bank), bank.questions.__getitem__)


# ---- parts
def test_parts_come_one_after_the_other_and_share_nothing() -> None:
    bank = make_bank(per_bin=3)
    things, facts = Asks(("which_bin",), 8), Asks(("true_false",), 4)
    questions = drawn(bank, things, facts, things)[0].questions
    assert [q.kind for q in questions] == ["which_bin"] * 8 + ["true_false"] * 4 + ["which_bin"] * 4
    assert len({q.key for q in questions}) == 16


def test_a_parts_own_topics_go_before_those_of_the_wish() -> None:
    bank = make_bank()
    mine = Asks(("which_bin",), 4, topics=("items",))
    assert len(drawn(bank, mine, topic="law", topics=("law",))[0].questions) == 4
    with pytest.raises(TooFewQuestions):
        drawn(bank, Asks(("which_bin",), 4), topic="law")


def test_too_few_questions_say_which_game_how_many_and_how_many_are_needed() -> None:
    with pytest.raises(TooFewQuestions) as error:
        drawn(make_bank(per_bin=1), Asks(("which_bin",), 20, least=9))
    assert (error.value.game, error.value.found, error.value.least) == ("memory", 4, 9)


def test_fewer_than_wished_are_enough_where_they_are_as_many_as_needed() -> None:
    assert len(drawn(make_bank(per_bin=1), Asks(("which_bin",), 20, least=4))[0].questions) == 4


# ---- drawn things
def undrawn(bank: Bank, keep: int) -> Bank:
    items = {id_: item if n < keep else replace(item, picture="") for n, (id_, item) in enumerate(bank.items.items())}
    return replace(bank, items=items)


def pictures(bank: Bank, questions: tuple[Question, ...]) -> int:
    return sum(bool(bank.items[q.subject_id].picture) for q in questions)


def test_drawn_things_alone_where_there_are_enough() -> None:
    bank = undrawn(make_bank(), 5)
    round_, fell_back = drawn(bank, replace(THINGS, drawn=True))
    assert (pictures(bank, round_.questions), len(round_.questions), fell_back) == (5, 5, False)


def test_where_too_few_are_drawn_any_are_taken_and_it_is_told() -> None:
    bank = undrawn(make_bank(), 3)
    round_, fell_back = drawn(bank, replace(THINGS, drawn=True))
    assert (len(round_.questions), fell_back) == (6, True) and pictures(bank, round_.questions) < 6


def test_what_a_part_that_fell_back_first_drew_is_free_again() -> None:
    bank = undrawn(make_bank(per_bin=1), 3)
    round_, fell_back = drawn(bank, Asks(("which_bin",), 4, drawn=True))
    assert (len(round_.questions), fell_back) == (4, True)


# ---- twins
def test_twins_come_in_pairs_of_different_bins() -> None:
    questions = drawn(twin_bank(), TWINS)[0].questions
    assert len(questions) == 6
    for one, other in zip(questions[::2], questions[1::2], strict=True):
        assert {one.subject_id.split("_")[1]} == {other.subject_id.split("_")[1]}
        assert {one.true_bin, other.true_bin} == {"recyclable", "residual"}
    first = [drawn(twin_bank(), TWINS, seed=seed)[0].questions[0].subject_id for seed in range(9)]
    assert {id_.startswith("greasy") for id_ in first} == {True, False}, "either may come first"


def test_an_odd_number_of_twins_leaves_one_place_free() -> None:
    assert len(drawn(twin_bank(), replace(TWINS, length=5))[0].questions) == 4


@pytest.mark.parametrize(
    "why",
    [
        {"kind": "clean"},  # both belong into one bin
        {"band": Band.adult},
        {"picture": ""},
        {"twin_of": "gone"},
    ],
    ids=lambda why: next(iter(why)),
)
def test_twins_of_which_one_does_not_fit_are_none(why: dict[str, Any]) -> None:
    with pytest.raises(TooFewQuestions) as error:
        drawn(twin_bank(**why), TWINS, band=Band.g34, pictures_only=True)
    assert error.value.found == 0


def test_a_thing_whose_twin_goes_nowhere_comes_apart_or_does_not_count_has_none() -> None:
    bank = twin_bank(3)
    scheme = bank.scheme(CITY)
    rulings = {"box_0": ruling("bulky"), "box_1": ruling("recyclable", source="")}
    apart = make_thing_of_parts("box_2", "clean", "greasy")
    bank = replace(bank, items={**bank.items, "box_2": apart}, schemes={CITY: replace(scheme, items=rulings)})
    assert group_of(bank.items["box_0"], bank, bank.scheme(CITY)) is None
    with pytest.raises(TooFewQuestions) as error:
        drawn(bank, TWINS)
    assert error.value.found == 0


def test_of_two_twins_of_one_thing_only_one_is_asked_about() -> None:
    bank = twin_bank(1)
    more = {f"greasy_{n}": make_item(f"greasy_{n}", "greasy", twin_of="box_0") for n in range(4)}
    assert len(drawn(replace(bank, items={**bank.items, **more}), TWINS)[0].questions) == 2


def test_things_that_are_taken_are_no_twins_any_more() -> None:
    round_, _fell_back = drawn(twin_bank(2), Asks(("which_bin",), 4), replace(TWINS, least=0))
    assert len(round_.questions) == 4


def test_a_wish_for_look_alikes_leaves_twins_their_plain_half() -> None:
    assert len(drawn(twin_bank(), TWINS, look_alikes=True)[0].questions) == 6
