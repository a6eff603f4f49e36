"""Classes, teams and lessons under way, for tests of the lesson's pages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.screens.playground import add_class
from wastequiz.domain.lesson import LessonSpec
from wastequiz.domain.students import SchoolClass
from wastequiz.domain.teams import Team
from wastequiz.services import hosting, seating
from wastequiz.services.hosting import Hosting
from wastequiz.ui.context import Context


def fail(error: BaseException) -> None:
    pytest.fail(repr(error))


def a_class(qtbot: Any, context: Context, students: int = 12, name: str = "Class 3-2") -> SchoolClass:
    return add_class(qtbot, context, name, students)


def kept_teams(qtbot: Any, context: Context, class_id: int) -> tuple[Team, ...]:
    """The teams as the class keeps them."""
    found: list[Any] = []
    seating.teams(context.school, class_id, found.append, fail)
    qtbot.waitUntil(lambda: bool(found))
    return tuple(found[0])


def keep(qtbot: Any, context: Context, class_id: int, n: int) -> tuple[Team, ...]:
    """Keeps `n` teams by rows."""
    done: list[Any] = []

    def made(teams: Any) -> None:
        seating.keep_teams(context.school, class_id, teams, lambda: done.append(tuple(teams)), fail)

    seating.suggest_teams(context.school, class_id, "rows", n, made, fail)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]


def begun(qtbot: Any, context: Context, spec: LessonSpec) -> Hosting:
    """A lesson that was begun."""
    found: list[Hosting] = []
    hosting.begin(context.school, spec, found.append, fail, seed=3)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]
