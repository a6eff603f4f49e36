"""A game of flying chess as it stands: ways to play, the table, planes, and what can be told of them."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.facts import dataclass
from wastequiz.games.flying_chess.board import CROSS, HANGAR, SMALL, Board

BONUS = 3
"""A right answer on a field that asks flies so many fields on."""
WIND, WINDS = 2, 3
"""Tailwind for the team that is last: so many fields more, so many times a game at most."""
IN_A_ROW = 3
"""A six throws again, but nobody throws more often than this in one turn."""
ASK, THROW, CHOOSE, OVER = "ask", "throw", "choose", "over"
OFF, STEP, HOP, FLY, BOUNCE, SENT = "off", "step", "hop", "fly", "bounce", "sent"
"""How a plane moves: takes off, square by square, hops, flies the short cut, bounces off the goal, is sent back."""


@dataclass(frozen=True)
class Way:
    """A way to play. `asks`: a right answer comes before every throw. `exact`: the goal takes an exact throw. `back`: who is landed on goes back so
    many fields, 0: to the hangar. `behind`: so far behind the first there is tailwind."""

    board: Board
    planes: int
    asks: bool
    exact: bool
    back: int
    behind: int


WAYS: Mapping[str, Way] = {
    "class": Way(CROSS, 1, True, False, 4, 8),
    "booth": Way(SMALL, 1, True, False, 2, 5),
    "classic": Way(CROSS, 4, False, True, 0, 30),
}


@dataclass(frozen=True)
class Move:
    """Planes of the team at index `team` move from a place to another."""

    team: int
    planes: tuple[int, ...]
    start: int
    end: int
    how: str


@dataclass(frozen=True)
class Table:
    """What does not change: the way, the teams' numbers in the order of turns and the seats they have, the seed, and who plays first in a round.

    `deck`: of each question the bin it asks something for, else ''; `order`: in which they are asked. `signs`: the bins on the fields with a sign.
    """

    way: str
    teams: tuple[int, ...]
    seats: tuple[int, ...]
    seed: int
    deck: tuple[str, ...]
    order: tuple[int, ...]
    signs: tuple[str, ...] = ()
    begins: int = 0
    limit_ms: float = 0.0


@dataclass(frozen=True)
class State:
    """Of each team: `planes`, their places; `right` answers, `winds` (tailwinds) and how often it has `thrown` so far. `turn`: the index of who plays.

    `last`: the index of the team with tailwind in this round, -1 none. `queue`: what was not asked yet. `asked`: the question that stands open, or
    stood last in this turn, -1 none; `asks_for`: the bin it is for. `plane`: the one that was moved. `moves`: what the newest deed moved.
    `last_round`: the time is up.
    """

    table: Table
    planes: tuple[tuple[int, ...], ...]
    queue: tuple[int, ...]
    right: tuple[int, ...]
    winds: tuple[int, ...]
    thrown: tuple[int, ...]
    turn: int = 0
    last: int = -1
    round: int = 1
    phase: str = THROW
    die: int = 0
    wind: int = 0
    in_a_row: int = 0
    plane: int = 0
    asked: int = -1
    asks_for: str = ""
    turns: int = 0
    ms: float = 0.0
    last_round: bool = False
    moves: tuple[Move, ...] = ()

    @property
    def rules(self) -> Way:
        return WAYS[self.table.way]

    @property
    def board(self) -> Board:
        return self.rules.board

    @property
    def left_ms(self) -> float:
        return max(0.0, self.table.limit_ms - self.ms)

    @property
    def seat(self) -> int:
        """The seat of who plays."""
        return self.table.seats[self.turn]

    @property
    def over(self) -> bool:
        return self.phase == OVER


def movable(state: State) -> tuple[int, ...]:
    """Planes of the team on turn that the die lets move, of a stack the first."""
    found: dict[int, int] = {}
    for plane, place in enumerate(state.planes[state.turn]):
        if place == state.board.goal or (place == HANGAR and state.die != 6):
            continue
        found.setdefault(place, plane)
    return tuple(found.values())


def steps(state: State, plane: int) -> int:
    """How far that plane goes now: the die, and the tailwind where it does not carry it past the goal."""
    far = state.die + state.wind
    return far if state.planes[state.turn][plane] + far <= state.board.goal or not state.rules.exact else state.die


def wind(state: State) -> int:
    """The tailwind of the team on turn: for the one that was last as the round began, a bounded number of times."""
    return WIND if state.turn == state.last and state.winds[state.turn] < WINDS else 0


def event(state: State, field: int) -> str | None:
    """What a field of the board asks in this way to play: '' a question, a bin's id something for that bin, None nothing."""
    if state.rules.asks:
        return None
    if field in state.board.bins and state.table.signs:
        return state.table.signs[state.board.bins.index(field) % len(state.table.signs)]
    return "" if field in state.board.questions else None


def progress(state: State, t: int) -> int:
    """How far the planes of a team have come together, in fields."""
    return sum(max(0, place) for place in state.planes[t])


def arrived(state: State, t: int) -> bool:
    """Whether all planes of a team are home."""
    return all(place == state.board.goal for place in state.planes[t])


def points(state: State) -> tuple[tuple[int, int], ...]:
    """(team, points): ten for each field; who is as far as another but knew more has a point more for each such team."""
    far = [(progress(state, i), state.right[i]) for i in range(len(state.table.teams))]
    return tuple(
        (team, 10 * far[i][0] + sum(o[0] == far[i][0] and o[1] < far[i][1] for o in far)) for i, team in enumerate(state.table.teams)
    )
