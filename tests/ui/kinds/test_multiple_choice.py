"""The card of multiple_choice: tick boxes, a counter, and what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible

from tests.factories import make_multiple, put
from tests.ui.screens.playground import ask, click, context_on, shown
from wastequiz.ui.context import Context
from wastequiz.ui.kinds.multiple_choice import VIEW
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.answer_area import Page
from wastequiz.ui.widgets.answer_tile import AnswerTile
from wastequiz.ui.widgets.choosing_area import ChoosingArea

WIDE, TALL = QRectF(0, 0, 1920, 1080), QRectF(0, 0, 1080, 1920)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def opened(qtbot: Any, context: Context, size: tuple[int, int] = (1366, 768), *, pictured: bool = False) -> QuizScreen:
    authored = make_multiple("several")
    if pictured:
        authored = replace(authored, options=tuple(replace(o, picture="bread") for o in authored.options))
    ask(context, put(authored))
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    return screen


def area(screen: QuizScreen) -> ChoosingArea:
    assert isinstance(screen.answers, ChoosingArea)
    return screen.answers


def tick_box(tile: AnswerTile) -> bytes:
    """What is to be seen where the tick box is: on the right, in the middle of words or in the upper corner of a picture."""
    top = tile.height() / 2 / tile.unit - 33 if not tile.option.picture else 26
    image = tile.grab(
        QRectF((tile.width() / tile.unit - 82) * tile.unit, top * tile.unit, 56 * tile.unit, 56 * tile.unit).toRect()
    ).toImage()
    return bytes(image.constBits())


@pytest.mark.parametrize("count", [3, 4, 5, 6])
@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("answered", [False, True], ids=["asked", "answered"])
def test_tiles_with_pictures_have_places_of_their_own(count: int, tall: bool, answered: bool) -> None:
    page = Page(tall, answered, count, pictured=True)
    boxes = [VIEW.card(page), *VIEW.places(page)]
    for box in boxes:
        assert (TALL if tall else WIDE).contains(box), box
        assert min(box.width(), box.height()) >= 84
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other), (one, other)


@pytest.mark.parametrize("pictured", [False, True], ids=["words", "pictures"])
def test_a_chosen_tile_shows_its_tick_and_is_counted(qtbot: Any, context: Context, pictured: bool) -> None:
    screen = opened(qtbot, context, pictured=pictured)
    tile, answers = screen.tiles[1], area(screen)
    before = tick_box(tile)
    assert answers.counter.text() == "0 chosen"
    click(qtbot, tile)
    assert tick_box(tile) != before
    assert answers.counter.text() == "1 chosen"
    assert answers.done is not None
    assert answers.done.accessibleDescription() == "1 chosen"
    click(qtbot, tile)
    assert answers.counter.text() == "0 chosen"
    assert not answers.done.isEnabled()


def test_a_screen_reader_hears_which_are_chosen(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    click(qtbot, screen.tiles[0])
    states = [QAccessible.queryAccessibleInterface(tile).state() for tile in screen.tiles]
    assert [(s.checkable, s.checked) for s in states] == [(1, 1), (1, 0), (1, 0), (1, 0)]


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)], ids=["wide", "tall"])
def test_the_counter_lies_between_the_tiles_and_done(qtbot: Any, context: Context, size: tuple[int, int]) -> None:
    screen = opened(qtbot, context, size)
    answers = area(screen)
    assert answers.done is not None
    where = screen.where(answers.counter)
    assert answers.counter.isVisible()
    for piece in (*screen.tiles, answers.done):
        assert not where.intersects(screen.where(piece))


def test_what_was_missed_is_told_apart_from_what_was_chosen(qtbot: Any, context: Context) -> None:
    screen = opened(qtbot, context)
    click(qtbot, screen.tiles[0])
    click(qtbot, screen.tiles[1])
    answers = area(screen)
    assert answers.done is not None
    click(qtbot, answers.done)
    qtbot.waitUntil(lambda: screen.answer is not None)
    assert [tile.accessibleDescription() for tile in screen.tiles] == [
        "right, and chosen",
        "your answer, not right",
        "right, but not chosen",
        "",
    ]
    assert not answers.counter.isVisible()


def test_speaker_and_tick_box_do_not_share_a_place(qtbot: Any, context: Context) -> None:
    context.school.preferences = context.school.preferences.but(read_aloud=True)
    screen = opened(qtbot, context)
    for tile, speaker in zip(screen.tiles, area(screen).speakers, strict=True):
        box = screen.where(tile)
        tick = QRectF(box.right() - 26 - 56, box.center().y() - 34, 56, 60)
        assert box.contains(screen.where(speaker))
        assert not tick.intersects(screen.where(speaker))
