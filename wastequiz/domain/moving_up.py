"""Moving up a year: what becomes of each class, worked out and shown before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from wastequiz.domain import class_names, school_years
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass

Deed = Literal["up", "archive", "stay"]
DEEDS: Sequence[Deed] = ("up", "archive", "stay")
_SUMMER = (6, 8)
"""June to August: the months in which a school makes the classes of the coming year."""


@dataclass(frozen=True)
class Move:
    """One class: what is to become of it, and for "up" its new name, band and school year. `why`: "leaves" (its last grade here, for most),
    "no_grade" (the name tells none),
    "moved" (it is of this school year already), '' the usual case.
    """

    class_id: int
    old: str
    deed: Deed
    name: str
    band: Band
    year: str
    why: str = ""


def proposed(classes: Iterable[SchoolClass], today: date) -> tuple[Move, ...]:
    """What is proposed for the classes in play on a day: those of an earlier school year move up, in summer also those of this one; the last
    grades are archived. Those whose name tells no grade, and those that are of this (in summer: of the coming) year already, stay. A class
    of which nobody said the year counts as one of this year.
    """
    this = school_years.school_year(today)
    summer = _SUMMER[0] <= today.month <= _SUMMER[1]
    moves: list[Move] = []
    for c in classes:
        year = c.year or this
        coming = school_years.after(year)
        grown = class_names.next_year(c.name, c.band)
        if grown is None:
            moves.append(Move(c.id, c.name, "stay", c.name, c.band, coming, "no_grade"))
        elif year < this or (summer and year == this):
            moves.append(
                Move(c.id, c.name, "archive" if grown.leaves else "up", grown.name, grown.band, coming, "leaves" if grown.leaves else "")
            )
        else:
            moves.append(Move(c.id, c.name, "stay", grown.name, grown.band, coming, "moved"))
    return tuple(moves)


def clashes(moves: Sequence[Move]) -> tuple[str, ...]:
    """Names that two classes in play would have afterwards; () where all is well."""
    after = [move.name if move.deed == "up" else move.old for move in moves if move.deed != "archive"]
    keys = [class_names.key(name) for name in after]
    up = [move.name for move in moves if move.deed == "up"]
    return tuple(dict.fromkeys(name for name in up if keys.count(class_names.key(name)) > 1))
