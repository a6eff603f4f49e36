"""Keeps what stands in the form of a class: the class itself, its first students, and the goal of its lanterns."""

from __future__ import annotations

from collections.abc import Callable

from wastequiz.domain.errors import BadCount, BadGoal, BadName
from wastequiz.domain.memory import Lanterns
from wastequiz.domain.students import SchoolClass, clean_name, goal_each
from wastequiz.services import enrolling, goals
from wastequiz.services.school import School
from wastequiz.ui.context import alive
from wastequiz.ui.widgets.roster_forms import ClassForm


def keep(school: School, form: ClassForm, done: Callable[[SchoolClass], object], failed: Callable[[BaseException], None]) -> None:
    """Adds the class in the form, or changes it. What cannot be kept as it was typed goes to `failed` at once."""
    values = form.values
    try:
        name, count, each = clean_name(values.name), form.count(), goal_each(values.goal)
    except (BadName, BadCount, BadGoal) as error:
        failed(error)
        return

    def kept(changed: SchoolClass) -> None:
        form.school_class = changed

        def told(_now: Lanterns | None) -> None:
            form.show_goal(each)
            done(changed)

        if each == form.goal_before:
            told(None)
        else:
            goals.set_goal(school, changed.id, each, alive(form.name, told), failed)

    if form.school_class is None:
        enrolling.add_class(school, name, values.band, count, alive(form.name, kept), failed)
    else:
        enrolling.change_class(school, form.school_class.id, alive(form.name, kept), failed, name=name, band=values.band)
