"""The corners open for whoever holds the left one for three seconds and then touches the right one, and for nobody else."""

from __future__ import annotations

import pytest

from wastequiz.ui.kiosk.corners import HOLD_MS, LEFT, RIGHT, SIDE, THEN_MS, Corners, corner_at


@pytest.mark.parametrize(
    ("x", "y", "found"),
    [(0, 0, LEFT), (65, 65, LEFT), (66, 10, ""), (10, 66, ""), (1365, 5, RIGHT), (1301, 60, RIGHT), (1299, 5, ""), (1365, 66, "")],
)
def test_a_corner_reaches_130_units_along_both_edges(x: float, y: float, found: str) -> None:
    assert SIDE == 130
    assert corner_at(x, y, 1366, 0.5) == found


def held(ms: int, finger: int = 1) -> Corners:
    corners = Corners()
    assert not corners.down(finger, LEFT, 1_000)
    corners.up(finger, 1_000 + ms)
    return corners


@pytest.mark.parametrize(("hold", "then", "opens"), [(HOLD_MS, 0, True), (HOLD_MS, THEN_MS, True), (HOLD_MS - 1, 0, False), (HOLD_MS, THEN_MS + 1, False)])
def test_it_opens_after_three_seconds_and_within_five(hold: int, then: int, opens: bool) -> None:
    corners = held(hold)
    assert corners.down(2, RIGHT, 1_000 + hold + then) is opens


def test_a_short_touch_is_a_touch_and_a_long_one_is_not() -> None:
    corners = Corners()
    corners.down(1, LEFT, 0)
    assert not corners.up(1, HOLD_MS - 1)
    corners.down(1, LEFT, 5_000)
    assert corners.up(1, 5_000 + HOLD_MS)
    assert not corners.up(7, 9_000)


def test_both_hands_may_do_it_at_once() -> None:
    corners = Corners()
    corners.down(1, LEFT, 0)
    assert not corners.down(2, RIGHT, HOLD_MS - 1)
    assert corners.down(3, RIGHT, HOLD_MS)


def test_a_finger_that_leaves_the_corner_holds_nothing() -> None:
    corners = Corners()
    corners.down(1, LEFT, 0)
    corners.move(1, LEFT)
    corners.move(2, "")
    corners.move(1, "")
    corners.up(1, HOLD_MS)
    assert not corners.down(1, RIGHT, HOLD_MS + 1)


def test_whoever_touches_something_else_in_between_begins_anew() -> None:
    corners = held(HOLD_MS)
    assert not corners.down(2, "", 4_100)
    assert not corners.down(2, RIGHT, 4_200)


def test_children_who_touch_elsewhere_do_not_disturb_the_holding_hand() -> None:
    corners = Corners()
    corners.down(1, LEFT, 0)
    corners.down(2, "", 500)
    corners.up(2, 900)
    assert corners.up(1, HOLD_MS)
    assert corners.down(1, RIGHT, HOLD_MS + 400)


def test_it_opens_once_a_hold() -> None:
    corners = held(HOLD_MS)
    assert corners.down(2, RIGHT, 4_100)
    assert not corners.down(2, RIGHT, 4_200)


def test_nothing_is_held_after_the_window_was_left() -> None:
    corners = held(HOLD_MS)
    corners.forget()
    assert not corners.down(2, RIGHT, 4_100)
