"""A written question with several right options: choose them all."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import WrittenKind, guess_some, mark_several_right
from wastequiz.domain.questions import Choice, Question

NAME = "multiple_choice"


class MultipleChoice(WrittenKind):
    """A wrong option takes a right one's mark away, so choosing all gains nothing."""

    name = NAME
    time_factor: ClassVar[float] = 1.5

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_several_right(question, choice)

    def solution(self, question: Question) -> Choice:
        return question.right_ids

    def guess(self, question: Question, rng: Random) -> Choice:
        return guess_some(question, rng)

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        return {o.id: o.right == (o.id in choice) for o in question.options}


KIND = MultipleChoice()
