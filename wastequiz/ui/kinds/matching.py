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
    if page.tall:
        top, bottom, gap = (760.0, 1780.0, 18.0) if not page.answered else (540.0, 1130.0, 12.0)
        return Sides(_column(40, 410, top, bottom, page.count, gap), _column(630, 410, top, bottom, partners, gap), down=False)
    top, bottom, gap = (404.0, 930.0, 16.0) if not page.answered else (386.0, 654.0, 8.0)
    if partners <= MOST_IN_A_COLUMN:
        return Sides(_column(72, 700, top, bottom, page.count, gap), _column(1148, 700, top, bottom, partners, gap), down=False)
    between = 104.0 if not page.answered else 56.0
    down = (bottom - top - between) / 2
    return Sides(_row(top, down, page.count, 400), _row(bottom - down, down, partners, 400), down=True)


def _column(left: float, across: float, top: float, bottom: float, count: int, gap: float) -> list[QRectF]:
    down = min((bottom - top - gap * (count - 1)) / count, 220.0)
    gap = (bottom - top - down * count) / (count - 1) if count > 1 else 0.0
    gap = min(gap, 40.0)
    first = top + (bottom - top - down * count - gap * (count - 1)) / 2
    return [QRectF(left, first + i * (down + gap), across, down) for i in range(count)]


def _row(top: float, down: float, count: int, most: float) -> list[QRectF]:
    gap = 20.0
    across = min((1776 - gap * (count - 1)) / count, most)
    first = 72 + (1776 - across * count - gap * (count - 1)) / 2
    return [QRectF(first + i * (across + gap), top, across, down) for i in range(count)]


VIEW = MatchingView()
