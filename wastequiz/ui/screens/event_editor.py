"""An event to set up."""

from __future__ import annotations

from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen


class EventEditorScreen(Screen):
    """An event to set up."""

    def __init__(self, context: Context, event_id: str) -> None:
        super().__init__(context)
