"""School years: when one begins and ends, and how long the names of its classes may stay."""

from __future__ import annotations

from datetime import date, timedelta

from wastequiz.domain.students import SchoolClass

FIRST_MONTH = 9
"""September: a Chinese school year begins."""
KEPT_DAYS = 60
"""So long after the end of its school year a class's names are kept."""
LONGER_DAYS = (30, 90, 365)
"""By how many days that can be put off."""


def school_year(day: date) -> str:
    """The school year a day lies in, named by the year it began: "2026" is 2026/27."""
    return str(day.year if day.month >= FIRST_MONTH else day.year - 1)


def after(year: str) -> str:
    """The school year after `year`; '' after '' (nobody said)."""
    return str(int(year) + 1) if year else ""


def ends(year: str) -> date:
    """The last day of a school year: 31 August."""
    return date(int(year) + 1, FIRST_MONTH, 1) - timedelta(days=1)


def label(year: str) -> str:
    """How a school year is written: "2026/27"; '' for ''."""
    return f"{year}/{(int(year) + 1) % 100:02d}" if year else ""


def is_year(given: str) -> bool:
    """Whether it names a school year, or nothing."""
    return not given or (len(given) == 4 and given.isascii() and given.isdecimal() and "2000" <= given <= "2999")


def erase_day(of: SchoolClass) -> date | None:
    """The day from which it is asked whether a class's names can go: 60 days after its school year, or when somebody put it off to.

    None where nobody said which school year it is of.
    """
    if not of.year:
        return None
    usual = ends(of.year) + timedelta(days=KEPT_DAYS)
    return max(usual, date.fromisoformat(of.keep_until)) if of.keep_until else usual


def put_off(of: SchoolClass, today: date, days: int) -> str:
    """The day to which the question is put off by `days`: from the day it is due, or from today where that has passed."""
    return (max(erase_day(of) or today, today) + timedelta(days=days)).isoformat()
