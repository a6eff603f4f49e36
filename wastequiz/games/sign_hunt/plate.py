"""A plate in the street: the sign of a bin with its subcategories, the notice of a thing, a board with words, or one of the street's own signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Bin
from wastequiz.games.sign_hunt.street import Hung
from wastequiz.i18n import N_, _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.stage.play.scene import GameScene

SIGNS = {
    "windmill": N_("Windmill shop"),
    "fish_shop": N_("Fish shop"),
    "slippery": N_("Mind the ice"),
    "lift": N_("Lift"),
    "clothes_shop": N_("Clothes shop"),
    "charging": N_("Charging point"),
    "bus_stop": N_("Bus stop"),
    "bakery": N_("Bakery"),
    "hot_drinks": N_("Hot drinks"),
    "skating": N_("Ice rink"),
    "post_office": N_("Post office"),
    "flower_shop": N_("Flower shop"),
}
"""What the street's own signs are called."""
INSET = 12.0
LIP = 9.0


class Plate(Painted):
    """`hung`: what hangs where; `key`: its digit. `state`: rest, right, wrong or faded; `marked`: the keys are on it."""

    def __init__(self, scene: GameScene, question: Question, hung: Hung, key: str, *, reads: bool) -> None:
        self.hung, self.key, self.reads = hung, key, reads
        self.option = question.options[hung.option] if hung.option is not None else None
        self.shows: Bin | None = None
        if self.option is not None and self.option.bin_id == self.option.id:
            self.shows = scene.deal.scheme.bin(self.option.id)
        self.state, self.marked = "rest", False
        self.veiled = True
        """Not painted yet: plates are painted one after the other as they come, not all in one frame."""
        super().__init__(scene, 270, 222, self._paint_plate, z=22)

    def make(self) -> QPixmap:
        if not self.veiled:
            return super().make()
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def unveil(self) -> None:
        """Is there to be seen and touched from now on."""
        if self.veiled:
            self.veiled = False
            self.refresh()

    @property
    def name(self) -> str:
        """What it says."""
        if self.option is None:
            return _(SIGNS[self.hung.sign])
        return names.as_head(in_words(self.shows.name if self.shows is not None else self.option.label))

    def show_state(self, state: str) -> None:
        """Shows how the case ended for it, without the mark of the keys."""
        anew = self.marked or state != "faded"
        self.state, self.marked = state, False
        self.setOpacity(0.42 if state == "faded" else 1.0)
        if anew:
            self.redraw()

    def mark(self, on: bool) -> None:
        """Puts the mark of the keys round it, or takes it away."""
        if on != self.marked:
            self.marked = on
            self.redraw()

    # ---- painting
    def _paint_plate(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(INSET, INSET + 4, -INSET, -INSET - LIP)
        if self.option is None:
            self._own_sign(p, face)
        elif self.shows is not None:
            self._bin_sign(p, face, self.shows)
        else:
            self._notice(p, face)
        if self.state in ("right", "wrong"):
            edge = "right.fill" if self.state == "right" else "tryAgain.bright"
            paint.rounded(p, face.adjusted(-6, -6, 6, 6), 32, None, t.colour(edge), 11)
            paint.result_badge(p, look, face.right() - 14, face.top() + 14, self.state == "right", 24)
        if self.marked:
            paint.rounded(p, face.adjusted(-9, -9, 9, 9), 34, None, t.colour("focus.outer"), 13)
            paint.rounded(p, face.adjusted(-6, -6, 6, 6), 32, None, t.colour("focus.inner"), 7)
        if self.key and self.state == "rest" and not self.stage.tall and self.stage.unit >= 0.8:
            paint.key_badge(p, look, face.left() - 6, face.top() - 8, self.key, 36)

    def _own_sign(self, p: QPainter, face: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        strip = 46.0 if self.reads else 0.0
        size = min(face.height() - strip * 0.6, face.width())
        ink = t.colour("ink.outline")
        middle = face.center().x()
        paint.line(p, [(middle - 46, face.top() - 9), (middle + 46, face.top() - 9)], ink, 7)
        paint.line(p, [(middle, face.top() - 9), (middle, face.top() + 6)], ink, 7)
        look.pictures.draw(p, f"signs/{self.hung.sign}", middle - size / 2, face.top(), size)
        if self.reads:
            low = QRectF(face.left() + 8, face.bottom() - strip + 4, face.width() - 16, strip)
            paint.rounded(p, low, 20, t.colour("surface.card"), ink, 4)
            words.text(p, look, low.adjusted(12, 2, -12, -2), self.name, 28, t.colour("ink.text"), bold=True, align="center", floor=14)

    def _bin_sign(self, p: QPainter, face: QRectF, shown: Bin) -> None:
        """White edge, the sign, the signs of the subcategories beside it, the name below: colour, picture and words."""
        look, t = self.stage.look, self.stage.look.theme
        paint.lip_of(p, face, 28, LIP, t.bin(shown.hue, "shade"))
        paint.rounded(p, face, 28, t.bin(shown.hue), t.colour("ink.outline"), 5)
        paint.rounded(p, face.adjusted(9, 9, -9, -9), 21, None, t.colour("ink.onColour"), 4)
        room = face.adjusted(18, 14, -18, -12)
        strip = 0.0
        if self.reads:  # a long name takes two lines rather than small letters
            long = words.width(look, self.name, 29, bold=True) > room.width()
            strip = room.height() * (0.44 if long else 0.3)
        parts = [part for part in shown.subcategories if part.sign] if self.reads else []
        size = room.height() - strip
        across = size + (8 + 2 * size * 0.32 if parts else 0.0)
        left = room.center().x() - across / 2
        sign = item_picture(shown.sign) if shown.sign else bin_symbol(shown, white=True)
        inner = 0.0 if shown.sign else size * 0.1
        look.pictures.draw(p, sign, left + inner, room.top() + inner, size - 2 * inner)
        for i, part in enumerate(parts[:6]):
            small = size * 0.32
            column, row = divmod(i, 3)
            x = left + size + 8 + column * small + (small / 2 if len(parts) <= 3 else 0.0)
            look.pictures.draw(p, item_picture(part.sign), x, room.top() + size * 0.02 + row * small, small)
        if self.reads:
            low = QRectF(room.left(), room.bottom() - strip, room.width(), strip)
            words.text(p, look, low, self.name, 36, t.colour("ink.onColour"), bold=True, align="center", floor=16, leading=1.05)

    def _notice(self, p: QPainter, face: QRectF) -> None:
        """A thing on paper, or words on a board."""
        assert self.option is not None
        look, t = self.stage.look, self.stage.look.theme
        paint.panel(p, look, face, 24, border="ink.outline", lip="surface.lip", depth=LIP, pen_width=5)
        room = face.adjusted(14, 14, -14, -10)
        if not self.option.picture:
            paint.rounded(p, face.adjusted(9, 9, -9, -9), 17, None, t.colour("surface.lip"), 4)
            for x in (face.left() + 22, face.right() - 22):
                paint.circle(p, x, face.top() + 22, 6, t.colour("surface.lip"))
            room = room.adjusted(6, 14, -6, -6)
            words.text(p, look, room, self.name, 38, t.colour("ink.text"), bold=True, align="center", floor=14, leading=1.15)
            return
        strip = 48.0 if self.reads else 0.0
        size = min(room.height() - strip, room.width())
        middle = room.center().x()
        paint.circle(p, middle, room.top() + size / 2, size / 2 + 2, t.colour("surface.itemDisc"))
        # things come once a game at most: a kept pixmap of each would only push out what is drawn again
        look.pictures.draw_once(p, item_picture(self.option.picture), middle - size * 0.45, room.top() + size * 0.05, size * 0.9)
        if self.reads:
            low = QRectF(room.left(), room.bottom() - strip, room.width(), strip)
            words.text(p, look, low, self.name, 30, t.colour("ink.text"), bold=True, align="center", floor=13, leading=1.05)
        tape = QRectF(face.center().x() - 34, face.top() - 12, 68, 24)
        paint.rounded(p, tape, 4, t.colour("right.fill"), t.colour("ink.outline"), t.border_floor or 0)
