"""Where the question card and the answer tiles of the simple kinds stand, in units."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.answer_area import Asked, Page
from wastequiz.ui.widgets.answer_tile import AnswerTile
from wastequiz.ui.widgets.tile_area import TileArea


class TileView:
    """The card of a kind that is answered by touching one tile. A kind gives its `name` and may override the rest."""

    name = ""

    def tiles(self, canvas: Canvas, asked: Asked) -> list[AnswerTile]:
        """The answer tiles, in the order of the options."""
        return [AnswerTile(canvas, option, i) for i, option in enumerate(asked.question.options)]

    def card(self, page: Page) -> QRectF:
        """Where the question card stands."""
        return card_box(page)

    def places(self, page: Page) -> list[QRectF]:
        """Where the tiles stand."""
        return row(page, 414, 506)

    def area(self, canvas: Canvas, asked: Asked) -> TileArea:
        return TileArea(canvas, asked, self.tiles(canvas, asked), self.places, self.card)


STEP_MORE = {False: 170.0, True: 130.0}
"""So much taller is the card that shows a step, in units; by portrait."""


def card_box(page: Page, height: float = 214.0) -> QRectF:
    """The question card's usual place."""
    more = STEP_MORE[page.tall] if page.shown else 0.0
    if page.tall:
        return QRectF(40, 214, 1000, 396 + more if not page.answered else 296)
    return QRectF(72, 158, 1776, height + more if not page.answered else min(height, 214.0))


def row(page: Page, top: float, height: float) -> list[QRectF]:
    """All tiles side by side (wide), or two by two (tall)."""
    if page.tall:
        return grid(page, 2)
    gap = 32.0
    across = (1776 - gap * (page.count - 1)) / page.count
    if page.answered:
        top, height = 388.0, 262.0
    elif page.shown:
        top, height = top + STEP_MORE[False], height - STEP_MORE[False]
    return [QRectF(72 + i * (across + gap), top, across, height) for i in range(page.count)]


def grid(page: Page, columns: int, below: float = 0.0) -> list[QRectF]:
    """Tiles in rows of `columns`; in portrait they stay in the lower 62 % of the screen until the sheet needs the room.

    `below`: so much room, in units, is left under them in portrait while the question is asked.
    """
    rows = -(-page.count // columns)
    if page.tall:
        left, across, gap = 40.0, 1000.0, 24.0
        top, bottom = (760.0, 1780.0 - below) if not page.answered else (540.0, 1130.0)
    else:
        left, across, gap = 72.0, 1776.0, 28.0
        top, bottom = (404.0 + (STEP_MORE[False] if page.shown else 0.0), 930.0) if not page.answered else (386.0, 654.0)
    width = (across - gap * (columns - 1)) / columns
    height = min((bottom - top - gap * (rows - 1)) / rows, 520.0)
    short = page.count % columns  # the last row, where it is not full, stands in the middle
    aside = (columns - short) * (width + gap) / 2 if short and page.count > columns else 0.0
    return [
        QRectF(
            left + (i % columns) * (width + gap) + (aside if i // columns == rows - 1 else 0.0),
            top + (i // columns) * (height + gap),
            width,
            height,
        )
        for i in range(page.count)
    ]
