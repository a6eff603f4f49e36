"""Along the foot of the class's own window: every team in its colours with its points; without teams what the class has right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.teams import Team
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.stage.team_colours import team_colours
from wastequiz.ui.widgets.podium import points_text

GAP = 16.0
WIDEST = 420.0
NAMED = 240.0
"""On a plate narrower than this, in units, the animal says which team it is."""


@dataclass(frozen=True)
class TeamScore:
    """`name`: what the team is called; `on`: it is their turn."""

    team: Team
    name: str
    points: float
    on: bool


class ClassBar(Painted):
    """Painted large: it is read from the last row."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.scores: tuple[TeamScore, ...] = ()
        self.together = ""

    def show_scores(self, scores: Sequence[TeamScore], together: str) -> None:
        """`together`: what the class has right, '' nothing yet; shown where there are no teams."""
        self.scores, self.together = tuple(scores), together
        self.setAccessibleName(", ".join(f"{score.name} {score.points:g}" for score in scores) if scores else together)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        if not self.scores:
            self._paint_together(p, box)
            return
        n = len(self.scores)
        wide = min((box.width() - GAP * (n - 1)) / n, WIDEST)
        left = (box.width() - wide * n - GAP * (n - 1)) / 2
        for i, score in enumerate(self.scores):
            self._paint_team(p, QRectF(left + i * (wide + GAP), 0, wide, box.height()), score)

    def _paint_team(self, p: QPainter, box: QRectF, score: TeamScore) -> None:
        t, colours = self.look.theme, team_colours(score.team)
        face = box.adjusted(4, 4, -4, -10)
        paint.lip_of(p, face, face.height() / 2, 8, t.colour(colours.lip))
        edge = t.colour("ink.outline") if score.on else t.colour(colours.lip)
        paint.rounded(p, face, face.height() / 2, t.colour(colours.fill), edge, max(7.0 if score.on else 2.0, t.border_floor))
        r = face.height() / 2 - 8
        x = face.left() + r + 10
        paint.circle(p, x, face.center().y(), r, t.colour("surface.card"))
        side = r * 1.56
        self.look.pictures.draw(p, f"avatars/{score.team.animal}", x - side / 2, face.center().y() - side / 2 + 2, side)
        ink, points = t.colour(colours.ink), points_text(score.points)
        across = max(words.width(self.look, points, 50, bold=True), 56) + 8
        left = x + r + 14
        if face.width() < NAMED:
            words.display(p, self.look, QRectF(left, face.top(), face.right() - left - 16, face.height()), points, 46, ink, align="center")
            return
        right = face.right() - 30
        words.display(p, self.look, QRectF(right - across, face.top(), across, face.height()), points, 50, ink, align="right", floor=24)
        name = QRectF(left, face.top(), right - across - left - 8, face.height())
        words.display(p, self.look, name, score.name, 38, ink, fat=0.02, floor=18)

    def _paint_together(self, p: QPainter, box: QRectF) -> None:
        if not self.together:
            return
        t = self.look.theme
        across = min(words.width(self.look, self.together, 46, bold=True) + 190, box.width())
        face = QRectF((box.width() - across) / 2, 4, across, box.height() - 14)
        paint.panel(p, self.look, face, face.height() / 2)
        paint.star(p, self.look, face.left() + 66, face.center().y(), 34)
        words.display(p, self.look, face.adjusted(118, 0, -40, 0), self.together, 46, t.colour("ink.text"), fat=0.02, floor=22)
