"""The card of matching: things on the left and partners on the right, or one above the other where there are many partners."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import matching
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.matching_area import MatchingArea, Sides

MOST_IN_A_COLUMN = 5


class MatchingView:
    name = matching.NAME

    def area(self, canvas: Canvas, asked: Asked) -> MatchingArea:
        return MatchingArea(canvas, asked, lay, card_box)


def lay(page: Page, partners: int) -> Sides:
    """Where `page.count` things and their partners stand. Between them is room for the cords."""
    things = page.count
    if page.tall:
        top, bottom, gap = (760.0, 1780.0, 18.0) if not page.answered else (540.0, 1130.0, 12.0)
        across = 410.0 if not page.answered else 440.0
        left, right = (40.0, across), (1040.0 - across, across)
    else:
        top, bottom, gap = (404.0, 930.0, 16.0) if not page.answered else (386.0, 654.0, 8.0)
        across = 700.0 if not page.answered else 790.0
        left, right = (72.0, across), (1848.0 - across, across)
    if not page.tall and partners > MOST_IN_A_COLUMN:
        if page.answered:  # each below its own; those that belong to none fill the last columns, below and above
            rest = partners - things
            above = _row(386, 96, things + (rest + 1) // 2)
            below = [c.adjusted(0, 146, 0, 172) for c in above]
            return Sides(above[:things], (below + above[things:])[:partners], down=True)
        return Sides(_row(404, 206, things), _row(720, 210, partners), down=True)
    opposite = _column(*right, top, bottom, partners, gap)
    if page.answered:  # each beside its own
        return Sides([QRectF(left[0], box.y(), left[1], box.height()) for box in opposite[:things]], opposite, down=False)
    return Sides(_column(*left, top, bottom, things, gap), opposite, down=False)


def _column(left: float, across: float, top: float, bottom: float, count: int, gap: float) -> list[QRectF]:
    down = min((bottom - top - gap * (count - 1)) / count, 220.0)
    gap = (bottom - top - down * count) / (count - 1) if count > 1 else 0.0
    gap = min(gap, 40.0)
    first = top + (bottom - top - down * count - gap * (count - 1)) / 2
    return [QRectF(left, first + i * (down + gap), across, down) for i in range(count)]


def _row(top: float, down: float, count: int) -> list[QRectF]:
    gap = 20.0
    across = min((1776 - gap * (count - 1)) / count, 400.0)
    first = 72 + (1776 - across * count - gap * (count - 1)) / 2
    return [QRectF(first + i * (across + gap), top, across, down) for i in range(count)]


VIEW = MatchingView()
