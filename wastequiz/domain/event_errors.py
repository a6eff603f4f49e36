"""What can go wrong with events, kiosks and prizes (see `errors`)."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass
from wastequiz.domain.known_error import KnownError


@dataclass(eq=False)
class UnknownEvent(KnownError):
    """No event of that id or name."""

    name: str


@dataclass(eq=False)
class NotAnEvent(KnownError):
    """A file that is no event, or not one to be trusted. `why` is a code of PackRefused ("zip", "name", "twins", "size", "nested"), or "content"
    (nothing that is an event), "picture" (a picture in it is none).
    """

    why: str


@dataclass(eq=False)
class EventTooNew(KnownError):
    """An event file of a later program, of version `version`; ours reads up to `ours`."""

    version: int
    ours: int


@dataclass(eq=False)
class NoSuchKiosk(KnownError):
    """The event has no kiosk of that number; it has `stations`."""

    kiosk: int
    stations: int


@dataclass(eq=False)
class NoSpinLeft(KnownError):
    """Whoever is there has no spin of the wheel left."""


@dataclass(eq=False)
class NoPrizeLeft(KnownError):
    """There is no prize to be won now: all are out of stock, of their time or of this kiosk's share."""


@dataclass(eq=False)
class StockBelowGiven(KnownError):
    """Fewer of a prize than were given already: `given` of `prize` (its name)."""

    prize: str
    given: int


@dataclass(eq=False)
class UnknownPrize(KnownError):
    """The event has no prize of that id or name."""

    name: str


@dataclass(eq=False)
class UnknownDraw(KnownError):
    """No prize was drawn under that id or code."""


@dataclass(eq=False)
class DrawSettled(KnownError):
    """A drawn prize with which this can no longer be done. `state`: "handed" or "void", or what it is instead ("drawn", "shown"), or "again" (a
    spin that won nothing), or "replaced" (drawn anew already)."""

    state: str
