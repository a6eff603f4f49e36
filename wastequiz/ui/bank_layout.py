"""Where head and filters of the bank's page stand, in units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.stage import words
from wastequiz.ui.widgets.desk_pieces import HIGH

if TYPE_CHECKING:
    from wastequiz.ui.screens.bank import BankScreen

GAP = 12.0


def put_head(page: BankScreen, room: QRectF) -> None:
    """Name and counts on the left, what leads on and back on the right; upright in two rows."""
    across = words.width(page.look, page.head.text(), 34, bold=True) * 1.06 + 24
    page.put(page.head, room.left(), room.top(), across, HIGH)
    right, top = room.right(), room.top() + (HIGH + 8 if page.tall else 0.0)
    for button in (page.new, *reversed(page.ways)):
        wide = button.wish()
        right -= wide
        page.put(button, right, top, wide, HIGH)
        right -= 10
    if page.tall:
        right = room.right() + 10
    right -= 10
    for button in (page.redo, page.undo):
        right -= HIGH
        page.put(button, right, room.top(), HIGH, HIGH)
        right -= 8
    page.put(page.counts, room.left() + across, room.top() + 2, max(10.0, right - room.left() - across), HIGH)


def put_filters(page: BankScreen, box: QRectF) -> float:
    """Search, selects and chips in as many rows as they need; gives where the table begins."""
    search = min(360.0, max(240.0, box.width() * 0.24))
    pieces: list[tuple[QWidget, float]] = [(page.search, search)]
    pieces += [(select, min(select.wish(), 330.0)) for select in page.selects.selects.values()]
    pieces += [(page.more, HIGH), *((chip, min(chip.wish(), box.width())) for chip in page.selects.chips)]
    left, top = box.left(), box.top()
    for piece, wide in pieces:
        if left > box.left() and left + wide > box.right() + 1:
            left, top = box.left(), top + HIGH + 8
        page.put(piece, left, top, wide, HIGH)
        left += wide + 10
    return top + HIGH + GAP
