"""A team's own part of the board: its head, and the question once more where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.teams import Team
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.stage.team_colours import team_colours
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import stems

HEAD, ASKED, PAD, RADIUS = 70.0, 118.0, 14.0, 36.0


class LanePanel(Painted):
    """`asks`: whether it shows the question. `answered`: whether its team has answered; `keys`: the keys that answer."""

    def __init__(self, canvas: Canvas, team: Team, name: str, question: Question, scheme: Scheme, keys: str) -> None:
        super().__init__(canvas, name)
        self.team, self.name, self.question, self.scheme, self.keys = team, name, question, scheme, keys
        self.shadow_radius = RADIUS
        self.asks, self.answered = False, False

    def tell(self, *, answered: bool) -> None:
        if answered != self.answered:
            self.answered = answered
            self.setAccessibleDescription(_("Answered") if answered else "")
            self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, colours = self.look.theme, team_colours(self.team)
        face = box.adjusted(0, 0, 0, -8)
        paint.panel(p, self.look, face, RADIUS, fill=colours.fill, border=colours.fill, lip=colours.lip)
        ground = face.adjusted(8, HEAD, -8, -8)
        paint.rounded(p, ground, 26, t.colour("surface.paper" if t.high_contrast else colours.tint))
        self.look.pictures.draw(p, f"avatars/{self.team.animal}", face.left() + 18, face.top() + 9, 52)
        ink = t.colour(colours.ink)
        side = 56.0
        if self.answered:
            paint.circle(p, face.right() - 20 - side / 2, face.top() + HEAD / 2, side / 2, t.colour("surface.card"))
            paint.icon(p, self.look, "check", face.right() - 20 - side / 2, face.top() + HEAD / 2, 40, t.colour("ink.text"))
        keys = 0.0
        if self.keys and not self.answered:
            keys = min(150.0, face.width() * 0.26)
            words.text(
                p, self.look, QRectF(face.right() - 20 - keys, face.top() + 4, keys, HEAD - 8), self.keys, 26, ink, align="right", floor=16
            )
        room = QRectF(face.left() + 82, face.top() + 4, face.width() - 100 - max(keys, side) - 8, HEAD - 8)
        words.display(p, self.look, room, self.name, 36, ink, fat=0.02, floor=18)
        if self.asks:
            self._paint_question(p, QRectF(ground.left() + PAD, ground.top() + PAD, ground.width() - 2 * PAD, ASKED))

    def _paint_question(self, p: QPainter, box: QRectF) -> None:
        t, question = self.look.theme, self.question
        paint.rounded(p, box, 24, t.colour("surface.card"), t.colour("surface.line"), max(3.0, t.border_floor))
        room = box.adjusted(16, 6, -16, -6)
        asked = self.scheme.bin(question.asked_bin) if question.asked_bin else None
        picture = bin_picture(asked, "idle") if asked else question.picture
        if picture:
            side = room.height() - 8
            paint_picture(p, self.look, picture, room.left() + side / 2, room.center().y(), side)
            room = room.adjusted(side + 14, 0, 0, 0)
        words.display(p, self.look, room, stems.stem(question, self.scheme), 36, t.colour("ink.text"), fat=0.02, floor=18)
