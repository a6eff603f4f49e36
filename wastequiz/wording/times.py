"""Moments and spans in words, as a teacher reads them."""

from __future__ import annotations

from datetime import UTC, datetime

from wastequiz.i18n import _

_FIRST_MS, _LAST_MS = 0, 253_000_000_000_000
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


def moment(utc_ms: int) -> str:
    """A moment by this computer's clock, like 2026-03-05 08:12; one outside the calendar is brought to its nearest end."""
    return f"{_local(utc_ms):%Y-%m-%d %H:%M}"


def age(ms: int) -> str:
    """How long ago something was."""
    if ms < _MINUTE:
        return _("just now")
    if ms < _HOUR:
        return _("{n} min ago").format(n=ms // _MINUTE)
    if ms < 2 * _DAY:
        return _("{n} h ago").format(n=ms // _HOUR)
    return _("{n} days ago").format(n=ms // _DAY)


def lately(utc_ms: int, now_ms: int) -> str:
    """A moment of these days as one says it, by this computer's clock: today 08:12, yesterday 17:30, else its date."""
    at, now = _local(utc_ms), _local(now_ms)
    days = (now.date() - at.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{at:%H:%M}")
    if days == 1:
        return _("yesterday {time}").format(time=f"{at:%H:%M}")
    return f"{at:%Y-%m-%d}"


def clock(utc_ms: int) -> str:
    """The time of day by this computer's clock, like 08:12."""
    return f"{_local(utc_ms):%H:%M}"


def _local(utc_ms: int) -> datetime:
    return datetime.fromtimestamp(min(max(utc_ms, _FIRST_MS), _LAST_MS) / 1000, UTC).astimezone()
