"""The rules of flying chess: whose turn it is, what a throw does, who is sent back, who is where at the end.

The die comes from the round's seed and how often a team threw, so a game that is taken up again throws what it would have thrown. Of every six
throws of a team each number comes once: the luck of the die is never more than 4.5 fields.
All is told by answers (`marked`) and by steps (`after`); the same ones in the same order give the same state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

from wastequiz.games.flying_chess.board import HANGAR, SEATS
from wastequiz.games.flying_chess.state import (
    ASK,
    BONUS,
    BOUNCE,
    CHOOSE,
    FLY,
    HOP,
    IN_A_ROW,
    OFF,
    OVER,
    SENT,
    STEP,
    THROW,
    WAYS,
    Move,
    State,
    Table,
    arrived,
    event,
    movable,
    progress,
    steps,
    wind,
)  # fmt: skip

_PLACES = {"fox": 0, "owl": 1, "penguin": 2, "rabbit": 3}
"""Who sits where on the pictured board."""


def seats_of(animals: Sequence[str]) -> tuple[int, ...]:
    """A seat for each animal: its own on the pictured board if that is free, else across the board from the first, then what is left."""
    seats: list[int] = [-1] * len(animals)
    for i, animal in enumerate(animals):
        own = _PLACES.get(animal, -1)
        if own not in seats:
            seats[i] = own
    for i in range(len(animals)):
        if seats[i] < 0:
            seats[i] = next(s for s in (0, 2, 1, 3) if s not in seats)
    return tuple(seats)


def begin(
    way: str,
    teams: Sequence[int],
    seats: Sequence[int],
    seed: int,
    deck: Sequence[str],
    *,
    signs: Sequence[str] = (),
    limit_s: int = 0,
) -> State:
    """The first moment. Raises KeyError for an unknown way, ValueError without questions, for fewer than 2 teams or seats that do not go with them."""
    rules = WAYS[way]
    n = len(teams)
    if not deck or not 2 <= n <= SEATS or n != len(seats) or len(set(seats)) != n:
        raise ValueError(f"{n} teams on seats {tuple(seats)} with {len(deck)} questions")
    order = list(range(len(deck)))
    Random(f"deck:{seed}").shuffle(order)
    first = Random(f"first:{seed}").randrange(n)
    table = Table(way, tuple(teams), tuple(seats), seed, tuple(deck), tuple(order), tuple(signs), first, limit_s * 1000.0)
    nought = (0,) * n
    planes = ((0 if rules.asks else HANGAR,) * rules.planes,) * n
    state = State(table, planes, table.order, nought, nought, nought, turn=first)
    return _asking(state, "") if rules.asks else state


# ---- what is done
def tick(state: State, ms: float) -> State:
    """`ms` of game time later."""
    return state if state.over else replace(state, ms=state.ms + ms)


def after(state: State, step: Mapping[str, object]) -> State:
    """The state after a step: {"do": "throw"}, {"do": "move", "plane": n} or {"do": "time"}, each with "ms", the game time.

    Raises ValueError for a step that cannot be done now.
    """
    ms = step.get("ms", state.ms)
    state = replace(state, ms=float(ms) if isinstance(ms, int | float) else state.ms)
    match step.get("do"), step.get("plane"):
        case "throw", _:
            return throw(state)
        case "move", int(plane):
            return choose(state, plane)
        case "time", _ if not state.over:
            return replace(state, last_round=True)
        case _:
            raise ValueError(f"{step} in {state.phase}")


def marked(state: State, n: int, right: bool) -> State:
    """The open question is answered. Raises ValueError where `n` is not open."""
    if state.phase != ASK or n != state.asked:
        raise ValueError(f"{n} was not asked")
    t = state.turn
    state = replace(
        state,
        right=_with(state.right, t, state.right[t] + right),
        moves=(),
    )
    if state.rules.asks:
        return replace(state, phase=THROW) if right else _next(state)
    if right:
        state = _travel(state, state.plane, BONUS)
    return _thrown(state)


def die_at(seed: int, team: int, thrown: int) -> int:
    """What the die shows to a team that threw it so many times before: each six throws of a team are 1 to 6 in some order."""
    return _six(seed, team, thrown // 6)[thrown % 6]


@lru_cache(maxsize=64)
def _six(seed: int, team: int, which: int) -> tuple[int, ...]:
    six = [1, 2, 3, 4, 5, 6]
    Random(f"die:{seed}:{team}:{which}").shuffle(six)
    return tuple(six)


def throw(state: State) -> State:
    """Throws the die; the plane moves where there is no choice. Raises ValueError where it is not to be thrown."""
    if state.phase != THROW:
        raise ValueError("no throw now")
    t, thrown = state.turn, state.thrown[state.turn]
    state = replace(
        state,
        die=die_at(state.table.seed, state.table.teams[t], thrown),
        thrown=_with(state.thrown, t, thrown + 1),
        in_a_row=state.in_a_row + 1,
        wind=wind(state),
        moves=(),
        asked=-1,
    )
    can = movable(state)
    if not can:
        return _thrown(state)
    return choose(replace(state, phase=CHOOSE), can[0]) if len(can) == 1 else replace(state, phase=CHOOSE)


def choose(state: State, plane: int) -> State:
    """Moves that plane. Raises ValueError where it may not move now."""
    if state.phase != CHOOSE or plane not in movable(state):
        raise ValueError(f"plane {plane} may not move")
    place = state.planes[state.turn][plane]
    if place == HANGAR:
        state = _land(replace(state, moves=()), (plane,), 0, OFF)
    else:
        by = steps(state, plane)
        if by > state.die:
            state = replace(state, winds=_with(state.winds, state.turn, state.winds[state.turn] + 1))
        state = _travel(replace(state, moves=()), plane, by)
    state = replace(state, plane=plane)
    asks = event(state, state.board.field(state.seat, state.planes[state.turn][plane]))
    return _thrown(state) if asks is None else _asking(state, asks)


# ---- how it goes on
def _last(state: State) -> int:
    """The index of the one team with the fewest points, if it is far behind the first; -1 for none."""
    far = [progress(state, t) for t in range(len(state.table.teams))]
    least = min(far)
    return far.index(least) if far.count(least) == 1 and least + state.rules.behind <= max(far) else -1


def _with(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _asking(state: State, asks: str) -> State:
    """Opens the next question: one for that bin, or any other for '', as long as there are; else whichever comes."""
    queue = state.queue or state.table.order
    wanted = queue[0] if state.rules.asks else next((n for n in queue if state.table.deck[n] == asks), queue[0])
    return replace(state, phase=ASK, asked=wanted, asks_for=asks, queue=tuple(n for n in queue if n != wanted))


def _travel(state: State, plane: int, by: int) -> State:
    """Planes that stand together fly `by` fields on, to the goal or back from it."""
    t, goal = state.turn, state.board.goal
    place = state.planes[t][plane]
    group = tuple(i for i, p in enumerate(state.planes[t]) if p == place)
    end = place + by
    if end <= goal or not state.rules.exact:
        return _land(state, group, min(end, goal), STEP)
    state = _moved(state, t, group, goal, STEP)
    return _land(state, group, 2 * goal - end, BOUNCE)


def _land(state: State, group: tuple[int, ...], end: int, how: str) -> State:
    """They come to `end`: who stands there is sent back, their own colour hops on, the short cut flies."""
    t, board = state.turn, state.board
    state = _send_back(_moved(state, t, group, end, how))
    if end == board.flies_from:
        return _send_back(_moved(state, t, group, board.flies_to, FLY))
    to = board.hop(state.table.seats[t], end)
    if to == end or how == OFF:
        return state
    state = _send_back(_moved(state, t, group, to, HOP))
    return _send_back(_moved(state, t, group, board.flies_to, FLY)) if to == board.flies_from else state


def _moved(state: State, t: int, group: tuple[int, ...], end: int, how: str) -> State:
    start = state.planes[t][group[0]]
    theirs = tuple(end if i in group else p for i, p in enumerate(state.planes[t]))
    planes = (*state.planes[:t], theirs, *state.planes[t + 1 :])
    return replace(state, planes=planes, moves=(*state.moves, Move(t, group, start, end, how)))


def _send_back(state: State) -> State:
    """Sends back whoever stands where the newest move came to an end."""
    by = state.moves[-1]
    field = state.board.field(state.table.seats[by.team], by.end)
    if field < 0:
        return state
    for t, seat in enumerate(state.table.seats):
        if t == by.team:
            continue
        hit = tuple(i for i, place in enumerate(state.planes[t]) if state.board.field(seat, place) == field)
        if hit:
            place = state.planes[t][hit[0]]
            back = state.rules.back
            to = max(0, place - back) if back else HANGAR
            if to != place:
                state = _moved(state, t, hit, to, SENT)
    return state


def _thrown(state: State) -> State:
    """A throw is done with: a six throws again, else the next team plays."""
    again = not state.rules.asks and state.die == 6 and state.in_a_row < IN_A_ROW and not arrived(state, state.turn)
    return replace(state, phase=THROW) if again else _next(state)


def _next(state: State) -> State:
    """The next team's turn. A round is played to its end, so that all have had as many turns."""
    turn = (state.turn + 1) % len(state.table.teams)
    state = replace(state, turn=turn, turns=state.turns + 1, in_a_row=0)
    if turn == state.table.begins:
        if state.last_round or any(arrived(state, t) for t in range(len(state.table.teams))):
            return replace(state, phase=OVER)
        state = replace(state, round=state.round + 1, last=_last(state))
    return _asking(state, "") if state.rules.asks else replace(state, phase=THROW)
