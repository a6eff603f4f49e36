"""Classes and who sits in them. Real names lie here and nowhere else."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from wastequiz.domain.errors import BadCount, ClassExists, EmptyClass, IdCardNumber, NumberTaken, SeatTaken, UnknownClass, UnknownSeat
from wastequiz.domain.items import Band
from wastequiz.domain.students import MAX_SEAT, SchoolClass, Student, animal_for, clean_name, clean_number, is_id_card, seat_number
from wastequiz.store import journal
from wastequiz.store.db import Db

_STUDENT = "SELECT ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read, number FROM students"

_ADD = """INSERT INTO students (ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read, number)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CLASS = """SELECT c.id, c.name, c.band, (SELECT count(*) FROM students s WHERE s.class_id = c.id), c.year, c.archived, c.keep_until
  FROM classes c"""


def add_class(db: Db, name: str, band: Band, year: str = "") -> SchoolClass:
    """A new, empty class of a school year ("2026"; '' nobody said). Raises BadName, or ClassExists where a class in play is called so
    already (case and width do not tell apart).
    """
    shown = clean_name(name)
    with db.transaction():
        require_free(db, shown, None)
        facts = (shown, name_key(shown), int(band), year)
        made = db.conn.execute("INSERT INTO classes (name, name_key, band, year) VALUES (?, ?, ?, ?)", facts)
        return SchoolClass(made.lastrowid or 0, shown, Band(band), year=year)


def rename(db: Db, class_id: int, name: str, band: Band | None = None, year: str | None = None) -> SchoolClass:
    """Gives a class another name, and another grade band or school year where one is given. Raises BadName, ClassExists, UnknownClass."""
    shown = clean_name(name)
    with db.transaction():
        old = school_class(db, class_id)
        key = archived_key(shown, class_id) if old.archived else name_key(shown)
        if not old.archived:
            require_free(db, shown, class_id)
        changed = replace(old, name=shown, band=old.band if band is None else band, year=old.year if year is None else year)
        facts = (shown, key, int(changed.band), changed.year, class_id)
        db.conn.execute("UPDATE classes SET name = ?, name_key = ?, band = ?, year = ? WHERE id = ?", facts)
        return changed


def remove_class(db: Db, class_id: int) -> None:
    """Takes a class and its students out of the roster; their answers stay in the journal under random names. Raises UnknownClass."""
    with db.transaction():
        school_class(db, class_id)
        db.conn.execute("DELETE FROM students WHERE class_id = ?", (class_id,))
        db.conn.execute("DELETE FROM class_plans WHERE class_id = ?", (class_id,))
        db.conn.execute("DELETE FROM classes WHERE id = ?", (class_id,))
        journal.append(db, "erase", {"class": class_id})


def classes(db: Db) -> tuple[SchoolClass, ...]:
    """The classes in play with their number of students, in the order they were made."""
    return tuple(_class(row) for row in db.conn.execute(_CLASS + " WHERE c.archived = 0 ORDER BY c.id"))


def all_classes(db: Db) -> tuple[SchoolClass, ...]:
    """The archived ones as well."""
    return tuple(_class(row) for row in db.conn.execute(_CLASS + " ORDER BY c.id"))


def school_class(db: Db, class_id: int) -> SchoolClass:
    """The class of that id, archived or not. Raises UnknownClass."""
    found = db.conn.execute(_CLASS + " WHERE c.id = ?", (class_id,)).fetchone()
    if found is None:
        raise UnknownClass(str(class_id), _names(db))
    return _class(found)


def class_by_name(db: Db, name: str) -> SchoolClass:
    """The class called `name`, whatever its case and width: the one in play, else the newest that is archived. Raises UnknownClass."""
    key = name_key(name)
    row = db.conn.execute("SELECT id FROM classes WHERE name_key = ?", (key,)).fetchone()
    old = [c for c in all_classes(db) if c.archived and name_key(c.name) == key] if row is None else []
    if row is None and not old:
        raise UnknownClass(name, _names(db))
    return school_class(db, row[0]) if row is not None else max(old, key=lambda c: (c.year, c.id))


def add_student(
    db: Db, class_id: int, seat: int | str, animal: str = "", nickname: str = "", real_name: str = "", number: str = ""
) -> Student:
    """A new student. `animal` '' takes the seat's usual one. Raises BadSeat, BadName, SeatTaken, NumberTaken, IdCardNumber, UnknownClass."""
    at = seat_number(seat)
    student = Student(
        ref=os.urandom(8).hex(),
        class_id=class_id,
        seat=at,
        animal=animal or animal_for(at),
        nickname=clean_name(nickname, required=False),
        real_name=clean_name(real_name, required=False),
        number=_number(number),
    )
    with db.transaction():
        _require_seat(db, student)
        _require_number(db, student)
        insert(db, student)
    return student


def insert(db: Db, student: Student) -> None:
    """Puts a student in as they are: seat and number are known to be free."""
    db.conn.execute(_ADD, _row(student))


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
    """Keeps `student` as given, found by its `ref`; names cleaned.

    Raises BadSeat, BadName, SeatTaken, NumberTaken, IdCardNumber, UnknownClass, KeyError (no such ref).
    """
    changed = Student(
        ref=student.ref,
        class_id=student.class_id,
        seat=seat_number(student.seat),
        animal=student.animal or animal_for(student.seat),
        nickname=clean_name(student.nickname, required=False),
        real_name=clean_name(student.real_name, required=False),
        extra_time=student.extra_time,
        cannot_read=student.cannot_read,
        number=_number(student.number),
    )
    with db.transaction():
        student_by_ref(db, student.ref)
        _require_seat(db, changed)
        _require_number(db, changed)
        db.conn.execute(
            "UPDATE students SET class_id = ?2, seat = ?3, animal = ?4, nickname = ?5, real_name = ?6, extra_time = ?7, cannot_read = ?8,"
            " number = ?9 WHERE ref = ?1",
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


def everybody(db: Db) -> tuple[Student, ...]:
    """All students of all classes, archived ones too, by class and seat."""
    return tuple(_student(row) for row in db.conn.execute(_STUDENT + " ORDER BY class_id, seat"))


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


def name_key(name: str) -> str:
    """What two spellings of a name have in common: no class in play shares it with another."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def archived_key(name: str, class_id: int) -> str:
    """The key of an archived class, which leaves its name to others."""
    return f"{name_key(name)}\n{class_id}"


def _names(db: Db) -> tuple[str, ...]:
    return tuple(c.name for c in classes(db))


def require_free(db: Db, name: str, class_id: int | None) -> None:
    """Raises ClassExists where another class in play is called so."""
    row = db.conn.execute("SELECT id FROM classes WHERE name_key = ?", (name_key(name),)).fetchone()
    if row is not None and row[0] != class_id:
        raise ClassExists(name)


def _require_seat(db: Db, student: Student) -> None:
    found = school_class(db, student.class_id)
    row = db.conn.execute("SELECT ref FROM students WHERE class_id = ? AND seat = ?", (student.class_id, student.seat)).fetchone()
    if row is not None and row[0] != student.ref:
        raise SeatTaken(found.name, student.seat)


def _number(given: str) -> str:
    number = clean_number(given)
    if is_id_card(number):
        raise IdCardNumber
    return number


def _require_number(db: Db, student: Student) -> None:
    """No two students in play have one number; in an archived class it may stand again."""
    row = db.conn.execute(
        "SELECT c.name FROM students s JOIN classes c ON c.id = s.class_id WHERE s.number = ? AND s.number <> '' AND s.ref <> ? AND c.archived = 0",
        (student.number, student.ref),
    ).fetchone()
    if row is not None:
        raise NumberTaken(student.number, row[0])


def _row(s: Student) -> tuple[str, int, int, str, str, str, float, bool, str]:
    return (s.ref, s.class_id, s.seat, s.animal, s.nickname, s.real_name, s.extra_time, s.cannot_read, s.number)


def _student(row: tuple[str, int, int, str, str, str, float, int, str]) -> Student:
    ref, class_id, seat, animal, nickname, real_name, extra_time, cannot_read, number = row
    return Student(ref, class_id, seat, animal, nickname, real_name, extra_time, bool(cannot_read), number)


def _class(row: tuple[int, str, int, int, str, int, str]) -> SchoolClass:
    id_, name, band, students, year, archived, keep_until = row
    return SchoolClass(id_, name, Band(band), students, year, bool(archived), keep_until)
