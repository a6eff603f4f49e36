"""Several computers of a school become one: what their files would bring, and taking them in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wastequiz.domain.keeping import Taken
from wastequiz.services import moving
from wastequiz.services.school import Failed, School
from wastequiz.store import backups
from wastequiz.store import merging as store
from wastequiz.store import school as school_file
from wastequiz.store.db import Clock, Db
from wastequiz.store.pace import Pace


def preview(school: School, paths: Sequence[Path], done: Callable[[tuple[Taken, ...]], None], failed: Failed) -> None:
    """What merging would bring; nothing is changed. `failed` gets SchoolPackRefused, DiskFull."""

    def job(db: Db, pace: Pace) -> tuple[Taken, ...]:
        found: list[Taken] = []
        for path in paths:
            with contextlib.ExitStack() as stack:
                laid: list[store.Source] = []
                pace.aside(lambda at=path, into=laid, on=stack: into.append(on.enter_context(moving.as_source(db.folder, at))))
                found += store.merge(db, laid, dry_run=True)
        return tuple(found)

    school.paced(job, done, failed)


def merge(folder: Path, paths: Sequence[Path], *, dry_run: bool = False, clock: Clock | None = None) -> tuple[Taken, ...]:
    """Takes the schools of `paths` into the one in `folder`, which is closed; a backup is made before. All of a file comes in, or nothing.

    Raises SchoolPackRefused (files before that one were taken), AlreadyRunning, DiskFull, BackupFailed and what opening raises.
    """
    db = school_file.open_school(folder, clock=clock, create=False)
    try:
        if not dry_run:
            backups.backup(db, "merge")
        found: list[Taken] = []
        for path in paths:
            with moving.as_source(db.folder, path) as source:
                found += store.merge(db, [source], dry_run=dry_run)
        return tuple(found)
    finally:
        school_file.close_school(db)


def described(taken: Taken) -> dict[str, Any]:
    """What a school brought, for JSON."""
    return {
        "file": taken.label,
        "station": taken.station,
        "read": taken.new + taken.known,
        "imported": taken.new,
        "known": taken.known,
        "answers": taken.answers,
        "classes": list(taken.classes),
        "same_classes": taken.same_classes,
        "students": taken.students,
        "same_students": taken.same_students,
        "questions": taken.questions,
        "same_questions": taken.same_questions,
        "others": taken.others,
    }
