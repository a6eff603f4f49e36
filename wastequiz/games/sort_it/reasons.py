"""The reasons that are read just now: one for a player alone, while all stands still; one for each child among several, in its own part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from wastequiz.domain.games import Marked
from wastequiz.stage.play.bins import BinFigure
from wastequiz.stage.play.sprite import Sprite
from wastequiz.stage.play.why import Why

if TYPE_CHECKING:
    from wastequiz.games.sort_it.scene import SortItScene

ALONE_MS, AMONG_MS = 600.0, 1500.0
"""A reason cannot be touched away sooner: alone, among several children."""
BADGE = 66.0


@dataclass(eq=False)
class Reading:
    """A reason, since when it is read, the bin it shows, and the animal of the child it is for."""

    why: Why
    since_ms: float
    right: BinFigure | None
    badge: Sprite | None


class Reasons:
    """At most one a child."""

    def __init__(self, scene: SortItScene) -> None:
        self.scene = scene
        self.by_child: dict[int, Reading] = {}

    def __bool__(self) -> bool:
        return bool(self.by_child)

    @property
    def first(self) -> Reading | None:
        return next(iter(self.by_child.values()), None)

    @property
    def shown_bins(self) -> list[BinFigure]:
        """The bins that are shown to be right."""
        return [r.right for r in self.by_child.values() if r.right is not None]

    def give(self, child: int, marked: Marked) -> None:
        """Says why, to the child that put it."""
        scene = self.scene
        self.close(child)
        box = scene.places.why(child)
        right = scene.bins.of(marked.question.true_bin or "")
        team = scene.team(child)
        badge = None if team is None else Sprite(scene, f"avatars/{team.animal}", *self._corner(child), BADGE, z=86)
        self.by_child[child] = Reading(Why(scene, marked, box, partial(self._read, child)), scene.played_ms, right, badge)

    def _corner(self, child: int) -> tuple[float, float]:
        box = self.scene.places.why(child)
        return box.left() + 22, box.top() + 16

    def arrange(self) -> None:
        """Puts them where they belong at the present size."""
        for child, reading in self.by_child.items():
            reading.why.put(self.scene.places.why(child))
            if reading.badge is not None:
                reading.badge.at(*self._corner(child))

    def close(self, child: int) -> None:
        reading = self.by_child.get(child)
        if reading is not None:
            reading.why.close()

    def close_all(self) -> None:
        for child in tuple(self.by_child):
            self.close(child)

    def touched(self, x: float, y: float) -> bool:
        """A touch, alone anywhere, among several on a reason: it goes, once it was there long enough. Whether the touch was meant for it."""
        for child, reading in tuple(self.by_child.items()):
            if self.scene.alone or reading.why.box.contains(x, y):
                self.let_on(child)
                return True
        return False

    def let_on(self, child: int) -> bool:
        """Whether the child may go on: it has no reason to read, or had it long enough (then that goes)."""
        reading = self.by_child.get(child)
        if reading is None:
            return True
        if self.scene.played_ms - reading.since_ms < (ALONE_MS if self.scene.alone else AMONG_MS):
            return False
        self.close(child)
        return True

    def _read(self, child: int) -> None:
        reading = self.by_child.pop(child)
        if reading.badge is not None:
            reading.badge.remove()
        self.scene.show_near()
        self.scene.changed.emit()
