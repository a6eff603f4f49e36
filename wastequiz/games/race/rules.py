"""The rules of the lane race: every team at its own pace, one fixed clock, ranked by right answers less penalties. Time is handed in."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass

POINTS, PENALTY = 10, 5
"""A right answer earns POINTS, a wrong one takes PENALTY; nobody falls below 0. Tapping at random in four bins earns about nothing."""
FIELDS, STEP = 30, 2
"""A right answer moves the sled by STEP fields; the flag stands at FIELDS and decides nothing."""
NEXT_MS, WHY_MS = 900.0, 1500.0
"""The next question comes so long after a right answer; after a wrong one not before the reason stood for WHY_MS."""


@dataclass(frozen=True)
class Lane:
    """One team. `cards`: its questions in its order; `at`: which of them is asked; `waits`: answered, not marked yet; `rest_ms`: until the next comes."""

    team: int
    cards: tuple[int, ...]
    at: int = 0
    waits: bool = False
    rest_ms: float = 0.0
    right: int = 0
    wrong: int = 0
    points: int = 0

    @property
    def n(self) -> int | None:
        """The question that is asked; None once there are no more."""
        return self.cards[self.at] if self.at < len(self.cards) else None

    @property
    def open(self) -> bool:
        """Whether it can answer now."""
        return self.n is not None and not self.waits and self.rest_ms <= 0

    @property
    def field(self) -> int:
        """Where its sled stands, 0..FIELDS."""
        return min(FIELDS, STEP * self.right)


@dataclass(frozen=True)
class State:
    lanes: tuple[Lane, ...]
    limit_ms: float
    ms: float = 0.0

    @property
    def left_ms(self) -> float:
        return max(0.0, self.limit_ms - self.ms)

    @property
    def time_up(self) -> bool:
        """Nobody may answer any more."""
        return self.ms >= self.limit_ms or all(lane.n is None for lane in self.lanes)

    @property
    def over(self) -> bool:
        """Time is up, and all that was answered is marked."""
        return self.time_up and not any(lane.waits for lane in self.lanes)

    def lane(self, team: int) -> Lane:
        """A team's lane. Raises KeyError for a team that does not play."""
        for lane in self.lanes:
            if lane.team == team:
                return lane
        raise KeyError(team)


def begin(deck: int, teams: tuple[int, ...], limit_s: int) -> State:
    """The first moment: the deck is dealt round, so that all lanes meet alike questions in their own order. Raises ValueError where it is too small."""
    if len(teams) < 2 or deck < len(teams):
        raise ValueError("a race needs two teams and a question for each")
    return State(tuple(Lane(team, tuple(range(i, deck - deck % len(teams), len(teams)))) for i, team in enumerate(teams)), limit_s * 1000.0)


def tick(state: State, ms: float) -> State:
    """`ms` later."""
    if state.over:
        return state
    lanes = tuple(replace(lane, rest_ms=max(0.0, lane.rest_ms - ms)) for lane in state.lanes)
    return replace(state, lanes=lanes, ms=min(state.limit_ms, state.ms + ms))


def answer(state: State, team: int) -> State:
    """A team answers its question. Raises ValueError where it cannot now, KeyError for a team that does not play."""
    lane = state.lane(team)
    if state.time_up or not lane.open:
        raise ValueError(f"team {team} is not asked")
    return _with(state, replace(lane, waits=True))


def marked(state: State, team: int, right: bool) -> State:
    """Its answer is marked: the sled moves, or the lane rests for the reason. Raises ValueError where none waits."""
    lane = state.lane(team)
    if not lane.waits:
        raise ValueError(f"team {team} did not answer")
    points = max(0, lane.points + (POINTS if right else -PENALTY))
    rest = NEXT_MS if right else WHY_MS
    moved = replace(
        lane, waits=False, at=lane.at + 1, rest_ms=rest, right=lane.right + right, wrong=lane.wrong + (not right), points=points
    )
    return _with(state, moved)


def _with(state: State, changed: Lane) -> State:
    return replace(state, lanes=tuple(changed if lane.team == changed.team else lane for lane in state.lanes))
