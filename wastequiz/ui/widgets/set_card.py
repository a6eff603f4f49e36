"""A ready quiz to choose: its picture, its name, what it is about, and how much there is to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.i18n import words as in_words
from wastequiz.services.ready_sets import Offer
from wastequiz.stage import words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import sets

PAD = 22.0
SPEAKER = 74.0
"""The corner that is left free for the speaker, in units."""


class SetCard(Piece):
    """The whole card begins the quiz."""

    radius = 36.0

    def __init__(self, canvas: Canvas, offer: Offer) -> None:
        self.name, self.about, self.much = in_words(offer.ready.name), in_words(offer.ready.about), sets.much(offer.ready, offer.questions)
        super().__init__(canvas, self.name)
        self.picture = offer.ready.picture or "icons/book"
        self.setAccessibleDescription(f"{self.about} {self.much}")
        self.shadow_radius = self.radius

    def told(self) -> str:
        """The card in words, as it is read aloud."""
        return f"{self.name}. {self.about} {self.much}"

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t = self.look.theme
        side = min(box.height() - 2 * PAD, box.width() * 0.3)
        spot = QRectF(PAD, (box.height() - side) / 2, side, side)
        paint_picture(p, self.look, self.picture, spot.center().x(), spot.center().y(), side)
        room = QRectF(spot.right() + PAD, 14, box.width() - spot.right() - 2 * PAD, box.height() - 28)
        head = QRectF(room.left(), room.top(), room.width(), room.height() * 0.36)
        words.display(p, self.look, head, self.name, 40, t.colour("ink.text"), fat=0.025)
        foot = QRectF(room.left(), room.bottom() - room.height() * 0.24, room.width() - SPEAKER, room.height() * 0.24)
        words.text(p, self.look, foot, self.much, 26, t.colour("brand.primary"), bold=True)
        about = QRectF(room.left(), head.bottom() + 2, room.width(), foot.top() - head.bottom() - 4)
        words.text(p, self.look, about, self.about, 28, t.colour("ink.textSecondary"), valign="top", floor=26)
