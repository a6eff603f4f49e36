"""FSRS in school days: the same for the same answers, longer with every right one, quick."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wastequiz.store.reviews import AGAIN, GOOD, HARD, LONGEST_DAYS, Review, review

DAY = date(2026, 11, 23)


def on(n: int) -> str:
    return (DAY + timedelta(days=n)).isoformat()


def due_in(found: Review) -> int:
    return (date.fromisoformat(found.due) - date.fromisoformat(found.last_day)).days


def test_what_was_wrong_is_due_tomorrow_and_what_was_right_later() -> None:
    assert [due_in(review(None, rating, on(0))) for rating in (AGAIN, HARD, GOOD)] == [1, 1, 2]


def test_every_right_answer_on_its_day_puts_the_next_one_further_off() -> None:
    known, waits = review(None, AGAIN, on(0)), [1]
    for _ in range(6):
        known = review(known, GOOD, known.due)
        waits.append(due_in(known))
    assert waits == sorted(waits) and waits[-1] > 10
    assert (known.reps, known.lapses) == (7, 1)


def test_right_again_on_the_same_day_teaches_little() -> None:
    first = review(None, AGAIN, on(0))
    assert due_in(review(first, HARD, on(0))) == 1
    assert review(first, HARD, on(0)).stability <= review(first, HARD, on(1)).stability


def test_the_next_morning_is_a_day_later_whatever_the_hour() -> None:
    assert review(review(None, GOOD, on(0)), GOOD, on(1)).stability > review(review(None, GOOD, on(0)), GOOD, on(0)).stability


DAYS = st.one_of(st.dates(), st.dates(DAY, DAY + timedelta(days=60)))


@given(st.lists(st.tuples(st.sampled_from([AGAIN, HARD, GOOD]), DAYS), min_size=1, max_size=12))
def test_whatever_the_clock_says_a_review_is_due_within_a_year_and_always_the_same(seen: list[tuple[int, date]]) -> None:
    twice: list[Review | None] = [None, None]
    for rating, day in seen:
        twice = [review(known, rating, day.isoformat()) for known in twice]
        known = twice[0]
        assert known is not None and known.stability > 0 and 1 <= known.difficulty <= 10
        if day.year < 9998:
            assert 1 <= due_in(known) <= LONGEST_DAYS
    assert twice[0] == twice[1]


def test_opening_a_school_does_not_load_fsrs() -> None:
    loaded = "import sys, wastequiz.services.school, wastequiz.store.reviews; print([m for m in sys.modules if m.startswith('fsrs')])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout.strip() == "[]"
