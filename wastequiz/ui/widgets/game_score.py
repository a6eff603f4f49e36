"""What a game came to: points and knowledge of the one player, or of every team in two rankings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.games import GameBest, Knowledge, Score
from wastequiz.domain.students import Contestant
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Panel
from wastequiz.ui.widgets.podium import crown, percent_text
from wastequiz.ui.widgets.team_colours import team_colours
from wastequiz.wording import games as wording
from wastequiz.wording import names


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a ranking: equal ones share it."""

    rank: int
    team: Team
    label: str


def ranked(teams: Sequence[Team], worth: Sequence[float], labels: Sequence[str]) -> list[Place]:
    """The teams by what they are worth, best first; who is equal has the same rank, the order of the teams decides who stands first."""
    order = sorted(range(len(teams)), key=lambda i: -worth[i])
    return [Place(1 + sum(other > worth[i] for other in worth), teams[i], labels[i]) for i in order]


class TeamScore(Panel):
    """The game's ranking and beside it the one of knowledge, with the same weight."""

    def __init__(self, canvas: Canvas, teams: Sequence[Team], score: Score, knows: Sequence[Knowledge]) -> None:
        super().__init__(canvas, radius=44, painter=self._paint_ranks)
        points = dict(score.teams)
        shares = [know.share or 0.0 for know in knows]
        self.game = ranked(teams, [points.get(team.id, 0) for team in teams], [str(points.get(team.id, 0)) for team in teams])
        self.known = ranked(teams, shares, [percent_text(share) for share in shares])
        self.said = wording.ranks(
            [(place.rank, names.animal(place.team.animal), place.label) for place in self.game],
            [(place.rank, names.animal(place.team.animal), place.label) for place in self.known],
        )
        self.setAccessibleName(self.said)

    def _paint_ranks(self, p: QPainter, box: QRectF) -> None:
        half = (box.width() - 76) / 2
        heads = ((_("Game"), "star_score", self.game), (_("Knowledge"), "bulb", self.known))
        for i, (head, icon, places) in enumerate(heads):
            self._paint_column(p, QRectF(28 + i * (half + 20), 26, half, box.height() - 52), head, icon, places)

    def _paint_column(self, p: QPainter, box: QRectF, head: str, icon: str, places: Sequence[Place]) -> None:
        t = self.look.theme
        ink = t.colour("ink.text")
        paint.icon(p, self.look, icon, box.left() + 24, box.top() + 30, 44, ink)
        words.display(p, self.look, QRectF(box.left() + 56, box.top(), box.width() - 56, 60), head, 38, ink, fat=0.025)
        high = min(132.0, (box.height() - 118) / max(len(places), 1))
        top = box.top() + 118
        for i, place in enumerate(places):
            row = QRectF(box.left(), top + i * high, box.width(), high - 12)
            colours = team_colours(place.team)
            paint.rounded(p, row, 28, t.colour(colours.tint), t.colour(colours.fill), max(4, t.border_floor))
            r = min(44.0, row.height() * 0.42)
            x, y = row.left() + 20 + r, row.center().y()
            paint.circle(p, x, y, r, t.colour("surface.card"))
            self.look.pictures.draw(p, f"avatars/{place.team.animal}", x - r * 0.78, y - r * 0.75, r * 1.56)
            if place.rank == 1:
                p.save()
                p.translate(x, y - r + 6)
                p.scale(0.5, 0.5)
                crown(p, self.look, 0, 0)
                p.restore()
            rank = QRectF(x + r + 10, row.top(), 50, row.height())
            words.display(p, self.look, rank, f"{place.rank}.", 34, ink, fat=0.02, floor=18)
            words.display(
                p, self.look, QRectF(rank.right(), row.top(), row.right() - rank.right() - 18, row.height()), place.label, 44, ink,
                align="right", fat=0.03, floor=18,
            )  # fmt: skip


class SoloScore(Panel):
    """Points, right answers, best streak, and how that stands to the best so far."""

    def __init__(
        self, canvas: Canvas, who: Contestant, score: Score, knows: Knowledge, best: GameBest | None, streak: int, *, stars: bool
    ) -> None:
        super().__init__(canvas, radius=44, painter=self._paint_score)
        self.who, self.score, self.knows, self.streak, self.stars = who, score, knows, streak, stars
        self.record = not who.is_guest and best is not None and score.points > best.points
        self.best_line = "" if who.is_guest else wording.best_line(score.points, best)
        self.said = wording.score_said(score.points, knows, self.best_line)
        self.setAccessibleName(self.said)

    def _paint_score(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        ink, soft = t.colour("ink.text"), t.colour("ink.textSecondary")
        paint.circle(p, 92, 84, 54, t.colour("surface.paper2"))
        self.look.pictures.draw(p, f"avatars/{self.who.animal}", 48, 36, 88)
        who = wording.who(self.who)
        words.display(p, self.look, QRectF(166, 40, box.width() - 200, 88), who, 44, ink)
        label = str(self.score.points)
        paint.star(p, self.look, 92, 226, 56)
        room = box.width() - 176 - 40
        words.display(p, self.look, QRectF(168, 158, room * 0.5, 136), label, 112, t.colour("brand.primary"), fat=0.04)
        right = QRectF(168 + room * 0.5, 168, room * 0.5, 70)
        known = _("{right} of {total} right").format(right=self.knows.right, total=self.knows.of)
        words.text(p, self.look, right, known, 34, ink, bold=True, align="right", floor=18)
        share = self.knows.share
        if share is not None:
            bar = QRectF(right.left(), 246, right.width(), 30)
            paint.rounded(p, bar, 15, t.colour("surface.paper2"), t.colour("right.lip"), max(3, t.border_floor))
            if share > 0:
                paint.rounded(p, QRectF(bar.left() + 3, bar.top() + 3, max(24, (bar.width() - 6) * share), 24), 12, t.colour("right.fill"))
        if self.streak > 1:
            streak = _("best {n}").format(n=self.streak)
            across = paint.chip_width(self.look, streak, 62)
            paint.score_chip(p, self.look, QRectF(44, 306, across, 62), streak, "flame_streak", lip=False)
        if share is not None:
            words.text(p, self.look, QRectF(right.left(), 284, right.width(), 50), percent_text(share), 32, soft, bold=True, align="right")
        if self.best_line:
            strip = QRectF(28, box.height() - 82, box.width() - 56, 62)
            paint.rounded(p, strip, 24, t.colour("right.fill" if self.record else "right.tint"))
            words.text(p, self.look, strip.adjusted(20, 0, -20, 0), self.best_line, 30, ink, bold=True, align="center", floor=16)
