"""The lesson's page by clicker alone: on, back, and a break; on a card Page Up goes to the next button and Page Down presses it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wastequiz.i18n import _
from wastequiz.ui import clicker
from wastequiz.ui.widgets.lesson_card import Deed

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen


class Clicker(QObject):
    """What the two keys of a clicker do on a lesson's page."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page = page

    def on(self) -> None:
        """Presses a card's button; else what comes next. Where the way asks for a choice, it is put on a card first."""
        page = self.page
        if page.popup is not None:
            clicker.press(page, page.popup.buttons[0])
            return
        choices = page.way.choices()
        if not choices:
            page.go_on()
            return
        deeds = [Deed(label, icon, partial(self._after, do)) for label, icon, do in choices]
        page.ask(_("Was it right?"), "", [*deeds, Deed(_("Show the answer"), "eye", partial(self._after, page.go_on))])

    def _after(self, do: Callable[[], object]) -> None:
        """Does it once the card is away."""
        self.page.shut()
        do()

    def back(self) -> None:
        """The next button of a card; else takes back."""
        if self.page.popup is not None:
            clicker.walk(self.page)
        else:
            self.page.deeds.take_back()
