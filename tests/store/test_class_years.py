"""Classes move up together, become one, are archived and brought back; lists are enrolled as one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from wastequiz.domain.enrolment import Enrolled, RosterFile, Row
from wastequiz.domain.errors import ClassExists, IdCardNumber, NumberTaken, UnknownClass
from wastequiz.domain.items import Band
from wastequiz.domain.merging_classes import seated
from wastequiz.domain.moving_up import proposed
from wastequiz.store import class_years, enrol, journal, personal, rosters
from wastequiz.store.db import Db

JULY = date(2027, 7, 10)


def two(db: Db) -> tuple[int, int]:
    """2(2) and 3(2), each with students."""
    ids = [rosters.add_class(db, name, band, "2026").id for name, band in (("2(2)班", Band.g12), ("3(2)班", Band.g34))]
    for class_id in ids:
        rosters.fill_seats(db, class_id, 3)
    return ids[0], ids[1]


def kinds(db: Db) -> list[str]:
    return [event.kind for event in journal.events(db)]


def test_classes_move_up_together_and_keep_students_and_id(db: Db) -> None:
    second, third = two(db)
    sixth = rosters.add_class(db, "六年级1班", Band.g56, "2026").id
    class_years.keep_until(db, second, "2028-01-01")
    class_years.move_up(db, proposed(rosters.classes(db), JULY))
    assert [(c.id, c.name, c.band, c.year, c.students, c.keep_until) for c in rosters.classes(db)] == [
        (second, "3(2)班", Band.g34, "2027", 3, ""),
        (third, "4(2)班", Band.g34, "2027", 3, ""),
    ]
    assert rosters.school_class(db, sixth).archived and kinds(db) == ["kept_longer", "moved_up"]


def test_moving_onto_a_class_that_stays_is_refused_and_nothing_changes(db: Db) -> None:
    two(db)
    before = rosters.all_classes(db)
    with pytest.raises(ClassExists):
        class_years.move_up(db, proposed(rosters.classes(db), JULY)[:1])
    assert rosters.all_classes(db) == before


def test_an_archived_class_leaves_its_name_and_numbers_to_others(db: Db) -> None:
    second, third = two(db)
    first = rosters.students(db, second)[0]
    rosters.change_student(db, replace(first, number="77"))
    class_years.archive(db, second)
    assert [c.id for c in rosters.classes(db)] == [third] and len(rosters.all_classes(db)) == 2
    assert rosters.class_by_name(db, "2(2)班").id == second, "its reports are still found by name"
    new = rosters.add_class(db, "2(2)班", Band.g12, "2027")
    assert rosters.class_by_name(db, "2(2)班").id == new.id
    assert rosters.add_student(db, new.id, 1, number="77").number == "77"
    with pytest.raises(ClassExists):
        class_years.bring_back(db, second)
    assert rosters.rename(db, second, "old 2(2)", year="2025").year == "2025"
    back = class_years.bring_back(db, second)
    assert not back.archived and rosters.students(db, second)[0].number == "", "somebody else has it now"


def test_two_classes_become_one(db: Db) -> None:
    second, third = two(db)
    seats = seated(rosters.students(db, second), rosters.students(db, third))
    assert class_years.merge(db, second, third, seats).students == 6
    assert [s.seat for s in rosters.students(db, third)] == [1, 2, 3, 4, 5, 6]
    gone = rosters.school_class(db, second)
    assert gone.archived and gone.students == 0 and kinds(db) == ["merged"]


def test_an_unknown_class_is_refused_everywhere(db: Db) -> None:
    for deed in (class_years.archive, class_years.bring_back):
        with pytest.raises(UnknownClass):
            deed(db, 99)
    with pytest.raises(UnknownClass):
        class_years.keep_until(db, 99, "2027-01-01")


def test_a_number_is_one_students_alone_and_never_an_identity_card(db: Db) -> None:
    second, third = two(db)
    rosters.add_student(db, second, 9, number=" ２０２６ ")
    with pytest.raises(NumberTaken) as error:
        rosters.add_student(db, third, 9, number="2026")
    assert (error.value.number, error.value.class_name) == ("2026", "2(2)班")
    there = rosters.students(db, third)[0]
    with pytest.raises(NumberTaken):
        rosters.change_student(db, replace(there, number="2026"))
    with pytest.raises(IdCardNumber):
        rosters.change_student(db, replace(there, number="230102201601011234"))


# ---- lists
def a_list(*who: Enrolled) -> RosterFile:
    return RosterFile("x", ("姓名",), tuple(Row(n, w) for n, w in enumerate(who, start=2)))


def test_a_list_is_enrolled_and_twice_is_once(db: Db) -> None:
    second, _third = two(db)
    rows = a_list(
        Enrolled("王雪", number="1", class_name="二（2）班"), Enrolled("李冰", class_name="五年级1班", seat=4), Enrolled("x", seat=4)
    )
    first = enrol.carry_out(db, rows, "五年级1班", "2026")
    assert (first.count("changed"), first.count("new"), first.count("refused")) == (1, 1, 1)
    made = rosters.class_by_name(db, "五年级1班")
    assert (made.band, made.year, made.students) == (Band.g56, "2026", 1)
    assert rosters.students(db, second)[0].real_name == "王雪"
    again = enrol.carry_out(db, rows, "五年级1班", "2026")
    assert (again.count("same"), again.count("new", "changed", "moved")) == (2, 0) and len(rosters.everybody(db)) == 7
    assert kinds(db) == ["enrolled", "enrolled"] and not any("王雪" in str(event.body) for event in journal.events(db))


def test_two_students_change_places_by_a_list(db: Db) -> None:
    second, _third = two(db)
    one, other, _ = rosters.students(db, second)
    rosters.change_student(db, replace(one, real_name="甲"))
    rosters.change_student(db, replace(other, real_name="乙"))
    enrol.carry_out(db, a_list(Enrolled("甲", class_name="2(2)班", seat=2), Enrolled("乙", class_name="2(2)班", seat=1)), "", "2026")
    assert [(s.real_name, s.ref) for s in rosters.students(db, second)[:2]] == [("乙", other.ref), ("甲", one.ref)]


def test_what_is_kept_of_a_student_is_told_whole(db: Db) -> None:
    second, _third = two(db)
    told = personal.of_student(db, rosters.students(db, second)[0].ref)
    assert told["student"]["class"] == "2(2)班" and told["answers"] == [] and set(told["totals"]) >= {"student_totals", "book", "reviews"}
    with pytest.raises(KeyError):
        personal.of_student(db, "nobody")
