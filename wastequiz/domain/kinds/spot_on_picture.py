"""A scene: touch every place in it that the question asks for."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from wastequiz.domain.kinds.kind import SeveralRight, WrittenKind
from wastequiz.domain.questions import Question

NAME = "spot_on_picture"
SCENE = (1600.0, 900.0)
"""Width and height of every scene, in its own units."""


class SpotOnPicture(SeveralRight, WrittenKind):
    """Each option is a place on the picture; the picture gives the order, so nothing is shuffled."""

    name = NAME
    time_factor: ClassVar[float] = 2.0

    def lay_out(self, question: Question, rng: Random) -> Question:
        return question


KIND = SpotOnPicture()
