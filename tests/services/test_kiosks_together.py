"""Copies for a moment: nothing is copied where nobody joins, and trouble with the disk is said as what it is."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import HandClock, a_school
from wastequiz.domain.errors import BackupFailed, DiskFull, FolderReadOnly
from wastequiz.services import kiosks_together
from wastequiz.store import copies
from wastequiz.store.db import DB_NAME, KEY_NAME, Db
from wastequiz.store.pace import ALONE
from wastequiz.store.school import close_school


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Db]:
    opened = a_school(tmp_path / "one", HandClock(), 1)
    yield opened
    close_school(opened)


def test_alone_the_school_itself_is_asked(db: Db) -> None:
    assert kiosks_together.together(db, [], ALONE, lambda asked: asked is db)


@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, FolderReadOnly)])
def test_a_disk_that_takes_no_copy_is_said(db: Db, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception]) -> None:
    def full(*_: Any) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(copies, "copy", full)
    with pytest.raises(kind):
        kiosks_together.together(db, [db.folder], ALONE, lambda _db: None)
    assert not (db.folder / kiosks_together.TOGETHER).exists()


def test_a_copy_has_its_key_and_what_lay_there_is_gone(db: Db, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "old").touch()
    copies.copy(db, tmp_path / "copy", ALONE)
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == [DB_NAME, KEY_NAME]


def test_a_school_that_cannot_be_read_is_no_copy(db: Db, tmp_path: Path) -> None:
    closed = sqlite3.connect(":memory:")
    closed.close()
    with pytest.raises(BackupFailed):
        copies.copy(replace(db, conn=closed), tmp_path / "copy", ALONE)
