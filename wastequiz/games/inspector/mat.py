"""The mat before the bin: the bag's contents lie on it, each with its name for those who read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.play.thing import Thing
from wastequiz.stage.play.tween import Tween

if TYPE_CHECKING:
    from wastequiz.games.inspector.places import Places
    from wastequiz.stage.play.scene import GameScene

HEAD = 62.0
"""How high the head of the mat with the bin's name is; half of it stands over the cloth."""
NAME = 0.29
"""How much of its height a thing's name takes."""
SPREAD_MS, BETWEEN_MS, FLY_MS, HOME_MS = 420.0, 70.0, 420.0, 260.0


class MatThing(Thing):
    """Thing number `n` of the deck on the mat; `reads`: with its name below."""

    def __init__(self, scene: GameScene, n: int, reads: bool, home: QRectF) -> None:
        self.reads, self._high = reads, home.height()
        super().__init__(scene, n, home.center().x(), home.center().y(), home.width(), z=30)

    def _height(self, width: float) -> float:
        return self._high

    def fit(self, home: QRectF) -> None:
        """As large as the place where it lies."""
        self._high = home.height()
        self.sized(home.width(), home.height())

    def shed_name(self) -> None:
        """Its drawing alone, as it goes into a bin."""
        if self.reads and self.drawn:
            self.reads = False
            self._high *= 1 - NAME
            self.sized(self._high, self._high)

    def near(self, x: float, y: float) -> float | None:
        """How far its middle is, None where the touch is not on it."""
        if not self.holds(x, y):
            return None
        return max(abs(self.x_units - x), abs(self.y_units - y))

    def _paint_thing(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        name = box.height() * NAME if self.reads else 0.0
        room = box.adjusted(0, 0, 0, -name)
        ink = look.theme.colour("ink.text")
        if not self.drawn:
            paint.rounded(p, room.adjusted(8, 8, -8, -8), 20, look.theme.colour("surface.card"), look.theme.colour("ink.outline"), 4)
            words.text(p, look, room.adjusted(16, 12, -16, -12), self.name, 30, ink, bold=True, align="center", floor=14)
            return
        size = min(room.width(), room.height())
        look.pictures.draw(p, item_picture(self.question.picture), room.center().x() - size / 2, room.top(), size)
        if self.reads:
            strip = QRectF(box.left() + 2, room.bottom(), box.width() - 4, name)
            words.text(p, look, strip, self.name, 29, ink, bold=True, align="center", floor=15, leading=1.05)


class Mat:
    """The mat and what lies on it. `things`: all that is still shown, by number; `flying`: on its way into a bin."""

    def __init__(self, scene: GameScene, reads: bool) -> None:
        self.scene, self.reads = scene, reads
        self.bin: Bin | None = None
        self.order: tuple[int, ...] = ()
        self.things: dict[int, MatThing] = {}
        self.flying: list[MatThing] = []
        self._ways: dict[int, Tween] = {}
        self.cloth = Painted(scene, 1060, 476, self._paint_cloth, z=12)
        self.ring = Painted(scene, 220, 200, self._paint_ring, z=29)
        self.ring.setVisible(False)
        self.box = QRectF(0, 0, 1060, 516)

    # ---- what lies there
    def lay(self, bin_: Bin | None, order: tuple[int, ...], left: tuple[int, ...]) -> None:
        """Spreads another bag: `order` as it lay at first, `left` what is still there."""
        self.clear()
        if bin_ is not self.bin:
            self.bin = bin_
            self.cloth.redraw()
        self.order = order
        self.things = {n: MatThing(self.scene, n, self.reads, self.home(n)) for n in order if n in left}

    def get_ready(self, n: int) -> None:
        """Renders the drawing of a thing of the next bag, so that it need not be as the bag comes: that bag is as large as this one."""
        scene, home = self.scene, self.home(self.order[0])
        picture = scene.deal.round.questions[n].picture
        if picture:
            width = min(home.width(), home.height() * (1 - (NAME if self.reads else 0.0)))
            scene.look.pictures.pixmap(item_picture(picture), width * scene.unit * scene.ratio)

    def clear(self) -> None:
        """Nothing lies there any more."""
        for thing in (*self.things.values(), *self.flying):
            thing.remove()
        self.things, self.flying, self._ways = {}, [], {}
        self.ring.setVisible(False)

    def put(self, places: Places) -> None:
        """Lies at its place; what is on its way is there at once."""
        self.box = places.mat
        self.cloth.put(places.mat)
        for thing in self.flying:
            thing.remove()
        self.flying = []
        for n, thing in self.things.items():
            home = self.home(n)
            thing.fit(home)
            if n not in self._ways:
                thing.at(home.center().x(), home.center().y())

    @property
    def columns(self) -> int:
        return max(1, -(-len(self.order) // 2))

    def home(self, n: int) -> QRectF:
        """Where a thing lies; what lies there stays there when others are gone."""
        i, columns = self.order.index(n), self.columns
        room = self.box.adjusted(44, HEAD + 4, -44, -40)
        row, column = divmod(i, columns)
        here = columns if row == 0 else len(self.order) - columns
        wide, high = room.width() / columns, room.height() / 2
        left = room.center().x() - here * wide / 2 + column * wide
        across = min(wide - 16, 250.0)
        aside = ((n * 7) % 5 - 2) * min(6.0, (wide - across) / 5)
        return QRectF(left + (wide - across) / 2 + aside, room.top() + row * high + 4, across, high - 10)

    def at(self, x: float, y: float) -> MatThing | None:
        """The thing a touch is on."""
        found = [(near, thing.n) for thing in self.things.values() if (near := thing.near(x, y)) is not None]
        return self.things[min(found)[1]] if found else None

    # ---- movement
    def spread(self, x: float, y: float, wait: float) -> None:
        """The things come out of the bag at (x, y), one after the other, after `wait` ms."""
        if self.scene.calm:
            return
        for i, (n, thing) in enumerate(self.things.items()):
            thing.at(x, y)
            thing.setVisible(False)
            self._ways[n] = self.scene.tween(
                SPREAD_MS, partial(self._on_way, thing, x, y, None, 120.0), partial(self._stop, n), wait=wait + i * BETWEEN_MS
            )

    def _on_way(self, thing: MatThing, x: float, y: float, to: QPointF | None, arc: float, at: float) -> None:
        """A thing `at` of its way from (x, y); `to` None: home, wherever that is by now."""
        thing.setVisible(True)
        end = to if to is not None else self.home(thing.n).center()
        thing.at(x + (end.x() - x) * at, y + (end.y() - y) * at - arc * 4 * at * (1 - at))

    def take(self, n: int) -> MatThing:
        """It is in a hand: its way is over, and it lies above the others."""
        self._stop(n)
        thing = self.things[n]
        thing.setVisible(True)
        thing.setZValue(60)
        return thing

    def lay_back(self, n: int) -> None:
        """It goes home to where it lay."""
        thing = self.things.get(n)
        if thing is None:
            return
        self._stop(n)
        thing.setZValue(30)
        way = partial(self._on_way, thing, thing.x_units, thing.y_units, None, 0.0)
        self._ways[n] = self.scene.tween(HOME_MS, way, partial(self._stop, n))

    def fly(self, n: int, x: float, y: float, wait: float = 0.0) -> None:
        """It goes into the bin whose mouth is at (x, y), and is gone."""
        thing = self.things.pop(n, None)
        if thing is None:
            return
        self._stop(n)
        thing.shed_name()
        thing.setZValue(62)
        self.flying.append(thing)
        way = partial(self._on_way, thing, thing.x_units, thing.y_units, QPointF(x, y), 90.0)

        def gone() -> None:
            thing.remove()
            if thing in self.flying:
                self.flying.remove(thing)

        self.scene.tween(FLY_MS, way, gone, wait=wait)

    def _stop(self, n: int) -> None:
        way = self._ways.pop(n, None)
        if way is not None:
            way.stop()
        if n in self.things:
            self.things[n].setVisible(True)

    def choose(self, n: int | None) -> None:
        """Puts the ring round a thing, or takes it away."""
        self.ring.setVisible(n is not None)
        if n is not None:
            self.ring.put(self.home(n).adjusted(-10, -9, 10, 13))

    # ---- painting
    def _paint_cloth(self, p: QPainter, box: QRectF) -> None:
        look, bin_ = self.scene.look, self.bin
        t = look.theme
        ink = t.colour("ink.outline")
        face = box.adjusted(22, HEAD / 2, -22, -16)
        fringe = QPen(ink, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        for i in range(12):
            y = face.top() + 34 + (face.height() - 68) * i / 11
            p.setPen(fringe)
            p.drawLine(round(face.left() - 16), round(y), round(face.left()), round(y))
            p.drawLine(round(face.right()), round(y), round(face.right() + 16), round(y))
        hue = bin_.hue if bin_ is not None else "grey"
        paint.lip_of(p, face, 34, 9, t.bin(hue, "shade"))
        paint.rounded(p, face, 34, t.bin(hue, "tint"), ink, 5)
        p.setBrush(Qt.BrushStyle.NoBrush)
        stitch = QPen(t.bin(hue), 5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        stitch.setDashPattern([2.6, 2.6])
        p.setPen(stitch)
        p.drawRoundedRect(face.adjusted(13, 13, -13, -13), 24, 24)
        if bin_ is not None:
            name = in_words(bin_.name)
            wide = min(paint.bin_tag_width(look, name, HEAD), face.width() - 120)
            paint.bin_tag(p, look, box.center().x() - wide / 2, face.top(), hue, bin_symbol(bin_), name, HEAD, most=wide)

    def _paint_ring(self, p: QPainter, box: QRectF) -> None:
        t = self.scene.look.theme
        face = box.adjusted(7, 7, -7, -7)
        paint.rounded(p, face, 28, t.colour("surface.card"))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(t.colour("focus.outer"), 12))
        p.drawRoundedRect(face, 26, 26)
        p.setPen(QPen(t.colour("focus.inner"), 6))
        p.drawRoundedRect(face, 26, 26)
