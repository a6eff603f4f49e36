"""What is on its way: into a bin, where it is shown how it was marked, or home into its car."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from wastequiz.domain.games import Marked, Try
from wastequiz.games.sort_it import rules
from wastequiz.games.sort_it.children import Held
from wastequiz.games.sort_it.hands import Hold
from wastequiz.stage.play.bins import BinFigure
from wastequiz.stage.play.sparks import burst, rise

if TYPE_CHECKING:
    from wastequiz.games.sort_it.scene import SortItScene

DROP_MS, FLY_MS, HOME_MS = 190.0, 430.0, 380.0
NEAR = 300.0
"""What is let go so near a bin drops in; from farther away it flies."""
HOME_Z = 87.0
IN_CAR = 0.66
"""How large the disc is as it reaches its car."""


@dataclass(eq=False)
class Flight:
    """A thing on its way into a bin: shown how it was marked once it is `there` and `marked`. `earned`: points it brought."""

    n: int
    child: int
    thing: Held
    figure: BinFigure
    there: bool = False
    marked: Marked | None = None
    earned: int = 0


class Flights:
    """All that flies."""

    def __init__(self, scene: SortItScene) -> None:
        self.scene = scene
        self.by_n: dict[int, Flight] = {}
        """What flies into a bin, or lies in it and is not marked yet."""
        self.things: set[int] = set()
        """All that are on their way, home too: none of them can be taken."""

    # ---- home
    def slide_home(self, n: int, thing: Held) -> None:
        """It slides back into its car, wherever that is by then."""
        self.things.add(n)
        thing.setZValue(HOME_Z)
        from_x, from_y, scale = thing.x_units, thing.y_units, thing.scale()

        def step(at: float) -> None:
            x, y = self.scene.where(n)
            thing.at(from_x + (x - from_x) * at, from_y + (y - from_y) * at)
            thing.setScale(scale + (IN_CAR - scale) * at)

        thing.moved_by(self.scene.tween(HOME_MS, step, partial(self._gone, n, thing)))

    def _gone(self, n: int, thing: Held) -> None:
        """It is seen no more, but in its car where it is there."""
        thing.remove()
        self.things.discard(n)
        self.scene.show_state()
        self.scene.changed.emit()

    # ---- into a bin
    def put(self, hold: Hold, figure: BinFigure) -> None:
        """A thing goes into a bin, and is tried."""
        scene, thing = self.scene, hold.thing
        ms = round(scene.played_ms - hold.since_ms)
        scene.state = rules.put(scene.rules, hold.n)
        flight = self.by_n[hold.n] = Flight(hold.n, hold.child, thing, figure)
        self.things.add(hold.n)
        x, y = figure.mouth
        near = max(abs(thing.x_units - x), abs(thing.y_units - y)) < NEAR
        fly = DROP_MS if near else FLY_MS
        scene.show_near()
        scene.heard.emit("press")
        thing.go(x, y, fly, partial(self._there, flight), arc=0.0 if near else 70.0)
        scene.tween(fly, lambda at: thing.setScale(1 - 0.5 * at))
        scene.changed.emit()
        team = scene.team(hold.child)
        scene.tried.emit(Try(hold.n, (figure.bin.id,), ms, team.id if team is not None else 0))

    def _there(self, flight: Flight) -> None:
        flight.there = True
        if flight.marked is not None:
            self._land(flight, flight.marked)

    def show_marked(self, marked: Marked) -> None:
        """A try is marked: the rules know it at once, it is shown as the thing is in the bin."""
        scene = self.scene
        out = scene.rules.out_of(marked.n)
        if out is None or not out.put:
            return
        flight = self.by_n.get(marked.n)
        if flight is None:  # this scene took over while it was marked
            figure = scene.bins.of(marked.answer.chosen_bin or "") or scene.bins.bins[0]
            thing = Held(scene, marked.n, *figure.mouth, out.child, scene.team(out.child), label=scene.reads)
            flight = self.by_n[marked.n] = Flight(marked.n, out.child, thing, figure, there=True)
            self.things.add(marked.n)
        before = scene.rules.children[out.child].points
        scene.state = rules.marked(scene.rules, marked.n, marked.right)
        flight.marked, flight.earned = marked, scene.rules.children[out.child].points - before
        if flight.there:
            self._land(flight, marked)

    def _land(self, flight: Flight, marked: Marked) -> None:
        """It is in the bin, and known to be right or wrong."""
        scene, figure = self.scene, flight.figure
        self.by_n.pop(flight.n, None)
        if marked.right:
            self._gone(flight.n, flight.thing)
            figure.glad()
            scene.heard.emit("right")
            burst(scene, *figure.mouth)
            if flight.earned:
                rise(scene, f"+{flight.earned}", *figure.mouth)
        else:
            figure.puzzled()
            scene.heard.emit("try_again")
            scene.reasons.give(flight.child, marked)
            if scene.rules.home(flight.n) is not None:
                self.slide_home(flight.n, flight.thing)
            else:  # the second time it goes by itself
                right = scene.bins.of(marked.question.true_bin or "") or figure
                flight.thing.go(*right.mouth, FLY_MS, partial(self._gone, flight.n, flight.thing), arc=120.0)
        scene.show_near()
        scene.show_state()
        scene.changed.emit()
