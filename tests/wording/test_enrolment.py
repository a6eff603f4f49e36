"""What is said of lists, of moving up and of how long names stay; every code of a fault has its sentence."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from tests.domain.rosters_of import THREE, a_list, student
from wastequiz.domain.enrolment import Enrolled, NewClass, Plan
from wastequiz.domain.enrolment_plan import plan
from wastequiz.domain.errors import NoRoster
from wastequiz.domain.items import Band
from wastequiz.domain.merging_classes import seated
from wastequiz.domain.moving_up import Move
from wastequiz.wording import enrolment, errors, exchange

PACKAGE = Path(exchange.__file__).resolve().parents[1]
PLACES = ("formats/roster_rows.py", "formats/roster_cells.py", "formats/oneroster_csv.py", "domain/enrolment_plan.py")


def codes_in(place: str) -> set[str]:
    """The codes that faults are made with in a module."""
    calls = [node for node in ast.walk(ast.parse((PACKAGE / place).read_text("utf-8"))) if isinstance(node, ast.Call)]
    faults = [call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Fault" and len(call.args) > 1]
    told = [part for code in faults for part in ((code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,))]
    return {part.value for part in told if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def test_every_code_of_a_fault_has_its_sentence() -> None:
    used = set[str]().union(*map(codes_in, PLACES))
    further = {
        "number_twice",
        "seat_twice",
        "student_twice",
        "unknown_user",
        "unknown_class",
        "not_students",
        "gone_from_school",
        "several_classes",
    }
    assert len(used) > 8 and used | further <= set(exchange.SENTENCES)


def test_an_import_is_summed_up_in_one_line() -> None:
    here = [student(1, "a"), student(2)]
    made = plan(
        a_list(Enrolled("a", seat=1), Enrolled("b", seat=2), Enrolled("c", seat=3), Enrolled("d", seat=3)), [THREE], here, into="3(2)班"
    )
    assert enrolment.summary(made) == "4 rows · 1 new · 1 brought up to date · 1 in already · 1 stay out"
    assert [enrolment.deed(row.deed) for row in made.rows] == ["is in already", "is brought up to date", "new", "stays out"]
    assert enrolment.reason(made.rows[3]) == "Seat 3 of this class stands on line 4 already." and enrolment.reason(made.rows[0]) == ""
    assert enrolment.deed("moved") == "changes class"


def test_new_classes_are_named_and_many_are_cut_short() -> None:
    assert enrolment.new_classes(Plan(())) == ""
    classes = tuple(NewClass(f"{n}(1)班", Band.g34) for n in range(1, 7))
    assert enrolment.new_classes(Plan((), classes[:1])) == "New classes: 1(1)班"
    assert enrolment.new_classes(Plan((), classes)).endswith("4(1)班 …")


def test_what_becomes_of_a_class_is_said_with_the_reason() -> None:
    moves = [
        Move(1, "3-2", deed, "4-2", Band.g34, "2027", why)
        for deed, why in (("up", ""), ("archive", "leaves"), ("stay", "no_grade"), ("stay", "moved"))
    ]
    assert [enrolment.move(m) for m in moves] == ["becomes “4-2”", "is archived", "stays as it is", "stays as it is"]
    assert [bool(enrolment.why(m)) for m in moves] == [False, True, True, True]


def test_who_gets_another_seat_is_said() -> None:
    assert enrolment.seats(seated([student(1)], [])) == "1 student comes along and keeps the seat."
    told = enrolment.seats(seated([student(n) for n in range(1, 7)], [student(n) for n in range(1, 7)]))
    assert told.startswith("6 students come along.") and told.endswith("No. 04 → No. 10 …")
    assert enrolment.seats(seated([student(1)], [student(1)])).endswith("No. 01 → No. 02")


def test_names_are_counted_down() -> None:
    day = date(2027, 10, 30)
    assert enrolment.kept_until("3-2", day, 5) == "The names of “3-2” are kept for 5 more days, until 2027-10-30."
    assert enrolment.kept_until("3-2", day, 1).startswith("The names of “3-2” are kept for 1 more day,")
    assert "were to go" in enrolment.kept_until("3-2", day, 0)


@pytest.mark.parametrize("reason", ["kind", "damaged", "large", "text", "oneroster", "empty"])
def test_each_reason_why_something_is_no_list_has_its_own_next_step(reason: str) -> None:
    told = errors.told(NoRoster("a.xlsx", reason))
    assert "a.xlsx" in told.what and told.safe == "Nothing was changed." and told.then
