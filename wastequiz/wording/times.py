"""Moments and spans in words, as a teacher reads them."""

from __future__ import annotations

from datetime import UTC, datetime

from wastequiz.i18n import _

_FIRST_MS, _LAST_MS = 0, 253_000_000_000_000
_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


def moment(utc_ms: int) -> str:
    """A moment by this computer's clock, like 2026-03-05 08:12; one outside the calendar is brought to its nearest end."""
    at = datetime.fromtimestamp(min(max(utc_ms, _FIRST_MS), _LAST_MS) / 1000, UTC)
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def age(ms: int) -> str:
    """How long ago something was."""
    if ms < _MINUTE:
        return _("just now")
    if ms < _HOUR:
        return _("{n} min ago").format(n=ms // _MINUTE)
    if ms < 2 * _DAY:
        return _("{n} h ago").format(n=ms // _HOUR)
    return _("{n} days ago").format(n=ms // _DAY)
