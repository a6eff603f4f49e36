"""The card of which_bin: the item on the question card, a character for each bin below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import which_bin
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import TileView, card_box, row
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.answer_tile import AnswerTile


class WhichBinView(TileView):
    name = which_bin.NAME

    def tiles(self, canvas: Canvas, asked: Asked) -> list[AnswerTile]:
        return [AnswerTile(canvas, option, i, shows_bin=asked.scheme.bin(option.id)) for i, option in enumerate(asked.question.options)]

    def card(self, page: Page) -> QRectF:
        box = card_box(page, 270)
        return QRectF(box.left(), box.top(), box.width(), 480) if page.tall and not page.answered else box

    def places(self, page: Page) -> list[QRectF]:
        return row(page, 466, 452)


VIEW = WhichBinView()
