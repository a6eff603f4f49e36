"""Classes and students: listing them for sign-in, and the small roster editor behind the staff PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wastequiz.domain.items import Band
from wastequiz.domain.students import Contestant, SchoolClass, Student
from wastequiz.services.school import Failed, School
from wastequiz.store import pin, rosters
from wastequiz.store.db import Db


def classes(school: School, done: Callable[[Sequence[SchoolClass]], None], failed: Failed | None = None) -> None:
    school.tell(rosters.classes, done, failed)


def students(school: School, class_id: int, done: Callable[[Sequence[Student]], None], failed: Failed | None = None) -> None:
    """The students of a class by seat number."""
    school.tell(lambda db: rosters.students(db, class_id), done, failed)


def contestant(student: Student) -> Contestant:
    """What a round may know of a student."""
    return Contestant(student.ref, student.class_id, student.seat, student.animal)


def add_class(school: School, name: str, band: Band, seats: int, done: Callable[[SchoolClass], None], failed: Failed) -> None:
    """Adds a class with `seats` numbered places. `failed` gets BadName or ClassExists."""

    def work(db: Db) -> SchoolClass:
        added = rosters.add_class(db, name, band)
        rosters.fill_seats(db, added.id, seats)
        return rosters.class_by_id(db, added.id)

    school.tell(work, done, failed)


def change_class(school: School, class_id: int, done: Callable[[SchoolClass], None], failed: Failed, *, name: str, band: Band) -> None:
    def work(db: Db) -> SchoolClass:
        rosters.change_class(db, class_id, name=name, band=band)
        return rosters.class_by_id(db, class_id)

    school.tell(work, done, failed)


def remove_class(school: School, class_id: int, done: Callable[[], None], failed: Failed) -> None:
    """Removes a class and its students from the roster; a backup is made first, the journal keeps its answers without names."""
    school.tell(lambda db: rosters.remove_class(db, class_id), lambda _: done(), failed)


def add_student(school: School, class_id: int, seat: int, animal: str, nickname: str, done: Callable[[Student], None], failed: Failed) -> None:
    school.tell(lambda db: rosters.add_student(db, class_id, seat, animal, nickname), done, failed)


def change_student(school: School, ref: str, done: Callable[[Student], None], failed: Failed, **changes: object) -> None:
    """Changes seat, animal, nickname, real_name, extra_time or cannot_read of a student."""
    school.tell(lambda db: rosters.change_student(db, ref, **changes), done, failed)


def remove_student(school: School, ref: str, done: Callable[[], None], failed: Failed) -> None:
    school.tell(lambda db: rosters.remove_student(db, ref), lambda _: done(), failed)


def has_pin(school: School, done: Callable[[bool], None]) -> None:
    school.tell(pin.has_pin, done)


def set_pin(school: School, digits: str, done: Callable[[], None], failed: Failed) -> None:
    """Sets the staff PIN. `failed` gets PinTooShort."""
    school.tell(lambda db: pin.set_pin(db, digits), lambda _: done(), failed)


def unlock(school: School, digits: str, done: Callable[[], None], failed: Failed) -> None:
    """Checks the staff PIN; the try is counted and kept before the PIN is looked at. `failed` gets PinWrong or PinLocked."""
    school.tell(pin.count_try, lambda _: school.tell(lambda db: pin.check_counted(db, digits), lambda _: done(), failed), failed)
