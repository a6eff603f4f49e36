"""The head of a game: the clock's ring, and pills that count; each is painted anew only when what it shows has changed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.play.sprite import Painted
from wastequiz.stage.team_colours import team_colours

if TYPE_CHECKING:
    from wastequiz.domain.teams import Team
    from wastequiz.stage.play.scene import GameScene

Z = 80.0
LAST_S = 3
"""In so many last seconds the number grows and the clock ticks softly."""


class Ring(Painted):
    """The ring of a fixed clock. `tell(left_ms)`; it never turns red."""

    def __init__(self, scene: GameScene, total_ms: float, x: float, y: float, r: float = 76.0) -> None:
        self.total_ms, self.left_ms = total_ms, total_ms
        self._shown: tuple[int, int] = (-1, -1)
        super().__init__(scene, 2 * r + 8, 2 * r + 16, self._paint_ring, x, y, Z)

    @property
    def seconds(self) -> int:
        """Whole seconds that are left, counted as they begin."""
        return ceil(self.left_ms / 1000)

    def tell(self, left_ms: float) -> None:
        """So much is left."""
        before = self.seconds
        self.left_ms = max(0.0, left_ms)
        if self.seconds < before and 0 < self.seconds <= LAST_S:
            self.stage.heard.emit("tick")
        steps = self.seconds if self.stage.calm else round(self.left_ms / max(self.total_ms, 1) * 240)
        if (steps, self.seconds) != self._shown:
            self._shown = (steps, self.seconds)
            self.redraw()

    def _paint_ring(self, p: QPainter, box: QRectF) -> None:
        share = self.left_ms / self.total_ms if self.total_ms else 0.0
        if self.stage.calm and self.total_ms:
            share = self.seconds * 1000 / self.total_ms
        face = QRectF(4, 2, box.width() - 8, box.width() - 8)
        paint.timer_ring(p, self.stage.look, face, min(1.0, share), str(self.seconds))


class Chip(Painted):
    """A pill with an icon and a label: "star_score", "flame_streak" or any other icon. Its left edge, or with `right` its right edge, stays."""

    def __init__(self, scene: GameScene, icon: str, label: str, x: float, y: float, *, right: bool = False, high: float = 76.0) -> None:
        self.icon, self.label, self.edge, self.to_right, self.high = icon, label, x, right, high
        wide = paint.chip_width(scene.look, label, high) + 12
        super().__init__(scene, wide, high + 18, self._paint_chip, x + (-wide if right else wide) / 2, y, Z)

    def tell(self, label: str, *, bounce: bool = False) -> None:
        """Shows another label."""
        if label != self.label:
            self.label = label
            self.moved(self.edge, self.y_units)
            self.redraw()
            if bounce:
                self.stage.hop(self, 1.1, 260)

    def moved(self, edge: float, y: float) -> None:
        """Its edge and middle stand elsewhere, in units."""
        self.edge = edge
        wide = paint.chip_width(self.stage.look, self.label, self.high) + 12
        self.x_units, self.y_units = edge + (-wide if self.to_right else wide) / 2, y
        if wide != self.width_units:
            self.width_units = wide
            self.refresh()
        else:
            self._place()

    def _paint_chip(self, p: QPainter, box: QRectF) -> None:
        paint.score_chip(p, self.stage.look, box.adjusted(4, 4, -4, -14), self.label, self.icon)


class Pill(Painted):
    """A plain pill with words ("14 of 20 sorted"), its middle at (x, y)."""

    def __init__(
        self, scene: GameScene, label: str, x: float, y: float, *, width: float = 320.0, high: float = 66.0, size: float = 34.0
    ) -> None:
        self.label, self.size = label, size
        super().__init__(scene, width, high, self._paint_pill, x, y, Z)

    def tell(self, label: str) -> None:
        """Shows other words."""
        if label != self.label:
            self.label = label
            self.redraw()

    def _paint_pill(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t = look.theme
        paint.rounded(
            p, box.adjusted(2, 2, -2, -2), box.height() / 2, t.colour("surface.card", 0.94), t.colour("surface.line"), t.border_floor
        )
        words.text(p, look, box.adjusted(22, 0, -22, 0), self.label, self.size, t.colour("ink.text"), bold=True, align="center", floor=16)


class TeamChip(Painted):
    """A team's animal and points, edged in its colour, its face `wide` and `high` units; whose turn it is stands on a bright ground."""

    def __init__(self, scene: GameScene, team: Team, *, wide: float = 210.0, high: float = 70.0) -> None:
        self.team, self.points, self.turn = team, 0, True
        super().__init__(scene, wide + 12, high + 18, self._paint_team, z=Z)

    def tell(self, points: int, *, turn: bool = True) -> None:
        """Shows other points, or that it is, or is not, its turn."""
        if (points, turn) == (self.points, self.turn):
            return
        hops = points > self.points or (turn and not self.turn)
        self.points, self.turn = points, turn
        self.redraw()
        if hops:
            self.stage.hop(self, 1.1, 260)

    def _paint_team(self, p: QPainter, box: QRectF) -> None:
        look = self.stage.look
        t, colours = look.theme, team_colours(self.team)
        face = box.adjusted(6, 6, -6, -12)
        high = face.height()
        paint.rounded(p, face.translated(0, 6), high / 2, t.colour("surface.lip"))
        paint.rounded(
            p, face, high / 2, t.colour(colours.tint if self.turn else "surface.card"), t.colour(colours.fill), 7 if self.turn else 4
        )
        look.pictures.draw(p, f"avatars/{self.team.animal}", face.left() + 12, face.top() + 8, high - 16)
        star = high * 0.56
        look.pictures.draw(p, "icons/star_score", face.left() + high + 2, face.center().y() - star / 2, star)
        room = QRectF(face.left() + high + star + 8, face.top(), face.width() - high - star - 22, high)
        words.display(p, look, room, str(self.points), high * 0.5, t.colour("ink.text"), fat=0.02, floor=16)
