"""Where things, bins and what lies in them stand on a page where things are sorted, in units."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, hypot

from PySide6.QtCore import QPointF, QRectF

from wastequiz.ui.widgets.answer_area import Page

GAP = 16.0
PLATE = 80.0
"""Height of a bin's plate, its lip included."""
REACH = 48.0
"""A bin takes what is dropped so far from it."""
FIGURE_ASPECT = 0.8
"""A bin character is four fifths as wide as it is high."""
INSET = 8.0


def shelf(page: Page, count: int) -> list[QRectF]:
    """The places of the things, before they are answered: one row, in portrait up to three a row."""
    if page.tall:
        return _rows(QRectF(40, 760, 1000, 420), count, 3, 196.0, 322.0)
    return _rows(QRectF(72, 396, 1776, 176), count, 5, 176.0, 400.0)


def answered(page: Page, count: int) -> list[QRectF]:
    """The places of the things once the answer is known."""
    if page.tall:
        return _rows(QRectF(40, 540, 1000, 590), count, 3, 283.0, 400.0)
    return _rows(QRectF(72, 386, 1776, 268), count, 5, 268.0, 440.0)


def bins(page: Page, count: int) -> list[QRectF]:
    """The places of the bins: one row; in portrait more than four stand in two or three."""
    box = QRectF(40, 1204, 1000, 576) if page.tall else QRectF(72, 604, 1776, 326)
    most = 4 if page.tall else 10
    rows = ceil(count / most)
    columns = ceil(count / rows)
    down = (box.height() - (rows - 1) * GAP) / rows
    return _rows(box, count, columns, down, 880.0)


def _rows(box: QRectF, count: int, most: int, down: float, widest: float) -> list[QRectF]:
    """`count` boxes `down` high, up to `most` a row, as evenly as can be, each row in the middle."""
    rows = ceil(count / most)
    columns = ceil(count / rows)
    across = min((box.width() - (columns - 1) * GAP) / columns, widest)
    found: list[QRectF] = []
    for i in range(count):
        row, column = divmod(i, columns)
        here = min(columns, count - row * columns)
        left = box.center().x() - (here * across + (here - 1) * GAP) / 2
        found.append(QRectF(left + column * (across + GAP), box.top() + row * (down + GAP), across, down))
    return found


@dataclass(frozen=True)
class BinRoom:
    """How one bin's box is shared out: plate below, the character on it, and what lies in the bin beside, above or in front of it."""

    box: QRectF

    @property
    def plate(self) -> QRectF:
        """The plate's face; its lip shows below."""
        b = self.box
        return QRectF(b.left(), b.bottom() - PLATE, b.width(), PLATE - 6)

    def figure(self, *, filled: bool) -> QRectF:
        """The character; it steps aside where there is room for what lies in the bin beside it."""
        b = self.box
        across = min(min(b.height() - PLATE - INSET, 250.0) * FIGURE_ASPECT, b.width() * 0.86)
        left = b.left() + INSET if filled and self._wide(across) else b.center().x() - across / 2
        return QRectF(left, b.bottom() - PLATE - 2 - across / FIGURE_ASPECT, across, across / FIGURE_ASPECT)

    def _wide(self, across: float) -> bool:
        return self.box.width() - across >= 200

    def stack(self, cell: tuple[float, float], count: int) -> list[QRectF]:
        """Places for `count` things in the bin, each `cell` large; more than fit lie over each other in part."""
        whole = QRectF(self.box.left(), self.box.top(), self.box.width(), self.box.height() - PLATE).adjusted(INSET, 0, -INSET, -4)
        figure = self.figure(filled=True)
        if self._wide(figure.width()):
            free = QRectF(figure.right() + INSET, whole.top(), whole.right() - figure.right() - INSET, whole.height())
        else:
            free = QRectF(whole.left(), whole.top(), whole.width(), max(figure.top() - whole.top(), 0.0))
        return _piled(free if _holds(free, cell) >= count else whole, cell, count)


def _fit(length: float, cell: float) -> int:
    return int((length + GAP) // (cell + GAP))


def _holds(box: QRectF, cell: tuple[float, float]) -> int:
    return _fit(box.width(), cell[0]) * _fit(box.height(), cell[1])


def _piled(box: QRectF, cell: tuple[float, float], count: int) -> list[QRectF]:
    """Rows from below, the first thing lower right."""
    across, down = min(cell[0], box.width()), min(cell[1], box.height())
    columns = max(1, _fit(box.width(), across))
    rows = ceil(count / columns)
    step = min(down + GAP, (box.height() - down) / max(rows - 1, 1))
    found: list[QRectF] = []
    for i in range(count):
        row, column = divmod(i, columns)
        found.append(QRectF(box.right() - across - column * (across + GAP), box.bottom() - down - row * step, across, down))
    return found


def nearest(boxes: list[QRectF], at: QPointF) -> int | None:
    """Which box something dropped at `at` belongs to: the nearest of those it lies in or within reach of; None where there is none."""
    found = min(
        ((_away(box, at), hypot(box.center().x() - at.x(), box.center().y() - at.y()), i) for i, box in enumerate(boxes)), default=None
    )
    return found[2] if found is not None and found[0] <= REACH else None


def _away(box: QRectF, at: QPointF) -> float:
    """How far a point is from a box, 0 inside."""
    return hypot(max(box.left() - at.x(), 0.0, at.x() - box.right()), max(box.top() - at.y(), 0.0, at.y() - box.bottom()))
