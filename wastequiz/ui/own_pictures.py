"""Pictures of the school's own: taken in from a file or the clipboard, fetched when they are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from wastequiz.domain.errors import PictureRefused
from wastequiz.i18n import _
from wastequiz.services import authoring, picture_in
from wastequiz.services.school import School
from wastequiz.stage.own_pictures import own
from wastequiz.ui import background, file_choice
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.screen import Screen

Took = Callable[[str], Any]
Refused = Callable[[BaseException], Any]
ENDINGS = "*.png *.jpg *.jpeg *.gif *.bmp *.webp *.PNG *.JPG *.JPEG"


def show_those_of(school: Callable[[], School]) -> None:
    """Has own pictures shown from the school that is open when they are."""

    def fetch(name: str, arrived: Callable[[bytes], None]) -> None:
        authoring.picture(school(), name, arrived, lambda _gone: arrived(b""))

    own.use(fetch)


def drawing(name: str) -> str:
    """The drawing a picture's name stands for; '' for none."""
    return item_picture(name) if name else ""


def ask_for_file(page: Screen, took: Callable[[Path], Any]) -> QFileDialog:
    """Asks for a picture file; `took` gets its path."""
    return file_choice.to_open(page, _("Choose a picture"), [_("Pictures") + f" ({ENDINGS})"], took)


def from_file(page: Screen, path: Path, took: Took, refused: Refused) -> None:
    """Takes the picture of a file in; `took` gets its name."""
    background.run(lambda: picture_in.checked_file(path), owner=page, then=lambda data: _keep(page, data, took, refused), failed=refused)


def from_clipboard(page: Screen, took: Took, refused: Refused) -> None:
    """Takes the picture of the clipboard in."""
    clipboard = QGuiApplication.clipboard()
    image = clipboard.image()
    if image.isNull():
        files = [url.toLocalFile() for url in clipboard.mimeData().urls() if url.isLocalFile()] if clipboard.mimeData() else []
        if files:
            from_file(page, Path(files[0]), took, refused)
        else:
            refused(PictureRefused("clipboard", "empty_clipboard"))
        return
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    data = bytes(buffer.data().data())
    background.run(lambda: picture_in.checked(data), owner=page, then=lambda fine: _keep(page, fine, took, refused), failed=refused)


def _keep(page: Screen, data: bytes, took: Took, refused: Refused) -> None:
    authoring.add_picture(page.context.school, data, took, refused)
