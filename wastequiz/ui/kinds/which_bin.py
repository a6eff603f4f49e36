"""The card of which_bin: the item on the question card, a character for each bin below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import which_bin
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import Page, card_box, row
from wastequiz.ui.widgets.answer_tile import AnswerTile


@dataclass(frozen=True)
class WhichBinView:
    name: str = which_bin.NAME

    def tiles(self, canvas: Canvas, question: Question, scheme: Scheme) -> list[AnswerTile]:
        return [AnswerTile(canvas, option, i, shows_bin=scheme.bin(option.id)) for i, option in enumerate(question.options)]

    def card(self, page: Page) -> QRectF:
        box = card_box(page, 270)
        return QRectF(box.left(), box.top(), box.width(), 480) if page.tall and not page.answered else box

    def places(self, page: Page) -> list[QRectF]:
        return row(page, 466, 452)


VIEW = WhichBinView()
