"""Days in a row: a weekend breaks nothing, one missed school day is forgiven, two end it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.streaks import Streak, streak

MONDAY = date(2026, 11, 23)


def day(name: str, week: int = 0) -> date:
    return MONDAY + timedelta(days=("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name), weeks=week)


def days(*names: str) -> frozenset[date]:
    return frozenset(day(n) for n in names)


def test_days_one_after_the_other_count() -> None:
    assert streak(days("mon", "tue", "wed"), day("wed")) == Streak(3, (), True)


def test_today_may_still_come() -> None:
    assert streak(days("mon", "tue"), day("wed")) == Streak(2)


def test_one_missed_school_day_is_forgiven_and_shown() -> None:
    assert streak(days("mon", "wed"), day("wed")) == Streak(2, (day("tue"),), True)


def test_every_single_missed_day_is_forgiven_anew() -> None:
    assert streak(days("mon", "wed", "fri"), day("fri")) == Streak(3, (day("tue"), day("thu")), True)


def test_two_missed_in_a_row_end_it() -> None:
    assert streak(days("mon", "thu"), day("thu")) == Streak(1, (), True)
    assert streak(days("mon", "tue"), day("fri")) == Streak()


def test_the_day_before_it_ends_is_the_last_chance() -> None:
    assert streak(days("mon", "tue"), day("thu")) == Streak(2, (day("wed"),), False, True)


@pytest.mark.parametrize("played_on_sunday", [True, False])
def test_a_weekend_breaks_nothing_and_counts_where_it_was_played(played_on_sunday: bool) -> None:
    played = days("thu", "fri") | ({day("sun")} if played_on_sunday else set())
    assert streak(played, day("mon", 1)) == Streak(2 + played_on_sunday)
    assert streak(played, day("sat")) == Streak(2)


def test_missed_friday_and_missed_monday_are_two_in_a_row() -> None:
    assert streak(days("thu"), day("mon", 1)) == Streak(1, (day("fri"),), False, True)
    assert streak(days("thu"), day("tue", 1)) == Streak()


def test_nobody_who_never_played_has_a_row_and_days_to_come_count_nothing() -> None:
    assert streak(frozenset(), day("mon")) == Streak()
    assert streak(days("fri"), day("mon")) == Streak()


PLAYED = st.frozensets(st.integers(0, 40).map(lambda n: MONDAY - timedelta(days=n)), max_size=30)


@given(PLAYED)
def test_playing_today_adds_one_and_takes_nothing(played: frozenset[date]) -> None:
    before, after = streak(played - {MONDAY}, MONDAY), streak(played | {MONDAY}, MONDAY)
    assert after.days == before.days + 1 and after.forgiven == before.forgiven and not after.last_chance


@given(PLAYED)
def test_a_row_holds_only_days_played_and_never_two_forgiven_side_by_side(played: frozenset[date]) -> None:
    found = streak(played, MONDAY)
    assert 0 <= found.days <= len(played)
    assert not set(found.forgiven) & played and all(d.weekday() < 5 for d in found.forgiven)
    assert list(found.forgiven) == sorted(found.forgiven)
    assert all(any(a < d < b for d in played) for a, b in pairwise(found.forgiven))


@given(PLAYED)
def test_weekends_not_played_change_nothing(played: frozenset[date]) -> None:
    school = frozenset(d for d in played if d.weekday() < 5)
    extra = len(streak(played, MONDAY).forgiven) - len(streak(school, MONDAY).forgiven)
    assert streak(played, MONDAY).days >= streak(school, MONDAY).days and extra >= 0
