"""Why: the feedback after an answer, and the lesson the results show again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import (
    WRITTEN,
    make_bank,
    make_choice,
    make_kind,
    make_scheme,
    make_thing_of_parts,
    make_true_false,
    put,
    text,
)
from wastequiz.domain.bank import Bank
from wastequiz.domain.kinds import KINDS, pick_from_bin, sort_many, take_apart, which_bin
from wastequiz.domain.questions import Choice, Question, pair
from wastequiz.domain.rounds import Answer, Stone
from wastequiz.wording import reasons

BANK = make_bank()
SCHEME = BANK.scheme("cn-harbin")
FOOD, PAPER = BANK.items["food_0"], BANK.items["recyclable_0"]
WHICH = replace(which_bin.build(FOOD, BANK.kinds["food_kind"], SCHEME), actions=("drain",))
PICK = pick_from_bin.build(FOOD, [PAPER, BANK.items["residual_0"]], BANK, SCHEME)
PUT = put(make_choice("signs_1"))
TRUTH = put(make_true_false("fact_1"))


def answered(question: Question, choice: Choice) -> Answer:
    correct = KINDS[question.kind].mark(question, choice)
    return Answer(Stone(0), question.key, question.kind, choice, correct, 100, correct * 10, question.true_bin, None, False, not choice)


def told(question: Question, choice: Choice) -> reasons.Feedback:
    return reasons.feedback(question, answered(question, choice), SCHEME)


@pytest.mark.parametrize("question", [WHICH, PICK, PUT, TRUTH], ids=lambda q: q.kind)
def test_a_right_answer_is_praised_and_says_why_without_pairs(question: Question) -> None:
    said = told(question, question.right_ids)
    assert said.right and said.head and said.reason and not said.comfort and not said.pairs


@pytest.mark.parametrize("question", [WHICH, PICK, PUT, TRUTH], ids=lambda q: q.kind)
def test_a_wrong_answer_is_comforted_and_compared_with_the_right_one(question: Question) -> None:
    wrong = next(o.id for o in question.options if not o.right)
    said = told(question, (wrong,))
    assert not said.right and said.comfort and [p.right for p in said.pairs] == [False, True]


@pytest.mark.parametrize("question", [WHICH, PICK, PUT, TRUTH], ids=lambda q: q.kind)
def test_out_of_time_the_right_answer_stands_alone(question: Question) -> None:
    said = told(question, ())
    assert said.head == "Time is up!" and [p.right for p in said.pairs] == [True]


def test_the_reason_is_that_of_the_very_choice_and_the_general_one_follows() -> None:
    said = told(PUT, ("a",))
    assert (said.reason, said.more) == ("not a", "because signs_1")


def test_the_same_reason_is_not_said_twice() -> None:
    same = replace(PUT, explanation=text("not a"))
    assert told(same, ("a",)).more == ""


def test_item_questions_say_what_to_do_first_and_whose_rule_it_is() -> None:
    assert told(WHICH, ("residual",)).more == "Drain it first. By the rules of cn-harbin."
    assert told(WHICH, ("residual",)).reason == "why food_kind"
    assert told(PICK, (PAPER.id,)).reason == "why recyclable_kind"
    assert told(PICK, (PAPER.id,)).more == "why food_kind By the rules of cn-harbin."


def test_a_question_without_words_still_gets_a_feedback() -> None:
    bare = replace(WHICH, explanation=None, actions=(), subject=None)
    assert told(bare, ("residual",)).reason == "" and reasons.lesson(bare, answered(bare, ()), SCHEME).why == ""


def test_the_lesson_of_an_item_is_the_thing_that_was_sorted_wrongly() -> None:
    lesson = reasons.lesson(WHICH, answered(WHICH, ("residual",)), SCHEME)
    assert (lesson.head, lesson.bin_id, lesson.why) == ("Food_0", "food", "why food_kind")
    lesson = reasons.lesson(PICK, answered(PICK, (PAPER.id,)), SCHEME)
    assert (lesson.head, lesson.bin_id, lesson.why) == ("Recyclable_0", "recyclable", "why recyclable_kind")
    lesson = reasons.lesson(PICK, answered(PICK, ()), SCHEME)
    assert (lesson.head, lesson.bin_id) == ("Food_0", "food")


def test_the_lesson_of_a_written_question_is_its_stem_with_the_right_answer() -> None:
    lesson = reasons.lesson(PUT, answered(PUT, ("a",)), SCHEME)
    assert (lesson.head, lesson.bin_id, lesson.why) == ("signs_1?", None, "signs_1 b: because signs_1")


# ---- the kinds with more than one thing to get right
def asked(name: str) -> Question:
    return put(WRITTEN[name]("q"))


def test_several_things_sorted_wrongly_are_told_one_by_one() -> None:
    question = sort_many.build(FOOD, [PAPER, BANK.items["residual_0"]], BANK, SCHEME)
    said = told(question, (pair(FOOD.id, "food"), pair(PAPER.id, "residual"), pair("residual_0", "hazardous")))
    assert said.comfort == "1 of 3 are right."
    assert [(p.label, p.bin_id, p.right) for p in said.pairs] == [("Recyclable_0", "recyclable", True), ("Residual_0", "residual", True)]
    assert said.reason == "Recyclable_0: why recyclable_kind"
    assert said.more == "Residual_0: why residual_kind By the rules of cn-harbin."


def test_of_many_sorted_rightly_one_is_told_about_by_name() -> None:
    question = sort_many.build(FOOD, [PAPER, BANK.items["residual_0"]], BANK, SCHEME)
    assert told(question, KINDS["sort_many"].solution(question)).reason == "Food_0: why food_kind"


def test_a_part_that_goes_to_no_bin_names_its_place() -> None:
    bank = Bank({**BANK.kinds, "liquid": make_kind("liquid")}, BANK.items, BANK.schemes)
    scheme = make_scheme({**SCHEME.kinds, "liquid": "bulky"})
    question = take_apart.build(make_thing_of_parts("tea", "liquid", "food_kind"), bank, scheme)
    said = reasons.feedback(question, answered(question, (pair("p1", "food"), pair("p2", "food"))), scheme)
    assert [(p.bin_id, p.place) for p in said.pairs] == [(None, "bulky")]


@pytest.mark.parametrize(
    ("name", "choice", "comfort"),
    [
        ("multiple_choice", ("a",), "3 of 4 are right."),
        ("ordering", ("b", "c", "d", "a"), "Some of them stand in order already."),
        ("matching", ("a>t1", "b>t3", "c>t2"), "1 of 3 are right."),
        ("estimate", ("48",), "You came near."),
    ],
)
def test_what_is_partly_right_is_said_to_be(name: str, choice: Choice, comfort: str) -> None:
    assert told(asked(name), choice).comfort == comfort


@pytest.mark.parametrize(
    ("name", "choice", "reason"),
    [
        ("multiple_choice", ("a", "b"), "not b"),
        ("multiple_choice", ("a",), "because q"),
        ("spot_on_picture", ("a", "d"), "look at d"),
        ("spot_on_picture", ("a",), "look at b"),
        ("ordering", ("b", "c", "d", "a"), "because q"),
        ("matching", ("a>t2", "b>t1", "c>t3"), "because q"),
        ("short_answer", ("compost",), "because q"),
        ("spot_on_picture", (), "because q"),
    ],
)
def test_the_reason_is_of_the_mistake_where_there_is_one(name: str, choice: Choice, reason: str) -> None:
    assert told(asked(name), choice).reason == reason


@pytest.mark.parametrize("name", ["estimate", "short_answer"])
def test_what_was_answered_stands_beside_what_was_right(name: str) -> None:
    answers = {"estimate": ("70",), "short_answer": ("compost",)}
    labels = {"estimate": ["You: 70 %", "Right: 40 %"], "short_answer": ["You: compost", "Right: recyclables"]}
    assert [p.label for p in told(asked(name), answers[name]).pairs] == labels[name]
    assert [p.label for p in told(asked(name), ()).pairs] == labels[name][1:]


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_every_written_kind_has_its_lesson(name: str) -> None:
    question = asked(name)
    lesson = reasons.lesson(question, answered(question, ()), SCHEME)
    assert lesson.head == "q?"
    assert lesson.why.endswith("because q")
    assert lesson.why != ": because q"


def test_the_lesson_of_many_is_the_first_that_was_missed() -> None:
    question = sort_many.build(FOOD, [PAPER, BANK.items["residual_0"]], BANK, SCHEME)
    lesson = reasons.lesson(
        question, answered(question, (pair(FOOD.id, "food"), pair(PAPER.id, "residual"), pair("residual_0", "residual"))), SCHEME
    )
    assert (lesson.head, lesson.bin_id) == ("Recyclable_0", "recyclable")


def test_those_who_cannot_read_see_after_a_right_answer_too_what_goes_where() -> None:
    question = WHICH
    right = question.option(question.right_ids[0])
    wrong = next(o for o in question.options if not o.right)
    (only,) = reasons.picture_pairs(question, answered(question, (right.id,)))
    assert only.right and only.bin_id == question.true_bin and only.picture == question.picture
    missed, solved = reasons.picture_pairs(question, answered(question, (wrong.id,)))
    assert not missed.right and missed.bin_id == wrong.bin_id and solved == only
