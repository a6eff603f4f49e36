"""Packing the bags: which things lie in whose bag, what is done first with some of them, and what the resident asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from wastequiz.domain.facts import dataclass

RESIDENTS = ("rabbit", "bear", "fox", "panda", "deer", "owl", "tiger", "penguin")
"""Animals that bring bags."""
UNLIKE: Mapping[str, tuple[str, ...]] = {
    "tear_bag": ("wrap", "flatten", "rinse"),
    "wrap": ("drain", "flatten", "tear_bag", "rinse"),
    "drain": ("wrap", "flatten", "rinse"),
    "flatten": ("wrap", "tear_bag", "drain"),
    "rinse": ("wrap", "tear_bag"),
    "empty": ("wrap", "tear_bag"),
}
"""The tools, and beside each those that are clearly not meant: whoever empties a cup may well rinse it."""
MOST_TOOLS = 2
LEAST = (2, 1)
"""A bag holds at least so many things that belong and that do not,"""
WHERE_FEW = ((2, 0), (1, 0))
"""or these, where the deck gives no other."""


@dataclass(frozen=True)
class Tool:
    """Thing `n` is made ready with tool `right`; `choices` are shown."""

    n: int
    right: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Station:
    """A bag for bin `bin_id`: its things (numbers of the deck) as they lie, the tools, the question (None: none) and the resident's animal."""

    bin_id: str
    things: tuple[int, ...]
    tools: tuple[Tool, ...] = ()
    ask: int | None = None
    animal: str = RESIDENTS[0]


@dataclass(frozen=True)
class Stuff:
    """A thing of the deck: its number, its right bin, and what is done first with it."""

    n: int
    bin_id: str
    actions: tuple[str, ...] = ()

    @property
    def has_tool(self) -> bool:
        return any(action in UNLIKE for action in self.actions)


def pack(
    things: Sequence[Stuff], asks: Sequence[int], count: int, contents: tuple[int, int], seed: int, laps: int = 1
) -> tuple[Station, ...]:
    """Up to `count` stations, the same for the same seed: every bag as full as the others, no thing in two. `contents`: how many belong, how many not.

    Where the deck is small the bags hold less, then there are fewer, in whole laps of `laps` stations so that teams get equally many.
    Raises ValueError where there are fewer things than stations in a lap.
    """
    best: list[tuple[str, list[Stuff]]] = []
    for size in _sizes(contents):
        bags = _bags(things, count, size, Random(seed))
        if len(bags) > len(best):
            best = bags
        if len(best) == count or (size <= LEAST and len(best) >= laps):
            break
    whole = len(best) // laps * laps
    if not whole:
        raise ValueError("too few things for a bag")
    rng = Random(seed + 1)
    animals = list(RESIDENTS)
    rng.shuffle(animals)
    found: list[Station] = []
    for i, (bin_id, bag) in enumerate(best[:whole]):
        rng.shuffle(bag)
        ask = asks[i] if i < len(asks) // laps * laps else None
        found.append(Station(bin_id, tuple(one.n for one in bag), _tools(bag, bin_id, rng), ask, animals[i % len(animals)]))
    return tuple(_even(found, laps))


def _sizes(contents: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Ever smaller bags."""
    belong, strange = contents
    yield belong, strange
    while (belong, strange) > LEAST:
        belong, strange = (belong - 1, strange) if belong > LEAST[0] else (belong, strange - 1)
        yield belong, strange
    yield from WHERE_FEW


def _bags(things: Sequence[Stuff], count: int, contents: tuple[int, int], rng: Random) -> list[tuple[str, list[Stuff]]]:
    """Up to `count` bags of that size, from every bin in turn; things with a tool are packed first."""
    left: dict[str, list[Stuff]] = {}
    for one in things:
        left.setdefault(one.bin_id, []).append(one)
    for pile in left.values():
        rng.shuffle(pile)
        pile.sort(key=lambda one: one.has_tool)  # taken from the end
    turns = dict.fromkeys(left, 0)
    bags: list[tuple[str, list[Stuff]]] = []
    belong, strange = contents
    while len(bags) < count:
        full = [b for b in left if len(left[b]) >= belong and sum(len(pile) for other, pile in left.items() if other != b) >= strange]
        if not full:
            break
        last = bags[-1][0] if bags else ""
        bin_id = min(full, key=lambda b: (turns[b], b == last, -len(left[b]), rng.random()))
        turns[bin_id] += 1
        bag = _take(left[bin_id], belong)
        for _i in range(strange):
            others = [b for b in left if b != bin_id and left[b]]
            fresh = [b for b in others if all(one.bin_id != b for one in bag)] or others
            # the fullest pile, so that the next bags find enough; plain things, for tools are for what belongs
            bag.append(left[max(fresh, key=lambda b: (len(left[b]), rng.random()))].pop(0))
        bags.append((bin_id, bag))
    return bags


def _take(pile: list[Stuff], count: int) -> list[Stuff]:
    """Takes `count` things off a pile, at most MOST_TOOLS of them with a tool as long as there are others."""
    plain = [one for one in pile if not one.has_tool]
    handy = [one for one in pile if one.has_tool]
    with_tool = min(len(handy), max(MOST_TOOLS, count - len(plain)), count)
    taken = handy[len(handy) - with_tool :] + plain[: count - with_tool]
    for one in taken:
        pile.remove(one)
    return taken


def _tools(bag: Sequence[Stuff], bin_id: str, rng: Random) -> tuple[Tool, ...]:
    """Up to two tools, of different sorts where there are, for what belongs before what does not."""
    found: list[Tool] = []
    for one in sorted(bag, key=lambda one: one.bin_id != bin_id):
        used = [tool.right for tool in found]
        fits = [action for action in one.actions if action in UNLIKE and action not in used]
        if not fits or len(found) == MOST_TOOLS:
            continue
        right = fits[0]
        others = [action for action in UNLIKE[right] if action not in one.actions]
        rng.shuffle(others)
        choices = [right, *others[:2]]
        rng.shuffle(choices)
        if len(choices) > 1:
            found.append(Tool(one.n, right, tuple(choices)))
    return tuple(found)


def _even(stations: Sequence[Station], laps: int) -> Iterator[Station]:
    """The same chances for every team: in each lap equally many tools."""
    for i, station in enumerate(stations):
        lap = stations[i - i % laps : i - i % laps + laps]
        least = min(len(other.tools) for other in lap)
        yield Station(station.bin_id, station.things, station.tools[:least], station.ask, station.animal)
