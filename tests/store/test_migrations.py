"""Migrations: a backup first, one transaction each, put back as it was where one fails."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.making import HandClock, a_school, answers
from wastequiz.domain.errors import MigrationFailed
from wastequiz.store import backups, journal, ladder, migrations, totals
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school


def add_table(conn: sqlite3.Connection) -> None:
    conn.execute("CREATE TABLE prizes (name TEXT)")


def half_way(conn: sqlite3.Connection) -> None:
    conn.execute("CREATE TABLE half (name TEXT)")
    raise sqlite3.OperationalError("no")


def orphan(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA defer_foreign_keys = ON")
    conn.execute("INSERT INTO students VALUES ('r', 999, 1, 'fox', '', '', 1.0, 0, '')")


def ends_itself(conn: sqlite3.Connection) -> None:
    conn.execute("ROLLBACK")
    raise ValueError("odd")


def teach(patch: pytest.MonkeyPatch, *steps: migrations.Step) -> None:
    all_ = (*migrations.STEPS, *steps)
    patch.setattr(migrations, "STEPS", all_)
    patch.setattr(migrations.run, "__defaults__", (all_,))
    patch.setattr(migrations, "SCHEMA_VERSION", len(all_))
    patch.setattr(ladder, "SCHEMA_VERSION", len(all_))
    patch.setattr(backups, "SCHEMA_VERSION", len(all_))


def test_an_older_file_is_brought_up_with_a_backup_before(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    close_school(a_school(folder, clock))
    with monkeypatch.context() as patch:
        teach(patch, add_table)
        db = open_school(folder, clock=clock)
        assert db.conn.execute("PRAGMA user_version").fetchone()[0] == len(migrations.STEPS)
        assert db.conn.execute("SELECT count(*) FROM prizes").fetchone()[0] == 0
        assert journal.verify(db).ok
        assert "migration" in [b.reason for b in backups.list_backups(folder)]
        close_school(db)


@pytest.mark.parametrize("step", [half_way, orphan, ends_itself])
def test_a_step_that_fails_leaves_the_file_as_it_was(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, step: migrations.Step
) -> None:
    close_school(a_school(folder, clock))
    with monkeypatch.context() as patch:
        teach(patch, add_table, step)
        with pytest.raises(MigrationFailed) as error:
            open_school(folder, clock=clock)
    assert backups.verify_backup(error.value.backup)
    assert error.value.step == step.__name__
    db = open_school(folder, clock=clock)
    assert db.conn.execute("PRAGMA user_version").fetchone()[0] == migrations.SCHEMA_VERSION
    assert journal.verify(db).events == 20
    tables = {row[0] for row in db.conn.execute("SELECT name FROM sqlite_master")}
    assert not tables & {"half", "prizes"}
    close_school(db)


def test_a_file_that_is_unsound_after_a_step_is_put_back(folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def ruin(conn: sqlite3.Connection) -> None:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("UPDATE students SET seat = 500 + seat")
        conn.execute("PRAGMA ignore_check_constraints = OFF")

    close_school(a_school(folder, clock))
    with monkeypatch.context() as patch:
        teach(patch, ruin)
        with pytest.raises(MigrationFailed) as error:
            open_school(folder, clock=clock)
    assert error.value.step == "check"
    close_school(open_school(folder, clock=clock))


# ------------------------------------------------------------------------------------------------- files of earlier versions

FILES = Path(__file__).resolve().parents[1] / "files"


@pytest.fixture
def v1(folder: Path) -> Path:
    """A folder with a school of version 1: one class, three students, 58 answers."""
    return Path(shutil.copytree(FILES / "v1", folder))


def test_a_school_of_version_1_opens_and_remembers_what_was_played(v1: Path, clock: HandClock) -> None:
    db = open_school(v1, clock=clock)
    assert db.conn.execute("PRAGMA user_version").fetchone()[0] == migrations.SCHEMA_VERSION
    assert journal.verify(db).ok and answers(db) == 58
    assert totals.differences(db) == []
    for table in ("book", "reviews", "days_played", "lanterns"):
        assert db.conn.execute(totals.TABLES[table]).fetchall(), table
    assert "migration" in [b.reason for b in backups.list_backups(v1)]
    close_school(db)


def test_a_school_whose_power_failed_before_its_tables_were_filled_fills_them_at_the_next_start(
    v1: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(totals, "refill", lambda _db: None)
        close_school(open_school(v1, clock=clock))
    db = open_school(v1, clock=clock)
    assert totals.differences(db) == []
    assert db.conn.execute("SELECT 1 FROM meta WHERE key = ?", (migrations.REFILL,)).fetchone() is None
    close_school(db)


def test_a_journal_that_fills_no_tables_leaves_the_school_as_it_was(v1: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_db: Db) -> None:
        raise KeyError("student")

    with monkeypatch.context() as patch:
        patch.setattr(totals, "refill", fail)
        with pytest.raises(MigrationFailed) as error:
            open_school(v1, clock=clock)
    assert error.value.step == migrations.REFILL
    conn = sqlite3.connect(v1 / "school.db")
    assert conn.execute("PRAGMA user_version").fetchone()[0] == 1
    conn.close()


def test_a_new_school_has_nothing_to_fill(db: Db) -> None:
    assert db.conn.execute("SELECT 1 FROM meta WHERE key = ?", (migrations.REFILL,)).fetchone() is None


def test_a_new_school_has_every_table_of_one_brought_up(db: Db, clock: HandClock, tmp_path: Path) -> None:
    def tables(of: Db) -> set[tuple[str, str]]:
        return set(of.conn.execute("SELECT name, sql FROM sqlite_master").fetchall())

    copied = Path(shutil.copytree(FILES / "v1", tmp_path / "old"))
    old = open_school(copied, clock=clock)
    assert tables(old) == tables(db)
    close_school(old)


@pytest.mark.parametrize(("version", "count"), [(1, 58), (2, 58), (3, 64), (5, 69), (6, 29), (10, 26)])
def test_a_school_of_every_version_opens_with_its_answers_as_rows(folder: Path, clock: HandClock, version: int, count: int) -> None:
    shutil.copytree(FILES / f"v{version}", folder)
    before = sqlite3.connect(folder / "school.db")
    assert before.execute("PRAGMA user_version").fetchone()[0] == version
    before.close()
    db = open_school(folder, clock=clock)
    assert db.conn.execute("PRAGMA user_version").fetchone()[0] == migrations.SCHEMA_VERSION
    assert journal.verify(db).ok and answers(db) == count
    assert totals.differences(db) == []
    rows = db.conn.execute("SELECT count(*) FROM answers").fetchone()[0]
    assert rows == db.conn.execute("SELECT sum(attempts) FROM item_totals").fetchone()[0] > 0
    sorts = db.conn.execute("SELECT true_bin, chosen_bin, count(*) FROM sorts GROUP BY 1, 2").fetchall()
    assert sorts == db.conn.execute("SELECT true_bin, chosen_bin, sum(n) FROM confusion GROUP BY 1, 2").fetchall() != []
    assert db.conn.execute("SELECT 1 FROM meta WHERE key = ?", (migrations.REFILL,)).fetchone() is None
    close_school(db)


def test_guests_answers_of_a_school_of_version_3_become_rows_too(folder: Path, clock: HandClock) -> None:
    shutil.copytree(FILES / "v3", folder)
    db = open_school(folder, clock=clock)
    assert db.conn.execute("SELECT ref, class_id, correct FROM answers WHERE round = 'v3b'").fetchall() == [("", 0, 1.0), ("", 0, 0.0)]
    close_school(db)


def test_a_merged_school_of_version_10_gets_room_for_events_and_keeps_its_quiz_and_its_open_round(folder: Path, clock: HandClock) -> None:
    shutil.copytree(FILES / "v10", folder)
    db = open_school(folder, clock=clock)
    assert [db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("events", "visits", "draws", "prize_stock")] == [
        0
    ] * 4
    assert db.conn.execute("SELECT count(*) FROM rounds WHERE event = '' AND visit = ''").fetchone()[0] > 8
    assert db.conn.execute("SELECT id FROM rounds WHERE state = 'open'").fetchall() == [("open",)]
    assert db.conn.execute("SELECT count(*) FROM quizzes").fetchone() == db.conn.execute("SELECT count(*) FROM stations").fetchone() == (1,)
    close_school(db)
