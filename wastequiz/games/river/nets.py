"""One boat a bin: the bin's character aboard, its name on the hull in its colour, and its net held out over the water."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from wastequiz.domain.schemes import Bin
from wastequiz.stage import paint
from wastequiz.stage.name_plate import name_plate
from wastequiz.stage.play.bins import ASPECT, BinFigure, BinRow
from wastequiz.stage.play.sprite import Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

NET = "scenery/river_net"
HULL_HIGH, ABOARD = 128.0, 0.13
"""How high a hull is, and how much of the character stands behind it."""


class Boat(BinFigure):
    """A bin in its boat. What is fished flies into its net (`mouth`)."""

    def __init__(self, scene: GameScene, shown: Bin, key: str) -> None:
        super().__init__(scene, shown, key)
        self.net = Sprite(scene, NET, 0, 0, 120, z=22)
        self.shown = True

    def put(self, box: QRectF) -> None:
        self.box = box
        hull = min(HULL_HIGH, box.height() * 0.36)
        above = box.height() - hull
        high = min(above / (1 - ABOARD), box.width() * 0.62 / ASPECT)
        figure = self.figure
        figure.x_units, figure.y_units = box.center().x() - box.width() * 0.1, box.bottom() - hull + high * (ABOARD - 0.5)
        figure.width_units = high * ASPECT
        figure.refresh()
        self.net.x_units = figure.x_units + high * ASPECT * 0.66
        self.net.y_units = figure.y_units - high * 0.16
        self.net.width_units = high * 0.6
        self.net.refresh()
        self.plate.put(QRectF(box.left(), box.bottom() - hull, box.width(), hull))
        top = figure.y_units - high * 0.5
        self.floor.put(QRectF(box.left() - 10, top - 6, box.width() + 20, box.bottom() - top + 22))

    @property
    def mouth(self) -> tuple[float, float]:
        net = self.net
        return net.x_units + net.width_units * 0.14, net.y_units - net.width_units * 0.06

    def glad(self) -> None:
        super().glad()
        self.scene.hop(self.net)

    def show(self, on: bool) -> None:
        """Whether it is there: while a question is asked the boats make room."""
        self.shown = on
        for sprite in (self.figure, self.plate, self.net):
            sprite.setVisible(on)
        if not on:
            self.come_near(False)

    def holds(self, x: float, y: float, reach: float = 48.0) -> bool:
        return self.shown and super().holds(x, y, reach)

    def remove(self) -> None:
        super().remove()
        self.net.remove()

    def _paint_plate(self, p: QPainter, box: QRectF) -> None:
        """The hull, its name on it, and the water it lies in."""
        look = self.scene.look
        t = look.theme
        top, foot, slant = 12.0, box.height() - 12, min(34.0, box.width() * 0.12)
        hull = QPainterPath()
        hull.moveTo(6, top)
        hull.lineTo(box.width() - 6, top)
        hull.quadTo(box.width() - slant * 0.4, foot - 16, box.width() - slant, foot - 8)
        hull.quadTo(box.width() / 2, foot + 6, slant, foot - 8)
        hull.quadTo(slant * 0.4, foot - 16, 6, top)
        p.setPen(QPen(t.colour("ink.outline"), 5))
        p.setBrush(t.bin(self.bin.hue, "shade"))
        p.drawPath(hull)
        plate = QRectF(slant * 0.62, top + 14, box.width() - slant * 1.24, foot - top - 34)
        name_plate(p, look, plate, self.bin)
        rail = QRectF(3, top - 9, box.width() - 6, 20)
        paint.rounded(p, rail, 10, t.colour("surface.card"), t.colour("ink.outline"), 5)
        if not t.high_contrast:
            wave = QPainterPath()
            step = box.width() / 6
            wave.moveTo(0, foot)
            for i in range(6):
                wave.quadTo((i + 0.5) * step, foot - (9 if i % 2 else -7), (i + 1) * step, foot)
            p.strokePath(wave, QPen(t.colour("scene.snow", 0.9), 6))
        if self.key and not self.scene.tall:
            paint.key_badge(p, look, 0, top - 2, self.key, 42)


class Fleet(BinRow):
    """The boats of all bins of the scheme, in its order; keys 1 to 8."""

    def __init__(self, scene: GameScene) -> None:
        self.boats = [Boat(scene, b, str(i + 1)) for i, b in enumerate(scene.deal.scheme.bins)]
        self.bins = list[BinFigure](self.boats)

    def boat(self, bin_id: str) -> Boat | None:
        return next((b for b in self.boats if b.bin.id == bin_id), None)

    def show(self, on: bool) -> None:
        """Whether they are there."""
        for boat in self.boats:
            boat.show(on)

    def near(self, found: list[BinFigure]) -> None:
        """Just those have something held over them."""
        for boat in self.boats:
            boat.come_near(boat in found)
