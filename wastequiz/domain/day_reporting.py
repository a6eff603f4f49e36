"""What the report on a day of an event is made of: what was kept of its visits, and the figures drawn from that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from wastequiz.domain.events import Draw, Event, Incident
from wastequiz.domain.facts import dataclass
from wastequiz.domain.reporting import Finding, Given, ItemFigure, Matrix, Share

ENDED = "ended"
"""State of a round that was played to its end; any other was left, or goes on."""


@dataclass(frozen=True)
class Came:
    """One visit. `hour`: the local hour it began in, 0..23; `ms`: from the first touch to its end, 0 where it has none; `how`: see `events.HOW`."""

    id: str
    station: str
    day: str
    hour: int
    language: str
    ms: int = 0
    how: str = ""


@dataclass(frozen=True)
class Played:
    """One round of a visit. `play`: `events.QUIZ`, or the mini-game's id."""

    id: str
    visit: str
    play: str
    state: str


@dataclass(frozen=True)
class Stocked:
    """How a prize stands at one kiosk now: `total` it may give in all, `given` of them (drawn, and not void), `handed` over."""

    station: str
    prize: str
    total: int
    given: int = 0
    handed: int = 0


@dataclass(frozen=True)
class DayFacts:
    """All that is kept of one event on a local date, or on all its days (`day` '').

    A visit belongs to the day it began on, with everything played in it, also past midnight; a draw and an incident to the day they happened
    on. `given`: counted answers of those visits, each with its round. `stock` is that of now. `kiosks`: the number of every station that
    was a kiosk of this event, on whatever day. `bins`: those of the event's rules; `right_of`: see `class_report.Gathered`.
    """

    event: Event
    day: str = ""
    visits: Sequence[Came] = ()
    rounds: Sequence[Played] = ()
    given: Sequence[Given] = ()
    draws: Sequence[Draw] = ()
    stock: Sequence[Stocked] = ()
    incidents: Sequence[Incident] = ()
    kiosks: Mapping[str, int] = field(default_factory=dict[str, int])
    bins: tuple[str, ...] = ()
    right_of: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


@dataclass(frozen=True)
class ThingFigure:
    """One thing that was sorted: put right, of how many; where it went wrongly most often ('' never), and how often of all.

    `hard`: it surely went wrong more often than things do on the whole; never said of fewer than `statistics.LEAST`.
    """

    item: str
    true_bin: str
    right: Share
    wrong: str
    wrong_share: Share
    hard: bool = False


@dataclass(frozen=True)
class PlayFigure:
    """What was chosen to play, and how often it was begun and ended."""

    play: str
    begun: int
    ended: int


@dataclass(frozen=True)
class PrizeFigure:
    """One kind of prize on the days of the report. `won`: drawn and not taken back, of which `handed` were given by staff; `void`: taken back.
    `total`: how many all kiosks may give in the whole event, `left`: how many of them are left now.
    """

    prize: str
    name: str
    picture: str
    total: int
    won: int
    handed: int
    void: int
    left: int

    @property
    def waiting(self) -> int:
        """Won, and not handed over."""
        return self.won - self.handed


@dataclass(frozen=True)
class IncidentFigure:
    """Something staff may have to know: when, at which kiosk (0: nobody knows), a code of `events.INCIDENTS` and its detail."""

    utc_ms: int
    kiosk: int
    what: str
    detail: str = ""


@dataclass(frozen=True)
class KioskFigure:
    """One kiosk by its number; `station`: what its machine calls itself."""

    number: int
    station: str
    visitors: int
    played: int
    rounds: int
    answers: Share
    won: int
    incidents: int


@dataclass(frozen=True)
class DayReport:
    """The figures of an event on a local date, or on all its days (`day` ''); `days`: those on which anybody came.

    `visitors`: visits, from a first touch to the wipe; nobody knows whether one person came twice. `played`: of them who played a round to its
    end. `begun`, `ended`: rounds. `accuracy`: sum of marks, of all counted answers. `awareness`: of the visitors who were asked knowledge
    questions, who had `pass_mark` of theirs right. `participation`: `played` of `visitors`; `of_expected`: `played` of the visitors expected
    in all, None where nobody said how many, or the report is not about all days. `sorting`: things put into the right bin.
    `timed`: visits whose length is known, `mean_ms` and `median_ms` of those. `hours`: visits by local hour, from the first to the last with any.
    `spins`: of the wheel; `again`: those that won nothing; `redrawn`: in place of one that was void.
    """

    event: Event
    day: str
    days: tuple[str, ...]
    visitors: int
    played: int
    begun: int
    ended: int
    pass_mark: float
    accuracy: Share
    awareness: Share
    participation: Share
    of_expected: Share | None
    sorting: Share
    things: tuple[ThingFigure, ...]
    matrix: Matrix
    finding: Finding | None
    items: tuple[ItemFigure, ...]
    hours: tuple[tuple[int, int], ...]
    timed: int
    mean_ms: float | None
    median_ms: float | None
    languages: tuple[tuple[str, int], ...]
    ends: tuple[tuple[str, int], ...]
    plays: tuple[PlayFigure, ...]
    prizes: tuple[PrizeFigure, ...]
    spins: int
    again: int
    redrawn: int
    incidents: tuple[IncidentFigure, ...]
    kiosks: tuple[KioskFigure, ...]

    @property
    def answers(self) -> int:
        """Counted answers of all visits."""
        return self.accuracy.of

    @property
    def won(self) -> int:
        """Prizes drawn and not taken back."""
        return sum(p.won for p in self.prizes)

    @property
    def busiest(self) -> tuple[int, int] | None:
        """(local hour, visits in it) of the fullest one, of equal ones the first; None where nobody came."""
        return max(self.hours, key=lambda hour: hour[1], default=None)
