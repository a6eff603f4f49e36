"""A flick: a thing let go with speed flies on to the bin it was sent towards. Pure geometry in units and ms."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, hypot, pi, remainder

SPEED = 0.9
"""Slower than so many units a ms it is no flick."""
ANGLE = pi / 6
"""It may miss a bin by so much."""
CARRIES_MS = 900.0
"""So long a thing flies on at the speed it had."""
CLEAR = pi / 36
"""It must miss every other bin by so much more than the one it flies to; otherwise it is not clear which one is meant, and it goes nowhere."""
BEHIND = 1.4
"""A bin so many times as far away as another in the same line stands behind it: the nearer one catches what flies there."""
LOOK_BACK_MS = 110.0
"""The speed of a finger is measured over so much of its way."""

Trail = Sequence[tuple[float, float, float]]
"""A finger's way: (ms, x, y), oldest first."""


def speed(trail: Trail, now_ms: float) -> tuple[float, float]:
    """How fast the finger is at the end of its way, in units a ms: over the last LOOK_BACK_MS; (0, 0) where it stood still or nothing is known."""
    late = [at for at in trail if now_ms - at[0] <= LOOK_BACK_MS]
    if len(late) < 2:
        return 0.0, 0.0
    (from_ms, from_x, from_y), (_, x, y) = late[0], late[-1]
    ms = now_ms - from_ms
    return (0.0, 0.0) if ms <= 0 else ((x - from_x) / ms, (y - from_y) / ms)


def aimed(x: float, y: float, vx: float, vy: float, mouths: Sequence[tuple[float, float]]) -> int | None:
    """Which of `mouths` something let go at (x, y) with that speed flies to: the one it misses by the smallest angle. None where it is slow, flies
    past all of them, or might be meant for another one as well."""
    fast = hypot(vx, vy)
    if fast < SPEED:
        return None
    way = atan2(vy, vx)
    found: list[tuple[float, float, int]] = []
    for far, i in sorted((hypot(to_x - x, to_y - y), i) for i, (to_x, to_y) in enumerate(mouths)):
        if not 0 < far <= fast * CARRIES_MS:
            continue
        off = remainder(atan2(mouths[i][1] - y, mouths[i][0] - x) - way, 2 * pi)
        if abs(off) < ANGLE + CLEAR and not any(abs(off - near_off) < CLEAR and far >= BEHIND * near for near_off, near, _ in found):
            found.append((off, far, i))
    by_miss = sorted((abs(off), i) for off, _, i in found)
    if not by_miss or by_miss[0][0] >= ANGLE or (len(by_miss) > 1 and by_miss[1][0] - by_miss[0][0] < CLEAR):
        return None
    return by_miss[0][1]
