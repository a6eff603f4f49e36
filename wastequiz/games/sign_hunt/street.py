"""How plates hang in the street: how many, which of them are only shop signs, where, and which one lies next to which. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band

LOOK_ALIKES = ("windmill", "fish_shop", "slippery", "lift", "clothes_shop", "charging")
"""Shop and street signs that look a little like a bin's sign at a hasty glance."""
OTHERS = ("bus_stop", "bakery", "hot_drinks", "skating", "post_office", "flower_shop")
"""Those that nobody takes for one."""
LEAST, MOST = 4, 9
"""So few and so many plates hang in the street, unless a question itself has more answers."""
MORE = {"calm": 1, "normal": 3, "brisk": 5}
"""So many plates besides the answers, by pace; one fewer for the youngest."""


@dataclass(frozen=True)
class Hung:
    """A plate at place `place` of the street: answer number `option`, or (None) the street's own sign `sign`."""

    place: int
    option: int | None
    sign: str = ""


def plates(options: int, band: Band, pace: str) -> int:
    """How many plates hang for a question with so many answers. Raises KeyError for an unknown pace."""
    more = MORE[pace] - (1 if band <= Band.g12 else 0)
    return max(options, min(MOST, max(LEAST, options + more)))


def street_signs(count: int, band: Band, pace: str, rng: Random) -> tuple[str, ...]:
    """`count` of the street's own signs, no one twice: at a brisk pace look-alikes first, for the youngest none unless all others hang."""
    alike, others = list(LOOK_ALIKES), list(OTHERS)
    rng.shuffle(alike)
    rng.shuffle(others)
    if pace == "brisk":
        order = alike + others
    elif pace == "calm" or band == Band.pre:
        order = others + alike
    else:
        order = [sign for both in zip(alike, others, strict=True) for sign in both]
    return tuple(order[:count])


def hang(options: int, band: Band, pace: str, places: int, seed: int) -> tuple[Hung, ...]:
    """Hangs the plates of one question up, by place; the same for the same seed. Raises ValueError where there are too few places."""
    if options > places:
        raise ValueError(f"{options} plates do not hang at {places} places")
    rng = Random(seed)
    count = min(places, plates(options, band, pace))
    signs = street_signs(count - options, band, pace, rng)
    free = sorted(rng.sample(range(places), count))
    hung: list[int | str] = [*range(options), *signs]
    rng.shuffle(hung)
    return tuple(Hung(p, h) if isinstance(h, int) else Hung(p, None, h) for p, h in zip(free, hung, strict=True))


def neighbour(points: Sequence[tuple[float, float]], at: int, dx: int, dy: int) -> int:
    """Which point the arrow (dx, dy) leads to from point `at`: the nearest on that side, those straight ahead first; `at` where there is none."""
    x, y = points[at]

    def far(i: int) -> float:
        along, across = (points[i][0] - x) * dx + (points[i][1] - y) * dy, abs((points[i][0] - x) * dy) + abs((points[i][1] - y) * dx)
        return along + 2 * across

    ahead = [i for i, (px, py) in enumerate(points) if (px - x) * dx + (py - y) * dy > 1]
    return min(ahead, key=far, default=at)
