"""What stands on the mat: the bag's contents, the tools, the resident's question or the stamp, as the phase of the rules says; and the reasons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from wastequiz.domain.games import Marked, Try, mark
from wastequiz.games.inspector import rules
from wastequiz.games.inspector.resident import COME_MS
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.stamp import StampCard
from wastequiz.games.inspector.tools import ToolBoard
from wastequiz.stage.play.ask import Ask
from wastequiz.stage.play.bins import BinFigure
from wastequiz.stage.play.sparks import burst
from wastequiz.stage.play.why import Why

if TYPE_CHECKING:
    from wastequiz.games.inspector.scene import InspectorScene

STAR_MS, AHEAD_MS = 560.0, 1_300.0
"""The stamp is down and stars fly; then nothing moves."""


class Table:
    """`board`, `ask`, `stamp`, `why`: what is shown now, else None. `since_ms`: since when."""

    def __init__(self, scene: InspectorScene) -> None:
        self.scene = scene
        self.board: ToolBoard | None = None
        self.ask: Ask | None = None
        self.stamp: StampCard | None = None
        self.why: Why | None = None
        self.since_ms = scene.played_ms
        self._shown: tuple[int, Phase, int] | None = None
        self._ahead: list[int] = []

    def put(self) -> None:
        """Everything at its place at the present size."""
        here = self.scene.places
        for part in (self.board, self.stamp):
            if part is not None:
                part.put(here.mat)
        if self.ask is not None:
            self.ask.put(here.asks)
        if self.why is not None:
            self.why.put(self._why_box())

    def look_ahead(self) -> None:
        """While the stamp is shown the next bag's drawings are made ready, one at a time."""
        if self._ahead and self.scene.played_ms - self.since_ms > AHEAD_MS:
            self.scene.mat.get_ready(self._ahead.pop())

    def _why_box(self) -> QRectF:
        here = self.scene.places
        return here.why_low if self.scene.rules.phase is Phase.ask else here.why

    def sync(self, *, moving: bool = True) -> None:
        """Brings what is seen to what the rules say; `moving`: it comes visibly and is said, not as after a scene was built anew."""
        scene, state = self.scene, self.scene.rules
        if state.phase is Phase.over:
            return
        shows = (state.at, state.phase, state.tool)
        if shows != self._shown:
            before = self._shown
            self._shown, self.since_ms = shows, scene.played_ms
            self._clear()
            self._show_phase(moving=moving, another=before is None or before[0] != state.at)
        self._next_why()
        scene.tell()

    def _clear(self) -> None:
        self.scene.hands.let_go()
        for part in (self.board, self.ask, self.stamp):
            if part is not None:
                part.remove()
        self.board = self.ask = self.stamp = None

    def _show_phase(self, *, moving: bool, another: bool) -> None:
        scene, state, here = self.scene, self.scene.rules, self.scene.places
        station, now = state.station, state.tool_now
        if another:
            self._lay(moving=moving)
        else:
            self._greet(opened=True)
        scene.mat.cloth.setVisible(state.phase is not Phase.ask)
        if now is not None:
            self.board = ToolBoard(scene, now, scene.reads, here.mat, scene.choose)
            if state.used:
                self.board.show_chosen(state.used)
        elif state.phase is Phase.ask and station.ask is not None:
            self.ask = Ask(scene, station.ask, here.asks, scene.say, quiet=True)
            if state.said:
                self._show_said(self.ask)
        elif state.phase is Phase.stamp:
            self.stamp = StampCard(scene, state.slips, here.mat, moving=moving)
            self._ahead = [n for bag in state.stations[state.at + 1 : state.at + 2] for n in bag.things]
            if moving:
                scene.heard.emit("right")
                x, y = self.stamp.stamp.x_units, self.stamp.stamp.y_units
                if not state.slips:
                    scene.later(STAR_MS, partial(burst, scene, x, y, 8, 210.0))
        if moving:
            scene.read_aloud()

    def _lay(self, *, moving: bool) -> None:
        """Another resident's bag is spread on the mat."""
        scene, state, here = self.scene, self.scene.rules, self.scene.places
        station = state.station
        lying = (*state.left, *state.waits, *(n for n, _chosen in state.whys)) if state.phase is Phase.sort else ()
        scene.mat.put(here)
        scene.mat.lay(scene.deal.scheme.bin(station.bin_id), station.things, lying)
        walks = moving and not scene.calm
        self._greet(opened=not walks)
        if walks:
            scene.resident.come()
            scene.later(COME_MS, partial(self._greet, opened=True))
            scene.mat.spread(here.bag.center().x(), here.bag.center().y(), COME_MS + 120)

    def _greet(self, *, opened: bool) -> None:
        scene, state = self.scene, self.scene.rules
        if state.phase is not Phase.over:
            glad = state.phase is Phase.stamp
            scene.resident.show(state.station.animal, state.at, scene.sayings.bubble(), glad=glad, opened=opened)

    def _show_said(self, ask: Ask) -> None:
        """What was said, as it is marked; not marked yet: only what was chosen."""
        state = self.scene.rules
        if ask.n not in state.waits:
            ask.show_marked(self._marked(ask.n, state.said))
            return
        ask.open = False
        for face in ask.faces:
            chosen = face.option.id == state.said
            face.show_state("rest" if chosen else "faded", marked=chosen)

    # ---- reasons
    def _marked(self, n: int, chosen: str) -> Marked:
        """An answer as it was marked, for its reason: the state alone must do, for the scene may have been built anew."""
        scene = self.scene
        return mark(scene.deal.round, Try(n, (chosen,), 0, scene.rules.team))

    def _next_why(self) -> None:
        scene, state = self.scene, self.scene.rules
        if self.why is not None or not state.whys:
            return
        scene.hands.let_go()
        n, chosen = state.whys[0]
        marked = self._marked(n, chosen)
        right = scene.bins.of(marked.question.true_bin or "")
        if right is not None:
            right.come_near(True)
        self.since_ms = scene.played_ms
        self.why = Why(scene, marked, self._why_box(), partial(self._read, n, right))

    def _read(self, n: int, right: BinFigure | None) -> None:
        scene = self.scene
        self.why = None
        scene.state = rules.read(scene.rules)
        if right is not None:
            right.come_near(False)
            scene.mat.fly(n, *right.mouth)
        self.sync()
