"""Erased names leave no byte behind and do not come back; the journal still verifies."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store.making import DAY, SUNDAY, HandClock, a_round, play
from wastequiz.domain.errors import UnknownClass
from wastequiz.domain.items import Band
from wastequiz.domain.students import Contestant, Student
from wastequiz.store import backups, erasing, journal, rosters, settings
from wastequiz.store.backups import Backup
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school, restore

NAMES = ("单晓鹂", "Ottoline Quist")


def named(db: Db, count: int = 40, class_name: str = "3(2)班") -> list[Student]:
    """A class whose first students have names to look for, and who were renamed and moved about before."""
    made = rosters.add_class(db, class_name, Band.g34)
    found: list[Student] = []
    with db.transaction():  # many at once: the disk is slow
        for seat in range(1, count + 1):
            name = f"{NAMES[seat % 2]}{class_name}{seat:02d}"
            found.append(
                rosters.add_student(db, made.id, seat, nickname=f"nick {name}", real_name=name, number=f"NR{class_name}{seat:02d}")
            )
    lot = random.Random(5)
    for _commit in range(4):
        with db.transaction():
            for n in range(count):
                student = rosters.student_by_ref(db, lot.choice(found).ref)
                rosters.change_student(db, replace(student, nickname=student.nickname.rstrip("x") + "x" * (n % 7)))
    return found


def school_bytes(folder: Path) -> bytes:
    """All that lies in the folder itself and in its day files."""
    files = [*folder.glob("school.db*"), *(folder / "days").glob("*")]
    return b"".join(path.read_bytes() for path in files)


def traces(folder: Path, students: Sequence[Student]) -> list[str]:
    """Names and numbers of these that still stand somewhere."""
    there = school_bytes(folder)
    told = [text for s in students for text in (s.real_name, s.number)]
    return [text for text in told if text.encode() in there]


def let_go(db: Db) -> None:
    db.conn.close()
    db.day.close()
    assert db.lock
    db.lock.release()


def test_an_erased_student_leaves_no_byte_and_everybody_else_stays(folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    found = named(db)
    play(db, a_round("r1", Contestant(found[6].ref, found[6].class_id, 7, "fox")), "rwr")
    left = erasing.erase_students(db, [found[6].ref])
    assert left == ()
    let_go(db)
    assert traces(folder, [found[6]]) == [] and f"nick {found[6].real_name}".encode() not in school_bytes(folder)
    assert set(traces(folder, found)) >= {s.real_name for s in found if s is not found[6]}
    again = open_school(folder, clock=clock)
    assert [s.seat for s in rosters.students(again, found[0].class_id)] == [seat for seat in range(1, 41) if seat != 7]
    assert journal.verify(again).ok and again.conn.execute("SELECT count(*) FROM answers WHERE ref = ?", (found[6].ref,)).fetchone()[0] == 3
    assert again.conn.execute("PRAGMA foreign_keys").fetchone() == (1,) and again.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    close_school(again)


def test_an_erased_class_leaves_no_byte_of_a_large_roster(folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    gone = [s for n in range(6) for s in named(db, 60, f"三年级{n}班") if n == 4]
    kept = [s for s in rosters.everybody(db) if s.class_id != gone[0].class_id]
    erasing.erase_class(db, gone[0].class_id)
    assert rosters.everybody(db) == tuple(kept)
    with pytest.raises(UnknownClass):
        rosters.school_class(db, gone[0].class_id)
    let_go(db)
    assert traces(folder, gone) == [] and "三年级4班".encode() not in school_bytes(folder)


def test_without_secure_delete_names_would_stay(folder: Path, clock: HandClock) -> None:
    """The control: what the test above looks for is there where it is not zeroed."""
    db = open_school(folder, clock=clock)
    db.conn.execute("PRAGMA secure_delete = OFF")
    gone = [s for n in range(6) for s in named(db, 60, f"三年级{n}班") if n == 4]
    erasing.erase_class(db, gone[0].class_id)
    let_go(db)
    assert traces(folder, gone)


def test_a_plain_deletion_would_leave_names_in_the_wal(folder: Path, clock: HandClock) -> None:
    """The other control: deleting rows alone is not enough."""
    db = open_school(folder, clock=clock)
    found = named(db)
    rosters.remove_student(db, found[6].ref)
    assert traces(folder, [found[6]])
    let_go(db)


def test_an_older_backup_does_not_bring_erased_names_back(folder: Path, clock: HandClock) -> None:
    db = open_school(folder, clock=clock)
    found = named(db)
    copy = backups.backup(db, "manual")
    clock.pass_ms(60_000)
    listed = erasing.erase_students(db, [found[3].ref])
    assert [c.path for c in listed] == [copy]
    close_school(db)
    assert restore(folder, copy, clock=clock) > 0
    again = open_school(folder, clock=clock)
    assert found[3].ref not in {s.ref for s in rosters.everybody(again)} and len(rosters.everybody(again)) == 39
    assert journal.verify(again).ok and erasing.erase_again(again) == 0
    let_go(again)
    assert traces(folder, [found[3]]) == []


def test_backups_second_place_and_damaged_copies_are_listed_with_the_day_they_go(folder: Path, clock: HandClock, tmp_path: Path) -> None:
    db = open_school(folder, clock=clock)
    settings.set(db, backups.SECOND_PLACE, str(tmp_path / "stick"))
    named(db, 3)
    for _n in range(7):
        backups.backup(db, "timer")
        clock.pass_ms(DAY)
    aside = folder / "damaged" / "20261101T000000Z"
    aside.mkdir(parents=True)
    (aside / "school.db").write_bytes(b"..." + NAMES[1].encode() + b"3(2)\xe7\x8f\xad01...")
    (aside / "empty").write_bytes(b"")
    found = rosters.everybody(db)[0]
    listed = erasing.erase_students(db, [found.ref])
    assert len(listed) == 15 and {c.path.parent.name for c in listed} == {"backups", "stick", "20261101T000000Z"}
    assert [c.purged for c in listed if c.path.parent == aside] == [None]
    days = [c.purged for c in listed if c.path.parent.name == "backups"]
    assert all(day is not None and day > date(2026, 11, 29) for day in days)
    let_go(db)


def test_the_only_class_is_erased_too(db: Db) -> None:
    made = rosters.add_class(db, "3-2", Band.g34)
    assert erasing.erase_class(db, made.id) == () and rosters.all_classes(db) == ()
    assert journal.verify(db).ok


def test_names_that_cannot_be_looked_for_count_as_being_there(tmp_path: Path) -> None:
    assert erasing.holds(tmp_path / "gone", [b"abc"])
    assert not erasing.holds(Path(__file__), [])


def test_every_backup_goes_at_last_and_the_older_first() -> None:
    listed = [Backup(Path(f"b{n}"), SUNDAY - n * DAY, "timer", 0) for n in range(30)]
    days = erasing.purge_days(listed, SUNDAY)
    assert set(days) == set(listed)
    assert max(days.values()) < date(2027, 9, 30)
