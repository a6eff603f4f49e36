"""The stamp at the end of a station: the squirrel in a ring, stars for how it went, and a kind word."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.play.tween import Curve

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

Z = 44.0
STARS = 3
DOWN_MS = 300.0


def stars(slips: int) -> int:
    """1 to 3 stars for a station."""
    return 3 if slips == 0 else 2 if slips <= 2 else 1


class StampCard:
    """The report of a station; the stamp comes down on it."""

    def __init__(self, scene: GameScene, slips: int, box: QRectF, *, moving: bool) -> None:
        self.scene, self.slips = scene, slips
        self.card = Painted(scene, 900, 380, self._paint_card, z=Z)
        self.stamp = Painted(scene, 320, 320, self._paint_stamp, z=Z + 1)
        self.put(box)
        if moving and not scene.calm:
            self.stamp.setOpacity(0.0)
            scene.tween(DOWN_MS, self._come_down, lambda: scene.heard.emit("press"), Curve.InOutQuad, wait=260)

    @property
    def told(self) -> str:
        """What it says."""
        return _("Everything in its place!") if self.slips == 0 else _("Now it is sorted well!")

    def put(self, box: QRectF) -> None:
        room = box.adjusted(60, 44, -60, -44)
        self.card.put(room)
        side = min(room.height() - 50, 330.0)
        self.stamp.put(QRectF(room.left() + 40, room.center().y() - side / 2 - 4, side, side))

    def _come_down(self, at: float) -> None:
        self.stamp.setOpacity(min(1.0, at * 1.6))
        self.stamp.setScale(1.0 if at >= 1 else 1.7 - 0.7 * at)

    def remove(self) -> None:
        self.card.remove()
        self.stamp.remove()

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        look, t = self.scene.look, self.scene.look.theme
        face = box.adjusted(8, 6, -8, -18)
        paint.panel(p, look, face, 44, border="ink.outline", depth=10, pen_width=5)
        room = face.adjusted(face.height() + 24, 40, -44, -36)
        words.display(
            p, look, QRectF(room.left(), room.top(), room.width(), 76), _("Checked!"), 62, t.colour("ink.text"), fat=0.04, align="center"
        )
        got = stars(self.slips)
        for i in range(STARS):
            x = room.center().x() + (i - 1) * 116
            paint.star(p, look, x, room.top() + 140 + (0 if i == 1 else 10), 50, "right.fill" if i < got else "surface.paper2")
        low = QRectF(room.left(), room.top() + 210, room.width(), room.bottom() - room.top() - 210)
        words.text(p, look, low, self.told, 40, t.colour("ink.text"), bold=True, align="center", floor=20)

    def _paint_stamp(self, p: QPainter, box: QRectF) -> None:
        look, t = self.scene.look, self.scene.look.theme
        x, y, r = box.center().x(), box.center().y(), min(box.width(), box.height()) / 2 - 8
        ink = t.colour("brand.primary")
        p.save()
        p.translate(x, y)
        p.rotate(-9)
        paint.circle(p, 0, 0, r, t.colour("brand.primaryTint"), ink, 9)
        paint.circle(p, 0, 0, r * 0.84, None, ink, 4)
        for i in range(12):
            angle = 2 * pi * i / 12
            paint.circle(p, cos(angle) * r * 0.92, sin(angle) * r * 0.92, 5, ink)
        size = r * 1.36
        look.pictures.draw(p, "bins/mascot_cheer", -size / 2, -size * 0.54, size)
        p.restore()
        paint.result_badge(p, look, x + r * 0.66, y + r * 0.66, right=True, r=r * 0.22)
