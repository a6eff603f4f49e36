"""The shared parts of pages: grids in pages, switches, notices, tiles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.screens.playground import context_on, pixels, shown
from wastequiz.stage.pieces import Button
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets import notice as notices
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes, best_grid, page_grid
from wastequiz.ui.widgets.switch import Switch
from wastequiz.ui.widgets.tile import Tile

SIZES = Sizes(smallest=(124, 93), largest=(250, 262), gap=16, shape=1.15)
BOX = QRectF(72, 392, 1776, 540)


@pytest.fixture
def screen(qtbot: Any, tmp_path: Path) -> Iterator[Screen]:
    with context_on(tmp_path) as context:
        made = Screen(context)
        shown(qtbot, made, 1920, 1080)
        yield made


# ---- grids


@given(st.integers(1, 120), st.floats(300, 1800), st.floats(120, 1500))
def test_a_grid_holds_all_in_its_box_within_the_sizes_allowed(count: int, across: float, down: float) -> None:
    grid = best_grid(count, across, down, SIZES)
    if grid is not None:
        assert grid.columns * grid.rows >= count
        assert grid.columns * grid.w + (grid.columns - 1) * SIZES.gap <= across + 0.01
        assert grid.rows * grid.h + (grid.rows - 1) * SIZES.gap <= down + 0.01
        assert SIZES.smallest[0] <= grid.w <= SIZES.largest[0] and SIZES.smallest[1] <= grid.h <= SIZES.largest[1]
    page = page_grid(across, down, SIZES)
    assert page.columns >= 1 and page.rows >= 1


@pytest.mark.parametrize("count", [1, 2, 12, 32, 48, 99])
def test_pieces_lie_in_the_box_apart_and_every_one_is_on_some_page(screen: Screen, count: int) -> None:
    pieces = [Button(screen, str(n)) for n in range(count)]
    paged = Paged(screen, pieces, SIZES)
    paged.arrange(BOX)
    seen: set[int] = set()
    while True:
        now = [i for i, p in enumerate(pieces) if not p.isHidden()]
        seen.update(now)
        boxes = [screen.where(pieces[i]) for i in now]
        assert all(BOX.adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
        assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
        if not paged.turn(1):
            break
    assert seen == set(range(count)) and paged.page == paged.pages - 1
    assert paged.before.isHidden() is (paged.pages == 1)


def test_pages_turn_by_their_arrows_and_to_a_piece(screen: Screen) -> None:
    paged = Paged(screen, [Button(screen, str(n)) for n in range(200)], SIZES)
    paged.arrange(BOX, align="left", valign="top")
    assert paged.buttons == (paged.before, paged.after, paged.number) and not paged.before.isEnabled() and paged.pages > 2
    paged.after.click()
    assert paged.page == 1 and paged.before.isEnabled() and not paged.turn(-2) and not paged.turn(99)
    paged.before.click()
    assert paged.page == 0 and paged.pieces[0].hasFocus()
    paged.show_piece(199)
    assert paged.page == paged.pages - 1 and not paged.pieces[199].isHidden() and not paged.after.isEnabled()


# ---- the rest


def test_one_of_several_is_chosen_at_a_time(screen: Screen) -> None:
    chosen: list[int] = []
    switches = [Switch(screen, name, "", "clock") for name in "abc"]
    one_of(switches, chosen.append)
    for n in (1, 2, 2):
        switches[n].click()
    assert chosen == [1, 2, 2] and [s.isChecked() for s in switches] == [False, False, True]


@pytest.mark.parametrize("below", ["", "Missed ones come back"])
def test_a_switch_says_on_and_off_by_more_than_its_place(screen: Screen, below: str) -> None:
    switch = Switch(screen, "Practice", below, "undo")
    screen.put(switch, 100, 100, 560, 120)
    switch.show()
    off = pixels(switch)
    told: list[bool] = []
    switch.toggled.connect(told.append)
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert told == [True] and pixels(switch) != off and switch.accessibleName().startswith("Practice")


def test_a_notice_goes_by_itself_unless_it_stays(qtbot: Any, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "SHOWN_MS", 1)
    notice = Notice(screen, lambda: QRectF(100, 100, 800, 120))
    assert notice.isHidden()
    notice.tell("Seat 77 is empty.")
    assert notice.isVisible() and notice.accessibleName() == "Seat 77 is empty." and screen.where(notice).width() <= 800
    qtbot.waitUntil(notice.isHidden)
    notice.tell("The disk is full.", stays=True)
    notice.grab()
    done: list[bool] = []
    screen.later(20, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert notice.isVisible()
    notice.hush()
    notice.hush()
    assert notice.isHidden()


def test_a_newer_notice_is_not_hushed_by_the_end_of_the_one_before(qtbot: Any, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Notice(screen, lambda: QRectF(100, 100, 800, 120))
    monkeypatch.setattr(notices, "SHOWN_MS", 1)
    notice.tell("one")
    monkeypatch.setattr(notices, "SHOWN_MS", 60_000)
    notice.tell("two")
    done: list[bool] = []
    screen.later(20, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert notice.isVisible() and notice.text() == "two"


@pytest.mark.parametrize("below", ["", "Ten questions for you"])
@pytest.mark.parametrize("height", [240, 310])
def test_a_tile_paints_its_picture_within_its_mat(screen: Screen, below: str, height: int) -> None:
    boxes: list[QRectF] = []
    tile = Tile(screen, "Quiz", below, lambda _p, _look, mat: boxes.append(mat), "scene.skyMid")
    screen.put(tile, 100, 100, 400, height)
    tile.grab()
    assert boxes and QRectF(0, 0, 400, height).contains(boxes[0]) and tile.accessibleName() == f"Quiz {below}".strip()


# ---- movement


def test_movements_run_to_their_end_and_are_done_at_once_where_less_movement_is_wanted(qtbot: Any, screen: Screen) -> None:
    steps: list[float] = []
    ended: list[str] = []
    screen.animate(500, steps.append, lambda: ended.append("calm"))
    assert steps == [1.0] and ended == ["calm"], "the playground wants less movement"
    screen.look.theme.reduced_motion = False
    screen.animate(60_000, steps.append, lambda: ended.append("moved"))
    screen.animate(60_000, steps.append)
    screen.settle()
    assert steps[-1] == 1.0 and ended == ["calm", "moved"]
    screen.animate(0, steps.append)
    assert ended == ["calm", "moved"]
