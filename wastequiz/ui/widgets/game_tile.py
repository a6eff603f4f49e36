"""A game on the shelf: its picture in a mat, its name, what it is about, and how many can play."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.stage.play.card import Card
from wastequiz.ui.widgets.game_arts import art_of
from wastequiz.wording import games as wording

BAR = 148.0
"""What name and line take of its height, in units."""
SPEAKER = 88.0


class GameTile(Piece):
    """The whole tile leads to the game's set-up."""

    radius = 40.0
    lip_depth = 10.0

    def __init__(self, canvas: Canvas, card: Card) -> None:
        super().__init__(canvas, _(card.name))
        self.card, self.goal, self.players = card, _(card.goal), wording.players(*card.players)
        self.art = art_of(card.id, card.picture)
        self.setAccessibleDescription(f"{self.goal}. {self.players}")
        self.shadow_radius = self.radius

    def told(self) -> str:
        """The tile in words, as it is read aloud."""
        return ". ".join((_(self.card.name), self.goal, self.players))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        framed = self.hovered or t.high_contrast
        paint.rounded(p, box, self.radius, t.colour("surface.card"), self.border() if framed else None, self.border_width())
        mat = QRectF(10, 10, box.width() - 20, box.height() - BAR - 10)
        p.save()
        shape = QPainterPath()
        shape.addRoundedRect(mat.adjusted(0, 0, 0, 60), 32, 32)
        clip = QPainterPath()
        clip.addRect(mat)
        p.setClipPath(shape.intersected(clip))
        p.fillRect(mat, t.colour(self.card.ground))
        self.art(p, self.look, mat)
        p.restore()
        self._paint_players(p, mat)
        top = mat.bottom()
        words.display(p, self.look, QRectF(28, top + 6, box.width() - 56, 62), _(self.card.name), 42, t.colour("ink.text"), floor=20)
        line = QRectF(28, top + 68, box.width() - 40 - SPEAKER, BAR - 78)
        two = words.wrap(self.look, self.goal, 27, line.width())
        goal = "\n".join(two) if len(two) <= 2 else self.goal  # or a long one would rather be small than on two lines
        words.text(p, self.look, line, goal, 27, t.colour("ink.textSecondary"), valign="top", floor=16)

    def _paint_players(self, p: QPainter, mat: QRectF) -> None:
        """A badge with as many as can play at once."""
        t = self.look.theme
        least, most = self.card.players
        label = str(most) if least == most else f"{least}–{most}"
        across = words.width(self.look, label, 28, bold=True) + 74
        badge = QRectF(mat.right() - across - 8, mat.top() + 8, across, 48)
        paint.rounded(p, badge, 24, t.colour("surface.card", 0.92), t.colour("surface.line"), max(2, t.border_floor))
        paint.icon(p, self.look, "users", badge.left() + 28, badge.center().y(), 32, t.colour("ink.textSecondary"))
        words.text(p, self.look, badge.adjusted(50, 0, -14, 0), label, 28, t.colour("ink.text"), bold=True, align="center", floor=16)
