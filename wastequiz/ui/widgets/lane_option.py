"""One answer in a team's own part of the board."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_symbol
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.ui.widgets.option_face import State, edge, option_name, paint_option

BADGE = 34.0
"""Room for the tick, or what tells that it is not right, which lies on its corner."""


class LaneOption(Piece):
    """Touched, its team has answered. A bin is a button in its colour. `key_name`: the key that does the same, '' none."""

    radius = 28.0
    lip_depth = 6.0

    def __init__(self, canvas: Canvas, team: str, option: Option, index: int, shows_bin: Bin | None, key_name: str) -> None:
        super().__init__(canvas, f"{team}, {LETTERS[index]}: {option_name(option)}")
        self.option, self.index, self.shows_bin, self.key_name = option, index, shows_bin, key_name
        self.state: State = "rest"
        self.chosen = False
        self.high: bool | None = None
        """Whether its words stand below its letter, as in all answers beside it; None: as it fits."""

    def show_state(self, state: State, *, chosen: bool, open_now: bool) -> None:
        """`chosen`: the team's answer; the others fade until what is right is told."""
        self.state = state
        self.chosen = chosen
        self.faded = not open_now and not chosen and state != "right"
        self.setEnabled(open_now)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def face_key(self) -> Hashable:
        return self.state, self.chosen, self.isEnabled(), self.hovered

    def border(self) -> QColor:
        t = self.look.theme
        if self.state != "rest":
            return t.colour(edge(self.look, self.state)[0])
        return t.colour("ink.outline") if self.chosen else super().border()

    def border_width(self) -> float:
        return 8.0 if self.state != "rest" or self.chosen else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        shown, t = self.shows_bin, self.look.theme
        lip = t.colour("surface.lip") if shown is None else t.bin(shown.hue, "shade")
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, lip)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t, shown = self.look.theme, self.shows_bin
        marked = self.state != "rest" or self.chosen
        if shown is None:
            paint.rounded(p, box, self.radius, t.colour("surface.card"), self.border(), self.border_width())
            badge = BADGE if self.state != "rest" and self.high is False else 0.0
            room = QRectF(14, 10, box.width() - 26 - badge, box.height() - 20)
            paint_option(p, self.look, room, self.option, self.index, None, self.high)
            return
        paint.rounded(p, box, self.radius, t.bin(shown.hue), self.border() if marked or self.hovered else None, self.border_width())
        white = t.colour("ink.onColour")
        room = box.adjusted(12, 10, -12, -10)
        if room.height() > 100:
            side = min(room.height() * 0.5, 110.0, room.width() * 0.6)
            top = room.top() + max(0.0, room.height() - side - 70) / 2
            self.look.pictures.draw(p, bin_symbol(shown, white=True), room.center().x() - side / 2, top, side)
            name = QRectF(room.left(), top + side + 2, room.width(), min(72.0, room.bottom() - top - side))
            words.display(p, self.look, name, in_words(shown.name), 36, white, align="center", fat=0.02, floor=16)
            return
        side = min(room.height() * 0.8, 60.0, room.width() * 0.26)
        self.look.pictures.draw(p, bin_symbol(shown, white=True), room.left() + 2, room.center().y() - side / 2, side)
        words.display(p, self.look, room.adjusted(side + 10, 0, 0, 0), in_words(shown.name), 34, white, fat=0.02, floor=16)
