"""A thing in the water: its drawing, and for readers its name on a plate as wide as the name needs; and a finger's hold on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.play.thing import PICK, Thing

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

SIZE, HELD = 136.0, 164.0
"""How large a thing is in the water, and in the hand, in units."""
PLATE, LETTERS, WIDEST, WIDEST_TALL = 44.0, 31.0, 320.0, 264.0
"""How high a name's plate is, how large its letters, and how wide it gets at most, also upright (then the letters are smaller)."""
CARD = 1.7
"""A thing without a drawing is a card with its name, so much wider than it is high."""


def widest(scene: GameScene) -> float:
    """How wide a thing in the water is at most, in units."""
    return WIDEST_TALL if scene.tall else WIDEST


@dataclass
class Hold:
    """What a finger holds: thing `n`, and where it came down."""

    n: int
    x: float
    y: float
    dragged: bool = False


class Afloat(Thing):
    """Question number `n` of the deck as it drifts; `named`: with its name below."""

    def __init__(self, scene: GameScene, n: int, *, named: bool) -> None:
        self.stage, self.named, self.size = scene, named, SIZE  # it is painted as it is made, with room for its name
        super().__init__(scene, n, 0, 0, SIZE)

    def wide(self, width: float) -> None:
        """Its drawing is `width` units across."""
        self.size = width
        self.sized(*self._room(width))

    def bare(self) -> None:
        """Takes its name away: it is on its way."""
        if self.named:
            self.named = False
            self.sized(*self._room(self.size))

    @property
    def plated(self) -> bool:
        """Whether its name stands on a plate below it."""
        return self.named and self.drawn

    @property
    def above(self) -> float:
        """So much higher than its own middle is that of its drawing."""
        return (self.height_units - self.size) / 2

    def near(self, x: float, y: float) -> float | None:
        far = max(abs(self.x_units - x), abs(self.y_units - self.above - y))
        return far if self.isVisible() and far <= max(PICK, self.size / 2) else None

    def _room(self, width: float) -> tuple[float, float]:
        return self._across(), self._height(width)

    def _across(self) -> float:
        if not self.drawn:
            return self.size * CARD
        if not self.plated:
            return self.size
        return max(self.size, min(widest(self.stage), words.width(self.stage.look, self.name, LETTERS, bold=True) + 44))

    def _height(self, width: float) -> float:
        return width + (PLATE if self.plated else 0)

    def _paint_thing(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t = look.theme
        ink = t.colour("ink.text")
        if not self.drawn:
            face = box.adjusted(4, 4, -4, -12)
            paint.panel(p, look, face, 24, border="ink.outline", pen_width=4, depth=6)
            words.text(p, look, face.adjusted(12, 8, -12, -8), self.name, 36, ink, bold=True, align="center", floor=14)
            return
        look.pictures.draw(p, item_picture(self.question.picture), box.center().x() - self.size / 2, box.top(), self.size)
        if self.plated:
            across = min(box.width(), words.width(look, self.name, LETTERS, bold=True) + 44)
            plate = QRectF(box.center().x() - across / 2, box.bottom() - PLATE, across, PLATE).adjusted(2, 2, -2, -2)
            edge = t.colour("ink.outline") if t.high_contrast else None
            paint.rounded(p, plate, plate.height() / 2, t.colour("surface.card", 1.0 if t.high_contrast else 0.92), edge, t.border_floor)
            words.text(p, look, plate.adjusted(14, 0, -14, 0), self.name, LETTERS, ink, bold=True, align="center", floor=15)
