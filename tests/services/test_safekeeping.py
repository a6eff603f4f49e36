"""Backups as the settings page sees them."""

from __future__ import annotations

from pathlib import Path

from wastequiz.services import safekeeping
from wastequiz.services.safekeeping import OVERDUE_MS, Kept
from wastequiz.services.school import School


def test_without_a_backup_there_is_none(tmp_path: Path) -> None:
    assert safekeeping.newest(School(tmp_path)) is None and safekeeping.newest_good(tmp_path) is None


def test_the_newest_is_told_with_its_age_and_found_good(tmp_path: Path) -> None:
    school = School(tmp_path).open_and_wait()
    made: list[Path] = []
    try:
        safekeeping.backup(school, made.append, lambda error: made.clear())
    finally:
        school.close()
    found = safekeeping.newest(school)
    assert found is not None and found.path in list((tmp_path / "backups").glob("*.db")) and not found.overdue
    assert found.age_ms < 60_000 and safekeeping.newest_good(tmp_path) == found.path


def test_a_day_is_the_longest_a_backup_may_be_old() -> None:
    assert not Kept(Path("b"), 0, OVERDUE_MS).overdue and Kept(Path("b"), 0, OVERDUE_MS + 1).overdue


def test_a_backup_comes_back_while_the_school_is_closed(tmp_path: Path) -> None:
    school = School(tmp_path).open_and_wait()
    made: list[Path] = []
    safekeeping.backup(school, made.append, lambda error: made.clear())
    school.close()
    assert safekeeping.restore(tmp_path, made[0]) == 0
    again = School(tmp_path).open_and_wait()
    again.close()


def test_nothing_to_keep_aside_is_no_trouble(tmp_path: Path) -> None:
    assert safekeeping.start_over(tmp_path) is None
