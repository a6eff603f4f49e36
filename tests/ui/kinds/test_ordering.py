"""The card of ordering: steps are tapped, pulled or sent by key to their places, and told afterwards where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.factories import make_ordering, put
from tests.ui.screens.playground import SIZES, ask, click, context_on, press, shown
from tests.ui.walk import watched_words
from wastequiz.domain.questions import Question
from wastequiz.domain.text import Text
from wastequiz.ui.context import Context
from wastequiz.ui.kinds.ordering import lay
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.answer_area import Page
from wastequiz.ui.widgets.ordering_area import OrderingArea

WIDE, TALL = QRectF(0, 0, 1920, 1080), QRectF(0, 0, 1080, 1920)
LONG = "Machines pick out plastic bags, chopsticks and other things that do not belong"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def muddled() -> Question:
    return put(make_ordering("steps")).in_order(("c", "a", "b", "d"))


def opened(qtbot: Any, context: Context, question: Question | None = None, size: tuple[int, int] = (1366, 768)) -> QuizScreen:
    ask(context, question or muddled())
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    return screen


def area(screen: QuizScreen) -> OrderingArea:
    assert isinstance(screen.answers, OrderingArea)
    return screen.answers


def give(qtbot: Any, screen: QuizScreen) -> None:
    done = area(screen).done
    assert done is not None
    click(qtbot, done)
    qtbot.waitUntil(lambda: screen.answer is not None)


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("answered", [False, True], ids=["asked", "answered"])
@pytest.mark.parametrize("wordy", [False, True], ids=["short", "wordy"])
def test_cards_and_numbers_have_places_of_their_own(count: int, tall: bool, answered: bool, wordy: bool) -> None:
    page = Page(tall, answered, count)
    row = lay(page, wordy=wordy)
    assert len(row.cards) == len(row.places) == count
    boxes = [card_box(page), *row.cards, *row.places]
    sheet = (1190 if tall else 684) if answered else 2000
    for box in boxes:
        assert (TALL if tall else WIDE).contains(box), box
        assert box.bottom() <= sheet
        assert answered or min(box.width(), box.height() - 8) >= 83.9, box
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other), (one, other)


def test_done_wakes_up_at_the_first_touch(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    done = area(screen).done
    assert done is not None
    assert not done.isEnabled()
    click(qtbot, area(screen).order[2])
    assert done.isEnabled()


def test_two_taps_swap_and_a_place_makes_room(qtbot: Any, context: Context) -> None:
    cards = area(opened(qtbot, context))
    click(qtbot, cards.order[0])
    click(qtbot, cards.order[3])
    assert cards.now() == ("d", "a", "b", "c")
    click(qtbot, cards.order[0])
    click(qtbot, cards.places[2])
    assert cards.now() == ("a", "b", "d", "c")
    assert cards.held is None


def test_a_second_tap_on_the_same_card_puts_it_down(qtbot: Any, context: Context) -> None:
    cards = area(opened(qtbot, context))
    card = cards.order[1]
    click(qtbot, card)
    assert card.held
    assert card.accessibleDescription() == "picked up"
    click(qtbot, card)
    assert not card.held
    assert cards.now() == ("c", "a", "b", "d")


def test_the_others_make_room_while_a_card_is_pulled_and_a_lost_finger_changes_nothing(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    cards = area(screen)
    card, before = cards.order[0], cards.now()
    goal = screen.where(cards.order[2]).center()
    neighbour = screen.where(cards.order[0])
    middle = QPointF(card.rect().center())
    card.finger_down(7, middle)
    card.finger_move(7, card.mapFrom(screen, screen.to_px(QRectF(goal.x(), goal.y(), 1, 1)).center()).toPointF())
    assert cards.now() == ("a", "b", "c", "d")
    assert screen.where(cards.order[0]) == neighbour, "the first place is filled at once"
    assert card.held
    card.finger_lost(7)
    assert cards.now() == before
    assert screen.where(card) == neighbour
    assert not card.held
    assert card.shadow_radius is not None, "what lies on the page has its shadow again"


def test_a_slip_of_the_finger_is_still_a_tap(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    cards = area(screen)
    card = cards.order[0]
    at = QPointF(card.rect().center())
    card.finger_down(3, at)
    card.finger_move(3, at + QPointF(6, 4))
    card.finger_up(3, at + QPointF(6, 4))
    assert cards.held is card


def test_only_one_card_is_pulled_at_a_time(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    cards = area(screen)
    one, other = cards.order[0], cards.order[3]
    for finger, card in ((1, one), (2, other)):
        card.finger_down(finger, QPointF(20, 20))
        card.finger_move(finger, QPointF(20, 90))
    assert one.held
    assert not other.held
    one.finger_up(1, QPointF(20, 20))
    other.finger_up(2, QPointF(20, 20))
    assert cards.now() == ("c", "a", "b", "d")


def test_keys_pick_a_card_and_give_its_place_and_escape_puts_it_down(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    cards = area(screen)

    def key(code: Qt.Key) -> None:
        screen.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier))

    key(Qt.Key.Key_1)
    key(Qt.Key.Key_3)
    assert cards.now() == ("a", "b", "c", "d")
    key(Qt.Key.Key_4)
    key(Qt.Key.Key_Left)
    key(Qt.Key.Key_Left)
    assert cards.now() == ("a", "d", "b", "c")
    key(Qt.Key.Key_Escape)
    assert cards.held is None
    assert screen.paused is None, "the first Esc only puts the card down"
    key(Qt.Key.Key_9)
    assert cards.held is None


def test_a_card_in_focus_is_moved_by_arrows_once_it_is_picked_up(qtbot: Any, context: Context) -> None:
    cards = area(opened(qtbot, context))
    card = cards.order[0]
    card.setFocus()
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is cards.order[1], "nothing picked up: the focus moves"
    press(Qt.Key.Key_Return, Qt.Key.Key_Right)
    assert cards.now() == ("c", "b", "a", "d")


def test_tab_goes_in_the_order_they_stand(qtbot: Any, context: Context) -> None:
    cards = area(opened(qtbot, context))
    cards.move(cards.order[0], 3)
    cards.order[0].setFocus()
    for card in cards.order[1:]:
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is card


def test_a_screen_reader_hears_where_each_stands(qtbot: Any, context: Context) -> None:
    cards = area(opened(qtbot, context))
    assert [card.accessibleName() for card in cards.order][:2] == ["Steps c, place 1 of 4", "Steps a, place 2 of 4"]
    cards.move(cards.order[0], 1)
    assert cards.order[0].accessibleName() == "Steps a, place 1 of 4"
    told = QAccessible.queryAccessibleInterface(cards.order[0])
    assert told.role() == QAccessible.Role.Button


def test_the_hint_sets_the_first_place_that_is_not_right(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    assert screen.hint is not None
    click(qtbot, screen.hint)
    assert area(screen).now() == ("a", "c", "b", "d")
    assert not screen.hint.isEnabled()


def test_afterwards_all_stand_in_the_right_order_and_tell_where_they_had_been_put(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    cards = area(screen)
    cards.move(cards.order[0], 1)  # a c b d
    give(qtbot, screen)
    assert cards.now() == ("a", "b", "c", "d")
    assert [card.state for card in cards.order] == ["right", "wrong", "wrong", "right"]
    assert [place.was for place in cards.places] == [None, 3, 2, None]
    assert cards.order[1].accessibleDescription() == "you put it at 3, its place is 2"
    lefts = [screen.where(card).left() for card in cards.order]
    assert lefts == sorted(lefts)
    assert all(not piece.isEnabled() for piece in (*cards.cards, *cards.places))
    assert not cards.key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier))


def test_when_time_is_up_the_right_order_is_shown_without_blame(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    area(screen).lift(area(screen).order[0], QPointF(200, 500))
    screen.choose(())
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert area(screen).now() == ("a", "b", "c", "d")
    assert {card.state for card in area(screen).cards} == {"shown"}


def test_what_is_picked_up_is_read_to_those_who_have_things_read_to_them(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    screen = opened(qtbot, context)
    cards = area(screen)
    with qtbot.waitSignal(cards.said) as said:
        click(qtbot, cards.order[1])
    assert said.args == ["Steps a"]
    with qtbot.waitSignal(cards.said) as said:
        click(qtbot, cards.speakers[0])
    assert said.args == ["Steps c"]
    cards.lift(cards.order[0], QPointF(200, 500))
    assert not any(speaker.isVisible() for speaker in cards.speakers), "speakers do not hang in the air while cards move"


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("steps", [3, 5, 6])
def test_long_words_are_never_cut(qtbot: Any, context: Context, monkeypatch: pytest.MonkeyPatch, steps: int, size: tuple[int, int]) -> None:
    authored = make_ordering("steps", steps)
    long = tuple(replace(option, label=Text(en=f"{LONG} {option.id}")) for option in authored.options)
    question = put(replace(authored, options=long)).in_order(tuple("abcdef"[:steps][::-1]))
    with watched_words(monkeypatch) as seen:
        screen = opened(qtbot, context, question, size)
        screen.grab()
        click(qtbot, area(screen).order[0])
        give(qtbot, screen)
        screen.settle()
        screen.grab()
        texts, cut = seen.take()
    assert any(LONG in text for text in texts)
    assert not {text for text in cut if LONG in text}
