"""A finished file put in its place: whole, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from wastequiz.domain.errors import DiskFull, FolderReadOnly


def keep(path: Path, data: bytes) -> None:
    """Writes `data` as the file `path`, by way of a file beside it.

    Raises DiskFull, or FolderReadOnly where the folder cannot be written or is not there; then whatever was at `path` is as it was.
    """
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)  # a temporary file is for its maker alone
        part.replace(path)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path.parent, shutil.disk_usage(path.parent).free) from error
        raise FolderReadOnly(path.parent) from error
