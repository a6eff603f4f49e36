"""A written question with up to eight options, one of them right."""

from __future__ import annotations

from random import Random

from wastequiz.domain.kinds.kind import WrittenKind, guess_one, mark_one_right
from wastequiz.domain.questions import Choice, Question

NAME = "single_choice"


class SingleChoice(WrittenKind):
    """The option alone decides."""

    name = NAME

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)

    def solution(self, question: Question) -> Choice:
        return question.right_ids

    def guess(self, question: Question, rng: Random) -> Choice:
        return guess_one(question, rng)


KIND = SingleChoice()
