"""The lesson's page by clicker or keyboard alone: on, back, and a break; on a card Page Up goes to the next button and Page Down presses it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.i18n import _
from wastequiz.ui import clicker
from wastequiz.ui.widgets.lesson_card import Deed

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen


class Clicker(QObject):
    """What keys do on a lesson's page."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page = page

    def key(self, event: QKeyEvent) -> bool:
        """Takes a key that no piece wanted; False where it means nothing on the page either."""
        page, key, bare = self.page, event.key(), self.page.popup is None
        if bare and page.way.key(event):
            return True
        if key in (Qt.Key.Key_PageDown.value, Qt.Key.Key_PageUp.value):
            self.click(key == Qt.Key.Key_PageDown.value)
        elif key in (Qt.Key.Key_B.value, Qt.Key.Key_Period.value, Qt.Key.Key_Escape.value):
            page.pausing.switch(every=True)
        elif bare and key == Qt.Key.Key_Space.value:
            page.read_aloud()
        elif bare and key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            if not page.way.enter_key():
                page.go_on()
        else:
            return False
        return True

    def click(self, on: bool) -> None:
        """A clicker's on and back."""
        if on:
            self.on()
        else:
            self.back()

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
