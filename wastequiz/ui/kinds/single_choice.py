"""The card of single_choice: the written question, and its options as text tiles two by two."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import single_choice
from wastequiz.ui.kinds.view import TileView, grid, row
from wastequiz.ui.widgets.answer_area import Page


class SingleChoiceView(TileView):
    name = single_choice.NAME

    def places(self, page: Page) -> list[QRectF]:
        if page.tall:
            return grid(page, 1)
        return row(page, 424, 400) if page.count == 3 else grid(page, 2)


VIEW = SingleChoiceView()
