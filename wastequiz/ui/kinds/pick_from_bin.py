"""The card of pick_from_bin: the bin on the question card, a picture for each item below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import pick_from_bin
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import Page, card_box, row
from wastequiz.ui.widgets.answer_tile import AnswerTile


@dataclass(frozen=True)
class PickFromBinView:
    name: str = pick_from_bin.NAME

    def tiles(self, canvas: Canvas, question: Question, scheme: Scheme) -> list[AnswerTile]:
        return [AnswerTile(canvas, option, i) for i, option in enumerate(question.options)]

    def card(self, page: Page) -> QRectF:
        return card_box(page)

    def places(self, page: Page) -> list[QRectF]:
        return row(page, 414, 506)


VIEW = PickFromBinView()
