"""What moves on the board: planes on their white discs, the ring of who plays; and the die."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from wastequiz.games.flying_chess.hues import PLANES
from wastequiz.stage import paint, words
from wastequiz.stage.play.sprite import Painted

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

PAWN = 78.0
PIPS = {
    1: ((0, 0),), 2: ((-1, -1), (1, 1)), 3: ((-1, -1), (0, 0), (1, 1)), 4: ((-1, -1), (1, 1), (-1, 1), (1, -1)),
    5: ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)), 6: ((-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)),
}  # fmt: skip
ROLL_MS, FACES = 720.0, 8


class Pawn(Painted):
    """A plane on its disc. `heading`: where its nose points; `many`: how many stand there together; `key`: the number that chooses it."""

    def __init__(self, scene: GameScene, seat: int, size: float = 1.0) -> None:
        self.seat, self.heading, self.many, self.key, self.size = seat, 0.0, 1, "", size
        super().__init__(scene, PAWN * size, PAWN * size, self._paint_pawn, z=30)

    def turn(self, heading: float, many: int = 1, key: str = "") -> None:
        """Shows another heading, stack or number."""
        if (heading, many, key) != (self.heading, self.many, self.key):
            self.heading, self.many, self.key = heading, many, key
            self.redraw()

    def _paint_pawn(self, p: QPainter, box: QRectF) -> None:
        look, s = self.stage.look, self.size
        t = look.theme
        x, y = box.center().x(), box.center().y()
        paint.circle(p, x, y, 31 * s, t.colour("surface.card"), t.colour("ink.outline"), 4 * s)
        wide = 60 * s
        look.pictures.draw(p, PLANES[self.seat], x - wide / 2, y - wide * 46 / 104, wide, turn=self.heading)
        badge = self.key or (str(self.many) if self.many > 1 else "")
        if badge:
            r = 15 * s
            fill = t.colour("right.fill" if self.key else "surface.card")
            paint.circle(p, box.right() - r - 2, box.top() + r + 2, r, fill, t.colour("ink.outline"), 3)
            spot = QRectF(box.right() - 2 * r - 2, box.top() + 2, 2 * r, 2 * r)
            words.text(p, look, spot, badge, 22 * s, t.colour("ink.text"), bold=True, align="center", floor=9)


class TurnRing(Painted):
    """The dotted ring around the planes that may be played."""

    def __init__(self, scene: GameScene, size: float = 1.0) -> None:
        self.size = size
        super().__init__(scene, 104 * size, 104 * size, self._paint_ring, z=28)

    def _paint_ring(self, p: QPainter, box: QRectF) -> None:
        t, s = self.stage.look.theme, self.size
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(t.colour("surface.card"), 12 * s))
        p.drawEllipse(box.center(), 43 * s, 43 * s)
        pen = QPen(t.colour("ink.text" if t.high_contrast else "brand.primary"), 5 * s)
        pen.setDashPattern([2.0, 1.8])
        p.setPen(pen)
        p.drawEllipse(box.center(), 43 * s, 43 * s)


class Die(Painted):
    """The die. `ready`: it waits to be touched, with small rays around it."""

    def __init__(self, scene: GameScene, side: float = 128.0) -> None:
        self.side, self.shows, self.lean, self.ready = side, 6, -8.0, False
        super().__init__(scene, side * 1.62, side * 1.62, self._paint_die, z=40)

    def tell(self, shows: int, *, ready: bool) -> None:
        """Lies still with so many pips, and waits or not."""
        if (shows or 6, ready) != (self.shows, self.ready):
            self.shows, self.ready, self.lean = shows or 6, ready, -8.0
            self.redraw()

    def roll(self, shows: int, then: Callable[[], Any]) -> None:
        """Tumbles and comes to lie with `shows`, which was certain before."""
        self.ready = False
        seen = -1
        x, y = self.x_units, self.y_units

        def step(at: float) -> None:
            nonlocal seen
            face = min(FACES, int(at * FACES))
            self.at(x, y - 46 * 4 * at * (1 - at))
            if face != seen:
                seen = face
                self.shows = shows if at >= 1 else (shows + 5 * (FACES - face)) % 6 + 1
                self.lean = -8.0 if at >= 1 else face * 47.0
                self.redraw()

        def done() -> None:
            self.at(x, y)
            then()

        self.stage.tween(ROLL_MS, step, done)

    def _paint_die(self, p: QPainter, box: QRectF) -> None:
        t, s = self.stage.look.theme, self.side
        x, y = box.center().x(), box.center().y()
        if self.ready:
            p.setPen(QPen(t.colour("right.fill" if not t.high_contrast else "ink.text"), 6, c=Qt.PenCapStyle.RoundCap))
            for dx, dy, to_x, to_y in (
                (0.64, -0.4, 0.74, -0.46),
                (-0.66, -0.5, -0.74, -0.56),
                (-0.66, 0.54, -0.74, 0.6),
                (0.68, 0.5, 0.76, 0.55),
            ):
                p.drawLine(box.center() + QPointF(dx * s, dy * s), box.center() + QPointF(to_x * s, to_y * s))
        p.save()
        p.translate(x, y)
        p.rotate(self.lean)
        outline = t.colour("ink.outline")
        paint.rounded(p, QRectF(-s / 2, -s / 2 + s * 0.08, s, s), s * 0.24, t.colour("surface.lip"), outline, s * 0.06)
        paint.rounded(p, QRectF(-s / 2, -s / 2, s, s), s * 0.24, t.colour("surface.card"), outline, s * 0.06)
        pip = t.colour("brand.primary" if self.shows == 1 else "ink.text")
        for a, b in PIPS[self.shows]:
            paint.circle(p, a * s * 0.26, b * s * 0.26, s * 0.095, pip)
        p.restore()
