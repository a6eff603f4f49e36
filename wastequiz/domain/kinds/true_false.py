"""A written statement: is it right? `true` always stands before `false`."""

from __future__ import annotations

from random import Random

from wastequiz.domain.kinds.kind import OneRight, WrittenKind
from wastequiz.domain.questions import Question

NAME = "true_false"
TRUE, FALSE = "true", "false"


class TrueFalse(OneRight, WrittenKind):
    """One of two."""

    name = NAME

    def lay_out(self, question: Question, rng: Random) -> Question:
        return question


KIND = TrueFalse()
