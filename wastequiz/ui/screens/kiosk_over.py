"""A visitor's round, ended."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class KioskOverScreen(Screen):
    """A visitor's round, ended."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
