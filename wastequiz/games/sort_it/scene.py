"""Sort it as it is seen: the cable line over the city with its cars, the bins below, and what is in the hands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain.games import Marked, Score
from wastequiz.domain.items import Band
from wastequiz.domain.teams import Team
from wastequiz.games.sort_it import rules
from wastequiz.games.sort_it.charm import ShownHow, Snow
from wastequiz.games.sort_it.children import Border, child_at
from wastequiz.games.sort_it.flights import Flights
from wastequiz.games.sort_it.hands import Hands, Hold
from wastequiz.games.sort_it.line import CAR_WIDE, TUBS, CableCar, Rope
from wastequiz.games.sort_it.places import Places
from wastequiz.games.sort_it.reasons import Reasons
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import scenery
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.hud import Chip, Pill, Ring, TeamChip
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.thing import PICK
from wastequiz.wording import names

HASTE = 5.0
"""While nothing is in sight the line runs so much faster."""


class SortItScene(GameScene):
    """Things are dragged, flicked or tapped into bins."""

    state: rules.State | None
    backdrop_name = scenery.CABLE

    # ---- building
    def start(self) -> None:
        deal, game = self.deal, self.deal.round.spec.game
        anew = self.state is None
        if self.state is None:
            pace, seconds = (game.pace, game.seconds) if game is not None else ("calm", 0)
            limit = seconds * deal.round.spec.extra_time
            self.state = rules.begin(len(deal.round.questions), deal.round.spec.band, pace, limit, max(1, len(deal.teams)))
        for out in self.rules.out:
            if not out.put:
                self.state = rules.back(self.rules, out.n)
        children = len(self.rules.children)
        self.places = Places(self)
        self.snow = Snow(self)
        self.rope = Rope(self, children)
        self.cars = [CableCar(self, TUBS[i % len(TUBS)], named=self.reads) for i in range(rules.CARS)]
        self.bins = BinRow(self)
        self.chips = [TeamChip(self, team, wide=224, high=74) for team in deal.teams]
        self.borders = [Border(self) for _i in range(children - 1)]
        self.streak = None if self.chips else Chip(self, "flame_streak", "", 180, 92)
        self.points = None if self.chips else Chip(self, "star_score", "0", 1848, 92, right=True)
        self.ring = Ring(self, self.rules.limit_ms, 960, 96) if self.rules.limit_ms else None
        self.count = None if self.chips and self.ring else Pill(self, "", 1440, 92, width=290 if self.chips else 330)
        self.hands = Hands(self)
        self.flights = Flights(self)
        self.reasons = Reasons(self)
        self.places.put()
        self.hint = ShownHow(self, self._way) if deal.trying else None
        if anew:
            self.said.emit(_("Take a thing out of a car and put it into its bin."))

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    @property
    def reads(self) -> bool:
        """Whether the player reads: then names stand below the things."""
        return self.deal.round.spec.band > Band.pre

    @property
    def alone(self) -> bool:
        return len(self.rules.children) == 1

    def team(self, child: int) -> Team | None:
        """The team a child plays for; None where nobody plays against anybody."""
        return self.deal.teams[child] if self.deal.teams else None

    def arrange(self) -> None:
        if hasattr(self, "places"):
            self.places.put()
            self.show_state()
            for hold in self.hands.holds.values():
                if hold.finger is None:
                    hold.thing.at(*self.rest_place(hold.n))
            self.reasons.arrange()

    # ---- where things are
    def where(self, n: int) -> tuple[float, float]:
        """Where thing `n` lies when it is in its car."""
        home = self.rules.home(n)
        return self.cars[home].middle if home is not None else (self.area.center().x(), self.rope.high)

    def rest_place(self, n: int) -> tuple[float, float]:
        """Where thing `n` waits for a bin, out of its car, within the window."""
        x, _y = self.where(n)
        half = CAR_WIDE / 2
        x = min(self.area.right() - half, max(self.area.left() + half, x))
        return x, self.rope.y_at(x) + self.places.rest_below

    @property
    def in_sight(self) -> tuple[int, ...]:
        """The things that lie in cars in sight, from left to right."""
        left, right = self.area.left() + 30, self.area.right() - 30
        return tuple(sorted((n for n in self.rules.there if left < self.where(n)[0] < right), key=lambda n: self.where(n)[0]))

    def thing_at(self, x: float, y: float) -> int | None:
        """The thing in a car that (x, y) means: the nearest one in reach."""
        found = [(max(abs(a - x), abs(b - y)), n) for n in self.rules.there if n not in self.flights.things for a, b in (self.where(n),)]
        far, n = min(found, default=(PICK + 1, 0))
        return n if far <= PICK else None

    def _way(self) -> tuple[str, tuple[float, float], tuple[float, float]] | None:
        """The picture of a thing, where it is, and its bin, for the hand that shows the way."""
        for n in self.in_sight:
            question = self.deal.round.questions[n]
            figure = self.bins.of(question.true_bin or "")
            if figure is not None:
                return question.picture, self.where(n), figure.mouth
        return None

    # ---- time
    def advance(self, ms: float) -> None:
        self.snow.drift(ms)
        if self.reasons and self.alone:  # everything stands still while the reason is read
            return
        was_late, there = self.rules.late, self.rules.there
        haste = HASTE if there and not self.in_sight else 1.0
        self.state = rules.tick(self.rules, ms, haste)
        if self.rules.late and not was_late:
            self.heard.emit("win")
        self.hands.check()
        self.show_state()
        if self.rules.there != there:
            self.changed.emit()
        self._look_for_end()

    def _look_for_end(self) -> None:
        if not self.rules.over or self.flights.things or self.reasons:
            return
        teams = self.deal.teams
        if teams:
            self.end(Score(teams=tuple((team.id, child.points) for team, child in zip(teams, self.rules.children, strict=True))))
        else:
            self.end(Score(points=self.rules.children[0].points))

    def show_state(self) -> None:
        """Everything where the rules say it is."""
        state = self.rules
        there = set(state.there) - self.flights.things
        for i, car in enumerate(self.cars):
            x = self.rope.x_at(state.place(i), self.tall)
            car.hang(x, self.rope.y_at(x))
            n = state.cars[i].n
            if car.carry(n if n in there else None) and car.n is not None and self.played_ms:
                self.hop(car, 1.06, 260)
        for chip, child in zip(self.chips, state.children, strict=False):
            chip.tell(child.points)
        if self.points is not None and self.streak is not None:
            self.points.tell(str(state.children[0].points), bounce=True)
            self.streak.tell(_("In a row: {n}").format(n=state.children[0].streak))
        if self.count is not None:
            self.count.tell(_("Sorted {n} of {total}").format(n=state.settled, total=state.goal))
        if self.ring is not None:
            self.ring.tell(state.left_ms)

    def show_near(self) -> None:
        """The bins over which something is held, into which something flies, or which a reason shows, are open."""
        near = [h.near for h in self.hands.holds.values()] + [f.figure for f in self.flights.by_n.values()] + self.reasons.shown_bins
        for figure in self.bins.bins:
            figure.come_near(figure in near)

    # ---- what was done
    def taken(self, hold: Hold) -> None:
        """A thing came out of its car."""
        home = self.rules.home(hold.n)
        self.show_state()
        if home is not None:
            self.cars[home].sway()
        self.heard.emit("press")
        self.said.emit(hold.thing.name)
        self.changed.emit()

    def show_marked(self, marked: Marked) -> None:
        self.flights.show_marked(marked)

    def leave_off(self) -> None:
        self.hands.let_go()

    # ---- fingers, keys, list
    def _begun(self) -> None:
        if self.hint is not None:
            self.hint.stop()

    def finger_down(self, finger: int, x: float, y: float) -> bool:
        self._begun()
        return self.reasons.touched(x, y) or self.hands.down(finger, x, y)

    def finger_moved(self, finger: int, x: float, y: float) -> None:
        self.hands.move(finger, x, y)

    def finger_up(self, finger: int, x: float, y: float) -> None:
        self.hands.up(finger, x, y)

    def finger_lost(self, finger: int) -> None:
        self.hands.lost(finger)

    def key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.reasons and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reasons.close_all()
            return True
        figure, pick = self.bins.by_key(event.text()), self.hands.pick
        step = 1 if key == Qt.Key.Key_Right else -1 if key == Qt.Key.Key_Left else 0
        if step:
            self._begun()
            self._close_if_alone()
            self.hands.step(step)
        elif figure is not None and pick is not None:
            self.hands.put(pick, figure)
        elif figure is not None:
            self.said.emit(figure.name)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Backspace) and pick is not None:
            self.hands.back(pick)
        else:
            return False
        return True

    def _close_if_alone(self) -> None:
        if self.alone:
            self.reasons.close_all()

    @property
    def asked(self) -> int | None:
        """The thing the list asks about: the chosen one, else the first one in sight, else any that has come."""
        pick = self.hands.pick
        if pick is not None:
            return pick.n
        free = [n for n in (*self.in_sight, *self.rules.there) if n not in self.flights.things]
        return free[0] if free else None

    def choose(self, n: int, figure: BinFigure) -> None:
        """Puts thing `n` into a bin: all that one deed of the list does."""
        hold = self.hands.holds.get(n)
        if hold is None:
            x, y = self.where(n)
            hold = self.hands.take(n, child_at(x, self.area, len(self.rules.children)), None, x, y)
        if hold is not None:
            self.hands.put(hold, figure)

    def deeds(self) -> tuple[Deed, ...]:
        if self.reasons:
            return (Deed(_("Got it"), self.reasons.close_all),)
        n = self.asked
        if n is None or self.rules.over or self.rules.late:
            return ()
        puts = tuple(Deed(b.name, partial(self.choose, n, b)) for b in self.bins.bins)
        others = [m for m in self.in_sight if m != n and m not in self.flights.things]
        return (*puts, Deed(_("Another thing"), partial(self.hands.step, 1))) if others else puts

    def line(self) -> str:
        reading = self.reasons.first
        if reading is not None:
            return reading.why.told
        n = self.asked
        if n is None:
            return ""
        told = _("{thing}: which bin?").format(thing=names.as_head(in_words(self.deal.round.questions[n].subject or {})))
        team = self.team(child_at(self.where(n)[0], self.area, len(self.rules.children)))
        return told if team is None else _("{who}. {what}").format(who=names.animal(team.animal), what=told)
