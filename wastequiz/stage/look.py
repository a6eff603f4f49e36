"""What a piece needs to paint itself: the theme and the pictures drawn in it."""

from __future__ import annotations

from wastequiz.stage.pictures import Pictures
from wastequiz.stage.theme import LIGHT, Theme


class Look:
    """A theme together with its pictures. One for the whole program; replaced, not changed, when the theme changes."""

    def __init__(self, theme: Theme | None = None) -> None:
        self.theme = theme or Theme(LIGHT)
        self.pictures = Pictures(self.theme)
