"""The question bank at the desk: a table of everything that can be asked, what narrows it down, and the editor."""

from __future__ import annotations

from wastequiz.i18n import _
from wastequiz.ui.context import Context
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Bank


class BankScreen(DeskScreen):
    """The table on the left, on the right the editor of the question that was opened."""

    entry = Bank()

    def __init__(self, context: Context, key: str = "") -> None:
        super().__init__(context, _("Question bank"))
        self.key = key
