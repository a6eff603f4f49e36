"""Lists of students on their way in: what a file says row by row, and what will become of each row."""

from __future__ import annotations

from typing import Literal

from wastequiz.domain.exchange import Fault
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.students import Student

Deed = Literal["new", "changed", "moved", "same", "refused"]
"""new: a student comes; changed: one that is here gets what the row says; moved: also into another class; same: nothing to do."""


@dataclass(frozen=True)
class Enrolled:
    """One student as a file tells them: all that is ever taken of a row. `seat` 0 and texts '' where it does not say."""

    name: str = ""
    nickname: str = ""
    number: str = ""
    class_name: str = ""
    seat: int = 0


@dataclass(frozen=True)
class Row:
    """One row. `who` is None where a fault refuses it. `line`: as the teacher's own program counts; `cells`: as they stood, to hand
    them back: of the columns in `RosterFile.head` alone, so that nothing else lies about in a second file.
    """

    line: int
    who: Enrolled | None
    faults: tuple[Fault, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class RosterFile:
    """A list that was read: the heads of the columns that are taken, rows, and what is to be said of the whole (columns that are not kept)."""

    name: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    class_name: str = ""
    """A class that the list's title names, for rows that name none."""


@dataclass(frozen=True)
class Planned:
    """What will become of one row. `student` as they will be (`ref` '' for a new one, `class_id` 0 in a new class); None for a refused row."""

    row: Row
    deed: Deed
    class_name: str = ""
    student: Student | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class NewClass:
    """A class that is made on the way."""

    name: str
    band: Band


@dataclass(frozen=True)
class Plan:
    """What an import will do."""

    rows: tuple[Planned, ...]
    new_classes: tuple[NewClass, ...] = ()
    faults: tuple[Fault, ...] = ()

    def count(self, *deeds: Deed) -> int:
        """How many rows come to that."""
        return sum(row.deed in deeds for row in self.rows)

    @property
    def good(self) -> int:
        """How many rows go in, or are in already."""
        return len(self.rows) - self.count("refused")

    @property
    def refused(self) -> tuple[Planned, ...]:
        return tuple(row for row in self.rows if row.deed == "refused")
