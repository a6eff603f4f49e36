"""Drawing a round: fair, fitting, never the same thing twice, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.strategies import banks, seeds, specs
from tests.factories import (
    BINS,
    CITY,
    bank_of,
    make_bank,
    make_choice,
    make_item,
    make_kind,
    make_pool,
    make_round,
    make_scheme,
    make_true_false,
    ruling,
    spec,
)
from wastequiz.domain.bank import Bank, Card, Pool, pool_of
from wastequiz.domain.draw import MIX, TRIES, draw_round, rebuild
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.questions import ANYWHERE, ITEM_TOPIC, Question, told_in_pictures
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.students import Contestant

ONE_OF_ITEMS = ("which_bin", "pick_from_bin", "odd_one_out")
FROM_BINS = ["which_bin", *sorted({"pick_from_bin", "odd_one_out", "sort_many"})]
IN_PICTURES = [name for name in FROM_BINS if not KINDS[name].needs_reading]
FROM_ITEMS = [name for name, kind in KINDS.items() if kind.from_items]


def drawn(bank: Bank, wanted: RoundSpec, seed: int = 1) -> Round | None:
    """The round, or None where there is not one question."""
    try:
        return draw_round("r", wanted, seed, bank, make_pool(bank), bank.questions.__getitem__)
    except NoQuestions:
        return None


def some(bank: Bank, wanted: RoundSpec, seed: int) -> tuple[Question, ...]:
    found = drawn(bank, wanted, seed)
    return found.questions if found else ()


# ---- what holds for every bank, wish and seed
@given(bank=banks(), wanted=specs(), seed=seeds)
def test_the_same_seed_gives_the_same_round(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    assert drawn(bank, wanted, seed) == drawn(bank, wanted, seed)


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_nothing_is_asked_twice(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    questions = some(bank, wanted, seed)
    assert len(questions) <= wanted.length
    assert len({question.key for question in questions}) == len(questions)
    asked = [question.subject_id for question in questions if question.subject_id]
    assert len(set(asked)) == len(asked)


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_every_question_can_be_answered_rightly_and_the_schemes_ruling_decides(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    scheme = bank.scheme(CITY)
    for question in some(bank, wanted, seed):
        kind = KINDS[question.kind]
        assert kind.mark(question, kind.solution(question)) == 1
        assert kind.mark(question, ()) == 0
        assert len({option.id for option in question.options}) == len(question.options)
        for sort in kind.sorts(question, kind.solution(question)):
            ruled = scheme.ruling(bank.items[sort.item])
            assert ruled is not None
            assert ruled.to == sort.true_bin == sort.chosen_bin
        if question.kind in ONE_OF_ITEMS:
            (right,) = (option for option in question.options if option.right)
            assert [o.id for o in question.options if o.bin_id == right.bin_id] == [right.id]


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_no_two_options_show_the_same_picture(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    for question in some(bank, wanted, seed):
        pictures = [option.picture for option in question.options if option.picture and question.kind != "take_apart"]
        assert len(set(pictures)) == len(pictures)


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_age_topic_and_kinds_are_kept_to(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    for question in some(bank, wanted, seed):
        assert question.band <= wanted.band
        assert wanted.topic in (None, question.topic)
        if wanted.kinds and question.kind not in wanted.kinds:  # with one bin only there is nothing to pick from or to sort
            assert question.kind == "which_bin" and set(wanted.kinds) & FALL_BACK


FALL_BACK = {"pick_from_bin", "odd_one_out", "sort_many"}


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_unscored_questions_never_appear_outside_practice(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    assert wanted.practice or all(question.scored for question in some(bank, wanted, seed))


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_written_questions_of_other_schemes_never_appear(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    for question in some(bank, wanted, seed):
        if question.kind not in FROM_ITEMS:
            assert bank.questions[question.key].schemes in ((), (CITY,), (ANYWHERE,))


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_those_who_cannot_read_get_drawn_things_they_know_or_questions_told_in_pictures(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    for question in some(bank, replace(wanted, pictures_only=True), seed):
        if question.kind not in FROM_ITEMS:
            assert told_in_pictures(bank.questions[question.key]) and question.band == Band.pre
        else:
            shown = [question.subject_id, *(option.id for option in question.options if question.kind != "which_bin")]
            assert question.stem is None
            assert question.kind in IN_PICTURES
            assert all(bank.items[item].band == Band.pre and bank.items[item].picture for item in shown)


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_a_round_is_as_long_as_wished_wherever_the_bank_has_enough(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    found = drawn(bank, wanted, seed)
    have = 0
    for group, keys in make_pool(bank).groups.items():
        fits = group.band <= wanted.band and (group.scored or wanted.practice) and wanted.topic in (None, group.topic)
        if wanted.pictures_only:
            fits &= group.band == Band.pre and group.pictured
        kinds = [group.kind] if not group.bin_id else FROM_BINS if not wanted.pictures_only else IN_PICTURES
        have += len(keys) * (fits and (not wanted.kinds or bool(set(kinds) & set(wanted.kinds))))
    assert (len(found.questions) if found else 0) == min(have, wanted.length)


@given(bank=banks(), wanted=specs(), seed=seeds)
def test_every_question_can_be_built_again_from_its_key_and_order(bank: Bank, wanted: RoundSpec, seed: int) -> None:
    pool = make_pool(bank)
    for question in some(bank, wanted, seed):
        assert rebuild(question.key, question.order, bank, pool, bank.questions.__getitem__) == question


@given(per_bin=st.integers(5, 8), seed=seeds, length=st.sampled_from((5, 10, 15, 20)), topic=st.sampled_from((None, ITEM_TOPIC)))
def test_bins_are_balanced_within_one(per_bin: int, seed: int, length: int, topic: str | None) -> None:
    found = make_round(make_bank(per_bin), seed, length=length, topic=topic, kinds=OLD)
    bins = Counter(question.true_bin for question in found.questions if question.true_bin)
    counts = [bins[b] for b in BINS]
    assert max(counts) - min(counts) <= 1


@given(seed=seeds)
def test_when_one_bin_is_used_up_the_others_stay_balanced(seed: int) -> None:
    kinds = {b: make_kind(f"{b}_kind") for b in BINS}
    items = [make_item(f"{b}_{n}", f"{b}_kind") for b in BINS for n in range(1 if b == "hazardous" else 10)]
    bank = bank_of(kinds.values(), items, make_scheme({kind.id: b for b, kind in kinds.items()}))
    bins = Counter(question.true_bin for question in make_round(bank, seed, length=20, kinds=OLD).questions)
    assert bins["hazardous"] == 1
    others = [bins[b] for b in BINS if b != "hazardous"]
    assert max(others) - min(others) <= 1


OLD = ("which_bin", "pick_from_bin", "single_choice", "true_false")
"""Kinds that show one thing's bin."""


# ---- single cases
def test_other_seeds_give_other_rounds() -> None:
    bank = make_bank(20, 20)
    rounds = {tuple(question.key for question in make_round(bank, seed).questions) for seed in range(20)}
    assert len(rounds) == 20


def test_a_round_carries_what_it_was_drawn_from() -> None:
    bank = make_bank()
    player = Contestant("ref", 1, 7, "owl")
    found = make_round(bank, 5, player, length=5)
    assert (found.seed, found.contestant, found.spec.length) == (5, player, 5)
    assert found.scheme_revision == bank.scheme(CITY).revision


def test_a_tiny_bank_gives_a_shorter_round() -> None:
    assert len(make_round(make_bank(1, 1), length=20).questions) == 4 + 2


@pytest.mark.parametrize("bank", [bank_of([], [], make_scheme({})), make_bank(0, 0)])
def test_an_empty_bank_says_that_there_are_no_questions(bank: Bank) -> None:
    with pytest.raises(NoQuestions) as none:
        make_round(bank, topic="law")
    assert (none.value.scheme, none.value.topic) == (CITY, "law")


def test_a_kind_nobody_knows_gives_no_questions() -> None:
    with pytest.raises(NoQuestions):
        make_round(kinds=("crossword",))


def test_a_mixed_round_has_all_kinds_about_as_often_as_wished() -> None:
    bank = make_bank(200, 200)
    kinds = Counter(question.kind for seed in range(50) for question in make_round(bank, seed, length=20).questions)
    weights = {name: MIX.get(name, 1) for name in ("which_bin", "pick_from_bin", "odd_one_out", "sort_many", "single_choice", "true_false")}
    shares = {name: weight / sum(weights.values()) for name, weight in weights.items()}
    assert {name: kinds[name] / 1000 for name in weights} == pytest.approx(shares, abs=0.06)
    assert set(kinds) == set(weights)


@pytest.mark.parametrize("kind", ["pick_from_bin", "odd_one_out", "sort_many"])
def test_where_pictures_are_compared_things_with_a_drawing_come_first(kind: str) -> None:
    kinds = {b: make_kind(f"{b}_kind") for b in BINS}
    items = [make_item(f"{b}_{n}", f"{b}_kind", picture=f"{b}_{n}" if n < 5 else "") for b in BINS for n in range(20)]
    bank = bank_of(kinds.values(), items, make_scheme({k.id: b for b, k in kinds.items()}))
    questions = [q for seed in range(10) for q in make_round(bank, seed, length=4, kinds=(kind,)).questions]
    assert {q.kind for q in questions} == {kind}
    assert all(option.picture for q in questions for option in q.options)


def test_kinds_asked_for_by_name_come_equally_often() -> None:
    bank = make_bank(200, 200)
    wanted = ("which_bin", "sort_many", "true_false")
    kinds = Counter(question.kind for seed in range(50) for question in make_round(bank, seed, length=12, kinds=wanted).questions)
    assert {name: kinds[name] / 600 for name in wanted} == pytest.approx(dict.fromkeys(wanted, 1 / 3), abs=0.07)


def test_the_right_option_stands_everywhere_equally_often() -> None:
    bank = make_bank(50, 50)
    for kind, places in (("pick_from_bin", 4), ("single_choice", 3)):
        questions = [question for seed in range(60) for question in make_round(bank, seed, length=10, kinds=(kind,)).questions]
        found = Counter(next(n for n, option in enumerate(question.options) if option.right) for question in questions)
        assert all(count / len(questions) == pytest.approx(1 / places, abs=0.08) for count in found.values())
        assert len(found) == places


def test_true_stands_before_false() -> None:
    questions = make_round(make_bank(0, 10), kinds=("true_false",)).questions
    assert {tuple(option.id for option in question.options) for question in questions} == {("true", "false")}


def test_every_item_is_equally_likely_whatever_group_it_is_in() -> None:
    items = [make_item("lonely", "a", difficulty=5), *(make_item(f"crowd_{n}", "a") for n in range(9))]
    bank = bank_of([make_kind("a")], items, make_scheme({"a": "food"}))
    first = Counter(make_round(bank, seed, length=1).questions[0].subject_id for seed in range(1000))
    assert first["lonely"] / 1000 == pytest.approx(0.1, abs=0.04)


@pytest.mark.parametrize(("band", "expected"), [(Band.g12, 0.875), (Band.g34, 0.875), (Band.g56, 0.5), (Band.adult, 0.5)])
def test_the_young_are_mostly_asked_about_things_with_a_drawing(band: Band, expected: float) -> None:
    items = [make_item(f"{n}", "a", picture="" if n % 2 else "drawn") for n in range(40)]
    bank = bank_of([make_kind("a")], items, make_scheme({"a": "food"}))
    asked = [make_round(bank, seed, length=1, band=band, kinds=("which_bin",)).questions[0] for seed in range(600)]
    assert sum(bool(q.picture) for q in asked) / 600 == pytest.approx(expected, abs=0.05)


def test_with_one_bin_only_there_is_nothing_to_pick_from() -> None:
    bank = bank_of([make_kind("a")], [make_item("x", "a"), make_item("y", "a")], make_scheme({"a": "food"}))
    assert {question.kind for question in make_round(bank, kinds=("pick_from_bin",)).questions} == {"which_bin"}


def test_where_all_others_look_alike_there_is_nothing_to_pick_from() -> None:
    kinds = [make_kind("a", picture="same"), make_kind("b", picture="same")]
    items = [make_item("x", "a", picture=""), make_item("y", "b", picture="")]
    bank = bank_of(kinds, items, make_scheme({"a": "food", "b": "residual"}))
    assert {question.kind for question in make_round(bank, kinds=("pick_from_bin",)).questions} == {"which_bin"}


def test_the_last_one_left_is_found_in_a_crowd_of_taken_ones() -> None:
    bank = make_bank(30, 0, bins=("food", "residual"))
    assert len(make_round(bank, length=60, kinds=("which_bin",)).questions) == 60


def test_an_item_and_a_written_question_of_one_name_are_two_things() -> None:
    bank = bank_of([make_kind("a")], [make_item("ice", "a")], make_scheme({"a": "food"}), questions=[make_choice("ice")])
    assert len(make_round(bank).questions) == 2


def test_practice_asks_what_does_not_score() -> None:
    bank = bank_of([make_kind("a")], [make_item("x", "a")], make_scheme({"a": ruling("food", source="")}))
    (question,) = make_round(bank, practice=True, kinds=("which_bin",)).questions
    assert not question.scored
    with pytest.raises(NoQuestions):
        make_round(bank)


# ---- taking a round up again
@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("which_bin:gone", BINS),
        ("which_bin:food_0", BINS[:3]),
        ("which_bin:food_0", (*BINS[:3], "purple")),
        ("pick_from_bin:food_0", ("food_0", "gone")),
        ("pick_from_bin:food_0", ("food_0", "food_1")),
        ("pick_from_bin:food_0", ("residual_0", "recyclable_0")),
        ("choice_0", ("a", "b")),
        ("choice_0", ("a", "b", "c", "d")),
        ("gone", ("a", "b")),
        ("which_bin:", BINS),
    ],
)
def test_a_question_the_bank_no_longer_has_like_that_is_not_built_again(key: str, order: tuple[str, ...]) -> None:
    bank = make_bank()
    with pytest.raises((KeyError, ValueError)):
        rebuild(key, order, bank, make_pool(bank), bank.questions.__getitem__)


def test_an_item_that_lost_its_bin_is_not_asked_again() -> None:
    bank = make_bank()
    other = make_scheme({"food_kind": "bulky"})
    with pytest.raises(ValueError, match="belongs in no bin"):
        rebuild("which_bin:food_0", BINS, bank, Pool(other, {}), bank.questions.__getitem__)


# ---- the size of the bank does not matter (counted, not timed)
class Counted(list[str]):
    """A list that counts how often one member is fetched, and refuses to be walked through."""

    touched = 0

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        type(self).touched += 1
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("the draw walked through all questions")

    def __contains__(self, key: object) -> bool:
        raise AssertionError("the draw searched all questions")


def work_of_drawing(size: int) -> tuple[int, int, int]:
    """How many keys were touched, questions fetched and groups walked for one round from a bank of `size` questions."""
    small = make_bank(8, 0)
    cards = (
        Card(f"q_{n}", "single_choice" if n % 2 else "true_false", "law", Band(n % 6), n % 5 + 1, (CITY,) if n % 3 else ())
        for n in range(size)
    )
    pool = pool_of(small, small.scheme(CITY), cards)
    groups = {group: Counted(keys) for group, keys in pool.groups.items()}
    Counted.touched = fetched = 0

    def fetch(key: str) -> Any:
        nonlocal fetched
        fetched += 1
        return (make_choice if int(key[2:]) % 2 else make_true_false)(key)

    found = draw_round("r", spec(length=20, kinds=("single_choice", "true_false")), 7, small, Pool(pool.scheme, groups), fetch)
    assert len(found.questions) == 20
    return Counted.touched, fetched, len(groups)


def test_drawing_from_a_hundred_thousand_questions_touches_no_more_of_them_than_from_a_thousand() -> None:
    (few, fetched_few, groups_few), (many, fetched_many, groups_many) = work_of_drawing(1_000), work_of_drawing(100_000)
    assert fetched_few == fetched_many == 20
    assert groups_few == groups_many
    assert max(few, many) < 20 * TRIES
    assert many <= few + 20
