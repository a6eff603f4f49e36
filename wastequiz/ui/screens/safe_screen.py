"""A kiosk that came down too often."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class SafeScreenScreen(Screen):
    """A kiosk that came down too often."""

    def __init__(self, context: Context, why: str) -> None:
        super().__init__(context)
