"""The rules of Sort it: cars on an endless rope carry things; each is taken out and put into a bin. Time is handed in; nothing is random here."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

CARS = 6
"""So many cars hang on the rope, evenly apart."""
EMPTY = -1
"""Stands for the thing of a car that has none."""
HANDS = 3
"""One player holds so many things at once at most (several children round one board); a child among others holds one."""
CHILDREN = 3
"""So many children play at once at most, each for itself."""
ROUND_MS = {"calm": 66_000.0, "normal": 46_000.0, "brisk": 32_000.0}
"""How long a car needs once round the whole rope, by pace."""
REFILL_MS = {"calm": 900.0, "normal": 700.0, "brisk": 450.0}
"""How long a car stays empty once its thing is settled."""
YOUNG_FACTOR = 1.4
"""For those who cannot read yet, and years 1 and 2, the line is so much slower."""
AT_FIRST = 0.14
"""The line stands so far on at first, so that five cars are in sight."""
POINTS, MOST_STREAK_BONUS = 10, 5
"""A right one earns POINTS, and one more for each right one in a row before it, at most MOST_STREAK_BONUS; at the second try nothing."""
GOAL, NEXT_GOAL = 20, 10
"""The first goal of a round with a clock, and by how much it moves on once it is reached."""


@dataclass(frozen=True)
class Car:
    """`n`: question number of the deck its thing is, also while that is out in a hand; EMPTY: none, the next one comes in `wait_ms`."""

    n: int = EMPTY
    wait_ms: float = 0.0


@dataclass(frozen=True)
class Out:
    """Thing `n` is out of its car: in the hand of a child (0 the first), or `put` into a bin and not marked yet."""

    n: int
    child: int
    put: bool = False


@dataclass(frozen=True)
class Child:
    """What one child earned. `right`: right at the first try. `streak`: right ones in a row just now."""

    points: int = 0
    right: int = 0
    streak: int = 0
    best_streak: int = 0


@dataclass(frozen=True)
class State:
    """`queue`: what has yet to come, in order. `limit_ms` 0: no clock. `gone`: how far the line has gone, in times round the rope.

    `missed`: things that were put wrongly once. `settled`: put right, or put wrongly twice. Every thing of the deck is in the queue, in a
    car (there, or out of it), or settled.
    """

    deck: int
    cars: tuple[Car, ...]
    queue: tuple[int, ...]
    round_ms: float
    refill_ms: float
    limit_ms: float = 0.0
    children: tuple[Child, ...] = (Child(),)
    out: tuple[Out, ...] = ()
    missed: tuple[int, ...] = ()
    settled: int = 0
    gone: float = 0.0
    ms: float = 0.0

    @property
    def left_ms(self) -> float:
        """Time left, 0 without a clock."""
        return max(0.0, self.limit_ms - self.ms)

    @property
    def late(self) -> bool:
        """Whether the clock has run out: nothing can be taken or put any more."""
        return self.limit_ms > 0 and self.ms >= self.limit_ms

    @property
    def over(self) -> bool:
        """Whether it is over: all is settled, or time is up and nothing waits to be marked."""
        return self.settled >= self.deck or (self.late and not any(o.put for o in self.out))

    @property
    def goal(self) -> int:
        """How many are to be sorted: all without a clock; else 20 first, then always the next ten."""
        if not self.limit_ms:
            return self.deck
        return min(self.deck, max(GOAL, (self.settled // NEXT_GOAL + 1) * NEXT_GOAL))

    def place(self, car: int) -> float:
        """Where car number `car` hangs: 0 where it comes into sight, 1 once round the rope."""
        return (car / CARS + self.gone) % 1.0

    def home(self, n: int) -> int | None:
        """The number of the car thing `n` belongs to; None for one that has not come yet or is settled."""
        return next((i for i, car in enumerate(self.cars) if car.n == n), None)

    def out_of(self, n: int) -> Out | None:
        return next((o for o in self.out if o.n == n), None)

    @property
    def there(self) -> tuple[int, ...]:
        """The things that lie in their cars, in the order of the cars."""
        away = {o.n for o in self.out}
        return tuple(car.n for car in self.cars if car.n != EMPTY and car.n not in away)


def begin(deck: int, band: Band, pace: str = "normal", limit_s: float = 0, children: int = 1) -> State:
    """The first moment: the first things lie in the cars. Raises ValueError for an empty deck or a wrong number of children, KeyError for an unknown pace."""
    if deck < 1:
        raise ValueError("nothing to sort")
    if not 1 <= children <= CHILDREN:
        raise ValueError(f"{children} children")
    once = ROUND_MS[pace] * (YOUNG_FACTOR if band <= Band.g12 else 1.0)
    cars = tuple(Car(i if i < deck else EMPTY) for i in range(CARS))
    return State(deck, cars, tuple(range(CARS, deck)), once, REFILL_MS[pace], limit_s * 1000.0, (Child(),) * children, gone=AT_FIRST)


def may_take(state: State, n: int, child: int) -> bool:
    """Whether `child` may take thing `n` out of its car now."""
    hands = HANDS if len(state.children) == 1 else 1
    held = sum(o.child == child and not o.put for o in state.out)
    return not state.over and not state.late and n in state.there and held < hands


def take(state: State, n: int, child: int = 0) -> State:
    """A child has thing `n` in its hand. Raises ValueError where it may not take it."""
    if not may_take(state, n, child):
        raise ValueError(f"{n} cannot be taken")
    return replace(state, out=(*state.out, Out(n, child)))


def back(state: State, n: int) -> State:
    """Thing `n` goes home from the hand into its car. Raises ValueError where nobody holds it."""
    _held(state, n)
    return _without(state, n)


def put(state: State, n: int) -> State:
    """Thing `n` goes from the hand into a bin and waits to be marked. Raises ValueError where nobody holds it."""
    held = _held(state, n)
    return replace(state, out=tuple(replace(o, put=True) if o is held else o for o in state.out))


def marked(state: State, n: int, right: bool) -> State:
    """What was put is marked: a right one is settled, a wrong one goes home once and is settled the second time. Raises ValueError where it was not put."""
    out = state.out_of(n)
    if out is None or not out.put:
        raise ValueError(f"{n} was not put anywhere")
    before, again = state.children[out.child], n in state.missed
    after = before
    if not right:
        after = replace(before, streak=0)
    elif not again:
        streak = before.streak + 1
        points = before.points + POINTS + min(MOST_STREAK_BONUS, before.streak)
        after = Child(points, before.right + 1, streak, max(before.best_streak, streak))
    children = tuple(after if i == out.child else c for i, c in enumerate(state.children))
    home = replace(_without(state, n), children=children)
    if not right and not again:
        return replace(home, missed=(*state.missed, n))
    cars = tuple(Car(EMPTY, state.refill_ms) if car.n == n else car for car in state.cars)
    return replace(home, cars=cars, settled=state.settled + 1, missed=tuple(m for m in state.missed if m != n))


def tick(state: State, ms: float, haste: float = 1.0) -> State:
    """`ms` later. Empty cars are filled; the line moves, `haste` times as fast as it does, unless something is out; when time is up, what is
    in a hand is home again."""
    if state.over or state.late:
        return state
    if state.limit_ms and state.ms + ms >= state.limit_ms:
        return replace(state, ms=state.limit_ms, out=tuple(o for o in state.out if o.put))
    state = _filled(replace(state, ms=state.ms + ms), ms)
    return state if state.out else _moved(state, state.gone + ms * haste / state.round_ms)


def _filled(state: State, ms: float) -> State:
    """What empty cars get while `ms` pass."""
    if all(car.n != EMPTY for car in state.cars):
        return state
    cars, queue = list(state.cars), state.queue
    for i, car in enumerate(cars):
        if car.n != EMPTY or not queue:
            continue
        if car.wait_ms > ms:
            cars[i] = Car(EMPTY, car.wait_ms - ms)
        else:
            cars[i], queue = Car(queue[0]), queue[1:]
    return replace(state, cars=tuple(cars), queue=queue)


def _moved(state: State, gone: float) -> State:
    """The line at `gone`. What has ridden past unsorted goes to the end of the queue, and the car comes back with another thing."""
    cars, queue = list(state.cars), state.queue
    for i, car in enumerate(cars):
        passed = floor(i / CARS + gone) != floor(i / CARS + state.gone)
        if passed and car.n != EMPTY and queue:
            cars[i], queue = Car(queue[0]), queue[1:] + (car.n,)  # noqa: RUF005
    return replace(state, gone=gone, cars=tuple(cars), queue=queue)


def _held(state: State, n: int) -> Out:
    out = state.out_of(n)
    if out is None or out.put:
        raise ValueError(f"nobody holds {n}")
    return out


def _without(state: State, n: int) -> State:
    return replace(state, out=tuple(o for o in state.out if o.n != n))
