"""A game's card: what it is called, how it is played, who can play, and what its deck holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wastequiz.domain.games import Asks
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.schemes import Scheme

if TYPE_CHECKING:  # a scene is made when a game is played
    from wastequiz.stage.play.scene import GameScene


@dataclass(frozen=True, slots=True)
class HowTo:
    """One step of the help: a drawing ("items/bread", "icons/hand") and one sentence, marked with N_."""

    picture: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to play: `name` and `below` (one line) marked with N_; how long a round takes in seconds, booth and class."""

    id: str
    name: str
    below: str
    seconds: int
    class_seconds: int = 0  # 0: the same


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about a game but its rules and its scene. Words are marked with N_ and translated where they are shown.

    `players`: the least and the most players or teams at once. `asks` gives the deck for a round under a scheme.
    `resumes`: taken up again after a power cut (then the scene reads `Deal.log`); otherwise what was earned is kept.
    `endless`: ends by mistakes, and a student's best is shown.
    """

    id: str
    name: str
    goal: str
    picture: str
    ground: str
    how: tuple[HowTo, ...]
    variants: tuple[Variant, ...]
    asks: Callable[[RoundSpec, Scheme], tuple[Asks, ...]]
    scene: Callable[[], type[GameScene]]
    players: tuple[int, int] = (1, 1)
    least_band: Band = Band.pre
    resumes: bool = False
    endless: bool = False

    def variant(self, id_: str) -> Variant:
        """The variant of that id; the first for '' or one it does not have."""
        return next((v for v in self.variants if v.id == id_), self.variants[0])
