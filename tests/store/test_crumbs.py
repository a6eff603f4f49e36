"""The trail that lies elsewhere: a wiped disk and one that was set back are noticed, and nothing else is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_round, a_school, play
from wastequiz.domain.errors import SchoolWiped
from wastequiz.store import backups, crumbs, settings
from wastequiz.store.school import close_school, open_school


@pytest.fixture
def trail(tmp_path: Path) -> Path:
    return tmp_path / "home" / "schools.json"


def wiped(trail: Path, folder: Path) -> SchoolWiped | None:
    try:
        crumbs.require_not_wiped(trail, folder)
    except SchoolWiped as error:
        return error
    return None


def test_an_emptied_folder_is_noticed_and_the_copy_on_the_stick_is_offered(
    trail: Path, tmp_path: Path, folder: Path, clock: HandClock
) -> None:
    assert wiped(trail, folder) is None
    db = a_school(folder, clock, 1)
    settings.set(db, backups.SECOND_PLACE, str(tmp_path / "stick"))
    backups.backup(db, "manual")
    crumbs.leave(trail, db)
    assert wiped(trail, folder) is None
    close_school(db)
    shutil.rmtree(folder)
    found = wiped(trail, folder)
    assert found is not None and found.backup is not None and found.backup.parent == tmp_path / "stick"
    assert (found.older, found.last_utc_ms) == (False, clock.utc_ms() - 60_000)
    shutil.rmtree(tmp_path / "stick")
    found = wiped(trail, folder)
    assert found is not None and (found.backup, found.backup_utc_ms) == (None, None)
    crumbs.forget(trail, folder)
    crumbs.forget(trail, folder)
    assert wiped(trail, folder) is None


def test_a_disk_that_was_set_back_is_noticed(trail: Path, folder: Path, clock: HandClock, tmp_path: Path) -> None:
    db = a_school(folder, clock, 1)
    crumbs.require_not_set_back(trail, db)
    close_school(db)
    shutil.copytree(folder, tmp_path / "frozen")
    db = open_school(folder, clock=clock)
    crumbs.leave(trail, db)
    crumbs.require_not_set_back(trail, db)
    play(db, a_round("later"), "rrr")
    crumbs.leave(trail, db)
    close_school(db)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "frozen", folder)
    db = open_school(folder, clock=clock)
    with pytest.raises(SchoolWiped) as found:
        crumbs.require_not_set_back(trail, db)
    assert found.value.older and found.value.backup is not None
    db.station = "another"
    crumbs.require_not_set_back(trail, db)
    close_school(db)


def test_an_empty_school_and_one_that_travels_leave_no_trail_that_matters(trail: Path, folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    crumbs.leave(trail, db)
    before = trail.read_text()
    crumbs.leave(trail, db)
    assert trail.read_text() == before
    (folder / crumbs.PORTABLE).touch()
    play(db, a_round(), "rrr")
    crumbs.leave(trail, db)
    assert trail.read_text() == before
    close_school(db)
    shutil.rmtree(folder)
    assert wiped(trail, folder) is None


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"FOLDER": {}}', '{"FOLDER": 7}', '{"FOLDER": {"station": "a", "lines": "x", "last_utc_ms": 1, "second": ""}}']
)
def test_a_trail_nobody_can_read_is_no_reason_to_stop(trail: Path, folder: Path, text: str) -> None:
    trail.parent.mkdir()
    trail.write_text(text.replace("FOLDER", str(folder.absolute())))
    assert crumbs.crumb_of(trail, folder) is None
    assert wiped(trail, folder) is None


def test_only_the_schools_used_last_are_remembered(trail: Path, tmp_path: Path, clock: HandClock) -> None:
    trail.parent.mkdir()
    trail.write_text(json.dumps({f"/old/{n}": {"station": "x"} for n in range(30)}))
    db = open_school(tmp_path / "new", clock=clock)
    crumbs.leave(trail, db)
    known = json.loads(trail.read_text())
    assert len(known) == crumbs.MOST and list(known)[-1] == str(tmp_path / "new") and "/old/29" in known
    close_school(db)


def test_a_trail_that_cannot_be_written_stops_nobody(tmp_path: Path, folder: Path, clock: HandClock) -> None:
    (tmp_path / "file").write_text("no folder")
    db = open_school(folder, clock=clock)
    crumbs.leave(tmp_path / "file" / "schools.json", db)
    close_school(db)
