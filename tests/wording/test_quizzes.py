"""A teacher's quiz in words: how much, until when, how it is played, how it went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.test_quizzes import LIST, played
from wastequiz.domain.quiz_desk import DueQuiz, Played
from wastequiz.domain.quizzes import Assignment, Part, Quiz, Shortage
from wastequiz.domain.rounds import Progress, RoundSpec
from wastequiz.wording import quizzes

TODAY = "2026-11-26"
DUE = DueQuiz(Assignment("a", "q", 1, "", "2026-11-27"), "Friday", 12, 10, exam=False, tries=2)


@pytest.mark.parametrize(
    ("day", "said"),
    [(TODAY, "today"), ("2026-11-27", "tomorrow"), ("2026-11-29", "Sunday"), ("2026-12-03", "2026-12-03"), ("2026-11-25", "2026-11-25")],
)
def test_near_days_are_called_by_their_names(day: str, said: str) -> None:
    assert quizzes.day(day, TODAY) == said


def test_how_much_waits_and_until_when() -> None:
    assert quizzes.much(DUE, TODAY) == "12 questions · 10 minutes · until tomorrow"
    assert quizzes.shortly(DUE, TODAY) == "12 questions · until tomorrow"
    assert quizzes.much(replace(DUE, minutes=0, assignment=Assignment("a", "q", 1)), TODAY) == "12 questions"
    assert quizzes.and_more("12 questions", 2) == "12 questions · and 2 more"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Waits for you"),
        ({"exam": True}, "An exam: explained at the end"),
        ({"under_way": True}, "Begun: go on where you stopped"),
        ({"used": 1}, "Done. 1 try left"),
        ({"used": 2}, "Done"),
        ({"used": 2, "tries": 0}, "Done. You may play it again"),
    ],
)
def test_how_far_a_student_has_come(changes: dict[str, int], said: str) -> None:
    assert quizzes.state(replace(DUE, **changes)) == said


def test_how_an_exam_went() -> None:
    exam = replace(LIST, exam=True, pass_percent=75)
    assert quizzes.verdict(played(exam, "rrrw")) == "Passed! 75% are needed."
    assert quizzes.verdict(played(exam, "rrww")) == "Not passed yet: 75% are needed."
    assert (
        quizzes.verdict(played(LIST, "rrrr")) == "" == quizzes.verdict(Progress(replace(played(LIST, "").round, spec=RoundSpec("cn-gb"))))
    )
    assert quizzes.out_of(played(LIST, "rrrw")) == "30 of 40 points"


def test_what_time_left_out_is_said() -> None:
    timed = replace(LIST, minutes=1)
    progress = played(timed, "rr", ms=30_000)
    for answer in progress.rest():
        progress = progress.after(answer)
    assert quizzes.not_reached(progress) == "Time was up: 2 questions not reached."
    assert quizzes.not_reached(played(timed, "rrrr")) == "" == quizzes.not_reached(played(LIST, "rt"))
    assert quizzes.not_reached(Progress(replace(played(LIST, "").round, spec=RoundSpec("cn-gb")))) == ""


def test_between_two_parts_it_is_said_how_it_stands() -> None:
    parted = replace(LIST, rounds=2)
    assert quizzes.part_done(1, 2) == "Part 1 of 2 is done!"
    assert quizzes.so_far(played(parted, "rw")) == "1 of 2 right so far, 10 points."
    assert quizzes.so_far(played(replace(parted, exam=True), "rw")) == "2 of 4 questions are answered."


def test_what_is_asked_is_said_as_a_teacher_says_it() -> None:
    rule = Quiz(
        "q", rule=(Part(12, ("batteries", "paper"), (("easy", 50),)), Part(1, (), (("middle", 100),)), Part(3, (), (("hard", 20),)))
    )
    assert quizzes.about(rule, str) == (
        "12 from batteries, paper, half easy",
        "1 from everything, all middling",
        "3 from everything, 20% hard",
    )
    assert quizzes.about(LIST, str) == ("4 chosen questions",)
    assert quizzes.about(replace(LIST, length=2), str) == ("2 drawn from 4 chosen questions",)


def test_how_it_is_played_in_one_line() -> None:
    assert quizzes.how(LIST) == "may be played 1 time"
    assert quizzes.how(replace(LIST, tries=0, feedback="end")) == "as often as one likes · explained at the end"
    whole = replace(LIST, minutes=5, limit_s=20, tries=2, exam=True, pass_percent=60, rounds=2)
    assert quizzes.how(whole) == "5 minutes · 20 s a question · may be played 2 times · exam, 60% to pass · 2 rounds"


def test_what_is_missing_is_said_by_part_and_level() -> None:
    assert quizzes.shortage(Shortage(0, (), 4, 1), parts=1) == "3 questions are missing"
    assert quizzes.shortage(Shortage(1, ("middle", "hard"), 2, 1), parts=2) == "Part 2: 1 middling or hard question is missing"


def test_how_a_student_stands_at_the_desk() -> None:
    none = Played(1, "fox", "r", "", "", 0, 0)
    assert quizzes.result(none) == "not yet" and quizzes.result(replace(none, tries=1)) == "begun"
    done = replace(none, tries=1, ended=1, points=30.0)
    assert quizzes.result(done) == "30 points"
    assert quizzes.result(replace(done, passed=True)) == "30 points, passed"
    assert quizzes.result(replace(done, passed=False)) == "30 points, not passed yet"
    assert quizzes.done_of(3, 4) == "3 of 4" and quizzes.copy_of("A") == "A (copy)"
