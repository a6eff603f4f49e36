"""A number that one can only come near: how many, how much, how long?"""

from __future__ import annotations

from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import WrittenKind
from wastequiz.domain.questions import Choice, Number, Question

NAME = "estimate"
SLACK = 1e-9


class Estimate(WrittenKind):
    """Full marks within the tolerance, half within twice the tolerance."""

    name = NAME
    time_factor: ClassVar[float] = 1.5

    def mark(self, question: Question, choice: Choice) -> float:
        if not choice:
            return 0.0
        number = asked(question)
        off = abs(given(choice) - number.value)
        return 1.0 if off <= number.tolerance + SLACK else 0.5 if off <= 2 * number.tolerance + SLACK else 0.0

    def solution(self, question: Question) -> Choice:
        return (written(asked(question).value),)

    def guess(self, question: Question, rng: Random) -> Choice:
        number = asked(question)
        return (written(number.low + rng.randint(0, round((number.high - number.low) / number.step)) * number.step),)


KIND = Estimate()


def asked(question: Question) -> Number:
    """What is estimated. Raises ValueError for a question without a number."""
    if question.number is None:
        raise ValueError(f"{question.key} asks for no number")
    return question.number


def given(choice: Choice) -> float:
    """The number that was answered. Raises KeyError where it is none."""
    try:
        number = float(choice[0])
    except (ValueError, IndexError) as error:
        raise KeyError(choice) from error
    if len(choice) != 1 or number != number or abs(number) == float("inf"):
        raise KeyError(choice)
    return number


def written(number: float) -> str:
    """A number as it stands in a Choice: no more digits than it has."""
    return f"{round(number, 6):.6f}".rstrip("0").rstrip(".")
