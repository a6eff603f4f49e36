"""What staff does at a kiosk."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class KioskStaffScreen(Screen):
    """What staff does at a kiosk."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
