"""Along the top of a lesson: whose turn it is, large; how far the lesson has come; and the teams with their points."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.podium import points_text


class TurnPlate(Painted):
    """Whose turn it is: a picture, a name and a line below."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.shadow_radius = 40.0
        self.who, self.line, self.picture, self.bright, self.doubled = "", "", "", False, False

    def show_turn(self, who: str, line: str, picture: str, *, bright: bool, doubled: bool = False) -> None:
        """`picture`: of the avatar or mascot, '' for the class; `bright`: somebody is to answer now; `doubled`: for double or loss."""
        self.who, self.line, self.picture, self.bright, self.doubled = who, line, picture, bright, doubled
        self.setAccessibleName(f"{who}. {line}{' ×2' if doubled else ''}".strip(". "))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill, edge = ("right.tint", "right.lip") if self.bright else ("surface.card", "surface.line")
        paint.rounded(p, box, 40, t.colour(fill), t.colour(edge), max(4, t.border_floor))
        r = box.height() / 2 - 8
        paint.circle(p, r + 12, box.height() / 2, r, t.colour("surface.paper2"))
        if self.picture:
            side = r * 1.56
            self.look.pictures.draw(p, self.picture, r + 12 - side / 2, (box.height() - side) / 2 + 2, side)
        else:
            paint.icon(p, self.look, "users", r + 12, box.height() / 2, r * 1.1, t.colour("brand.primary"))
        left = 2 * r + 34
        room = QRectF(left, 6, box.width() - left - 24, box.height() - 12)
        if self.doubled:
            side = min(84.0, box.height() - 24)
            badge = QRectF(box.width() - side - 36, (box.height() - side) / 2, side + 16, side)
            paint.rounded(p, badge, side / 2, t.colour("brand.primary"), t.colour("brand.primaryLip"), 4)
            words.display(p, self.look, badge.adjusted(6, 0, -6, 0), "×2", 46, t.colour("ink.onColour"), align="center", floor=24)
            room.setRight(badge.left() - 12)
        if not self.line:
            words.display(p, self.look, room, self.who, 46, t.colour("ink.text"), fat=0.025, floor=24)
            return
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.58)
        words.display(p, self.look, upper, self.who, 46, t.colour("ink.text"), fat=0.025, floor=22)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.42)
        words.text(p, self.look, lower, self.line, 30, t.colour("ink.textSecondary"), floor=18)


class ScoreStrip(Painted):
    """The teams with their points in a row, the one whose turn it is framed; without teams what the class has right. Above it how far it has come."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.line = ""
        self.scores: tuple[tuple[str, float, bool], ...] = ()
        self.right: int | None = None

    def show_scores(self, line: str, scores: Sequence[tuple[str, float, bool]], said: str, right: int | None = None) -> None:
        """`scores`: (picture, points, whether it is their turn). `right`: how many answers of the class were right, where there are no teams."""
        self.line, self.scores, self.right = line, tuple(scores), right
        self.setAccessibleName(f"{line}. {said or self._right()}".strip(". "))
        self.update()

    def _right(self) -> str:
        return "" if self.right is None else ngettext("{n} right", "{n} right", self.right).format(n=self.right)

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        lines = QRectF(0, 0, box.width(), 44)
        across = min(words.width(self.look, self.line, 30, bold=True) + 44, box.width())
        chip = QRectF(box.width() - across, 0, across, 44)
        paint.rounded(p, chip, 22, t.colour("surface.card"), t.colour("surface.line"), t.border_floor)
        words.text(p, self.look, chip.adjusted(18, 0, -18, 0), self.line, 30, t.colour("ink.text"), bold=True, align="center", floor=16)
        if self.right is not None:
            top, wide = lines.bottom() + 8, 236.0
            plate = QRectF(box.width() - wide, top, wide, box.height() - top)
            paint.rounded(p, plate, plate.height() / 2, t.colour("surface.card"), t.colour("surface.line"), max(2.0, t.border_floor))
            paint.icon(p, self.look, "check", plate.left() + 44, plate.center().y(), 44, t.colour("right.lip"))
            words.text(
                p, self.look, plate.adjusted(76, 0, -20, 0), self._right(), 34, t.colour("ink.text"), bold=True, align="center", floor=18
            )
            return
        if not self.scores:
            return
        gap = 12.0
        wide = min((box.width() - gap * (len(self.scores) - 1)) / len(self.scores), 236.0)
        left = box.width() - wide * len(self.scores) - gap * (len(self.scores) - 1)
        top, high = lines.bottom() + 8, box.height() - lines.bottom() - 8
        for i, (picture, score, on) in enumerate(self.scores):
            plate = QRectF(left + i * (wide + gap), top, wide, high)
            fill, edge = ("right.tint", "right.lip") if on else ("surface.card", "surface.line")
            paint.rounded(p, plate, high / 2, t.colour(fill), t.colour(edge), max(5.0 if on else 2.0, t.border_floor))
            side = high - 14
            self.look.pictures.draw(p, picture, plate.left() + 12, plate.top() + 7, side)
            room = QRectF(plate.left() + side + 16, plate.top(), plate.width() - side - 28, high)
            words.text(p, self.look, room, points_text(score), 36, t.colour("ink.text"), bold=True, align="center", floor=18)
