"""What an import of students will do: known ones are updated, nobody comes twice, nobody loses a seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.rosters_of import FOUR, THREE, a_list, student, told
from wastequiz.domain.enrolment import Enrolled, NewClass, Plan
from wastequiz.domain.enrolment_plan import plan
from wastequiz.domain.items import Band
from wastequiz.domain.students import MAX_SEAT, SchoolClass, Student


def test_rows_come_into_the_class_they_name_however_it_is_written() -> None:
    made = plan(a_list(Enrolled("王雪", class_name="三年级2班", seat=4), Enrolled("李冰", class_name="4（1）班")), [THREE, FOUR], [])
    assert told(made) == [("new", "3(2)班", 4), ("new", "四年级1班", 1)]
    assert made.new_classes == () and made.good == 2 and made.refused == ()


def test_a_class_that_is_not_there_is_made_with_its_grades_band() -> None:
    made = plan(a_list(Enrolled("王雪", class_name="六年级1班"), Enrolled("李冰", class_name="红领巾班")), [], [])
    assert made.new_classes == (NewClass("六年级1班", Band.g56), NewClass("红领巾班", Band.g34))
    assert [p.student.class_id for p in made.rows if p.student] == [0, 0]


def test_a_class_nobody_gets_into_is_not_made() -> None:
    made = plan(a_list(Enrolled("a", "", "7", "1班"), Enrolled("b", "", "7", "2班")), [], [])
    assert told(made) == [("new", "1班", 1), ("refused", "number_twice", 0)] and [c.name for c in made.new_classes] == ["1班"]


def test_rows_without_a_class_go_into_the_chosen_one_or_that_of_the_title_or_nowhere() -> None:
    assert told(plan(a_list(Enrolled("王雪")), [THREE], [], into="3(2)班")) == [("new", "3(2)班", 1)]
    assert told(plan(a_list(Enrolled("王雪"), class_name="三年级2班"), [THREE], [])) == [("new", "3(2)班", 1)]
    assert told(plan(a_list(Enrolled("王雪")), [THREE], [])) == [("refused", "no_class", 0)]


def test_a_known_number_needs_no_class() -> None:
    made = plan(a_list(Enrolled("王雪", number="2026001")), [THREE], [student(5, "王小雪", "2026001")])
    assert told(made) == [("changed", "3(2)班", 5)]


def test_a_number_finds_its_student_in_another_class_and_under_another_name() -> None:
    there = student(5, "王小雪", "2026001")
    made = plan(a_list(Enrolled("王雪", number="2026001", class_name="四年级1班", seat=2)), [THREE, FOUR], [there])
    assert told(made) == [("moved", "四年级1班", 2)]
    assert made.rows[0].student == replace(there, class_id=2, seat=2, real_name="王雪")


def test_the_same_class_seat_and_name_is_the_same_student() -> None:
    there = student(5, "王雪", nickname="雪")
    assert told(plan(a_list(Enrolled("王雪", class_name="3(2)班", seat=5)), [THREE], [there])) == [("same", "3(2)班", 5)]
    made = plan(a_list(Enrolled("王雪", number="9", class_name="3(2)班", seat=5)), [THREE], [there])
    assert made.rows[0].student == replace(there, number="9") and made.rows[0].deed == "changed"


def test_one_name_in_a_class_is_one_student_and_two_are_not_guessed() -> None:
    one, two = student(5, "王雪"), student(6, "王雪")
    assert told(plan(a_list(Enrolled("王雪", class_name="3(2)班")), [THREE], [one])) == [("same", "3(2)班", 5)]
    assert told(plan(a_list(Enrolled("王雪", class_name="3(2)班")), [THREE], [one, two])) == [("new", "3(2)班", 1)]
    assert told(plan(a_list(Enrolled("", "雪", class_name="3(2)班")), [THREE], [student(5, "王雪", nickname="雪")])) == [
        ("same", "3(2)班", 5)
    ]


def test_whoever_has_another_number_is_somebody_else() -> None:
    made = plan(a_list(Enrolled("王雪", number="2", class_name="3(2)班")), [THREE], [student(5, "王雪", "1")])
    assert told(made) == [("new", "3(2)班", 1)]


def test_seats_without_a_name_are_filled_first_and_then_the_lowest_free_ones() -> None:
    here = [student(2), student(4), student(1, "张三")]
    made = plan(a_list(Enrolled("a"), Enrolled("b"), Enrolled("c")), [THREE], here, into="3(2)班")
    assert told(made) == [("changed", "3(2)班", 2), ("changed", "3(2)班", 4), ("new", "3(2)班", 3)]
    assert told(plan(a_list(Enrolled("a", seat=4)), [THREE], here, into="3(2)班")) == [("changed", "3(2)班", 4)]


def test_somebody_elses_seat_is_refused_and_nobody_is_pushed_away() -> None:
    made = plan(a_list(Enrolled("b", seat=1)), [THREE], [student(1, "a")], into="3(2)班")
    assert told(made) == [("refused", "seat_taken", 0)]
    assert dict(made.rows[0].faults[0].facts) == {"seat": "1", "name": "3(2)班"}


def test_two_may_change_places() -> None:
    made = plan(a_list(Enrolled("a", seat=2), Enrolled("b", seat=1)), [THREE], [student(1, "a"), student(2, "b")], into="3(2)班")
    assert told(made) == [("changed", "3(2)班", 2), ("changed", "3(2)班", 1)]


def test_whoever_is_refused_keeps_the_seat_and_nobody_gets_it() -> None:
    here = [student(1, "a"), student(2, "b")]
    made = plan(a_list(Enrolled("a", seat=2), Enrolled("c", seat=1)), [THREE], here, into="3(2)班")
    assert told(made) == [("refused", "seat_taken", 0), ("refused", "seat_taken", 0)]


def test_the_same_twice_in_one_list_is_taken_once() -> None:
    rows = (
        Enrolled("a", seat=1),
        Enrolled("b", seat=1),
        Enrolled("c"),
        Enrolled("c"),
        Enrolled("d", number="7"),
        Enrolled("e", number="7"),
    )
    made = plan(a_list(*rows), [THREE], [], into="3(2)班")
    assert [t[1] if t[0] == "refused" else t[0] for t in told(made)] == ["new", "seat_twice", "new", "student_twice", "new", "number_twice"]
    assert dict(made.rows[3].faults[0].facts) == {"given": "c", "first": "4"}


def test_a_full_class_takes_no_more() -> None:
    here = [student(seat, f"n{seat}") for seat in range(1, MAX_SEAT + 1)]
    assert told(plan(a_list(Enrolled("new")), [THREE], here, into="3(2)班")) == [("refused", "class_full", 0)]


def test_rows_that_could_not_be_read_stay_refused() -> None:
    made = plan(a_list(None, Enrolled("a")), [THREE], [], into="3(2)班")
    assert told(made) == [("refused", "", 0), ("new", "3(2)班", 1)] and len(made.refused) == 1


def test_students_of_archived_classes_are_left_alone() -> None:
    made = plan(a_list(Enrolled("a", number="1")), [THREE], [student(1, "a", "1", class_id=9)], into="3(2)班")
    assert told(made) == [("new", "3(2)班", 1)]


# ---- whatever the list and whoever is here
names = st.sampled_from(["甲", "乙", "丙", ""])
someone = st.builds(Enrolled, names, st.sampled_from(["", "x"]), st.sampled_from(["", "1", "2", "3"]), st.sampled_from(["", "3(2)班", "四年级1班", "5班"]), st.integers(0, 5))  # fmt: skip
places = st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(1, 5)), unique=True, max_size=6)


@st.composite
def a_school(draw: st.DrawFn) -> list[Student]:
    numbers = iter(draw(st.permutations(["1", "2", "3", "", "", ""])))
    return [student(seat, draw(names), next(numbers), class_id) for class_id, seat in draw(places)]


def carried_out(made: Plan, here: Sequence[Student]) -> tuple[list[SchoolClass], list[Student]]:
    """The school after the plan."""
    classes = [THREE, FOUR, *(SchoolClass(10 + n, c.name, c.band) for n, c in enumerate(made.new_classes))]
    ids = {c.name: c.id for c in classes}
    after = {s.ref: s for s in here}
    for n, p in enumerate(made.rows):
        if p.student is not None:
            ref = p.student.ref or f"new-{n}"
            after[ref] = replace(p.student, ref=ref, class_id=ids[p.class_name])
    return classes, list(after.values())


@given(st.lists(someone, max_size=6), a_school())
@settings(max_examples=200, deadline=None)
def test_nobody_ever_shares_a_seat_or_a_number_and_nobody_is_lost(rows: list[Enrolled], here: list[Student]) -> None:
    made = plan(a_list(*rows), [THREE, FOUR], here)
    _classes, after = carried_out(made, here)
    assert len({(s.class_id, s.seat) for s in after}) == len(after)
    numbers = [s.number for s in after if s.number]
    assert len(set(numbers)) == len(numbers)
    assert {s.ref for s in here} <= {s.ref for s in after}
    assert made.good + len(made.refused) == len(rows)


@given(st.lists(someone, max_size=6), a_school())
@settings(max_examples=200, deadline=None)
def test_twice_is_once(rows: list[Enrolled], here: list[Student]) -> None:
    first = plan(a_list(*rows), [THREE, FOUR], here)
    classes, after = carried_out(first, here)
    named = [who for who, p in zip(rows, first.rows, strict=True) if p.deed != "refused" and (who.number or who.name)]
    again = plan(a_list(*named), classes, after)
    came = {(who.class_name, who.name) for who in named if not who.number}
    if len(came) == len([who for who in named if not who.number]) and not _namesakes(after):
        assert again.count("new") == 0, told(again)


def _namesakes(students: Sequence[Student]) -> bool:
    """Whether two of a class are called the same: without seat and number nobody can tell which is meant."""
    names = [(s.class_id, s.real_name) for s in students]
    return len(set(names)) < len(names)
