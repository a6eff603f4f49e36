"""Fishing: the things in the water, the fingers that hold them, and what becomes of each: into its net, past the mouth, or held by a lamp."""

from __future__ import annotations

from functools import partial
from math import sin
from typing import TYPE_CHECKING

from wastequiz.domain.games import Marked, Try
from wastequiz.domain.items import Band
from wastequiz.games.river import rules
from wastequiz.games.river.afloat import HELD, SIZE, Afloat, Hold
from wastequiz.games.river.nets import Boat
from wastequiz.games.river.water import Glow
from wastequiz.stage.play.bins import BinFigure
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.why import Why

if TYPE_CHECKING:
    from wastequiz.games.river.scene import RiverScene

FLY_MS, ON_MS, SLIP_MS, COME_MS, LINGER_MS = 420.0, 620.0, 800.0, 450.0, 800.0
MOVED = 26.0
"""A finger that goes farther than so drags; else it taps."""
OVER_FINGER = 46.0
"""A held thing is so much above the finger, that it is seen."""
BOB, BOB_MS = 5.0, 640.0


class Fishing:
    """Shows what drifts, and leads it into nets."""

    def __init__(self, scene: RiverScene) -> None:
        self.scene = scene
        self.things: dict[int, Afloat] = {}
        self.holds: dict[int, Hold] = {}
        self.since: dict[int, float] = {}
        self.put_in: dict[int, tuple[Afloat, BinFigure]] = {}
        """What is fished and not told yet, by its number."""
        self.told: list[tuple[Marked, Afloat, BinFigure]] = []
        """Wrong ones whose reason is still to be told."""
        self.why: Why | None = None
        self.glow = Glow(scene, SIZE + 64)
        self.chosen: int | None = None
        self.read: int | None = None
        self.caught = len(scene.rules.caught)
        self.landed_ms = -LINGER_MS
        """When the last thing was in its net, in game time."""

    # ---- what is shown
    @property
    def telling(self) -> bool:
        """Whether a reason is told, or waits to be."""
        return bool(self.told or self.why)

    @property
    def lingering(self) -> bool:
        """Whether the last thing still flies, or its points are looked at."""
        return bool(self.put_in) or self.scene.played_ms < self.landed_ms + LINGER_MS

    @property
    def held(self) -> tuple[int, ...]:
        """What fingers drag: it does not drift."""
        return tuple(hold.n for hold in self.holds.values() if hold.dragged)

    @property
    def next_n(self) -> int | None:
        """The thing that a net takes now: the chosen one, else the foremost that nobody holds."""
        drifting = [d for d in self.scene.rules.drifting if d.n not in self.held]
        if any(d.n == self.chosen for d in drifting):
            return self.chosen
        return max(drifting, key=lambda d: d.x).n if drifting else None

    def place(self, drift: rules.Drift) -> tuple[float, float]:
        """Where a thing drifts, in units."""
        scene = self.scene
        bob = 0.0 if scene.calm else BOB * sin(scene.played_ms / BOB_MS + drift.n * 1.7)
        return scene.from_x + (scene.to_x - scene.from_x) * drift.x, scene.lanes[drift.n * 2 % len(scene.lanes)] + bob

    def show(self) -> None:
        """Everything where the rules say it is."""
        scene, state = self.scene, self.scene.rules
        drifting = {d.n: d for d in state.drifting}
        for n in [n for n in self.things if n not in drifting]:
            self._gone(n)
        self.caught = len(state.caught)
        for n, drift in drifting.items():
            if n not in self.things:
                self.things[n] = Afloat(scene, n, named=self.reads)
                self.since[n] = scene.played_ms
                self._comes(self.things[n], drift)
            if n not in self.held:
                self.things[n].at(*self.place(drift))
        n = self.next_n
        self.glow.setVisible(n is not None)
        if n is not None:
            thing = self.things[n]
            self.glow.at(thing.x_units, thing.y_units - thing.above)
        if n != self.read:
            self.read = n
            if n is not None:
                scene.said.emit(self.things[n].name)
            scene.changed.emit()

    @property
    def reads(self) -> bool:
        """Whether the player reads: then names stand below the things."""
        return self.scene.deal.round.spec.band > Band.pre

    def _comes(self, thing: Afloat, drift: rules.Drift) -> None:
        """It comes up out of the water, wholly on the page from the first; one that has drifted a while (another scene's) is just there."""
        if drift.x < 0.02 and not self.scene.calm:
            thing.setOpacity(0)
            self.scene.tween(COME_MS, thing.setOpacity)

    def _gone(self, n: int) -> None:
        """Thing `n` has come to the mouth: a lamp holds it back and it goes into its net, or it slips by."""
        scene, thing = self.scene, self.things.pop(n)
        for finger in [f for f, hold in self.holds.items() if hold.n == n]:
            self.holds.pop(finger)
        if n in scene.rules.caught[self.caught :]:
            self._goes_home(thing)
            lamp = scene.lamps.newest(scene.rules)
            if lamp is not None:
                scene.hop(lamp, 1.3)
            return
        thing.bare()
        x, y = thing.x_units, thing.y_units
        to_x, to_y = scene.mouth_at

        def slip(at: float) -> None:
            thing.at(x + (to_x - x) * at, y + (to_y - y) * at)
            thing.setOpacity(1 - at)

        scene.tween(SLIP_MS, slip, thing.remove)

    def _goes_home(self, thing: Afloat) -> None:
        """It goes into its right net by itself."""
        boat = self.scene.fleet.boat(thing.question.true_bin or "")
        if boat is None:
            thing.remove()
            return
        boat.come_near(True)
        thing.bare()
        thing.setZValue(45)
        thing.setScale(0.6)

        def there() -> None:
            thing.remove()
            boat.come_near(False)
            boat.glad()

        self.scene.glide(thing, *boat.mouth, ON_MS, there, arc=120)

    def clear(self) -> None:
        """The wave is over: nobody holds or has chosen anything."""
        self.holds.clear()
        self.chosen = None

    # ---- into a net
    def put(self, n: int, figure: BinFigure) -> None:
        """Thing `n` is fished with that net."""
        scene = self.scene
        if all(d.n != n for d in scene.rules.drifting):
            return
        thing = self.things.pop(n)
        for finger in [f for f, hold in self.holds.items() if hold.n == n]:
            self.holds.pop(finger)
        scene.state = rules.fish(scene.rules, n)
        self.chosen = None
        self.put_in[n] = (thing, figure)
        figure.come_near(True)
        thing.setZValue(45)
        thing.setOpacity(1)
        thing.bare()
        scene.heard.emit("press")
        scene.glide(thing, *figure.mouth, FLY_MS, arc=110)
        scene.tween(FLY_MS, lambda at: thing.setScale(1 - 0.4 * at))
        self.show()
        scene.tried.emit(Try(n, (figure.bin.id,), round(scene.played_ms - self.since.pop(n, scene.played_ms)), scene.team_number))

    def show_marked(self, marked: Marked) -> None:
        """A fished thing is marked and kept."""
        self.scene.state = rules.marked(self.scene.rules, marked.n, marked.right)
        if marked.n in self.put_in:  # not where another scene had put it
            self.scene.later(0 if self.scene.calm else FLY_MS, partial(self._landed, marked))

    def _landed(self, marked: Marked) -> None:
        scene = self.scene
        thing, figure = self.put_in.pop(marked.n)
        self.landed_ms = scene.played_ms
        figure.come_near(False)
        x, y = figure.mouth
        if marked.right:
            thing.remove()
            figure.glad()
            scene.heard.emit("right")
            burst(scene, x, y)
            rise(scene, f"+{rules.POINTS}", x, y)
        else:
            figure.puzzled()
            scene.heard.emit("try_again")
            self.told.append((marked, thing, figure))
            self._tell()
        scene.changed.emit()

    def _tell(self) -> None:
        """Tells the next reason, one at a time; meanwhile the thing goes to its right net."""
        if self.why is not None or not self.told:
            return
        marked, thing, _figure = self.told.pop(0)
        right = self.scene.fleet.boat(marked.question.true_bin or "")
        if right is not None:
            right.come_near(True)
        self.why = Why(self.scene, marked, self.scene.why_box, partial(self._read, right))
        self.scene.later(420, partial(self._goes_home, thing))

    def _read(self, right: Boat | None) -> None:
        self.why = None
        if right is not None:
            right.come_near(False)
        self._tell()
        self.scene.changed.emit()

    # ---- fingers
    def down(self, finger: int, x: float, y: float) -> bool:
        """A finger takes a thing, or taps a net."""
        scene, taken = self.scene, {hold.n for hold in self.holds.values()}
        near = [(far, thing) for n, thing in self.things.items() if n not in taken and (far := thing.near(x, y)) is not None]
        if near:
            thing = min(near, key=lambda found: found[0])[1]
            self.holds[finger] = Hold(thing.n, x, y)
            return True
        figure = scene.fleet.at(x, y, 0.0)
        n = self.next_n
        if figure is not None and n is not None:
            self.put(n, figure)
        return figure is not None

    def moved(self, finger: int, x: float, y: float) -> None:
        hold = self.holds.get(finger)
        if hold is None:
            return
        thing = self.things[hold.n]
        if not hold.dragged and max(abs(x - hold.x), abs(y - hold.y)) > MOVED:
            hold.dragged = True
            self.chosen = None if self.chosen == hold.n else self.chosen
            thing.setZValue(50)
            thing.wide(HELD)
            self.scene.said.emit(thing.name)
        if hold.dragged:
            thing.at(x, y - OVER_FINGER)
            self._near()

    def _near(self) -> None:
        over = [self.scene.fleet.at(t.x_units, t.y_units + OVER_FINGER) for t in (self.things[n] for n in self.held)]
        self.scene.fleet.near([figure for figure in over if figure is not None])

    def up(self, finger: int, x: float, y: float) -> None:
        hold = self.holds.get(finger)
        if hold is None:
            return
        figure = self.scene.fleet.at(x, y) if hold.dragged else None
        if figure is not None:
            self.put(hold.n, figure)
            return
        if not hold.dragged:
            self.choose(hold.n)
        self.lost(finger)

    def lost(self, finger: int) -> None:
        """What the finger held goes back into the water, where it was."""
        hold = self.holds.pop(finger, None)
        if hold is None:
            return
        if hold.dragged:
            self.things[hold.n].wide(SIZE)
            self.things[hold.n].setZValue(30)
            self._near()
        self.show()

    # ---- keys
    def choose(self, n: int) -> None:
        """The next net takes thing `n`."""
        self.chosen = n
        self.show()

    def choose_beside(self, step: int) -> None:
        """Chooses the next thing down the river (1), or up it (-1)."""
        row = [d.n for d in sorted(self.scene.rules.drifting, key=lambda d: d.x) if d.n not in self.held]
        if row:
            at = row.index(self.next_n) if self.next_n in row else 0
            self.choose(row[(at + step) % len(row)])
