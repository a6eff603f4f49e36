"""Where the tour stops while a lesson is set up: the ways, what about, the classes; teams and the seating plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour


def lesson_set_up(t: Tour) -> None:
    from wastequiz.ui.context import Session
    from wastequiz.ui.lesson_draft import Draft
    from wastequiz.ui.places import LessonSetUp
    from wastequiz.ui.screens.lesson_set_up import LessonSetUpScreen

    full, empty = t.classes.full, t.classes.empty
    t.context.session = Session(lesson_draft=Draft(method="teams"))
    t.go(LessonSetUp(full.id))
    t.take("lesson_set_up")
    page = t.page(LessonSetUpScreen)
    page.panel.about.click()
    t.take("lesson_about")
    page.show_classes()
    t.take("lesson_class")
    t.context.session = Session(lesson_draft=Draft(method="roll_call"))
    t.go(LessonSetUp(empty.id))
    t.page(LessonSetUpScreen).start()
    t.take("lesson_empty_class")


def teams(t: Tour) -> None:
    from wastequiz.ui.places import Teams
    from wastequiz.ui.screens.teams import TeamsScreen

    t.go(Teams(t.classes.full.id))
    t.take("teams")
    t.page(TeamsScreen).students[0].click()
    t.take("teams_student")
    t.go(Teams(t.classes.empty.id))
    t.take("teams_empty_class")


def seating_plan(t: Tour) -> None:
    from wastequiz.ui.places import SeatingPlan
    from wastequiz.ui.screens.seating_plan import SeatingPlanScreen

    t.go(SeatingPlan(t.classes.full.id))
    t.take("seating_plan")
    t.page(SeatingPlanScreen).places[0].click()
    t.take("seating_plan_student")
    t.go(SeatingPlan(t.classes.empty.id))
    t.take("seating_plan_empty_class")


LESSON_SET_UP = (lesson_set_up, teams, seating_plan)
