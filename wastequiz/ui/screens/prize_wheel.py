"""The prize wheel."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class PrizeWheelScreen(Screen):
    """The prize wheel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
