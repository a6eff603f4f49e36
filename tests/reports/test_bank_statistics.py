"""The fast road to item statistics arrives where the plain one does, whatever the marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.statistics import BETWEEN, ItemStatistics, Mark, MarkColumns, item_statistics
from wastequiz.reports.bank_statistics import Columns

MARKS = (0.0, 0.25, 1 / 3, 0.5, 2 / 3, 0.9, 1.0)
"""As questions give them: many are alike, and their sums are seldom exact."""
marks_of_any_kind = st.lists(st.builds(Mark, st.sampled_from("abcdefg"), st.sampled_from("uvwxyz"), st.sampled_from(MARKS)), max_size=40)


def columns(marks: Sequence[Mark], at_once: int = 7) -> Columns:
    found = Columns()
    for start in range(0, len(marks), at_once):
        some = marks[start : start + at_once]
        found.add(MarkColumns([m.attempt for m in some], [m.key for m in some], [m.mark for m in some], ()))
    return found


def assert_alike(found: Mapping[str, ItemStatistics], plain: Mapping[str, ItemStatistics]) -> None:
    """To 1e-9, and nothing said by one that the other keeps to itself."""
    assert list(found) == list(plain)
    for key, of in plain.items():
        for name, number, due in zip(ItemStatistics.__annotations__, astuple(found[key]), astuple(of), strict=True):
            assert number == due or (None not in (number, due) and number == pytest.approx(due, abs=1e-9, rel=1e-9)), (key, name)
        assert found[key].weak is of.weak


def played(seed: int) -> list[Mark]:
    """300 attempts of 1 to 12 questions out of 40 by better and worse players; one question nobody fails, one that everybody half knows, one
    that is only asked alone, and one that an attempt asks twice.
    """
    dice, marks = Random(seed), list[Mark]()
    for n in range(300):
        skill = dice.random()
        for q in dice.sample(range(40), dice.randint(1, 12)):
            right = dice.random() < (skill + q / 40) / 2
            mark = 1.0 if q == 0 else 1 / 3 if q == 1 else dice.choice(MARKS[1:]) if right else 0.0
            marks.append(Mark(f"round {n}", f"q{q}", mark))
        marks += [
            Mark(f"lonely {n}", "alone", float(n % 2)),
            Mark(f"round {n}", "twice", float(skill > 0.5)),
            Mark(f"round {n}", "twice", 0.0),
        ]
    dice.shuffle(marks)
    return marks


@pytest.mark.parametrize("seed", range(4))
def test_what_a_school_played_gives_the_same_figures_by_both_roads(seed: int) -> None:
    marks = played(seed)
    plain = item_statistics(marks)
    assert_alike(columns(marks, 500).statistics(), plain)
    assert plain["q0"].discrimination is None and plain["q1"].sd == 0 and plain["alone"].compared == 0 and plain["twice"].attempts == 600
    assert sum(of.discrimination is not None for of in plain.values()) == 39


@given(marks_of_any_kind)
def test_few_marks_and_ties_give_the_same_figures_by_both_roads(marks: list[Mark]) -> None:
    assert_alike(columns(marks).statistics(), item_statistics(marks))


@given(st.lists(st.builds(Mark, st.sampled_from("abcd"), st.sampled_from("uvw"), st.floats(0, 1, width=16)), max_size=30))
def test_marks_of_any_size_give_the_same_figures_by_both_roads(marks: list[Mark]) -> None:
    assert_alike(columns(marks).statistics(), item_statistics(marks))


def test_the_best_order_is_that_of_sorted_marks_within_each_question() -> None:
    # Were all marks sorted together, u's would be ranked among v's.
    marks = [Mark(str(n), key, mark) for n in range(4) for key, mark in (("u", (n * 3 % 4) / 4), ("v", n / 4), ("w", float(n == 2)))]
    found = columns(marks).statistics()
    assert found["u"].efficiency == pytest.approx(item_statistics(marks)["u"].efficiency) and abs(found["u"].efficiency or 100) < 99


def test_wrong_choices_are_counted_by_question() -> None:
    found = Columns()
    found.add(MarkColumns((), (), (), ()))
    found.add(MarkColumns("abcc", "qqqp", (0.0, 0.5, 0.0, 1.0), [f"q{BETWEEN}{choice}" for choice in ('["x"]', '["x"]', "[]")]))
    found.add(MarkColumns("dd", "qp", (0.0, 0.0), [f'{key}{BETWEEN}["x"]' for key in "qp"]))
    assert set(found.wrong()) == {("q", '["x"]', 3), ("q", "[]", 1), ("p", '["x"]', 1)} and len(found) == 6


@pytest.mark.parametrize("columns", [("a", "q", ()), ("a", (), (1.0,)), ((), "q", (1.0,))])
def test_columns_of_different_length_are_refused(columns: tuple[str, str, tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match="not of one length"):
        Columns().add(MarkColumns(*columns, ()))


def test_no_marks_have_no_figures_and_marks_outside_0_to_1_are_refused() -> None:
    assert Columns().statistics() == {}
    for wrong in (-0.5, 1.5):
        with pytest.raises(ValueError, match="marks of bad are not from 0 to 1"):
            columns([Mark("a", "good", 1.0), Mark("a", "bad", wrong)]).statistics()
