"""A flick: a thing let go with speed flies on to the bin it was sent towards. Pure geometry in units and ms."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, hypot, pi

SPEED = 0.9
"""Slower than so many units a ms it is no flick."""
ANGLE = pi / 6
"""It may miss a bin by so much."""
CARRIES_MS = 900.0
"""So long a thing flies on at the speed it had."""
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
    """Which of `mouths` something let go at (x, y) with that speed flies to: the one it misses by the smallest angle; None for none."""
    fast = hypot(vx, vy)
    if fast < SPEED:
        return None
    best, found = ANGLE, None
    for i, (to_x, to_y) in enumerate(mouths):
        far = hypot(to_x - x, to_y - y)
        if 0 < far <= fast * CARRIES_MS:
            cosine = ((to_x - x) * vx + (to_y - y) * vy) / (far * fast)
            angle = acos(max(-1.0, min(1.0, cosine)))
            if angle < best:
                best, found = angle, i
    return found
