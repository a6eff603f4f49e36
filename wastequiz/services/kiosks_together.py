"""Several kiosks looked at as one, for a report: a copy of the school's file, made aside, takes the others in; no file is changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from wastequiz.domain.errors import FolderReadOnly
from wastequiz.services import moving
from wastequiz.store import copies, disk, merging
from wastequiz.store import school as school_file
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

T = TypeVar("T")

TOGETHER = "together"
"""Folder in the data folder where the copy lies while it is needed; emptied before and after."""


def together(db: Db, paths: Sequence[Path], pace: Pace, work: Callable[[Db], T]) -> T:
    """Does `work` with this school and those of `paths` (a packed school, a backup, or a school's folder that is not in use) as one. Without
    `paths` with the school itself.

    Whose file it is and in which order they come makes no difference; one that comes twice counts once. Raises SchoolPackRefused, DiskFull,
    FolderReadOnly, BackupFailed.
    """
    if not paths:
        return work(db)
    place, made = db.folder / TOGETHER, list[T]()
    try:
        with db.outside_transaction():
            copies.copy(db, place, pace)
            pace.aside(lambda: made.append(_taken_in(db, place, paths, work)))
    except OSError as error:
        raise disk.known(error, db.folder) or FolderReadOnly(db.folder) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return made[0]


def _taken_in(db: Db, place: Path, paths: Sequence[Path], work: Callable[[Db], T]) -> T:
    copy = school_file.open_school(place, clock=db.clock, create=False)
    try:
        for path in paths:
            with copies.at_rest(place / "other", path) as file, moving.as_source(place, file) as source:
                merging.merge(copy, [source])
        return work(copy)
    finally:
        copy.backed_up_at = copy.conn.total_changes  # no backup is made of what is thrown away
        school_file.close_school(copy)
