"""Backups: checked before they count, rotated by the house rule, never half-made."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.making import DAY, SUNDAY, HandClock, a_round, a_school, play
from wastequiz.domain.errors import BackupFailed, DiskFull
from wastequiz.store import backups, journal, settings
from wastequiz.store.backups import Backup
from wastequiz.store.db import Db
from wastequiz.store.school import close_school


def test_a_backup_is_a_checked_copy_of_all_there_is(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock)
    assert db.changed
    path = backups.backup(db, "manual")
    assert not db.changed
    assert backups.verify_backup(path)
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT count(*) FROM journal").fetchone()[0] == journal.verify(db).events
    copy.close()
    (listed,) = backups.list_backups(folder)
    assert (listed.path, listed.reason, listed.utc_ms, listed.bytes) == (path, "manual", clock.utc, path.stat().st_size)
    assert backups.newest_age_ms(folder, clock.utc + 5000) == 5000
    assert backups.newest_good(folder) == listed
    assert sorted(p.suffix for p in (folder / "backups").iterdir()) == [".db", ".key"]
    close_school(db)


def test_two_backups_of_one_moment_have_two_names(db: Db) -> None:
    assert backups.newest_age_ms(db.folder, 0) is None
    assert len({backups.backup(db, "manual") for _ in range(3)}) == 3
    assert len(backups.list_backups(db.folder)) == 3


def test_answers_pass_while_a_backup_is_made_and_are_in_it_or_in_the_journal(folder: Path, clock: HandClock) -> None:
    db = a_school(folder, clock, rounds_played=400)

    class Pace:
        passed = 0

        def breathe(self) -> None:
            if self.passed < 5:
                self.passed += 1
                with db.transaction():
                    play(db, a_round(f"mid{self.passed}"), "rrr")

        def aside(self, work: object) -> None:
            assert callable(work)
            work()

    pace = Pace()
    path = backups.backup(db, "timer", pace)
    assert pace.passed >= 2
    assert backups.verify_backup(path)
    assert journal.verify(db).ok
    close_school(db)


def test_a_backup_asked_for_inside_a_transaction_writes_it_out_first(db: Db) -> None:
    with db.transaction():
        journal.append(db, "note", {})
        path = backups.backup(db, "manual")
        assert db.conn.in_transaction
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT count(*) FROM journal").fetchone()[0] == 1
    copy.close()


def test_a_full_disk_leaves_no_empty_backup(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "_copy", full)
        with pytest.raises(DiskFull):
            backups.backup(db, "manual")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _fd: full())
        with pytest.raises(DiskFull):
            backups.backup(db, "manual")
    assert list((db.folder / "backups").glob("*.db*")) == []


@pytest.mark.parametrize(("harm", "reason"), [(b"", "check"), (b"rubbish" * 999, "check"), (None, "write")])
def test_a_copy_that_fails_its_check_is_thrown_away_and_reported(
    db: Db, monkeypatch: pytest.MonkeyPatch, harm: bytes | None, reason: str
) -> None:
    def copy(_conn: object, part: Path, _pace: object) -> None:
        if harm is None:
            raise sqlite3.OperationalError("odd")
        part.write_bytes(harm)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "_copy", copy)
        with pytest.raises(BackupFailed) as error:
            backups.backup(db, "manual")
    assert error.value.reason == reason
    assert list((db.folder / "backups").glob("*.db*")) == []


def test_what_is_no_school_file_is_no_backup(tmp_path: Path, db: Db) -> None:
    good = backups.backup(db, "manual")
    assert not backups.verify_backup(tmp_path / "nothing.db")
    assert not backups.verify_backup(tmp_path)
    foreign = tmp_path / "foreign.db"
    conn = sqlite3.connect(foreign)
    conn.execute("CREATE TABLE t (x)")
    conn.close()
    assert not backups.verify_backup(foreign)
    newer = tmp_path / "newer.db"
    shutil.copy(good, newer)
    conn = sqlite3.connect(newer)
    conn.execute("PRAGMA user_version = 900")
    conn.close()
    assert not backups.verify_backup(newer)
    torn = tmp_path / "torn.db"
    torn.write_bytes(good.read_bytes()[:-4096] + bytes(4096))
    assert not backups.verify_backup(torn)


def test_the_newest_good_one_is_offered_not_the_newest(db: Db, clock: HandClock) -> None:
    good = backups.backup(db, "manual")
    clock.pass_ms(1000)
    backups.backup(db, "manual").write_bytes(b"torn")
    (db.folder / "backups" / "20261399T999999000Z-odd.db").write_bytes(b"")
    (db.folder / "backups" / "notes.db").write_bytes(b"")
    found = backups.newest_good(db.folder)
    assert found
    assert found.path == good
    assert len(backups.list_backups(db.folder)) == 3
    assert backups.list_backups(db.folder)[-1].utc_ms == 0


def many(hours: list[int]) -> list[Backup]:
    return [Backup(Path(f"{h}.db"), SUNDAY - h * 3_600_000, "timer", 1) for h in sorted(hours)]


def test_rotation_keeps_two_days_twelve_daily_ten_weekly_nine_monthly() -> None:
    all_ = many(list(range(0, 24 * 500, 2)))
    kept = backups.kept_of(all_, SUNDAY)
    assert {b for b in all_ if b.utc_ms > SUNDAY - 2 * DAY} <= kept
    days = {datetime.fromtimestamp(b.utc_ms / 1000, UTC).date() for b in kept}
    assert len(days) <= 12 + 10 + 9
    assert len({(d.year, d.month) for d in days}) == 9
    assert 24 <= len(kept) <= 24 + 12 + 10 + 9
    assert min(days).isoformat() == "2026-03-31"


@pytest.mark.parametrize("years", [-40, 0, 40])
def test_the_newest_five_stay_whatever_the_clock_says(years: int) -> None:
    all_ = many([0, 1, 2, 3, 4, 5, 6])
    assert set(all_[:5]) <= backups.kept_of(all_, SUNDAY + years * 365 * DAY)


def test_rotation_deletes_what_is_due_and_what_is_half_made(db: Db, clock: HandClock) -> None:
    made = []
    for _ in range(8):
        made.append(backups.backup(db, "timer"))
        clock.pass_ms(60_000)
    (db.folder / "backups" / "20261122T000000000Z-timer.db.part").write_bytes(b"half")
    (db.folder / "backups" / "20261122T000000000Z-timer.db.part-journal").write_bytes(b"half")
    assert backups.rotate(db.folder, clock.utc) == ()
    assert set(backups.rotate(db.folder, clock.utc + 30 * DAY)) == set(made[:3])
    assert [b.path for b in backups.list_backups(db.folder)] == made[:2:-1]
    assert not list((db.folder / "backups").glob("*.part*"))


def test_a_second_place_gets_every_backup_and_its_failure_is_noted(db: Db, tmp_path: Path, clock: HandClock) -> None:
    second = tmp_path / "stick" / "wastequiz"
    settings.set(db, backups.SECOND_PLACE, str(second))
    name = backups.backup(db, "manual").name
    assert backups.verify_backup(second / name)
    assert len(list(second.glob("*.key"))) == 1
    assert settings.get(db, backups.SECOND_FAILED) is None
    (tmp_path / "file").write_text("")
    settings.set(db, backups.SECOND_PLACE, str(tmp_path / "file" / "x"))
    assert backups.verify_backup(backups.backup(db, "manual"))
    assert settings.get(db, backups.SECOND_FAILED) == clock.utc
    settings.set(db, backups.SECOND_PLACE, str(second))
    backups.backup(db, "manual")
    assert settings.get(db, backups.SECOND_FAILED) is None
