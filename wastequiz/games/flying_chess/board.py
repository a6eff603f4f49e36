"""The two boards: which field is whose colour, where each team starts, goes in, hops and flies. A plane's place is how far it has come."""

from __future__ import annotations

from wastequiz.domain.facts import dataclass

HANGAR = -1
"""The place of a plane that has not taken off."""
SEATS = 4
"""Seats go round the board: orange at the left, sun above, plum at the right, rose below."""


@dataclass(frozen=True)
class Board:
    """`ring` fields round it, `lane` fields of a team's own, then the goal.

    A plane's place: HANGAR, 0 its start, `ring` - 1 the field before its lane, `goal` home. `first`: the field seat 0 starts on.
    `flies_from`: the place a plane flies from over to `flies_to`, -1 where there is no short cut. `hues`: whose colour each field has.
    `questions`, `bins`: the fields that ask.
    """

    id: str
    ring: int
    lane: int
    first: int
    hues: tuple[int, ...]
    flies_from: int = -1
    flies_to: int = -1
    questions: frozenset[int] = frozenset()
    bins: tuple[int, ...] = ()

    @property
    def goal(self) -> int:
        return self.ring + self.lane

    def field(self, seat: int, place: int) -> int:
        """The field of the ring a plane of that seat stands on; -1 in the hangar, on its lane and at home."""
        return (self.first + self.ring // SEATS * seat + place) % self.ring if 0 <= place < self.ring else -1

    def hop(self, seat: int, place: int) -> int:
        """Where a plane that comes to `place` hops to: the next field of its own colour; `place` itself from any other field."""
        if not 0 < place < self.ring - 1 or self.hues[self.field(seat, place)] != seat:
            return place
        return next(p for p in range(place + 1, self.ring) if self.hues[self.field(seat, p)] == seat)


CROSS = Board(
    "cross",
    52,
    5,
    0,
    tuple((i + 1) % 4 for i in range(52)),
    19,
    31,
    frozenset(13 * quarter + i for quarter in range(4) for i in (2, 7, 11)),
    (5, 18, 31, 44),
)
"""The board of the classic game: 52 fields, 13 of each colour. Every quarter asks in the same places, or a seat would win more often."""

_CORNER = (0, 2, 3, 1, 0, 2)
SMALL = Board("small", 24, 2, 22, tuple((_CORNER[i % 6] + i // 6) % 4 for i in range(24)))
"""24 fields, 6 of each colour, for a game of five minutes."""
