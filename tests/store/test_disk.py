"""The disk: how full, whose, and what its failures mean."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from wastequiz.domain.errors import DiskFull, FolderReadOnly
from wastequiz.store import disk

MOUNTS = """sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
broken
/dev/sdb1 /home/local ext4 rw 0 0
overlay / overlay rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/srv/x", "overlay"), ("/home/pupil/data", "nfs4"), ("/homework", "overlay"), ("/mnt/my share/d", "cifs"), ("/home/local/d", "ext4")],
)
def test_the_file_system_is_that_of_the_longest_mount(path: str, kind: str) -> None:
    assert disk.filesystem_of(Path(path), MOUNTS) == kind
    assert disk.filesystem_of(Path(path), "") == ""


def test_this_folder_is_local_and_a_system_without_mounts_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.require_local(tmp_path)

    def missing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", missing)
        disk.require_local(tmp_path)


@pytest.mark.parametrize(("free", "state"), [(10**9, "ok"), (499_999_999, "low"), (49_999_999, "full")])
def test_a_filling_disk_is_told_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _f: shutil._ntuple_diskusage(free, 0, free))
    assert disk.disk_state(tmp_path) == state


def test_a_disk_that_says_nothing_counts_as_full(tmp_path: Path) -> None:
    assert disk.free_bytes(tmp_path / "nowhere") == 0


def test_ballast_is_laid_once_and_dropped_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk.lay_ballast(tmp_path)
    disk.lay_ballast(tmp_path)
    assert (tmp_path / disk.BALLAST_NAME).stat().st_size == 1_000_000
    assert disk.drop_ballast(tmp_path)
    assert not disk.drop_ballast(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "free_bytes", lambda _f: 0)
        disk.lay_ballast(tmp_path)
    assert not (tmp_path / disk.BALLAST_NAME).exists()

    def full(*_: object) -> int:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        disk.lay_ballast(tmp_path)


def sql(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    return error


def test_failures_are_given_their_meaning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(disk.known(sql(sqlite3.SQLITE_FULL), tmp_path), DiskFull)
    assert isinstance(disk.known(sql(sqlite3.SQLITE_READONLY), tmp_path), FolderReadOnly)
    assert disk.known(sql(sqlite3.SQLITE_IOERR), tmp_path) is None
    assert disk.known(sql(sqlite3.SQLITE_ERROR), tmp_path) is None
    assert isinstance(disk.known(OSError(28, ""), tmp_path), DiskFull)
    assert isinstance(disk.known(OSError(30, ""), tmp_path), FolderReadOnly)
    assert disk.known(OSError(2, ""), tmp_path) is None
    assert disk.known(RuntimeError(), tmp_path) is None
    monkeypatch.setattr(disk, "free_bytes", lambda _f: 0)
    assert isinstance(disk.known(sql(sqlite3.SQLITE_IOERR), tmp_path), DiskFull)
