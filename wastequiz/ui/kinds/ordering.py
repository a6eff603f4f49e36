"""The card of ordering: steps as cards in a row over their numbers, or as strips beside them where there is much to read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF

from wastequiz.domain.kinds import ordering
from wastequiz.domain.questions import Question
from wastequiz.i18n import words as in_words
from wastequiz.stage import words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.look import Look
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.ordering_area import OrderingArea, Row

LINES = 3
"""A card in a row may have so many lines of text; for more the cards become strips."""


class OrderingView:
    name = ordering.NAME

    def area(self, canvas: Canvas, asked: Asked) -> OrderingArea:
        wordy = is_wordy(canvas.look, asked.question)
        return OrderingArea(canvas, asked, partial(lay, wordy=wordy), card_box)


def is_wordy(look: Look, question: Question) -> bool:
    """Whether some step without a picture has more words than a card in a row should hold."""
    across = _in_a_row(len(question.options)) - 56
    return any(not o.picture and words.width(look, in_words(o.label), 40, bold=True) > LINES * across for o in question.options)


def lay(page: Page, *, wordy: bool) -> Row:
    """Where cards and numbers stand; in portrait always strips."""
    if page.tall:
        top, bottom = (760.0, 1780.0) if not page.answered else (540.0, 1130.0)
        return _strips(page, QRectF(40, top, 1000, bottom - top), 1)
    top, bottom = (404.0, 930.0) if not page.answered else (386.0, 654.0)
    if wordy:
        return _strips(page, QRectF(72, top, 1776, bottom - top), 1 if page.count <= 5 else 3)
    across, low = _in_a_row(page.count), 106.0 if not page.answered else 54.0
    gap = 16.0 if not page.answered else 8.0
    cards = [QRectF(72 + i * (across + GAP), top, across, bottom - top - low - gap) for i in range(page.count)]
    return Row(cards, [QRectF(c.left(), c.bottom() + gap, across, low) for c in cards], page.count)


GAP = 26.0


def _in_a_row(count: int) -> float:
    return (1776 - GAP * (count - 1)) / count


def _strips(page: Page, box: QRectF, columns: int) -> Row:
    """Strips with their numbers on the left, row by row."""
    rows = -(-page.count // columns)
    gap, between = 16.0 if not page.answered else 10.0, 32.0
    number = 104.0 if not page.answered or columns > 1 else 220.0
    across = (box.width() - between * (columns - 1)) / columns
    down = min((box.height() - gap * (rows - 1)) / rows, 240.0)
    corners = [(box.left() + (i % columns) * (across + between), box.top() + (i // columns) * (down + gap)) for i in range(page.count)]
    return Row(
        [QRectF(x + number + 16, y, across - number - 16, down) for x, y in corners],
        [QRectF(x, y, number, down) for x, y in corners],
        columns,
    )


VIEW = OrderingView()
