"""The order a page is read in: rows from the top, from left to right, cards together, and what lies on a piece right after it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.stage.order import rows


def box(x: float, y: float, w: float = 100, h: float = 100) -> QRectF:
    return QRectF(x, y, w, h)


def test_rows_come_from_the_top_and_go_from_left_to_right() -> None:
    grid = [("d", box(200, 200)), ("a", box(0, 0)), ("c", box(0, 205)), ("b", box(200, 4))]
    assert rows(grid) == [["a", "b"], ["c", "d"]]


def test_a_little_overlap_does_not_join_rows() -> None:
    assert rows([("b", box(300, 95)), ("a", box(0, 0))]) == [["a"], ["b"]]
    assert rows([("a", box(300, 40)), ("b", box(0, 60))]) == [["b", "a"]]


def test_columns_are_read_one_after_the_other_where_no_gap_goes_across() -> None:
    page = [("left 1", box(0, 0)), ("left 2", box(0, 120)), ("right", box(200, 0, 100, 220))]
    assert rows(page) == [["left 1"], ["left 2"], ["right"]]


def test_a_card_is_read_whole_before_what_stands_beside_it() -> None:
    page = [("a", box(0, 0)), ("x", box(400, 0)), ("b", box(0, 200)), ("y", box(400, 200))]
    assert rows(page) == [["a", "x"], ["b", "y"]]
    assert rows(page, [QRectF(-10, -10, 200, 400), QRectF(390, -10, 200, 400)]) == [["a"], ["b"], ["x"], ["y"]]
    assert rows(page, [QRectF(390, -10, 200, 400)]) == [["a"], ["b"], ["x"], ["y"]]


def test_what_lies_on_a_piece_comes_right_after_it() -> None:
    page = [("small", box(150, 150, 40, 40)), ("tile 2", box(300, 0, 200, 200)), ("tile 1", box(0, 0, 200, 200))]
    assert rows(page) == [["tile 1", "small", "tile 2"]]


def test_pieces_that_overlap_both_ways_come_by_their_upper_left_corners() -> None:
    page = [("b", box(50, 50)), ("a", box(0, 0)), ("c", box(110, 10, 100, 100))]
    assert [name for row in rows(page) for name in row] == ["a", "c", "b"]


def test_nothing_is_no_row() -> None:
    assert rows([]) == []
