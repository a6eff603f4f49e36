"""Small joys: stars that fly out, and points that rise. None with reduced motion; never more than two dozen at once."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import words
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

MOST = 24
_ALIVE: dict[int, int] = {}
"""How many stars fly in a scene, by its id."""


def burst(scene: GameScene, x: float, y: float, n: int = 6, reach: float = 110.0) -> None:
    """`n` stars fly out from (x, y)."""
    flying = _ALIVE.get(id(scene), 0)
    if scene.calm or scene.look.theme.high_contrast or flying + n > MOST:
        return
    _ALIVE[id(scene)] = flying + n
    for i in range(n):
        angle = 2 * pi * i / n + flying
        star = Sprite(scene, "icons/star_score", x, y, 34, z=70)
        _fly(scene, star, cos(angle) * reach, sin(angle) * reach)


def _fly(scene: GameScene, star: Sprite, dx: float, dy: float) -> None:
    x, y = star.x_units, star.y_units

    def step(at: float) -> None:
        star.at(x + dx * at, y + dy * at + 60 * at * at)
        star.setOpacity(1 - at * at)

    def gone() -> None:
        star.remove()
        _ALIVE[id(scene)] = max(0, _ALIVE.get(id(scene), 0) - 1)

    scene.tween(620, step, gone)


def rise(scene: GameScene, label: str, x: float, y: float, colour: str = "ink.text") -> None:
    """A word ("+10") rises from (x, y) and fades."""
    look = scene.look

    def paint_word(p: QPainter, box: QRectF) -> None:
        t = look.theme
        words.display(p, look, box, label, 54, t.colour(colour), fat=0.04, align="center", halo=t.colour("surface.card"))

    word = Painted(scene, 60 + words.width(look, label, 54, bold=True), 86, paint_word, x, y, z=72)

    def step(at: float) -> None:
        word.at(x, y - 90 * at)
        word.setOpacity(1 - at * at)

    scene.tween(900, step, word.remove)
