"""The card of take_apart: the thing on the question card, its parts by name on a shelf, bins and other places below."""

from __future__ import annotations

from wastequiz.domain.kinds import take_apart
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.widgets.answer_area import Asked
from wastequiz.ui.widgets.sorting_area import SortingArea


class TakeApartView:
    name = take_apart.NAME

    def area(self, canvas: Canvas, asked: Asked) -> SortingArea:
        return SortingArea(canvas, asked, card_box, named=True)


VIEW = TakeApartView()
