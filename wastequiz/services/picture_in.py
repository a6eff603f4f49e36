"""A picture of somebody's own on its way into the bank."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.errors import PictureRefused
from wastequiz.formats.picture_check import MOST_BYTES, check


def checked_file(path: Path) -> bytes:
    """The picture in a file, written anew. Raises PictureRefused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(path.name, "too_large")
        data = path.read_bytes()
    except OSError as error:
        raise PictureRefused(path.name, "unreadable") from error
    return checked(data, path.name)


def checked(data: bytes, name: str = "") -> bytes:
    """A picture written anew, see `formats.picture_check`. Raises PictureRefused."""
    return check(data, name)
