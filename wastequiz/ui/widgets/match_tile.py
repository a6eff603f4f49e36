"""One of two things that belong together: a numbered thing, or a partner with its letter. Linked, both wear the partner's letter in its shape."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.i18n import N_, _
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.carried import Carried, Carrier
from wastequiz.ui.widgets.shown_picture import paint_picture

State = Literal["rest", "right", "wrong", "shown", "other"]
"""shown: nothing was answered, this is where it belongs; other: a partner that belongs to nothing."""
LETTERS = "ABCDEFG"


class MatchTile(Carried):
    """`letter` '' for a thing. Its number or letter on the outer side, the letter it is linked by on the inner side."""

    radius = 32.0
    lip_depth = 8.0

    def __init__(self, canvas: Canvas, label: str, picture: str, index: int, carrier: Carrier, *, partner: bool, speaks: bool) -> None:
        self.label, self.picture, self.index, self.partner = label, picture, index, partner
        self.mark = LETTERS[index] if partner else str(index + 1)
        super().__init__(canvas, f"{self.mark}: {label}", carrier)
        self.speaks = speaks
        self.state: State = "rest"
        self.linked = ""
        """The letter a thing wears: its partner's. A partner wears its own."""
        self.held = self.aimed = False
        self.shadow_radius = self.radius

    def show_link(self, letter: str, with_what: str) -> None:
        """Shows what it is linked with; '' for nothing."""
        if letter != self.linked:
            self.linked = letter
            self.update()
        name = f"{self.mark}: {self.label}"
        self.setAccessibleName(_("{name}, linked with {other}").format(name=name, other=with_what) if letter else name)

    def hold(self, held: bool) -> None:
        """Shows whether its partner is being looked for."""
        if held != self.held:
            self.held = held
            self.setAccessibleDescription(_("picked up") if held else "")
            self.update()

    def aim(self, aimed: bool) -> None:
        """Shows that a cord would be tied here."""
        if aimed != self.aimed:
            self.aimed = aimed
            self.update()

    def show_state(self, state: State, told: str) -> None:
        """Shows what was answered; `told` is what a screen reader says of it."""
        self.hold(False)
        self.aim(False)
        self.state = state
        self.lip_depth = 5.0  # the answered page is low
        self.faded = state == "other"
        self.shadow_radius = None if self.faded else self.radius
        self.setEnabled(False)
        self.setAccessibleDescription(told)
        self.update()

    def face_key(self) -> Hashable:
        return self.state, self.held, self.aimed, self.linked

    # ---- painting
    @property
    def flat(self) -> bool:
        """Whether it lies so wide and low that everything stands side by side."""
        return self.width() > 2.4 * self.height() and self.width() > 330 * self.unit

    @property
    def _family(self) -> str:
        if self.state == "wrong":
            return "tryAgain"
        return "right" if self.state in ("right", "shown") else ""

    def border(self) -> QColor:
        t = self.look.theme
        if self._family:
            return t.colour(f"{self._family}.fill")
        if self.held or self.aimed:
            return t.colour("brand.primary")
        return t.colour("ink.outline") if self.linked and self.state == "rest" else super().border()

    def border_width(self) -> float:
        if self._family or self.held or self.aimed:
            return 10.0 if self.height() > 80 * self.unit else 5.0
        return 5.0 if self.linked else super().border_width()

    def paint_lip(self, p: QPainter, box: QRectF) -> None:
        token = f"{self._family}.lip" if self._family else "brand.primaryLip" if self.held or self.aimed else "surface.lip"
        radius = min(self.radius, box.height() * 0.45)
        paint.lip_of(p, box.translated(0, -self.lip_depth), radius, self.lip_depth, self.look.theme.colour(token))

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        fill = t.colour("brand.primaryTint" if self.held or self.aimed else "surface.card")
        paint.rounded(p, box, min(self.radius, box.height() * 0.45), fill, self.border(), self.border_width())
        flat = self.flat
        size = min(52.0, box.height() * 0.7)
        low = box.height() < 140
        inner = size + 14 if not self.partner else 0.0
        speaker = 84.0 if self.speaks and self.state == "rest" else 0.0
        if flat:
            inset = 6.0 if box.height() > 80 else 3.0
            room = QRectF(24, inset, box.width() - 48, box.height() - 2 * inset)
            self._mark(p, room.left(), room.center().y() - size / 2, size)
            room.adjust(size + 18, 0, -inner - speaker - 8, 0)
            if self.picture and room.width() > 200:
                side = min(room.height(), room.width() * 0.34)
                self._draw(p, room.left() + side / 2, room.center().y(), side)
                room.setLeft(room.left() + side + 16)
            badge = QRectF(box.width() - 22 - size, box.center().y() - size / 2, size, size)
        else:
            size = 36.0 if low else 48.0
            self._mark(p, 16, 14, size)
            badge = QRectF(box.width() - 16 - size, 14, size, size)
            right = 14.0 if self.partner else 20 + size
            room = (
                QRectF(18 + size, 8, box.width() - 18 - size - right, box.height() - 16)
                if low
                else box.adjusted(18, 84 if speaker else 66, -18, -10)
            )
            if self.picture and not low:
                side = min(box.height() * 0.5, box.width() - 2 * size - 40)
                self._draw(p, box.center().x(), 10 + side / 2, side)
                room = QRectF(18, 14 + side, box.width() - 36, box.height() - side - 22)
        ink = t.colour("ink.text")
        most = 46.0 if box.height() > 130 else min(40.0, room.height() * 0.8 / t.text_scale)
        ruby.display(p, self.look, room, self.label, most, ink, fat=0.02, floor=22, align="left" if flat else "center")
        if self.linked and not self.partner:
            paint.key_badge(p, self.look, badge.x(), badge.y(), self.linked, size)

    def _draw(self, p: QPainter, x: float, y: float, side: float) -> None:
        paint_picture(p, self.look, self.picture, x, y, side)

    def _mark(self, p: QPainter, x: float, y: float, size: float) -> None:
        t = self.look.theme
        if self.partner:
            paint.key_badge(p, self.look, x, y, self.mark, size)
            return
        r = size / 2
        paint.circle(p, x + r, y + r, r - 1, t.colour("surface.paper2"), t.colour("ink.outline"), 3)
        words.text(
            p, self.look, QRectF(x, y, size, size), self.mark, size * 0.56, t.colour("ink.text"), bold=True, align="center", floor=12
        )


TOLD_RIGHT, TOLD_BELONGS = N_("rightly linked"), N_("belongs with {other}")
