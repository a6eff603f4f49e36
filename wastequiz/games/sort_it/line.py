"""The cable line as it is seen: the rope with its sag, and the cars that hang on it with what they carry."""

from __future__ import annotations

from math import sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from wastequiz.games.sort_it.rules import CARS
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import item_picture
from wastequiz.stage.look import Look
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.play.tween import Curve
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

ROPE_Z, CAR_Z = 11.0, 12.0
CAR_WIDE, CAR_HIGH, HANGS = 248.0, 266.0, 14.0
"""A car's box, and how far below its top the rope runs."""
THING, THING_BELOW = 134.0, 97.0
"""How large a thing in a car is, and how far its middle hangs below the rope."""
SPACING = (372.0, 300.0)
"""How far cars are apart at least: in a broad window, in an upright one."""
BEYOND = 120.0
"""A car turns round so far outside the window."""
TUBS = ("tryAgain.bright", "right.fill", "brand.primaryBright")
"""The colours of the tubs, one after the other: none is a bin's."""
CHILDREN = ("team.warmSun", "team.starlight", "team.aurora")
"""The colours of the children, as those of teams."""


def name_tag(p: QPainter, look: Look, room: QRectF, name: str) -> None:
    """A small paper tag with a thing's name in the middle of `room`, as broad as the name."""
    t = look.theme
    size, lines = words.fit(look, name, 28, room.width() - 24, room.height() - 4, bold=True, floor=13)
    wide = min(room.width(), max(words.width(look, line, size, bold=True) for line in lines) + 30)
    face = QRectF(room.center().x() - wide / 2, room.top(), wide, room.height())
    paint.rounded(p, face, min(18.0, face.height() / 2), t.colour("surface.card"), t.colour("surface.line"), max(2.5, t.border_floor))
    words.text(p, look, face.adjusted(10, 2, -10, -2), name, 28, t.colour("ink.text"), bold=True, align="center", floor=13)


class Rope(Painted):
    """The rope across the window, `low` units down in its middle. With several children its parts have their colours."""

    def __init__(self, scene: GameScene, children: int) -> None:
        self.children = children
        self.left, self.right, self.high, self.sag = 0.0, 1920.0, 176.0, 37.0
        super().__init__(scene, 1920, 70, self._paint_rope, z=ROPE_Z)

    def hang(self, left: float, right: float, high: float, sag: float) -> None:
        """From x = `left` to `right`, `high` at both ends and `sag` lower in the middle."""
        self.left, self.right, self.high, self.sag = left, right, high, sag
        self.put(QRectF(left, high - 10, right - left, sag + 20))

    def y_at(self, x: float) -> float:
        """How high the rope hangs at `x`."""
        half = (self.right - self.left) / 2
        off = (x - self.left - half) / half
        return self.high + self.sag * (1 - off * off)

    def x_at(self, place: float, tall: bool) -> float:
        """Where on the rope the rules' `place` 0..1 is."""
        once = max(CARS * SPACING[tall], self.right - self.left + 2 * BEYOND)
        return self.left - BEYOND + place * once

    def _paint_rope(self, p: QPainter, box: QRectF) -> None:
        t = self.stage.look.theme
        path = QPainterPath(QPointF(-10, 10))
        path.quadTo(QPointF(box.width() / 2, 10 + 2 * self.sag), QPointF(box.width() + 10, 10))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(t.colour("ink.textHint"), 7 if self.children == 1 else 13))
        p.drawPath(path)
        if self.children == 1:
            return
        wide = box.width() / self.children
        for i in range(self.children):
            p.save()
            p.setClipRect(QRectF(i * wide, 0, wide, box.height()))
            p.setPen(QPen(t.colour(CHILDREN[i]), 7))
            p.drawPath(path)
            p.restore()


class CableCar(Painted):
    """One car: hanger, hoop, what it carries (question number `n`, None: nothing), its tub with a rim of snow, and the thing's name below."""

    def __init__(self, scene: GameScene, tub: str, *, named: bool) -> None:
        self.tub, self.named = tub, named
        self.n: int | None = None
        super().__init__(scene, CAR_WIDE, CAR_HIGH, self._paint_car, z=CAR_Z)

    def refresh(self) -> None:
        super().refresh()
        self.setTransformOriginPoint(0, (HANGS - CAR_HIGH / 2) * self.stage.unit)  # it swings round the rope

    def hang(self, x: float, y: float) -> None:
        """Hangs it on the rope at (x, y)."""
        self.at(x, y - HANGS + CAR_HIGH / 2)

    @property
    def middle(self) -> tuple[float, float]:
        """Where its thing is."""
        return self.x_units, self.y_units - CAR_HIGH / 2 + HANGS + THING_BELOW

    def carry(self, n: int | None) -> bool:
        """Shows another thing, or none; whether that is new."""
        if n == self.n:
            return False
        self.n = n
        self.redraw()
        return True

    def sway(self) -> None:
        """Swings a little, as something was taken out of it or laid into it."""
        if not self.stage.calm:
            self.stage.tween(640, lambda at: self.setRotation(0.0 if at >= 1 else 5.0 * (1 - at) * sin(at * 9.4)), curve=Curve.Linear)

    # ---- painting
    def _paint_car(self, p: QPainter, box: QRectF) -> None:
        t = self.stage.look.theme
        x, y = box.center().x(), HANGS
        ink, iron = t.colour("ink.outline"), QPen(t.colour("ink.textHint"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(iron)
        p.drawLine(QPointF(x, y), QPointF(x, y + 34))
        hoop = QPainterPath(QPointF(x - 66, y + 136))
        hoop.lineTo(x - 66, y + 92)
        hoop.quadTo(x - 66, y + 34, x, y + 34)
        hoop.quadTo(x + 66, y + 34, x + 66, y + 92)
        hoop.lineTo(x + 66, y + 136)
        p.drawPath(hoop)
        paint.circle(p, x, y, 10, t.colour("ink.textHint"))
        if self.n is not None:
            self._paint_thing(p, QRectF(x - THING / 2, y + THING_BELOW - THING / 2, THING, THING))
        tub = QPainterPath(QPointF(x - 78, y + 140))
        tub.lineTo(x + 78, y + 140)
        tub.lineTo(x + 66, y + 184)
        tub.quadTo(x + 62, y + 198, x + 46, y + 198)
        tub.lineTo(x - 46, y + 198)
        tub.quadTo(x - 62, y + 198, x - 66, y + 184)
        tub.closeSubpath()
        p.fillPath(tub, t.colour(self.tub))
        shade = QPainterPath(QPointF(x + 44, y + 142))
        shade.lineTo(x + 78, y + 142)
        shade.lineTo(x + 66, y + 184)
        shade.quadTo(x + 62, y + 198, x + 46, y + 198)
        shade.lineTo(x + 22, y + 198)
        shade.quadTo(x + 40, y + 188, x + 44, y + 142)
        p.fillPath(shade, t.colour("ink.outline", 0.16))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(ink, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        p.drawPath(tub)
        paint.line(p, [(x - 60, y + 158), (x - 20, y + 158)], t.colour("surface.card", 0.65), 5)
        paint.rounded(p, QRectF(x - 88, y + 130, 176, 19), 9.5, t.colour("scene.snow"), ink, 5)
        if self.named and self.n is not None:
            name_tag(p, self.stage.look, QRectF(4, y + 200, box.width() - 8, 46), self._name)

    def _paint_thing(self, p: QPainter, room: QRectF) -> None:
        look, question = self.stage.look, self.stage.deal.round.questions[self.n or 0]
        if question.picture:
            look.pictures.draw(p, item_picture(question.picture), room.left(), room.top(), room.width())
            return
        t = look.theme
        face = room.adjusted(4, 12, -4, -4)
        paint.rounded(p, face, 16, t.colour("surface.card"), t.colour("ink.outline"), 4)
        words.text(p, look, face.adjusted(7, 4, -7, -30), self._name, 28, t.colour("ink.text"), bold=True, align="center", floor=13)

    @property
    def _name(self) -> str:
        return names.as_head(in_words(self.stage.deal.round.questions[self.n or 0].subject or {}))
