"""School years begin in September; names go 60 days after one ended, or later where somebody said so; classes move up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from wastequiz.domain import class_names, merging_classes, moving_up, school_years
from wastequiz.domain.errors import ClassesDiffer
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass, Student, animal_for, clean_number, is_id_card

NOVEMBER, JULY, SEPTEMBER = date(2026, 11, 26), date(2027, 7, 10), date(2027, 9, 1)


@pytest.mark.parametrize(("day", "year"), [("2026-08-31", "2025"), ("2026-09-01", "2026"), ("2027-01-01", "2026"), ("2027-08-31", "2026")])
def test_a_school_year_begins_in_september(day: str, year: str) -> None:
    assert school_years.school_year(date.fromisoformat(day)) == year


def test_a_school_year_is_named_by_both_its_years() -> None:
    assert (school_years.label("2026"), school_years.label("1999"), school_years.label("")) == ("2026/27", "1999/00", "")
    assert (school_years.after("2026"), school_years.after("")) == ("2027", "")
    assert school_years.ends("2026") == date(2027, 8, 31)


@pytest.mark.parametrize(
    ("given", "fine"), [("2026", True), ("", True), ("26", False), ("1999", False), ("abcd", False), ("２０２６", False)]
)
def test_what_names_a_school_year(given: str, fine: bool) -> None:
    assert school_years.is_year(given) is fine


def test_names_go_sixty_days_after_the_year_or_later_where_somebody_said_so() -> None:
    three = SchoolClass(1, "3-2", Band.g34, 30, "2026")
    assert school_years.erase_day(three) == date(2027, 10, 30)
    assert school_years.erase_day(replace(three, year="")) is None
    later = replace(three, keep_until=school_years.put_off(three, NOVEMBER, 30))
    assert later.keep_until == "2027-11-29" and school_years.erase_day(later) == date(2027, 11, 29)
    assert school_years.put_off(three, date(2028, 1, 1), 30) == "2028-01-31"
    assert school_years.put_off(replace(three, year=""), NOVEMBER, 1) == "2026-11-27"


@pytest.mark.parametrize(
    ("name", "grown"),
    [
        ("三年级2班", "四年级2班"), ("三年级（2）班", "四年级（2）班"), ("3(2)班", "4(2)班"), ("三（2）班", "四（2）班"), ("3-2", "4-2"), ("3.2班", "4.2班"),
        ("Grade 3 Class 2", "Grade 4 Class 2"), ("Year 3B", "Year 4B"), ("G3C2", "G4C2"), ("3A", "4A"), ("3B班", "4B班"), ("初一(3)班", "初二(3)班"),
        ("小三2班", "小四2班"), ("高一(12)班", "高二(12)班"), ("小班2", "中班2"), ("中一班", "大一班"), ("二年级", "三年级"), ("十年级1班", "11年级1班"),
        ("３（２）班", "4（２）班"), ("Grade 10 Class 2", "Grade 11 Class 2"),
    ],
)  # fmt: skip
def test_a_class_is_called_as_before_a_grade_higher(name: str, grown: str) -> None:
    told = class_names.next_year(name, Band.g34)
    assert told is not None and (told.name, told.leaves) == (grown, False)


@pytest.mark.parametrize(("name", "grown"), [("六年级1班", "七年级1班"), ("九年级2班", "十年级2班"), ("初三2班", "初三2班"), ("高三(1)班", "高三(1)班"), ("大班", "大班")])  # fmt: skip
def test_the_last_grades_leave(name: str, grown: str) -> None:
    told = class_names.next_year(name, Band.g56)
    assert told is not None and told.leaves and told.name == grown


@pytest.mark.parametrize("name", ["红领巾班", "Class of Ms Li", "三班", "", "大家庭互助班", "第一小学"])
def test_a_name_without_a_grade_tells_none(name: str) -> None:
    assert class_names.told(name) is None and class_names.next_year(name, Band.g34) is None


def test_the_band_moves_along_unless_somebody_chose_another() -> None:
    bands = {
        n: class_names.next_year(name, band) for n, (name, band) in enumerate([("2-1", Band.g12), ("2-1", Band.pre), ("6-1", Band.g56)])
    }
    assert [told.band for told in bands.values() if told] == [Band.g34, Band.pre, Band.g79]
    assert [class_names.band_of(grade) for grade in (0, 1, 4, 6, 9, 12)] == [Band.pre, Band.g12, Band.g34, Band.g56, Band.g79, Band.adult]


@pytest.mark.parametrize(("one", "other"), [("三（2）班", "3(2)班"), ("三年级二班", "3-2"), ("Grade 3 Class 2", "三年级2班"), ("Red class", "red CLASS"), ("3㈡班", "3(二)班")])  # fmt: skip
def test_two_spellings_of_a_class_are_one(one: str, other: str) -> None:
    assert class_names.key(one) == class_names.key(other)


def test_different_classes_stay_different() -> None:
    names = ["3(2)班", "3(1)班", "4(2)班", "三年级", "小班2", "初三2班", "3A", "Red"]
    assert len({class_names.key(name) for name in names}) == len(names)


def test_a_class_is_found_within_a_title() -> None:
    assert class_names.found_in("实验小学三年级2班学生名单") == "三年级2班" and class_names.found_in("2026年3（2）班") == "3(2)班"
    assert class_names.found_in("学生名单 3-2") == "" and class_names.found_in("") == ""


# ---- moving up
def classes(year: str = "2026") -> list[SchoolClass]:
    names = ("2(2)班", "3(2)班", "六年级1班", "红领巾班")
    return [SchoolClass(n, name, Band.g34, 30, year) for n, name in enumerate(names, start=1)]


def deeds(year: str, day: date) -> list[tuple[str, str]]:
    return [(m.deed, m.why) for m in moving_up.proposed(classes(year), day)]


def test_in_summer_and_later_classes_move_up_and_the_last_grade_is_archived() -> None:
    wanted = [("up", ""), ("up", ""), ("archive", "leaves"), ("stay", "no_grade")]
    assert deeds("2026", JULY) == deeds("2026", SEPTEMBER) == deeds("", JULY) == wanted
    moves = moving_up.proposed(classes(), JULY)
    assert [(m.name, m.year) for m in moves[:2]] == [("3(2)班", "2027"), ("4(2)班", "2027")]
    assert moving_up.clashes(moves) == ()


def test_in_the_year_itself_they_stay() -> None:
    wanted = [("stay", "moved"), ("stay", "moved"), ("stay", "moved"), ("stay", "no_grade")]
    assert deeds("2026", NOVEMBER) == deeds("2027", JULY) == deeds("", NOVEMBER) == wanted


def test_two_of_one_name_are_noticed_before_it_is_done() -> None:
    moves = moving_up.proposed(classes(), JULY)
    assert moving_up.clashes([moves[0], replace(moves[1], deed="stay")]) == ("3(2)班",)
    assert moving_up.clashes([moves[0], replace(moves[1], deed="archive")]) == ()


# ---- two classes become one
def student(seat: int, animal: str = "") -> Student:
    return Student(f"r{seat}", 1, seat, animal or animal_for(seat))


def test_whoever_finds_the_seat_taken_gets_one_behind_the_last() -> None:
    seats = merging_classes.seated([student(1), student(2, "owl"), student(5)], [student(1), student(2), student(3)])
    assert [(s.seat, s.moved) for s in seats] == [(6, True), (7, True), (5, False)]
    assert [s.animal for s in seats] == [animal_for(6), "owl", animal_for(5)]


def test_behind_seat_99_the_gaps_are_filled() -> None:
    seats = merging_classes.seated([student(99)], [student(99), student(1)])
    assert [s.seat for s in seats] == [2]


def test_too_many_for_one_class_are_refused() -> None:
    with pytest.raises(ClassesDiffer) as error:
        merging_classes.seated([student(n) for n in range(1, 60)], [student(n) for n in range(1, 60)])
    assert (error.value.students, error.value.most) == (118, 99)


# ---- student numbers
def test_a_number_is_kept_half_width_and_an_identity_card_is_known() -> None:
    assert clean_number(" ２０２６ 001 ") == "2026001" and clean_number("") == ""
    assert is_id_card("230102201601011234") and is_id_card("G23010220160101123x") and is_id_card(" ２30102201601011234")
    assert not any(map(is_id_card, ("2026001", "", "23010220160101123", "23010220160101123A", "2301022016010112ab")))
