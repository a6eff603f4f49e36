"""The table: the board with its yards and planes, and the column, put together; it shows a state and owns no rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPixmap

from wastequiz.domain.teams import Team
from wastequiz.games.flying_chess.board import HANGAR
from wastequiz.games.flying_chess.column import DieCard, Prompt, TeamCard, Title
from wastequiz.games.flying_chess.flight import Flight
from wastequiz.games.flying_chess.ground import SIDE, Ground
from wastequiz.games.flying_chess.hues import PLANES, hue
from wastequiz.games.flying_chess.pawns import Die, Pawn, TurnRing
from wastequiz.games.flying_chess.sheet import EDGE, ROOM, paint_sheet, paint_yard
from wastequiz.games.flying_chess.state import Move, State, wind
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol
from wastequiz.stage.look import Look
from wastequiz.stage.play.hud import Ring
from wastequiz.stage.play.scene import GameScene
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names

CLOCK_MS = 120_000.0
"""The clock shows in the last two minutes."""
REACH = 30.0
"""A plane is touched so far beyond its disc."""


def backdrop(look: Look, ground: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """A quiet winter morning: sky, the far cathedral, snow. Plain paper in the high-contrast theme."""
    t = look.theme
    if t.high_contrast:
        return ground
    kept = QPixmap(ground)
    w, h = float(size.width()), float(size.height())
    u = min(w, h) / 1080
    p = QPainter(kept)
    paint.ready(p)
    sky = QLinearGradient(0, 0, 0, h)
    for at, name in ((0.0, "skyTop"), (0.55, "skyMid"), (1.0, "skyLow")):
        sky.setColorAt(at, t.colour(f"scene.{name}", 0.8))
    p.fillRect(QRectF(0, 0, w, h), sky)
    for i in range(26):
        paint.circle(p, (i * 197 % 1000) / 1000 * w, (i * 331 % 870) / 1000 * h, (2 + i % 3 * 1.6) * u, t.colour("scene.snow", 0.85))
    wide = 360 * u
    p.setOpacity(0.5)
    high = wide / look.pictures.aspect("scenery/cathedral_far")
    look.pictures.draw_once(p, "scenery/cathedral_far", w - wide * 1.3, h - high, wide)
    p.setOpacity(0.92)
    hill = QPainterPath(QPointF(0, h - 80 * u))
    hill.cubicTo(QPointF(w * 0.2, h - 120 * u), QPointF(w * 0.62, h - 70 * u), QPointF(w, h - 120 * u))
    hill.lineTo(w, h)
    hill.lineTo(0, h)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(t.colour("scene.snow"))
    p.drawPath(hill)
    p.end()
    kept.setDevicePixelRatio(ratio)
    return kept


class Table:
    """All sprites that stay. `thrower`: the index of who threw last."""

    def __init__(self, scene: GameScene, state: State, teams: tuple[Team, ...]) -> None:
        self.scene, self.teams = scene, teams
        self.board, self.ground = state.board, Ground(state.board)
        self.seats, self.thrower, self.die_rolls = state.table.seats, state.turn, False
        self.shown = state
        self.left, self.top = 56.0, 44.0
        self.event_box, self.die_box = QRectF(), QRectF()
        self.size = 1.5 if self.ground.small else 1.0
        signs = tuple(bin_symbol(b) for id_ in state.table.signs if (b := scene.deal.scheme.bin(id_)) is not None)
        sheet = SIDE + 2 * (EDGE + ROOM)
        self.sheet = Painted(scene, sheet, sheet, partial(self._paint_sheet, signs), z=2)
        self.yards = [self._yard(seat) for seat in range(4)]
        self.rings = [TurnRing(scene, self.size) for _i in range(4)]
        self.pawns = {(t, i): Pawn(scene, self.seats[t], self.size) for t, own in enumerate(state.planes) for i in range(len(own))}
        self.flight = Flight(scene, self.ground, lambda: (self.left, self.top), self.seats, self.pawns)
        self.title = Title(scene, state.round)
        self.cards = [TeamCard(scene, seat, team.animal, self.name(team)) for seat, team in zip(self.seats, teams, strict=True)]
        self.prompt = Prompt(scene)
        self.die_card = DieCard(scene)
        self.die = Die(scene)
        self.ring = Ring(scene, CLOCK_MS, 0, 0, 70)
        self.ring.setVisible(False)

    def _yard_box(self, seat: int) -> QRectF:
        """A yard with its rim and lip, on the board."""
        return self.ground.yard(seat).adjusted(-2, -2, 2, 12)

    def _yard(self, seat: int) -> Painted:
        """A yard, at its size from the first: in a smaller one its name and figure would have no room."""
        box = self._yard_box(seat)
        return Painted(self.scene, box.width(), box.height(), partial(self._paint_yard, seat), z=4)

    @staticmethod
    def name(team: Team) -> str:
        return _("Team {animal}").format(animal=names.animal(team.animal))

    # ---- where it stands
    def put(self) -> None:
        """Everything at its place for the present size."""
        tall = self.scene.tall
        left, top = (45.0, 140.0) if tall else (56.0, 44.0)
        for moved in (*self.pawns.values(), *self.rings):
            moved.at(moved.x_units + left - self.left, moved.y_units + top - self.top)
        self.left, self.top = left, top
        around = EDGE + ROOM
        self.sheet.put(QRectF(self.left - around, self.top - around, SIDE + 2 * around, SIDE + 2 * around))
        for seat, yard in enumerate(self.yards):
            yard.put(self._yard_box(seat).translated(self.left, self.top))
        x, wide = (31.0, 1018.0) if tall else (1118.0, 746.0)
        self.title.put(QRectF(x + (20 if tall else 0), 24 if tall else 40, 820 if tall else 600, 92))
        top, high = (1166.0, 172.0) if tall else (160.0, 190.0)
        n = len(self.cards)
        gap = 14.0
        across = (wide - (n - 1) * gap) / n
        for i, card in enumerate(self.cards):
            card.put(QRectF(x + i * (across + gap) - 3, top - 3, across + 6, high))
        self.event_box = QRectF(x, 1346, wide, 386) if tall else QRectF(x, 364, wide, 424)
        die_wide = wide - 108 if self.scene.look.low_reach else wide  # room for the pause
        self.die_box = QRectF(x, 1756, die_wide, 146) if tall else QRectF(x, 818, die_wide, 220)
        self.prompt.put(self.event_box.adjusted(-4, -4, 4, 14))
        self.die_card.put(self.die_box.adjusted(-4, -4, 4, 14))
        self.die.side = 104.0 if tall else 128.0
        self.die.sized(self.die.side * 1.62, self.die.side * 1.62)
        self.die.at(x + 130, self.die_box.center().y() - 2)
        self.ring.at(x + die_wide - 96, self.die_box.center().y() + 4)

    def centre(self, t: int) -> tuple[float, float]:
        """The middle of a team's yard."""
        at = self.ground.yard(self.seats[t]).center()
        return self.left + at.x(), self.top + at.y()

    def plane_at(self, state: State, x: float, y: float) -> int | None:
        """The plane of the team on turn that is touched at (x, y); of a stack any."""
        own = [(i, self.flight.spot(state.turn, place, i)) for i, place in enumerate(state.planes[state.turn])]
        reach = 31 * self.size + REACH
        near = [(max(abs(px - x), abs(py - y)), i) for i, (px, py) in own if max(abs(px - x), abs(py - y)) <= reach]
        if not near:
            return None
        place = state.planes[state.turn][min(near)[1]]
        return min(near)[1] if place == HANGAR else state.planes[state.turn].index(place)

    # ---- what it shows
    def show_state(self, state: State, can: tuple[int, ...], *, moving: bool) -> None:
        """Planes, yards, cards and title as the rules have them."""
        before, self.shown = self.shown, state
        on = self.thrower if moving else state.turn
        for t, card in enumerate(self.cards):
            card.tell(t == on and not state.over, wind(state) > 0 and t == state.turn and not moving)
        note = _("Last round") if state.last_round else ""
        self.title.tell(state.round, note)
        if not moving:
            self._stand(state, can)
            for seat, yard in enumerate(self.yards):
                if before is state or self._yard_of(before, seat) != self._yard_of(state, seat):
                    yard.redraw()
        self.show_time(state)

    def _yard_of(self, state: State, seat: int) -> object:
        if seat not in self.seats:
            return None
        t = self.seats.index(seat)
        return tuple(place if place in (HANGAR, self.board.goal) else 0 for place in state.planes[t]), state.right[t]

    def _stand(self, state: State, can: tuple[int, ...]) -> None:
        """Every plane where it stands, those that share a field a little apart; rings round those that may be played."""
        here: dict[tuple[float, float], list[tuple[int, int]]] = {}
        for (t, i), pawn in self.pawns.items():
            place = state.planes[t][i]
            pawn.setVisible(place > HANGAR and (place < self.board.goal or len(state.planes[t]) == 1) and place not in state.planes[t][:i])
            if pawn.isVisible():
                x, y = self.flight.spot(t, place, i)
                here.setdefault((round(x), round(y)), []).append((t, i))
                key = str(i + 1) if i in can and t == state.turn and len(can) > 1 else ""
                pawn.turn(self.ground.heading(self.seats[t], place), state.planes[t].count(place), key)
                pawn.at(x, y)
        for (x, y), both in here.items():
            for n, one in enumerate(both if len(both) > 1 else ()):
                self.pawns[one].at(x + (n * 2 - len(both) + 1) * 14 * self.size, y - 6 * (n % 2))
        spots = [self.flight.spot(state.turn, state.planes[state.turn][i], i) for i in can]
        if len(state.planes[0]) == 1 and not state.over:
            one = self.pawns[state.turn, 0]
            spots = [(one.x_units, one.y_units)]
        for i, ring in enumerate(self.rings):
            ring.setVisible(i < len(spots))
            if i < len(spots):
                ring.at(*spots[i])

    def before(self, moves: tuple[Move, ...]) -> None:
        """Planes are about to move: no ring stays behind, and what leaves its yard is taken out of it."""
        for ring in self.rings:
            ring.setVisible(False)
        for move in moves:
            for plane in move.planes:
                pawn = self.pawns[move.team, plane]
                if move.start == HANGAR:
                    pawn.at(*self.flight.spot(move.team, HANGAR, plane))

    def roll(self, state: State, then: Callable[[], Any]) -> None:
        """The die tumbles and shows what the rules threw."""
        self.die_rolls = True

        def lies() -> None:
            self.die_rolls = False
            self.scene.heard.emit("press")
            then()

        self.die.roll(state.die, lies)

    def show_time(self, state: State) -> None:
        """The clock in the last two minutes."""
        shown = bool(state.table.limit_ms) and 0 < state.left_ms <= CLOCK_MS
        if shown != self.ring.isVisible():
            self.ring.setVisible(shown)
            self.die_card.tell(self.die_card.head, self.die_card.below, shown)
        if shown:
            self.ring.tell(state.left_ms)

    # ---- painting
    def _paint_sheet(self, signs: tuple[str, ...], p: QPainter, box: QRectF) -> None:
        del box
        p.translate(EDGE + ROOM, EDGE + ROOM)
        paint_sheet(p, self.scene.look, self.ground, signs, asks=not self.shown.rules.asks)

    def _paint_yard(self, seat: int, p: QPainter, box: QRectF) -> None:
        look = self.scene.look
        t = self.seats.index(seat) if seat in self.seats else -1
        room = paint_yard(p, look, box, seat, self.name(self.teams[t]) if t >= 0 else "")
        if t < 0:
            return
        if len(self.shown.planes[t]) > 1:
            self._paint_stands(p, box, seat, self.shown.planes[t])
            return
        own = hue(look.theme, seat)
        size = min(room.height() - 24, room.width() * 0.56)
        x, y = room.center().x(), room.center().y()
        paint.circle(p, x, y, size / 2, look.theme.colour("surface.card"), own.edge if seat != 1 else own.lip, 5)
        inner = size * 0.74
        look.pictures.draw(p, f"avatars/{self.teams[t].animal}", x - inner / 2, y - inner / 2, inner)
        r = size * 0.2
        bx, by = x + size * 0.42, y + size * 0.36
        paint.circle(p, bx, by, r, look.theme.colour("right.fill"), look.theme.colour("ink.outline"), 4)
        spot = QRectF(bx - r, by - r, 2 * r, 2 * r)
        words.display(p, look, spot, str(self.shown.right[t]), r * 1.1, look.theme.colour("ink.text"), align="center", fat=0.02, floor=9)

    def _paint_stands(self, p: QPainter, box: QRectF, seat: int, places: tuple[int, ...]) -> None:
        look = self.scene.look
        own = hue(look.theme, seat)
        yard = self.ground.yard(seat)
        for i, place in enumerate(places):
            x, y = self.ground.stand(seat, i)
            x, y = x - yard.left() + 2, y - yard.top() + 2
            paint.circle(p, x, y, 46, look.theme.colour("surface.card"), own.edge if seat != 1 else own.lip, 5)
            p.setOpacity(1.0 if place in (HANGAR, self.board.goal) else 0.22)
            wide = 77.0
            look.pictures.draw(p, PLANES[seat], x - wide / 2, y - wide * 46 / 104, wide, turn=-45)
            p.setOpacity(1.0)
            if place == self.board.goal:
                paint.star(p, look, x + 30, y - 28, 20)
        del box
