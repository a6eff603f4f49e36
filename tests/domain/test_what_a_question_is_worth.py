"""A question may say itself what it is worth and how long there is for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.lessons import RIGHT, WRONG, a_lesson, do, on
from tests.domain.lessons import question as lesson_question
from tests.factories import make_round
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import written_kind
from wastequiz.domain.lesson_steps import Hands
from wastequiz.domain.points import full_of
from wastequiz.domain.questions import Authored, Option, Source
from wastequiz.domain.rounds import GameSpec, Round, Stone
from wastequiz.domain.text import Text


def a_round(points: int | None = None, limit_s: int = 0, **spec: object) -> Round:
    made = make_round(length=1, **spec)
    return replace(made, questions=(replace(made.questions[0], points=points, limit_s=limit_s),))


def right(of: Round, ms: int = 0) -> float:
    return of.mark(Stone(0), of.question(0).right_ids, ms).points


@pytest.mark.parametrize(("points", "worth"), [(None, 10.0), (0, 0.0), (3, 3.0), (20, 20.0)])
def test_a_right_answer_is_worth_what_the_question_says_else_the_usual(points: int | None, worth: float) -> None:
    assert right(a_round(points)) == worth
    assert full_of(a_round(points).question(0), 10) == worth
    assert a_round(points).mark(Stone(0), a_round().question(0).right_ids, 0, hint=True).points == worth / 2


def test_a_warm_up_counts_as_right_and_earns_nothing() -> None:
    of = a_round(0)
    answer = of.mark(Stone(0), of.question(0).right_ids, 0)
    assert (answer.correct, answer.points) == (1.0, 0.0)


def test_the_clock_is_the_questions_own_whether_the_round_has_one_or_not() -> None:
    assert a_round(limit_s=45).limit_ms(0) == 45_000
    assert a_round().limit_ms(0) is None
    assert make_round(length=1, limit_s=20).limit_ms(0) == 20_000
    timed = make_round(length=1, limit_s=20, extra_time=1.5)
    own = replace(timed, questions=(replace(timed.questions[0], limit_s=40),))
    assert own.limit_ms(0) == 60_000


def test_speed_is_measured_by_the_questions_own_clock() -> None:
    assert right(a_round(limit_s=40, speed_weight=0.4), 20_000) == 8.0


def test_neither_practice_nor_a_game_runs_against_a_questions_clock() -> None:
    assert a_round(limit_s=45, practice=True).limit_ms(0) is None
    assert a_round(limit_s=45, game=GameSpec("race")).limit_ms(0) is None


def test_a_written_question_hands_on_what_it_is_worth_its_clock_and_its_wording() -> None:
    options = (Option("a", Text(en="yes"), True), Option("b", Text(en="no")))
    asked = Authored(
        "k", "single_choice", "law", Band.g34, 2, Text(en="?"), options, Text(en="so"), Source("book"), points=0, limit_s=15, version=3
    )
    built = written_kind("single_choice").build(asked)
    assert (built.points, built.limit_s, built.version) == (0, 15, 3)


def test_in_a_lesson_answers_hands_and_doubles_are_worth_what_the_question_says() -> None:
    dear = replace(lesson_question(0), points=20)
    lesson = replace(a_lesson(double=True), questions=(dear, *(lesson_question(n) for n in range(1, 6))))
    answered = do(lesson, RIGHT)
    assert (answered.entries[0].points, answered.entries[0].earned, answered.entries[0].full) == (20.0, 20.0, 20)
    doubled = do(lesson, steps.double(lesson, 1), RIGHT)
    assert (doubled.entries[0].points, doubled.entries[0].earned) == (40.0, 20.0)
    then = do(on(do(lesson, RIGHT)), WRONG)
    assert (then.entries[1].points, then.entries[1].full) == (0.0, 10)
    hands = do(replace(a_lesson("hands"), questions=(dear,)), Hands((("food", 3), ("residual", 1))))
    assert hands.entries[0].earned == 60.0 and hands.entries[0].points == 15.0


def test_in_a_lesson_the_clock_is_the_questions_own_or_the_lessons_or_none() -> None:
    assert a_lesson().limit_ms is None
    assert a_lesson(limit_s=30).limit_ms == 30_000
    own = (replace(lesson_question(0), limit_s=50),)
    assert replace(a_lesson(limit_s=30), questions=own).limit_ms == replace(a_lesson(), questions=own).limit_ms == 50_000
