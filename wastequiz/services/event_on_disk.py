"""The file of an event on this computer's disks: read with a limit, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from wastequiz.domain.errors import NotAnEvent
from wastequiz.services import whole_files
from wastequiz.services.event_files import SUFFIX as SUFFIX

MOST_BYTES = 64 * 1024 * 1024
"""No event with its pictures comes near that."""


def read(path: Path) -> bytes:
    """What lies in the file; give it to a thread. Raises NotAnEvent for one that cannot be read or is far too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotAnEvent("size")
        return path.read_bytes()
    except OSError as error:
        raise NotAnEvent("content") from error


def write(path: Path, data: bytes) -> None:
    """Puts an event's bytes there. Raises DiskFull or NotSaved."""
    whole_files.write(path, data)
