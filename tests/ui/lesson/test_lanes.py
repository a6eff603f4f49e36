"""Lanes: teams answer side by side, several fingers at once; each lane locks, and all are heard together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt

from tests.ui.lesson.a_page import WayPage, begun, do, fingers, kept, opened, teams
from tests.ui.screens.playground import click, context_on, press
from wastequiz.ui.context import Context
from wastequiz.ui.widgets.option_face import picture_box


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with context_on(tmp_path) as made:
        yield made


def in_lanes(qtbot: Any, context: Context, n: int = 2, **changes: Any) -> WayPage:
    return opened(qtbot, context, begun(qtbot, context, "lanes", teams=teams(n), **changes))


def test_two_fingers_in_one_moment_answer_for_both_teams(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context)
    one, other = (lane.options[n] for n, lane in enumerate(page.way.lanes))
    with fingers(page) as hand:
        hand.down(one, other)
        hand.up(one, other)
    kept(qtbot, page, 2)
    assert [(e.team, e.choice) for e in page.host.lesson.entries] == [(1, (one.option.id,)), (2, (other.option.id,))]


def test_a_lane_locks_after_its_answer_and_nothing_is_heard_before_all_have_answered(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context)
    lane = page.way.lanes[0]
    click(qtbot, lane.options[1])
    page.way.answer(lane, lane.options[0].option.id)
    assert lane.answer == lane.options[1].option.id and not page.heard
    assert not any(option.isEnabled() for option in lane.options)
    assert lane.panel.accessibleDescription() == "Answered"
    assert {option.state for option in lane.options} == {"rest"}
    click(qtbot, page.way.lanes[1].options[0])
    kept(qtbot, page, 2)


@pytest.mark.parametrize(("keys", "order"), [(("1", "q", "7", "u"), [1, 2, 3, 4]), (("p", "0", "r", "4"), [4, 3, 2, 1])])
def test_each_lane_has_keys_of_its_own_and_is_heard_in_the_order_of_coming(
    qtbot: Any, context: Context, keys: tuple[str, ...], order: list[int]
) -> None:
    page = in_lanes(qtbot, context, 4)
    press(*keys)
    kept(qtbot, page, 4)
    assert [entry.team for entry in page.host.lesson.entries] == order


def test_the_clicker_does_not_wait_for_a_team_that_is_slow(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context, 3)
    press("q", Qt.Key.Key_PageDown)
    kept(qtbot, page, 1)
    do(qtbot, page, page.host.tell)
    lanes = page.way.lanes
    assert [lane.answer != "" for lane in lanes] == [False, True, False]
    shown = [[option.option.id for option in lane.options if option.isVisible()] for lane in lanes]
    [right] = page.way.question.right_ids
    assert shown[0] == [right] and set(shown[1]) == {right, lanes[1].answer}
    page.grab()


def test_where_all_were_wrong_every_lane_shows_what_is_right(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context, 3)
    [right] = page.way.question.right_ids
    for lane in page.way.lanes:
        page.way.answer(lane, next(o.option.id for o in lane.options if not o.option.right))
    kept(qtbot, page, 3)
    assert all(lane.panel.ticked for lane in page.way.lanes)
    do(qtbot, page, page.host.tell)
    for lane in page.way.lanes:
        states = {option.option.id: option.state for option in lane.options if option.isVisible()}
        assert states == {lane.answer: "wrong", right: "right"}
        assert not lane.panel.ticked and lane.panel.accessibleDescription() == "not right"
    page.grab()


def test_a_lane_that_was_right_keeps_its_tick(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context)
    [right] = page.way.question.right_ids
    one, other = page.way.lanes
    page.way.answer(one, right)
    page.way.answer(other, next(o.option.id for o in other.options if not o.option.right))
    kept(qtbot, page, 2)
    do(qtbot, page, page.host.tell)
    assert (one.panel.ticked, other.panel.ticked) == (True, False)
    assert [option.option.id for option in one.options if option.isVisible()] == [right]


@pytest.mark.parametrize("n", [2, 3, 4])
def test_pictures_are_large_enough_to_be_told_apart(qtbot: Any, context: Context, n: int) -> None:
    kinds = ("pick_from_bin", "odd_one_out")
    host = begun(qtbot, context, "lanes", teams=teams(n), topic="items", each=12)
    question = next(q for q in host.lesson.questions if q.kind in kinds)
    host.lesson = replace(host.lesson, questions=(question, *host.lesson.questions[1:]))
    page = opened(qtbot, context, host)
    for lane in page.way.lanes:
        assert len({option.high for option in lane.options}) == 1, "all are laid out alike"
        for option in lane.options:
            across, down = option.size_units()
            assert picture_box(QRectF(0, 0, across - 26, down - 20), option.option, option.high).width() >= 60


def test_an_answer_taken_back_opens_only_its_lane(qtbot: Any, context: Context) -> None:
    page = in_lanes(qtbot, context)
    press("1", "q")
    kept(qtbot, page, 2)
    do(qtbot, page, page.host.tell)
    do(qtbot, page, page.host.void, 1)
    assert [all(option.isEnabled() for option in lane.options) for lane in page.way.lanes] == [False, True]
    press("w")
    kept(qtbot, page, 3)
    assert page.host.lesson.entries[2].choice == (page.way.lanes[1].options[1].option.id,)
