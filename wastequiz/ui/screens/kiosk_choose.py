"""What a visitor may play."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class KioskChooseScreen(Screen):
    """What a visitor may play."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
