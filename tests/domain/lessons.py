"""Lessons to try things on: bins as options, 'food' is right everywhere, teams of two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.factories import BINS, CITY, make_multiple, put, text
from wastequiz.domain import lesson_steps as steps
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_steps import Chosen, Corners, Deeds, Hands, Marked
from wastequiz.domain.questions import Option, Question
from wastequiz.domain.roll_call import RollCall
from wastequiz.domain.teams import Team

PUPILS = ("a", "b", "c", "d", "e", "f")
TEAMS = (Team(1, "fox", ("a", "b")), Team(2, "deer", ("c", "d")), Team(3, "owl", ("e", "f")))
RIGHT, WRONG = Chosen(("food",), 900), Chosen(("residual",), 900)


def question(n: int) -> Question:
    options = tuple(Option(b, text(b), right=b == "food", bin_id=b) for b in BINS)
    return Question(f"which_bin:item_{n}", "which_bin", "items", Band.g34, 2, options, subject_id=f"item_{n}", true_bin="food")


def a_lesson(method: str = "teams", *, count: int = 6, pupils: tuple[str, ...] = PUPILS, **spec: Any) -> Lesson:
    """Six questions in rounds of two, unless told otherwise; teams where the method needs them."""
    wanted = LessonSpec(CITY, Band.g34, 7, method, rounds=3, each=2)
    if method in ("teams", "lanes", "buzzers"):
        wanted = replace(wanted, teams=TEAMS)
    roll = RollCall(pupils) if pupils else None
    return Lesson("lesson-1", replace(wanted, **spec), 1, "abc", tuple(question(n) for n in range(count)), roll=roll)


def half_right() -> Question:
    """A question with two right options: choosing one gets half."""
    return put(make_multiple("m"))


def do(lesson: Lesson, *deeds_or_heard: Deeds | Chosen | Marked | Hands | Corners) -> Lesson:
    """The lesson after those deeds; what was heard is entered."""
    for one in deeds_or_heard:
        for deed in one if isinstance(one, tuple) else steps.enter(lesson, one):
            lesson = lesson.after(deed)
    return lesson


def on(lesson: Lesson) -> Lesson:
    """On to the next question, standings skipped."""
    if lesson.phase == "ask":
        lesson = do(lesson, steps.tell(lesson))
    lesson = do(lesson, steps.next_(lesson))
    return on(lesson) if lesson.phase == "standings" else lesson
