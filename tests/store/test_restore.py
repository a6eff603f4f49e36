"""What is refused, what is damaged, and the way back: originals untouched, answers replayed."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_class, a_round, a_school, answers, play, prints, pull_the_plug
from wastequiz.domain.errors import (
    BackupNotFound,
    SchoolFileDamaged,
    SchoolFileForeign,
    SchoolFileGone,
    SchoolFileNewer,
)
from wastequiz.store import backups, days, journal, replay, rosters, totals
from wastequiz.store.db import Db
from wastequiz.store.migrations import SCHEMA_VERSION
from wastequiz.store.school import close_school, open_school, restore, start_over


def test_a_school_that_vanished_is_missed_not_replaced(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    (folder / "school.db").unlink()
    with pytest.raises(SchoolFileGone) as gone:
        open_school(folder, clock=clock)
    assert not (folder / "school.db").exists()
    assert gone.value.backup == backups.list_backups(folder)[0].path
    assert gone.value.backup_utc_ms
    restore(folder, gone.value.backup, clock=clock)
    again = open_school(folder, clock=clock)
    assert answers(again) == 12
    close_school(again)


def test_a_wal_without_its_file_is_not_poured_into_a_new_one(folder: Path, clock: HandClock) -> None:
    folder.mkdir()
    (folder / "school.db-wal").write_bytes(b"old")
    close_school(open_school(folder, clock=clock))
    assert [p.read_bytes() for p in folder.glob("damaged/*/school.db-wal")] == [b"old"]


@pytest.mark.parametrize("content", [b"Dear pupils,\n" * 50, b"PK\x03\x04" + bytes(500), b"x"])
def test_a_foreign_file_is_refused_and_left_alone(folder: Path, clock: HandClock, content: bytes) -> None:
    folder.mkdir()
    (folder / "school.db").write_bytes(content)
    with pytest.raises(SchoolFileForeign):
        open_school(folder, clock=clock)
    assert (folder / "school.db").read_bytes() == content


def test_another_programs_database_is_foreign_and_a_folder_too(folder: Path, clock: HandClock) -> None:
    folder.mkdir()
    conn = sqlite3.connect(folder / "school.db")
    conn.execute("CREATE TABLE songs (name)")
    conn.close()
    before = prints(folder)
    with pytest.raises(SchoolFileForeign):
        open_school(folder, clock=clock)
    assert prints(folder) == before
    (folder / "school.db").unlink()
    (folder / "school.db").mkdir()
    with pytest.raises(SchoolFileForeign):
        open_school(folder, clock=clock)


def with_pragma(folder: Path, statement: str) -> None:
    conn = sqlite3.connect(folder / "school.db", isolation_level=None)
    conn.execute(statement)
    conn.close()


def test_a_newer_file_is_refused_and_left_alone(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    with_pragma(folder, "PRAGMA user_version = 900")
    before = prints(folder)
    with pytest.raises(SchoolFileNewer) as newer:
        open_school(folder, clock=clock)
    assert (newer.value.version, newer.value.ours) == (900, SCHEMA_VERSION)
    assert newer.value.backup is not None
    assert prints(folder) == before


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 123456", "PRAGMA user_version = 0", "PRAGMA application_id = 77"])
def test_our_own_file_with_a_damaged_head_is_damaged(folder: Path, clock: HandClock, statement: str) -> None:
    close_school(a_school(folder, clock))
    with_pragma(folder, statement)
    before = prints(folder)
    with pytest.raises(SchoolFileDamaged) as error:
        open_school(folder, clock=clock)
    assert prints(folder) == before
    assert error.value.kept
    assert prints(error.value.kept) == before


def test_damage_is_found_after_an_unclean_stop_and_the_way_back_is_offered(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    copy = backups.backup(db, "manual")
    pupil = a_class(db, "二班", 1)[0]
    play(db, a_round("late", pupil), "rrr")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pull_the_plug(db)
    path = folder / "school.db"
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    path.write_bytes(data)
    before = prints(folder)
    for _ in range(2):
        with pytest.raises(SchoolFileDamaged) as error:
            open_school(folder, clock=clock)
        assert error.value.backup == copy
    assert prints(folder) == before
    kept = list((folder / "damaged").iterdir())
    assert [error.value.kept] == kept
    assert prints(kept[0]) == before
    assert restore(folder, copy, clock=clock) == 5
    again = open_school(folder, clock=clock)
    assert answers(again) == 15
    assert [c.name for c in rosters.classes(again)] == ["三(1)班"]
    assert totals.differences(again) == []
    assert journal.verify(again).ok
    assert list(journal.events(again))[-1].body == {"from": copy.name, "lines": 5}
    close_school(again)
    assert any(prints(p) == before for p in (folder / "damaged").iterdir())


def test_an_altered_letter_in_the_journal_is_found_after_an_unclean_stop(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pull_the_plug(db)
    path = folder / "school.db"
    data = path.read_bytes()
    assert data.count(b'"which_bin:item_1"') > 2
    path.write_bytes(data.replace(b'"which_bin:item_1"', b'"which_bin:item_9"', 1))
    with pytest.raises(SchoolFileDamaged):
        open_school(folder, clock=clock)


def test_no_room_for_a_copy_is_no_reason_to_crash(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    close_school(a_school(folder, clock))
    (folder / "school.db").write_bytes(b"")

    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copy2", full)
        with pytest.raises(SchoolFileDamaged) as error:
            open_school(folder, clock=clock)
    assert error.value.kept is None
    assert list((folder / "damaged").iterdir()) == []


def test_answers_a_broken_wal_lost_come_back_from_the_day_file(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    db.checkpoint()
    play(db, a_round("late"), "rrr")
    pull_the_plug(db)
    (folder / "school.db-wal").write_bytes(b"rubbish")
    again = open_school(folder, clock=clock)
    assert answers(again) == 15
    assert list(journal.events(again))[-1].body == {"from": "day_file", "lines": 5}
    assert journal.verify(again).ok
    assert totals.differences(again) == []
    assert len({r["seq"] for r in days.read_days(folder)}) == len(list(days.read_days(folder)))
    close_school(again)


def test_replay_passes_over_what_is_not_ours_or_does_not_fit(db: Db, clock: HandClock) -> None:
    journal.append(db, "note", {})
    place = db.folder / "days" / "2026-11-30.ndjson"
    fields = {"seq": 2, "id": "x", "station": db.station, "boot": "b", "kind": "note", "format": 1, "utc_ms": 1}
    fields |= {"offset_min": 0, "mono_ms": 1, "attempt": 1, "body": "{}", "mac": "00"}
    odd = [fields, fields | {"station": "other"}, fields | {"seq": "2x"}, fields | {"mac": "zz"}, {"seq": 2}, fields | {"mac": 5}]
    place.write_bytes(b"".join(days.sealed(journal.canonical(o)) for o in odd) + days.sealed("[1]"))
    assert replay.replay(db) == 0


def test_only_a_sound_backup_is_restored_and_nothing_changes_otherwise(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    before = prints(folder)
    bad = folder / "backups" / "20261122T000000000Z-manual.db"
    bad.write_bytes(b"nonsense")
    for backup in (bad, folder / "backups" / "nothing.db"):
        with pytest.raises(BackupNotFound):
            restore(folder, backup, clock=clock)
    assert prints(folder) == before


def test_a_backup_can_be_restored_into_an_empty_folder(folder: Path, clock: HandClock, tmp_path: Path) -> None:
    close_school(a_school(folder, clock))
    copy = backups.list_backups(folder)[0].path
    restore(tmp_path / "new", copy, clock=clock)
    db = open_school(tmp_path / "new", clock=clock)
    assert answers(db) == 12
    assert journal.verify(db).ok
    close_school(db)


def test_starting_over_keeps_everything_aside(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    close_school(db)
    before = prints(folder)
    kept = start_over(folder, clock=clock)
    assert kept
    assert prints(kept) == before
    assert (kept / "school.key").read_bytes() == db.key
    assert start_over(folder) is None
    new = open_school(folder, clock=clock)
    assert new.station != db.station
    assert journal.verify(new).events == 0
    close_school(new)
    restore(folder, next(b.path for b in backups.list_backups(folder) if b.reason == "close"), clock=clock)
    old = open_school(folder, clock=clock)
    assert (old.station, answers(old)) == (db.station, 12)
    assert journal.verify(old).ok
    close_school(old)


def test_every_damage_is_kept_apart_from_the_one_before(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    kept: list[Path | None] = []
    (folder / "damaged" / "20200101T000000Z").mkdir(parents=True)
    for content in (b"", bytes(5000), b""):
        (folder / "school.db").write_bytes(content)
        with pytest.raises(SchoolFileDamaged) as error:
            open_school(folder, clock=clock)
        kept.append(error.value.kept)
    with pytest.raises(SchoolFileDamaged):
        open_school(folder, clock=clock)
    assert len(set(kept)) == 3
    assert len(list((folder / "damaged").iterdir())) == 4
