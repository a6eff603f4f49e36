"""The card of single_choice: the written question, and its options as text tiles two by two, or as pictures side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import single_choice
from wastequiz.ui.kinds.view import TileView, grid, row
from wastequiz.ui.widgets.answer_area import Page


class SingleChoiceView(TileView):
    name = single_choice.NAME

    def places(self, page: Page) -> list[QRectF]:
        if page.tall:
            return grid(page, 2 if page.pictured else 1)
        if page.pictured:
            return row(page, 414, 506)
        return row(page, 424, 400) if page.count == 3 else grid(page, 2)


VIEW = SingleChoiceView()
