"""Why: the feedback after an answer, and the lesson the results show again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import make_bank, make_choice, make_true_false, text
from wastequiz.domain.kinds import KINDS, pick_from_bin, single_choice, which_bin
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.rounds import Answer, Stone
from wastequiz.wording import reasons

BANK = make_bank()
SCHEME = BANK.scheme("cn-harbin")
FOOD, PAPER = BANK.items["food_0"], BANK.items["recyclable_0"]
WHICH = replace(which_bin.build(FOOD, BANK.kinds["food_kind"], SCHEME), actions=("drain",))
PICK = pick_from_bin.build(FOOD, [PAPER, BANK.items["residual_0"]], dict(BANK.kinds), SCHEME)
WRITTEN = single_choice.build(make_choice("signs_1"))
TRUTH = single_choice.build(make_true_false("fact_1"))


def answered(question: Question, choice: Choice) -> Answer:
    correct = KINDS[question.kind].mark(question, choice)
    return Answer(Stone(0), question.key, question.kind, choice, correct, 100, correct * 10, question.true_bin, None, False, not choice)


def told(question: Question, choice: Choice) -> reasons.Feedback:
    return reasons.feedback(question, answered(question, choice), SCHEME)


@pytest.mark.parametrize("question", [WHICH, PICK, WRITTEN, TRUTH], ids=lambda q: q.kind)
def test_a_right_answer_is_praised_and_says_why_without_pairs(question: Question) -> None:
    said = told(question, question.right_ids)
    assert said.right and said.head and said.reason and not said.comfort and not said.pairs


@pytest.mark.parametrize("question", [WHICH, PICK, WRITTEN, TRUTH], ids=lambda q: q.kind)
def test_a_wrong_answer_is_comforted_and_compared_with_the_right_one(question: Question) -> None:
    wrong = next(o.id for o in question.options if not o.right)
    said = told(question, (wrong,))
    assert not said.right and said.comfort and [p.right for p in said.pairs] == [False, True]


@pytest.mark.parametrize("question", [WHICH, PICK, WRITTEN, TRUTH], ids=lambda q: q.kind)
def test_out_of_time_the_right_answer_stands_alone(question: Question) -> None:
    said = told(question, ())
    assert said.head == "Time is up!" and [p.right for p in said.pairs] == [True]


def test_the_reason_is_that_of_the_very_choice_and_the_general_one_follows() -> None:
    said = told(WRITTEN, ("a",))
    assert (said.reason, said.more) == ("not a", "because signs_1")


def test_the_same_reason_is_not_said_twice() -> None:
    same = replace(WRITTEN, explanation=text("not a"))
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
    lesson = reasons.lesson(WRITTEN, answered(WRITTEN, ("a",)), SCHEME)
    assert (lesson.head, lesson.bin_id, lesson.why) == ("signs_1?", None, "signs_1 b: because signs_1")


def test_those_who_cannot_read_see_after_a_right_answer_too_what_goes_where() -> None:
    question = WHICH
    right = question.option(question.right_ids[0])
    wrong = next(o for o in question.options if not o.right)
    (only,) = reasons.picture_pairs(question, answered(question, (right.id,)))
    assert only.right and only.bin_id == question.true_bin and only.picture == question.picture
    missed, solved = reasons.picture_pairs(question, answered(question, (wrong.id,)))
    assert not missed.right and missed.bin_id == wrong.bin_id and solved == only
