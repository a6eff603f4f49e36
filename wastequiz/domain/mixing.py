"""Mixing the kinds of drawn questions: what there is little of is drawn first and would all stand at the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wastequiz.domain.questions import Question


def mixed(questions: Sequence[Question], rng: Random) -> tuple[Question, ...]:
    """The same questions with their kinds shuffled. Those of one kind keep their order, so that bins still come round in turn."""
    kinds = [question.kind for question in questions]
    rng.shuffle(kinds)
    of = {kind: iter([question for question in questions if question.kind == kind]) for kind in kinds}
    return tuple(next(of[kind]) for kind in kinds)
