"""One answer on its card: a picture, a bin, a text, or true and false; with its letter in its own shape."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter

from wastequiz.domain.questions import Option
from wastequiz.domain.schemes import Bin
from wastequiz.i18n import N_, _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_picture, bin_symbol, item_picture
from wastequiz.wording import names

State = Literal["rest", "right", "wrong", "other", "removed"]
LETTERS = "ABCDEFGH"
TOLD = {"right": N_("the right answer"), "wrong": N_("your answer, not right"), "removed": N_("taken away by the hint")}
"""What a screen reader says of an answer's state."""


class AnswerTile(Piece):
    """A card to answer with. After the answer its state tells right (sun), chosen wrong (plum) or other (faded)."""

    radius = 40.0
    lip_depth = 10.0

    def __init__(self, canvas: Canvas, option: Option, index: int, *, shows_bin: Bin | None = None, plain_text: bool = False) -> None:
        super().__init__(canvas, f"{LETTERS[index]}: {names.as_head(in_words(option.label))}")
        self.option, self.index, self.shows_bin, self.plain_text = option, index, shows_bin, plain_text
        self.state: State = "rest"
        self.shadow_radius = self.radius

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()  # Space is the speaker on a question
            return
        super().keyPressEvent(event)

    def show_state(self, state: State) -> None:
        self.state = state
        self.faded = state in ("other", "removed")
        self.shadow_radius = None if self.faded else self.radius
        self.setEnabled(state == "rest")
        self.setAccessibleDescription(_(TOLD[state]) if state in TOLD else "")
        self.update()

    def face_key(self) -> Hashable:
        return self.state

    def prepare(self, place: QRectF) -> None:
        """Paints ahead how the tile will look at `place` (in units) once the answer is known."""
        size = self.canvas.to_px(place).size()
        box = QRectF(0, 0, size.width() / self.unit, size.height() / self.unit - self.lip_depth)
        coming: tuple[State, ...] = ("right",) if self.option.right else ("other", "wrong")

        def paint_ahead(p: QPainter) -> None:
            self._begin(p)
            self.paint_face(p, box)

        now = self.state, self.faded
        for state in coming:
            self.state, self.faded = state, state == "other"
            self._face.prepare(state, size.width(), size.height(), self.devicePixelRatioF(), paint_ahead)
        self.state, self.faded = now

    def border(self) -> QColor:
        t = self.look.theme
        return (
            t.colour({"right": "right.fill", "wrong": "tryAgain.fill"}[self.state])
            if self.state in ("right", "wrong")
            else super().border()
        )

    def border_width(self) -> float:
        return 10.0 if self.state in ("right", "wrong") else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        lip = {"right": "right.lip", "wrong": "tryAgain.lip"}.get(self.state, "surface.lip")
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour(lip))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if self.shows_bin is not None:
            self._paint_bin(p, box, self.shows_bin)
        elif self.option.picture and not self.plain_text:
            self._paint_picture(p, box)
        elif self.option.id in ("true", "false"):
            self._paint_truth(p, box)
        else:
            self._paint_text(p, box)
        size = 56.0 if box.height() > 200 else 46.0
        paint.key_badge(p, self.look, 26, (box.height() - size) / 2 if self._flat(box) else 26, LETTERS[self.index], size)

    def _paint_picture(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        w, h = box.width(), box.height()
        low = h < 350
        caption = 104.0 if not low else 84.0
        side = min((h - caption) * 0.8, w * 0.68)
        x, y = w / 2, (h - caption) / 2 + 16
        paint.circle(p, x, y, side * 0.58, t.colour("surface.itemDisc"))
        self.look.pictures.draw(p, item_picture(self.option.picture), x - side / 2, y - side / 2, side)
        ruby.display(
            p,
            self.look,
            QRectF(16, h - caption, w - 32, caption - 12),
            names.as_head(in_words(self.option.label)),
            48,
            t.colour("ink.text"),
            align="center",
            fat=0.025,
        )

    def _paint_bin(self, p: QPainter, box: QRectF, shown: Bin) -> None:
        t = self.look.theme
        w, h = box.width(), box.height()
        plate = QRectF(24, h - 24 - min(96.0, h * 0.26), w - 48, min(96.0, h * 0.26))
        mood = {"right": "happy", "wrong": "oops"}.get(self.state, "idle")
        picture = bin_picture(shown, mood)
        aspect = self.look.pictures.aspect(picture)
        room = plate.top() - 26
        side = min(room * aspect, w * 0.62)
        self.look.pictures.draw(p, picture, (w - side) / 2, plate.top() - 8 - side / aspect, side)
        paint.rounded(p, plate.translated(0, 6), 22, t.bin(shown.hue, "shade"))
        paint.rounded(p, plate, 22, t.bin(shown.hue))
        symbol = plate.height() * 0.56
        name = in_words(shown.name)
        if ruby.wanted(self.look, name):
            white = t.colour("ink.onColour")
            self.look.pictures.draw(p, bin_symbol(shown, white=True), plate.left() + 20, plate.center().y() - symbol / 2, symbol)
            ruby.display(
                p, self.look, plate.adjusted(symbol + 28, 2, -12, -2), name, 40, white, fat=0.02, align="center", floor=18, pinyin=white
            )
            return
        size, _lines = words.fit(self.look, name, 40, plate.width() - symbol - 60, plate.height() - 8, bold=True, floor=18)
        across = min(words.width(self.look, name, size, bold=True), plate.width() - symbol - 60)
        left = plate.center().x() - (symbol + 14 + across) / 2
        self.look.pictures.draw(p, bin_symbol(shown, white=True), left, plate.center().y() - symbol / 2, symbol)
        words.display(
            p,
            self.look,
            QRectF(left + symbol + 14, plate.top() + 4, across + 4, plate.height() - 8),
            name,
            size,
            t.colour("ink.onColour"),
            fat=0.02,
            floor=18,
        )

    def _paint_truth(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        w, h = box.width(), box.height()
        side = min(h * 0.44, 150.0)
        icon = "check" if self.option.id == "true" else "x"
        if w > 2.4 * h:  # low: the word stands beside its sign
            middle = QRectF(w / 2 - side * 1.7, h / 2, 0, 0).topLeft()
            paint.circle(p, middle.x() + side * 0.72, middle.y(), side * 0.72, t.colour("surface.itemDisc"), t.colour("ink.outline"), 5)
            paint.icon(p, self.look, icon, middle.x() + side * 0.72, middle.y(), side, t.colour("ink.text"))
            beside = QRectF(middle.x() + side * 1.72, 12, w - middle.x() - side * 1.72 - 24, h - 24)
            words.display(p, self.look, beside, in_words(self.option.label), 56, t.colour("ink.text"))
            return
        paint.circle(p, w / 2, h * 0.40, side * 0.72, t.colour("surface.itemDisc"), t.colour("ink.outline"), 5)
        paint.icon(p, self.look, icon, w / 2, h * 0.40, side, t.colour("ink.text"))
        words.display(
            p,
            self.look,
            QRectF(20, h * 0.40 + side * 0.76, w - 40, h * 0.6 - side * 0.76 - 12),
            names.as_head(in_words(self.option.label)),
            56,
            t.colour("ink.text"),
            align="center",
        )

    def _paint_text(self, p: QPainter, box: QRectF) -> None:
        flat = self._flat(box)
        room = QRectF(108, 14, box.width() - 140, box.height() - 28) if flat else QRectF(36, 88, box.width() - 72, box.height() - 112)
        ink = self.look.theme.colour("ink.text")
        ruby.display(
            p, self.look, room, names.as_head(in_words(self.option.label)), 46, ink, fat=0.02, floor=24, align="left" if flat else "center"
        )

    def _flat(self, box: QRectF) -> bool:
        """A wide, low text tile: its letter stands beside the words, not above them."""
        text = self.shows_bin is None and (self.plain_text or not self.option.picture) and self.option.id not in ("true", "false")
        return text and box.width() > 2.4 * box.height()
