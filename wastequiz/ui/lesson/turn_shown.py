"""Whose turn it is and how everybody stands, along the top of a lesson's page."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.standings import class_standing, standings
from wastequiz.domain.students import Student
from wastequiz.ui.widgets.lesson_bar import ScoreStrip, TurnPlate
from wastequiz.wording import lessons


def asked_teams(lesson: Lesson, first: int) -> tuple[int, ...]:
    """The teams that may answer now: the one that buzzed, else all whose turn it is."""
    return (first,) if first else turn(lesson).teams


def show_plate(plate: TurnPlate, lesson: Lesson, students: Mapping[str, Student], first: int = 0) -> None:
    """Tells whose turn it is; `students` by ref, `first`: the team that buzzed and is to answer, 0 none."""
    who, line = lessons.whose(lesson, students, first)
    animal = lessons.animal(lesson, students, first)
    asked = asked_teams(lesson, first)
    doubled = len(asked) == 1 and asked[0] in lessons.doubling(lesson)
    plate.show_turn(who, line, f"avatars/{animal}" if animal else "", bright=turn(lesson).who != "nobody", doubled=doubled)


def show_turn(plate: TurnPlate, strip: ScoreStrip, lesson: Lesson, students: Mapping[str, Student], first: int = 0) -> None:
    """Tells both what the lesson says now; `students` and `first` as for the plate."""
    show_plate(plate, lesson, students, first)
    asked = asked_teams(lesson, first)
    rows = {row.team: row for row in standings(lesson)} if lesson.spec.teams else {}
    scores = [(f"avatars/{t.animal}", rows[t.id].points, t.id in asked) for t in lesson.spec.teams]
    said = ", ".join(f"{lessons.team(lesson, t.id)} {rows[t.id].points:g}" for t in lesson.spec.teams)
    strip.show_scores(lessons.progress(lesson), scores, said, None if scores else class_standing(lesson).right)
