"""When a student is to meet a thing again, worked out by FSRS in school days.

FSRS's own minutes between two looks suit nobody who plays once a day: there are no learning steps, and a review's moment is its local date.
Nothing is random, so what is kept is the journal's shadow like any other table.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

AGAIN, HARD, GOOD = 1, 2, 3
"""Ratings: not right; right with help, partly, or just after it was explained; right."""
LONGEST_DAYS = 365
_LAST_YEAR = 9997
"""So that a date a year on can still be written."""


class Review(NamedTuple):
    """What is known of one thing: FSRS's stability (days) and difficulty (1..10), local dates, reviews so far and how many went wrong."""

    stability: float
    difficulty: float
    due: str
    last_day: str
    reps: int
    lapses: int


def get_ready() -> None:
    """Loads FSRS, before somebody waits for it."""
    _scheduler()


def review(before: Review | None, rating: int, day: str) -> Review:
    """What is known after a review rated AGAIN, HARD or GOOD on the local date `day` (ISO)."""
    fsrs, scheduler = _scheduler()
    reviewed = _moment(day)
    card = fsrs.Card(card_id=0, due=reviewed)  # without an id and a moment FSRS would wait for the clock
    if before is not None:
        card.state, card.step = fsrs.State.Review, None
        card.stability, card.difficulty, card.last_review = before.stability, before.difficulty, _moment(before.last_day)
    after, _log = scheduler.review_card(card, fsrs.Rating(rating), reviewed)
    reps, lapses = (before.reps, before.lapses) if before else (0, 0)
    return Review(after.stability, after.difficulty, after.due.date().isoformat(), day, reps + 1, lapses + (rating == AGAIN))


@cache
def _scheduler() -> tuple[Any, Any]:
    import fsrs  # only the store's thread needs it, and no start

    return fsrs, fsrs.Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False)


def _moment(day: str) -> datetime:
    found = date.fromisoformat(day)
    return datetime(min(found.year, _LAST_YEAR), found.month, found.day if found.year <= _LAST_YEAR else 1, tzinfo=UTC)
