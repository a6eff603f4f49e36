"""A bin, or another place, that things are put into: a character on its name plate, whose lid opens when something comes near."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from wastequiz.domain.questions import Target
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.name_plate import name_plate, place_plate
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_picture, item_picture
from wastequiz.ui.widgets.sorting_places import BinRoom
from wastequiz.wording import names

LETTERS = "ABCDEFGHIJKLMNOP"
BADGE = 46.0


class BinTarget(Piece):
    """Where things are put. `near`: fingers that hold something over it. `filled`: something lies in it."""

    lip_depth = 0.0
    radius = 30.0

    def __init__(self, canvas: Canvas, target: Target, index: int, shows: Bin | None) -> None:
        self.target, self.index, self.shows = target, index, shows
        self.label = names.as_head(in_words(target.label))
        super().__init__(canvas, f"{LETTERS[index]}: {self.label}")
        self.near: set[int] = set()
        self.filled = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def come_near(self, finger: int, near: bool) -> None:
        """A finger that holds something came near, or went away again."""
        before = bool(self.near)
        self.near.add(finger) if near else self.near.discard(finger)
        if bool(self.near) != before:
            self.update()

    def hold(self, things: Sequence[str]) -> None:
        """Tells which things lie in it now, by their names."""
        self.setAccessibleDescription(_("In it: {things}").format(things=_(", ").join(things)) if things else _("Nothing in it yet"))
        if bool(things) != self.filled:
            self.filled = bool(things)
            self.update()

    def face_key(self) -> Hashable:
        return bool(self.near), self.filled, self.hovered

    def prepare(self, place: QRectF) -> None:
        """Paints ahead how it looks at `place` (in units) with its lid open."""
        size = self.canvas.to_px(place).size()
        box = QRectF(0, 0, size.width() / self.unit, size.height() / self.unit)
        near, filled = self.near, self.filled

        def paint_ahead(p: QPainter) -> None:
            self._begin(p)
            self.paint_face(p, box)

        self.near = {-1}
        for self.filled in (False, True):
            self._face.prepare((True, self.filled, False), size.width(), size.height(), self.devicePixelRatioF(), paint_ahead)
        self.near, self.filled = near, filled

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        return

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, room = self.look.theme, BinRoom(box)
        figure, plate = room.figure(filled=self.filled), room.plate
        sun = t.colour("right.fill")
        if self.near:
            floor = QRectF(figure.center().x() - figure.width() * 0.62, figure.bottom() - 34, figure.width() * 1.24, 40)
            p.setPen(QPen(t.colour("ink.outline"), 4) if t.high_contrast else Qt.PenStyle.NoPen)
            p.setBrush(sun)
            p.drawEllipse(floor)
            dots = QPen(t.colour("ink.outline") if t.high_contrast else sun, 9, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            dots.setDashPattern([0.01, 2.2])
            p.setPen(dots)
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(6, 6, -6, -12), self.radius, self.radius)
        self._paint_figure(p, figure)
        if self.shows is not None:
            name_plate(p, self.look, plate, self.shows)
        else:
            place_plate(p, self.look, plate, self.label)
        if self.hovered:
            paint.rounded(p, plate, 22, None, self.border(), 5)
        middle = BADGE / 2 + 4
        x, y = plate.left() + middle + 2, plate.top() - middle + 18
        paint.circle(p, x, y, middle, t.colour("surface.card"), t.colour("surface.line"), max(2.0, t.border_floor))
        paint.key_badge(p, self.look, x - BADGE * 0.4, y - BADGE * 0.4, LETTERS[self.index], BADGE * 0.8)

    def _paint_figure(self, p: QPainter, figure: QRectF) -> None:
        """The bin's character; for another place its picture, or a sign that points to it, on a disc."""
        t = self.look.theme
        if self.shows is not None:
            self.look.pictures.draw(
                p, bin_picture(self.shows, "happy" if self.near else "idle"), figure.left(), figure.top(), figure.width()
            )
            return
        r = figure.width() * 0.44
        x, y = figure.center().x(), figure.bottom() - r - 12
        paint.circle(p, x, y, r, t.colour("right.tint" if self.near else "surface.card"), t.colour("ink.outline"), 5)
        picture = item_picture(self.target.picture)
        if self.target.picture and self.look.pictures.exists(picture):
            self.look.pictures.draw(p, picture, x - r * 0.75, y - r * 0.75, r * 1.5)
        else:
            paint.icon(p, self.look, "map", x, y, r * 1.1, t.colour("ink.text"))
