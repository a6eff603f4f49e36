"""Opening, closing, restoring, starting over: never on an empty file in silence, never losing what was there."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_class, a_round, a_school, play
from wastequiz.domain.errors import (
    AlreadyRunning,
    BackupNotFound,
    DiskFull,
    FolderOnNetwork,
    FolderReadOnly,
    SchoolFileDamaged,
    SchoolFileForeign,
    SchoolFileGone,
    SchoolFileNewer,
)
from wastequiz.store import backups, days, disk, journal, keys, ladder, lock, replay, rosters, school, totals
from wastequiz.store.db import Db, SystemClock
from wastequiz.store.school import close_school, open_school, restore, start_over


def prints(folder: Path) -> dict[str, str]:
    """The school's own files and their fingerprints."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("school.db*") if not p.name.endswith("-shm")}


def pull_the_plug(db: Db) -> None:
    """What a process that dies leaves: WAL not written back, no clean stop; the lock goes with it."""
    folder, left = db.folder, db.folder.parent / "left"
    shutil.copytree(folder, left)
    db.conn.close()
    db.day.close()
    assert db.lock
    db.lock.release()
    shutil.rmtree(folder)
    left.rename(folder)


def answers(db: Db) -> int:
    return sum(e.kind == "answer" for e in journal.events(db))


def test_a_new_folder_becomes_a_school_as_the_plan_says(db: Db, folder: Path) -> None:
    def pragma(name: str) -> object:
        return db.conn.execute(f"PRAGMA {name}").fetchone()[0]

    assert (pragma("locking_mode"), pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == ("exclusive", "wal", 2, 1)
    assert pragma("application_id") == 0x57515A31
    assert {"school.db", "school.key", "school.mark", "school.lock", "school.ballast"} <= {p.name for p in folder.iterdir()}
    assert len((folder / "school.key").read_bytes()) == 32
    assert not (folder / "school.db-shm").exists()


def test_what_was_kept_is_there_at_the_next_opening(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    close_school(db)
    assert not (folder / "school.db-wal").exists()
    again = open_school(folder, clock=clock)
    assert (again.station, again.key) == (db.station, db.key)
    assert answers(again) == 12
    assert not again.changed
    close_school(again)


def test_the_start_path_does_without_sqlite_utils(folder: Path, clock: HandClock) -> None:
    import subprocess
    import sys

    close_school(a_school(folder, clock))
    code = (
        "import sys, pathlib; from wastequiz.store.school import *; from wastequiz.store.thread import StoreThread;"
        "close_school(open_school(pathlib.Path(sys.argv[1]))); assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, cwd=Path(__file__).parents[2])


def test_a_second_start_is_refused(db: Db, folder: Path, clock: HandClock) -> None:
    for attempt in (lambda: open_school(folder, clock=clock), lambda: restore(folder, folder / "x"), lambda: start_over(folder)):
        with pytest.raises(AlreadyRunning):
            attempt()


def test_a_lock_given_back_twice_is_given_back(tmp_path: Path) -> None:
    held = lock.take(tmp_path)
    held.release()
    held.release()
    lock.take(tmp_path).release()


def test_a_folder_on_the_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_network_of", lambda _folder: "nfs4")
    with pytest.raises(FolderOnNetwork):
        open_school(tmp_path / "s")
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(("number", "error"), [(13, FolderReadOnly), (30, FolderReadOnly), (28, DiskFull)])
def test_a_folder_that_takes_nothing_is_refused_in_known_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        for deed in (lambda: open_school(tmp_path), lambda: start_over(tmp_path), lambda: restore(tmp_path, tmp_path / "b")):
            with pytest.raises(error):
                deed()


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("hello")
    with pytest.raises(FolderReadOnly):
        open_school(tmp_path / "s")
    with pytest.raises(FolderReadOnly):
        start_over(tmp_path / "s")


def test_a_disk_that_fills_up_while_a_school_is_made_leaves_no_half_one(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_conn: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(school.migrations, "run", full)
        with pytest.raises(DiskFull):
            open_school(folder, clock=clock)
    assert not (folder / "school.db").exists()
    close_school(open_school(folder, clock=clock))


def test_without_leave_nothing_is_made(folder: Path) -> None:
    with pytest.raises(SchoolFileGone):
        open_school(folder, create=False)
    assert not (folder / "school.db").exists()


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
    with_pragma(folder, "PRAGMA user_version = 7")
    before = prints(folder)
    with pytest.raises(SchoolFileNewer) as newer:
        open_school(folder, clock=clock)
    assert (newer.value.version, newer.value.ours) == (7, 1)
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


def test_a_lost_key_is_found_beside_the_backups(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    close_school(db)
    (folder / "school.key").unlink()
    again = open_school(folder, clock=clock)
    assert again.key == db.key
    assert (folder / "school.key").read_bytes() == db.key
    close_school(again)
    (folder / "school.key").write_bytes(b"z" * 32)
    again = open_school(folder, clock=clock)
    assert again.key == db.key
    close_school(again)


def test_a_key_lost_for_good_is_noted_and_play_goes_on(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    (folder / "school.key").unlink()
    for copy in (folder / "backups").glob("*.key"):
        copy.unlink()
    db = open_school(folder, clock=clock)
    assert list(journal.events(db))[-1].kind == "key_lost"
    assert journal.verify(db).first_bad == 1
    play(db, a_round("after"), "rrr")
    pull_the_plug(db)
    again = open_school(folder, clock=clock)
    assert answers(again) == 15
    pull_the_plug(again)
    (folder / "school.key").unlink()
    for copy in (folder / "backups").glob("*.key"):
        copy.unlink()
    third = open_school(folder, clock=clock)
    assert answers(third) == 15
    close_school(third)
    copy = backups.list_backups(folder)[-1].path
    for key in folder.rglob("*.key"):
        key.unlink()
    restore(folder, copy, clock=clock)


def test_closing_goes_on_where_no_backup_can_be_made(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    db = a_school(folder, clock)

    def full(*_: object) -> Path:
        raise DiskFull(folder, 0)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "backup", full)
        close_school(db)
    assert backups.list_backups(folder) == ()
    close_school(open_school(folder, clock=clock))


def test_a_clean_stop_that_cannot_be_noted_costs_a_check_only(folder: Path, clock: HandClock) -> None:
    close_school(a_school(folder, clock))
    (folder / "school.clean").unlink()
    (folder / "school.clean").mkdir()
    db = open_school(folder, clock=clock)
    assert answers(db) == 12
    ladder.mark_clean(folder)
    close_school(db)


def test_no_check_after_a_clean_stop(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    close_school(a_school(folder, clock))
    with monkeypatch.context() as patch:
        patch.setattr(ladder, "_sound", lambda *_: pytest.fail("checked"))
        close_school(open_school(folder, clock=clock))


def test_benchmarks_hear_of_every_wait_for_the_disk(folder: Path, clock: HandClock) -> None:
    waits: list[int] = []
    db = open_school(folder, clock=clock, on_fsync=waits.append)
    journal.append(db, "note", {})
    db.checkpoint()
    db.sync_day()
    db.sync_day()
    assert waits == [1, 2, 1]
    close_school(db)


def test_the_systems_clock_runs() -> None:
    clock = SystemClock()
    assert clock.utc_ms() > 1_600_000_000_000
    assert -900 <= clock.offset_min() <= 900
    assert 0 < clock.mono_ms() <= clock.mono_ms()


def test_a_run_of_the_computer_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(school.boot_id()) == 12
    monkeypatch.setattr(school.sys, "platform", "darwin")
    assert school.boot_id() != school.boot_id()


def test_keys_are_readable_by_their_owner_alone(db: Db, folder: Path) -> None:
    assert (folder / "school.key").stat().st_mode & 0o077 == 0
    assert keys.find_key(folder, folder / "backups", "no such key") is None


def test_a_failure_on_the_way_gives_the_lock_back(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    close_school(a_school(folder, clock))
    for bad in (RuntimeError("bug"), sqlite3.DatabaseError("malformed")):

        def fail(*_: object, error: Exception = bad) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(school, "_settle", fail)
            with pytest.raises((RuntimeError, SchoolFileDamaged)):
                open_school(folder, clock=clock)
        with monkeypatch.context() as patch:
            patch.setattr(school, "PRAGMAS", ("PRAGMA nonsense(", *school.PRAGMAS))
            with pytest.raises(SchoolFileDamaged):
                open_school(folder, clock=clock)
    close_school(open_school(folder, clock=clock))


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


def test_a_wal_that_could_not_be_written_back_is_no_clean_stop(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    db.backed_up_at = db.conn.total_changes
    real = db.conn

    class Stubborn:
        total_changes = real.total_changes

        def close(self) -> None:
            real.close()
            (folder / "school.db-wal").write_bytes(b"")

    db.conn = Stubborn()  # type: ignore[assignment]
    held, db.lock = db.lock, None
    close_school(db)
    assert not (folder / "school.clean").exists()
    assert held
    held.release()
    again = open_school(folder, clock=clock)
    assert answers(again) == 12
    close_school(again)
