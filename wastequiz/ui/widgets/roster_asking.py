"""What the page of classes and students asks before something is lost. The safe answer is always the primary one."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.stage.asking import Ask
from wastequiz.stage.canvas import Canvas
from wastequiz.wording import names

Deed = Callable[[], object]


def before_leaving(page: Canvas, leave: Deed) -> Ask:
    """Asks before what was typed is lost."""
    return Ask(
        page,
        _("Leave without saving?"),
        _("What you typed on the right is not saved yet."),
        _("Stay here"),
        _("Leave without saving"),
        leave,
    )


def before_removing_class(page: Canvas, there: SchoolClass, remove: Deed) -> Ask:
    """Asks before a class and all its students leave the list."""
    return Ask(
        page,
        _("Remove the class “{name}”?").format(name=there.name),
        _("Its {n} students leave the list. A backup is made first; answers stay without names.").format(n=there.students),
        _("Keep the class"),
        _("Remove"),
        remove,
    )


def before_removing_student(page: Canvas, student: Student, remove: Deed) -> Ask:
    """Asks before a student leaves the list."""
    return Ask(
        page,
        _("Remove {student}?").format(student=names.contestant(student.seat, student.animal)),
        _("The name leaves this computer's list. Answers stay in the class's figures without a name."),
        _("Keep the student"),
        _("Remove"),
        remove,
    )
