"""The parts of the page of practice: today's five as stones, the flame of days in a row, and the doors to book, mix-up and free practice."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Bin
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_picture, bin_symbol
from wastequiz.ui.widgets.tile import PaintArt, Tile

BOOK_ITEMS = (("items/tissue", -8.0), ("items/banana_peel", 0.0), ("items/aa_battery", 8.0))


class Stones(Painted):
    """Today's questions as stones in a row: a tick on those done, the next one in orange."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.done, self.total = 0, 5

    def tell(self, done: int, total: int, said: str) -> None:
        self.done, self.total = min(done, total), total
        self.setAccessibleName(said)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t, look = self.look.theme, self.look
        r = min(56.0, box.height() / 2 - 16, box.width() / self.total / 2.6)
        step = (box.width() - 2 * r - 32) / max(self.total - 1, 1)
        x0, y = box.left() + r + 16, box.center().y()
        points = [(x0 + i * step, y) for i in range(self.total)]
        paint.line(p, points, t.colour("ink.text" if t.high_contrast else "surface.line"), 16)
        reached = points[: self.done + 1]
        if len(reached) > 1:
            paint.line(p, reached, t.colour("right.fill"), 16)
        for i, (x, _y) in enumerate(points):
            if i < self.done:
                paint.circle(p, x, y, r, t.colour("right.fill"), t.colour("ink.outline"), 5)
                paint.icon(p, look, "check", x, y, r * 1.2, t.colour("ink.text"))
                continue
            here = i == self.done
            if here:
                paint.circle(p, x, y, r + 14, t.colour("brand.primaryTint"), t.colour("brand.primary"), 5)
            paint.circle(p, x, y, r, t.colour("brand.primary" if here else "surface.card"), t.colour("surface.lip"), 0 if here else 5)
            ink = t.colour("ink.onColour" if here else "ink.textSecondary")
            words.display(p, look, QRectF(x - r, y - r, 2 * r, 2 * r), str(i + 1), r * 1.1, ink, align="center", fat=0.03)


class Flame(Painted):
    """How many days in a row, and a kind word about them; the flame is grey while there is no row."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.days, self.head, self.line = 0, "", ""

    def tell(self, days: int, head: str, line: str) -> None:
        self.days, self.head, self.line = days, head, line
        self.setAccessibleName(f"{head}. {line}" if days else line)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, 36, t.colour("right.tint"), t.colour("right.lip"), max(2.0, t.border_floor))
        side = box.height() - 40
        if self.days:
            self.look.pictures.draw(p, "icons/flame_streak", box.left() + 22, box.center().y() - side / 2, side)
        else:
            paint.icon(p, self.look, "flame", box.left() + 22 + side / 2, box.center().y(), side * 0.8, t.colour("ink.textHint"))
        room = QRectF(box.left() + side + 44, box.top() + 8, box.width() - side - 72, box.height() - 16)
        if not self.days:
            words.text(p, self.look, room, self.line, 34, t.colour("ink.text"), bold=True, leading=1.2)
            return
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.48)
        words.display(p, self.look, upper, self.head, 44, t.colour("ink.text"), fat=0.03)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.height() * 0.52)
        words.text(p, self.look, lower, self.line, 30, t.colour("ink.textSecondary"), valign="top", leading=1.2)


class Door(Tile):
    """A tile of the page: its line below is known once the store has answered, and its picture may change with it."""

    def __init__(self, canvas: Canvas, name: str, art: PaintArt, ground: str) -> None:
        super().__init__(canvas, name, "", art, ground)

    def tell(self, below: str, art: PaintArt | None = None, *, open_: bool = True) -> None:
        super().tell(below, art or self.art)
        self.setAccessibleName(f"{self.name_of_tile}. {below}" if below else self.name_of_tile)
        self.setEnabled(open_)
        self.faded = not open_
        self.update()


def book_art(count: int) -> PaintArt:
    """Three cards of the book, and how many stand in it."""

    def art(p: QPainter, look: Look, box: QRectF) -> None:
        t = look.theme
        high = box.height() * 0.8
        for i, (item, turn) in enumerate(BOOK_ITEMS):
            p.save()
            p.translate(box.center().x() + (i - 1) * high * 1.05, box.bottom() - high * 0.46)
            p.rotate(turn)
            card = QRectF(-high * 0.42, -high * 0.5, high * 0.84, high)
            paint.rounded(p, card, 18, t.colour("surface.card"), t.colour("ink.outline"), 4)
            look.pictures.draw(p, item, -high * 0.32, -high * 0.36, high * 0.64)
            p.restore()
        if count:
            x, y = box.right() - 62, box.top() + 58
            paint.circle(p, x, y, 42, t.colour("tryAgain.fill"), t.colour("ink.outline"), 4)
            label = QRectF(x - 38, y - 38, 76, 76)
            words.display(p, look, label, str(count), 44, t.colour("ink.onColour"), align="center", fat=0.02, floor=14)

    return art


def pair_art(one: Bin | None, other: Bin | None) -> PaintArt:
    """Two bins side by side with their names; two question marks where none are mixed up."""

    def art(p: QPainter, look: Look, box: QRectF) -> None:
        t = look.theme
        tall = box.height() * 0.66
        for b, x in ((one, box.left() + box.width() * 0.27), (other, box.left() + box.width() * 0.73)):
            if b is None:
                paint.circle(p, x, box.center().y(), tall / 2, t.colour("surface.card"), t.colour("surface.lip"), 4)
                mark = QRectF(x - tall / 2, box.center().y() - tall / 2, tall, tall)
                words.display(p, look, mark, "?", tall * 0.6, t.colour("ink.textSecondary"), align="center")
                continue
            picture = bin_picture(b, "oops")
            across = tall * look.pictures.aspect(picture)
            look.pictures.draw(p, picture, x - across / 2, box.top() + 4, across)
            name = in_words(b.name)
            wide = min(paint.bin_tag_width(look, name, 42), box.width() * 0.45)
            paint.bin_tag(p, look, x - wide / 2, box.bottom() - 28, b.hue, bin_symbol(b), name, 42, wide)
        paint.icon(p, look, "sort", box.center().x(), box.center().y(), 64, t.colour("ink.textSecondary"))

    return art


def bins_art(bins: tuple[Bin, ...]) -> PaintArt:
    """All bins in a row."""

    def art(p: QPainter, look: Look, box: QRectF) -> None:
        step = box.width() / max(len(bins), 1)
        for i, b in enumerate(bins):
            picture = bin_picture(b, "happy")
            aspect = look.pictures.aspect(picture)
            across = min(box.height() * 0.8 * aspect, step - 20)
            look.pictures.draw(p, picture, box.left() + i * step + (step - across) / 2, box.bottom() - across / aspect - 8, across)

    return art
