"""Whose turn it is and how everybody stands, along the top of a lesson's page."""

from __future__ import annotations

from collections.abc import Mapping

from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.standings import class_standing, standings
from wastequiz.domain.students import Student
from wastequiz.ui.widgets.lesson_bar import ScoreStrip, TurnPlate
from wastequiz.wording import lessons


def show_turn(plate: TurnPlate, strip: ScoreStrip, lesson: Lesson, students: Mapping[str, Student]) -> None:
    """Tells both what the lesson says now; `students` by ref."""
    now = turn(lesson)
    who, line = lessons.whose(lesson, students)
    last = lesson.answered[-1] if lesson.answered else None
    ref = now.ref or (last.ref if last and now.who == "nobody" and lesson.spec.method != "corners" else "")
    team = (now.teams[0] if len(now.teams) == 1 else 0) or (last.team if last and now.who == "nobody" else 0)
    found = students.get(ref)
    animal = found.animal if found else lessons.team_animal(lesson, team)
    plate.show_turn(who, line, f"avatars/{animal}" if animal else "", bright=now.who != "nobody")
    rows = {row.team: row for row in standings(lesson)} if lesson.spec.teams else {}
    scores = [(f"avatars/{t.animal}", rows[t.id].points, t.id in now.teams) for t in lesson.spec.teams]
    said = ", ".join(f"{lessons.team(lesson, t.id)} {rows[t.id].points:g}" for t in lesson.spec.teams)
    if not scores:
        scores = [("icons/star_score", float(class_standing(lesson).right), False)]
    strip.show_scores(lessons.progress(lesson), scores, said)
