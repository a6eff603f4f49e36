"""Backups as the settings page sees them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from wastequiz.services import safekeeping
from wastequiz.services.safekeeping import OVERDUE_MS, Kept
from wastequiz.services.school import School
from wastequiz.store import backups, disk
from wastequiz.wording import worries


def backed_up(school: School) -> Path:
    """Makes a backup and waits for it."""
    made: list[Path] = []
    ended = threading.Event()

    def done(path: Path) -> None:
        made.append(path)
        ended.set()

    safekeeping.backup(school, done, lambda _error: ended.set())
    assert ended.wait(30)
    return made[0]


def test_without_a_backup_there_is_none(tmp_path: Path) -> None:
    assert safekeeping.newest(School(tmp_path)) is None and safekeeping.newest_good(tmp_path) is None


def test_the_newest_is_told_with_its_age_and_found_good(tmp_path: Path) -> None:
    school = School(tmp_path).open_and_wait()
    try:
        backed_up(school)
    finally:
        school.close()
    found = safekeeping.newest(school)
    assert found is not None and found.path in list((tmp_path / "backups").glob("*.db")) and not found.overdue
    assert found.age_ms < 60_000 and safekeeping.newest_good(tmp_path) == found.path


def test_a_day_is_the_longest_a_backup_may_be_old() -> None:
    assert not Kept(Path("b"), 0, OVERDUE_MS).overdue and Kept(Path("b"), 0, OVERDUE_MS + 1).overdue


def test_a_backup_comes_back_while_the_school_is_closed(tmp_path: Path) -> None:
    school = School(tmp_path).open_and_wait()
    try:
        made = backed_up(school)
    finally:
        school.close()
    assert safekeeping.restore(tmp_path, made) == 0
    again = School(tmp_path).open_and_wait()
    again.close()


def test_nothing_to_keep_aside_is_no_trouble(tmp_path: Path) -> None:
    assert safekeeping.start_over(tmp_path) is None


@pytest.mark.parametrize(("room", "found"), [("ok", ""), ("low", "disk_low"), ("full", "disk_full")])
def test_little_room_on_the_disk_is_a_worry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str, found: str) -> None:
    school = School(tmp_path).open_and_wait()
    monkeypatch.setattr(disk, "disk_state", lambda _folder: room)
    told: list[str] = []
    try:
        safekeeping.worry(school, told.append)
        school.ask(lambda _db: None)
    finally:
        school.close()
    assert told == [found]
    assert bool(worries.worry(found)) is bool(found)


def test_a_backup_more_than_a_day_old_is_a_worry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    school = School(tmp_path).open_and_wait()
    monkeypatch.setattr(disk, "disk_state", lambda _folder: "ok")
    told: list[str] = []
    try:
        for age in (None, OVERDUE_MS, OVERDUE_MS + 1):
            monkeypatch.setattr(backups, "newest_age_ms", lambda _folder, _now, age=age: age)
            safekeeping.worry(school, told.append)
            school.ask(lambda _db: None)
    finally:
        school.close()
    assert told == ["", "", "backup_late"]
    assert "Back up now" in worries.worry("backup_late")
