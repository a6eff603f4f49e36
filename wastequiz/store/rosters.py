"""Classes and who sits in them. Real names lie here and nowhere else."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.errors import BadCount, ClassExists, EmptyClass, SeatTaken, UnknownClass, UnknownSeat
from wastequiz.domain.items import Band
from wastequiz.domain.students import MAX_SEAT, SchoolClass, Student, animal_for, clean_name, seat_number
from wastequiz.store import journal
from wastequiz.store.db import Db

_STUDENT = "SELECT ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read FROM students"

_ADD = "INSERT INTO students (ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def add_class(db: Db, name: str, band: Band) -> SchoolClass:
    """A new, empty class. Raises BadName, or ClassExists where a class is called so already (case and width do not tell apart)."""
    shown = clean_name(name)
    with db.transaction():
        _require_free(db, shown, None)
        made = db.conn.execute("INSERT INTO classes (name, name_key, band) VALUES (?, ?, ?)", (shown, _key(shown), int(band)))
        return SchoolClass(made.lastrowid or 0, shown, Band(band))


def rename(db: Db, class_id: int, name: str, band: Band | None = None) -> SchoolClass:
    """Gives a class another name, and another grade band where one is given. Raises BadName, ClassExists, UnknownClass."""
    shown = clean_name(name)
    with db.transaction():
        old = school_class(db, class_id)
        _require_free(db, shown, class_id)
        new_band = old.band if band is None else band
        db.conn.execute("UPDATE classes SET name = ?, name_key = ?, band = ? WHERE id = ?", (shown, _key(shown), int(new_band), class_id))
        return SchoolClass(class_id, shown, new_band, old.students)


def remove_class(db: Db, class_id: int) -> None:
    """Takes a class and its students out of the roster; their answers stay in the journal under random names. Raises UnknownClass."""
    with db.transaction():
        school_class(db, class_id)
        db.conn.execute("DELETE FROM students WHERE class_id = ?", (class_id,))
        db.conn.execute("DELETE FROM class_plans WHERE class_id = ?", (class_id,))
        db.conn.execute("DELETE FROM classes WHERE id = ?", (class_id,))
        journal.append(db, "erase", {"class": class_id})


def classes(db: Db) -> tuple[SchoolClass, ...]:
    """All classes with their number of students, in the order they were made."""
    rows = db.conn.execute(
        "SELECT c.id, c.name, c.band, count(s.ref) FROM classes c LEFT JOIN students s ON s.class_id = c.id GROUP BY c.id ORDER BY c.id"
    )
    return tuple(SchoolClass(id_, name, Band(band), count) for id_, name, band, count in rows)


def school_class(db: Db, class_id: int) -> SchoolClass:
    """The class of that id. Raises UnknownClass."""
    row = db.conn.execute("SELECT name, band, (SELECT count(*) FROM students WHERE class_id = ?1) FROM classes WHERE id = ?1", (class_id,))
    found = row.fetchone()
    if found is None:
        raise UnknownClass(str(class_id), _names(db))
    return SchoolClass(class_id, found[0], Band(found[1]), found[2])


def class_by_name(db: Db, name: str) -> SchoolClass:
    """The class called `name`, whatever its case and width. Raises UnknownClass."""
    row = db.conn.execute("SELECT id FROM classes WHERE name_key = ?", (_key(name),)).fetchone()
    if row is None:
        raise UnknownClass(name, _names(db))
    return school_class(db, row[0])


def add_student(db: Db, class_id: int, seat: int | str, animal: str = "", nickname: str = "", real_name: str = "") -> Student:
    """A new student. `animal` '' takes the seat's usual one. Raises BadSeat, BadName, SeatTaken, UnknownClass."""
    number = seat_number(seat)
    student = Student(
        ref=os.urandom(8).hex(),
        class_id=class_id,
        seat=number,
        animal=animal or animal_for(number),
        nickname=clean_name(nickname, required=False),
        real_name=clean_name(real_name, required=False),
    )
    with db.transaction():
        _require_seat(db, student)
        db.conn.execute(_ADD, _row(student))
    return student


def fill_seats(db: Db, class_id: int, count: int) -> tuple[Student, ...]:
    """Students for those of seats 1..`count` (at most 99) that are empty; gives the new ones. Raises BadSeat, UnknownClass."""
    last = seat_number(count)
    with db.transaction():
        taken = {s.seat for s in students(db, class_id)}
        return tuple(add_student(db, class_id, seat) for seat in range(1, last + 1) if seat not in taken)


def add_names(db: Db, class_id: int, names: Sequence[str]) -> tuple[int, int]:
    """Gives real names to a class, in the order of its seats: first to those students who have no name yet, then to new ones at the lowest
    empty seats. Gives (named, new). Raises BadCount where there are more than seats, BadName, UnknownClass.
    """
    with db.transaction():
        there = students(db, class_id)
        nameless = [s for s in there if not s.real_name and not s.nickname][: len(names)]
        for student, name in zip(nameless, names, strict=False):
            change_student(db, replace(student, real_name=name))
        rest = names[len(nameless) :]
        taken = {s.seat for s in there}
        empty = [seat for seat in range(1, MAX_SEAT + 1) if seat not in taken]
        if len(rest) > len(empty):
            raise BadCount(str(len(names)), MAX_SEAT)
        for seat, name in zip(empty, rest, strict=False):
            add_student(db, class_id, seat, real_name=name)
    return len(nameless), len(rest)


def change_student(db: Db, student: Student) -> Student:
    """Keeps `student` as given, found by its `ref`; names cleaned. Raises BadSeat, BadName, SeatTaken, UnknownClass, KeyError (no such ref)."""
    changed = Student(
        ref=student.ref,
        class_id=student.class_id,
        seat=seat_number(student.seat),
        animal=student.animal or animal_for(student.seat),
        nickname=clean_name(student.nickname, required=False),
        real_name=clean_name(student.real_name, required=False),
        extra_time=student.extra_time,
        cannot_read=student.cannot_read,
    )
    with db.transaction():
        student_by_ref(db, student.ref)
        _require_seat(db, changed)
        db.conn.execute(
            "UPDATE students SET class_id = ?2, seat = ?3, animal = ?4, nickname = ?5, real_name = ?6, extra_time = ?7, cannot_read = ?8"
            " WHERE ref = ?1",
            _row(changed),
        )
    return changed


def remove_student(db: Db, ref: str) -> None:
    """Takes one student out of the roster; the answers stay in the journal under the random name. Raises KeyError."""
    with db.transaction():
        student_by_ref(db, ref)
        db.conn.execute("DELETE FROM students WHERE ref = ?", (ref,))
        journal.append(db, "erase", {"student": ref})


def students(db: Db, class_id: int) -> tuple[Student, ...]:
    """Everybody in a class, by seat. Raises UnknownClass."""
    school_class(db, class_id)
    return tuple(_student(row) for row in db.conn.execute(_STUDENT + " WHERE class_id = ? ORDER BY seat", (class_id,)))


def student_at(db: Db, class_id: int, seat: int | str) -> Student:
    """Who sits there. Raises BadSeat, UnknownClass, EmptyClass (nobody sits in that class), UnknownSeat."""
    number = seat_number(seat)
    found = school_class(db, class_id)
    if not found.students:
        raise EmptyClass(found.name)
    row = db.conn.execute(_STUDENT + " WHERE class_id = ? AND seat = ?", (class_id, number)).fetchone()
    if row is None:
        raise UnknownSeat(found.name, number)
    return _student(row)


def student_by_ref(db: Db, ref: str) -> Student:
    """The student the journal calls `ref`. Raises KeyError where the roster has none (any more)."""
    row = db.conn.execute(_STUDENT + " WHERE ref = ?", (ref,)).fetchone()
    if row is None:
        raise KeyError(ref)
    return _student(row)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _names(db: Db) -> tuple[str, ...]:
    return tuple(c.name for c in classes(db))


def _require_free(db: Db, name: str, class_id: int | None) -> None:
    row = db.conn.execute("SELECT id FROM classes WHERE name_key = ?", (_key(name),)).fetchone()
    if row is not None and row[0] != class_id:
        raise ClassExists(name)


def _require_seat(db: Db, student: Student) -> None:
    found = school_class(db, student.class_id)
    row = db.conn.execute("SELECT ref FROM students WHERE class_id = ? AND seat = ?", (student.class_id, student.seat)).fetchone()
    if row is not None and row[0] != student.ref:
        raise SeatTaken(found.name, student.seat)


def _row(s: Student) -> tuple[str, int, int, str, str, str, float, bool]:
    return (s.ref, s.class_id, s.seat, s.animal, s.nickname, s.real_name, s.extra_time, s.cannot_read)


def _student(row: tuple[str, int, int, str, str, str, float, int]) -> Student:
    ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read = row
    return Student(ref, class_id, seat, animal, nickname, real_name, extra_time, bool(cannot_read))
