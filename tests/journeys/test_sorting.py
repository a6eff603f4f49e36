"""Sorting many things, and taking one apart, in the whole program: by mouse, by finger, by keyboard alone."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.person import Person, finger
from wastequiz.domain.items import Band
from wastequiz.domain.rounds import RoundSpec
from wastequiz.domain.students import GUEST
from wastequiz.services import playing
from wastequiz.ui.context import Session
from wastequiz.ui.places import Quiz
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.sorting_area import SortingArea


def asked(me: Person, kind: str) -> tuple[QuizScreen, SortingArea]:
    """A round of this kind begins; its first question stands before `me`."""
    begun: list[Any] = []
    spec = RoundSpec("cn-harbin", Band.g56, length=2, kinds=(kind,))
    playing.begin(me.program.school, spec, GUEST, begun.append, lambda error: pytest.fail(repr(error)), seed=5)
    me.wait(lambda: begun)
    me.program.context.session = Session(spec=spec, playing=begun[0])
    me.window.navigator.go(Quiz())
    page = me.question(1)
    return page, cast(SortingArea, page.answers)


def home_of(area: SortingArea, number: int) -> QWidget:
    """The bin where thing `number` belongs."""
    return next(b for b in area.bins if b.target.id == area.cards[number].option.target)


def answered_right(me: Person, page: QuizScreen) -> None:
    me.wait(lambda: page.answer is not None)
    assert page.answer is not None and page.answer.correct == 1
    assert page.sheet is not None and page.sheet.isVisible()


def test_five_things_are_pulled_into_their_bins_with_the_mouse(window: Person) -> None:
    page, area = asked(window, "sort_many")
    handle = window.window.windowHandle()
    for number, card in enumerate(area.cards):
        start, end = window.spot(card), window.spot(home_of(area, number))
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(handle, (start + end) / 2)
        QTest.mouseMove(handle, end)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)
    window.click("Done")
    answered_right(window, page)
    assert page.answer is not None and len(page.answer.sorts) == len(area.cards)
    window.click(page.next)  # type: ignore[arg-type]
    window.question(2)


def test_two_children_pull_two_things_at_once_and_tap_the_others(window: Person) -> None:
    page, area = asked(window, "sort_many")
    handle = window.window.windowHandle()

    def both(how: str, spots: list[QPoint]) -> None:
        event = QTest.touchEvent(handle, finger())
        for number, spot in enumerate(spots):
            getattr(event, how)(number, spot, handle)
        event.commit()

    starts, ends = [window.spot(c) for c in area.cards[:2]], [window.spot(home_of(area, n)) for n in range(2)]
    both("press", starts)
    both("move", [(a + b) / 2 for a, b in zip(starts, ends, strict=True)])
    assert [c.held for c in area.cards[:2]] == [True, True]
    both("move", ends)
    both("release", ends)
    assert [t.target.id for t in area.put.values()] == [c.option.target for c in area.cards[:2]]
    for number in range(2, len(area.cards)):
        window.touch(area.cards[number])
        spot = home_of(area, number).geometry()
        QTest.touchEvent(handle, finger()).press(0, spot.topLeft() + QPoint(30, 30), handle).commit()
        QTest.touchEvent(handle, finger()).release(0, spot.topLeft() + QPoint(30, 30), handle).commit()
    window.touch("Done")
    answered_right(window, page)


def test_a_thing_is_taken_apart_with_the_keyboard_alone(window: Person) -> None:
    page, area = asked(window, "take_apart")
    assert page.question.kind == "take_apart"
    for number, card in enumerate(area.cards):
        window.press(Qt.Key(Qt.Key.Key_1.value + number))
        assert area.in_hand is card
        window.press(Qt.Key(Qt.Key.Key_A.value + area.bins.index(cast(Any, home_of(area, number)))))
    window.press(Qt.Key.Key_Return)
    answered_right(window, page)


def test_a_pause_puts_down_what_a_finger_holds(window: Person) -> None:
    page, area = asked(window, "sort_many")
    handle, card = window.window.windowHandle(), area.cards[0]
    start = window.spot(card)
    QTest.touchEvent(handle, finger()).press(0, start, handle).commit()
    QTest.touchEvent(handle, finger()).move(0, window.spot(area.bins[0]), handle).commit()
    assert card.held
    page.leave()
    assert not card.held and not area.put and window.spot(card) == start
    QTest.touchEvent(handle, finger()).release(0, start, handle).commit()
    assert area.in_hand is None
    page.resume()
