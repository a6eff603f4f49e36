"""What the command line asks of a school's file and folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from wastequiz.domain.errors import AlreadyRunning, FolderReadOnly, SchoolFileGone
from wastequiz.services import enrolling, inspecting, safekeeping
from wastequiz.services.school import School
from wastequiz.store import lock


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "not allowed")


def test_nothing_is_wrong_with_a_folder_without_a_school(tmp_path: Path) -> None:
    assert not inspecting.has_school(tmp_path) and inspecting.trouble_with(tmp_path) is None


def test_a_sound_school_has_no_trouble_and_an_open_one_is_in_use(folder: Path) -> None:
    assert inspecting.has_school(folder) and inspecting.trouble_with(folder) is None
    assert inspecting.is_free(folder)
    held = lock.take(folder)
    try:
        assert isinstance(inspecting.trouble_with(folder), AlreadyRunning)
        assert not inspecting.is_free(folder)
    finally:
        held.release()


def test_a_vanished_file_is_told(folder: Path) -> None:
    (folder / "school.db").unlink()
    assert isinstance(inspecting.trouble_with(folder), SchoolFileGone)


def test_a_folder_that_may_not_be_touched_is_told_as_such(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "take", refuse)
    assert isinstance(inspecting.trouble_with(folder), FolderReadOnly)


def test_whether_a_folder_can_be_written_to_and_how_much_room_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "not" / "there" / "yet"
    assert inspecting.may_write(deep)
    state, free = inspecting.room(deep)
    assert state and free > 0
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert not inspecting.may_write(deep)


def test_a_backup_now_is_the_newest(school: School) -> None:
    made = inspecting.backup(school)
    assert made.is_file()
    age = inspecting.newest_backup_age_ms(school.folder)
    assert age is not None and age < 60_000


def test_an_empty_start_has_no_journal_and_that_is_fine() -> None:
    assert inspecting.NO_JOURNAL.ok


def test_an_overdue_backup_is_known_by_its_age() -> None:
    assert safekeeping.Kept(Path("b"), 0, safekeeping.OVERDUE_MS + 1).overdue


def test_what_an_unattended_day_needs_is_told(school: School, tmp_path: Path) -> None:
    assert inspecting.readiness(school) == inspecting.Readiness(pin=False, second=None, second_there=False, clock_behind_ms=0)
    place = tmp_path / "stick"
    place.mkdir()
    enrolling.set_pin(school, "123456", lambda: None, lambda error: pytest.fail(str(error)))
    safekeeping.choose_second_place(school, place, lambda: None, lambda error: pytest.fail(str(error)))
    assert inspecting.readiness(school) == inspecting.Readiness(pin=True, second=place, second_there=True, clock_behind_ms=0)
    place.rmdir()
    assert not inspecting.readiness(school).second_there
