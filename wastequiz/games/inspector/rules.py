"""The rules of the bin inspector: a bag is looked through, what needs it is made ready, the resident is told; then the stamp, and the next.

Every thing is answered once: by the bin it was carried to, or, at "Done", by the bin of the bag. Tools earn points of the game and are no answer.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from wastequiz.domain.facts import dataclass
from wastequiz.games.inspector.stations import Station, Tool

TAKEN, KEPT, TOOL, SAID, CLEAN = 10, 3, 4, 10, 10
"""Points: for what was taken out to its right bin, what was rightly left, the right tool, the right sentence, a station without a slip."""
TOOL_MS, LOOK_MS, SAID_MS, STAMP_MS = 1_300.0, 2_800.0, 1_500.0, 2_600.0
"""How long is shown: the right tool, the right one after a wrong one, the right sentence, the stamp."""


class Phase(StrEnum):
    """What is done at a station now."""

    sort = "sort"
    tool = "tool"
    ask = "ask"
    stamp = "stamp"
    over = "over"


@dataclass(frozen=True)
class State:
    """`put`: things of this station and the bin each was said to go in. `waits`: questions answered and not marked yet. `whys`: wrong answers whose reason
    is to be read, the first now. `tool`: number of the tool that is chosen now, `used` what was chosen, `said` what was said ('': nothing yet).
    `rest_ms`: until it goes on by itself (0: it waits for the player). `slips`: at this station; `stamps`: at those that are done.
    """

    stations: tuple[Station, ...]
    teams: tuple[int, ...] = (0,)
    at: int = 0
    phase: Phase = Phase.sort
    put: tuple[tuple[int, str], ...] = ()
    waits: tuple[int, ...] = ()
    whys: tuple[tuple[int, str], ...] = ()
    tool: int = 0
    used: str = ""
    said: str = ""
    rest_ms: float = 0.0
    slips: int = 0
    stamps: tuple[int, ...] = ()
    points: tuple[int, ...] = (0,)

    @property
    def station(self) -> Station:
        return self.stations[self.at]

    @property
    def turn(self) -> int:
        """Whose turn it is, as a place in `teams`."""
        return self.at % len(self.teams)

    @property
    def team(self) -> int:
        """Whose turn it is: a team's id, 0 for one player."""
        return self.teams[self.turn]

    @property
    def left(self) -> tuple[int, ...]:
        """What lies on the mat still."""
        gone = {n for n, _bin in self.put}
        return tuple(n for n in self.station.things if n not in gone)

    @property
    def may_put(self) -> bool:
        """Whether things may be carried, and "Done" said."""
        return self.phase is Phase.sort and not self.whys and bool(self.left)

    @property
    def tool_now(self) -> Tool | None:
        """The tool that is to be chosen, or was just chosen."""
        return self.station.tools[self.tool] if self.phase is Phase.tool else None

    @property
    def may_say(self) -> bool:
        return self.phase is Phase.ask and not self.said

    @property
    def rests(self) -> bool:
        """Whether something is shown now that goes on by itself."""
        return self.rest_ms > 0 and not self.whys


def begin(stations: tuple[Station, ...], teams: tuple[int, ...] = (0,)) -> State:
    """The first bag lies there. Raises ValueError without one."""
    if not stations:
        raise ValueError("no stations")
    return State(stations, teams, points=(0,) * len(teams))


def put(state: State, n: int, bin_id: str) -> State:
    """Thing `n` is carried to a bin. Raises ValueError where it may not be."""
    if not state.may_put or n not in state.left:
        raise ValueError(f"thing {n} cannot be put")
    return replace(state, put=(*state.put, (n, bin_id)), waits=(*state.waits, n))


def done(state: State) -> State:
    """What lies there still is said to belong. Raises ValueError where nothing may be put."""
    if not state.may_put:
        raise ValueError("nothing lies there")
    left = state.left
    return replace(state, put=(*state.put, *((n, state.station.bin_id) for n in left)), waits=(*state.waits, *left))


def say(state: State, option: str) -> State:
    """An answer to the resident's question. Raises ValueError where none is asked."""
    if not state.may_say or state.station.ask is None:
        raise ValueError("nothing is asked")
    return replace(state, said=option, waits=(*state.waits, state.station.ask))


def marked(state: State, n: int, right: bool) -> State:
    """Answer `n` is marked. Raises ValueError where it was not given."""
    if n not in state.waits:
        raise ValueError(f"{n} was not answered")
    state = replace(state, waits=tuple(other for other in state.waits if other != n))
    asked = n == state.station.ask and state.phase is Phase.ask
    chosen = state.said if asked else dict(state.put)[n]
    if right:
        worth = SAID if asked else KEPT if chosen == state.station.bin_id else TAKEN
        state = _earned(state, worth)
    else:
        state = replace(state, whys=(*state.whys, (n, chosen)), slips=state.slips + 1)
    if asked:
        return replace(state, rest_ms=SAID_MS)
    return _sorted(state)


def read(state: State) -> State:
    """The first reason is read. Raises ValueError where there is none."""
    if not state.whys:
        raise ValueError("nothing to read")
    return _sorted(replace(state, whys=state.whys[1:]))


def _sorted(state: State) -> State:
    """On from the bag, once all in it is answered and every reason read."""
    if state.phase is not Phase.sort or state.left or state.waits or state.whys:
        return state
    return _after_sort(state)


def _after_sort(state: State) -> State:
    if state.station.tools:
        return replace(state, phase=Phase.tool)
    return _after_tools(state)


def _after_tools(state: State) -> State:
    if state.station.ask is not None:
        return replace(state, phase=Phase.ask, used="")
    return _stamp(state)


def _stamp(state: State) -> State:
    state = replace(state, phase=Phase.stamp, used="", rest_ms=STAMP_MS, stamps=(*state.stamps, state.slips))
    return _earned(state, CLEAN) if not state.slips else state


def choose(state: State, tool: str) -> State:
    """A tool is chosen; the first choice counts. Raises ValueError where none may be, or it is not shown."""
    now = state.tool_now
    if now is None or state.used or tool not in now.choices:
        raise ValueError(f"{tool} cannot be chosen")
    if tool == now.right:
        return replace(_earned(state, TOOL), used=tool, rest_ms=TOOL_MS)
    return replace(state, used=tool, rest_ms=LOOK_MS, slips=state.slips + 1)


def tick(state: State, ms: float) -> State:
    """`ms` later; nothing goes on while a reason is read."""
    if not state.rests:
        return state
    left = state.rest_ms - ms
    return replace(state, rest_ms=left) if left > 0 else _next(replace(state, rest_ms=0.0))


def go_on(state: State) -> State:
    """What is shown was seen: on at once. Raises ValueError where nothing is shown."""
    if not state.rests:
        raise ValueError("nothing rests")
    return _next(replace(state, rest_ms=0.0))


def _next(state: State) -> State:
    if state.phase is Phase.tool:
        if state.tool + 1 < len(state.station.tools):
            return replace(state, tool=state.tool + 1, used="")
        return _after_tools(state)
    if state.phase is Phase.ask:
        return _stamp(state)
    if state.at + 1 == len(state.stations):
        return replace(state, phase=Phase.over)
    return State(state.stations, state.teams, state.at + 1, stamps=state.stamps, points=state.points)


def _earned(state: State, points: int) -> State:
    return replace(state, points=tuple(p + points if i == state.turn else p for i, p in enumerate(state.points)))
