"""Things tied to their partners in front of the real window: by mouse, by finger, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.factories import make_matching, put
from tests.journeys.asked import answered, asked, middle, pull_by_finger, pull_by_mouse
from tests.journeys.person import Person
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.matching_area import MatchingArea

MUDDLED = put(make_matching("pairs")).in_order(("a", "b", "c", "t2", "t1", "t4", "t3"))
RIGHT = ("a>t1", "b>t2", "c>t3")


def area(page: QuizScreen) -> MatchingArea:
    assert isinstance(page.answers, MatchingArea)
    return page.answers


def test_cords_are_pulled_by_mouse_from_either_side_and_taps_do_the_rest(window: Person) -> None:
    page = asked(window, MUDDLED)
    tiles = area(page)
    pull_by_mouse(window, middle(window, tiles.things[0]), middle(window, tiles.partners[1]))
    pull_by_mouse(window, middle(window, tiles.partners[0]), middle(window, tiles.things[1]))
    assert tiles.now() == RIGHT[:2]
    assert tiles.done is not None
    assert not tiles.done.isEnabled()
    window.click(tiles.things[2])
    window.click(tiles.partners[3])
    window.click(tiles.done)
    assert answered(window, page) == 1


def test_a_finger_ties_frees_and_ties_again(window: Person) -> None:
    page = asked(window, MUDDLED)
    tiles = area(page)
    window.touch(tiles.things[0])
    window.touch(tiles.partners[0])
    assert tiles.now() == ("a>t2",)
    window.touch(tiles.partners[0])
    assert tiles.now() == (), "a tap on what is tied frees it"
    for thing, partner in ((0, 1), (1, 0), (2, 3)):
        pull_by_finger(window, middle(window, tiles.things[thing]), middle(window, tiles.partners[partner]))
    assert tiles.done is not None
    window.touch(tiles.done)
    assert answered(window, page) == 1


def test_the_keyboard_alone_ties_numbers_to_letters(window: Person) -> None:
    page = asked(window, MUDDLED)
    window.press(Qt.Key.Key_1, Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_A)
    assert area(page).now() == ("b>t2",), "a partner that is tied anew leaves the thing it had"
    window.press(Qt.Key.Key_1, Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_3)
    window.press(Qt.Key.Key_Return)
    assert answered(window, page) == 1
