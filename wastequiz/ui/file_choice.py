"""Asks at the desk for a file to open or a place to save one: the system's own chooser, which never blocks the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

_last: list[str] = []
"""The folder chosen last, since the program was started."""


def to_open(page: QWidget, head: str, filters: Sequence[str], chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks for a file that is there. `filters` as Qt writes them ("Tables (*.csv *.xlsx)")."""
    dialog = _dialog(page, head, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog, chosen)


def to_save(page: QWidget, head: str, name: str, filters: Sequence[str], chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks where a file called `name` shall lie; its ending is added where it was left off, and another file is not overwritten unasked."""
    dialog = _dialog(page, head, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.selectFile(name)
    return _asked(dialog, chosen)


def to_open_several(page: QWidget, head: str, filters: Sequence[str], chosen: Callable[[tuple[Path, ...]], Any]) -> QFileDialog:
    """Asks for files that are there, one or more; `chosen` gets them by name."""
    dialog = _dialog(page, head, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def several(names: list[str]) -> None:
        chosen(tuple(Path(name) for name in sorted(names)))

    dialog.filesSelected.connect(several)
    return _opened(dialog)


def for_folder(page: QWidget, head: str, chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks for a folder that is there."""
    dialog = _dialog(page, head, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog, chosen)


def _dialog(page: QWidget, head: str, filters: Sequence[str]) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(page, head, _last[0] if _last else documents)
    dialog.setNameFilters(list(filters))
    return dialog


def _asked(dialog: QFileDialog, chosen: Callable[[Path], Any]) -> QFileDialog:
    def take(name: str) -> None:
        path = Path(name)
        _last[:] = [str(path.parent)]
        chosen(path)

    dialog.fileSelected.connect(take)
    return _opened(dialog)


def _opened(dialog: QFileDialog) -> QFileDialog:
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QFileDialog hides it behind one that wants a slot
    return dialog
