"""A card on the table: its back, or what it shows; turned over by narrowing and widening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.drawings import bin_picture, bin_symbol, item_picture
from wastequiz.stage.play.sprite import Painted
from wastequiz.wording import names

if TYPE_CHECKING:
    from wastequiz.games.memory.rules import Face
    from wastequiz.stage.play.scene import GameScene

TURN_MS = 260.0


class Tile(Painted):
    """Card number `i`. `up`: its face shows; `framed`: its bin is known, shown by an edge in that colour; `signs`: bins show as signs."""

    def __init__(self, scene: GameScene, i: int, face: Face, *, signs: bool, reads: bool) -> None:
        self.i, self.shows, self.signs, self.reads = i, face, signs, reads
        self.up, self.framed, self.found, self.marked = False, False, False, False
        self._turning = 0
        super().__init__(scene, 150, 180, self._paint_tile, z=20)

    @property
    def bin(self) -> Bin | None:
        return self.stage.deal.scheme.bin(self.shows.bin_id)

    @property
    def name(self) -> str:
        """What its face shows."""
        if self.shows.n is None:
            return in_words(self.bin.name) if self.bin is not None else ""
        return names.as_head(in_words(self.stage.deal.round.questions[self.shows.n].subject or {}))

    def show_as(self, *, up: bool, framed: bool, found: bool, turning: bool = True) -> None:
        """Shows it so; what is turned over turns visibly."""
        turned = up != self.up
        changed = (framed, found) != (self.framed, self.found)
        self.framed, self.found = framed, found
        if turned:
            self.up = up
            if turning and not self.stage.calm:
                self._turn_over()
                return
        if turned or changed:
            self.redraw()

    def _turn_over(self) -> None:
        self._turning += 1
        mine, halfway = self._turning, [False]

        def step(at: float) -> None:
            if mine != self._turning:
                return
            if at >= 0.5 and not halfway[0]:
                halfway[0] = True
                self.redraw()
            self.setTransform(QTransform.fromScale(1.0 if at >= 1 else max(0.04, abs(1 - 2 * at)), 1.0))

        self.stage.tween(TURN_MS, step)

    def mark(self, on: bool) -> None:
        """Puts the mark of the keys round it, or takes it away."""
        if on != self.marked:
            self.marked = on
            self.redraw()

    def _paint_tile(self, p: QPainter, box: QRectF) -> None:
        look, t = self.stage.look, self.stage.look.theme
        face = box.adjusted(9, 7, -9, -17)
        radius = min(30.0, face.width() * 0.16)
        if self.up:
            bin_ = self.bin if self.framed or self.shows.n is None else None
            paint.panel(p, look, face, radius, depth=7)
            if bin_ is not None:
                paint.rounded(p, face.adjusted(3, 3, -3, -3), radius - 3, t.bin(bin_.hue, "tint"), t.bin(bin_.hue), 6)
            self._paint_face(p, face.adjusted(14, 12, -14, -12))
            if self.found:
                paint.result_badge(p, look, face.right() - 20, face.top() + 20, right=True, r=20)
        else:
            paint.panel(
                p, look, face, radius, fill="brand.primaryBright", border="ink.outline", lip="brand.primaryLip", depth=7, pen_width=5
            )
            size = min(face.width(), face.height()) * 0.6
            paint.circle(p, face.center().x(), face.center().y(), size * 0.62, t.colour("brand.primaryTint"), t.colour("ink.outline"), 4)
            look.pictures.draw(p, "bins/mascot_wave", face.center().x() - size * 0.44, face.center().y() - size * 0.5, size * 0.88)
        if self.marked:
            p.setBrush(Qt.BrushStyle.NoBrush)
            paint.rounded(p, face.adjusted(-3, -3, 3, 3), radius + 3, None, t.colour("focus.outer"), 12)
            paint.rounded(p, face.adjusted(-3, -3, 3, 3), radius + 3, None, t.colour("focus.inner"), 6)

    def _paint_face(self, p: QPainter, room: QRectF) -> None:
        look, t, bin_ = self.stage.look, self.stage.look.theme, self.bin
        picture = ""
        if self.shows.n is not None:
            name = self.stage.deal.round.questions[self.shows.n].picture
            picture = item_picture(name) if name else ""
        elif bin_ is not None:
            picture = (item_picture(bin_.sign) if bin_.sign else bin_symbol(bin_)) if self.signs else bin_picture(bin_, "idle")
        named = self.reads and not (self.signs and self.shows.n is None)
        strip = min(room.height() * 0.3, 46.0) if named and picture else 0.0
        if picture:
            aspect = look.pictures.aspect(picture)
            high = min(room.height() - strip, room.width() / aspect)
            look.pictures.draw(
                p, picture, room.center().x() - high * aspect / 2, room.top() + (room.height() - strip - high) / 2, high * aspect
            )
        if named or not picture:
            low = QRectF(room.left(), room.bottom() - strip, room.width(), strip) if picture else room
            words.text(p, look, low, self.name, 30, t.colour("ink.text"), bold=True, align="center", floor=12, leading=1.1)
