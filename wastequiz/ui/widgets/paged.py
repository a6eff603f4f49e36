"""Any number of equal pieces in a grid as large as its box allows, over several pages with arrows when they would get too small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from wastequiz.i18n import _
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Piece, RoundButton
from wastequiz.stage.still import Words

ARROW = 92.0
NUMBER = 48.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How small and how large a piece may be in units, the gap between two, and the shape it should have (width over height)."""

    smallest: tuple[float, float]
    largest: tuple[float, float]
    gap: float = 20.0
    shape: float = 1.2


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, rows, and the size of one piece."""

    columns: int
    rows: int
    w: float
    h: float


def best_grid(count: int, across: float, down: float, sizes: Sizes) -> Grid | None:
    """The grid in which `count` pieces are largest and nearest to their shape; None where they would be smaller than allowed."""
    best: tuple[float, Grid] | None = None
    for columns in range(1, max(count, 1) + 1):
        rows = ceil(max(count, 1) / columns)
        w = min(sizes.largest[0], (across - (columns - 1) * sizes.gap) / columns)
        h = min(sizes.largest[1], (down - (rows - 1) * sizes.gap) / rows)
        if w < sizes.smallest[0] or h < sizes.smallest[1]:
            continue
        likeness = min(w / h / sizes.shape, h * sizes.shape / w)
        holes = (columns * rows - count) / (columns * rows)
        worth = w * h * likeness**0.7 * (1 - 2 * holes)
        if best is None or worth >= best[0]:
            best = worth, Grid(columns, rows, w, h)
    return None if best is None else best[1]


def page_grid(across: float, down: float, sizes: Sizes) -> Grid:
    """The grid of one page of many: as many pieces of the smallest size as there is room for, at least one."""
    columns = max(1, int((across + sizes.gap) // (sizes.smallest[0] + sizes.gap)))
    rows = max(1, int((down + sizes.gap) // (sizes.smallest[1] + sizes.gap)))
    w = min(sizes.largest[0], (across - (columns - 1) * sizes.gap) / columns)
    h = min(sizes.largest[1], (down - (rows - 1) * sizes.gap) / rows)
    return Grid(columns, rows, w, h)


class Paged:
    """Lays `pieces` out on `screen`. Page Up and Page Down turn the pages too."""

    def __init__(self, screen: Canvas, pieces: Sequence[Piece], sizes: Sizes) -> None:
        self.screen, self.pieces, self.sizes = screen, pieces, sizes
        self.page = 0
        self.pages = 1
        self._per_page = max(1, len(pieces))
        self._box = QRectF()
        self.before = RoundButton(screen, "back", _("Page before"))
        self.after = RoundButton(screen, "next", _("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.number = Words(screen, "", 30, bold=True, colour="ink.textSecondary", align="center")

    @property
    def buttons(self) -> tuple[RoundButton | Words, ...]:
        """The arrows, and which page of how many it is."""
        return self.before, self.after, self.number

    def arrange(self, box: QRectF, *, align: str = "center", valign: str = "middle") -> None:
        """Puts the pieces into `box`, in units."""
        self._box = box
        grid = best_grid(len(self.pieces), box.width(), box.height(), self.sizes)
        inner = box
        if grid is None:
            inner = box.adjusted(ARROW + 20, 0, -ARROW - 20, 0)
            grid = page_grid(inner.width(), inner.height(), self.sizes)
        self._per_page = grid.columns * grid.rows
        self.pages = max(1, ceil(len(self.pieces) / self._per_page))
        self.page = min(self.page, self.pages - 1)
        gap = self.sizes.gap
        across = grid.columns * grid.w + (grid.columns - 1) * gap
        used = ceil(min(self._per_page, max(1, len(self.pieces))) / grid.columns)
        down = used * grid.h + (used - 1) * gap
        left = inner.left() if align == "left" else inner.center().x() - across / 2
        top = inner.top() if valign == "top" else inner.center().y() - down / 2
        for i, piece in enumerate(self.pieces):
            row, column = divmod(i % self._per_page, grid.columns)
            self.screen.put(piece, left + column * (grid.w + gap), top + row * (grid.h + gap), grid.w, grid.h)
        self.screen.put(self.before, box.left(), box.center().y() - ARROW / 2, ARROW, ARROW + 6)
        self.screen.put(self.after, box.right() - ARROW, box.center().y() - ARROW / 2, ARROW, ARROW + 6)
        self.screen.put(self.number, box.right() - ARROW - 10, box.center().y() + ARROW / 2 + 10, ARROW + 20, NUMBER)
        self._show()

    def turn(self, step: int) -> bool:
        """Shows another page; False where there is none that way."""
        if not 0 <= self.page + step < self.pages:
            return False
        self.page += step
        self._show()
        if not (self.before.isEnabled() and self.after.isEnabled()):
            self.pieces[self.page * self._per_page].setFocus()
        self.screen.update()
        return True

    def show_piece(self, index: int) -> None:
        """Turns to the page of piece number `index`."""
        self.page = index // self._per_page
        self._show()

    def _show(self) -> None:
        for i, piece in enumerate(self.pieces):
            piece.setVisible(i // self._per_page == self.page)
        for button, there in ((self.before, self.page > 0), (self.after, self.page < self.pages - 1)):
            button.setVisible(self.pages > 1)
            button.setEnabled(there)
            button.faded = not there
            button.update()
        self.number.setVisible(self.pages > 1)
        self.number.setText(f"{self.page + 1}/{self.pages}")
        self.number.setAccessibleName(_("Page {n} of {of}").format(n=self.page + 1, of=self.pages))
