"""The river as it is seen: the town on its far bank, the water, what drifts on it for show, and the pane that tells how clear it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap

from wastequiz.stage import paint
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

TOWN = "scenery/background_river_1920x620"
TOWN_WIDE, TOWN_BANK = 1920.0, 608.0
"""How wide the drawing of the town is, and at what height of it the water begins."""
BANK, BANK_TALL = 398.0, 640.0
"""Where the water begins, in units of the scene."""
TALL_SCALE, TALL_MIDDLE = 1.12, 0.42
"""Upright the town is drawn so much larger, and so much of it lies left of the middle."""
RIPPLES, FLOES = 9, 3
SLOW = 26.0
"""How fast the water goes by itself, in units a second."""


def bank_of(scene: GameScene) -> float:
    """Where the water begins, in units."""
    return BANK_TALL if scene.tall else BANK


def backdrop(scene: GameScene, size: QSize) -> QPixmap:
    """The town, its bank and the water for a window of `size`. In high contrast the bank is a line on plain paper."""
    ratio, t = scene.ratio, scene.look.theme
    pixmap = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(t.colour("surface.paper" if t.high_contrast else "scene.skyTop"))
    p = QPainter(pixmap)
    paint.ready(p)
    p.scale(scene.unit, scene.unit)
    p.translate(-scene.area.left(), -scene.area.top())
    area, bank = scene.area, bank_of(scene)
    if t.high_contrast:
        paint.line(p, [(area.left(), bank), (area.right(), bank)], t.colour("ink.outline"), 6)
        p.end()
        return pixmap
    scale = max(area.width() / TOWN_WIDE, TALL_SCALE if scene.tall else 1.0)
    wide = TOWN_WIDE * scale
    left = area.center().x() - wide * (TALL_MIDDLE if scene.tall else 0.5)
    _water(p, scene, QRectF(area.left(), bank - 10, area.width(), area.bottom() - bank + 12))
    scene.look.pictures.draw_once(p, TOWN, min(area.left(), max(left, area.right() - wide)), bank - TOWN_BANK * scale, wide)
    p.end()
    return pixmap


def at_dusk(scene: GameScene, day: QPixmap) -> QPixmap:
    """The same as night falls."""
    pixmap = QPixmap(day)
    p = QPainter(pixmap)
    p.scale(scene.unit, scene.unit)
    p.translate(-scene.area.left(), -scene.area.top())
    _night(p, scene)
    p.end()
    return pixmap


def _water(p: QPainter, scene: GameScene, box: QRectF) -> None:
    """Ice-cold water, darker near the far bank, with lines of light."""
    t = scene.look.theme
    down = QLinearGradient(0, box.top(), 0, box.bottom())
    down.setColorAt(0, t.colour("scene.iceEdge"))
    down.setColorAt(0.3, t.colour("scene.skyTop"))
    down.setColorAt(1, t.colour("scene.ice"))
    p.fillRect(box, down)
    for i in range(26):
        x = box.left() + (i * 397 % 1000) / 1000 * box.width()
        y = box.top() + 60 + (i * 211 % 1000) / 1000 * (box.height() - 80)
        wide = 60 + i * 53 % 90
        paint.rounded(p, QRectF(x - wide / 2, y, wide, 7), 3.5, t.colour("scene.snow", 0.34 if i % 3 else 0.5))


def _night(p: QPainter, scene: GameScene) -> None:
    t, area = scene.look.theme, scene.area
    down = QLinearGradient(0, area.top(), 0, area.bottom())
    down.setColorAt(0, t.colour("scene.duskTop", 0.86))
    down.setColorAt(0.34, t.colour("scene.duskMid", 0.5))
    down.setColorAt(1, t.colour("scene.duskTop", 0.6))
    p.fillRect(area, down)


class Current:
    """Lines of light and floes that drift with the water. None in high contrast; with reduced motion they lie still."""

    def __init__(self, scene: GameScene) -> None:
        self.scene = scene
        self.parts: list[Sprite] = []
        if scene.look.theme.high_contrast:
            return
        self.parts = [Painted(scene, 74 + i * 17 % 40, 14, self._paint_ripple, z=5) for i in range(RIPPLES)]
        self.parts += [Sprite(scene, "scenery/river_floe", 0, 0, 92 + 26 * i, z=6) for i in range(FLOES)]

    def _paint_ripple(self, p: QPainter, box: QRectF) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        paint.rounded(p, box.adjusted(0, 3, 0, -3), 4, self.scene.look.theme.colour("scene.snow", 0.75))

    def arrange(self, top: float, bottom: float) -> None:
        """Spreads them over the water between `top` and `bottom`."""
        area = self.scene.area
        for i, part in enumerate(self.parts):
            floe = i >= RIPPLES
            y = top + 6 + (i * 0.37 % 1) * 34 if floe else top + 40 + (i * 0.41 % 1) * (bottom - top - 40)
            part.at(area.left() + (i * 0.29 % 1) * area.width(), y)

    def move(self, by: float) -> None:
        """Everything drifts `by` units; what has left on the right comes back on the left."""
        if self.scene.calm:
            return
        area = self.scene.area
        for i, part in enumerate(self.parts):
            x = part.x_units + by * (0.7 if i >= RIPPLES else 0.9 + 0.03 * i)
            part.at(x if x < area.right() + 90 else area.left() - 90, part.y_units)


class Clearness(Sprite):
    """The round pane with the fish: `tell(cloud)`, 0 clear to 3."""

    def __init__(self, scene: GameScene) -> None:
        self.cloud = 0
        super().__init__(scene, "scenery/river_water_0", 0, 0, 150, z=34)

    def tell(self, cloud: int) -> None:
        if cloud != self.cloud:
            self.cloud = cloud
            self.show_picture(f"scenery/river_water_{cloud}")
            self.stage.hop(self)


class Glow(Painted):
    """A ring of sun around the thing that is fished next."""

    def __init__(self, scene: GameScene, wide: float) -> None:
        super().__init__(scene, wide, wide, self._paint_glow, z=25)

    def _paint_glow(self, p: QPainter, box: QRectF) -> None:
        t = self.stage.look.theme
        middle, r = QPointF(box.center()), box.width() / 2 - 6
        fill: QColor = t.colour("surface.card", 1.0 if t.high_contrast else 0.72)
        paint.circle(p, middle.x(), middle.y(), r, fill, t.colour("right.fill"), 10)
        if t.high_contrast:
            paint.circle(p, middle.x(), middle.y(), r + 4, None, t.colour("ink.outline"), 4)
