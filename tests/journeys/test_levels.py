"""The path of levels as children walk it: by touch, with a second try, by keyboard alone; and as guests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person, school_folder
from tests.journeys.test_main_job import LEVELS, right_tile, wrong_tile
from tests.services.asking import heard
from wastequiz.domain.items import Band
from wastequiz.services import enrolling
from wastequiz.services.school import School
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.level_path import LevelPathScreen
from wastequiz.ui.screens.results import ResultsScreen
from wastequiz.ui.screens.who_plays import WhoPlaysScreen
from wastequiz.ui.widgets.tile import Tile

SEAT = 2


@pytest.fixture
def child(person: Callable[..., Person], tmp_path: Path) -> Person:
    """In front of home, in a school with one class of those who cannot read: every question is put in pictures."""
    folder = school_folder(tmp_path / "school", language="en", scheme="cn-harbin")
    school = School(folder).open_and_wait()
    heard(school, lambda done, failed: enrolling.add_class(school, "1-4", Band.pre, 3, done, failed))
    school.close()
    return person(folder)


def sits_down(me: Person) -> LevelPathScreen:
    """From home to the path, by touch."""
    me.touch(me.arrive(HomeScreen).tiles[LEVELS])
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    if not who.students:
        assert who.paged is not None
        me.touch(who.paged.pieces[0])
        me.wait(lambda: who.students and who.paged is not None)
    assert who.paged is not None
    me.touch(who.paged.pieces[[s.seat for s in who.students].index(SEAT)])
    return stands(me)


def stands(me: Person) -> LevelPathScreen:
    path = me.arrive(LevelPathScreen)
    me.wait(lambda: len(path.stones) == 6)
    return path


def plays(me: Person, wrong: int) -> ResultsScreen:
    """Ten questions by touch, the first `wrong` of them wrong."""
    for number in range(1, 11):
        page = me.question(number)
        assert not page.playing.progress.round.spec.practice
        me.touch(wrong_tile(page) if number <= wrong else right_tile(page))
        me.wait(lambda page=page: page.answer is not None)
        assert page.next is not None
        me.touch(page.next)
        me.wait(lambda page=page: me.screen is not page)
    return me.arrive(ResultsScreen)


def test_a_child_passes_level_one_and_finds_level_two_open(child: Person) -> None:
    me = child
    path = sits_down(me)
    assert [s.state.is_open for s in path.stones] == [True] + 5 * [False]
    me.touch(path.stones[1])
    me.wait(lambda: path.notice.isVisible())
    assert me.screen is path, "a locked level does not begin"
    me.touch(path.stones[0])
    results = plays(me, wrong=2)
    assert results.verdict is not None and results.verdict.passed and results.verdict.glow == 1
    assert results.path is not None
    me.touch(results.path)
    path = stands(me)
    assert [(s.state.passed, s.state.is_open) for s in path.stones[:3]] == [(True, True), (False, True), (False, False)]
    assert path.stones[1].ahead and path.lamps.accessibleName() == "The class: 1 lamp"
    assert path.back is not None
    me.touch(path.back)
    home = me.arrive(HomeScreen)
    hero = home.tiles[LEVELS]
    assert isinstance(hero, Tile)
    me.wait(lambda: hero.below == "Level 2 · 5 lamps to light")
    assert home.chip.accessibleName() == "1-4"


def test_a_child_who_missed_it_tries_again_with_one_touch(child: Person) -> None:
    me = child
    me.touch(sits_down(me).stones[0])
    results = plays(me, wrong=3)
    assert results.verdict is not None and not results.verdict.passed
    assert results.verdict.line == "Just 1 more to pass."
    me.touch(results.buttons[0])
    results = plays(me, wrong=0)
    assert results.verdict is not None and results.verdict.passed
    assert "New personal best! Before: 7/10" in results.score.accessibleName()
    me.touch(results.buttons[0])
    assert me.question(1).playing.progress.round.spec.level == 2


def test_what_went_wrong_comes_again_until_it_sits(child: Person) -> None:
    me = child
    me.touch(sits_down(me).stones[0])
    results = plays(me, wrong=2)
    assert results.practise is not None
    me.touch(results.practise)
    page = me.question(1)
    round_ = page.playing.progress.round
    assert round_.spec.practice and round_.spec.pictures_only
    assert len(round_.questions) == len({q.subject_id for q in round_.questions}) <= 2


def test_a_level_by_keyboard_alone(child: Person) -> None:
    me = child
    home = me.arrive(HomeScreen)
    me.tab_to(home.tiles[LEVELS])
    me.press(Qt.Key.Key_Return)
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: len(who.students) == 3 and who.entry is not None)
    me.press(str(SEAT), Qt.Key.Key_Return)
    path = stands(me)
    assert QApplication.focusWidget() is path.stones[0]
    me.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is path.stones[1]
    me.press(Qt.Key.Key_Return)
    assert path.notice.isVisible()
    me.press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    for number in range(1, 11):
        page = me.question(number)
        me.press(str(page.tiles.index(right_tile(page)) + 1))
        me.wait(lambda page=page: page.answer is not None)
        me.press(Qt.Key.Key_Return)
        me.wait(lambda page=page: me.screen is not page)
    results = me.arrive(ResultsScreen)
    assert QApplication.focusWidget() is results.next_level
    me.press(Qt.Key.Key_Return)
    assert me.question(1).playing.progress.round.spec.level == 2


def test_a_guest_walks_where_they_like(child: Person) -> None:
    me = child
    me.touch(me.arrive(HomeScreen).tiles[LEVELS])
    who = me.arrive(WhoPlaysScreen)
    me.wait(lambda: who.paged is not None)
    me.touch("Play as a guest")
    me.wait(lambda: who.title.text() == "Choose an animal" and who.paged is not None)
    assert who.paged is not None
    me.touch(who.paged.pieces[0])
    path = stands(me)
    me.touch(path.stones[4])
    assert me.question(1).playing.progress.round.spec.level == 5
