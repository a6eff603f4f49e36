"""Classes and students: kept, changed, refused with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.making import a_class, a_round, play
from wastequiz.domain.errors import BadCount, BadName, BadSeat, ClassExists, EmptyClass, SeatTaken, UnknownClass, UnknownSeat
from wastequiz.domain.items import Band
from wastequiz.domain.students import animal_for
from wastequiz.store import journal, rosters
from wastequiz.store.db import Db


def test_a_class_is_found_by_its_name_whatever_its_width(db: Db) -> None:
    made = rosters.add_class(db, "  三（1）班 ", Band.g34)
    assert rosters.class_by_name(db, "三(1)班") == made
    assert rosters.classes(db) == (made,)


def test_two_classes_cannot_have_one_name(db: Db) -> None:
    first = rosters.add_class(db, "Class A", Band.g12)
    rosters.add_class(db, "Class B", Band.g12)
    with pytest.raises(ClassExists):
        rosters.add_class(db, "CLASS a", Band.g12)
    with pytest.raises(ClassExists):
        rosters.rename(db, first.id, "class b")


def test_a_class_can_be_renamed_and_given_another_band(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    assert rosters.rename(db, made.id, "1a").band == Band.g12
    assert rosters.rename(db, made.id, "2A", Band.g34) == rosters.class_by_name(db, "2a")


def test_an_unknown_class_is_refused_with_the_known_ones(db: Db) -> None:
    rosters.add_class(db, "1A", Band.g12)
    with pytest.raises(UnknownClass) as error:
        rosters.class_by_name(db, "9Z")
    assert error.value.known == ("1A",)
    with pytest.raises(UnknownClass):
        rosters.students(db, 99)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 300])
def test_a_class_needs_a_name_that_can_be_shown(db: Db, name: str) -> None:
    with pytest.raises(BadName):
        rosters.add_class(db, name, Band.g12)


def test_seats_are_filled_around_those_that_are_taken(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    rosters.add_student(db, made.id, "２号", "owl", "小明", "王明")
    new = rosters.fill_seats(db, made.id, 4)
    assert [s.seat for s in new] == [1, 3, 4]
    assert new[0].animal == animal_for(1)
    everybody = rosters.students(db, made.id)
    assert [s.seat for s in everybody] == [1, 2, 3, 4]
    assert (everybody[1].animal, everybody[1].nickname, everybody[1].real_name) == ("owl", "小明", "王明")
    assert rosters.school_class(db, made.id).students == 4
    assert len({s.ref for s in everybody}) == 4


def test_a_seat_holds_one_student(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    rosters.add_student(db, made.id, 1)
    other = rosters.add_student(db, made.id, 2)
    with pytest.raises(SeatTaken):
        rosters.add_student(db, made.id, 1)
    with pytest.raises(SeatTaken):
        rosters.change_student(db, replace(other, seat=1))
    with pytest.raises(BadSeat):
        rosters.add_student(db, made.id, 100)
    with pytest.raises(UnknownClass):
        rosters.add_student(db, 77, 1)


def test_a_student_can_be_changed_and_keeps_the_ref(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    old = rosters.add_student(db, made.id, 1)
    rosters.change_student(db, replace(old, seat=9, animal="", nickname=" 阿 星 ", extra_time=1.5, cannot_read=True))
    new = rosters.student_at(db, made.id, "9")
    assert (new.ref, new.animal, new.nickname, new.extra_time, new.cannot_read) == (old.ref, animal_for(9), "阿 星", 1.5, True)
    with pytest.raises(KeyError):
        rosters.change_student(db, replace(old, ref="nobody"))


def test_asking_for_a_seat_says_what_is_wrong(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    with pytest.raises(EmptyClass):
        rosters.student_at(db, made.id, 1)
    rosters.add_student(db, made.id, 1)
    with pytest.raises(UnknownSeat) as error:
        rosters.student_at(db, made.id, 2)
    assert (error.value.class_name, error.value.seat) == ("1A", 2)


def test_who_is_removed_leaves_the_roster_but_not_the_journal(db: Db) -> None:
    pupils = a_class(db, seats=2)
    play(db, a_round(who=pupils[0]), "rrr")
    rosters.remove_student(db, pupils[0].ref)
    with pytest.raises(KeyError):
        rosters.student_by_ref(db, pupils[0].ref)
    rosters.remove_class(db, pupils[1].class_id)
    assert rosters.classes(db) == ()
    kinds = [e.kind for e in journal.events(db)]
    assert kinds.count("answer") == 3
    assert kinds[-2:] == ["erase", "erase"]


def test_a_removed_class_never_gives_its_number_to_another(db: Db) -> None:
    first = rosters.add_class(db, "1A", Band.g12)
    rosters.remove_class(db, first.id)
    assert rosters.add_class(db, "1A", Band.g12).id != first.id


def test_names_go_to_seats_without_one_first_and_then_to_new_seats(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    rosters.fill_seats(db, made.id, 3)
    rosters.change_student(db, replace(rosters.student_at(db, made.id, 2), nickname="Bee"))
    assert rosters.add_names(db, made.id, ["Ann", "Ben", "Cai"]) == (2, 1)
    assert [(s.seat, s.nickname, s.real_name) for s in rosters.students(db, made.id)] == [
        (1, "", "Ann"),
        (2, "Bee", ""),
        (3, "", "Ben"),
        (4, "", "Cai"),
    ]


def test_more_names_than_seats_are_refused_and_none_is_given(db: Db) -> None:
    made = rosters.add_class(db, "1A", Band.g12)
    rosters.fill_seats(db, made.id, 2)
    with pytest.raises(BadCount):
        rosters.add_names(db, made.id, [f"name {chr(65 + n % 26)}" for n in range(100)])
    assert [s.real_name for s in rosters.students(db, made.id)] == ["", ""]
