"""What the page of classes and students asks before something is lost. The safe answer is always the primary one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wastequiz.domain.merging_classes import Seated
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.stage.asking import Ask
from wastequiz.stage.canvas import Canvas
from wastequiz.wording import enrolment, names

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


def before_archiving(page: Canvas, there: SchoolClass, archive: Deed) -> Ask:
    """Says what archiving does."""
    return Ask(
        page,
        _("Archive the class “{name}”?").format(name=there.name),
        _("It no longer stands in play. Its students and reports stay here, and it can be brought back."),
        _("Keep it in play"),
        _("Archive"),
        archive,
    )


def before_merging(page: Canvas, there: SchoolClass, into: SchoolClass, seats: Sequence[Seated], merge: Deed) -> Ask:
    """Says who gets which seat, and what stays where."""
    told = _("{seats} “{name}” is archived with its reports. A backup is made first.")
    return Ask(
        page,
        _("Merge “{name}” into “{other}”?").format(name=there.name, other=into.name),
        told.format(seats=enrolment.seats(tuple(seats)), name=there.name),
        _("Leave both"),
        _("Merge"),
        merge,
    )


def before_erasing(page: Canvas, who: str, erase: Deed) -> Ask:
    """Asks twice before something is gone for good."""

    def again() -> None:
        Ask(
            page,
            _("Really erase for good?"),
            _("This is the last question. No backup brings {who} back.").format(who=who),
            _("Keep everything"),
            _("Erase for good"),
            erase,
        )

    return Ask(
        page,
        _("Erase {who}?").format(who=who),
        _(
            "Names and numbers go from this computer's file for good. Answers stay in the class's figures without a name. No backup is made."
        ),
        _("Keep everything"),
        _("Go on …"),
        again,
    )
