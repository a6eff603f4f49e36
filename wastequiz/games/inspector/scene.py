"""The bin inspector as it is seen: the station's roof, a resident with a bag, the mat with what was in it, and the bins below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap

from wastequiz.domain.games import Marked, Score, Try, mark
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import which_bin
from wastequiz.games.inspector import SECONDS, contents, places, rules, station_count
from wastequiz.games.inspector.hands import Hands
from wastequiz.games.inspector.head import Head
from wastequiz.games.inspector.mat import Mat
from wastequiz.games.inspector.resident import COME_MS, Resident
from wastequiz.games.inspector.rules import Phase
from wastequiz.games.inspector.stamp import StampCard
from wastequiz.games.inspector.stations import Station, Stuff, pack
from wastequiz.games.inspector.tools import ToolBoard
from wastequiz.games.inspector.words import Sayings
from wastequiz.i18n import _
from wastequiz.stage import paint, scenery
from wastequiz.stage.canvas import arrow
from wastequiz.stage.play.ask import Ask
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.why import Why

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
        self.board: ToolBoard | None = None
        self.ask: Ask | None = None
        self.stamp: StampCard | None = None
        self.why: Why | None = None
        self.shown: tuple[int, Phase, int] | None = None
        self.shown_ms = 0.0
        self.asked_ms = self.played_ms
        self._pressing: int | None = None
        self._sync(moving=self.rules.at == 0 and not self.rules.put and self.played_ms == 0)

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
        if self.look.theme.high_contrast:
            return city
        ground, here = QPixmap(city.size()), self.places
        ground.setDevicePixelRatio(self.ratio)
        ground.fill(city.copy(1, city.height() - 2, 1, 1).toImage().pixelColor(0, 0))
        p = QPainter(ground)
        paint.ready(p)
        p.drawPixmap(0, -round(here.lift * self.unit), city)
        p.scale(self.unit, self.unit)
        p.translate(-self.area.left(), -self.area.top())
        for x, y in here.posts:
            wide = here.post_high * 40 / 560
            self.look.pictures.draw(p, "scenery/station_post", x - wide / 2, y, wide)
        self.look.pictures.draw(p, "scenery/station_roof", here.roof.left(), here.roof.top(), here.roof.width())
        p.end()
        return ground

    # ---- layout
    def arrange(self) -> None:
        here = self.places
        self.resident.put(here)
        self.mat.put(here)
        self.head.put(here)
        self.bins.put(here.bins, most=here.bins_a_row)
        for part in (self.board, self.stamp):
            if part is not None:
                part.put(here.mat)
        if self.ask is not None:
            self.ask.put(here.asks)
        if self.why is not None:
            self.why.put(self._why_box())
        self.mat.choose(self.hands.pick if self.hands.pick is not None else self.hands.aimed)

    def _why_box(self) -> QRectF:
        return self.places.why_low if self.rules.phase is Phase.ask else self.places.why

    # ---- showing the state
    def _sync(self, *, moving: bool = True) -> None:
        """Brings what is seen to what the rules say."""
        state = self.rules
        if state.phase is Phase.over:
            return
        shows = (state.at, state.phase, state.tool)
        if shows != self.shown:
            before = self.shown
            self.shown, self.shown_ms = shows, self.played_ms
            self.asked_ms = self.played_ms
            self._clear()
            self._show_phase(moving=moving, another=before is None or before[0] != state.at)
        self._next_why()
        self.tell()

    def _clear(self) -> None:
        self.hands.let_go()
        for part in (self.board, self.ask, self.stamp):
            if part is not None:
                part.remove()
        self.board = self.ask = self.stamp = None

    def _show_phase(self, *, moving: bool, another: bool) -> None:
        state, here = self.rules, self.places
        station = state.station
        if another:
            still = (*state.left, *state.waits, *(n for n, _chosen in state.whys))
            self.mat.lay(self.deal.scheme.bin(station.bin_id), station.things, still if state.phase is Phase.sort else ())
            self.mat.put(here)
        spread = another and moving
        self._greet(opened=not spread)
        self.mat.cloth.setVisible(state.phase is not Phase.ask)
        if spread:
            self.resident.come()
            if not self.calm:
                self.later(COME_MS, partial(self._greet, opened=True))
                self.mat.spread(here.bag.center().x(), here.bag.center().y(), COME_MS + 120)
            else:
                self._greet(opened=True)
        now = state.tool_now
        if now is not None:
            self.board = ToolBoard(self, now, self.reads, here.mat, self.choose)
            if state.used:
                self.board.show_chosen(state.used)
        elif state.phase is Phase.ask and station.ask is not None:
            self.ask = Ask(self, station.ask, here.asks, self.say, quiet=True)
            if state.said:
                self._show_said()
        elif state.phase is Phase.stamp:
            self.stamp = StampCard(self, state.slips, here.mat, moving=moving)
            if moving:
                self.heard.emit("win" if not state.slips else "right")
        if moving:
            self.read_aloud()

    def _greet(self, *, opened: bool) -> None:
        state = self.rules
        station = state.station
        self.resident.show(station.animal, state.at, self.sayings.bubble(), glad=state.phase is Phase.stamp, opened=opened)

    def _show_said(self) -> None:
        """What was said, as it is marked; not marked yet: only what was chosen."""
        state, ask = self.rules, self.ask
        if ask is None:
            return
        if ask.n in state.waits:
            ask.open = False
            for face in ask.faces:
                chosen = face.option.id == state.said
                face.show_state("rest" if chosen else "faded", marked=chosen)
        else:
            ask.show_marked(self._marked(ask.n, state.said))

    def _marked(self, n: int, chosen: str) -> Marked:
        """An answer as it was marked, for its reason."""
        return mark(self.deal.round, Try(n, (chosen,), 0, self.rules.team))

    def tell(self) -> None:
        """The head, "Done" and the squirrel show how it stands."""
        self.head.tell()
        self.changed.emit()

    def show_done(self) -> None:
        """Marks "Done" where the keys are at it."""
        self.head.show_done(self.hands.at_done)

    # ---- reasons
    def _next_why(self) -> None:
        state = self.rules
        if self.why is not None or not state.whys:
            return
        self.hands.let_go()
        n, chosen = state.whys[0]
        marked = self._marked(n, chosen)
        right = self.bins.of(marked.question.true_bin or "")
        if right is not None:
            right.come_near(True)
        self.shown_ms = self.played_ms
        self.why = Why(self, marked, self._why_box(), partial(self._read_why, n, right))

    def _read_why(self, n: int, right: BinFigure | None) -> None:
        self.why = None
        self.state = rules.read(self.rules)
        if right is not None:
            right.come_near(False)
            self.mat.fly(n, *right.mouth)
        self._sync()

    # ---- time
    def advance(self, ms: float) -> None:
        if self.why is not None:
            return
        before = self.rules
        self.state = rules.tick(before, ms)
        if self.rules.phase is not before.phase or self.rules.tool != before.tool or self.rules.at != before.at:
            self._moved_on()

    def _moved_on(self) -> None:
        if self.rules.phase is Phase.over:
            self._finish()
        else:
            self._sync()

    def _finish(self) -> None:
        state = self.rules
        if self.deal.teams:
            self.end(Score(teams=tuple(zip(state.teams, state.points, strict=True))))
        else:
            self.end(Score(points=state.points[0]))

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
        if state.tool_now is None or state.used or self.board is None:
            return
        self.state = rules.choose(state, tool)
        self.board.show_chosen(tool)
        self.shown_ms = self.played_ms
        tile = self.board.right_tile
        if tool == self.board.asked.right:
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
        gained = self.rules.points[before.turn] - before.points[before.turn]
        if self.ask is not None and self.ask.n == marked.n:
            self.ask.show_marked(marked)
            if marked.right:
                self.hop(self.resident.figure)
                rise(self, f"+{rules.SAID}", self.resident.figure.x_units, self.resident.figure.y_units - 120)
        elif chosen is not None:
            chosen.come_near(False)
            if marked.right:
                self.mat.fly(marked.n, *chosen.mouth)
                chosen.glad()
                rise(self, f"+{min(gained, rules.TAKEN)}", *chosen.mouth)
            else:
                chosen.puzzled()
                self.mat.lay_back(marked.n)
        self._sync()

    def _see_on(self) -> None:
        """What is shown was seen long enough: on."""
        if self.why is not None:
            self.why.close()
        elif self.rules.rests:
            self.state = rules.go_on(self.rules)
            self._moved_on()

    @property
    def _seen(self) -> bool:
        return self.played_ms - self.shown_ms >= GUARD_MS

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        state = self.rules
        if self.why is not None or state.rests:
            if self._seen:
                self._see_on()
            return True
        if self.board is not None and self.board.touch(x, y):
            return True
        if self.ask is not None and self.ask.touch(x, y):
            return True
        if state.phase is Phase.sort:
            if self.head.done.holds(x, y) and state.may_put:
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
        state, enter = self.rules, event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.why is not None or state.rests:
            if enter or (self.why is not None and event.key() == Qt.Key.Key_Space):
                self._see_on()
                return True
            return False
        if self.board is not None:
            return self.board.press(event.text())
        if self.ask is not None:
            return self.ask.press(event.text())
        return state.may_put and self._sort_key(event, enter=enter)

    def _sort_key(self, event: QKeyEvent, *, enter: bool) -> bool:
        hands = self.hands
        figure = self.bins.by_key(event.text())
        n = hands.pick if hands.pick is not None else hands.aimed
        if figure is not None:
            if n is not None:
                self.put(n, figure)
            else:
                self.said.emit(figure.name)
            return True
        way = arrow(event.key())
        if way is not None:
            hands.step(*way)
            return True
        if enter and hands.at_done:
            self.done()
            return True
        if enter and n is not None:
            hands.choose(None if hands.pick is not None else n)
            return True
        return False

    def deeds(self) -> tuple[Deed, ...]:
        state = self.rules
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if state.rests:
            return (Deed(_("Go on"), self._see_on),)
        if self.board is not None:
            return self.board.deeds()
        if self.ask is not None:
            return self.ask.deeds()
        if not state.may_put:
            return ()
        pick = self.hands.pick
        if pick is not None:
            goes = [Deed(b.name, partial(self.put, pick, b)) for b in self.bins.bins]
            return (*goes, Deed(_("Leave it in the bag"), partial(self.hands.choose, None)))
        take = [Deed(_("Take out: {thing}").format(thing=self.mat.things[n].name), partial(self.hands.choose, n)) for n in state.left]
        return (*take, Deed(self.sayings.done(), self.done))

    def line(self) -> str:
        return self.why.told if self.why is not None else self.sayings.line()
