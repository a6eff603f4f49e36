"""Where things are on disk, installed or in a checkout. The only module that knows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


def _brought_along(name: str) -> Path:
    """A folder that comes with the program: inside the package when installed from a wheel, beside it in a checkout."""
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def assets() -> Path:
    """Pictures, sounds, fonts and the design tokens."""
    return _brought_along("assets")


def questions() -> Path:
    """The sources of the built-in bank."""
    return _brought_along("questions")


def voices(data: Path) -> tuple[Path, ...]:
    """Where recorded voices lie, by language: the school's own in its data folder first, then those that come along. Neither need exist."""
    return data / "voices", assets() / "voices"


def data_folder(chosen: Path | None = None) -> Path:
    """Where the school's file lives: `chosen`, else $WASTEQUIZ_DATA, else `wastequiz-data` beside a portable program, else the user's own folder.

    The folder need not exist yet.
    """
    if chosen is not None:
        return chosen.expanduser().resolve()
    named = os.environ.get("WASTEQUIZ_DATA")
    if named:
        return Path(named).expanduser().resolve()
    portable = beside_the_program()
    if portable.is_dir():
        return portable
    from platformdirs import user_data_path

    return user_data_path("wastequiz", appauthor=False)


PORTABLE = "wastequiz-data"
"""What the data folder beside a portable program is called."""


def beside_the_program() -> Path:
    """Where the data of a portable program lies, if it is one."""
    return Path(sys.executable).resolve().parent / PORTABLE


def trail() -> Path:
    """The file that remembers which schools this computer had: $WASTEQUIZ_TRAIL, else in the user's own folder of settings, which is
    another one than that of data (on Windows one that travels with the user). It need not exist.
    """
    named = os.environ.get("WASTEQUIZ_TRAIL")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("wastequiz", appauthor=False, roaming=True) / "schools.json"
