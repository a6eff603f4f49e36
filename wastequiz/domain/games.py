"""A mini-game as it is asked for, tried and marked; what its deck of questions holds, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Item
from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.rounds import Answer, Round, Stone
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


def mark(round_: Round, try_: Try, before: Iterable[Marked] = ()) -> Marked:
    """The try, marked; one at a question that was tried `before` is its second attempt, and earns nothing.

    Raises IndexError for a question the deck does not have, KeyError for an unknown option or team.
    """
    game = round_.spec.game
    if try_.n < 0:
        raise IndexError(try_.n)
    if try_.team and (game is None or all(team.id != try_.team for team in game.teams)):
        raise KeyError(try_.team)
    attempt = 1 + sum(marked.n == try_.n for marked in before)
    answer = round_.mark(Stone(try_.n, attempt), try_.choice, try_.ms)
    return Marked(try_.n, try_.team, round_.question(try_.n), answer)


@dataclass(frozen=True)
class Knowledge:
    """What somebody knew in a game: `right` of `of` questions at the first attempt."""

    right: int = 0
    of: int = 0

    @property
    def share(self) -> float | None:
        """0..1; None of nothing."""
        return self.right / self.of if self.of else None


def knowledge(marked: Iterable[Marked], team: int = 0) -> Knowledge:
    """What a team knew; 0: all together."""
    first = [one.right for one in marked if one.answer.stone.attempt == 1 and team in (0, one.team)]
    return Knowledge(sum(first), len(first))


Step = Mapping[str, object]
"""A move that is no answer (a die, a plane), as JSON can hold it; kept so that the game can be taken up again."""


@dataclass(frozen=True)
class Score:
    """What a game came to: `points` of the one player, or `teams`: (team, points). `done`: played to its end, not left."""

    points: int = 0
    teams: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, teams: Iterable[int], points: Iterable[int]) -> Score:
        """What each of `teams` (ids; a single 0: one player) came to, in the same order. Raises ValueError where they are not equally many."""
        both = tuple(zip(teams, points, strict=True))
        return cls(points=both[0][1]) if both and not both[0][0] else cls(teams=both)


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
