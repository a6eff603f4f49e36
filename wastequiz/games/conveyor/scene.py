"""The conveyor as it is seen: the belt with what rides on it, lamps, and the bins below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.games import Marked, Score, Try
from wastequiz.domain.items import Band
from wastequiz.games.conveyor import rules
from wastequiz.i18n import _, ngettext
from wastequiz.stage import paint, scenery
from wastequiz.stage.play.bins import BinFigure, BinRow
from wastequiz.stage.play.hud import Chip, Pill, Ring
from wastequiz.stage.play.scene import Deed, GameScene
from wastequiz.stage.play.sparks import burst, rise
from wastequiz.stage.play.sprite import Painted, Sprite
from wastequiz.stage.play.thing import Thing
from wastequiz.stage.play.why import Why

THING, BELT, PITCH = 168.0, 96.0, 96.0
"""How large a thing is, how high the belt, how far its ribs are apart, in units."""
FLY_MS = 420.0


class ConveyorScene(GameScene):
    """A tap on a bin, or its key, sorts the foremost thing."""

    state: rules.State | None
    backdrop_name = scenery.QUIZ

    # ---- building
    def start(self) -> None:
        deal, game = self.deal, self.deal.round.spec.game
        if self.state is None:
            pace, seconds = (game.pace, game.seconds) if game is not None else ("calm", 0)
            self.state = rules.begin(len(deal.round.questions), deal.round.spec.band, pace, seconds)
        self.bins = BinRow(self)
        self.belt = Painted(self, 2400, BELT, self._paint_belt, z=12)
        self.frame = Painted(self, 400, 300, self._paint_frame, z=14)
        self.edge = Painted(self, 150, 190, self._paint_edge, z=15)
        self.mark = Painted(self, THING + 44, THING + 44, self._paint_mark, z=25)
        self.streak = Chip(self, "flame_streak", _("In a row: {n}").format(n=self.state.streak), 180, 92)
        self.points = Chip(self, "star_score", str(self.state.points), 1848, 92, right=True)
        self.count = Pill(self, "", 1440, 92, width=330)
        self.ring = Ring(self, self.state.limit_ms, 960, 96) if self.state.limit_ms else None
        self.lamps = [] if self.state.limit_ms else [Sprite(self, self._lamp(i), 0, 0, 92, z=16) for i in range(rules.LAMPS)]
        self.things: dict[int, Thing] = {}
        self.put_at: dict[int, tuple[Thing, BinFigure, float]] = {}
        self.why: Why | None = None
        self.asked_ms = self.played_ms
        self.read: int | None = None
        self._show()

    @property
    def rules(self) -> rules.State:
        assert self.state is not None
        return self.state

    def _lamp(self, i: int) -> str:
        return "scenery/ice_lamp_lit" if i < self.rules.lamps else "scenery/ice_lamp"

    def arrange(self) -> None:
        a, tall = self.area, self.tall
        self.belt_y = 560.0 if tall else 470.0
        self.from_x, self.to_x = a.left() - THING, (930.0 if tall else 1560.0)
        self.frame.put(QRectF(a.left() - 10, self.belt_y + BELT - 40, self.to_x - a.left() + 60, 120))
        self.edge.put(QRectF(self.to_x - 24, self.belt_y - 26, 170, BELT + 60))
        self.bins.put(QRectF(40, 1180, 1000, 660) if tall else QRectF(72, 640, 1776, 410), most=4 if tall else 8)
        top = 92.0
        self.streak.moved(180, top)
        self.points.moved(1040.0 if tall else 1848.0, top)
        self.count.at(800.0 if tall else 1440.0, 240.0 if tall else top)
        if self.ring is not None:
            self.ring.at(540.0 if tall else 960.0, top + 4)
        for i, lamp in enumerate(self.lamps):
            lamp.at((140.0 if tall else 850.0) + i * 110, 244.0 if tall else 104.0)
        self._show()

    # ---- painting
    def _paint_belt(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, 0, t.colour("ink.textSecondary"))
        rib = t.colour("ink.outline")
        for i in range(int(box.width() / PITCH) + 1):
            paint.rounded(p, QRectF(i * PITCH, 10, 10, box.height() - 20), 5, rib)
        paint.rounded(p, QRectF(0, 0, box.width(), 7), 0, rib)

    def _paint_frame(self, p: QPainter, box: QRectF) -> None:
        """The orange beam the belt runs in, on its legs."""
        t = self.look.theme
        for x in range(160, int(box.width()) - 120, 380):
            paint.rounded(p, QRectF(x, 30, 34, box.height() - 34), 10, t.colour("brand.primaryBright"), t.colour("ink.outline"), 5)
        beam = QRectF(-20, 4, box.width() + 10, 46)
        paint.rounded(p, beam, 22, t.colour("brand.primaryBright"), t.colour("ink.outline"), 5)
        paint.rounded(p, QRectF(10, 12, box.width() - 60, 8), 4, t.colour("ink.onColour", 0.45))

    def _paint_edge(self, p: QPainter, box: QRectF) -> None:
        """The end of the belt: a roller, and behind it the snow the belt must not run over."""
        t = self.look.theme
        r = BELT / 2 + 8
        x, y = 4 + r, 26 + BELT / 2 - 8
        cover = t.colour("surface.paper")
        paint.circle(p, x, y, r, t.colour("ink.textSecondary"), t.colour("ink.outline"), 6)
        paint.circle(p, x, y, r * 0.5, t.colour("surface.card"), t.colour("ink.outline"), 5)
        paint.circle(p, x, y, r * 0.16, cover, t.colour("ink.outline"), 4)

    def _paint_mark(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.circle(p, box.center().x(), box.center().y(), box.width() / 2 - 6, t.colour("surface.card"), t.colour("right.fill"), 10)

    # ---- time
    def advance(self, ms: float) -> None:
        before = self.rules
        if self.why is not None:  # the belt stands still while the reason is read
            return
        self.state = rules.tick(before, ms)
        if self.state.fallen > before.fallen:
            self.heard.emit("try_again")
        self._show()
        self._look_for_end()

    def _look_for_end(self) -> None:
        if self.rules.over and not self.put_at and self.why is None:
            self.end(Score(points=self.rules.points))

    def _where(self, x: float) -> float:
        return self.from_x + (self.to_x - self.from_x) * x

    def _show(self) -> None:
        """Everything where the rules say it is."""
        if not hasattr(self, "belt_y"):
            return
        state, front = self.rules, self.rules.front
        y = self.belt_y - THING * 0.5 + 26
        riding = {r.n: r for r in state.riding}
        for n in [n for n in self.things if n not in riding]:
            self.things.pop(n).remove()
        for n, r in riding.items():
            if n not in self.things:
                self.things[n] = Thing(self, n, 0, 0, THING, label=self.reads)
            self.things[n].at(self._where(r.x), y)
        travelled = sum(r.x for r in state.riding[:1]) * (self.to_x - self.from_x)
        self.belt.at(self.to_x + 30 - 1200 + travelled % PITCH - PITCH / 2, self.belt_y + BELT / 2 - 8)
        self.mark.setVisible(front is not None)
        if front is not None:
            self.mark.at(self._where(front.x), y)
            if front.n != self.read:
                self.read, self.asked_ms = front.n, self.played_ms
                self.said.emit(self.things[front.n].name)
                self.changed.emit()
        for i, lamp in enumerate(self.lamps):
            lamp.show_picture(self._lamp(i))
        self.points.tell(str(state.points), bounce=True)
        self.streak.tell(_("In a row: {n}").format(n=state.streak))
        self.count.tell(ngettext("{n} sorted", "{n} sorted", state.right).format(n=state.right))
        if self.ring is not None:
            self.ring.tell(state.left_ms)

    @property
    def reads(self) -> bool:
        """Whether the player reads: then names stand below the things."""
        return self.deal.round.spec.band > Band.pre

    # ---- sorting
    def put(self, figure: BinFigure) -> None:
        """Puts the foremost thing into a bin."""
        front = self.rules.front
        if front is None or self.rules.over or self.why is not None:
            return
        thing = self.things.pop(front.n)
        self.state = rules.sort(self.rules, front.n)
        ms = round(self.played_ms - self.asked_ms)
        self.put_at[front.n] = (thing, figure, thing.x_units)
        figure.come_near(True)
        self.heard.emit("press")
        self.glide(thing, *figure.mouth, FLY_MS, arc=140)
        self.tween(FLY_MS, lambda at: thing.setScale(1 - 0.5 * at))
        self._show()
        self.tried.emit(Try(front.n, (figure.bin.id,), ms))

    def show_marked(self, marked: Marked) -> None:
        thing, figure, _x = self.put_at[marked.n]
        self.state = rules.marked(self.rules, marked.n, marked.right)
        self.later(0 if self.calm else FLY_MS, partial(self._landed, marked, thing, figure))

    def _landed(self, marked: Marked, thing: Thing, figure: BinFigure) -> None:
        self.put_at.pop(marked.n, None)
        thing.remove()
        figure.come_near(False)
        x, y = figure.mouth
        if marked.right:
            figure.glad()
            self.heard.emit("right")
            burst(self, x, y)
            rise(self, f"+{rules.POINTS}", x, y)
        else:
            figure.puzzled()
            self.heard.emit("try_again")
            right = self.bins.of(marked.question.true_bin or "")
            if right is not None:
                right.come_near(True)
            box = QRectF(60, 690, 960, 330) if self.tall else QRectF(460, 250, 1000, 250)
            self.why = Why(self, marked, box, partial(self._read_why, right))
        self._show()
        self.changed.emit()

    def _read_why(self, right: BinFigure | None) -> None:
        self.why = None
        if right is not None:
            right.come_near(False)
        self._look_for_end()
        self.changed.emit()

    # ---- fingers, keys, list
    def finger_down(self, finger: int, x: float, y: float) -> bool:
        if self.why is not None:
            self.why.close()
            return True
        figure = self.bins.at(x, y, 0.0)
        if figure is not None:
            self.put(figure)
        return figure is not None

    def key(self, event: QKeyEvent) -> bool:
        if self.why is not None and event.text() in ("\r", "\n", " "):
            self.why.close()
            return True
        figure = self.bins.by_key(event.text())
        if figure is not None:
            self.put(figure)
        return figure is not None

    def deeds(self) -> tuple[Deed, ...]:
        if self.why is not None:
            return (Deed(_("Got it"), self.why.close),)
        if self.rules.front is None or self.rules.over:
            return ()
        return tuple(Deed(b.name, partial(self.put, b)) for b in self.bins.bins)

    def line(self) -> str:
        front = self.rules.front
        if self.why is not None:
            return self.why.told
        if front is None:
            return ""
        return _("{thing}: which bin?").format(thing=self.things[front.n].name)
