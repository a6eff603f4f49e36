"""Exported reports lie beside the backups, each under a name of its own."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from wastequiz.domain.errors import DiskFull, FolderReadOnly
from wastequiz.domain.reporting import Wanted
from wastequiz.services import report_files
from wastequiz.services.school import School


class Report:
    """What of a report its file is named after."""

    def __init__(self, name: str) -> None:
        self.class_name, self.wanted = name, Wanted(1, (1,), "2026-10-05", "2026-11-26")


def named(school: School, name: str = "三（2）班", ending: str = "xlsx") -> Path:
    made: Any = Report(name)
    return report_files.new_file(school, made, ending)


def test_a_file_is_named_after_class_and_span_and_never_twice(tmp_path: Path) -> None:
    school = School(tmp_path)
    first = named(school)
    assert first == tmp_path / "reports" / "三（2）班_2026-10-05_2026-11-26.xlsx" and first.parent.is_dir()
    first.touch()
    assert named(school).name == "三（2）班_2026-10-05_2026-11-26_2.xlsx"
    assert named(school, ending="pdf").name == "三（2）班_2026-10-05_2026-11-26.pdf"


@pytest.mark.parametrize(("name", "begins"), [("../3B", "3B_"), ("a/b:c*", "a_b_c_"), ("...", "class_"), ("3\n B", "3_B_")])
def test_no_name_of_a_class_leads_elsewhere(tmp_path: Path, name: str, begins: str) -> None:
    path = named(School(tmp_path), name)
    assert path.parent == tmp_path / "reports" and path.name.startswith(begins)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").touch()
    with pytest.raises(FolderReadOnly):
        named(School(tmp_path))

    def full(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(DiskFull):
        named(School(tmp_path))
