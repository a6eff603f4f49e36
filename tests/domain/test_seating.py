"""The seating plan: by seat number until somebody changes it, and never two on one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.seating import Seating, usual
from wastequiz.domain.students import Student


def pupils(*seats: int) -> list[Student]:
    return [Student(f"s{seat}", 1, seat, "fox") for seat in seats]


def test_the_usual_plan_goes_by_seat_number_row_by_row_from_the_board() -> None:
    plan = usual(pupils(7, 1, 3, 9), columns=3)
    assert plan.rows_of() == (("s1", "s3", "s7"), ("s9",)) and plan.at((0, 1)) == "s9" and plan.at((2, 1)) == ""
    assert usual([]) == Seating(6, 1, {})
    with pytest.raises(ValueError, match="columns"):
        usual(pupils(1), columns=0)


def test_two_change_places_and_a_free_place_is_just_taken() -> None:
    plan = usual(pupils(1, 2, 3), columns=2)
    swapped = plan.put("s1", (0, 1))
    assert (swapped.at((0, 1)), swapped.at((0, 0))) == ("s1", "s3")
    assert plan.put("s1", (1, 1)).rows_of() == (("s2",), ("s3", "s1"))
    assert plan.put("s1", (0, 0)) == plan
    assert plan.put("new", (1, 1)).at((1, 1)) == "new"


@pytest.mark.parametrize("place", [(2, 0), (0, 2), (-1, 0), (0, -1)])
def test_there_is_nothing_outside(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no place"):
        usual(pupils(1, 2, 3), columns=2).put("s1", place)


def test_who_has_no_place_takes_none_from_another() -> None:
    with pytest.raises(ValueError, match="taken"):
        usual(pupils(1, 2), columns=2).put("new", (0, 0))


def test_a_plan_follows_the_roster_who_came_fills_gaps_and_rows_grow() -> None:
    plan = usual(pupils(1, 2, 3, 4), columns=2).put("s4", (0, 0))
    fitted = plan.fitted(pupils(1, 3, 4, 5))
    assert fitted.rows_of() == (("s4", "s5"), ("s3", "s1"))
    grown = fitted.fitted(pupils(1, 3, 4, 5, 6, 7, 8))
    assert grown.rows == 4 and grown.rows_of()[2:] == (("s6", "s7"), ("s8",))
    assert usual(pupils(1, 2, 3), columns=2).fitted([]) == Seating(2, 2, {}), "the room stays as it is"


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(0, 2), st.integers(0, 2)), max_size=20))
def test_whatever_is_moved_nobody_is_lost_and_nobody_shares(moves: list[tuple[int, int, int]]) -> None:
    plan = usual(pupils(*range(1, 8)), columns=3)
    for seat, column, row in moves:
        plan = plan.put(f"s{seat}", (column, row))
    assert len(set(plan.places.values())) == 7 == sum(map(len, plan.rows_of()))
