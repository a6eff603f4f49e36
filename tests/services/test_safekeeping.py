"""Backups as the settings page sees them."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from tests.services.asking import heard, waited
from tests.store.making import HandClock, a_round, a_school, play
from wastequiz.domain.errors import PlaceRefused, SchoolWiped
from wastequiz.services import safekeeping
from wastequiz.services.safekeeping import OVERDUE_MS, Kept
from wastequiz.services.school import School
from wastequiz.store import backups, disk
from wastequiz.store.school import close_school
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


# ---- the second place, and a way back that loses nothing
def test_the_second_place_is_checked_before_it_is_taken(school: School, tmp_path: Path) -> None:
    for place, code in ((tmp_path / "none", "gone"), (school.folder / "backups", "inside")):
        with pytest.raises(PlaceRefused) as refused:
            heard(school, lambda done, failed, at=place: safekeeping.choose_second_place(school, at, done, failed))
        assert refused.value.code == code
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(safekeeping.tempfile, "TemporaryFile", lambda **_: (_ for _ in ()).throw(PermissionError(13, "no")))
        with pytest.raises(PlaceRefused) as refused:
            heard(school, lambda done, failed: safekeeping.choose_second_place(school, tmp_path, done, failed))
    assert refused.value.code == "write"


def test_the_status_tells_of_both_places(school: School, tmp_path: Path) -> None:
    found = waited(lambda done, failed: safekeeping.status(school, done, failed))
    before = len(found.all)
    assert (found.second, found.second_there, found.second_failed_ms) == (None, False, None)
    heard(school, lambda done, failed: safekeeping.choose_second_place(school, tmp_path, done, failed))
    waited(lambda done, failed: safekeeping.backup(school, done, failed))
    found = waited(lambda done, failed: safekeeping.status(school, done, failed))
    assert (found.newest.path.parent, found.second, found.second_there, found.second_failed_ms) == (
        safekeeping.folder(school),
        tmp_path,
        True,
        None,
    )
    assert len(found.all) == before + 1 and list(tmp_path.glob("*.db"))
    heard(school, lambda done, failed: safekeeping.choose_second_place(school, None, done, failed))
    assert waited(lambda done, failed: safekeeping.status(school, done, failed)).second is None


def test_restoring_safely_keeps_what_was_and_counts_the_answers_that_came_back(tmp_path: Path) -> None:
    clock = HandClock()
    db = a_school(tmp_path / "s", clock, 1)
    backup = backups.backup(db, "manual")
    play(db, a_round("later"), "rrr")
    close_school(db)
    assert safekeeping.restore_safely(tmp_path / "s", backup, clock) == 3
    assert "restore" in [b.reason for b in backups.list_backups(tmp_path / "s")]


def test_a_wiped_school_is_said_before_an_empty_one_is_begun(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    close_school(a_school(folder, HandClock(), 1))
    School(folder).open_and_wait().close()
    shutil.move(folder, tmp_path / "gone")
    with pytest.raises(SchoolWiped):
        School(folder).open_and_wait()
    assert not (folder / "school.db").exists()
    safekeeping.start_over(folder)
    School(folder).open_and_wait().close()


def test_a_school_that_was_set_back_goes_on_when_somebody_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    close_school(a_school(folder, HandClock(), 1))
    shutil.copytree(folder, tmp_path / "frozen")
    school = School(folder).open_and_wait()
    school.note("unlock", {})
    school.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "frozen", folder)
    with pytest.raises(SchoolWiped):
        School(folder).open_and_wait()
    safekeeping.go_on(folder)
    School(folder).open_and_wait().close()
