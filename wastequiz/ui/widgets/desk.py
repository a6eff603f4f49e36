"""Cards of the desk: a title and rows of labelled controls, laid out in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.stage.fields import StateLine
from wastequiz.stage.still import Words
from wastequiz.ui.screen import Screen

PAD = 24.0
TITLE = 54.0
MESSAGE = 76.0
"""The title's room where a message may stand there: the same with and without one, so that nothing below moves while somebody types."""
LABEL = 36.0
GAP = 12.0
BETWEEN = 6.0


@dataclass
class Row:
    """Controls side by side, maybe under a label (or, with `side`, right of a label so wide).

    A share of at most 6 is a part of the width, a larger one so many units.
    """

    controls: Sequence[tuple[QWidget, float]]
    label: Words | None = None
    height: float = 84.0
    side: float = 0.0

    @property
    def needs(self) -> float:
        shown = any(not widget.isHidden() for widget, _share in self.controls)
        return (self.height + (LABEL if self.label is not None and not self.side else 0.0) + GAP) if shown else 0.0


@dataclass
class DeskCard:
    """One card with its rows; `box` is where it was put last, for the page to paint."""

    title: Words
    rows: list[Row] = field(default_factory=list[Row])
    message: StateLine | None = None
    """Stands in the title's place while there is something to say."""
    box: QRectF = field(default_factory=QRectF)

    @property
    def widgets(self) -> list[QWidget]:
        """The title, all labels and all controls."""
        found: list[QWidget] = [self.title] if self.message is None else [self.title, self.message]
        for row in self.rows:
            found += [row.label] if row.label is not None else []
            found += [widget for widget, _share in row.controls]
        return found

    @property
    def needs(self) -> float:
        return PAD + self._top + sum(row.needs for row in self.rows) + PAD - GAP

    @property
    def _top(self) -> float:
        return MESSAGE if self.message is not None else TITLE

    def put(self, screen: Screen, x: float, y: float, across: float, *, at_least: float = 0.0) -> float:
        """Puts everything; gives the height taken."""
        self.box = QRectF(x, y, across, max(self.needs, at_least))
        inner, left, top = across - 2 * PAD, x + PAD, y + PAD
        if self.message is not None:
            screen.put(self.message, left, top - 16, inner, MESSAGE + 8)
        screen.put(self.title, left, top - 6, inner, self._top - 6)
        top += self._top
        for row in self.rows:
            if not row.needs:
                continue
            if row.label is not None and row.side:
                screen.put(row.label, left, top, row.side - 10, row.height)
            elif row.label is not None:
                screen.put(row.label, left, top - 6, inner, LABEL + 4)
                top += LABEL
            self._put_row(screen, row, left + row.side, top, inner - row.side)
            top += row.height + GAP
        return self.box.height()

    @staticmethod
    def _put_row(screen: Screen, row: Row, left: float, top: float, across: float) -> None:
        fixed = sum(share for _w, share in row.controls if share > 6)
        parts = sum(share for _w, share in row.controls if share <= 6)
        room = across - fixed - BETWEEN * (len(row.controls) - 1)
        for widget, share in row.controls:
            wide = share if share > 6 else room * share / parts
            screen.put(widget, left, top, wide, row.height)
            left += wide + BETWEEN


def put_columns(screen: Screen, columns: Sequence[Sequence[DeskCard]], box: QRectF, gap: float = 20.0) -> None:
    """Stacks cards in columns of equal width; the last of each column reaches down to the end of the highest."""
    wide = (box.width() - gap * (len(columns) - 1)) / len(columns)
    highest = max(sum(card.needs for card in column) + gap * (len(column) - 1) for column in columns)
    for n, column in enumerate(columns):
        y = box.top()
        for i, card in enumerate(column):
            last = i == len(column) - 1
            left = box.top() + highest - y
            y += card.put(screen, box.left() + n * (wide + gap), y, wide, at_least=left if last else 0.0) + gap
