"""Every mistake of a round once more, with its reason and its bin; or, where there was none, that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, ruby, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Panel
from wastequiz.ui.pictures import bin_picture, bin_symbol
from wastequiz.ui.widgets.shown_picture import paint_picture
from wastequiz.wording.reasons import Lesson

ROWS = 4
"""So many mistakes are shown at once."""
ABOVE = 150.0
"""What the head and the card's edges take of its height, in units."""
TALLEST = 218.0


class Review(Panel):
    """A card with a row for each lesson, a page at a time."""

    def __init__(self, canvas: Canvas, lessons: Sequence[Lesson], scheme: Scheme, *, pictures_only: bool) -> None:
        super().__init__(canvas, painter=self._paint_review)
        self.lessons, self.scheme, self.pictures_only = lessons, scheme, pictures_only
        self.page = 0
        told = [_("Look at these once more"), *(f"{lesson.head}: {lesson.why}" for lesson in lessons)]
        self.setAccessibleName(". ".join(told) if lessons else _("Not one mistake!"))

    @property
    def pages(self) -> int:
        return -(-len(self.lessons) // ROWS)

    def turn(self, by: int) -> None:
        """Shows earlier (-1) or further (1) mistakes."""
        self.page += by
        self.update()

    def height_in(self, room: float) -> float:
        """As tall as its rows need, a few being taller than many; all of `room` when there is nothing to mend."""
        shown = min(len(self.lessons), ROWS)
        return ABOVE + shown * min(TALLEST, (room - ABOVE) / shown) if shown else room

    # ---- painting
    def _paint_review(self, p: QPainter, box: QRectF) -> None:
        if not self.lessons:
            self._paint_praise(p, box)
            return
        head = QRectF(44, 24, box.width() - 330, 80)
        words.display(p, self.look, head, _("Look at these once more"), 50, self.look.theme.colour("ink.text"))
        height = (box.height() + 8 - ABOVE) / min(len(self.lessons), ROWS)
        for i, lesson in enumerate(self.lessons[self.page * ROWS : (self.page + 1) * ROWS]):
            self._paint_lesson(p, QRectF(28, 122 + i * height, box.width() - 56, height - 14), lesson)

    def _paint_praise(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        side = min(box.width(), box.height()) * 0.42
        tall = side / self.look.pictures.aspect("bins/mascot_cheer")
        self.look.pictures.draw(p, "bins/mascot_cheer", box.center().x() - side / 2, box.height() * 0.1, side)
        head = QRectF(40, box.height() * 0.1 + tall + 16, box.width() - 80, 100)
        words.display(p, self.look, head, _("Not one mistake!"), 64, t.colour("ink.text"), align="center", fat=0.04)
        below = QRectF(80, head.bottom(), box.width() - 160, 100)
        praise = _("You looked very closely. The city shines a little brighter.")
        words.text(p, self.look, below, praise, 36, t.colour("ink.textSecondary"), align="center")

    def _paint_lesson(self, p: QPainter, box: QRectF, lesson: Lesson) -> None:
        t = self.look.theme
        paint.rounded(p, box, 28, t.colour("tryAgain.sheet"), t.colour("surface.line"), max(2, t.border_floor))
        side = box.height() - 24
        x = box.left() + 16
        if lesson.picture:
            paint_picture(p, self.look, lesson.picture, x + side / 2, box.center().y(), side)
            x += side + 22
        else:
            self.look.pictures.draw(p, "icons/bulb", x + 16, box.center().y() - 28, 56)
            x += 96
        target = self.scheme.bin(lesson.bin_id) if lesson.bin_id else None
        if self.pictures_only and target is not None:
            y = box.center().y()
            paint.icon(p, self.look, "next", x + 50, y, 72, t.colour("brand.primary"))
            picture = bin_picture(target, "happy")
            self.look.pictures.draw(p, picture, x + 130, box.top() + 8, (box.height() - 16) * self.look.pictures.aspect(picture))
            name = QRectF(x + 150 + side, box.top() + 12, box.right() - x - 170 - side, box.height() - 24)
            ruby.text(p, self.look, name, in_words(target.name), 36, t.bin(target.hue, "shade"), bold=True)
            return
        tag_name = in_words(target.name) if target else ""
        tag = min(paint.bin_tag_width(self.look, tag_name, 46), box.width() * 0.36) if target else 0.0
        room = box.right() - x - 24
        upper = QRectF(x, box.top() + 8, room - tag - (16 if tag else 0), box.height() * 0.4)
        ruby.text(p, self.look, upper, lesson.head, 36, t.colour("ink.text"), bold=True, floor=20)
        if target is not None:
            paint.bin_tag(p, self.look, box.right() - 24 - tag, upper.center().y(), target.hue, bin_symbol(target), tag_name, 46, tag)
        lower = QRectF(x, upper.bottom() + 2, room, box.bottom() - upper.bottom() - 8)
        words.text(p, self.look, lower, lesson.why, 30, t.colour("ink.textSecondary"), floor=20)
