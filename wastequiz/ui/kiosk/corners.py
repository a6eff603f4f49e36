"""The way staff opens a kiosk: hold the upper left corner for three seconds, then touch the upper right one. Knows no Qt."""

from __future__ import annotations

from collections.abc import Hashable

HOLD_MS = 3_000
"""So long the upper left corner is held at least."""
THEN_MS = 5_000
"""So soon afterwards the upper right one is touched."""
SIDE = 130.0
"""How far a corner reaches along both edges, in units."""

LEFT, RIGHT = "left", "right"


def corner_at(x: float, y: float, width: float, unit: float) -> str:
    """Which corner a place in a window `width` pixels wide lies in, '' for none; `unit` pixels make a unit."""
    side = SIDE * unit
    if y > side:
        return ""
    return LEFT if x <= side else RIGHT if x >= width - side else ""


class Corners:
    """Follows fingers and mouse. Times are ms of a clock that never goes back; a finger is known by any name of its own.

    Whatever else is touched meanwhile does not matter while the corner is held; once it was let go, the very next touch must be the other corner.
    """

    def __init__(self) -> None:
        self._holder: Hashable | None = None
        self._since = 0
        self._held_ms: int | None = None
        """When the corner was let go that had been held long enough."""

    def down(self, finger: Hashable, corner: str, now: int) -> bool:
        """A finger came down; whether that opens."""
        if corner == RIGHT and self._ready(now):
            self.forget()
            return True
        self._held_ms = None
        if corner == LEFT:
            self._holder, self._since = finger, now
        return False

    def move(self, finger: Hashable, corner: str) -> None:
        """A finger lies elsewhere now."""
        if finger == self._holder and corner != LEFT:
            self._holder = None

    def up(self, finger: Hashable, now: int) -> bool:
        """A finger was lifted; whether it had held the corner long enough, so that it was no touch of what lies there."""
        if finger != self._holder:
            return False
        self._holder = None
        if now - self._since < HOLD_MS:
            return False
        self._held_ms = now
        return True

    def forget(self) -> None:
        """Nothing was touched."""
        self._holder = self._held_ms = None

    def _ready(self, now: int) -> bool:
        if self._holder is not None:
            return now - self._since >= HOLD_MS
        return self._held_ms is not None and now - self._held_ms <= THEN_MS
