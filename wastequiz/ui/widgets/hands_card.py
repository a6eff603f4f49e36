"""A card of one answer and how many put up their hand for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import ngettext
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.ui.widgets.option_face import State, edge, option_name, paint_option

RADIUS = 36.0
LIP = 8.0


class HandsCard(Painted):
    """Shows an answer with its count. `foot`: so much room, in units, is left free for buttons; `large`: the answer is to be seen from afar."""

    def __init__(self, canvas: Canvas, option: Option, index: int, shows_bin: Bin | None) -> None:
        super().__init__(canvas)
        self.option, self.index, self.shows_bin = option, index, shows_bin
        self.shadow_radius = RADIUS
        self.count, self.foot, self.large = 0, 0.0, False
        self.state: State = "rest"
        self.tell(0, "rest")

    def tell(self, count: int, state: State) -> None:
        self.count, self.state = count, state
        hands = ngettext("{n} hand", "{n} hands", count).format(n=count)
        self.setAccessibleName(f"{LETTERS[self.index]}: {option_name(self.option)}, {hands}")
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        face = box.adjusted(0, 0, 0, -LIP)
        border, lip, width = edge(self.look, self.state)
        paint.panel(p, self.look, face, RADIUS, border=border, lip=lip, pen_width=width)
        room = face.adjusted(18, 14, -18, -14 - self.foot)
        ink = self.look.theme.colour("ink.text")
        if room.height() > 180:
            high = min(240.0 if self.large else 130.0, room.height() * 0.5)
            paint_option(p, self.look, QRectF(room.left(), room.top(), room.width(), high), self.option, self.index, self.shows_bin)
            number = QRectF(room.left(), room.top() + high + 4, room.width(), room.height() - high - 4)
            words.display(p, self.look, number, str(self.count), 110, ink, align="center")
            return
        if self.state == "right":
            room.adjust(0, 0, -30, 0)  # the badge lies there
        wide = min(120.0, room.width() * 0.28)
        paint_option(
            p, self.look, QRectF(room.left(), room.top(), room.width() - wide - 8, room.height()), self.option, self.index, self.shows_bin
        )
        number = QRectF(room.right() - wide, room.top(), wide, room.height())
        words.display(p, self.look, number, str(self.count), 76, ink, align="right")
