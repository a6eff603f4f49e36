"""What an event must be to be opened: its own facts checked, each fault a code for `wording.events`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wastequiz.domain.events import Event, Problem
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import clean_name


@dataclass(frozen=True)
class Known:
    """What an event may name: the schemes there are, the games (None: not asked)."""

    schemes: frozenset[str]
    games: frozenset[str] | None = None


def checked(event: Event) -> Event:
    """The event as it can be kept: its names cleaned. Raises BadName."""
    return replace(event, name=clean_name(event.name))


def problems(event: Event, known: Known) -> tuple[Problem, ...]:
    """Everything that is wrong with it, in the order of the set-up page."""
    return tuple(_found(event, known))


def _found(event: Event, known: Known) -> Iterator[Problem]:
    if not event.dates:
        yield Problem("no_date", "dates")
    if not event.plays:
        yield Problem("no_play", "plays")
    if event.scheme not in known.schemes:
        yield Problem("unknown_scheme", "scheme", (event.scheme,))
