"""The bin inspector as it is seen: the station's roof, a resident with a bag, the mat with what was in it, and the bins below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent, QPixmap

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import which_bin
from wastequiz.games.inspector import SECONDS, contents, controls, places, rules, station_count
from wastequiz.games.inspector.ground import station
from wastequiz.games.inspector.hands import Hands
from wastequiz.games.inspector.head import Head
from wastequiz.games.inspector.mat import Mat
from wastequiz.games.inspector.resident import Resident
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.stations import Station, Stuff, pack
from wastequiz.games.inspector.table import Table
from wastequiz.games.inspector.words import Sayings
from wastequiz.stage import scenery
from wastequiz.stage.play.ask import Ask
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst, rise

AFTER_MS = 70.0
"""What goes into a bin together goes in one after the other."""
GUARD_MS = 500.0
"""What is shown to be read cannot be touched away sooner."""


class InspectorScene(GameScene):
    """One bag after the other; the phase of the rules says what stands on the mat."""

    state: rules.State | None
    backdrop_name = scenery.DAY

    def start(self) -> None:
        if self.state is None:
            self.state = rules.begin(self._packed(), tuple(team.id for team in self.deal.teams) or (0,))
        self.reads = self.deal.round.spec.band > Band.pre
        self.sayings = Sayings(self)
        self.resident = Resident(self)
        self.mat = Mat(self, self.reads)
        self.hands = Hands(self)
        self.head = Head(self)
        self.bins = BinRow(self)
        self.table = Table(self)
        self.asked_ms = self.played_ms
        self._pressing: int | None = None
        self._kept_points = 0
        self.table.sync(moving=self.rules.at == 0 and not self.rules.put and self.played_ms == 0)

    def _packed(self) -> tuple[Station, ...]:
        """The bags of this round, from its deck."""
        deal = self.deal
        game, teams = deal.round.spec.game, max(1, len(deal.teams))
        questions = list(enumerate(deal.round.questions))
        things = [Stuff(n, q.true_bin or "", q.actions) for n, q in questions if q.kind == which_bin.NAME]
        asks = [n for n, q in questions if q.kind != which_bin.NAME]
        count = station_count(game.seconds if game is not None else SECONDS, teams)
        size = contents(game.pace if game is not None else "normal", deal.round.spec.band)
        return pack(things, asks, count, size, deal.round.seed, teams)

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    @property
    def places(self) -> places.Places:
        return places.TALL if self.tall else places.WIDE

    def backdrop(self, size: QSize) -> QPixmap:
        """The city, and the roof of the station before it."""
        city = super().backdrop(size)
        return city if self.look.theme.high_contrast else station(self, city)

    # ---- layout
    def arrange(self) -> None:
        here = self.places
        self.resident.put(here)
        self.mat.put(here)
        self.head.put(here)
        self.bins.put(here.bins, most=here.bins_a_row)
        self.table.put()
        self.mat.choose(self.hands.pick if self.hands.pick is not None else self.hands.aimed)

    def tell(self) -> None:
        """The head, "Done" and the squirrel show how it stands."""
        self.head.tell()
        self.changed.emit()

    def show_done(self) -> None:
        """Marks "Done" where the keys are at it."""
        self.head.show_done(self.hands.at_done)

    # ---- time
    def advance(self, ms: float) -> None:
        if self.table.why is not None:
            return
        before = self.rules
        self.table.look_ahead()
        self.state = rules.tick(before, ms)
        if self.rules.phase is not before.phase or self.rules.tool != before.tool or self.rules.at != before.at:
            self._moved_on()

    def _moved_on(self) -> None:
        self.asked_ms = self.played_ms
        if self.rules.phase is Phase.over:
            self._finish()
        else:
            self.table.sync()

    def _finish(self) -> None:
        self.end(Score.of(self.rules.teams, self.rules.points))

    # ---- deeds
    def put(self, n: int, figure: BinFigure) -> None:
        """Thing `n` is carried to a bin."""
        state = self.rules
        if not state.may_put or n not in state.left:
            return
        self.state = rules.put(state, n, figure.bin.id)
        self.hands.aim = None
        self.hands.gone(n)
        figure.come_near(True)
        self.heard.emit("press")
        self._try(n, figure.bin.id)

    def done(self) -> None:
        """What lies there still is said to belong."""
        state = self.rules
        if not state.may_put:
            return
        self.hands.let_go()
        left = state.left
        self.state = rules.done(state)
        self.show_done()
        self.heard.emit("press")
        for n in left:
            self._try(n, state.station.bin_id)

    def _try(self, n: int, choice: str) -> None:
        self.tried.emit(Try(n, (choice,), round(self.played_ms - self.asked_ms), self.rules.team))

    def choose(self, tool: str) -> None:
        """A tool is chosen."""
        state = self.rules
        if state.tool_now is None or state.used or self.table.board is None:
            return
        self.state = rules.choose(state, tool)
        self.table.board.show_chosen(tool)
        self.table.since_ms = self.played_ms
        tile = self.table.board.right_tile
        if tool == self.table.board.asked.right:
            self.heard.emit("right")
            burst(self, tile.x_units, tile.y_units)
            rise(self, f"+{rules.TOOL}", tile.x_units, tile.y_units - 60)
        else:
            self.heard.emit("try_again")
        self.hop(tile)
        self.said.emit(tile.name)
        self.tell()

    def say(self, option: str) -> None:
        """A sentence is said to the resident."""
        state = self.rules
        if not state.may_say or state.station.ask is None:
            return
        self.state = rules.say(state, option)
        self._try(state.station.ask, option)

    def show_marked(self, marked: Marked) -> None:
        before = self.rules
        if marked.n not in before.waits:
            return
        self.state = rules.marked(before, marked.n, marked.right)
        chosen = self.bins.of(marked.answer.chosen_bin or "")
        self.heard.emit("right" if marked.right else "try_again")
        self.asked_ms = self.played_ms
        if self.table.ask is not None and self.table.ask.n == marked.n:
            self._said(self.table.ask, marked)
        elif chosen is not None:
            self._put(chosen, marked, before)
        self.table.sync()

    def _said(self, ask: Ask, marked: Marked) -> None:
        ask.show_marked(marked)
        if marked.right:
            figure = self.resident.figure
            self.resident.smile()
            self.hop(figure)
            rise(self, f"+{rules.SAID}", figure.x_units, figure.y_units - 120)

    def _put(self, chosen: BinFigure, marked: Marked, before: rules.State) -> None:
        """A thing is marked that was put into a bin: what was left in the bag goes into its bin together."""
        own = chosen.bin.id == before.station.bin_id
        waits = {n for n, bin_id in self.rules.put if n in self.rules.waits and bin_id == chosen.bin.id}
        if not waits:
            chosen.come_near(False)
        if not marked.right:
            chosen.puzzled()
            self.mat.lay_back(marked.n)
        else:
            self.mat.fly(marked.n, *chosen.mouth, wait=AFTER_MS * len(self.mat.flying))
            chosen.glad()
            if own:
                self._kept_points += rules.KEPT
            else:
                rise(self, f"+{rules.TAKEN}", *chosen.mouth)
        if self._kept_points and not waits:
            bag = self.bins.of(before.station.bin_id)
            if bag is not None:
                rise(self, f"+{self._kept_points}", *bag.mouth)
            self._kept_points = 0

    def see_on(self) -> None:
        """What is shown was seen long enough: on."""
        if self.table.why is not None:
            self.table.why.close()
        elif self.rules.rests:
            self.state = rules.go_on(self.rules)
            self._moved_on()

    @property
    def _seen(self) -> bool:
        return self.played_ms - self.table.since_ms >= GUARD_MS

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        state = self.rules
        if self.table.why is not None or state.rests:
            if self._seen:
                self.see_on()
            return True
        if self.table.board is not None and self.table.board.touch(x, y):
            return True
        if self.table.ask is not None and self.table.ask.touch(x, y):
            return True
        if state.phase is Phase.sort:
            if self.head.done.holds(x, y) and state.may_put:
                if not self.hands.holds:  # a hand that carries something does not press with its palm
                    self._pressing = finger
                return True
            if state.may_put and self.hands.down(finger, x, y):
                return True
        if self.resident.holds(x, y) or self.head.mascot.holds(x, y):
            self.read_aloud()
            return True
        return False

    def finger_moved(self, finger: int, x: float, y: float) -> None:
        self.hands.moved(finger, x, y)

    def finger_up(self, finger: int, x: float, y: float) -> None:
        if finger == self._pressing:
            self._pressing = None
            if self.head.done.holds(x, y, 30):
                self.done()
            return
        self.hands.up(finger, x, y)

    def finger_lost(self, finger: int) -> None:
        if finger == self._pressing:
            self._pressing = None
        self.hands.lost(finger)

    def leave_off(self) -> None:
        self.hands.let_go()

    def key(self, event: QKeyEvent) -> bool:
        return controls.key(self, event)

    def deeds(self) -> tuple[Deed, ...]:
        return controls.deeds(self)

    def line(self) -> str:
        return self.table.why.told if self.table.why is not None else self.sayings.line()
