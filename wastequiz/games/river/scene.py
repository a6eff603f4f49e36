"""River guard as it is seen: the Songhua before the town, things that drift down it, boats with nets, ice lamps on the bank."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap

from wastequiz.domain.games import Marked, Score
from wastequiz.domain.kinds import which_bin
from wastequiz.games.river import listed, rules, water
from wastequiz.games.river.afloat import widest
from wastequiz.games.river.bank import Lamps, Sign, announced
from wastequiz.games.river.fishing import Fishing
from wastequiz.games.river.lamp_break import LampBreak
from wastequiz.games.river.nets import Fleet
from wastequiz.i18n import _, ngettext
from wastequiz.stage.play.hud import Chip, Pill, Ring, TeamChip
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import rise
from wastequiz.stage.play.why import Why

FINALE_MS, FINALE_CALM_MS = 3_400.0, 1_400.0
"""How long the lit bank is looked at in the end."""


class RiverScene(GameScene):
    """A thing is tapped or taken, then its net; the questions between the waves light lamps."""

    state: rules.State | None
    dusk = False
    _day: tuple[tuple[int, int, float], QPixmap] | None = None
    """The backdrop by day, and for which window it was painted: night falls without painting the town again."""

    # ---- building
    def start(self) -> None:
        if self.state is None:
            self.state = self._begin()
        teams, state = self.deal.teams, self.state
        self.bank, self.from_x, self.to_x, self.lanes, self.mouth_at = water.BANK, 0.0, 1920.0, (500.0, 600.0), (1800.0, 550.0)
        self.current = water.Current(self)
        self.clear = water.Clearness(self)
        self.fleet = Fleet(self)
        self.lamps = Lamps(self, state)
        self.fishing = Fishing(self)
        self.lamp_break = LampBreak(self)
        self.ring = Ring(self, state.wave_ms, 960, 96)
        self.wave = Pill(self, "", 1440, 92, width=330)
        self.boards = [TeamChip(self, team, wide=196) for team in teams]
        self.points = None if teams else Chip(self, "star_score", str(state.side.earned), 1848, 92, right=True)
        self.count = None if teams else Pill(self, "", 300, 92, width=290)
        self.sign: Sign | None = None
        self.announced: int | None = None
        self.ending = False

    def _begin(self) -> rules.State:
        questions, spec = self.deal.round.questions, self.deal.round.spec
        things = tuple(n for n, q in enumerate(questions) if q.kind == which_bin.NAME)
        asks = tuple(n for n, q in enumerate(questions) if q.kind != which_bin.NAME)
        pace, seconds = (spec.game.pace, spec.game.seconds) if spec.game is not None else ("calm", 0)
        teams = max(1, len(self.deal.teams))
        return rules.begin(things, asks, spec.band, pace, seconds=seconds or 120, teams=teams, extra_time=spec.extra_time)

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    @property
    def team_number(self) -> int:
        """The team whose turn it is, as answers are kept: from 1, 0 for one player."""
        return self.deal.teams[self.rules.team].id if self.deal.teams else 0

    @property
    def why(self) -> Why | None:
        """The reason that is told now."""
        return self.fishing.why or self.lamp_break.why

    def arrange(self) -> None:
        a, tall = self.area, self.tall
        self.bank = water.bank_of(self)
        one_row = len(self.fleet.boats) <= 4
        self.lanes = ((760.0, 1240.0, 1000.0) if one_row else (738.0, 1112.0, 925.0)) if tall else (502.0, 606.0, 554.0)
        beside = 20 + widest(self) / 2  # nothing reaches out of the page, not with the longest name either
        self.from_x, self.to_x = a.left() + beside, a.right() - beside - (0.0 if tall else 170.0)
        for thing in self.fishing.things.values():
            thing.wide(thing.size)
        self.current.arrange(self.bank, 1180.0 if tall else 720.0)
        self.clear.wide(170.0 if tall else 156.0)
        self.clear.at(960.0 if tall else a.right() - 108, 250.0 if tall else 545.0)
        self.mouth_at = (a.right() - 60, 925.0) if tall else (self.clear.x_units, self.clear.y_units)
        self.fleet.put(
            QRectF(30, 1390 if one_row else 1206, 1020, 480 if one_row else 664) if tall else QRectF(72, 690, 1776, 372),
            most=4 if tall else 8,
            widest=360,
        )
        self.lamps.arrange(a.left() + 90, a.right() - 90, self.bank + 2)
        self.ring.at((330.0 if self.boards else 540.0) if tall else 960.0, 96)
        self.wave.at(540.0 if tall else 1440.0, 248.0 if tall else 92.0)
        for i, board in enumerate(self.boards):
            board.at((800.0 if tall else 400.0) + (i - 0.5) * 212, 92)
        if self.points is not None:
            self.points.moved(1040.0 if tall else 1848.0, 92)
        if self.count is not None:
            self.count.at(300.0, 92)
        self.lamp_break.arrange()
        if self.sign is not None:
            self.sign.put(self._sign_box)
        self._show()

    @property
    def why_box(self) -> QRectF:
        """Where a reason is told: above the water and the boats."""
        return QRectF(50, 330, 980, 290) if self.tall else QRectF(430, 160, 1060, 232)

    @property
    def _sign_box(self) -> QRectF:
        return QRectF(90, 780, 900, 260) if self.tall else QRectF(510, 440, 900, 220)

    def backdrop(self, size: QSize) -> QPixmap:
        key = (size.width(), size.height(), self.ratio)
        if self._day is None or self._day[0] != key:
            self._day = key, water.backdrop(self, size)
        return water.at_dusk(self, self._day[1]) if self.dusk else self._day[1]

    # ---- time
    def advance(self, ms: float) -> None:
        before = self.rules
        still = self.fishing.telling or self.lamp_break.showing
        self.state = rules.tick(before, ms, still=still, linger=self.fishing.lingering, held=self.fishing.held)
        if self.rules.side.slipped > before.side.slipped and self.rules.turn == before.turn:
            self.heard.emit("press")
        self.current.move(water.SLOW * ms / 1000 * (5 if self.rules.phase == rules.WAVE and not still else 1))
        self._show()

    def _show(self) -> None:
        """Everything as the rules say."""
        state = self.rules
        if state.phase != rules.WAVE:
            self.fishing.clear()
        self.fishing.show()
        boats = state.phase in (rules.WAVE, rules.READY, rules.OVER)
        if boats != self.fleet.boats[0].shown:
            self.fleet.show(boats)
        if state.phase == rules.BREAK or self.lamp_break.ask is not None:
            self.lamp_break.show()
        self._announce()
        self.lamps.tell(state)
        self.clear.tell(state.side.cloud)
        self._head()
        if state.over and not self.ending:
            self._finale()

    def _head(self) -> None:
        state = self.rules
        asking = state.phase == rules.BREAK
        self.ring.total_ms = state.break_ms if asking else state.wave_ms
        self.ring.tell(state.left_ms if asking or state.phase == rules.WAVE else 0.0 if state.over else state.wave_ms)
        if asking:
            n = min(state.done + (0 if self.lamp_break.showing else 1), state.questions)
            self.wave.tell(_("Lamp question {n} of {of}").format(n=n, of=state.questions))
        else:
            self.wave.tell(_("Wave {n} of {of}").format(n=state.wave + 1, of=rules.WAVES))
        for i, (board, side) in enumerate(zip(self.boards, state.sides, strict=False)):
            # in the end nobody's turn is shown, and clear water counts
            board.tell(side.earned + side.clean_bonus * state.over, turn=i == state.team and not state.over)
        if self.points is not None and not self.ending:
            self.points.tell(str(state.side.earned), bounce=True)
        if self.count is not None:
            self.count.tell(ngettext("{n} fished", "{n} fished", state.side.right).format(n=state.side.right))

    def _announce(self) -> None:
        """The sign before each wave."""
        state = self.rules
        if state.phase != rules.READY:
            if not self.ending and self.sign is not None:
                self.sign.remove()
                self.sign = None
                self.changed.emit()
            return
        if self.announced != state.turn:
            self.announced = state.turn
            head, below, picture = announced(state, self.deal.teams)
            self.sign = Sign(self, self._sign_box, head, below, picture)
            self.said.emit(f"{head} {below}")
            self.changed.emit()

    def _finale(self) -> None:
        """The lamps shine along the bank as night falls; clear water earns a little."""
        self.ending = True
        state = self.rules
        self.dusk = not self.look.theme.high_contrast
        self.backdrop_changed()
        self.ring.setVisible(False)
        self.wave.setVisible(False)
        self.lamps.cheer()
        for boat in self.fleet.boats:
            boat.glad()
        self.heard.emit("win")
        bonus = state.side.clean_bonus
        if self.points is not None and bonus:
            self.points.tell(str(state.side.earned + bonus), bounce=True)
            rise(self, f"+{bonus}", self.clear.x_units, self.clear.y_units - 60)
        head = _("The lamps shine on the Songhua!")
        below = _("Clear water: +{n}").format(n=bonus) if bonus and not self.deal.teams else ""
        self.sign = Sign(self, self._sign_box, head, below, "scenery/ice_lamp_lit")
        self.said.emit(f"{head} {below}")
        self.later(FINALE_CALM_MS if self.calm else FINALE_MS, self._over)
        self.changed.emit()

    def _over(self) -> None:
        sides = self.rules.sides
        if not self.deal.teams:
            self.end(Score(points=sides[0].earned + sides[0].clean_bonus))
            return
        pairs = zip(self.deal.teams, sides, strict=True)
        self.end(Score(teams=tuple((team.id, side.earned + side.clean_bonus) for team, side in pairs)))

    # ---- answers
    def show_marked(self, marked: Marked) -> None:
        if marked.n in self.rules.asks:
            self.lamp_break.show_marked(marked)
        else:
            self.fishing.show_marked(marked)
        self._show()

    def start_wave(self) -> None:
        if self.rules.phase == rules.READY:
            self.state = rules.start_wave(self.rules)
            self._show()

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None and self.why.holds(x, y):
            self.why.close()
            return True
        if self.rules.phase == rules.READY:
            self.start_wave()
            return True
        if self.lamp_break.ask is not None:
            return self.lamp_break.ask.touch(x, y)
        return self.fishing.down(finger, x, y)

    def finger_moved(self, finger: int, x: float, y: float) -> None:
        self.fishing.moved(finger, x, y)

    def finger_up(self, finger: int, x: float, y: float) -> None:
        self.fishing.up(finger, x, y)

    def finger_lost(self, finger: int) -> None:
        self.fishing.lost(finger)

    def key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.why is not None and enter:
            self.why.close()
            return True
        if self.rules.phase == rules.READY and enter:
            self.start_wave()
            return True
        if self.lamp_break.ask is not None:
            return self.lamp_break.ask.press(event.text())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.fishing.choose_beside(step)
            return True
        figure, n = self.fleet.by_key(event.text()), self.fishing.next_n
        if figure is not None and n is not None:
            self.fishing.put(n, figure)
        return figure is not None

    def deeds(self) -> tuple[Deed, ...]:
        return listed.deeds(self)

    def line(self) -> str:
        return listed.line(self)

    def read_aloud(self) -> None:
        if self.lamp_break.ask is not None and self.why is None:
            self.lamp_break.ask.read_aloud()
        else:
            self.said.emit(self.line())
