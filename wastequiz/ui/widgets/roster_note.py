"""The line above the list of classes: where names stay, or whose should go soon."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _
from wastequiz.services import class_years, enrolling
from wastequiz.services.school import School
from wastequiz.stage.fields import StateLine
from wastequiz.wording import enrolment


def tell(note: StateLine, school: School, classes: Sequence[SchoolClass]) -> None:
    """Says whose names should go within a month or should have gone; else where names stay."""
    first = next((r for r in class_years.retentions(classes, enrolling.today(school.clock)) if r.soon), None)
    if first is None:
        note.tell(_("Names stay on this computer. Walls and games show seat and animal only."), "lock")
    else:
        note.tell(enrolment.kept_until(first.school_class.name, first.day, first.days), "calendar", danger=first.due)
