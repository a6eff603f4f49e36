"""What a lesson may ask about: a topic, or a ready quiz; a picture, a name, and how much there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.domain.sets import ReadySet
from wastequiz.i18n import words as in_words
from wastequiz.stage import words
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.topic_pictures import TOPIC_PICTURES
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import names


class AboutCard(TickCard):
    """The whole card chooses it."""

    def __init__(self, canvas: Canvas, name: str, line: str, picture: str, *, chosen: bool) -> None:
        super().__init__(canvas, name, size=36, chosen=chosen)
        self.name, self.line, self.drawing = name, line, picture
        self.setAccessibleDescription(line)

    @classmethod
    def topic(cls, canvas: Canvas, topic: str | None, *, chosen: bool) -> AboutCard:
        return cls(canvas, names.topic(topic), "", TOPIC_PICTURES.get(topic, "icons/book"), chosen=chosen)

    @classmethod
    def ready(cls, canvas: Canvas, ready: ReadySet, line: str, *, chosen: bool) -> AboutCard:
        return cls(canvas, in_words(ready.name), line, ready.picture or "icons/book", chosen=chosen)

    @classmethod
    def mix_up(cls, canvas: Canvas, name: str, line: str, bin_of: Bin, *, chosen: bool) -> AboutCard:
        return cls(canvas, name, line, bin_picture(bin_of, "happy"), chosen=chosen)

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        self.label = ""
        super().paint_face(p, box)
        self.label = self.name
        t = self.look.theme
        side = min(box.height() - 24, box.width() * 0.26)
        x, y = 18 + side / 2, box.center().y()
        if "/" in self.drawing:
            across = side * min(1.0, self.look.pictures.aspect(self.drawing))
            self.look.pictures.draw(p, self.drawing, x - across / 2, y - across / self.look.pictures.aspect(self.drawing) / 2, across)
        else:
            paint_picture(p, self.look, self.drawing, x, y, side)
        left = 18 + side + 18
        room = QRectF(left, 6, box.width() - left - 34, box.height() - 12)
        if not self.line:
            words.display(p, self.look, room, self.name, 36, t.colour("ink.text"), fat=0.025)
            return
        head = QRectF(room.left(), room.top(), room.width(), room.height() * 0.55)
        words.display(p, self.look, head, self.name, 34, t.colour("ink.text"), fat=0.025)
        line = QRectF(room.left(), head.bottom(), room.width() + 14, room.height() * 0.45)
        words.text(p, self.look, line, self.line, 24, t.colour("ink.textSecondary"), floor=18, leading=1.15)
