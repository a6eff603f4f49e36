"""One WasteQuiz per data folder: a file lock that ends with the process, whatever happens to it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from wastequiz.domain.errors import AlreadyRunning, FolderReadOnly

LOCK_NAME = "school.lock"


class Lock:
    """Held from `take` to `release` or to the end of the process."""

    def __init__(self, fd: int) -> None:
        self._fd: int | None = fd

    def release(self) -> None:
        """Gives the folder free; a second call does nothing."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def take(folder: Path) -> Lock:
    """Locks `folder` (which must exist). Raises AlreadyRunning where another holds it, FolderReadOnly where nothing can be written."""
    try:
        fd = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise FolderReadOnly(folder) from error
        raise
    try:
        _lock(fd)
    except OSError as error:
        os.close(fd)
        raise AlreadyRunning(folder) from error
    return Lock(fd)


if sys.platform == "win32":  # pragma: no cover - Windows only
    import msvcrt

    def _lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
