"""Where exported reports lie: a folder beside the backups, each file with a name of its own."""

from __future__ import annotations

import re
from pathlib import Path

from wastequiz.domain.errors import DiskFull, FolderReadOnly
from wastequiz.domain.reporting import ClassReport
from wastequiz.services.school import School

REPORTS = "reports"
FORMATS = ("xlsx", "csv", "pdf")
"""Endings a report can be saved with."""
LONGEST = 80
"""So many signs of a name at most, so that any file system takes it."""
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\s]+')
"""What some file system does not take in a name."""


def folder(school: School) -> Path:
    """Where exported reports lie; it may not be there yet."""
    return school.folder / REPORTS


def new_file(school: School, report: ClassReport, ending: str) -> Path:
    """A path for this report where nothing lies yet; its folder is made. Raises FolderReadOnly or DiskFull where it cannot be."""
    called = _UNFIT.sub("_", report.class_name).strip("._") or "class"
    return free_file(folder(school), f"{called}_{report.wanted.since}_{report.wanted.until}", ending)


def free_file(inside: Path, stem: str, ending: str) -> Path:
    """A path in a folder, which is made, where nothing lies yet; what some file system does not take in a name goes. Raises as `new_file`."""
    try:
        inside.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        import errno

        raise (DiskFull(inside, 0) if error.errno == errno.ENOSPC else FolderReadOnly(inside)) from error
    stem = _UNFIT.sub("_", stem).strip("._")[:LONGEST].strip("._") or "file"
    names = [stem, *(f"{stem}_{n}" for n in range(2, 1000))]
    return next(path for path in (inside / f"{name}.{ending}" for name in names) if not path.exists())
