"""A written question with up to eight options, one of them right."""

from __future__ import annotations

from wastequiz.domain.kinds.kind import OneRight, WrittenKind

NAME = "single_choice"


class SingleChoice(OneRight, WrittenKind):
    """The option alone decides."""

    name = NAME


KIND = SingleChoice()
