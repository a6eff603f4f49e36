"""A corner of the room that stands for an answer, and how many went there."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.name_plate import name_plate
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.ui.widgets.option_face import State, edge, option_name, paint_option


class Corner(Piece):
    """Touched, everybody who is marked goes there."""

    radius = 36.0

    def __init__(self, canvas: Canvas, option: Option, index: int, shows_bin: Bin | None) -> None:
        super().__init__(canvas, "")
        self.option, self.index, self.shows_bin = option, index, shows_bin
        self.shadow_radius = self.radius
        self.count = 0
        self.state: State = "rest"
        self.tell(0, "rest")

    def tell(self, count: int, state: State) -> None:
        self.count, self.state = count, state
        there = ngettext("{n} student", "{n} students", count).format(n=count)
        self.setAccessibleName(f"{LETTERS[self.index]}: {option_name(self.option)}, {there}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def face_key(self) -> Hashable:
        return self.count, self.state, self.hovered, self.isEnabled()

    def border(self) -> QColor:
        return super().border() if self.state == "rest" else self.look.theme.colour(edge(self.look, self.state)[0])

    def border_width(self) -> float:
        return super().border_width() if self.state == "rest" else 10.0

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        lip = self.look.theme.colour(edge(self.look, self.state)[1])
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, lip)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        ink = self.look.theme.colour("ink.text")
        shown = self.shows_bin
        paint.key_badge(p, self.look, 16, 16, LETTERS[self.index], 46)
        number = QRectF(box.width() - (166 if self.state == "right" else 100), 10, 84, 64)
        words.display(p, self.look, number, str(self.count), 56, ink, align="right")
        if shown is None:
            room = QRectF(16, 74, box.width() - 32, box.height() - 86)
            paint_option(p, self.look, room, self.option, self.index, None)
            return
        tall = min(94.0, box.height() * 0.38)
        plate = QRectF(9, box.height() - tall - 15, box.width() - 18, tall)
        picture = bin_picture(shown, {"right": "happy", "wrong": "oops"}.get(self.state, "idle"))
        aspect = self.look.pictures.aspect(picture)
        high = plate.top() > 250  # it stands below letter and number, else between them
        down = min(plate.top() - (80 if high else 14), 230.0)
        across = min(down * aspect, box.width() - (48 if high else 176))
        if across > 40:
            self.look.pictures.draw(p, picture, (box.width() - across) / 2, plate.top() - 6 - across / aspect, across)
        name_plate(p, self.look, plate, shown)
