"""Who was first, and whose key it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import make_choice, put
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Entry, Lesson, LessonSpec
from wastequiz.ui.lesson.buzz import first_of, key_of, known, learnt, team_for

TEAMS = (1, 2, 3)


def lesson(*firsts: int) -> Lesson:
    entries = tuple(Entry(n, n, "", team, ("b",), 1.0, 100, 10.0) for n, team in enumerate(firsts))
    return Lesson("l", LessonSpec("cn-harbin", Band.g34, 1, "buzzers"), 1, "r", (put(make_choice("q")),), entries)


def test_in_one_moment_the_team_is_first_that_was_it_least_often() -> None:
    assert first_of(lesson(), [3, 2]) == 2
    assert first_of(lesson(2, 1, 2, 3), [2, 3]) == 3
    assert first_of(lesson(2, 3), [3, 2]) == 2


def test_what_was_taken_over_or_taken_back_does_not_count_as_having_been_first() -> None:
    made = lesson(2, 2)
    one, other = made.entries
    assert first_of(replace(made, entries=(replace(one, stolen=True), replace(other, void=True))), [3, 2]) == 2


def test_nobody_pressed_nobody_is_first() -> None:
    with pytest.raises(ValueError, match="empty"):
        first_of(lesson(), [])


def test_buzzers_are_learnt_one_after_the_other() -> None:
    keys = learnt({}, TEAMS, "x")
    keys = learnt(keys, TEAMS, "x")
    keys = learnt(keys, TEAMS, "3")
    keys = learnt(keys, TEAMS, "\r")
    keys = learnt(keys, TEAMS, "z")
    assert keys == {"x": 1, "3": 2, "z": 3}
    assert learnt(keys, TEAMS, "y") == keys


def test_a_key_is_the_team_s_that_learnt_it_else_that_of_its_number() -> None:
    keys = {"x": 1, "3": 2}
    assert [team_for(keys, TEAMS, letter) for letter in ("x", "3", "2", "9", "q", "")] == [1, 2, 2, 0, 0, 0]
    assert [key_of(keys, TEAMS, team) for team in TEAMS] == ["x", "3", ""]


def test_a_station_s_keys_go_to_the_teams_in_their_order() -> None:
    assert known("bxz", (4, 7)) == {"b": 4, "x": 7}
    assert known("b", (4, 7)) == {"b": 4} and known("", (4, 7)) == {}
