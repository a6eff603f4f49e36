"""The rows of a seating plan in little room."""

from __future__ import annotations

from wastequiz.domain.seating import Seating
from wastequiz.ui.lesson.seat_rows import Line, lines_of, pages_of

PLAN = Seating(3, 3, {"a": (0, 0), "b": (2, 0), "c": (1, 2)})


def test_rows_keep_their_gaps_and_empty_rows_are_left_out() -> None:
    assert lines_of(PLAN, {"a", "b", "c"}, 5) == (Line(0, ("a", "", "b")), Line(2, ("", "c", "")))


def test_a_row_that_is_too_long_is_cut_and_who_is_not_there_has_no_place() -> None:
    assert lines_of(PLAN, {"a", "b"}, 2) == (Line(0, ("a", "")), Line(0, ("b",)))


def test_lines_are_spread_over_blocks_and_pages() -> None:
    lines = [Line(n, (str(n),)) for n in range(7)]
    assert pages_of(lines, 2, 4) == [[lines[:4], lines[4:]]]
    assert pages_of(lines, 1, 4) == [[lines[:4]], [lines[4:]]]
    assert pages_of(lines, 1, 9) == [[lines]]
    assert pages_of([], 2, 4) == []
