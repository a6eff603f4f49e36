"""The hands: which finger holds which thing for which child, what is tapped or chosen by keys, and what lifting a finger does."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING

from wastequiz.games.sort_it import flick, rules
from wastequiz.games.sort_it.children import Held, child_at
from wastequiz.stage.play.bins import BinFigure

if TYPE_CHECKING:
    from wastequiz.games.sort_it.scene import SortItScene

TAP = 26.0
"""A finger that went no further than this tapped."""
ABOVE = 64.0
"""The disc is held so far above the finger, that it can be seen."""
TO_FINGER_MS, TO_REST_MS = 90.0, 220.0
LEFT_LYING_MS = 8000.0
"""Among several children a tapped thing goes home by itself after this, so that the next one can tap."""


@dataclass(eq=False)
class Hold:
    """A thing in a hand. `finger` None: it was tapped, or chosen by keys, and hangs below its car. `again`: it was tapped before."""

    n: int
    child: int
    thing: Held
    since_ms: float
    finger: int | None = None
    down: tuple[float, float] = (0.0, 0.0)
    moved: bool = False
    again: bool = False
    near: BinFigure | None = None
    trail: deque[tuple[float, float, float]] = field(default_factory=lambda: deque[tuple[float, float, float]](maxlen=24))


class Hands:
    """All that is held. The scene is asked for places, and told what is put where."""

    def __init__(self, scene: SortItScene) -> None:
        self.scene = scene
        self.holds: dict[int, Hold] = {}

    @property
    def pick(self) -> Hold | None:
        """What is tapped or chosen, and waits for a bin; one at a time on the whole board, so that it is clear whose it is."""
        return next((h for h in self.holds.values() if h.finger is None), None)

    def of(self, finger: int) -> Hold | None:
        return next((h for h in self.holds.values() if h.finger == finger), None)

    # ---- taking and putting
    def take(self, n: int, child: int, finger: int | None, x: float, y: float) -> Hold | None:
        """Thing `n` comes out of its car into the hand of a child; None where it may not."""
        scene, pick = self.scene, self.pick
        if pick is not None and pick.child == child and pick.n != n:
            self.back(pick)
        if n in scene.flights.things or not scene.reasons.let_on(child) or not rules.may_take(scene.rules, n, child):
            return None
        at = scene.where(n)
        scene.state = rules.take(scene.rules, n, child)
        thing = Held(scene, n, *at, child, scene.team(child), label=scene.reads)
        hold = Hold(n, child, thing, scene.played_ms, finger, (x, y))
        hold.trail.append((scene.played_ms, x, y))
        self.holds[n] = hold
        scene.taken(hold)
        if finger is None:
            self.rest(hold)
        else:
            thing.go(x, y - ABOVE, TO_FINGER_MS)
        return hold

    def rest(self, hold: Hold) -> None:
        """It hangs below its car and waits for a bin."""
        hold.finger = None
        hold.thing.go(*self.scene.rest_place(hold.n), TO_REST_MS)

    def back(self, hold: Hold) -> None:
        """It goes home into its car."""
        if self.scene.rules.out_of(hold.n) is not None:
            self.scene.state = rules.back(self.scene.rules, hold.n)
        self._drop(hold)
        self.scene.flights.slide_home(hold.n, hold.thing)

    def put(self, hold: Hold, figure: BinFigure) -> None:
        """It goes into a bin."""
        self._drop(hold)
        self.scene.flights.put(hold, figure)

    def _drop(self, hold: Hold) -> None:
        self.holds.pop(hold.n, None)
        hold.near = None
        self.scene.show_near()

    def check(self) -> None:
        """What the rules let go (time was up) goes home; so does what lies too long where others wait."""
        for hold in tuple(self.holds.values()):
            left_lying = len(self.scene.rules.children) > 1 and self.scene.played_ms - hold.since_ms > LEFT_LYING_MS
            if self.scene.rules.out_of(hold.n) is None or (hold.finger is None and left_lying):
                self.back(hold)

    def let_go(self) -> None:
        """Everything goes home."""
        for hold in tuple(self.holds.values()):
            self.back(hold)

    # ---- fingers
    def down(self, finger: int, x: float, y: float) -> bool:
        """A finger came down: on the tapped thing, on one in a car, or on a bin."""
        scene, pick = self.scene, self.pick
        if pick is not None and pick.thing.near(x, y) is not None:
            pick.finger, pick.down, pick.moved, pick.again = finger, (x, y), False, True
            pick.trail.clear()
            pick.trail.append((scene.played_ms, x, y))
            return True
        n = scene.thing_at(x, y)
        if n is not None:
            return self.take(n, child_at(x, scene.area, len(scene.rules.children)), finger, x, y) is not None
        figure = scene.bins.at(x, y, 0.0)
        if figure is None:
            return False
        if pick is not None:
            self.put(pick, figure)
        else:
            scene.said.emit(figure.name)
        return True

    def move(self, finger: int, x: float, y: float) -> None:
        hold = self.of(finger)
        if hold is None:
            return
        hold.trail.append((self.scene.played_ms, x, y))
        hold.moved = hold.moved or hypot(x - hold.down[0], y - hold.down[1]) > TAP
        if hold.moved:
            hold.thing.moved_by(None)
            hold.thing.at(x, y - ABOVE)
            hold.near = self._bin(hold, x, y)
            self.scene.show_near()

    def up(self, finger: int, x: float, y: float) -> None:
        """Lifted: over a bin it goes in, with speed it flies to one, after a tap it waits, else it goes home."""
        hold = self.of(finger)
        if hold is None:
            return
        self.move(finger, x, y)
        if not hold.moved:
            self._tapped(hold)
            return
        figure = self._bin(hold, x, y)
        if figure is None:
            bins = self.scene.bins.bins
            vx, vy = flick.speed(hold.trail, self.scene.played_ms)
            sent = flick.aimed(x, y, vx, vy, [b.mouth for b in bins])
            figure = None if sent is None else bins[sent]
        if figure is None:
            self.back(hold)
        else:
            self.put(hold, figure)

    def lost(self, finger: int) -> None:
        hold = self.of(finger)
        if hold is not None:
            self.back(hold)

    def _tapped(self, hold: Hold) -> None:
        other = self.pick
        if hold.again or other is not None:  # tapped once more: put back; another child's waits already: one at a time
            self.back(hold)
        else:
            self.rest(hold)

    def _bin(self, hold: Hold, x: float, y: float) -> BinFigure | None:
        bins = self.scene.bins
        return bins.at(x, y) or bins.at(hold.thing.x_units, hold.thing.y_units, 0.0)

    # ---- keys
    def step(self, by: int) -> None:
        """Chooses the next thing to the right (1) or left (-1)."""
        scene, pick = self.scene, self.pick
        things = [n for n in scene.in_sight if n not in scene.flights.things]
        if pick is not None:
            things = sorted({*things, pick.n}, key=lambda n: scene.where(n)[0])
        if not things:
            return
        if pick is None:
            n = things[0 if by > 0 else -1]
        else:
            n = things[(things.index(pick.n) + by) % len(things)]
            if n == pick.n:
                return
            self.back(pick)
        x, y = scene.where(n)
        self.take(n, child_at(x, scene.area, len(scene.rules.children)), None, x, y)
