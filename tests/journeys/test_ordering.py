"""Steps put in order in front of the real window: by mouse, by finger, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.factories import make_ordering, put
from tests.journeys.asked import answered, asked, pull_by_finger, pull_by_mouse, spot
from tests.journeys.person import Person
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.ordering_area import OrderingArea

MUDDLED = put(make_ordering("steps")).in_order(("c", "a", "b", "d"))


def area(page: QuizScreen) -> OrderingArea:
    assert isinstance(page.answers, OrderingArea)
    return page.answers


def test_a_card_is_pulled_to_its_place_by_mouse_and_the_answer_is_right(window: Person) -> None:
    page = asked(window, MUDDLED)
    cards = area(page)
    assert cards.done is not None
    assert not cards.done.isEnabled()
    first, third = (page.where(cards.order[n]) for n in (0, 2))
    pull_by_mouse(window, spot(window, first), spot(window, third))
    assert cards.now() == ("a", "b", "c", "d")
    window.click(cards.done)
    assert answered(window, page) == 1


def test_two_cards_are_tapped_by_finger_and_swap_and_a_third_is_pulled(window: Person) -> None:
    page = asked(window, MUDDLED)
    cards = area(page)
    window.touch(cards.order[0])
    assert cards.held is cards.order[0]
    window.touch(cards.order[1])
    assert cards.now() == ("a", "c", "b", "d")
    second, third = (page.where(cards.order[n]) for n in (1, 2))
    pull_by_finger(window, spot(window, third), spot(window, second))
    assert cards.now() == ("a", "b", "c", "d")
    assert cards.done is not None
    window.touch(cards.done)
    assert answered(window, page) == 1


def test_the_keyboard_alone_puts_them_in_order(window: Person) -> None:
    page = asked(window, MUDDLED)
    cards = area(page)
    window.press(Qt.Key.Key_1, Qt.Key.Key_2)
    assert cards.now() == ("a", "c", "b", "d"), "number of the card, then of its place"
    window.press(Qt.Key.Key_2, Qt.Key.Key_Right)
    assert cards.now() == ("a", "b", "c", "d"), "an arrow moves the one that is picked up"
    window.press(Qt.Key.Key_Return)
    assert answered(window, page) == 1
