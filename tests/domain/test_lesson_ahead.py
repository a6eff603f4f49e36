"""Whose turn comes next in a lesson, as far as it is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import make_choice, put
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.lesson_ahead import ahead
from wastequiz.domain.lesson_steps import call, tell
from wastequiz.domain.lesson_turns import NOBODY, Turn
from wastequiz.domain.roll_call import RollCall, mark_absent
from wastequiz.domain.teams import Team

SEED = 5
TEAMS = (Team(1, "fox"), Team(2, "deer"), Team(3, "owl"))


def lesson(method: str, *, refs: tuple[str, ...] = ("r1", "r2", "r3"), **changes: Any) -> Lesson:
    teams = TEAMS if method in ("teams", "lanes", "buzzers") else ()
    made = LessonSpec("cn-harbin", Band.g34, 1, method, rounds=1, each=2, teams=changes.pop("teams", teams))
    questions = (put(make_choice("one")), put(make_choice("two")))
    return replace(Lesson("l", made, 1, "rev", questions, roll=RollCall(refs) if refs else None), **changes)


def test_before_the_call_it_is_who_will_be_called() -> None:
    asked = lesson("roll_call")
    [called] = call(asked, SEED)
    assert ahead(asked, SEED) == Turn("student", called.ref)  # type: ignore[union-attr]


def test_after_the_call_it_is_the_one_after() -> None:
    asked = lesson("roll_call")
    for deed in call(asked, SEED):
        asked = asked.after(deed)
    following = ahead(asked, SEED)
    assert following.who == "student" and following.ref != asked.asked


@pytest.mark.parametrize("method", ["roll_call", "spoken"])
def test_at_the_last_question_nobody_comes_once_it_is_told(method: str) -> None:
    last = lesson(method, at=1)
    assert ahead(last, SEED).who == "student", "who is called for this one"
    for deed in tell(last):
        last = last.after(deed)
    assert ahead(last, SEED) == NOBODY


def test_nobody_is_called_where_nobody_is_there_or_known() -> None:
    empty = lesson("roll_call", refs=("r1",))
    assert empty.roll is not None
    assert ahead(replace(empty, roll=mark_absent(empty.roll, "r1")), SEED) == NOBODY
    assert ahead(lesson("spoken", refs=()), SEED) == NOBODY


@pytest.mark.parametrize("method", ["teams", "spoken"])
def test_teams_take_turns(method: str) -> None:
    assert ahead(lesson(method, teams=TEAMS), SEED) == Turn("teams", teams=(2,))
    assert ahead(lesson(method, teams=TEAMS, at=1), SEED) == NOBODY


@pytest.mark.parametrize("method", ["lanes", "hands", "corners", "buzzers"])
def test_where_all_answer_nobody_is_next(method: str) -> None:
    assert ahead(lesson(method), SEED) == NOBODY
