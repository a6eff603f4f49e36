"""Where everybody sits, as the teacher sees it from the board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import Student

Place = tuple[int, int]
"""(column, row) from 0: the column from the teacher's left, the row from the board."""

COLUMNS = 6


@dataclass(frozen=True)
class Seating:
    """A seating plan of `columns` x `rows` places. `places`: ref to place; nobody shares one."""

    columns: int
    rows: int
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])

    def at(self, place: Place) -> str:
        """Who sits there; '' nobody."""
        return next((ref for ref, taken in self.places.items() if taken == place), "")

    def put(self, ref: str, place: Place) -> Seating:
        """The plan with `ref` at `place`; whoever sat there changes places with them.

        Raises ValueError for a place outside, or one that is taken while `ref` has none to give for it.
        """
        column, row = place
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            raise ValueError(f"no place {place}")
        other, old = self.at(place), self.places.get(ref)
        places = {**self.places, ref: place}
        if other and other != ref:
            if old is None:
                raise ValueError(f"{place} is taken")
            places[other] = old
        return replace(self, places=places)

    def rows_of(self) -> tuple[tuple[str, ...], ...]:
        """Everybody, row by row from the board, each from the teacher's left; empty places are left out."""
        rows: list[list[str]] = [[] for _ in range(self.rows)]
        for ref, (_column, row) in sorted(self.places.items(), key=lambda item: item[1]):
            rows[row].append(ref)
        return tuple(map(tuple, rows))

    def fitted(self, students: Iterable[Student]) -> Seating:
        """The plan for the class as it is now: who left has no place any more, who came sits on the first free one; rows are added as needed."""
        there = [student.ref for student in students]
        places = {ref: place for ref, place in self.places.items() if ref in there}
        free = ((column, row) for row in range(len(there) + self.rows) for column in range(self.columns))
        taken = set(places.values())
        for ref in there:
            if ref not in places:
                places[ref] = next(place for place in free if place not in taken)
        return Seating(self.columns, max([self.rows, *(row + 1 for _column, row in places.values())]), places)


def usual(students: Sequence[Student], columns: int = COLUMNS) -> Seating:
    """The plan nobody has changed: by seat number, row by row from the board. Raises ValueError for less than one column."""
    if columns < 1:
        raise ValueError(f"{columns} columns")
    by_seat = sorted(students, key=lambda student: student.seat)
    places = {student.ref: (n % columns, n // columns) for n, student in enumerate(by_seat)}
    return Seating(columns, max(1, -(-len(by_seat) // columns)), places)
