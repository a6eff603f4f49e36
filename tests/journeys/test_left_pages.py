"""Pages that were left are gone at once, with all that stood on them, so that an afternoon of rounds takes no more memory than the first ones."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QObject

from tests.journeys.person import Person
from wastequiz.domain.items import Band
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import RoundSpec
from wastequiz.services import playing
from wastequiz.stage.keyboard import Keyboard
from wastequiz.ui.context import Session
from wastequiz.ui.places import Home, LookUp, Quiz
from wastequiz.ui.screen import Screen
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.look_up import LookUpScreen
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.screens.results import ResultsScreen


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Python's collector does not come by: what goes, goes because nothing holds it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def of(page: QObject) -> list[weakref.ref[Any]]:
    """The page and everything on it that tests may see."""
    return [weakref.ref(thing) for thing in (page, *page.findChildren(QObject))]


def play_one(one: Person, kind: str) -> list[weakref.ref[Any]]:
    """Plays a round of one question of `kind` up to its results; gives what stood on its page."""
    begun: list[playing.Playing] = []
    spec = RoundSpec("cn-harbin", Band.g56, length=1, kinds=(kind,))
    playing.begin(one.program.school, spec, one.program.context.session.contestant, begun.append, pytest.fail, seed=7)
    one.wait(lambda: bool(begun))
    one.program.context.session = Session(spec=spec, playing=begun[0])
    one.window.navigator.go(Quiz())
    page = one.arrive(QuizScreen)
    assert page.question.kind == kind
    page.warm()
    one.click(page.answers.fill(playing.robot_choice(begun[0].progress, Random(1), skill=1)))
    one.wait(lambda: page.answer is not None)
    seen = of(page)
    assert page.next is not None
    one.click(page.next)
    one.arrive(ResultsScreen)
    return seen


def left(one: Person, seen: list[weakref.ref[Any]]) -> list[Any]:
    """What is still there of it, after home was reached."""
    one.window.navigator.go(Home())
    one.arrive(HomeScreen)
    one.wait(lambda: [type(page) for page in one.window.findChildren(Screen)] == [HomeScreen])
    return [thing for ref in seen if (thing := ref()) is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_question_that_was_left_nothing_stays(window: Person, no_collector: None, kind: str) -> None:
    seen = [ref for _round in range(3) for ref in play_one(window, kind)]
    assert len(seen) > 30
    assert left(window, seen) == []


def look_up(one: Person) -> list[weakref.ref[Any]]:
    """Looks a word up, with the on-screen keyboard; gives what stood on the page."""
    one.window.navigator.go(LookUp("", "battery"))
    page = one.arrive(LookUpScreen)
    one.wait(lambda: page.found is not None)
    page.keyboard.open()
    page.keyboard.close()
    return of(page)


def test_of_look_up_with_its_keyboard_nothing_stays(window: Person, no_collector: None) -> None:
    seen = look_up(window)
    assert any(isinstance(ref(), Keyboard) for ref in seen)
    assert left(window, seen) == []
