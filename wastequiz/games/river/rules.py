"""The rules of River guard: three waves of drifting things, questions for ice lamps in between. Time is handed in; nothing is random here.

Two teams take turns: each plays every wave, at the same pace and with as many things, and then answers for its own lamps.
"""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

WAVES, PER_BREAK = 3, 3
"""So many waves, and so many questions between two of them at most."""
READY, WAVE, BREAK, OVER = "ready", "wave", "break", "over"
"""The phases: a wave is announced, it runs, questions are asked, all is over."""
READY_MS = 2_000.0
DRIFT_MS = {"calm": 15_000.0, "normal": 12_000.0, "brisk": 9_500.0}
"""How long a thing drifts down to the mouth in the first wave, by pace."""
YOUNG_FACTOR = 1.3
"""Those who cannot read yet, and years 1 and 2, get so much longer."""
FASTER = (1.0, 0.84, 0.72)
"""The drift of each wave, as a share of the first one's."""
SLOWER = 0.04
"""Each lit lamp makes the drift so much longer; six of them 24 %."""
APART = 0.24
"""The next thing comes when so much of a drift has passed, or half of that where the water is empty."""
WAVE_SHARE, WAVE_SHARE_TEAMS = 0.7, 0.55
"""Of the whole time, what the waves take; the questions take the rest. Teams take turns, so that the questions need a larger share."""
LEAST_WAVE = 1.25
"""A wave lasts at least so many drifts."""
BREAK_MS, BREAK_MS_TEAMS = 45_000.0, 21_000.0
"""A break lasts at least so long, that slow readers come to an answer."""
POINTS, LAMP_POINTS = 10, 10
CLEAN_SHARE = 0.15
"""Clear water earns at most so much of what was earned by knowing."""
CLOUDS = (1, 3, 5)
"""So many things slipped by make the water a bit cloudy, cloudy, and cloudier."""


@dataclass(frozen=True)
class Drift:
    """Question number `n` of the deck at `x`: 0 where it comes into sight, 1 at the river's mouth."""

    n: int
    x: float


@dataclass(frozen=True)
class Side:
    """What one player or team has done. `catches`: lamps that will yet hold a thing back in the coming wave; `held`: those they did hold."""

    fished: int = 0
    right: int = 0
    lamps: int = 0
    asked: int = 0
    catches: int = 0
    held: int = 0
    slipped: int = 0

    @property
    def earned(self) -> int:
        """Points for what was known: right nets and lamps."""
        return POINTS * self.right + LAMP_POINTS * self.lamps

    @property
    def cloud(self) -> int:
        """How cloudy the water is, 0 (clear) to 3."""
        return sum(self.slipped >= least for least in CLOUDS)

    @property
    def clean_bonus(self) -> int:
        """What the water's clearness is worth at the end."""
        return int(self.earned * CLEAN_SHARE * (1 - self.cloud / len(CLOUDS)))


@dataclass(frozen=True)
class State:
    """`things`, `asks`: numbers of the deck, to be fished and to be asked. `came`: things of this turn so far. `waits`: chosen, not marked yet.

    A turn is one wave of one side and the questions after it; turns count from 0 and sides alternate. `done`: questions of this break that are
    marked. `caught`: things that a lamp held back, in order.
    """

    things: tuple[int, ...]
    asks: tuple[int, ...]
    sides: tuple[Side, ...]
    drift_ms: float
    wave_ms: float
    break_ms: float
    turn: int = 0
    phase: str = READY
    ms: float = 0.0
    since: float = 0.0
    came: int = 0
    drifting: tuple[Drift, ...] = ()
    waits: tuple[int, ...] = ()
    done: int = 0
    caught: tuple[int, ...] = ()

    # ---- whose turn it is
    @property
    def wave(self) -> int:
        """The wave of this turn, from 0."""
        return self.turn // len(self.sides)

    @property
    def team(self) -> int:
        """Which side's turn it is, from 0."""
        return self.turn % len(self.sides)

    @property
    def side(self) -> Side:
        return self.sides[self.team]

    @property
    def over(self) -> bool:
        return self.phase == OVER

    # ---- shares of the deck, the same for every turn
    @property
    def share(self) -> int:
        """As many things come in a turn at most."""
        return max(1, len(self.things) // (WAVES * len(self.sides)))

    @property
    def questions(self) -> int:
        """As many questions are asked in a break."""
        return min(PER_BREAK, len(self.asks) // ((WAVES - 1) * len(self.sides)))

    # ---- now
    @property
    def front(self) -> Drift | None:
        """The thing that is nearest to the mouth; None while the water is empty."""
        return max(self.drifting, key=lambda d: d.x, default=None)

    @property
    def asking(self) -> int | None:
        """The number of the question that is open now; None where none is."""
        if self.phase != BREAK or self.waits or self.done >= self.questions or self.ms >= self.break_ms:
            return None
        return self.asks[self.turn * self.questions + self.done]

    @property
    def travel_ms(self) -> float:
        """How long a thing drifts in this turn, in ms."""
        return self.drift_ms * FASTER[self.wave] * (1 + SLOWER * self.side.lamps)

    @property
    def left_ms(self) -> float:
        """Time left of this wave or break; 0 at other times."""
        whole = {WAVE: self.wave_ms, BREAK: self.break_ms}.get(self.phase, 0.0)
        return max(0.0, whole - self.ms)

    @property
    def pouring(self) -> bool:
        """Whether more things are to come in this turn: a thing comes only while there is time for it to drift down."""
        last = max(self.wave_ms - self.travel_ms, self.wave_ms * 0.3)
        return self.came < min(self.share, len(self.things) - self.turn * self.share) and (self.ms <= last or not self.came)


def begin(
    things: tuple[int, ...],
    asks: tuple[int, ...],
    band: Band,
    pace: str = "normal",
    *,
    seconds: int = 120,
    teams: int = 1,
    extra_time: float = 1.0,
) -> State:
    """The first moment. Raises ValueError where there is nothing to fish or no side, KeyError for an unknown pace."""
    if not things or teams < 1:
        raise ValueError("nothing to fish")
    drift = DRIFT_MS[pace] * (YOUNG_FACTOR if band <= Band.g12 else 1.0) * extra_time
    whole = seconds * 1000.0 * extra_time / teams
    waves, least_break = (WAVE_SHARE, BREAK_MS) if teams == 1 else (WAVE_SHARE_TEAMS, BREAK_MS_TEAMS)
    return State(
        things,
        asks,
        (Side(),) * teams,
        drift,
        max(whole * waves / WAVES, drift * LEAST_WAVE),
        max(whole * (1 - waves) / (WAVES - 1), least_break * extra_time),
    )


def tick(state: State, ms: float, *, still: bool = False, linger: bool = False, held: tuple[int, ...] = ()) -> State:
    """`ms` later. `still`: something is being explained, so the water stands while the clock goes on. `linger`: a wave is not over yet,
    what was fished last is still looked at.

    `held`: what a finger holds does not drift, until the wave is long over: nobody can hold up the game.
    """
    if state.phase == READY:
        return replace(state, ms=state.ms + ms) if state.ms + ms < READY_MS else start_wave(state)
    if state.phase == WAVE:
        late = state.ms > state.wave_ms + state.travel_ms
        return _wave(replace(state, ms=state.ms + ms), 0.0 if still else ms, still, linger, () if late else held)
    if state.phase == BREAK:
        later = replace(state, ms=state.ms + ms)
        ended = later.asking is None and not later.waits and not still
        return _next_turn(later) if ended else later
    return state


def start_wave(state: State) -> State:
    """The wave begins now. Raises ValueError where none was announced."""
    if state.phase != READY:
        raise ValueError("no wave is announced")
    return replace(state, phase=WAVE, ms=0.0, since=state.travel_ms, came=0)


def _wave(state: State, ms: float, still: bool, linger: bool, held: tuple[int, ...]) -> State:
    moved = tuple(d if d.n in held else Drift(d.n, d.x + ms / state.travel_ms) for d in state.drifting)
    here, gone = tuple(d for d in moved if d.x < 1.0), tuple(d.n for d in moved if d.x >= 1.0)
    side = state.side
    kept = min(side.catches, len(gone))
    side = replace(side, catches=side.catches - kept, held=side.held + kept, slipped=side.slipped + len(gone) - kept)
    state = replace(state, drifting=here, since=state.since + ms, caught=(*state.caught, *gone[:kept]), sides=_with(state, side))
    gap = APART * state.travel_ms * (1.0 if here else 0.5)
    if not still and state.pouring and state.since >= gap:
        n = state.things[state.turn * state.share + state.came]
        state = replace(state, drifting=(*here, Drift(n, 0.0)), came=state.came + 1, since=0.0)
    if still or linger or state.drifting or state.waits or state.pouring:
        return state
    if state.wave < WAVES - 1 and state.questions:
        return replace(state, phase=BREAK, ms=0.0, done=0)
    return _next_turn(state)


def _next_turn(state: State) -> State:
    """The next side's wave is announced, or all is over. The lamps that stand by the coming wave may each hold one thing back in it."""
    if state.turn + 1 >= WAVES * len(state.sides):
        return replace(state, phase=OVER, ms=0.0)
    state = replace(state, turn=state.turn + 1, phase=READY, ms=0.0, came=0, done=0)
    return replace(state, sides=_with(state, replace(state.side, catches=min(PER_BREAK, state.side.lamps))))


def _with(state: State, side: Side) -> tuple[Side, ...]:
    """All sides with `side` in place of the one whose turn it is."""
    return tuple(side if i == state.team else old for i, old in enumerate(state.sides))


def fish(state: State, n: int) -> State:
    """Thing `n` is fished with a net: it is out of the water and waits to be marked. Raises ValueError where it does not drift."""
    if all(d.n != n for d in state.drifting):
        raise ValueError(f"{n} does not drift")
    return replace(state, drifting=tuple(d for d in state.drifting if d.n != n), waits=(*state.waits, n))


def answer(state: State) -> State:
    """The open question is answered and waits to be marked. Raises ValueError where none is open."""
    if state.asking is None:
        raise ValueError("nothing is asked")
    return replace(state, waits=(*state.waits, state.asking))


def marked(state: State, n: int, right: bool) -> State:
    """What was fished or answered is marked. Raises ValueError where `n` does not wait."""
    if n not in state.waits:
        raise ValueError(f"{n} waits for nothing")
    side = state.side
    state = replace(state, waits=tuple(w for w in state.waits if w != n))
    if n in state.asks:
        side = replace(side, asked=side.asked + 1, lamps=side.lamps + right)
        return replace(state, done=state.done + 1, sides=_with(state, side))
    return replace(state, sides=_with(state, replace(side, fished=side.fished + 1, right=side.right + right)))
