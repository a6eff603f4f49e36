"""A kiosk that waits: what it is about, and a hand that says: touch."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class AttractScreen(Screen):
    """A kiosk that waits: what it is about, and a hand that says: touch."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
