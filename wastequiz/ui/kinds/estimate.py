"""The card of estimate: a number line to pull along, and the number in large."""

from __future__ import annotations

from wastequiz.domain.kinds import estimate
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.answer_area import Asked
from wastequiz.ui.widgets.estimate_area import EstimateArea


class EstimateView:
    name = estimate.NAME

    def area(self, canvas: Canvas, asked: Asked) -> EstimateArea:
        return EstimateArea(canvas, asked)


VIEW = EstimateView()
