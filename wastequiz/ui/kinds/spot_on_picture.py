"""The card of spot_on_picture: a scene to search, and the places on it that can be touched."""

from __future__ import annotations

from wastequiz.domain.kinds import spot_on_picture
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.answer_area import Asked
from wastequiz.ui.widgets.spot_area import SpotArea


class SpotOnPictureView:
    name = spot_on_picture.NAME

    def area(self, canvas: Canvas, asked: Asked) -> SpotArea:
        return SpotArea(canvas, asked)


VIEW = SpotOnPictureView()
