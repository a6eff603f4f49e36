"""Classes and students: listing them for sign-in, and the small roster editor behind the staff PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wastequiz.domain import school_years
from wastequiz.domain.items import Band
from wastequiz.domain.students import Contestant, SchoolClass, Student
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, pin, rosters
from wastequiz.store.db import Clock, Db
from wastequiz.store.journal import local_time
from wastequiz.store.pace import Pace


def classes(school: School, done: Callable[[Sequence[SchoolClass]], None], failed: Failed | None = None) -> None:
    school.tell(rosters.classes, done, failed)


def all_classes(school: School, done: Callable[[Sequence[SchoolClass]], None], failed: Failed | None = None) -> None:
    """The archived classes as well, in the order they were made."""
    school.tell(rosters.all_classes, done, failed)


def classes_and_wait(school: School, *, archived: bool = False) -> Sequence[SchoolClass]:
    """The classes in play, or all of them, for the command line."""
    return school.ask(rosters.all_classes if archived else rosters.classes)


def this_year(school: School) -> str:
    """The school year that today lies in, by this computer's clock: "2026" is 2026/27."""
    return school_years.school_year(today(school.clock))


def today(clock: Clock) -> date:
    """The date on the wall."""
    return local_time(clock.utc_ms(), clock.offset_min()).date()


def students(school: School, class_id: int, done: Callable[[Sequence[Student]], None], failed: Failed | None = None) -> None:
    """The students of a class by seat number."""
    school.tell(lambda db: rosters.students(db, class_id), done, failed)


def contestant(student: Student) -> Contestant:
    """What a round may know of a student."""
    return Contestant(student.ref, student.class_id, student.seat, student.animal)


def add_class(school: School, name: str, band: Band, seats: int, done: Callable[[SchoolClass], None], failed: Failed) -> None:
    """Adds a class of this school year with `seats` numbered places. `failed` gets BadName or ClassExists."""
    year = this_year(school)

    def work(db: Db) -> SchoolClass:
        added = rosters.add_class(db, name, band, year)
        if seats:
            rosters.fill_seats(db, added.id, seats)
        return rosters.school_class(db, added.id)

    school.tell(work, done, failed)


def change_class(
    school: School, class_id: int, done: Callable[[SchoolClass], None], failed: Failed, *, name: str, band: Band, year: str | None = None
) -> None:
    """Changes name, band and (None: not) school year of a class. `failed` gets BadName or ClassExists."""
    school.tell(lambda db: rosters.rename(db, class_id, name, band, year), done, failed)


def remove_class(school: School, class_id: int, done: Callable[[], None], failed: Failed) -> None:
    """Removes a class and its students from the roster; a backup is made first, the journal keeps its answers without names."""

    def work(db: Db, pace: Pace) -> None:
        backups.backup(db, "erase", pace)
        with db.transaction():
            rosters.remove_class(db, class_id)

    school.paced(work, lambda _: done(), failed)


def add_student(
    school: School, class_id: int, seat: int, animal: str, nickname: str, done: Callable[[Student], None], failed: Failed
) -> None:
    school.tell(lambda db: rosters.add_student(db, class_id, seat, animal, nickname), done, failed)


def add_seats(school: School, class_id: int, last: int, done: Callable[[Sequence[Student]], None], failed: Failed) -> None:
    """Adds students for those of seats 1..`last` that are empty; `done` gets the new ones. `failed` gets BadSeat."""
    school.tell(lambda db: rosters.fill_seats(db, class_id, last), done, failed)


def add_names(school: School, class_id: int, names: Sequence[str], done: Callable[[int], None], failed: Failed) -> None:
    """Gives real names to students who have none, in the order of seats, and seats to those left over; `done` gets how many names were given.

    `failed` gets BadCount where there are more than seats, BadName.
    """
    school.tell(lambda db: sum(rosters.add_names(db, class_id, names)), done, failed)


def change_student(school: School, ref: str, done: Callable[[Student], None], failed: Failed, **changes: Any) -> None:
    """Changes seat, animal, nickname, real_name, number, extra_time or cannot_read of a student."""

    def work(db: Db) -> Student:
        return rosters.change_student(db, replace(rosters.student_by_ref(db, ref), **changes))

    school.tell(work, done, failed)


def remove_student(school: School, ref: str, done: Callable[[], None], failed: Failed) -> None:
    school.tell(lambda db: rosters.remove_student(db, ref), lambda _: done(), failed)


def has_pin(school: School, done: Callable[[bool], None]) -> None:
    school.tell(pin.has_pin, done)


def pin_wait(school: School, done: Callable[[int], None]) -> None:
    """How many seconds the next try of the staff PIN must still wait, 0 for none."""
    school.tell(lambda db: -(-pin.wait_ms(db) // 1000), done)


def set_pin(school: School, digits: str, done: Callable[[], None], failed: Failed) -> None:
    """Sets the staff PIN. `failed` gets PinTooShort."""
    school.tell(lambda db: pin.set_pin(db, digits), lambda _: done(), failed)


def unlock(school: School, digits: str, done: Callable[[], None], failed: Failed) -> None:
    """Checks the staff PIN; the try is counted and kept before the PIN is looked at. `failed` gets PinWrong or PinLocked."""
    school.tell(lambda db: pin.check(db, digits), lambda _: done(), failed)
