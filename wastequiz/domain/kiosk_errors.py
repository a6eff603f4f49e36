"""What can keep a kiosk from being started."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from wastequiz.domain.facts import dataclass
from wastequiz.domain.known_error import KnownError


# frozen=False: Python itself sets __traceback__ on exceptions
@dataclass(eq=False)
class NoStaffPin(KnownError):
    """No staff PIN was chosen yet: nobody could pause or close the kiosk."""


@dataclass(eq=False)
class EventNotToday(KnownError):
    """`dates`: when the event is; `today`: what this computer takes today for. Local dates "2026-11-27"."""

    name: str
    dates: tuple[str, ...] = field(default_factory=tuple)
    today: str = ""


@dataclass(eq=False)
class KioskRuns(KnownError):
    """A kiosk runs on this data folder already."""

    path: Path
