"""Two rows of things that belong together: find each one's partner."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar

from wastequiz.domain import putting
from wastequiz.domain.kinds.kind import WrittenKind
from wastequiz.domain.questions import Choice, Question, pair

NAME = "matching"


class Matching(WrittenKind):
    """There may be more partners than things."""

    name = NAME
    time_factor: ClassVar[float] = 2.0

    def mark(self, question: Question, choice: Choice) -> float:
        return putting.mark_put(question, choice)

    def solution(self, question: Question) -> Choice:
        return putting.solution(question)

    def guess(self, question: Question, rng: Random) -> Choice:
        """Each with some partner, no partner twice."""
        partners = rng.sample(question.targets, len(question.options))
        return tuple(pair(o.id, t.id) for o, t in zip(question.options, partners, strict=True))

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        return putting.verdicts(question, choice)


KIND = Matching()
