"""Trouble with the disk, and what the store does when nobody asks anything."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_class, a_round, play
from wastequiz.domain.errors import DiskFull, SchoolFileDamaged
from wastequiz.store import backups, disk, idle, journal, ladder, settings, work
from wastequiz.store.db import Db
from wastequiz.store.idle import Idle
from wastequiz.store.pace import ALONE
from wastequiz.store.school import close_school, open_school
from wastequiz.store.thread import StoreThread


def note(db: Db) -> int:
    return journal.append(db, "note", {})


def count(db: Db) -> int:
    return journal.verify(db).events


def test_on_a_full_disk_the_ballast_lets_the_round_end(db: Db) -> None:
    calls: list[int] = []

    def full_once(db: Db) -> int:
        calls.append(1)
        if len(calls) == 1:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return note(db)

    assert work.transact(db, full_once) == 1
    assert not (db.folder / disk.BALLAST_NAME).exists()
    calls.clear()
    with pytest.raises(sqlite3.OperationalError) as raised:
        work.transact(db, full_once)
    assert isinstance(work.meaning(db, raised.value), DiskFull)
    assert count(db) == 1


def test_a_file_that_really_cannot_grow_loses_no_answer(db: Db) -> None:
    pupil = a_class(db)[0]
    pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
    db.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    kept = 0
    with pytest.raises(sqlite3.OperationalError) as raised:
        for n in range(500):
            work.transact(db, lambda db, n=n: play(db, a_round(f"r{n}", pupil), "rrr"))
            kept += 1
    assert isinstance(work.meaning(db, raised.value), DiskFull)
    db.conn.execute("PRAGMA max_page_count = 1000000")
    assert count(db) == kept * 5
    assert journal.verify(db).ok
    assert len((db.folder / "days" / "2026-11-22.ndjson").read_text().splitlines()) == kept * 5


def test_damage_met_in_play_is_told_and_checked_at_the_next_start(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    db = open_school(folder, clock=clock)
    note(db)
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert isinstance(work.meaning(db, error), SchoolFileDamaged)
    close_school(db)
    assert backups.list_backups(folder) == ()
    assert not (folder / "damaged").exists()
    with monkeypatch.context() as patch:
        patch.setattr(ladder, "_sound", lambda *_: False)
        with pytest.raises(SchoolFileDamaged) as found:
            open_school(folder, clock=clock)
    assert found.value.kept


def test_failures_without_a_meaning_stay_what_they_are(db: Db) -> None:
    bug = ValueError()
    assert work.meaning(db, bug) is bug
    other = sqlite3.OperationalError("no such table")
    assert work.meaning(db, other) is other


def test_nothing_is_due_in_a_school_where_nothing_happened(db: Db) -> None:
    assert Idle(db).due_in_ms() == idle.BALLAST_MS


def test_the_day_file_is_synced_every_five_seconds_and_at_once_after_a_round(db: Db, clock: HandClock) -> None:
    quiet = Idle(db)
    note(db)
    assert quiet.due_in_ms() == idle.QUIET_MS
    quiet.run(ALONE)
    assert db.day.unsynced
    clock.pass_ms(idle.SYNC_MS)
    quiet.run(ALONE)
    assert not db.day.unsynced
    play(db, a_round(), "rrr")
    assert quiet.due_in_ms() == 0
    quiet.run(ALONE)
    assert not db.day.unsynced
    note(db)
    quiet.sync_if_late()
    assert db.day.unsynced
    clock.pass_ms(idle.SYNC_MS)
    quiet.sync_if_late()
    assert not db.day.unsynced


def test_the_wal_is_written_back_once_it_has_been_quiet(db: Db, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = Idle(db)
    note(db)
    quiet.run(ALONE)
    assert db.checkpointed_at < db.commits
    clock.pass_ms(idle.QUIET_MS)
    quiet.run(ALONE)
    assert db.checkpointed_at == db.commits
    note(db)
    quiet.due_in_ms()
    clock.pass_ms(idle.QUIET_MS)

    def bad(_self: Db) -> None:
        raise sqlite3.OperationalError("full")

    with monkeypatch.context() as patch:
        patch.setattr(Db, "checkpoint", bad)
        quiet.run(ALONE)
    assert quiet.due_in_ms() > 0


def test_a_backup_is_made_every_half_hour_when_something_changed(db: Db, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = Idle(db)
    clock.pass_ms(idle.BACKUP_MS)
    quiet.run(ALONE)
    assert backups.list_backups(db.folder) == ()
    settings.set(db, "x", 1)
    quiet.run(ALONE)
    assert backups.list_backups(db.folder) == ()
    clock.pass_ms(idle.BACKUP_MS)
    quiet.run(ALONE)
    assert [b.reason for b in backups.list_backups(db.folder)] == ["timer"]
    settings.set(db, "x", 2)
    clock.pass_ms(idle.BACKUP_MS)

    def full(*_: object) -> Path:
        raise DiskFull(db.folder, 0)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "backup", full)
        quiet.run(ALONE)
    assert len(backups.list_backups(db.folder)) == 1


def test_the_thread_does_idle_work_by_itself(folder: Path) -> None:
    store = StoreThread(lambda: open_school(folder))
    store.start()
    synced = threading.Event()

    def watch(db: Db) -> None:
        db.on_fsync = lambda n: synced.set() if n == 2 else None
        note(db)

    store.ask(watch)
    assert synced.wait(20)
    store.close()
