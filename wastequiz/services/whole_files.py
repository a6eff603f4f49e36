"""Writes a file for people so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from wastequiz.domain.errors import DiskFull, NotSaved
from wastequiz.store import disk


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`. Raises DiskFull or NotSaved; then nothing lies there but what lay there before."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        known = disk.known(error, path.parent)
        raise (known if isinstance(known, DiskFull) else NotSaved(path)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
