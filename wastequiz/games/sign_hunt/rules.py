"""The rules of the sign hunt: which cases come, whose turn it is, what they earn. Time is handed in; no Qt here.

Looking round is free: only a plate that is chosen is an answer, and nothing but a right answer earns points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import odd_one_out, which_bin
from wastequiz.domain.rounds import GameSpec

SIX, TEN, CLOCK = "six", "ten", "clock"
"""The variants: so many cases, or as many as the clock allows."""
FIND, MATCH, SPOT = "find", "match", "spot"
SORTS = (FIND, MATCH, SPOT)
"""Find what is asked for; match a thing with its sign; spot the one that is wrong. They come in this order."""
CASES = {SIX: 6, TEN: 10, CLOCK: 15}
CLASS_CASES = 10
"""Teams get at least so many together, all of them equally many."""
POINTS, MOST_STREAK_BONUS = 10, 3
"""A right one earns POINTS, and one more for each right one in a row before it, at most MOST_STREAK_BONUS."""


@dataclass(frozen=True)
class Case:
    """Question number `n` of the deck, and what sort of case it is."""

    n: int
    sort: str


@dataclass(frozen=True)
class State:
    """`at`: the case that is open. `waits`: it was answered and is not marked yet; `told`: it is marked, and looked at. `solved`: right or
    not, of the cases so far. `limit_ms` 0: no clock; the clock runs only while a case is open. `points`, `streaks` of each team."""

    cases: tuple[Case, ...]
    teams: tuple[int, ...] = (0,)
    limit_ms: float = 0.0
    ms: float = 0.0
    at: int = 0
    waits: bool = False
    told: bool = False
    solved: tuple[bool, ...] = ()
    points: tuple[int, ...] = (0,)
    streaks: tuple[int, ...] = (0,)

    @property
    def turn(self) -> int:
        """The number of the team whose turn it is, from 0."""
        return self.at % len(self.teams)

    @property
    def team(self) -> int:
        """Whose turn it is: a team's id, 0 for one player."""
        return self.teams[self.turn]

    @property
    def left_ms(self) -> float:
        """Time left, 0 without a clock."""
        return max(0.0, self.limit_ms - self.ms)

    @property
    def time_up(self) -> bool:
        return self.limit_ms > 0 and self.ms >= self.limit_ms

    @property
    def over(self) -> bool:
        """Whether it is over: no case is left, or time is up and every team had as many cases as the others."""
        if self.waits or self.told:
            return False
        return self.at >= len(self.cases) or (self.time_up and self.turn == 0)

    @property
    def case(self) -> Case | None:
        """The case that is open or looked at; None once it is over."""
        return self.cases[self.at] if self.at < len(self.cases) and not self.over else None

    @property
    def right(self) -> int:
        return sum(self.solved)


def wanted(game: GameSpec | None) -> int:
    """How many cases a game wants: by its variant; for teams at least CLASS_CASES, and the same number for each."""
    teams = len(game.teams) if game is not None else 0
    cases = CASES.get(game.variant if game is not None else SIX, CASES[SIX])
    if teams < 2:
        return cases
    return -(-max(cases, CLASS_CASES) // teams) * teams


def sort_of(kind: str) -> str:
    """What sort of case a question of that kind is."""
    return {which_bin.NAME: MATCH, odd_one_out.NAME: SPOT}.get(kind, FIND)


def plan(kinds: Sequence[str], cases: int, teams: int = 1) -> tuple[Case, ...]:
    """Up to `cases` cases out of a deck with questions of those kinds: the sorts take turns, and all teams get the same sort one after
    the other as long as there are enough of it. Each question is a case once at most, and each team has as many as the others.

    Raises ValueError where not even one comes to each.
    """
    piles = {sort: [Case(n, sort) for n, kind in enumerate(kinds) if sort_of(kind) == sort] for sort in SORTS}
    found: list[Case] = []
    turn = 0
    while len(found) + teams <= cases:
        for step in range(len(SORTS)):
            pile = piles[SORTS[(turn + step) % len(SORTS)]]
            if len(pile) >= teams:
                found += pile[:teams]
                del pile[:teams]
                turn += step + 1
                break
        else:
            rest = [case for sort in SORTS for case in piles[sort]]
            if len(rest) < teams:
                break
            found += rest[:teams]
            piles = {sort: [case for case in rest[teams:] if case.sort == sort] for sort in SORTS}
    if not found:
        raise ValueError("no case for everybody")
    return tuple(found)


def begin(cases: tuple[Case, ...], teams: tuple[int, ...] = (0,), limit_s: int = 0) -> State:
    """The first moment. Raises ValueError without a case."""
    if not cases:
        raise ValueError("no cases")
    none = (0,) * len(teams)
    return State(cases, teams, limit_s * 1000.0, points=none, streaks=none)


def tick(state: State, ms: float) -> State:
    """`ms` later; the clock stands still while an answer is marked and looked at."""
    if state.over or state.waits or state.told or not state.limit_ms:
        return state
    return replace(state, ms=min(state.limit_ms, state.ms + ms))


def choose(state: State) -> State:
    """A plate is chosen for the open case. Raises ValueError where none is open."""
    if state.over or state.waits or state.told:
        raise ValueError("no case is open")
    return replace(state, waits=True)


def marked(state: State, right: bool) -> State:
    """The choice is marked; now it is looked at. Raises ValueError where none was made."""
    if not state.waits:
        raise ValueError("nothing was chosen")
    turn, streak = state.turn, state.streaks[state.turn]
    earned = POINTS + min(MOST_STREAK_BONUS, streak) if right else 0
    return replace(
        state,
        waits=False,
        told=True,
        solved=(*state.solved, right),
        points=_with(state.points, turn, state.points[turn] + earned),
        streaks=_with(state.streaks, turn, streak + 1 if right else 0),
    )


def onward(state: State) -> State:
    """It was looked at: the next case. Raises ValueError where nothing was told."""
    if not state.told:
        raise ValueError("nothing was told")
    return replace(state, told=False, at=state.at + 1)


def _with(numbers: tuple[int, ...], at: int, number: int) -> tuple[int, ...]:
    return (*numbers[:at], number, *numbers[at + 1 :])
