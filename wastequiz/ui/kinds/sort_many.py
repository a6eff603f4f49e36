"""The card of sort_many: up to five things on a shelf, every bin of the scheme below."""

from __future__ import annotations

from wastequiz.domain.kinds import sort_many
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.widgets.answer_area import Asked
from wastequiz.ui.widgets.sorting_area import SortingArea


class SortManyView:
    name = sort_many.NAME

    def area(self, canvas: Canvas, asked: Asked) -> SortingArea:
        return SortingArea(canvas, asked, card_box)


VIEW = SortManyView()
