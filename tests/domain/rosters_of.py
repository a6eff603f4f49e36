"""Lists and classes for tests of importing rosters."""

from __future__ import annotations

from wastequiz.domain.enrolment import Enrolled, Plan, RosterFile, Row
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass, Student

THREE = SchoolClass(1, "3(2)班", Band.g34, year="2026")
FOUR = SchoolClass(2, "四年级1班", Band.g34, year="2026")


def a_list(*who: Enrolled | None, class_name: str = "") -> RosterFile:
    """A list with one row for each, from line 2."""
    return RosterFile("list.xlsx", ("姓名",), tuple(Row(n, w) for n, w in enumerate(who, start=2)), class_name=class_name)


def student(seat: int, name: str = "", number: str = "", class_id: int = 1, nickname: str = "") -> Student:
    return Student(f"ref-{class_id}-{seat}", class_id, seat, "fox", nickname, name, number=number)


def told(plan: Plan) -> list[tuple[str, str, int]]:
    """(deed, class, seat) of each row; refused ones with the code."""
    return [
        (p.deed, p.class_name, p.student.seat) if p.student else ("refused", p.faults[-1].code if p.faults else "", 0) for p in plan.rows
    ]
