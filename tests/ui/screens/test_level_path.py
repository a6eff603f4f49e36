"""The path of levels: passed, open and locked stones, who walks it, and a level begun with one touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.screens.playground import SIZES, add_class, click, context_on, not_cut, press, shown
from wastequiz.domain.items import Band
from wastequiz.domain.students import Contestant
from wastequiz.services import enrolling
from wastequiz.ui.context import Context, Session
from wastequiz.ui.places import Home, Quiz, WhoPlays
from wastequiz.ui.screens.level_path import LevelPathScreen

PASSED = "INSERT INTO levels VALUES (?, 'cn-harbin', 'g34', ?, 1, 9, 90, 1, '2026-11-19')"
ANSWERED = "INSERT INTO days_played VALUES (?, ?, 1, 1)"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        made.school.preferences = made.school.preferences.but(scheme="cn-harbin", language="en")
        yield made


def sit(qtbot: Any, context: Context, *passed: int, band: Band = Band.g34) -> Contestant:
    """Somebody who has passed these levels sits down."""
    only = add_class(qtbot, context, "Class 3-2", 2, band)
    found: list[Any] = []
    enrolling.students(context.school, only.id, found.extend)
    qtbot.waitUntil(lambda: len(found) == 2)
    who = enrolling.contestant(found[0])
    for number in passed:
        context.school.ask(lambda db, n=number: db.conn.execute(PASSED, (who.ref, n)))
    context.session = Session(who, only)
    return who


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[LevelPathScreen, list[Any]]:
    screen = LevelPathScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: len(screen.stones) == 6)
    return screen, places


def test_a_stone_is_passed_next_or_locked_and_says_so(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, 1, 2)
    screen, _places = opened(qtbot, context)
    assert [s.state.passed for s in screen.stones] == [True, True, False, False, False, False]
    assert [s.ahead for s in screen.stones] == [False, False, True, False, False, False]
    assert screen.stones[0].accessibleName() == "Level 1: Signs and colours"
    assert screen.stones[0].accessibleDescription() == "Passed, Best 9/10 · 1 try"
    assert screen.stones[2].accessibleDescription() == "Open, Not played yet, next"
    assert screen.stones[3].accessibleDescription() == "Still locked, Pass level 3 first."
    assert QApplication.focusWidget() is screen.stones[2], "the keyboard begins at the next level"


def test_a_touch_begins_the_level(qtbot: Any, context: Context) -> None:
    who = sit(qtbot, context, 1)
    screen, places = opened(qtbot, context)
    click(qtbot, screen.stones[1])
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    session = context.session
    assert session.playing is not None and session.school_class is not None
    round_ = session.playing.progress.round
    assert (round_.spec.level, round_.contestant, session.level_before) == (2, who, screen.states[1])


def test_two_quick_touches_begin_one_level(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, 1, 2)
    screen, places = opened(qtbot, context)
    click(qtbot, screen.stones[0])
    click(qtbot, screen.stones[1])
    context.school.ask(lambda _db: None)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Quiz()]
    assert context.session.playing is not None and context.session.playing.progress.round.spec.level == 1


def test_a_locked_level_says_kindly_what_comes_first(qtbot: Any, context: Context) -> None:
    sit(qtbot, context)
    screen, places = opened(qtbot, context)
    click(qtbot, screen.stones[4])
    assert screen.notice.isVisible()
    assert screen.notice.text() == context.voice.last == "Level 4 comes first. Pass it, and this one opens."
    assert places == [] and context.session.playing is None


def test_a_guest_may_begin_any_level_and_is_told_that_nothing_is_kept(qtbot: Any, context: Context) -> None:
    context.session = Session(Contestant(animal="owl"))
    screen, places = opened(qtbot, context)
    assert all(s.state.is_open for s in screen.stones)
    assert screen.below.text() == "Guests play for fun: nothing is kept."
    assert not screen.streak.isVisible() and not screen.lamps.isVisible()
    click(qtbot, screen.stones[5])
    qtbot.waitUntil(lambda: bool(places))
    assert context.session.playing is not None and context.session.level_before is None
    assert context.session.playing.progress.round.spec.level == 6


def test_days_in_a_row_and_the_lamps_of_the_class_stand_on_chips(qtbot: Any, context: Context) -> None:
    from datetime import timedelta

    from wastequiz.store import book

    who = sit(qtbot, context, 1, 2)
    today = context.school.ask(book.today)
    for ago in (0, 1):
        context.school.ask(lambda db, d=today - timedelta(days=ago): db.conn.execute(ANSWERED, (who.ref, d.isoformat())))
    screen, _places = opened(qtbot, context)
    assert screen.streak.isVisible() and screen.streak.accessibleName() == "2 days in a row"
    assert screen.lamps.accessibleName() == "The class: 2 lamps"


def test_all_passed_is_told_and_the_last_stone_has_the_focus(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, 1, 2, 3, 4, 5, 6)
    screen, _places = opened(qtbot, context)
    assert screen.below.text() == "All six ice lamps are lit"
    assert QApplication.focusWidget() is screen.stones[5]


def test_the_speaker_tells_where_one_is(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, 1, 2)
    screen, _places = opened(qtbot, context)
    click(qtbot, screen.speak)
    assert context.voice.last.startswith("Level 3 · 4 lamps to light. Look-alikes")


def test_somebody_else_may_take_over(qtbot: Any, context: Context) -> None:
    who = sit(qtbot, context)
    screen, places = opened(qtbot, context)
    click(qtbot, screen.who)
    assert places == [WhoPlays(who.class_id, aim="levels")]


def test_arrows_walk_the_path_and_escape_leads_home(qtbot: Any, context: Context) -> None:
    sit(qtbot, context, 1, 2, 3, 4, 5, 6)
    screen, places = opened(qtbot, context)
    screen.stones[0].setFocus()
    seen = []
    for _ in range(5):
        press(Qt.Key.Key_Right)
        seen.append(screen.stones.index(QApplication.focusWidget()))  # type: ignore[arg-type]
    assert seen == [1, 2, 3, 4, 5]
    press(Qt.Key.Key_Escape)
    assert places == [Home()]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    sit(qtbot, context, 1, 2)
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)
    reach = (0.62 if screen.tall else 0.6) * screen.area.height()
    assert all(screen.where(s).top() >= screen.area.bottom() - reach - 90 for s in screen.stones), "children reach every stone"
