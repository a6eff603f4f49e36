"""The confusion matrix of bins: one piece a cell, right ones in sun, mix-ups the darker the more often, the worst in a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from wastequiz.domain.reporting import Matrix, Share
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.fields import desk_card
from wastequiz.stage.pieces import Piece
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_symbol
from wastequiz.ui.screen import Screen
from wastequiz.wording import report
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked

MIXED = (0.0, 0.14, 0.3, 0.48, 1.0)
"""How much plum a mix-up gets, from never to the most frequent: between them stays room enough for dark or white letters."""
STEPS = (0.25, 0.5, 0.9)
"""From what share of the worst on a mix-up is a step darker: white letters are for the worst and what comes near it."""
HEAD, FOOT, GAP = 106.0, 40.0, 6.0


def plum(low: QColor, high: QColor, step: int) -> QColor:
    """One of the five steps from never to most often."""
    share = MIXED[step]

    def between(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(between(low.red(), high.red()), between(low.green(), high.green()), between(low.blue(), high.blue()))


def step_of(value: float, worst: float) -> int:
    """The step of a share, 0 for never, 4 for the worst."""
    return 0 if not value else 1 + sum(value >= worst * least for least in STEPS)


class MatrixCell(Piece):
    """How much of one bin's waste went into one bin."""

    radius = 12.0
    lip_depth = 3.0

    def __init__(self, page: Screen, true_bin: str, chosen_bin: str, open_: Callable[[str, str], Any]) -> None:
        super().__init__(page, "")
        self.true_bin, self.chosen_bin = true_bin, chosen_bin
        self.value: float | None = None
        self.count, self.of, self.step, self.worst = 0, 0, 0, False
        self.clicked.connect(lambda: open_(true_bin, chosen_bin))

    @property
    def right(self) -> bool:
        return self.true_bin == self.chosen_bin

    def show_cell(self, matrix: Matrix, asked: Asked) -> None:
        share = matrix.share(self.true_bin, self.chosen_bin)
        self.value, self.count, self.of = share.value, int(share.part), share.of
        self.worst = matrix.worst == (self.true_bin, self.chosen_bin)
        self.step = step_of(share.value or 0.0, matrix.most.value or 0.0)
        self.setAccessibleName(said.cell(matrix, asked, self.true_bin, self.chosen_bin))
        self.update()

    def paint_face(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        if self.right:
            fill, edge, ink = t.colour("data.diagonal"), t.colour("right.lip"), t.colour("ink.text")
        else:
            fill = plum(t.colour("data.heatLow"), t.colour("tryAgain.fill"), self.step)
            edge = t.colour("surface.line" if not self.step or t.high_contrast else "tryAgain.tint")
            ink = t.colour("ink.onColour" if self.step == 4 else "ink.text")
        pen = max(2.5, t.border_floor)
        if self.hovered:
            edge, pen = t.colour("brand.primaryBright"), max(4.0, t.border_floor)
        if self.worst:
            edge, pen = t.colour("ink.text"), 5.0 + t.border_floor
        paint.rounded(p, box.adjusted(1, 1, -1, -1), self.radius, fill, edge, pen)
        strong = self.right or self.step >= 3
        inner = box.adjusted(8, 6, -8, -6)
        if self.value is None:
            words.text(p, self.look, inner, report.NOTHING, 22, t.colour("ink.textSecondary"), align="center", floor=12)
            return
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.62)
        lower = QRectF(inner.left(), upper.bottom() - 2, inner.width(), inner.bottom() - upper.bottom())
        share = Share(self.count, self.of)
        words.text(p, self.look, upper, said.tight(share), 28 if strong else 23, ink, bold=strong, align="center", floor=11)
        words.text(p, self.look, lower, said.number(self.count), 17, ink, align="center", floor=10)


class MatrixCard(Painted):
    """The card the cells stand on: its heads, the bins along both edges, what the shades mean."""

    def __init__(self, page: Screen, open_: Callable[[str, str], Any]) -> None:
        super().__init__(page)
        self.page, self._open = page, open_
        self.matrix: Matrix | None = None
        self.asked: Asked | None = None
        self.note = ""
        self.cells: list[MatrixCell] = []

    def show_matrix(self, matrix: Matrix, asked: Asked, class_name: str) -> None:
        if self.matrix is None or self.matrix.bins != matrix.bins:
            for cell in self.cells:
                self.page.forget(cell)
            self.cells = [MatrixCell(self.page, true, chosen, self._open) for true in matrix.bins for chosen in matrix.bins]
            for cell in self.cells:
                cell.hide()
        self.matrix, self.asked = matrix, asked
        note = _("{name}, every row adds up to 100%; N = {n}").format(name=class_name, n=said.number(matrix.total))
        self.note = " · ".join((note, _("tap a cell to see its answers"))) if matrix.total else note
        self.setAccessibleName(f"{self.title()}. {self.note}")
        for cell in self.cells:
            cell.show_cell(matrix, asked)
        self.update()

    def title(self) -> str:
        return _("What went wrong: right bin × chosen bin")

    def place(self, box: QRectF) -> None:
        """Stands in `box` of the page, in units, its cells on it."""
        self.page.put(self, box.left(), box.top(), box.width(), box.height())
        bins = self.matrix.bins if self.matrix is not None else ()
        grid = self._grid(QRectF(0, 0, box.width(), box.height()))
        for i, cell in enumerate(self.cells):
            row, column = divmod(i, len(bins))
            w, h = self._cell(grid)
            self.page.put(cell, box.left() + grid.left() + column * (w + GAP), box.top() + grid.top() + row * (h + GAP), w, h)
            cell.raise_()

    def _grid(self, box: QRectF) -> QRectF:
        """Where the cells stand on the card."""
        side = 148.0 if box.width() > 520 else 124.0
        return QRectF(box.left() + side, box.top() + HEAD, box.width() - side - 20, box.height() - HEAD - FOOT - 8)

    def _cell(self, grid: QRectF) -> tuple[float, float]:
        n = max(1, len(self.matrix.bins) if self.matrix is not None else 1)
        return (grid.width() - (n - 1) * GAP) / n, (grid.height() - (n - 1) * GAP) / n

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        left, across = box.left() + 22, box.width() - 44
        head = QRectF(left, box.top() + 10, across, 32)
        words.display(p, self.look, head, self.title(), 26, t.colour("ink.text"), fat=0.02, floor=13)
        words.text(p, self.look, QRectF(left, head.bottom() - 2, across, 22), self.note, 17, t.colour("ink.textSecondary"), floor=11)
        if self.matrix is None or self.asked is None:
            return
        grid = self._grid(box)
        w, h = self._cell(grid)
        symbol = min(38.0, h * 0.46)
        words.text(
            p,
            self.look,
            QRectF(left, grid.top() - 40, grid.left() - left - 8, 34),
            _("chosen →"),
            16,
            t.colour("ink.textSecondary"),
            floor=10,
        )
        for i, bin_id in enumerate(self.matrix.bins):
            there = self.asked.scheme.bin(bin_id)
            x, y = grid.left() + i * (w + GAP) + w / 2, grid.top() + i * (h + GAP)
            name = QRectF(left - 8, y + symbol + 6, grid.left() - left, h - symbol - 8)
            if there is not None:
                self.look.pictures.draw(p, bin_symbol(there), x - 19, grid.top() - 42, 38)
                self.look.pictures.draw(p, bin_symbol(there), name.center().x() - symbol / 2, y + 4, symbol)
            ink = t.bin(there.hue, "shade") if there is not None else t.colour("ink.text")
            words.text(p, self.look, name, self.asked.bin(bin_id), 19, ink, bold=True, align="center", floor=10, leading=1.05)
        self._legend(p, QRectF(left, box.bottom() - FOOT - 6, across, FOOT - 8))

    def _legend(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        y, ink = box.center().y(), t.colour("ink.textSecondary")
        most = self.matrix.most if self.matrix is not None else Share(0, 0)
        top = report.percent(most) if most.part else _("{n}%").format(n=0)
        half = box.width() * 0.34
        paint.rounded(p, QRectF(box.left(), y - 11, 22, 22), 6, t.colour("data.diagonal"), t.colour("right.lip"), 2)
        words.text(p, self.look, QRectF(box.left() + 32, box.top(), half - 36, box.height()), _("put right"), 18, ink, floor=11)
        x = box.left() + half
        for step in range(5):
            p.fillRect(QRectF(x + step * 26, y - 10, 26, 20), plum(t.colour("data.heatLow"), t.colour("tryAgain.fill"), step))
        label = _("mixed up, 0 to {top}").format(top=top)
        words.text(p, self.look, QRectF(x + 140, box.top(), box.right() - x - 140, box.height()), label, 18, ink, floor=11)
