"""The pieces of a question about an order: the cards to put in order, and the numbered places they stand at."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from wastequiz.domain.questions import Option
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import STEP
from wastequiz.ui.widgets.carried import Carried, Carrier
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording import names

State = Literal["rest", "right", "wrong", "shown"]
"""right: it stood at its place; wrong: it did not; shown: nothing was answered, this is its place."""


class OrderCard(Carried):
    """One step: picture and words, side by side on a strip, else one above the other."""

    radius = 32.0

    def __init__(self, canvas: Canvas, option: Option, carrier: Carrier, *, speaks: bool) -> None:
        self.label = names.as_head(in_words(option.label))
        super().__init__(canvas, self.label, carrier)
        self.option, self.speaks = option, speaks
        self.state: State = "rest"
        self.held = False
        self.strip = False
        """Whether it lies wide and low, words beside the picture."""
        self.shadow_radius = self.radius
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def hold(self, held: bool) -> None:
        """Shows whether it is picked up."""
        if held != self.held:
            self.held = held
            self.setAccessibleDescription(_("picked up") if held else "")
            self.update()

    def stand(self, place: int, total: int) -> None:
        """Tells where it stands, from 1."""
        self.setAccessibleName(_("{name}, place {n} of {total}").format(name=self.label, n=place, total=total))

    def show_state(self, state: State, told: str) -> None:
        """Shows what was answered; `told` is what a screen reader says of it."""
        self.hold(False)
        self.state = state
        self.lip_depth = 5.0  # the answered page is low
        self.setEnabled(False)
        self.setAccessibleDescription(told)
        self.update()

    def face_key(self) -> Hashable:
        return self.state, self.held

    def border(self) -> QColor:
        t = self.look.theme
        if self.state != "rest":
            return t.colour("tryAgain.fill" if self.state == "wrong" else "right.fill")
        return t.colour("brand.primary") if self.held else super().border()

    def border_width(self) -> float:
        if self.state != "rest" or self.held:
            return 10.0 if self.height() > 80 * self.unit else 5.0
        return super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        lip = {"rest": "brand.primaryLip" if self.held else "surface.lip", "wrong": "tryAgain.lip"}.get(self.state, "right.lip")
        paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour(lip))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill = t.colour("brand.primaryTint" if self.held else "surface.card")
        paint.rounded(p, box, min(self.radius, box.height() * 0.42), fill, self.border(), self.border_width())
        room = box.adjusted(24, 10, -24, -10) if box.height() > 80 else box.adjusted(24, 3, -24, -3)
        strip = self.strip
        speaker = 80.0 if self.speaks and self.state == "rest" else 0.0
        told = 26.0 if self.state != "rest" else 0.0  # a badge lies over its right end or corner
        if strip:
            room.adjust(0, 0, -speaker - told, 0)
        elif not self.option.picture:
            room.adjust(told * 0.7, speaker * 0.8 + told * 0.4, -told * 0.7, 0)
        if self.option.picture:
            share = 0.56 if not self.option.picture.startswith(STEP) else 0.7  # a step needs the room
            side = min(room.height(), room.width() * 0.3) if strip else min(room.height() * share, room.width() - speaker)
            x = room.left() + side / 2 if strip else room.center().x()
            y = room.center().y() if strip else room.top() + side / 2 + 4
            paint_picture(p, self.look, self.option.picture, x, y, side)
            room.setTop(room.top() if strip else y + side / 2 + 6)
            room.setLeft(x + side / 2 + 20 if strip else room.left())
        align = "left" if strip else "center"
        size = 54 if self.state == "rest" and box.height() > 130 else min(42.0, room.height() * 0.8 / t.text_scale)
        ruby.display(p, self.look, room, self.label, size, t.colour("ink.text"), align=align, fat=0.02, floor=24)


SIDE_BY_SIDE = 180.0
"""A place so wide, in units, tells beside its number, not below it, where its card had been put."""


class OrderPlace(Piece):
    """A numbered place: touched, it takes the card that is picked up. Afterwards it tells where its card had been put."""

    radius = 28.0

    def __init__(self, canvas: Canvas, number: int) -> None:
        super().__init__(canvas, _("Place {n}").format(n=number))
        self.number = number
        self.was: int | None = None
        """Where its card had been put, from 1; None before the answer, and where it stood right."""
        self.answered = False
        self.wanted = False
        """Whether a card that is picked up could be put here."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have the numbers and arrows

    def want(self, wanted: bool) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.update()

    def show_was(self, was: int | None) -> None:
        """Shows that the right order is known; `was` where its card had been put, None where here."""
        self.answered, self.was, self.wanted = True, was, False
        self.lip_depth = 0.0
        self.setEnabled(False)
        self.update()

    def face_key(self) -> Hashable:
        return self.answered, self.was, self.wanted

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        if not self.answered:
            paint.lip_of(p, box.translated(0, -self.lip_depth), self.radius, self.lip_depth, self.look.theme.colour("surface.lip"))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if not self.answered:
            border = t.colour("brand.primaryBright") if self.wanted else self.border()
            paint.rounded(p, box, self.radius, t.colour("surface.paper2"), border, 5.0 if self.wanted else self.border_width())
            words.display(p, self.look, box, str(self.number), 56, t.colour("ink.text"), align="center", fat=0.03)
            return
        across = box.width() >= SIDE_BY_SIDE
        said = "" if self.was is None else _("You: {n}").format(n=self.was)
        r = min(30.0, box.height() * (0.48 if across or not said else 0.3), box.width() * 0.4)
        left = box.left() if across else box.center().x() - r
        if across:
            left = box.center().x() - (2 * r + (words.width(self.look, said, 30, bold=True) + 14 if said else 0)) / 2
        y = box.center().y() if across or not said else box.top() + r + 4
        paint.circle(p, left + r, y, r - 2, t.colour("right.fill"), t.colour("ink.outline"), 4)
        disc = QRectF(left, y - r, 2 * r, 2 * r)
        words.display(p, self.look, disc, str(self.number), r * 1.2, t.colour("ink.text"), align="center", fat=0.03)
        if said:
            room = QRectF(left + 2 * r + 14, box.top(), box.right() - left - 2 * r - 14, box.height())
            if not across:
                room = QRectF(box.left(), y + r, box.width(), box.bottom() - y - r)
            ink = t.colour("tryAgain.lip")
            words.text(p, self.look, room, said, 30, ink, bold=True, align="left" if across else "center", floor=22)
