"""A written statement: is it right? `true` always stands before `false`."""

from __future__ import annotations

from random import Random

from wastequiz.domain.kinds.kind import WrittenKind, guess_one, mark_one_right
from wastequiz.domain.questions import Choice, Question

NAME = "true_false"
TRUE, FALSE = "true", "false"


class TrueFalse(WrittenKind):
    """One of two."""

    name = NAME

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)

    def solution(self, question: Question) -> Choice:
        return question.right_ids

    def guess(self, question: Question, rng: Random) -> Choice:
        return guess_one(question, rng)

    def lay_out(self, question: Question, rng: Random) -> Question:
        return question


KIND = TrueFalse()
