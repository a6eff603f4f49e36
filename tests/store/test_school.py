"""Opening, closing, restoring, starting over: never on an empty file in silence, never losing what was there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_round, a_school, answers, play, prints, pull_the_plug
from wastequiz.domain.errors import (
    AlreadyRunning,
    DiskFull,
    FolderOnNetwork,
    FolderReadOnly,
    SchoolFileDamaged,
    SchoolFileGone,
)
from wastequiz.store import backups, disk, journal, keys, ladder, lock, school
from wastequiz.store.db import Db, SystemClock
from wastequiz.store.school import close_school, open_school, restore, start_over


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


def test_a_school_file_that_may_not_be_written_is_refused(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    close_school(a_school(folder, clock))
    before = prints(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        with pytest.raises(FolderReadOnly):
            open_school(folder, clock=clock)
    assert prints(folder) == before
