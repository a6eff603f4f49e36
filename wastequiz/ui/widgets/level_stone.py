"""A stone of the level path: its number, its ice lamp, and a plate with its name and how somebody stands with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.levels import LevelState
from wastequiz.i18n import _
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Piece
from wastequiz.wording import levels as wording

R = 74.0
TOP = 12.0
"""Units between the upper edge of the piece and its stone."""
PLATE = 118.0
LAMP: Final = "scenery/ice_lamp"


def lamp_picture(*, lit: bool) -> str:
    """The drawing of an ice lamp."""
    return f"{LAMP}_lit" if lit else LAMP


def lamp(p: QPainter, look: Look, box: QRectF, *, lit: bool) -> None:
    """An ice lamp as large as the box allows, standing on its lower edge; in the high-contrast theme a lit one wears a tick."""
    picture = lamp_picture(lit=lit)
    across = min(box.width(), box.height() * look.pictures.aspect(picture))
    high = across / look.pictures.aspect(picture)
    look.pictures.draw(p, picture, box.center().x() - across / 2, box.bottom() - high, across)
    if lit and look.theme.high_contrast:
        paint.icon(p, look, "check", box.center().x(), box.top() + high * 0.6, across * 0.5, look.theme.colour("ink.text"))


class LevelStone(Piece):
    """One level to touch. `ahead`: the one to play next, in orange."""

    radius = 40.0

    def __init__(self, canvas: Canvas, state: LevelState, *, ahead: bool, guest: bool) -> None:
        super().__init__(canvas, wording.said(state))
        self.state, self.ahead, self.guest = state, ahead, guest
        told = wording.standing(state, guest=guest)
        self.setAccessibleDescription(", ".join(s for s in (wording.state(state), told, _("next") if ahead else "") if s))

    @staticmethod
    def centre(box: QRectF) -> tuple[float, float]:
        """The middle of the stone of a piece that stands in `box`."""
        return box.center().x() - 34, box.top() + TOP + R

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        x, y = self.centre(box.translated(0, -self.lip_depth))
        tokens = "right.lip" if self.state.passed else "brand.primaryLip" if self.ahead else "surface.lip"
        paint.circle(p, x, y + self.lip_depth, R, t.colour(tokens), t.colour("ink.outline"), 6)
        plate = self._plate(box.translated(0, -self.lip_depth))
        paint.lip_of(p, plate, 30, self.lip_depth, t.colour("brand.primaryLip" if self.ahead else "surface.lip"))

    def _plate(self, box: QRectF) -> QRectF:
        high = PLATE + (ruby.PINYIN if ruby.wanted(self.look, wording.name(self.state.code)) else 0.0)
        return QRectF(box.left(), box.bottom() - high, box.width(), high)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        x, y = self.centre(box)
        state = self.state
        lamp(p, self.look, QRectF(x + R + 2, y - 60, 88, 132), lit=state.passed)
        if state.passed:
            fill, ink = "right.fill", "ink.text"
        elif self.ahead:
            fill, ink = "brand.primary", "ink.onColour"
        else:
            fill, ink = ("surface.card", "ink.text") if state.is_open else ("surface.paper2", "ink.textSecondary")
        paint.circle(p, x, y, R, t.colour(fill), t.colour("brand.primaryBright" if self.hovered else "ink.outline"), 6)
        if state.passed:
            paint.icon(p, self.look, "check", x, y, 84, t.colour(ink))
        elif not state.is_open:
            paint.icon(p, self.look, "lock", x, y, 62, t.colour(ink))
        else:
            number = QRectF(x - R, y - R, 2 * R, 2 * R)
            words.display(p, self.look, number, str(state.number), 72, t.colour(ink), align="center", fat=0.03)
        self._paint_plate(p, self._plate(box))

    def _paint_plate(self, p: QPainter, plate: QRectF) -> None:
        t, state = self.look.theme, self.state
        edge = t.colour("brand.primary") if self.ahead else self.border()
        paint.rounded(p, plate, 30, t.colour("surface.card"), edge, 6 if self.ahead else self.border_width())
        below = wording.standing(state, guest=self.guest)
        upper = QRectF(plate.left() + 14, plate.top() + 10, plate.width() - 28, plate.height() - 62 if below else plate.height() - 20)
        ink = t.colour("ink.text" if state.is_open else "ink.textSecondary")
        label = f"{state.number}  {wording.name(state.code)}" if state.passed or not state.is_open else wording.name(state.code)
        ruby.display(p, self.look, upper, label, 36, ink, align="center", fat=0.025, floor=20)
        if below:
            lower = QRectF(plate.left() + 14, upper.bottom(), plate.width() - 28, plate.bottom() - upper.bottom() - 10)
            words.text(p, self.look, lower, below, 27, t.colour("ink.textSecondary"), align="center", floor=18)
