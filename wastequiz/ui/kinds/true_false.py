"""The card of true_false: the statement, and two wide tiles."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import true_false
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import Page, card_box, grid, row
from wastequiz.ui.widgets.answer_tile import AnswerTile


@dataclass(frozen=True)
class TrueFalseView:
    name: str = true_false.NAME

    def tiles(self, canvas: Canvas, question: Question, scheme: Scheme) -> list[AnswerTile]:
        return [AnswerTile(canvas, option, i) for i, option in enumerate(question.options)]

    def card(self, page: Page) -> QRectF:
        return card_box(page)

    def places(self, page: Page) -> list[QRectF]:
        return grid(page, 2) if page.tall else row(page, 424, 440)


VIEW = TrueFalseView()
