"""Corners: students are touched where they sit, alone or a row at once, then their corner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.lesson.a_page import WayPage, begun, do, opened
from tests.ui.screens.playground import click, context_on, not_cut, press
from wastequiz.domain.lesson_steps import Corners
from wastequiz.ui.context import Context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def in_class(qtbot: Any, context: Context, seats: int = 8, size: tuple[int, int] = (1366, 768)) -> WayPage:
    page = opened(qtbot, context, begun(qtbot, context, "corners", seats=seats), size)
    qtbot.waitUntil(lambda: len(page.way.seats) == seats)
    return page


def refs(page: WayPage) -> list[str]:
    return list(page.way.seats)


def test_students_and_rows_are_touched_then_their_corner(qtbot: Any, context: Context) -> None:
    page = in_class(qtbot, context)
    way, there = page.way, refs(page)
    click(qtbot, way.seats[there[0]])
    assert way.total.text() == "1 marked: touch a corner"
    click(qtbot, way.corners[0])
    assert [row.accessibleName() for row in way.rows] == ["Row 1", "Row 2"]
    click(qtbot, way.rows[1])
    click(qtbot, way.corners[1])
    assert [corner.count for corner in way.corners][:2] == [1, 2]
    assert way.total.text() == "5 are nowhere yet"
    assert way.seats[there[0]].accessibleDescription() == "Stands at A"
    click(qtbot, way.all_left)
    click(qtbot, way.corners[2])
    assert way.total.text() == "Everybody has a corner" and not way.all_left.isEnabled()
    click(qtbot, way.done)
    qtbot.waitUntil(lambda: len(page.host.lesson.entries) == 8)
    [heard] = page.heard
    assert isinstance(heard, Corners) and set(heard.places) == set(there)


def test_a_second_touch_changes_a_corner_or_leaves_it(qtbot: Any, context: Context) -> None:
    page = in_class(qtbot, context)
    way, (one, *_rest) = page.way, refs(page)
    first, second = way.corners[:2]
    click(qtbot, first)
    assert not way.places, "nobody is marked: nobody goes"
    for corner in (first, second):
        click(qtbot, way.seats[one])
        click(qtbot, corner)
    assert way.places == {one: second.option.id}
    click(qtbot, way.seats[one])
    click(qtbot, second)
    assert not way.places
    press(Qt.Key.Key_PageUp)
    assert way.places == {one: second.option.id}


def test_a_clicker_does_all_of_it(qtbot: Any, context: Context) -> None:
    page = in_class(qtbot, context)
    page.setFocus()
    press("0", "3", Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: len(page.host.lesson.entries) == 8)
    assert {entry.choice for entry in page.host.lesson.entries} == {(page.way.corners[2].option.id,)}
    do(qtbot, page, page.host.tell)
    assert [corner.state for corner in page.way.corners] == ["right" if c.option.right else "rest" for c in page.way.corners]
    assert not any(seat.isVisible() for seat in page.way.seats.values())
    page.grab()


def test_who_is_absent_goes_nowhere_and_one_taken_back_is_not_lost(qtbot: Any, context: Context) -> None:
    page = in_class(qtbot, context)
    away = refs(page)[0]
    page.way.mark([away])
    page.way.go_to(page.way.corners[0].option.id)
    do(qtbot, page, page.host.absent, away)
    assert not page.way.seats[away].isEnabled() and away not in page.way.places
    page.way.mark(refs(page))
    page.way.go_to(page.way.corners[0].option.id)
    assert page.way.enter_key()
    qtbot.waitUntil(lambda: len(page.host.lesson.entries) == 7)


def test_seats_are_as_large_as_the_room_allows(qtbot: Any, context: Context) -> None:
    few = in_class(qtbot, context, seats=8)
    assert few.way._grid.seat >= 120 and not few.way.turn_page.isVisible()
    many = in_class(qtbot, context, seats=90)
    assert many.way._grid.seat == 84
    for page in (few, many):
        not_cut(page)


def test_a_large_class_turns_its_pages_and_loses_nobody(qtbot: Any, context: Context) -> None:
    page = in_class(qtbot, context, seats=90)
    way = page.way
    seen: set[str] = set()
    for _ in range(len(way._grid.pages)):
        seen |= {ref for ref, seat in way.seats.items() if seat.isVisible()}
        click(qtbot, way.turn_page)
    assert len(way._grid.pages) > 1 and seen == set(refs(page))
