"""Removes a class or a student from the list, after asking; and keeps what stands in the form of a student."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.domain.errors import BadName, BadSeat
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.services import enrolling
from wastequiz.ui.context import alive, alive0
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import roster_asking
from wastequiz.ui.widgets.roster_forms import StudentForm

Refused = Callable[[BaseException], None]


def remove_class(page: Screen, there: SchoolClass, gone: Callable[[], object], refused: Refused) -> None:
    """Asks, then removes a class and its students."""

    def remove() -> None:
        enrolling.remove_class(page.context.school, there.id, alive0(page, gone), alive(page, refused))

    roster_asking.before_removing_class(page, there, remove)


def remove_student(page: Screen, student: Student, gone: Callable[[], object], refused: Refused) -> None:
    """Asks, then removes a student."""

    def remove() -> None:
        enrolling.remove_student(page.context.school, student.ref, alive0(page, gone), alive(page, refused))

    roster_asking.before_removing_student(page, student, remove)


def keep_student(page: Screen, form: StudentForm, kept: Callable[[Student], object], refused: Refused) -> None:
    """Keeps the student in the form; what cannot be kept as it was typed goes to `refused` at once."""
    if form.student is None:
        return
    try:
        changes = form.changes()
    except (BadName, BadSeat) as error:
        refused(error)
        return
    enrolling.change_student(page.context.school, form.student.ref, alive(page, kept), alive(page, refused), **changes)
