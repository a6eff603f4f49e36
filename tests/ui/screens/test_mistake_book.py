"""The mistake book: every card with its bin and its two lamps, read aloud, turned by pages, practised by one button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.playground import SIZES, click, context_on, not_cut, pixels, press, shown, tab_to
from tests.ui.screens.schoolbag import PEEL, SHIRT, a_student, answered
from wastequiz.ui.context import Context
from wastequiz.ui.places import Practice, Quiz
from wastequiz.ui.screens.mistake_book import MistakeBookScreen
from wastequiz.ui.widgets.book_card import BookCard, BookEntry


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768)) -> tuple[MistakeBookScreen, list[Any]]:
    screen = MistakeBookScreen(context)
    places = shown(qtbot, screen, *size)
    qtbot.waitUntil(lambda: screen.begin.first is not None)
    return screen, places


def many(context: Context, who: Any, count: int) -> None:
    """So many things put into a wrong bin."""
    scheme = context.school.bank.scheme("cn-harbin")
    found = [i for i, item in context.school.bank.items.items() if (r := scheme.ruling(item)) and scheme.bin(r.to) and r.to != "residual"]
    for item in found[:count]:
        answered(context, who, item, "residual")


def test_a_card_says_what_it_was_where_it_goes_and_how_often(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    for _twice in range(2):
        answered(context, who, PEEL, "recyclable")
    screen, places = opened(qtbot, context)
    (card,) = screen.cards
    assert card.accessibleName() == "Banana peel. It goes in Food waste. You chose Recyclable, mixed up 2 times. 0 of 2 lamps lit"
    assert card.entry.bin is not None and card.entry.bin.id == "food"
    tab_to(card)
    press(Qt.Key.Key_Return)
    assert context.voice.last == card.entry.said
    press(Qt.Key.Key_Escape)
    assert places == [Practice()]


def test_the_button_practises_what_stands_in_the_book(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    answered(context, who, PEEL, "recyclable")
    answered(context, who, SHIRT, "residual")
    screen, places = opened(qtbot, context)
    qtbot.waitUntil(screen.practise.hasFocus)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places == [Quiz()])
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.purpose == "mistakes"
    assert {q.subject_id for q in playing.progress.round.questions} == {PEEL, SHIRT}


def test_an_empty_book_offers_todays_five(qtbot: Any, context: Context) -> None:
    a_student(qtbot, context)
    screen, places = opened(qtbot, context)
    assert screen.empty is not None and screen.empty.words.isVisible() and not screen.practise.isVisible()
    click(qtbot, screen.empty.buttons[0])
    qtbot.waitUntil(lambda: places == [Quiz()])
    playing = context.session.playing
    assert playing is not None and playing.progress.round.spec.purpose == "daily"


def test_pages_turn_with_keys(qtbot: Any, context: Context) -> None:
    who = a_student(qtbot, context)
    many(context, who, 9)
    screen, _places = opened(qtbot, context)
    assert screen.paged is not None and screen.paged.pages > 1
    first = [c for c in screen.cards if c.isVisible()]
    press(Qt.Key.Key_PageDown)
    assert not set(first) & {c for c in screen.cards if c.isVisible()}
    press(Qt.Key.Key_PageUp)
    assert first == [c for c in screen.cards if c.isVisible()]


@pytest.mark.parametrize("count", [0, 2, 9])
@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_it_lies_on_the_page_whole(qtbot: Any, context: Context, size: tuple[int, int], count: int) -> None:
    who = a_student(qtbot, context)
    many(context, who, count)
    screen, _places = opened(qtbot, context, size)
    not_cut(screen)


def test_a_lamp_that_is_lit_looks_lit(qtbot: Any, context: Context) -> None:
    a_student(qtbot, context)
    screen, _places = opened(qtbot, context)
    looks: list[bytes] = []
    for lamps in range(3):
        card = BookCard(screen, BookEntry("Peel", "banana_peel", "Food waste", None, "", lamps, "Peel"))
        screen.put(card, 0, 0, 800, 220)
        looks.append(pixels(card))
    assert len(set(looks)) == 3
