"""Correctness first, speed only where it is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.points import CONTEST_SPEED_WEIGHT, READING_PAUSE_MS, points, reading_pause_ms

marks = st.floats(0, 1)
times = st.integers(-10_000, 10_000_000)
limits = st.none() | st.integers(0, 1_000_000)
weights = st.floats(0, 1)


@given(correct=marks, ms=times, limit=limits, full=st.integers(0, 1000), weight=weights, hint=st.booleans())
def test_points_lie_between_nothing_and_full(correct: float, ms: int, limit: int | None, full: int, weight: float, hint: bool) -> None:
    assert 0 <= points(correct, ms, limit, full=full, speed_weight=weight, hint=hint) <= full


@given(late=times, early=times, limit=limits, full=st.integers(1, 1000), weight=st.floats(0, CONTEST_SPEED_WEIGHT), hint=st.booleans())
def test_a_late_right_answer_beats_any_wrong_one(late: int, early: int, limit: int | None, full: int, weight: float, hint: bool) -> None:
    right = points(1, late, limit, full=full, speed_weight=weight, hint=hint)
    wrong = points(0, early, limit, full=full, speed_weight=weight)
    assert wrong == 0
    assert right >= full * 0.3 - 0.005  # 60 % after a hint, and never near nothing


@given(ms=times, other=times, weight=weights)
def test_without_a_clock_speed_counts_nothing(ms: int, other: int, weight: float) -> None:
    assert points(1, ms, None, speed_weight=weight) == points(1, other, None, speed_weight=weight) == 10


@given(ms=times, other=times, limit=limits)
def test_in_class_speed_counts_nothing(ms: int, other: int, limit: int | None) -> None:
    assert points(1, ms, limit) == points(1, other, limit) == 10


def test_in_a_contest_the_speed_share_falls_evenly_to_the_limit() -> None:
    contest = [points(1, ms, 20_000, speed_weight=CONTEST_SPEED_WEIGHT) for ms in (0, 10_000, 20_000, 90_000)]
    assert contest == [10, 8, 6, 6]


def test_a_half_right_answer_earns_half() -> None:
    assert points(0.5, 0, None) == 5


def test_a_hint_halves_the_points() -> None:
    assert points(1, 0, None, hint=True) == 5


def test_a_warm_up_question_gives_no_points() -> None:
    assert points(1, 0, None, full=0) == 0


@pytest.mark.parametrize(
    "wrong",
    [{"correct": -0.1}, {"correct": 1.1}, {"correct": float("nan")}, {"correct": 1, "speed_weight": 2.0}, {"correct": 1, "full": -1}],
)
def test_marks_and_weights_outside_their_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="lie in"):
        points(**{"ms": 0, "limit_ms": None, **wrong})  # type: ignore[arg-type]


def test_a_short_text_has_three_seconds_to_be_read() -> None:
    assert reading_pause_ms(5, practice=False) == reading_pause_ms(24, practice=False) == READING_PAUSE_MS == 3000


def test_a_longer_text_has_longer() -> None:
    assert reading_pause_ms(34, practice=False) == 3800


def test_practice_does_not_wait() -> None:
    assert reading_pause_ms(400, practice=True) == 0
