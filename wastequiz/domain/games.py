"""A mini-game as it is asked for, tried and marked; what its deck of questions holds, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Item
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.rounds import Answer, Round
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.teams import Team

PURPOSE = "game:"
"""How the purpose of a round begins that is a game's; the game's id follows."""


@dataclass(frozen=True)
class Asks:
    """One part of a game's deck: `length` questions of those `kinds` and `topics` (): all. Fewer than `least` are too few.

    `drawn`: only things with a drawing of their own. `twins`: which_bin questions that come in pairs, the same thing in two states
    ("greasy box", "rinsed box"), one after the other; `length` and `least` count questions.
    """

    kinds: tuple[str, ...]
    length: int
    least: int = 4
    topics: tuple[str, ...] = ()
    drawn: bool = False
    twins: bool = False


@dataclass(frozen=True)
class Try:
    """What a player chose: question number `n` of the deck, the `choice` as for any answer, after `ms`; `team` from 1, 0 without teams."""

    n: int
    choice: Choice
    ms: int
    team: int = 0


@dataclass(frozen=True)
class Marked:
    """A try as it was marked and kept."""

    n: int
    team: int
    question: Question
    answer: Answer

    @property
    def right(self) -> bool:
        return self.answer.correct == 1


Step = Mapping[str, object]
"""A move that is no answer (a die, a plane), as JSON can hold it; kept so that the game can be taken up again."""


@dataclass(frozen=True)
class Score:
    """What a game came to: `points` of the one player, or `teams`: (team, points). `done`: played to its end, not left."""

    points: int = 0
    teams: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class GameBest:
    """A student's best of a game and variant before this round."""

    points: int
    right: int


@dataclass(frozen=True)
class Deal:
    """What a scene is handed: its round (`round.spec.game` is the wish), the rules of the place, all items, and what was done before a power cut.

    `trying`: the ten seconds to try it out, nothing is kept. `fell_back`: what of the deck had too few drawn things, so that names stand for pictures.
    """

    round: Round
    scheme: Scheme
    items: Mapping[str, Item] = field(default_factory=dict[str, Item])
    log: tuple[Marked | Step, ...] = ()
    aloud: bool = False
    trying: bool = False
    fell_back: bool = False

    @property
    def teams(self) -> tuple[Team, ...]:
        """Who plays against whom; () for one player."""
        game = self.round.spec.game
        return game.teams if game is not None else ()
