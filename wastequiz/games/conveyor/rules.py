"""The rules of the conveyor: a belt that speeds up, the foremost thing is sorted, three lamps. Time is handed in; nothing is random here."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

LAMPS = 3
TRAVEL_MS = {"calm": 10_000.0, "normal": 8_000.0, "brisk": 6_500.0}
"""How long a thing rides at first, by pace."""
YOUNG_FACTOR = 1.3
"""Those who cannot read yet, and years 1 and 2, get so much longer."""
FASTEST_MS = 2_800.0
EVERY, FASTER = 5, 0.94
"""After so many sorted things the ride gets so much shorter."""
APART = 0.27
"""Things keep so far from each other, as a share of the belt."""
POINTS, MOST_STREAK_BONUS = 10, 5
"""A right one earns POINTS, and one more for each right one in a row before it, at most MOST_STREAK_BONUS."""


@dataclass(frozen=True)
class Riding:
    """Question `n` of the deck at `x`: 0 where it comes onto the belt, 1 where it falls off."""

    n: int
    x: float


@dataclass(frozen=True)
class State:
    """`deck`: how many things there are; `limit_ms` 0: no clock. `waits`: sorted, not marked yet. `sorted`, `right`: marked so far."""

    deck: int
    travel_ms: float
    limit_ms: float = 0.0
    lamps: int = LAMPS
    riding: tuple[Riding, ...] = (Riding(0, 0.0),)
    next_n: int = 1
    waits: tuple[int, ...] = ()
    ms: float = 0.0
    sorted: int = 0
    right: int = 0
    fallen: int = 0
    points: int = 0
    streak: int = 0
    best_streak: int = 0

    @property
    def front(self) -> Riding | None:
        """The thing that is sorted next: the foremost; None while the belt is empty."""
        return max(self.riding, key=lambda r: r.x, default=None)

    @property
    def left_ms(self) -> float:
        """Time left, 0 without a clock."""
        return max(0.0, self.limit_ms - self.ms)

    @property
    def over(self) -> bool:
        """Whether it is over: no lamp, no time, or nothing left to sort."""
        done = not self.riding and not self.waits and self.next_n >= self.deck
        return self.lamps <= 0 or (self.limit_ms > 0 and self.ms >= self.limit_ms and not self.waits) or done


def begin(deck: int, band: Band, pace: str = "normal", limit_s: int = 0) -> State:
    """The first moment. Raises ValueError for an empty deck, KeyError for an unknown pace."""
    if deck < 1:
        raise ValueError("nothing to sort")
    travel = TRAVEL_MS[pace] * (YOUNG_FACTOR if band <= Band.g12 else 1.0)
    return State(deck, travel, limit_s * 1000.0)


def ride_ms(state: State) -> float:
    """How long a thing rides now, in ms."""
    return max(FASTEST_MS, state.travel_ms * FASTER ** (state.sorted // EVERY))


def tick(state: State, ms: float) -> State:
    """`ms` later: everything has moved on, what reached the end has fallen off (a lamp goes out), the next one has come."""
    if state.over:
        return state
    if state.limit_ms and state.ms + ms >= state.limit_ms:
        return replace(state, ms=state.limit_ms)
    by = ms / ride_ms(state)
    moved = tuple(Riding(r.n, r.x + by) for r in state.riding)
    there = tuple(r for r in moved if r.x < 1.0)
    fell = len(moved) - len(there)
    next_n = state.next_n
    if next_n < state.deck and all(r.x >= APART for r in there):
        there, next_n = (*there, Riding(next_n, 0.0)), next_n + 1
    return replace(
        state,
        ms=state.ms + ms,
        riding=there,
        next_n=next_n,
        fallen=state.fallen + fell,
        lamps=max(0, state.lamps - fell) if not state.limit_ms else state.lamps,
        streak=0 if fell else state.streak,
    )


def sort(state: State, n: int) -> State:
    """Thing `n` is put into a bin: it leaves the belt and waits to be marked. Raises ValueError where it does not ride, or all is over."""
    if state.over or all(r.n != n for r in state.riding):
        raise ValueError(f"{n} does not ride")
    return replace(state, riding=tuple(r for r in state.riding if r.n != n), waits=(*state.waits, n))


def marked(state: State, n: int, right: bool) -> State:
    """What was put is marked. Raises ValueError where `n` does not wait."""
    if n not in state.waits:
        raise ValueError(f"{n} was not put anywhere")
    waits = tuple(w for w in state.waits if w != n)
    streak = state.streak + 1 if right else 0
    earned = POINTS + min(MOST_STREAK_BONUS, state.streak) if right else 0
    return replace(
        state,
        waits=waits,
        sorted=state.sorted + 1,
        right=state.right + right,
        points=state.points + earned,
        streak=streak,
        best_streak=max(state.best_streak, streak),
        lamps=state.lamps if right or state.limit_ms else max(0, state.lamps - 1),
    )
