"""What a question kind's card must say: its answer tiles, and where card and tiles stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF

from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.ui.widgets.answer_tile import AnswerTile


@dataclass(frozen=True)
class Page:
    """What a layout depends on: portrait or not, answered or not (then the feedback sheet takes the lower part), and how many tiles."""

    tall: bool
    answered: bool
    count: int


class KindView(Protocol):
    """One question kind's card."""

    @property
    def name(self) -> str: ...

    def tiles(self, canvas: Canvas, question: Question, scheme: Scheme) -> list[AnswerTile]:
        """The answer tiles, in the order of the options."""
        ...

    def card(self, page: Page) -> QRectF:
        """Where the question card stands, in units."""
        ...

    def places(self, page: Page) -> list[QRectF]:
        """Where the tiles stand, in units."""
        ...


def card_box(page: Page, height: float = 214.0) -> QRectF:
    """The question card's usual place."""
    if page.tall:
        return QRectF(40, 190, 1000, 420 if not page.answered else 320)
    return QRectF(72, 158, 1776, height if not page.answered else min(height, 214.0))


def row(page: Page, top: float, height: float) -> list[QRectF]:
    """All tiles side by side (wide), or two by two (tall)."""
    if page.tall:
        return grid(page, 2)
    gap = 32.0
    across = (1776 - gap * (page.count - 1)) / page.count
    if page.answered:
        top, height = 388.0, 262.0
    return [QRectF(72 + i * (across + gap), top, across, height) for i in range(page.count)]


def grid(page: Page, columns: int) -> list[QRectF]:
    """Tiles in rows of `columns`; in portrait they stay in the lower 62 % of the screen until the sheet needs the room."""
    rows = -(-page.count // columns)
    if page.tall:
        left, across, gap = 40.0, 1000.0, 24.0
        top, bottom = (760.0, 1780.0) if not page.answered else (540.0, 1130.0)
    else:
        left, across, gap = 72.0, 1776.0, 28.0
        top, bottom = (404.0, 930.0) if not page.answered else (386.0, 654.0)
    width = (across - gap * (columns - 1)) / columns
    height = min((bottom - top - gap * (rows - 1)) / rows, 520.0)
    return [QRectF(left + (i % columns) * (width + gap), top + (i // columns) * (height + gap), width, height) for i in range(page.count)]
