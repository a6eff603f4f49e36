"""Moving up a year: what becomes of each class, worked out and shown before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from wastequiz.domain import class_names, school_years
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass

Deed = Literal["up", "archive", "stay"]
DEEDS: Sequence[Deed] = ("up", "archive", "stay")


@dataclass(frozen=True)
class Move:
    """One class: what is to become of it, and for "up" its new name, band and school year. `why`: "leaves" (its last grade here, for most),
    "no_grade" (the name tells none), '' the usual case.
    """

    class_id: int
    old: str
    deed: Deed
    name: str
    band: Band
    year: str
    why: str = ""


def proposed(classes: Iterable[SchoolClass], today_year: str) -> tuple[Move, ...]:
    """What is proposed for the classes in play: up by a year; the last grades are archived; those whose name tells no grade, and those
    that are of the coming year already, stay.

    `today_year`: the school year that today lies in. In the summer before September a class moves into the next one.
    """
    moves: list[Move] = []
    for c in classes:
        coming = school_years.after(c.year) if c.year else today_year
        grown = class_names.next_year(c.name, c.band)
        if grown is None:
            moves.append(Move(c.id, c.name, "stay", c.name, c.band, coming, "no_grade"))
        elif c.year > today_year:
            moves.append(Move(c.id, c.name, "stay", grown.name, grown.band, coming, "moved"))
        else:
            moves.append(
                Move(c.id, c.name, "archive" if grown.leaves else "up", grown.name, grown.band, coming, "leaves" if grown.leaves else "")
            )
    return tuple(moves)


def clashes(moves: Sequence[Move]) -> tuple[str, ...]:
    """Names that two classes in play would have afterwards; () where all is well."""
    after = [move.name if move.deed == "up" else move.old for move in moves if move.deed != "archive"]
    keys = [class_names.key(name) for name in after]
    up = [move.name for move in moves if move.deed == "up"]
    return tuple(dict.fromkeys(name for name in up if keys.count(class_names.key(name)) > 1))
