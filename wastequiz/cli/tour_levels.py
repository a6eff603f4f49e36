"""Where the tour stops on the path of levels: at home, on the path, after a level, and before the class's lanterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wastequiz.domain.items import Band
from wastequiz.domain.levels import LEVELS, level_spec
from wastequiz.domain.students import GUEST, Contestant
from wastequiz.services import goals, touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour
    from wastequiz.domain.memory import Lanterns

FRESH, HALF, ALL = 11, 7, 12
"""Seats of those who have passed no level, two, and all six."""
PASSED, MISSED, FLAWLESS = "rrwrrrrrwr", "rwrrwrrrwr", "rrrrrrrrrr"


def level_path(t: Tour) -> None:
    from wastequiz.ui.places import Home, LevelPath
    from wastequiz.ui.screens.home import HomeScreen
    from wastequiz.ui.screens.level_path import LevelPathScreen

    _sit(t, t.student(t.classes.full, FRESH))
    t.go(LevelPath())
    t.take("level_path_fresh")
    page = t.page(LevelPathScreen)
    page.begin(page.states[3])
    t.take("level_path_locked")
    half = t.student(t.classes.full, HALF)
    for number, marks in ((1, FLAWLESS), (2, PASSED), (3, MISSED)):
        _play(t, half, number, marks)
    _sit(t, half)
    t.go(LevelPath())
    t.take("level_path_half")
    t.context.last_student = half
    t.go(Home(), last_class=t.classes.full.id)
    t.page(HomeScreen).look_for_class()
    t.take("home_known_student")
    every = t.student(t.classes.full, ALL)
    for level in LEVELS:
        _play(t, every, level.number, PASSED)
    _sit(t, every)
    t.go(LevelPath())
    t.take("level_path_all_passed")
    t.context.last_student = every
    t.go(Home(), last_class=t.classes.full.id)
    t.page(HomeScreen).look_for_class()
    t.take("home_all_levels_passed")
    t.context.last_student = GUEST
    _sit(t, Contestant(animal="owl"))
    t.go(LevelPath())
    t.take("level_path_guest")


def level_results(t: Tour) -> None:
    from wastequiz.ui.places import Results

    who = t.student(t.classes.full, FRESH)
    for state, number, marks in (
        ("results_level_not_passed", 1, MISSED),
        ("results_level_passed", 1, PASSED),
        ("results_level_passed_again", 1, FLAWLESS),
        ("results_level_last_passed", 6, FLAWLESS),
    ):
        _play(t, who, number, marks)
        t.go(Results())
        t.take(state)
    _play(t, Contestant(animal="owl"), 2, PASSED)
    t.go(Results())
    t.take("results_level_guest")


def goal_reached(t: Tour) -> None:
    from wastequiz.ui.places import ClassBoard

    kept: list[Lanterns] = []
    goals.set_goal(t.school, t.classes.full.id, 12, kept.append, t.failed)
    t.wait_for(kept)
    t.go(ClassBoard(t.classes.full.id))
    t.take("class_board_goal_reached")
    goals.set_goal(t.school, t.classes.full.id, 20, kept.append, t.failed)
    t.rest()


def _sit(t: Tour, who: Contestant) -> None:
    """Somebody sits down at the path."""
    from wastequiz.ui.context import Session

    t.context.session = Session(who, t.classes.full if who.class_id else None)


def _play(t: Tour, who: Contestant, number: int, marks: str) -> None:
    """Plays a level to its end without showing it; the session is as after its last question."""
    from wastequiz.domain.levels import LevelState
    from wastequiz.services import levels

    states: list[tuple[LevelState, ...]] = []
    levels.levels(t.school, who, lambda found: states.append(tuple(found)), t.failed)
    before = t.wait_for(states)[number - 1]
    begun = t.begin(level_spec(number, touring.school_rules(), Band.g34), who)
    t.answer(begun, marks)
    t.finish(begun)
    t.context.session.level_before = None if who.is_guest else before
