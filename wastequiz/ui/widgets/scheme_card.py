"""A scheme to choose: the place, what kind of place it is, and its bins small."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import words as in_words
from wastequiz.stage import words
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.widgets.cards import TickCard
from wastequiz.wording import rules

PAD = 20.0
TICK = 46.0
TAG = 22.0
MOST = 0.42
"""What kind of place it is takes at most this share of the row of its name."""


class SchemeCard(TickCard):
    """A tick card with the bins in its lower part."""

    radius = 20.0
    lip_depth = 4.0

    def __init__(self, canvas: Canvas, scheme: Scheme, code_in_use: str, *, chosen: bool = False) -> None:
        super().__init__(canvas, "", chosen=chosen)
        self.scheme, self.name, self.tag = scheme, in_words(scheme.name), rules.tag(scheme, code_in_use)
        self.setAccessibleName(f"{self.name}, {self.tag}")
        self.setAccessibleDescription(rules.told(scheme, code_in_use))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        room = box.adjusted(PAD, 8, -PAD, -10)
        upper = QRectF(room.left(), room.top(), room.width() - TICK, room.height() * 0.48)
        beside = min(words.width(self.look, self.tag, TAG) + 2, upper.width() * MOST - 14)
        most = upper.width() - beside - 14
        size, _lines = words.fit(self.look, self.name, 32, most, upper.height(), bold=True, floor=16)
        across = min(words.width(self.look, self.name, size, bold=True) + 4, most)
        words.display(
            p,
            self.look,
            QRectF(upper.left(), upper.top(), across, upper.height()),
            self.name,
            size,
            t.colour("ink.text"),
            fat=0.02,
            floor=16,
        )
        rest = QRectF(upper.left() + across + 14, upper.top(), upper.width() - across - 14, upper.height())
        words.text(p, self.look, rest, self.tag, TAG, t.colour("ink.textSecondary"), floor=14, leading=1.1)
        paint_bins(p, self, self.scheme, QRectF(room.left(), upper.bottom() + 2, room.width(), room.bottom() - upper.bottom() - 2))


def paint_bins(p: QPainter, card: SchemeCard, scheme: Scheme, box: QRectF) -> None:
    """The bins side by side, from the left, as high as the box."""
    pictures = card.look.pictures
    step = min(box.height() * 1.05, box.width() / len(scheme.bins))
    for i, target in enumerate(scheme.bins):
        picture = bin_picture(target, "idle")
        aspect = pictures.aspect(picture)
        across = min(step - 4, box.height() * aspect)
        pictures.draw(p, picture, box.left() + i * step + (step - across) / 2, box.center().y() - across / aspect / 2, across)
