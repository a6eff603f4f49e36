"""Asks at the desk for schools in files, and for a folder of backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from wastequiz.i18n import _
from wastequiz.services.moving import SUFFIX
from wastequiz.ui import file_choice


def to_save(page: QWidget, name: str, chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks where the packed school called `name` shall lie."""
    return file_choice.to_save(page, _("Pack for another computer"), name + SUFFIX, [f"WasteQuiz (*{SUFFIX})"], chosen)


def to_bring(page: QWidget, chosen: Callable[[tuple[Path, ...]], Any]) -> QFileDialog:
    """Asks for one school's file, or several: packed ones or backups."""
    return file_choice.to_open_several(page, _("Bring schools from other computers"), [f"WasteQuiz (*{SUFFIX} *.db)"], chosen)


def for_folder(page: QWidget, chosen: Callable[[Path], Any]) -> QFileDialog:
    """Asks for the second place of backups."""
    return file_choice.for_folder(page, _("Second place of backups"), chosen)
