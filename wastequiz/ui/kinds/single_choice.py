"""The card of single_choice: the written question, and its options as text tiles two by two."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import single_choice
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import Page, card_box, grid, row
from wastequiz.ui.widgets.answer_tile import AnswerTile


@dataclass(frozen=True)
class SingleChoiceView:
    name: str = single_choice.NAME

    def tiles(self, canvas: Canvas, question: Question, scheme: Scheme) -> list[AnswerTile]:
        return [AnswerTile(canvas, option, i) for i, option in enumerate(question.options)]

    def card(self, page: Page) -> QRectF:
        return card_box(page)

    def places(self, page: Page) -> list[QRectF]:
        if page.tall:
            return grid(page, 1)
        return row(page, 424, 400) if page.count == 3 else grid(page, 2)


VIEW = SingleChoiceView()
