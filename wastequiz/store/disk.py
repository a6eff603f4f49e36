"""The disk below the data folder: how full it is, whose it is, and the ballast that lets a round end on a full one."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path
from typing import Literal

from wastequiz.domain.errors import DiskFull, FolderOnNetwork, FolderReadOnly, KnownError

LOW_BYTES = 500_000_000
FULL_BYTES = 50_000_000
BALLAST_NAME = "school.ballast"
BALLAST_BYTES = 1_000_000

NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "beegfs",
        "gpfs",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
        "fuse.curlftpfs",
    ]
)
"""Types of file systems that lie on another machine. Not 9p: inside virtual machines that is the local disk."""

DiskState = Literal["ok", "low", "full"]


def free_bytes(folder: Path) -> int:
    """Bytes free for us on the disk of `folder`; 0 where the system does not say."""
    import shutil  # most starts do without it

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def disk_state(folder: Path) -> DiskState:
    """ "ok", "low" (below 500 MB: warn) or "full" (below 50 MB: read-only play)."""
    free = free_bytes(folder)
    return "full" if free < FULL_BYTES else "low" if free < LOW_BYTES else "ok"


def lay_ballast(folder: Path) -> None:
    """Lays 1 MB aside, where it is not there and the disk has room. Never raises."""
    path = folder / BALLAST_NAME
    try:
        if (not path.exists() or path.stat().st_size < BALLAST_BYTES) and free_bytes(folder) > FULL_BYTES:
            path.write_bytes(os.urandom(BALLAST_BYTES))
    except OSError:
        drop_ballast(folder)


def drop_ballast(folder: Path) -> bool:
    """Gives the ballast's room free; says whether there was any."""
    try:
        (folder / BALLAST_NAME).unlink()
    except OSError:
        return False
    return True


def known(error: BaseException, folder: Path) -> KnownError | None:
    """What a failing write means for a person (DiskFull, FolderReadOnly), or None where it is something else."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and free_bytes(folder) < BALLAST_BYTES):
            return DiskFull(folder, free_bytes(folder))
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            return FolderReadOnly(folder)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(folder, free_bytes(folder))
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return FolderReadOnly(folder)
    return None


def require_local(folder: Path) -> None:
    """Raises FolderOnNetwork where `folder` (or what exists of it) lies on another machine: two of them would ruin the school file."""
    filesystem = _network_of(folder)
    if filesystem:
        raise FolderOnNetwork(folder, filesystem)


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the file system `path` (absolute) lies on, by the text of /proc/mounts; '' where none fits."""
    best, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\")
        if path.is_relative_to(point) and len(Path(point).parts) >= best:
            best, found = len(Path(point).parts), fields[2]
    return found


if sys.platform == "win32":  # pragma: no cover - Windows only
    import ctypes

    _DRIVE_REMOTE = 4

    def _network_of(folder: Path) -> str:
        drive = folder.resolve().drive
        if drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE:
            return "network drive"
        return ""

else:

    def _network_of(folder: Path) -> str:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        filesystem = filesystem_of(folder.resolve(), mounts)
        return filesystem if filesystem in NETWORK else ""
