"""Fingers in the whole program: several children at one board, a page that changes under a finger, a pause while one is held."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.person import Person, finger
from wastequiz.stage.pieces import Piece
from wastequiz.ui.screens.home import HomeScreen
from wastequiz.ui.screens.quiz import QuizScreen

SECOND = 2
"""The number of the picture game's tile on home."""


def down(me: Person, where: QWidget, number: int) -> QPoint:
    spot = me.spot(where)
    QTest.touchEvent(me.window.windowHandle(), finger()).press(number, spot, me.window.windowHandle()).commit()
    return spot


def up(me: Person, spot: QPoint, number: int) -> None:
    QTest.touchEvent(me.window.windowHandle(), finger()).release(number, spot, me.window.windowHandle()).commit()


def pressed(me: Person) -> list[str]:
    return [piece.accessibleName() for piece in me.screen.findChildren(Piece) if piece.isDown()]


def picture_question(me: Person) -> QuizScreen:
    """The first question of a picture game that is answered by touching one of at least three tiles: rounds without one are left again.

    It is begun by key: an answer that comes under the finger within moments of a tap is taken for that tap's second half.
    """
    for _round in range(40):
        me.quizzes("pictures").setFocus()
        me.press(Qt.Key.Key_Return)
        page = me.question(1)
        if page.question.kind in ("which_bin", "pick_from_bin", "single_choice") and len(page.tiles) >= 3:
            return page
        page.give_up()
    raise AssertionError("no such question in forty rounds")


def test_a_page_that_changes_under_a_finger_hears_nothing_of_it(window: Person) -> None:
    me = window
    home = me.arrive(HomeScreen)
    spots = [down(me, home.tiles[number], number) for number in (0, SECOND)]
    assert len(pressed(me)) == 2
    me.window.navigator.again()
    assert me.screen is not home and not home.tiles[SECOND].isDown(), "the page left still has a pressed tile"
    for number, spot in zip((0, SECOND), spots, strict=True):
        up(me, spot, number)
    assert not pressed(me)
    me.touch(me.quizzes("pictures", me.touch))
    me.question(1)


def test_an_answer_held_while_the_round_is_paused_is_not_given(window: Person) -> None:
    me = window
    page = picture_question(me)
    spots = [down(me, tile, number) for number, tile in enumerate(page.tiles[:2])]
    assert len(pressed(me)) == 2
    me.press(Qt.Key.Key_Escape)
    assert page.paused is not None and not pressed(me)
    me.press(Qt.Key.Key_Return)
    me.wait(lambda: page.paused is None)
    for number, spot in enumerate(spots):
        up(me, spot, number)
    assert page.answer is None and not page.playing.progress.answers


def test_three_children_answering_at_once_give_one_answer(window: Person) -> None:
    me = window
    page = picture_question(me)
    spots = [down(me, tile, number) for number, tile in enumerate(page.tiles[:3])]
    assert len(pressed(me)) == len(spots)
    for number, spot in enumerate(spots):
        up(me, spot, number)
    me.wait(lambda: isinstance(s := me.screen, QuizScreen) and s.answer is not None)
    assert len(page.playing.progress.answers) == 1 and not pressed(me)
