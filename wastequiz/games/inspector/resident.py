"""The resident: an animal in a winter coat with a bag, and what it says in a bubble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.games.inspector import places
from wastequiz.stage import paint, words
from wastequiz.stage.play.sprite import Painted, Sprite

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

COATS = ("orange", "lilac", "rose", "sun")
COME_MS = 620.0
HEAD = 0.68
"""How wide the head's drawing is, of the body's."""


class Resident:
    """Stands beside the mat. `come` lets another one walk in."""

    def __init__(self, scene: GameScene) -> None:
        self.scene = scene
        self.animal, self.coat, self.says = "rabbit", COATS[0], ""
        self.glad = False
        self.figure = Painted(scene, 290, 375, self._paint_figure, z=14)
        self.bubble = Painted(scene, 380, 150, self._paint_bubble, z=16)
        self.bag = Sprite(scene, "scenery/waste_bag", 0, 0, 118, z=15)
        self._at = 1.0
        self.here = places.WIDE

    def put(self, here: places.Places) -> None:
        """Stands at its place; one that walks in comes there by itself."""
        self.here = here
        self.figure.put(here.resident)
        self.bubble.put(here.bubble.adjusted(-24, -20, 24, 50))
        self.bag.wide(here.bag.width())
        self._stand(self._at)

    def _stand(self, at: float) -> None:
        """`at` of the way in, 0..1."""
        self._at = at
        here = self.here
        away = (here.resident.right() - self.scene.area.left() + 40) * (1 - at)
        bob = abs((at * 3) % 1 - 0.5) * 16 - 8 if 0 < at < 1 else 0.0
        for part, box in ((self.figure, here.resident), (self.bag, here.bag)):
            part.at(box.center().x() - away, box.center().y() + bob)
        self.bubble.setOpacity(1.0 if at >= 1 else 0.0)

    def show(self, animal: str, place: int, says: str, *, glad: bool = False, opened: bool = False) -> None:
        """Who it is (the coat goes by the station's `place`), what it says, whether it is glad, and whether its bag is spread out."""
        coat = COATS[place % len(COATS)]
        if (animal, coat, glad) != (self.animal, self.coat, self.glad):
            self.animal, self.coat, self.glad = animal, coat, glad
            self.figure.redraw()
        if says != self.says:
            self.says = says
            self.bubble.redraw()
        self.bag.show_picture("scenery/waste_bag_open" if opened else "scenery/waste_bag")

    def smile(self) -> None:
        """Is glad from now on."""
        if not self.glad:
            self.glad = True
            self.figure.redraw()

    def come(self) -> None:
        """Walks in from the left with its bag."""
        if not self.scene.calm:
            self._stand(0.0)
            self.scene.tween(COME_MS, self._stand)

    def holds(self, x: float, y: float) -> bool:
        """Whether a touch there is meant for it."""
        return self.figure.holds(x, y) or self.bubble.holds(x, y, -20)

    def _paint_figure(self, p: QPainter, box: QRectF) -> None:
        pictures = self.scene.look.pictures
        wide = min(box.width(), box.height() / 1.3)
        body = wide * 220 / 240
        left = box.center().x() - wide / 2
        pictures.draw(p, f"scenery/resident_{self.coat}" + ("_glad" if self.glad else ""), left, box.bottom() - body, wide)
        head = wide * HEAD
        chin = box.bottom() - body + wide * 66 / 240
        pictures.draw(p, f"avatars/{self.animal}", box.center().x() - head / 2, chin - head * 0.965, head)

    def _paint_bubble(self, p: QPainter, box: QRectF) -> None:
        look = self.scene.look
        face = box.adjusted(24, 20, -24, -50)
        paint.bubble(p, look, face, "below")
        words.text(
            p, look, face.adjusted(20, 6, -20, -6), self.says, 36, look.theme.colour("ink.text"), bold=True, align="center", floor=22
        )
