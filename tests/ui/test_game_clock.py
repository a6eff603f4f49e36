"""The clock of a game: it says what has passed, never more than a little at once, and nothing while it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from wastequiz.ui.game_clock import MOST_MS, GameClock


class Time:
    """A clock on the wall that a test turns."""

    def __init__(self) -> None:
        self.ms = 1000.0

    def __call__(self) -> float:
        return self.ms


def made(qtbot: Any) -> tuple[GameClock, Time, list[float], QObject]:
    owner, wall = QObject(), Time()
    clock = GameClock(owner, wall)
    passed: list[float] = []
    clock.ticked.connect(passed.append)
    return clock, wall, passed, owner


def test_a_tick_says_how_much_time_has_passed(qtbot: Any) -> None:
    clock, wall, passed, _owner = made(qtbot)
    clock.run()
    for ms in (16.0, 17.5):
        wall.ms += ms
        clock.beat()
    assert passed == [16.0, 17.5]


def test_after_an_hour_the_game_goes_on_where_it_was(qtbot: Any) -> None:
    clock, wall, passed, _owner = made(qtbot)
    clock.run()
    wall.ms += 3_600_000
    clock.beat()
    wall.ms += 10
    clock.beat()
    assert passed == [MOST_MS, 10.0]


def test_what_passes_while_it_stands_does_not_count(qtbot: Any) -> None:
    clock, wall, passed, _owner = made(qtbot)
    clock.run()
    clock.run(False)
    assert not clock.runs
    wall.ms += 40
    clock.run()
    clock.run()
    wall.ms += 5
    clock.beat()
    assert passed == [5.0]


def test_a_wall_clock_that_goes_back_gives_no_time(qtbot: Any) -> None:
    clock, wall, passed, _owner = made(qtbot)
    clock.run()
    wall.ms -= 500
    clock.beat()
    assert passed == []


def test_it_ticks_by_itself(qtbot: Any) -> None:
    owner = QObject()
    clock = GameClock(owner)
    with qtbot.waitSignal(clock.ticked) as heard:
        clock.run()
    clock.run(False)
    assert 0 < heard.args[0] <= MOST_MS
