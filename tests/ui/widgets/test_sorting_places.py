"""Shelf and bins have room for any scheme of two to eight bins, side by side and within reach, in landscape and upright."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from wastequiz.ui.widgets.answer_area import Page
from wastequiz.ui.widgets.sorting_area import SMALL, SMALL_NAMED
from wastequiz.ui.widgets.sorting_places import BinRoom, answered, bins, nearest, shelf

ANSWERS = {False: QRectF(72, 386, 1776, 552), True: QRectF(40, 740, 1000, 1052)}
AFTERWARDS = {False: QRectF(72, 382, 1776, 276), True: QRectF(40, 530, 1000, 640)}


@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("things", range(2, 6))
def test_things_and_bins_stand_apart_and_on_the_page(tall: bool, count: int, things: int) -> None:
    page = Page(tall, False, things)
    boxes = [*shelf(page, things), *bins(page, count)]
    assert len(boxes) == things + count
    for box in boxes:
        assert ANSWERS[tall].adjusted(-0.01, -0.01, 0.01, 0.01).contains(box), box
        assert box.width() >= 160 and box.height() >= 150
    for one, other in combinations(boxes, 2):
        assert not one.intersects(other)


def test_four_bins_stand_in_one_row_upright_and_eight_in_two() -> None:
    page = Page(True, False, 5)
    assert {box.top() for box in bins(page, 4)} == {1204.0} and all(round(b.width()) == 238 for b in bins(page, 4))
    assert len({box.top() for box in bins(page, 8)}) == 2
    assert len({box.top() for box in bins(Page(False, False, 5), 8)}) == 1


@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("things", range(2, 6))
def test_afterwards_all_things_stand_above_the_sheet(tall: bool, things: int) -> None:
    boxes = answered(Page(tall, True, things), things)
    assert all(AFTERWARDS[tall].contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("tall", [False, True], ids=["wide", "tall"])
@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("cell", [SMALL, SMALL_NAMED], ids=["pictures", "names"])
def test_what_lies_in_a_bin_lies_above_its_plate_and_can_be_touched(tall: bool, count: int, cell: tuple[float, float]) -> None:
    for box in bins(Page(tall, False, 5), count):
        room = BinRoom(box)
        assert box.contains(room.plate) and box.adjusted(0, -0.01, 0, 0).contains(room.figure(filled=True))
        for inside in range(1, 6):
            places = room.stack(cell, inside)
            assert len(places) == inside
            for place in places:
                assert box.contains(place) and place.bottom() <= room.plate.top() and min(place.width(), place.height() - 8) >= 68
        assert not any(one.intersects(other) for one, other in combinations(room.stack(SMALL, 2), 2)) or box.height() < 200


def test_beside_the_character_there_is_room_for_four_things_of_four_bins() -> None:
    for box in bins(Page(False, False, 5), 4):
        room = BinRoom(box)
        assert not any(place.intersects(room.figure(filled=True)) for place in room.stack(SMALL, 4))
        assert not any(one.intersects(other) for one, other in combinations(room.stack(SMALL, 4), 2))


def test_the_nearest_bin_within_48_units_is_meant() -> None:
    boxes = [QRectF(0, 0, 100, 100), QRectF(116, 0, 100, 100)]
    assert nearest(boxes, QPointF(50, 50)) == 0 and nearest(boxes, QPointF(150, 90)) == 1
    assert nearest(boxes, QPointF(107, 50)) == 0 and nearest(boxes, QPointF(109, 50)) == 1
    assert nearest(boxes, QPointF(-47, 50)) == 0 and nearest(boxes, QPointF(-49, 50)) is None
    assert nearest(boxes, QPointF(216 + 34, 100 + 35)) is None and nearest(boxes, QPointF(216 + 33, 100 + 33)) == 1
    assert nearest([], QPointF(0, 0)) is None
