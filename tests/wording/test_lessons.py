"""What the teacher may know beforehand in a lesson, in words."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_bank, make_choice, put, text
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_turns import NOBODY, Turn
from wastequiz.domain.questions import Option
from wastequiz.domain.students import Student
from wastequiz.domain.teams import Team
from wastequiz.wording import lessons


def test_beforehand_the_teacher_knows_the_answer_and_why() -> None:
    options = (Option("a", text("an old boot"), False), Option("b", text("a silver spoon"), True))
    question = replace(put(make_choice("told", options=options, explanation=text("because of the moon"))))
    scheme = make_bank().scheme("cn-harbin")
    assert lessons.beforehand(question, scheme) == ("A silver spoon", "because of the moon")


def test_who_comes_next_is_told_as_the_wall_tells_it() -> None:
    spec = LessonSpec("cn-harbin", Band.g34, 1, "teams", teams=(Team(1, "fox"), Team(2, "deer")))
    lesson = Lesson("l", spec, 1, "rev", (put(make_choice("one")),))
    anna = Student("r1", 1, 7, "owl", nickname="Anna", real_name="Anna Lee")
    assert lessons.comes_next(lesson, Turn("student", "r1"), {"r1": anna}) == "Next: No. 07 Owl"
    assert lessons.comes_next(lesson, Turn("teams", teams=(2,)), {}) == "Next: Team Deer"
    assert lessons.comes_next(lesson, NOBODY, {}) == ""
