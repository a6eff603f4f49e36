"""A written statement: is it right? `true` always stands before `false`."""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.kinds.kind import mark_one_right
from wastequiz.domain.questions import Choice, Question

NAME = "true_false"
TRUE, FALSE = "true", "false"


@dataclass(frozen=True)
class TrueFalse:
    name: str = NAME
    from_items: bool = False

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)


KIND = TrueFalse()
