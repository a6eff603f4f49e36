"""The card of true_false: the statement, and two wide tiles."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import true_false
from wastequiz.ui.kinds.view import TileView, grid, row
from wastequiz.ui.widgets.answer_area import Page


class TrueFalseView(TileView):
    name = true_false.NAME

    def places(self, page: Page) -> list[QRectF]:
        return grid(page, 2) if page.tall else row(page, 424, 440)


VIEW = TrueFalseView()
