"""Days played in a row: a weekend never breaks the row, one missed school day is forgiven, two end it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from wastequiz.domain.facts import dataclass

SATURDAY = 5
FORGIVEN = 1
"""So many school days in a row may be missed."""


@dataclass(frozen=True)
class Streak:
    """`days`: days played in the row that lasts until today, 0 where it has ended. `forgiven`: the missed school days inside it, oldest first.

    `today`: today was played. `last_chance`: not played yet today, and the row ends unless it is.
    """

    days: int = 0
    forgiven: tuple[date, ...] = ()
    today: bool = False
    last_chance: bool = False


def streak(played: Collection[date], today: date) -> Streak:
    """The row of days that lasts until `today`. Days after today (a clock that was wrong) count nothing."""
    before = [day for day in played if day < today]
    first = min(before, default=today)
    count = int(today in played)
    forgiven: list[date] = []
    missed: list[date] = []
    day = today - timedelta(days=1)
    while day >= first and len(missed) <= FORGIVEN:
        if day in played:
            count += 1
            forgiven += missed
            missed = []
        elif day.weekday() < SATURDAY:
            missed.append(day)
        day -= timedelta(days=1)
    there = today in played
    waiting = count > 0 and not there and _school_days_missed(before, today) == FORGIVEN and today.weekday() < SATURDAY
    return Streak(count, tuple(reversed(forgiven)), there, waiting)


def _school_days_missed(before: Collection[date], today: date) -> int:
    """School days between the last day played and today."""
    last = max(before)
    return sum((last + timedelta(days=n)).weekday() < SATURDAY for n in range(1, (today - last).days))
