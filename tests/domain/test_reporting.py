"""Figures of a report: no share without its number, a matrix that adds up, the mix-up that is worst."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.reporting import Given, Matrix, Share, each, marks_of
from wastequiz.domain.statistics import Mark, wilson

BINS = ("recyclable", "hazardous", "food", "residual")
pairs = st.lists(st.tuples(st.sampled_from(BINS), st.sampled_from(BINS)))


def matrix(*cells: tuple[str, str, int]) -> Matrix:
    return Matrix(BINS, {(true, chosen): n for true, chosen, n in cells})


def test_a_share_of_nothing_has_neither_value_nor_interval() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)


def test_a_share_has_its_value_and_wilsons_interval() -> None:
    assert (Share(46, 219).value, Share(46, 219).interval) == (46 / 219, wilson(46, 219))
    assert Share(2.5, 4).value == 0.625  # answers that are partly right


def test_cells_never_filled_count_nothing() -> None:
    assert (Matrix(BINS).total, Matrix(BINS).count("food", "food"), Matrix(BINS).share("food", "residual").value) == (0, 0, None)


@given(pairs)
def test_the_matrix_adds_up_to_what_was_sorted_and_each_row_to_all_of_it(sorted_into: list[tuple[str, str]]) -> None:
    of = Matrix(BINS, Counter(sorted_into))
    assert of.total == len(sorted_into) == sum(of.row(true) for true in BINS)
    for true in BINS:
        shares = [of.share(true, chosen).value for chosen in BINS]
        if of.row(true):
            assert sum(share for share in shares if share is not None) == pytest.approx(1)
        else:
            assert shares == [None] * len(BINS)


@given(pairs)
def test_the_worst_cell_is_a_mix_up_and_no_other_has_a_greater_share(sorted_into: list[tuple[str, str]]) -> None:
    of = Matrix(BINS, Counter(sorted_into))
    wrong = {pair for pair in sorted_into if pair[0] != pair[1]}
    if of.worst is None:
        assert not wrong
    else:
        assert of.worst in wrong
        assert all((of.share(*of.worst).value or 0) >= (of.share(*pair).value or 0) for pair in wrong)


def test_the_worst_cell_is_by_share_and_of_like_shares_by_answers() -> None:
    many = ("residual", "residual", 79), ("residual", "recyclable", 21)
    assert matrix(*many, ("food", "food", 4), ("food", "residual", 2)).worst == ("food", "residual")
    assert matrix(("food", "residual", 2), ("food", "food", 2), ("residual", "food", 3), ("residual", "residual", 3)).worst == (
        "residual",
        "food",
    )


def test_where_all_is_right_no_cell_is_worst() -> None:
    assert matrix(("food", "food", 9), ("hazardous", "hazardous", 1)).worst is None


def test_marks_of_a_round_a_student_in_class_and_of_nobody() -> None:
    one = Given(5, 1, "ref", "r", "q", "single_choice", "law", "2026-11-20", 1.0, 900, ("a",))
    in_class = replace(one, round="l", lesson=True)
    hands = [replace(in_class, ref="", n=2), replace(in_class, ref="", n=1, choice=("b",), correct=0.0)]
    marks = list(marks_of([one, in_class, *hands]))
    assert marks[:2] == [Mark("r", "q", 1.0), Mark("l ref", "q", 1.0)]
    assert [mark.mark for mark in marks[2:]] == [1.0, 1.0, 0.0] and len({mark.attempt for mark in marks}) == 5
    assert list(each([one, *hands])) == [one, hands[0], hands[0], hands[1]]
