"""Figures of a report: no share without its number, a matrix that adds up, the mix-up that is worst."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.reporting import Given, Matrix, Share, each, marks_of
from wastequiz.domain.statistics import LEAST, Mark, wilson

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


@given(st.lists(st.tuples(st.sampled_from(BINS), st.sampled_from(BINS), st.integers(1, 60))))
def test_the_worst_cell_is_the_most_frequent_mix_up_of_the_hardest_bin(cells: list[tuple[str, str, int]]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for true, chosen, n in cells:
        counts[true, chosen] += n
    of = Matrix(BINS, counts)
    enough = [true for true in BINS if of.row(true) >= LEAST]
    assert (of.hardest in enough) if enough else (of.hardest == "" and of.worst is None)
    if of.worst is not None:
        assert of.worst[0] == of.hardest != of.worst[1]
        assert of.count(*of.worst) == max(of.count(of.hardest, chosen) for chosen in BINS if chosen != of.hardest)


def test_ten_answers_all_wrong_are_no_finding_beside_forty_that_are() -> None:
    found = matrix(("hazardous", "recyclable", 30), ("hazardous", "food", 10), ("residual", "food", 10))
    assert (found.hardest, found.worst, found.most) == ("hazardous", ("hazardous", "recyclable"), Share(10, 10))


def test_the_hardest_bin_is_the_one_whose_things_surely_went_wrong_most() -> None:
    many = ("residual", "residual", 900), ("residual", "recyclable", 100)
    assert matrix(*many, ("food", "food", 20), ("food", "residual", 20)).hardest == "food"
    assert matrix(*many, ("food", "food", 26), ("food", "residual", 4)).hardest == "residual", "four of thirty may be chance"
    assert matrix(("food", "residual", 40), ("hazardous", "residual", 80)).hardest == "hazardous"


def test_below_thirty_things_of_a_bin_nothing_is_said() -> None:
    assert matrix(("food", "residual", LEAST - 1)).worst is None and matrix(("food", "residual", LEAST)).worst == ("food", "residual")


def test_where_all_is_right_no_cell_is_worst() -> None:
    assert matrix(("food", "food", 99), ("hazardous", "hazardous", 41)).worst is None


def test_marks_of_a_round_a_student_in_class_and_of_nobody() -> None:
    one = Given(5, 1, "ref", "r", "q", "single_choice", "law", "2026-11-20", 1.0, 900, ("a",))
    in_class = replace(one, round="l", lesson=True)
    hands = [replace(in_class, ref="", n=2), replace(in_class, ref="", n=1, choice=("b",), correct=0.0)]
    marks = list(marks_of([one, in_class, *hands]))
    assert marks[:2] == [Mark("r", "q", 1.0), Mark("l ref", "q", 1.0)]
    assert [mark.mark for mark in marks[2:]] == [1.0, 1.0, 0.0] and len({mark.attempt for mark in marks}) == 5
    assert list(each([one, *hands])) == [one, hands[0], hands[0], hands[1]]
