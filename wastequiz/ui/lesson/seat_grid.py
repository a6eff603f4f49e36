"""Where the seats of a class stand in the room there is: as large as fits on one page, else of the least size on several."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from wastequiz.domain.seating import Seating
from wastequiz.ui.lesson.seat_rows import Line, lines_of, pages_of

LEAST, MOST, STEP = 84.0, 150.0, 6.0
"""How large a seat is at least and at most, and by how much less it is tried."""
BESIDE, BELOW, LIP = 8.0, 14.0, 4.0
"""How far a seat is from the next one, and how deep its lip is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of seats: where its own button stands, and each of its students; all in units."""

    line: Line
    button: QRectF
    seats: dict[str, QRectF]


@dataclass(frozen=True, slots=True)
class SeatGrid:
    """`seat`: side of a seat in units; `across`: seats in the longest line and the line's button; `pages`: lines in blocks side by side."""

    seat: float
    across: int
    pages: list[list[list[Line]]]

    def page(self, number: int) -> list[list[Line]]:
        """The blocks of a page from 0; the last for a number beyond it, none where nobody sits."""
        return self.pages[min(number, len(self.pages) - 1)] if self.pages else []

    def lines(self, number: int) -> list[Line]:
        """All lines of a page, block by block."""
        return [line for block in self.page(number) for line in block]

    def places(self, number: int, room: QRectF) -> list[Placed]:
        """Where everybody on a page stands, in the middle of `room`."""
        page, cell = self.page(number), self.seat + BESIDE
        if not page:
            return []
        wide = len(page) * self.across * cell - BESIDE
        gap = 20.0 if len(page) > 1 and wide + 20 * (len(page) - 1) <= room.width() else 0.0
        left = room.left() + (room.width() - wide - gap * (len(page) - 1)) / 2
        found: list[Placed] = []
        for b, block in enumerate(page):
            x = left + b * (self.across * cell + gap)
            for y, line in enumerate(block):
                top = room.top() + y * (self.seat + BELOW)
                seats = {ref: QRectF(x + c * cell, top, self.seat, self.seat + LIP) for c, ref in enumerate(line.refs, start=1) if ref}
                found.append(Placed(line, QRectF(x, top, self.seat, self.seat), seats))
        return found


def grid_for(plan: Seating, refs: Collection[str], room: QRectF) -> SeatGrid:
    """The largest seats with which all of `refs` stand in `room` at once."""
    seat = MOST
    while seat > LEAST:
        found = _grid(plan, refs, room, seat)
        if len(found.pages) == 1 and found.pages[0]:
            return found
        seat -= STEP
    return _grid(plan, refs, room, LEAST)


def _grid(plan: Seating, refs: Collection[str], room: QRectF, seat: float) -> SeatGrid:
    cells = max(2, int((room.width() + BESIDE) // (seat + BESIDE)))
    lines = lines_of(plan, refs, cells - 1)
    across = max((len(line.refs) for line in lines), default=1) + 1
    down = max(1, int((room.height() + BELOW) // (seat + BELOW)))
    return SeatGrid(seat, across, pages_of(lines, max(1, cells // across), down))
