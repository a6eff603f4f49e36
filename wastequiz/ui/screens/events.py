"""The events."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class EventsScreen(Screen):
    """The events."""

    def __init__(self, context: Context, event_id: str = "", *, archived: bool = False) -> None:
        super().__init__(context)
