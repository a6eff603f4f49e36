"""What the store says of play gone by is plain data."""

from __future__ import annotations

from wastequiz.domain.results import Best, Board, BoardRow, Interrupted, JournalState


def test_results_are_values_that_can_be_compared() -> None:
    row = BoardRow(rank=1, seat=7, animal="owl", points=90.0, accuracy=0.9, answers=10, rounds=1)
    assert (row.ref, row.moved) == ("", 0)
    board = Board("3-2", (row,), took_part=1, students=40, right_answers=9, goal=20, week="2026-W47")
    assert board == Board("3-2", (row,), 1, 40, 9, 20, "2026-W47")
    assert Best(90.0, 9) == Best(90.0, 9)
    assert Interrupted("r", "a", 1, 7, "owl", 3, 10, 0) != Interrupted("r", "a", 1, 7, "owl", 4, 10, 0)
    assert JournalState(3, 3, True, None).ok
