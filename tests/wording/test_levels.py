"""What is said of the path: where somebody is, what opens a level, and how a try went, always kindly."""

from __future__ import annotations

from datetime import date

import pytest

from wastequiz.domain.levels import LEVELS, LevelState
from wastequiz.domain.streaks import Streak
from wastequiz.wording import levels


def path(*passed: int) -> list[LevelState]:
    return [LevelState(one.number, one.code, one.number == 1 or one.number - 1 in passed, one.number in passed) for one in LEVELS]


def test_every_level_has_a_name_of_its_own() -> None:
    names = [levels.name(one.code) for one in LEVELS]
    assert len(set(names)) == 6 and not set(names) & {one.code for one in LEVELS}


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        ((), "Level 1 · 6 lamps to light"),
        ((1, 2), "Level 3 · 4 lamps to light"),
        ((1, 2, 3, 4, 5), "Level 6 · 1 lamp to light"),
        ((1, 2, 3, 4, 5, 6), "All six ice lamps are lit"),
    ],
)
def test_the_short_line_says_what_is_next(passed: tuple[int, ...], told: str) -> None:
    assert levels.short(path(*passed)) == told


def test_who_is_not_known_is_told_what_the_path_is() -> None:
    assert levels.short(()) == "Six levels, six ice lamps to light"


def test_a_stone_says_best_and_tries_or_what_opens_it() -> None:
    assert levels.standing(LevelState(3, "look_alikes", False)) == "Pass level 2 first."
    assert levels.standing(LevelState(3, "look_alikes", True)) == "Not played yet"
    assert levels.standing(LevelState(3, "look_alikes", True), guest=True) == ""
    assert levels.standing(LevelState(3, "look_alikes", True, tries=2, best=7)) == "Best 7/10 · 2 tries"


BEFORE = LevelState(3, "look_alikes", True, tries=1, best=7)
PASSED = LevelState(3, "look_alikes", True, passed=True, tries=1, best=9)


@pytest.mark.parametrize(
    ("right", "total", "before", "told"),
    [
        (8, 10, BEFORE, ("Level 3 passed!", "The ice lamp is lit.")),
        (8, 10, None, ("Level 3 passed!", "The ice lamp is lit.")),
        (10, 10, PASSED, ("Level 3 passed!", "Your lamp shines on.")),
        (7, 10, BEFORE, ("Once more?", "Just 1 more to pass.")),
        (3, 10, None, ("Once more?", "Just 5 more to pass.")),
        (3, 10, PASSED, ("Once more?", "Your lamp shines on.")),
        (3, 5, BEFORE, ("Once more?", "Just 1 more to pass.")),
    ],
)
def test_the_verdict_praises_or_asks_once_more(right: int, total: int, before: LevelState | None, told: tuple[str, str]) -> None:
    assert levels.verdict(3, right, total, before) == told


@pytest.mark.parametrize("total", range(1, 21))
def test_so_many_more_right_answers_would_have_passed(total: int) -> None:
    for right in range(total + 1):
        more = levels.missing(right, total)
        assert levels.missing(right + more, total) == 0
        assert not more or levels.missing(right + more - 1, total) == 1


def test_the_best_of_a_level_is_told() -> None:
    assert levels.best_line(5, 10, None) == "Guests play for fun: nothing is kept."
    assert levels.best_line(5, 10, LevelState(1, "signs", True)) == "Your first try at this level: a start!"
    assert levels.best_line(8, 10, BEFORE) == "New personal best! Before: 7/10"
    assert levels.best_line(7, 10, BEFORE) == "Your best so far: 7/10"


def test_a_missed_day_is_forgiven_in_words() -> None:
    missed = (date(2026, 11, 18),)
    assert levels.streak_chip(Streak()) == levels.streak_note(Streak()) == ""
    assert levels.streak_chip(Streak(1, today=True)) == "1 day in a row"
    assert levels.streak_note(Streak(4, missed, today=True)) == "One day missed? Never mind, your row goes on."
    assert levels.streak_note(Streak(4, missed, last_chance=True)) == "Play today, and your row of days goes on."
