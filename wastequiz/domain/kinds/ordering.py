"""Steps or things in the right order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import WrittenKind
from wastequiz.domain.questions import Choice, Question

NAME = "ordering"


class Ordering(WrittenKind):
    """Marked by neighbours: one step in the wrong place costs little, a muddle costs all."""

    name = NAME
    time_factor: ClassVar[float] = 2.0

    def mark(self, question: Question, choice: Choice) -> float:
        """The share of right neighbours (a, then b) among all there are. Raises KeyError where `choice` is not all options, each once."""
        if not choice:
            return 0.0
        if sorted(choice) != sorted(o.id for o in question.options):
            raise KeyError(choice)
        ranks = [question.option(i).rank for i in choice]
        return sum(b == a + 1 for a, b in pairwise(ranks)) / (len(ranks) - 1)

    def solution(self, question: Question) -> Choice:
        return tuple(o.id for o in sorted(question.options, key=lambda o: o.rank))

    def guess(self, question: Question, rng: Random) -> Choice:
        return tuple(o.id for o in rng.sample(question.options, len(question.options)))

    def verdicts(self, question: Question, choice: Choice) -> Mapping[str, bool]:
        """Whether each stands at its own place."""
        return {i: question.option(i).rank == place for place, i in enumerate(choice, start=1)}

    def lay_out(self, question: Question, rng: Random) -> Question:
        """Shuffled, and never in the right order from the start."""
        order = [o.id for o in question.options]
        solved = list(self.solution(question))
        rng.shuffle(order)
        return question.in_order(tuple(order if order != solved else [*solved[1:], solved[0]]))


KIND = Ordering()
