"""The card of multiple_choice: several tiles are chosen, then given together."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import multiple_choice
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import TileView, grid, row
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.choosing_area import COUNTER_DOWN, ChoosingArea


class MultipleChoiceView(TileView):
    name = multiple_choice.NAME

    def places(self, page: Page) -> list[QRectF]:
        """Three to six tiles; with pictures side by side (in portrait two by two), else in rows that leave words their width."""
        if page.tall:
            return grid(page, 2 if page.pictured or (page.answered and page.count > 4) else 1, COUNTER_DOWN)
        if page.pictured:
            return row(page, 404, 526)
        return grid(page, 2 if page.count == 4 else 3)

    def area(self, canvas: Canvas, asked: Asked) -> ChoosingArea:
        return ChoosingArea(canvas, asked, self.tiles(canvas, asked), self.places, self.card)


VIEW = MultipleChoiceView()
