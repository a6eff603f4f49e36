"""A card of the mistake book: the thing, where it belongs, where it was put, and two lamps for the two right days it needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import bin_symbol, item_picture

LAMPS = 2


@dataclass(frozen=True)
class BookEntry:
    """What a card says. `goes`: the bin's name, or the right answer where `bin` is None; `lamps`: right days so far."""

    name: str
    picture: str
    goes: str
    bin: Bin | None
    chosen: str
    lamps: int
    said: str


class BookCard(Piece):
    """Touched, it is read aloud."""

    radius = 32.0

    def __init__(self, canvas: Canvas, entry: BookEntry) -> None:
        super().__init__(canvas, entry.said)
        self.entry = entry
        self.shadow_radius = self.radius

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        t, entry, look = self.look.theme, self.entry, self.look
        h = box.height()
        side = min(h - 32, 176.0)
        mat = QRectF(20, (h - side) / 2, side, side)
        paint.rounded(p, mat, 26, t.colour("surface.itemDisc"))
        picture = item_picture(entry.picture) if entry.picture else "icons/bulb"
        inset = 6.0 if entry.picture else side * 0.24
        tall = (side - 2 * inset) / look.pictures.aspect(picture)
        look.pictures.draw(p, picture, mat.left() + inset, mat.center().y() - tall / 2, side - 2 * inset)
        left, right = mat.right() + 22, box.right() - 124
        room = QRectF(left, 14, right - left, h * 0.36 - 8)
        ruby.display(p, look, room, entry.name, 38, t.colour("ink.text"), fat=0.025, floor=18)
        self._goes(p, left, h * 0.54, right - left)
        lower = QRectF(left, h * 0.7, right - left, h * 0.3 - 14)
        words.text(p, look, lower, entry.chosen, 28, t.colour("ink.textSecondary"), floor=16, leading=1.15)
        x = box.right() - 66
        paint.circle(p, x, h * 0.3, 30, t.colour("surface.paper2"), t.colour("brand.primaryBright") if self.hovered else None, 3)
        paint.icon(p, look, "speaker", x, h * 0.3, 34, t.colour("ink.textSecondary"))
        for i in range(LAMPS):
            self._lamp(p, x - 24 + 48 * i, h * 0.74, lit=i < entry.lamps)

    def _goes(self, p: QPainter, left: float, y: float, room: float) -> None:
        t, entry, look = self.look.theme, self.entry, self.look
        paint.icon(p, look, "next", left + 12, y, 30, t.colour("ink.textSecondary"))
        left, room = left + 34, room - 34
        if entry.bin is not None and paint.bin_tag_width(look, entry.goes, 46) <= room:
            paint.bin_tag(p, look, left, y, entry.bin.hue, bin_symbol(entry.bin), entry.goes, 46)
            return
        if entry.bin is not None:
            look.pictures.draw(p, bin_symbol(entry.bin), left, y - 20, 40)
            left, room = left + 48, room - 48
        box = QRectF(left, y - 32, room, 64)
        words.text(p, look, box, entry.goes, 30, t.colour("ink.text"), bold=True, floor=16, leading=1.1)

    def _lamp(self, p: QPainter, x: float, y: float, *, lit: bool) -> None:
        """A little lantern: sun and a tick where it is lit, paper where not yet."""
        t = self.look.theme
        paint.line(p, [(x, y - 26), (x, y - 18)], t.colour("ink.outline"), 4)
        body = QRectF(x - 18, y - 19, 36, 42)
        fill = t.colour("right.fill" if lit else "surface.paper2")
        paint.rounded(p, body, 15, fill, t.colour("ink.outline" if lit else "ink.textHint"), 3.5)
        if lit:
            paint.icon(p, self.look, "check", x, y + 2, 26, t.colour("ink.text"))
