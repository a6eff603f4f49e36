"""What only pleases, or shows how: a few flakes that drift, and the hand that shows the way in the try-out."""

from __future__ import annotations

from collections.abc import Callable
from math import sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

FALL = 34.0
"""Units a second a flake falls."""
_FLAKES = (
    (0.06, 0.1, 9),
    (0.19, 0.62, 7),
    (0.31, 0.3, 10),
    (0.44, 0.82, 7),
    (0.57, 0.18, 8),
    (0.68, 0.55, 10),
    (0.81, 0.05, 7),
    (0.93, 0.4, 9),
)
"""Each flake: how far across and down the sky at first, and its radius."""
SHOW_MS, REST_MS = 1500.0, 700.0


class Snow:
    """Eight small flakes, and none with reduced motion or high contrast."""

    def __init__(self, scene: GameScene) -> None:
        self.scene = scene
        still = scene.calm or scene.look.theme.high_contrast
        self.flakes = [] if still else [Painted(scene, 2 * r + 2, 2 * r + 2, self._paint_flake, z=5) for _x, _y, r in _FLAKES]
        self.ms = 0.0

    def drift(self, ms: float) -> None:
        """`ms` later."""
        self.ms += ms
        area = self.scene.area
        deep = area.height() * 0.76
        for flake, (x, y, r) in zip(self.flakes, _FLAKES, strict=False):
            down = (y * deep + self.ms * FALL * r / 9000) % deep
            flake.at(area.left() + x * area.width() + 26 * sin(self.ms / 2600 + x * 40), area.top() + down)

    def _paint_flake(self, p: QPainter, box: QRectF) -> None:
        paint.circle(p, box.center().x(), box.center().y(), box.width() / 2 - 1, self.scene.look.theme.colour("scene.snow"))


class ShownHow:
    """A hand goes from a car to the bin its thing belongs in, again and again until somebody plays (`stop`)."""

    def __init__(self, scene: GameScene, way: Callable[[], tuple[tuple[float, float], tuple[float, float]] | None]) -> None:
        self.scene, self.way = scene, way
        self.hand = Sprite(scene, "scenery/hand_point", 0, 0, 150, z=95)
        self.hand.setVisible(False)
        self.going = True
        self._again()

    def _again(self) -> None:
        way = self.way() if self.going else None
        if way is None:
            self.hand.setVisible(False)
            return
        (from_x, from_y), (to_x, to_y) = way

        def step(at: float) -> None:
            self.hand.at(from_x + (to_x - from_x) * at + 40, from_y + (to_y - from_y) * at + 50)

        self.hand.setVisible(True)
        step(0.0)
        self.scene.tween(SHOW_MS, step, lambda: self.scene.later(REST_MS, self._again))

    def stop(self) -> None:
        """Somebody plays."""
        if self.going:
            self.going = False
            self.hand.remove()
