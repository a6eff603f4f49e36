"""Marks into points, as the house rules say: correctness first, speed only where it is asked for."""

from __future__ import annotations

from wastequiz.domain.questions import Question

CONTEST_SPEED_WEIGHT = 0.4
"""The share of a question's points that speed decides in a contest; in class it is 0."""

READING_PAUSE_MS = 3000
LONG_TEXT_CHARACTERS = 24
MS_PER_FURTHER_CHARACTER = 80


def points(correct: float, ms: int, limit_ms: int | None, *, full: int = 10, speed_weight: float = 0.0, hint: bool = False) -> float:
    """Points for one answer: `full * correct * (1 - s + s * (1 - t/T))`, halved after a hint.

    `correct` 0..1; `ms` time used, clamped to `limit_ms` (already times the extra-time factor); without a limit speed counts nothing.
    Raises ValueError for `correct` or `speed_weight` outside 0..1 or a negative `full`.
    """
    if not 0 <= correct <= 1 or not 0 <= speed_weight <= 1 or full < 0:
        raise ValueError("correct and speed_weight lie in 0..1, full is not negative")
    speed = 1.0
    if limit_ms:
        used = min(max(ms, 0), limit_ms) / limit_ms
        speed = 1 - speed_weight + speed_weight * (1 - used)
    earned = full * correct * speed
    return round(earned / 2 if hint else earned, 2)


def full_of(question: Question, usual: int) -> int:
    """What a right answer to `question` is worth: what its author said, 0 (it only warms up) included, else `usual`."""
    return usual if question.points is None else question.points


def reading_pause_ms(characters: int, *, practice: bool) -> int:
    """How long the stem stands before the clock runs, in ms: 3 s, more for a text over 24 characters, nothing in practice."""
    if practice:
        return 0
    return READING_PAUSE_MS + max(0, characters - LONG_TEXT_CHARACTERS) * MS_PER_FURTHER_CHARACTER
