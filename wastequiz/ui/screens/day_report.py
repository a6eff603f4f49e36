"""What happened at an event."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class DayReportScreen(Screen):
    """What happened at an event."""

    def __init__(self, context: Context, event_id: str, day: str) -> None:
        super().__init__(context)
