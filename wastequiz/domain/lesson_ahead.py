"""Whose turn comes next in a lesson, as far as it is settled now."""

from __future__ import annotations

from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import call_next, can_call
from wastequiz.domain.lesson_turns import NOBODY, Turn


def ahead(lesson: Lesson, seed: int) -> Turn:
    """Who comes next: the student who will be called (of the roll call's `seed`), or the team of the next question; else nobody.

    Who passes, is absent or comes late changes who will be called.
    """
    spec, last = lesson.spec, lesson.at + 1 == len(lesson.questions)
    calls = spec.method == "roll_call" or (spec.method == "spoken" and not spec.teams)
    if calls and lesson.roll is not None and (can_call(lesson) or not last):
        try:
            return Turn("student", call_next(lesson.roll, seed))
        except NobodyToCall:
            return NOBODY
    if spec.method in ("teams", "spoken") and spec.teams and not last:
        return Turn("teams", teams=(spec.teams[(lesson.at + 1) % len(spec.teams)].id,))
    return NOBODY
