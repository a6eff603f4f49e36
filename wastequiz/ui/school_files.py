"""Asks at the desk for a school's file, or for a folder: the system's own chooser, which never blocks the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from wastequiz.i18n import _
from wastequiz.services.moving import SUFFIX


def to_save(page: QWidget, name: str, chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks where the packed school called `name` shall lie."""
    dialog = QFileDialog(page, _("Pack for another computer"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"WasteQuiz (*{SUFFIX})"])
    dialog.setDefaultSuffix(SUFFIX[1:])
    dialog.selectFile(name + SUFFIX)
    _tell(dialog, chosen)
    return _opened(dialog)


def to_bring(page: QWidget, chosen: Callable[[tuple[Path, ...]], Any]) -> QFileDialog:
    """Asks for one school's file, or several: packed ones or backups."""
    dialog = QFileDialog(page, _("Bring schools from other computers"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"WasteQuiz (*{SUFFIX} *.db)"])

    def take(paths: list[str]) -> None:
        chosen(tuple(Path(path) for path in sorted(paths)))

    dialog.filesSelected.connect(take)
    return _opened(dialog)


def for_folder(page: QWidget, chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks for a folder that is there."""
    dialog = QFileDialog(page, _("Second place of backups"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _tell(dialog, chosen)
    return _opened(dialog)


def _tell(dialog: QFileDialog, chosen: Callable[[Path], Any]) -> None:
    def take(path: str) -> None:
        chosen(Path(path))

    dialog.fileSelected.connect(take)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QFileDialog hides it behind one that wants a slot
    return dialog
