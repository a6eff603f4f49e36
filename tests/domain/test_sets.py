"""Ready sets: rounds of the questions somebody put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    make_bank,
    make_choice,
    make_estimate,
    make_matching,
    make_ordering,
    make_pool,
    make_set,
    make_short,
    make_spots,
    make_true_false,
    ruling,
)
from wastequiz.domain.bank import Bank
from wastequiz.domain.draw import draw_set, rebuild
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band
from wastequiz.domain.questions import told_in_pictures
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.sets import ReadySet, pass_mark

CITY = "cn-harbin"
KEYS = ("choice_0", "which_bin:food_1", "fact_1", "choice_1", "pick_from_bin:food_2")


def drawn(ready: ReadySet, seed: int = 1, bank: Bank | None = None, **spec: object) -> Round:
    there = bank or make_bank(4, 2)
    wanted = replace(RoundSpec(CITY, ready.band), **spec)
    return draw_set("r", wanted, seed, ready, there, make_pool(there), there.questions.__getitem__)


def keys(round_: Round) -> list[str]:
    return [question.key for question in round_.questions]


@given(seed=st.integers(0, 2**40))
def test_a_lesson_asks_all_its_questions_in_their_order(seed: int) -> None:
    assert keys(drawn(make_set("s", *KEYS), seed)) == list(KEYS)


@given(seed=st.integers(0, 2**40))
def test_a_set_that_draws_takes_different_ones_each_time(seed: int) -> None:
    ready = make_set("s", *KEYS, length=3)
    found = keys(drawn(ready, seed))
    assert len(found) == len(set(found)) == 3 and set(found) <= set(KEYS)
    assert found == keys(drawn(ready, seed))


def test_every_question_of_a_set_that_draws_comes_about_as_often() -> None:
    ready = make_set("s", *KEYS, length=2)
    met = Counter(key for seed in range(500) for key in keys(drawn(ready, seed)))
    assert set(met) == set(KEYS)
    assert all(140 <= n <= 260 for n in met.values()), met


def test_an_exam_asks_all_in_another_order_for_everybody() -> None:
    orders = {tuple(keys(drawn(make_set("s", *KEYS, use="exam"), seed, exam=True))) for seed in range(20)}
    assert len(orders) > 5
    assert all(sorted(order) == sorted(KEYS) for order in orders)


def test_what_does_not_hold_here_is_passed_over() -> None:
    bank = make_bank(4, 2)
    elsewhere = make_choice("choice_0", schemes=("de",))
    there = replace(bank, questions={**bank.questions, "choice_0": elsewhere})
    assert keys(drawn(make_set("s", *KEYS, "gone", "which_bin:gone", "knitting:food_1"), bank=there)) == list(KEYS[1:])


def test_what_has_no_sourced_ruling_comes_in_practice_only() -> None:
    bank = make_bank(4, 2)
    scheme = replace(bank.scheme(CITY), items={"food_1": ruling("food", source="")}, revision="")
    there = replace(bank, schemes={CITY: scheme})
    ready = make_set("s", *KEYS)
    assert keys(drawn(ready, bank=there)) == [key for key in KEYS if key != "which_bin:food_1"]
    assert keys(drawn(ready, bank=there, practice=True)) == list(KEYS)


def test_a_set_of_which_nothing_holds_says_so() -> None:
    with pytest.raises(NoQuestions):
        drawn(make_set("s", "gone"))


def test_a_round_of_a_set_can_be_taken_up_again() -> None:
    bank = make_bank(4, 2)
    for question in drawn(make_set("s", *KEYS), 7, bank).questions:
        assert rebuild(question.key, question.order, bank, make_pool(bank), bank.questions.__getitem__) == question


@pytest.mark.parametrize(("questions", "needed"), [(30, 24), (1, 1), (10, 8), (11, 9), (0, 0)])
def test_four_in_five_pass_an_exam(questions: int, needed: int) -> None:
    assert pass_mark(questions) == needed


def test_a_round_is_as_long_as_its_set_or_as_it_draws() -> None:
    assert (make_set("s", *KEYS).size, make_set("s", *KEYS, length=2).size) == (5, 2)


def test_a_question_is_told_in_pictures_when_no_answer_must_be_read() -> None:
    plain, ordering, matching = make_choice("a"), make_ordering("b"), make_matching("c")
    assert not any(map(told_in_pictures, (plain, ordering, matching, make_true_false("t"), make_estimate("e"), make_short("w"))))

    def drawn_all(question: object) -> object:
        shown = replace(question, options=tuple(replace(o, picture=f"of_{o.id}") for o in question.options))  # type: ignore[attr-defined, type-var]
        return replace(shown, targets=tuple(replace(t, picture=f"of_{t.id}") for t in question.targets))  # type: ignore[attr-defined, type-var]

    assert all(told_in_pictures(drawn_all(q)) for q in (plain, ordering, matching))  # type: ignore[arg-type]
    half = replace(matching, options=drawn_all(matching).options)  # type: ignore[attr-defined]
    assert not told_in_pictures(half)
    assert not told_in_pictures(replace(plain, options=tuple(replace(o, picture="bone") for o in plain.options)))
    assert told_in_pictures(make_true_false("t", picture="step_x")) and told_in_pictures(make_spots("s"))
    assert Band.pre == min(Band)
