"""Where everything on a board is: fields, lanes, yards and the goal, in units from the board's upper left corner."""

from __future__ import annotations

from math import atan2, degrees

from PySide6.QtCore import QRectF

from wastequiz.games.flying_chess.board import HANGAR, Board

SIDE = 990.0
"""A board is so wide and high."""
Spot = tuple[float, float]
Cell = tuple[int, int]

_ARM: tuple[Cell, ...] = (
    *((x, 6) for x in range(6)), *((6, y) for y in range(5, -1, -1)), (7, 0), (8, 0), *((8, y) for y in range(1, 6)),
    *((x, 6) for x in range(9, 15)), (14, 7), (14, 8), *((x, 8) for x in range(13, 8, -1)), *((8, y) for y in range(9, 15)),
    (7, 14), (6, 14), *((6, y) for y in range(13, 8, -1)), *((x, 8) for x in range(5, -1, -1)), (0, 7),
)  # fmt: skip
_EDGE: tuple[Cell, ...] = (
    *((x, 0) for x in range(6)), *((6, y) for y in range(6)), *((x, 6) for x in range(6, 0, -1)), *((0, y) for y in range(6, 0, -1)),
)  # fmt: skip


class Ground:
    """The places of a board. `cell`: how far apart two fields are; `r`: how large a field is."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.small = board.ring < 52
        cells = _EDGE if self.small else _ARM
        self.across = 7 if self.small else 15
        self.cell = SIDE / self.across
        self.r = 50.0 if self.small else 28.0
        self.fields: tuple[Spot, ...] = tuple(self._middle(c) for c in cells)
        inward = range(1, board.lane + 1)
        mid, last = self.across // 2, self.across - 1
        self.lanes: tuple[tuple[Spot, ...], ...] = (
            tuple(self._middle((i, mid)) for i in inward),
            tuple(self._middle((mid, i)) for i in inward),
            tuple(self._middle((last - i, mid)) for i in inward),
            tuple(self._middle((mid, last - i)) for i in inward),
        )
        side = 176.0 if self.small else 188.0
        self.goal = QRectF(SIDE / 2 - side / 2, SIDE / 2 - side / 2, side, side)

    def _middle(self, cell: Cell) -> Spot:
        return (cell[0] + 0.5) * self.cell, (cell[1] + 0.5) * self.cell

    def yard(self, seat: int) -> QRectF:
        """The corner of a seat."""
        near, far, wide, inset = (1, 4, 2, 16.0) if self.small else (0, 9, 6, 14.0)
        x, y = ((near, near), (far, near), (far, far), (near, far))[seat]
        return QRectF(x * self.cell + inset, y * self.cell + inset, wide * self.cell - 2 * inset, wide * self.cell - 2 * inset)

    def stand(self, seat: int, plane: int) -> Spot:
        """Where a plane stands in its yard."""
        box = self.yard(seat)
        return box.center().x() + (66 if plane % 2 else -66), box.center().y() - 14 + (62 if plane > 1 else -62)

    def at(self, seat: int, place: int, plane: int = 0) -> Spot:
        """Where a plane at that place is."""
        board = self.board
        if place == HANGAR:
            return self.stand(seat, plane)
        if place < board.ring:
            return self.fields[board.field(seat, place)]
        if place < board.goal:
            return self.lanes[seat][place - board.ring]
        out = self.goal.width() * 0.3
        dx, dy = ((-out, 0.0), (0.0, -out), (out, 0.0), (0.0, out))[seat]
        return SIDE / 2 + dx, SIDE / 2 + dy

    def heading(self, seat: int, place: int) -> float:
        """Which way a plane's nose points there, in degrees clockwise from the right."""
        if place == HANGAR:
            return -45.0
        if place >= self.board.goal:
            return (0.0, 90.0, 180.0, -90.0)[seat]
        (x, y), (to_x, to_y) = self.at(seat, place), self.at(seat, place + 1)
        return degrees(atan2(to_y - y, to_x - x))
