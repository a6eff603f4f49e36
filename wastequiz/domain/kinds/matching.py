"""Two rows of things that belong together: find each one's partner."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import Putting, WrittenKind
from wastequiz.domain.questions import Choice, Question, pair

NAME = "matching"


class Matching(Putting, WrittenKind):
    """There may be more partners than things."""

    name = NAME
    time_factor: ClassVar[float] = 2.0

    def guess(self, question: Question, rng: Random) -> Choice:
        """Each with some partner, no partner twice."""
        partners = rng.sample(question.targets, len(question.options))
        return tuple(pair(o.id, t.id) for o, t in zip(question.options, partners, strict=True))


KIND = Matching()
