"""The column beside the board: title and round, the teams, what is to be done now, and the die's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from wastequiz.games.flying_chess.hues import PLANES, hue
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.play.sprite import Painted

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene


class Title(Painted):
    """The game's name and the round."""

    def __init__(self, scene: GameScene, round_: int) -> None:
        self.round, self.note = round_, ""
        super().__init__(scene, 600, 92, self._paint_title, z=50)

    def tell(self, round_: int, note: str) -> None:
        if (round_, note) != (self.round, self.note):
            self.round, self.note = round_, note
            self.redraw()

    def _paint_title(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        name = _("Flying chess")
        wide = min(words.width(look, name, 60, bold=True), box.width() * 0.62)
        words.display(p, look, QRectF(0, 0, wide + 4, box.height()), name, 60, t.colour("ink.text"), fat=0.04, floor=20)
        said = self.note or _("Round {n}").format(n=self.round)
        words.text(
            p, look, QRectF(wide + 26, 6, box.width() - wide - 30, box.height() - 6), said, 34, t.colour("ink.textSecondary"), floor=16
        )


class TeamCard(Painted):
    """A team: its animal, name and whether it plays."""

    def __init__(self, scene: GameScene, seat: int, animal: str, name: str) -> None:
        self.seat, self.animal, self.name, self.on, self.wind = seat, animal, name, False, False
        super().__init__(scene, 176, 190, self._paint_team, z=50)

    def tell(self, on: bool, wind: bool) -> None:
        """Whether it plays now, and whether it has tailwind in this round."""
        if (on, wind) != (self.on, self.wind):
            self.on, self.wind = on, wind
            self.redraw()

    def _paint_team(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        own = hue(t, self.seat)
        face = box.adjusted(3, 3, -3, -37)
        paint.lip_of(p, face, 34, 8, own.lip if self.on else t.colour("surface.lip"))
        paint.rounded(
            p,
            face,
            34,
            own.edge if self.on else t.colour("surface.card"),
            None if self.on else t.colour("surface.line"),
            max(3, t.border_floor),
        )
        size = min(86.0, face.height() * 0.58)
        look.pictures.draw(p, f"avatars/{self.animal}", face.center().x() - size / 2, face.top() + 10, size)
        ink = own.ink if self.on else t.colour("ink.text")
        label = QRectF(face.left() + 8, face.bottom() - 54, face.width() - 16, 46)
        words.display(p, look, label, self.name, 32, ink, align="center", fat=0.02, floor=13)
        if self.wind:
            x, y = face.right() - 24, face.top() + 24
            paint.circle(p, x, y, 19, t.colour("right.fill"), t.colour("ink.outline"), 3)
            words.text(p, look, QRectF(x - 19, y - 19, 38, 38), "+2", 20, t.colour("ink.text"), bold=True, align="center", floor=9)
        if self.on:
            x, y = face.center().x(), face.bottom() + 12
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(own.edge if self.seat != 1 else own.lip)
            p.drawPolygon(QPolygonF([QPointF(x - 18, y), QPointF(x + 18, y), QPointF(x, y + 20)]))


class Prompt(Painted):
    """What the team on turn is to do while no question stands open."""

    def __init__(self, scene: GameScene) -> None:
        self.seat, self.animal, self.head, self.below = 0, "fox", "", ""
        super().__init__(scene, 746, 434, self._paint_prompt, z=50)

    def tell(self, seat: int, animal: str, head: str, below: str) -> None:
        if (seat, animal, head, below) != (self.seat, self.animal, self.head, self.below):
            self.seat, self.animal, self.head, self.below = seat, animal, head, below
            self.redraw()

    def _paint_prompt(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        own = hue(t, self.seat)
        face = box.adjusted(4, 4, -4, -14)
        paint.panel(p, look, face, 40)
        size = min(220.0, face.height() * 0.56)
        x, y = face.left() + 44 + size / 2, face.center().y()
        paint.circle(p, x, y, size / 2, own.tint, own.edge if self.seat != 1 else own.lip, 6)
        inner = size * 0.72
        look.pictures.draw(p, f"avatars/{self.animal}", x - inner / 2, y - inner / 2, inner)
        room = QRectF(x + size / 2 + 36, face.top() + 30, face.right() - x - size / 2 - 66, face.height() - 60)
        lines = words.fit(look, self.head, 52, room.width(), room.height() * 0.62, bold=True, floor=18)
        high = lines[0] * 1.3 * len(lines[1]) * t.text_scale
        low = min(120.0, room.height() - high - 12) if self.below else 0.0
        top = room.center().y() - (high + 10 + low * 0.8) / 2
        words.display(p, look, QRectF(room.left(), top, room.width(), high + 4), self.head, 52, t.colour("ink.text"), fat=0.03, floor=18)
        if self.below:
            words.text(
                p,
                look,
                QRectF(room.left(), top + high + 10, room.width(), low),
                self.below,
                34,
                t.colour("ink.textSecondary"),
                valign="top",
                floor=15,
            )


class DieCard(Painted):
    """The card the die lies on, with what it showed."""

    def __init__(self, scene: GameScene) -> None:
        self.head, self.below, self.ring = "", "", False
        super().__init__(scene, 746, 234, self._paint_card, z=35)

    def tell(self, head: str, below: str, ring: bool) -> None:
        """`ring`: leaves room for the clock."""
        if (head, below, ring) != (self.head, self.below, self.ring):
            self.head, self.below, self.ring = head, below, ring
            self.redraw()

    def _paint_card(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(4, 4, -4, -14)
        paint.panel(p, look, face, 40)
        room = QRectF(face.left() + 240, face.top() + 24, face.width() - 240 - (190 if self.ring else 40), face.height() - 48)
        half = room.height() * 0.52
        words.display(p, look, QRectF(room.left(), room.top(), room.width(), half), self.head, 44, t.colour("ink.text"), fat=0.03, floor=16)
        low = QRectF(room.left(), room.top() + half + 2, room.width(), room.height() - half)
        words.text(p, look, low, self.below, 32, t.colour("ink.textSecondary"), floor=14)


class PlaneButton(Painted):
    """Chooses a plane, by its number."""

    def __init__(self, scene: GameScene, seat: int, number: int, label: str) -> None:
        self.seat, self.number, self.label = seat, number, label
        super().__init__(scene, 160, 132, self._paint_button, z=52)

    def _paint_button(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        own = hue(t, self.seat)
        face = box.adjusted(4, 4, -4, -12)
        paint.lip_of(p, face, 28, 8, own.lip)
        paint.rounded(p, face, 28, own.tint, own.edge if self.seat != 1 else own.lip, 5)
        wide = min(76.0, face.width() * 0.4)
        look.pictures.draw(p, PLANES[self.seat], face.center().x() - wide / 2, face.top() + 8, wide, turn=-45)
        paint.circle(p, face.left() + 24, face.top() + 24, 17, t.colour("surface.card"), t.colour("ink.outline"), 3)
        spot = QRectF(face.left() + 7, face.top() + 7, 34, 34)
        words.text(p, look, spot, str(self.number), 24, t.colour("ink.text"), bold=True, align="center", floor=9)
        label = QRectF(face.left() + 8, face.top() + wide + 4, face.width() - 16, face.height() - wide - 8)
        words.text(p, look, label, self.label, 26, t.colour("ink.text"), bold=True, align="center", floor=11)
