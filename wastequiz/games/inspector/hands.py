"""The hands: which finger holds which thing, what is tapped or chosen by keys, and what lifting a finger does."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from wastequiz.stage.play.bins import BinFigure

if TYPE_CHECKING:
    from wastequiz.games.inspector.scene import InspectorScene

TAP = 26.0
"""A finger that went no further than this tapped."""
ABOVE = 56.0
"""A thing is held so far above the finger, that it can be seen."""


@dataclass(eq=False)
class Hold:
    """A thing under a finger that came down at (x, y)."""

    n: int
    x: float
    y: float
    moved: bool = False


class Hands:
    """All that is held. `pick`: the thing that was tapped or chosen by keys, and waits for a bin. `aim`: where the keys are; after the things comes "Done"."""

    def __init__(self, scene: InspectorScene) -> None:
        self.scene = scene
        self.holds: dict[int, Hold] = {}
        self.pick: int | None = None
        self.aim: int | None = None

    # ---- fingers
    def down(self, finger: int, x: float, y: float) -> bool:
        """A finger came down: on a thing, or on a bin."""
        scene = self.scene
        thing = scene.mat.at(x, y)
        if thing is not None:
            if any(hold.n == thing.n for hold in self.holds.values()):
                return False
            self.holds[finger] = Hold(thing.n, x, y)
            scene.mat.take(thing.n)
            scene.said.emit(thing.name)
            return True
        figure = scene.bins.at(x, y, 0.0)
        if figure is None:
            return False
        if self.pick is not None:
            scene.put(self.pick, figure)
        else:
            scene.said.emit(figure.name)
        return True

    def moved(self, finger: int, x: float, y: float) -> None:
        hold = self.holds.get(finger)
        if hold is None:
            return
        hold.moved = hold.moved or hypot(x - hold.x, y - hold.y) > TAP
        if hold.moved:
            if self.pick is not None:
                self.choose(None)
            self.scene.mat.things[hold.n].at(x, y - ABOVE)
            self.show_near()

    def up(self, finger: int, x: float, y: float) -> None:
        """Lifted: over a bin it goes in, after a tap it waits for one, else it goes home."""
        hold = self.holds.get(finger)
        if hold is None:
            return
        self.moved(finger, x, y)
        figure = self._bin(hold) if hold.moved else None
        del self.holds[finger]
        self.show_near()
        if figure is not None:
            self.scene.put(hold.n, figure)
            return
        self.scene.mat.lay_back(hold.n)
        if not hold.moved:
            self.choose(None if self.pick == hold.n else hold.n)

    def lost(self, finger: int) -> None:
        hold = self.holds.pop(finger, None)
        if hold is not None:
            self.scene.mat.lay_back(hold.n)
            self.show_near()

    def let_go(self) -> None:
        """Everything goes home, nothing is chosen."""
        for finger in tuple(self.holds):
            self.lost(finger)
        self.aim = None
        self.choose(None)

    def gone(self, n: int) -> None:
        """A thing is answered: no hand has it any more."""
        for finger in [finger for finger, hold in self.holds.items() if hold.n == n]:
            del self.holds[finger]
        self.choose(None)

    def _bin(self, hold: Hold) -> BinFigure | None:
        thing, bins = self.scene.mat.things[hold.n], self.scene.bins
        return bins.at(thing.x_units, thing.y_units + ABOVE) or bins.at(thing.x_units, thing.y_units, 0.0)

    def show_near(self) -> None:
        """The bins that something is held over open their lids."""
        near = [self._bin(hold) for hold in self.holds.values() if hold.moved]
        for figure in self.scene.bins.bins:
            figure.come_near(figure in near)

    # ---- choosing
    def choose(self, n: int | None) -> None:
        """Thing `n` waits for a bin, or none does."""
        scene = self.scene
        self.pick = n
        scene.mat.choose(n if n is not None else self.aimed)
        scene.tell()

    @property
    def aimed(self) -> int | None:
        """The thing the keys are at."""
        left = self.scene.rules.left
        return left[self.aim] if self.aim is not None and self.aim < len(left) else None

    @property
    def at_done(self) -> bool:
        """Whether the keys are at "Done"."""
        return self.aim is not None and self.aim == len(self.scene.rules.left)

    def step(self, dx: int, dy: int) -> None:
        """The keys go on by one, or a row up or down; after the last thing comes "Done"."""
        scene = self.scene
        last = len(scene.rules.left)
        by = dx + dy * scene.mat.columns
        self.aim = 0 if self.aim is None else max(0, min(last, self.aim + by))
        self.pick = None
        aimed = self.aimed
        scene.mat.choose(aimed)
        scene.show_done()
        if aimed is not None:
            scene.said.emit(scene.mat.things[aimed].name)
        scene.tell()
