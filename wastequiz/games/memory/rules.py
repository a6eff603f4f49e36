"""The rules of memory: two cards a turn; a thing that is turned up is told its bin first, once a game; what belongs together stays up.

Finding is memory, saying the bin is knowledge: only what is said is an answer, and it earns more than a find.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from wastequiz.domain.facts import dataclass

SAID_POINTS, FOUND_POINTS = 10, 1
"""A bin said rightly earns SAID_POINTS, a pair FOUND_POINTS: luck at cards stays below a tenth of what can be earned."""
REST_MS = 1_400.0
"""Two cards that do not belong together stay up so long."""


@dataclass(frozen=True)
class Face:
    """What a card shows: question number `n` of the deck, or (n None) the bin `bin_id`. Cards of one `pair` belong together; '' for bins and things that match by bin."""

    n: int | None
    bin_id: str
    pair: str = ""


@dataclass(frozen=True)
class State:
    """`faces`: the cards as they lie. `up`: turned up in this turn. `said`: things whose bin is known. `asks`: things whose bin is to be said
    now, the first next; `waits`: said, not marked yet. `rest_ms`: until the cards are turned back. `teams` of ids, `turn` their number now."""

    faces: tuple[Face, ...]
    teams: tuple[int, ...] = (0,)
    turn: int = 0
    up: tuple[int, ...] = ()
    found: tuple[int, ...] = ()
    said: tuple[int, ...] = ()
    asks: tuple[int, ...] = ()
    waits: bool = False
    missed: bool = False
    """Whether a bin was said wrongly in this turn: then it ends."""
    rest_ms: float = 0.0
    turns: int = 0
    points: tuple[int, ...] = (0,)
    right: int = 0

    @property
    def team(self) -> int:
        """Whose turn it is: a team's id, 0 for one player."""
        return self.teams[self.turn]

    @property
    def over(self) -> bool:
        return len(self.found) == len(self.faces) and not self.asks

    @property
    def may_turn(self) -> bool:
        """Whether a card may be turned up now."""
        return not self.over and not self.asks and not self.waits and self.rest_ms <= 0 and len(self.up) < 2


def begin(things: tuple[tuple[int, str, str], ...], seed: int, teams: tuple[int, ...] = (0,)) -> State:
    """Lays the cards out, the same for the same seed. `things`: (question number, its bin, its pair); pair '' gets a card of the bin laid beside it.

    Raises ValueError where there is nothing to lay out, or a pair is no pair.
    """
    faces = [Face(n, bin_id, pair) for n, bin_id, pair in things]
    for pair in {face.pair for face in faces} - {""}:
        if sum(face.pair == pair for face in faces) != 2:
            raise ValueError(f"{pair} is no pair")
    faces += [Face(None, face.bin_id) for face in faces if not face.pair]
    if not faces:
        raise ValueError("no cards")
    Random(seed).shuffle(faces)
    return State(tuple(faces), teams, points=(0,) * len(teams))


def belongs(one: Face, other: Face) -> bool:
    """Whether two cards belong together: twins of one pair, or a thing and a card of its bin."""
    if one.pair or other.pair:
        return one.pair == other.pair
    return one.bin_id == other.bin_id and (one.n is None) != (other.n is None)


def turn_up(state: State, i: int) -> State:
    """Turns up card `i`. Raises ValueError where it may not be."""
    if not state.may_turn or i in state.up or i in state.found:
        raise ValueError(f"card {i} cannot be turned up")
    face = state.faces[i]
    state = replace(state, up=(*state.up, i))
    if face.n is not None and not face.pair and face.n not in state.said:
        return replace(state, asks=(face.n,))
    return _look(state)


def say(state: State) -> State:
    """The bin of the thing that is asked is said. Raises ValueError where none is asked."""
    if not state.asks or state.waits:
        raise ValueError("no bin is asked")
    return replace(state, waits=True)


def marked(state: State, right: bool) -> State:
    """What was said is marked. Raises ValueError where nothing was said."""
    if not state.waits:
        raise ValueError("nothing was said")
    n, *rest = state.asks
    points = _earned(state, SAID_POINTS if right else 0)
    state = replace(
        state,
        waits=False,
        asks=tuple(rest),
        said=(*state.said, n),
        points=points,
        right=state.right + right,
        missed=state.missed or not right,
    )
    if state.asks:
        return state
    if all(i in state.found for i in state.up):  # twins that were found: their bins are said, the turn goes on
        return _next_turn(state) if state.missed else replace(state, up=())
    return _look(state)


def _look(state: State) -> State:
    """What the cards that are up come to."""
    if len(state.up) < 2:
        return replace(state, rest_ms=REST_MS, turns=state.turns + 1) if state.missed else state
    one, other = (state.faces[i] for i in state.up)
    state = replace(state, turns=state.turns + 1)
    if not belongs(one, other):
        return replace(state, rest_ms=REST_MS)
    state = replace(state, found=(*state.found, *state.up), points=_earned(state, FOUND_POINTS))
    asks = tuple(f.n for f in (one, other) if f.pair and f.n is not None and f.n not in state.said)
    if asks:
        return replace(state, asks=asks)
    return _next_turn(state) if state.missed else replace(state, up=())


def tick(state: State, ms: float) -> State:
    """`ms` later: cards that rested long enough are turned back, and the next team is at it."""
    if state.rest_ms <= 0:
        return state
    left = state.rest_ms - ms
    return replace(state, rest_ms=left) if left > 0 else _next_turn(replace(state, rest_ms=0.0))


def _next_turn(state: State) -> State:
    return replace(state, up=(), missed=False, turn=(state.turn + 1) % len(state.teams))


def _earned(state: State, points: int) -> tuple[int, ...]:
    return tuple(p + points if i == state.turn else p for i, p in enumerate(state.points))
