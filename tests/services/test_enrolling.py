"""Classes, students and the staff PIN, as the desk asks for them."""

from __future__ import annotations

import threading

import pytest

from tests.services.asking import heard
from wastequiz.domain.errors import BadName, BadSeat, ClassExists, PinTooShort, PinWrong
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass
from wastequiz.services import enrolling
from wastequiz.services.school import School
from wastequiz.store import backups


@pytest.fixture
def three_b(school: School) -> SchoolClass:
    return heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 3, done, failed))


def students(school: School, of: SchoolClass) -> list[int]:
    return [s.seat for s in heard(school, lambda done, failed: enrolling.students(school, of.id, done, failed))]


def test_a_class_comes_with_its_seats_or_empty(school: School, three_b: SchoolClass) -> None:
    empty = heard(school, lambda done, failed: enrolling.add_class(school, "4A", Band.g34, 0, done, failed))
    assert (three_b.students, empty.students) == (3, 0)
    found = heard(school, lambda done, failed: enrolling.classes(school, done, failed))
    assert {c.name for c in found} == {"3B", "4A"}
    assert students(school, three_b) == [1, 2, 3] and students(school, empty) == []


def test_a_class_needs_a_name_of_its_own(school: School, three_b: SchoolClass) -> None:
    with pytest.raises(ClassExists):
        heard(school, lambda done, failed: enrolling.add_class(school, "3B", Band.g34, 0, done, failed))
    with pytest.raises(BadName):
        heard(school, lambda done, failed: enrolling.change_class(school, three_b.id, done, failed, name=" ", band=Band.g12))
    changed = heard(school, lambda done, failed: enrolling.change_class(school, three_b.id, done, failed, name="4B", band=Band.g56))
    assert (changed.name, changed.band, changed.students) == ("4B", Band.g56, 3)


def test_a_removed_class_leaves_a_backup(school: School, three_b: SchoolClass) -> None:
    said = threading.Event()
    enrolling.remove_class(school, three_b.id, said.set, lambda _error: None)
    assert said.wait(30)
    assert list(heard(school, lambda done, failed: enrolling.classes(school, done, failed))) == []
    assert any("erase" in b.path.name for b in backups.list_backups(school.folder))


def test_students_come_change_and_go(school: School, three_b: SchoolClass) -> None:
    added = heard(school, lambda done, failed: enrolling.add_student(school, three_b.id, 9, "owl", "小雪", done, failed))
    assert enrolling.contestant(added).seat == 9 and not enrolling.contestant(added).is_guest
    changed = heard(school, lambda done, failed: enrolling.change_student(school, added.ref, done, failed, seat=8, cannot_read=True))
    assert (changed.seat, changed.cannot_read, changed.ref) == (8, True, added.ref)
    new = heard(school, lambda done, failed: enrolling.add_seats(school, three_b.id, 5, done, failed))
    assert [s.seat for s in new] == [4, 5]
    heard(school, lambda done, failed: enrolling.remove_student(school, added.ref, done, failed))
    assert students(school, three_b) == [1, 2, 3, 4, 5]
    with pytest.raises(BadSeat):
        heard(school, lambda done, failed: enrolling.add_seats(school, three_b.id, 100, done, failed))


def test_the_desk_opens_with_its_pin_only(school: School) -> None:
    assert heard(school, lambda done, failed: enrolling.has_pin(school, done)) is False
    with pytest.raises(PinTooShort):
        heard(school, lambda done, failed: enrolling.set_pin(school, "123", done, failed))
    heard(school, lambda done, failed: enrolling.set_pin(school, "246810", done, failed))
    assert heard(school, lambda done, failed: enrolling.has_pin(school, done)) is True
    with pytest.raises(PinWrong):
        heard(school, lambda done, failed: enrolling.unlock(school, "246811", done, failed))
    assert heard(school, lambda done, failed: enrolling.unlock(school, "246810", done, failed)) is None
