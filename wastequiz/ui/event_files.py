"""Events in files: one for each further kiosk, and one taken in from the school that planned it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from wastequiz.domain.errors import KnownError
from wastequiz.domain.events import Event
from wastequiz.i18n import _
from wastequiz.services import event_on_disk, eventing
from wastequiz.ui import background, file_choice
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.wording import errors

Tell = Callable[..., Any]
"""Says what came of it; `danger` where it did not."""


def ask_place(page: Screen, event: Event, kiosk: int, tell: Tell) -> QFileDialog:
    """Asks where the file for a kiosk shall lie, and makes it."""
    called = re.sub(r"[^\w（）() -]+", "_", event.name).strip() or _("Event")
    name = _("{event}, kiosk {n}").format(event=called, n=kiosk) if event.stations > 1 else called
    return file_choice.to_save(
        page,
        _("File for a kiosk"),
        name + event_on_disk.SUFFIX,
        [f"WasteQuiz (*{event_on_disk.SUFFIX})"],
        lambda path: save(page, event, kiosk, path, tell),
    )


def save(page: Screen, event: Event, kiosk: int, path: Path, tell: Tell) -> None:
    """Packs the event for that kiosk into the file."""

    def packed(data: bytes) -> None:
        background.run(lambda: event_on_disk.write(path, data), owner=page, then=saved, failed=lambda e: _say(page, e, tell))

    def saved(_nothing: None) -> None:
        tell(_("Saved: {name}. Take it in at the other kiosk.").format(name=path.name))

    eventing.pack(page.context.school, event.id, kiosk, alive(page, packed), alive(page, lambda e: _say(page, e, tell)))


def ask_file(page: Screen, took: Callable[[Event], Any], tell: Tell) -> QFileDialog:
    """Asks for the file of an event, and takes it in."""
    kinds = [f"WasteQuiz (*{event_on_disk.SUFFIX})"]
    return file_choice.to_open(page, _("Take in an event"), kinds, lambda path: take_in(page, path, took, tell))


def take_in(page: Screen, path: Path, took: Callable[[Event], Any], tell: Tell) -> None:
    """Takes the event of a file in; `took` gets it."""

    def read(data: bytes) -> None:
        eventing.take_in(page.context.school, data, alive(page, took), alive(page, lambda e: _say(page, e, tell)))

    background.run(lambda: event_on_disk.read(path), owner=page, then=read, failed=lambda e: _say(page, e, tell))


def _say(page: Screen, error: BaseException, tell: Tell) -> None:
    if isinstance(error, KnownError):
        tell(errors.sentence(error), danger=True)
    else:
        page.trouble(error)
