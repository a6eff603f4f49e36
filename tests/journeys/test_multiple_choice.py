"""Several answers ticked in front of the real window: by mouse, by finger, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.factories import make_multiple, put
from tests.journeys.asked import answered, asked
from tests.journeys.person import Person
from wastequiz.ui.widgets.choosing_area import ChoosingArea

QUESTION = put(make_multiple("several"))


def test_tiles_are_ticked_and_unticked_by_mouse(window: Person) -> None:
    page = asked(window, QUESTION)
    assert isinstance(page.answers, ChoosingArea)
    for tile in (page.tiles[0], page.tiles[1], page.tiles[1], page.tiles[2]):
        window.click(tile)
    assert page.answers.chosen() == ("a", "c")
    assert page.answers.counter.text() == "2 chosen"
    assert page.answers.done is not None
    window.click(page.answers.done)
    assert answered(window, page) == 1


def test_tiles_are_ticked_by_finger(window: Person) -> None:
    page = asked(window, QUESTION)
    window.touch(page.tiles[0])
    window.touch(page.tiles[2])
    assert page.answers.done is not None
    window.touch(page.answers.done)
    assert answered(window, page) == 1


def test_the_keyboard_alone_ticks_and_gives(window: Person) -> None:
    page = asked(window, QUESTION)
    window.press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert answered(window, page) == 1
