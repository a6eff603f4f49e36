"""How the rows of a seating plan are laid out in little room: in lines, in blocks of lines side by side, over pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wastequiz.domain.seating import Seating


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the plan, or a part of one. `row` from 0; `refs` from the teacher's left, '' where nobody sits."""

    row: int
    refs: tuple[str, ...]


def lines_of(plan: Seating, there: Collection[str], most: int) -> tuple[Line, ...]:
    """The rows in which somebody of `there` sits, front to back, cut where they are longer than `most`."""
    lines: list[Line] = []
    by_place = {place: ref for ref, place in plan.places.items() if ref in there}
    for row in range(plan.rows):
        refs = tuple(by_place.get((column, row), "") for column in range(plan.columns))
        parts = [refs[start : start + most] for start in range(0, len(refs), most)]
        lines += [Line(row, part) for part in parts if any(part)]
    return tuple(lines)


def pages_of(lines: Sequence[Line], blocks: int, down: int) -> list[list[list[Line]]]:
    """The lines in blocks of up to `down`, up to `blocks` side by side on a page; what fits one page is spread evenly over its blocks."""
    if not lines:
        return []
    pages = -(-len(lines) // (blocks * down))
    a_page = -(-len(lines) // pages)
    found: list[list[list[Line]]] = []
    for start in range(0, len(lines), a_page):
        part = lines[start : start + a_page]
        side = -(-len(part) // down)
        high = -(-len(part) // side)
        found.append([list(part[at : at + high]) for at in range(0, len(part), high)])
    return found
