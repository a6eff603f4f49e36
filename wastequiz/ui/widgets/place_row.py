"""One thing and its bin in a row: of a part it only tells, of another thing it leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.stage.pieces import Piece
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.widgets.place_tag import goes, place_tag, tag_width

if TYPE_CHECKING:
    from wastequiz.services.finding import Whereabouts

NARROW = 460.0
"""Below this width the bin stands under the name instead of beside it."""


def paint_row(p: QPainter, look: Look, box: QRectF, place: Whereabouts) -> None:
    """Picture, name and bin, without the ground they stand on."""
    t = look.theme
    left = box.left() + 16
    if place.picture:
        side = box.height() - 18
        look.pictures.draw(p, item_picture(place.picture), box.left() + 12, box.top() + 9, side)
        left = box.left() + 12 + side + 14
    room = box.right() - left - 16
    to = goes(place)
    wish = tag_width(look, to, 46)
    name = words.width(look, place.name, 30, bold=True)
    if box.width() < NARROW or name * 0.72 + wish > room:
        upper = QRectF(left, box.top() + 4, room, box.height() * 0.46)
        words.text(p, look, upper, place.name, 28, t.colour("ink.text"), bold=True, floor=15, leading=1.1)
        place_tag(p, look, left, box.top() + box.height() * 0.73, to, 38, room)
        return
    words.text(
        p,
        look,
        QRectF(left, box.top() + 4, room - wish - 10, box.height() - 8),
        place.name,
        30,
        t.colour("ink.text"),
        bold=True,
        floor=15,
        leading=1.15,
    )
    place_tag(p, look, box.right() - 16 - wish, box.center().y(), to, 46, wish)


class PlaceRow(Piece):
    """A thing that is easily mixed up with this one; touched, it is shown itself."""

    radius = 26.0
    lip_depth = 6.0

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, "")
        self.place: Whereabouts | None = None

    def show_place(self, place: Whereabouts) -> None:
        self.place = place
        self.setAccessibleName(f"{place.name}: {goes(place).name}")
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        super().paint_face(p, box)
        if self.place is not None:
            paint_row(p, self.look, box, self.place)


def paint_still_row(p: QPainter, look: Look, box: QRectF, place: Whereabouts) -> None:
    """A row that only tells: no outline, no lip."""
    t = look.theme
    paint.rounded(p, box, 26, t.colour("surface.paper2"), t.colour("surface.line") if t.high_contrast else None, t.border_floor)
    paint_row(p, look, box, place)
