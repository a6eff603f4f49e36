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
from wastequiz.stage.name_plate import name_plate
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.widgets.shown_picture import paint_picture
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
        self.spare = 0.0
        """So much room, in units, is left free of words on a wide, low tile, for a speaker."""
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
        return self.state, self.isChecked()

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
            self._face.prepare((state, self.isChecked()), size.width(), size.height(), self.devicePixelRatioF(), paint_ahead)
        self.state, self.faded = now

    def border(self) -> QColor:
        t = self.look.theme
        if self.state in ("right", "wrong"):
            return t.colour({"right": "right.fill", "wrong": "tryAgain.fill"}[self.state])
        return t.colour("brand.primary") if self.isChecked() else super().border()

    def border_width(self) -> float:
        return 10.0 if self.state in ("right", "wrong") or self.isChecked() else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        chosen = "brand.primaryLip" if self.isChecked() else "surface.lip"
        lip = {"right": "right.lip", "wrong": "tryAgain.lip"}.get(self.state, chosen)
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
        if self.isCheckable():
            told = self.state in ("right", "wrong")  # then the answer's badge lies in the corner
            if told and self.option.picture:
                self._paint_tick_box(p, 26, 36 + size, size)
            else:
                top = (box.height() - size) / 2 if self._flat(box) else 26
                self._paint_tick_box(p, box.width() - (84 if told else 26) - size, top, size)

    def _paint_tick_box(self, p: QPainter, x: float, y: float, side: float) -> None:
        """Of a tile that is one of several chosen: an empty box, or a full one with its tick."""
        t = self.look.theme
        box, chosen = QRectF(x, y, side, side), self.isChecked()
        full = "brand.primary" if self.state == "rest" else "ink.text"
        paint.rounded(p, box, 14, t.colour(full if chosen else "surface.card"), t.colour(full if chosen else "ink.textHint"), 4)
        if chosen:
            paint.icon(p, self.look, "check", box.center().x(), box.center().y(), side * 0.8, t.colour("ink.onColour"))

    def _paint_picture(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        w, h = box.width(), box.height()
        low = h < 350
        caption = 104.0 if not low else 84.0
        side = min(h - caption - 8, w * 0.8)
        paint_picture(p, self.look, self.option.picture, w / 2, (h - caption) / 2 + 16, side)
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
        w, h = box.width(), box.height()
        plate = QRectF(24, h - 24 - min(96.0, h * 0.26), w - 48, min(96.0, h * 0.26))
        mood = {"right": "happy", "wrong": "oops"}.get(self.state, "idle")
        picture = bin_picture(shown, mood)
        aspect = self.look.pictures.aspect(picture)
        room = plate.top() - 26
        side = min(room * aspect, w * 0.62)
        self.look.pictures.draw(p, picture, (w - side) / 2, plate.top() - 8 - side / aspect, side)
        name_plate(p, self.look, plate, shown)

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
        ticked = 0.0 if not self.isCheckable() else 64.0 + self.spare if self.state not in ("right", "wrong") else 122.0
        room = (
            QRectF(108, 14, box.width() - 140 - ticked, box.height() - 28) if flat else QRectF(36, 88, box.width() - 72, box.height() - 112)
        )
        ink = self.look.theme.colour("ink.text")
        ruby.display(
            p, self.look, room, names.as_head(in_words(self.option.label)), 46, ink, fat=0.02, floor=24, align="left" if flat else "center"
        )

    def _flat(self, box: QRectF) -> bool:
        """A wide, low text tile: its letter stands beside the words, not above them."""
        text = self.shows_bin is None and (self.plain_text or not self.option.picture) and self.option.id not in ("true", "false")
        return text and box.width() > 2.3 * box.height()
