"""The card of short_answer: a line to write in, and our keyboard where there is no other."""

from __future__ import annotations

from wastequiz.domain.kinds import short_answer
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.answer_area import Asked
from wastequiz.ui.widgets.short_area import ShortArea


class ShortAnswerView:
    name = short_answer.NAME

    def area(self, canvas: Canvas, asked: Asked) -> ShortArea:
        return ShortArea(canvas, asked)


VIEW = ShortAnswerView()
