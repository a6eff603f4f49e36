"""A written question with several right options: choose them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from wastequiz.domain.kinds.kind import SeveralRight, WrittenKind
from wastequiz.domain.questions import Choice, Question

NAME = "multiple_choice"


class MultipleChoice(SeveralRight, WrittenKind):
    """A wrong option takes a right one's mark away, so choosing all gains nothing."""

    name = NAME
    time_factor: ClassVar[float] = 1.5

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        return {o.id: o.right == (o.id in choice) for o in question.options}


KIND = MultipleChoice()
