"""A school that lives in a folder of its own, on a USB stick or on a disk that is not wiped: its data, and start files that use them."""

from __future__ import annotations

import contextlib
from pathlib import Path

from wastequiz import paths
from wastequiz.domain.errors import PlaceRefused
from wastequiz.domain.facts import dataclass
from wastequiz.store import crumbs, disk

_WINDOWS = """@echo off\r
rem WasteQuiz with the school in this folder. Nothing is written anywhere else on this computer.\r
set "WASTEQUIZ_DATA=%~dp0wastequiz-data"\r
if exist "%~dp0program\\wastequiz.exe" ("%~dp0program\\wastequiz.exe" %* & exit /b)\r
where wastequiz >nul 2>nul && (wastequiz %* & exit /b)\r
py -m wastequiz %*\r
"""
_OTHERS = """#!/bin/sh
# WasteQuiz with the school in this folder. Nothing is written anywhere else on this computer.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export WASTEQUIZ_DATA="$here/wastequiz-data"
if [ -x "$here/program/wastequiz" ]; then exec "$here/program/wastequiz" "$@"; fi
if command -v wastequiz >/dev/null 2>&1; then exec wastequiz "$@"; fi
exec python3 -m wastequiz "$@"
"""
STARTS = (("start-wastequiz.bat", _WINDOWS), ("start-wastequiz.sh", _OTHERS))
"""Start files, by name. The program may lie beside them in `program/`; else it is the one on the computer."""


@dataclass(frozen=True)
class Portable:
    """A folder that travels: where its data lie, and its start files."""

    data: Path
    starts: tuple[Path, ...]


def make_portable(folder: Path) -> Portable:
    """Makes `folder` one that travels; what is in it already stays. Raises PlaceRefused, DiskFull, FolderOnNetwork."""
    folder = folder.absolute()
    disk.require_local(folder)
    data = folder / paths.PORTABLE
    try:
        data.mkdir(parents=True, exist_ok=True)
        (data / crumbs.PORTABLE).touch()
        for name, text in STARTS:
            (folder / name).write_text(text, encoding="utf-8", newline="")
            with contextlib.suppress(OSError):  # a stick's file system may know no rights
                (folder / name).chmod(0o755)
    except OSError as error:
        raise disk.known(error, folder) or PlaceRefused(folder, "write") from error
    return Portable(data, tuple(folder / name for name, _text in STARTS))
