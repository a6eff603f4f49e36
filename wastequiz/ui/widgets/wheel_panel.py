"""Beside the wheel: how one comes by a spin, the day's prizes and how many are left, and why it is fair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.events import Commitment, Event, StockRow
from wastequiz.i18n import _
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets import wheel_face
from wastequiz.wording import prizes

ROW = 98.0
"""How high a prize's row is, where there are few, in units."""
LIST = 490.0
"""How high the list is."""
ONE_LINE = 60.0
"""Where there is less height, both sentences on why it is fair stand side by side."""


class KindWord(Painted):
    """What is said where there is nothing to spin for."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.label = ""

    def show_word(self, label: str) -> None:
        self.label = label
        self.setAccessibleName(label)
        self.setVisible(bool(label))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        paint.rounded(p, box, 30, t.colour("surface.card"), t.colour("surface.line"), max(3, t.border_floor))
        words.text(
            p, self.look, box.adjusted(24, 6, -24, -6), self.label, 34, t.colour("ink.text"), bold=True, align="center", leading=1.15
        )


class SpinsChip(Painted):
    """How often the wheel may be spun yet."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.label = ""

    def show_spins(self, count: int) -> None:
        self.label = prizes.spins(count)
        self.setAccessibleName(self.label)
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        if self.label:
            t = self.look.theme
            paint.rounded(p, box, box.height() / 2, t.colour("right.tint"), t.colour("right.lip"), max(3, t.border_floor))
            room = box.adjusted(20, 4, -20, -4)
            words.display(p, self.look, room, self.label, box.height() * 0.48, t.colour("ink.text"), align="center", fat=0.02)


class WheelPanel(Painted):
    """The card: in a wide window the whole right side, in an upright one the list alone."""

    LIP = 8.0

    def __init__(self, canvas: Canvas, event: Event) -> None:
        super().__init__(canvas)
        self.shadow_radius = 44.0
        self.event_shown = event
        self.rows: tuple[StockRow, ...] = ()
        self.commitment: Commitment | None = None

    def show_stock(self, rows: Sequence[StockRow], commitment: Commitment | None) -> None:
        self.rows, self.commitment = tuple(rows), commitment
        told = [prizes.earned(self.event_shown), prizes.stock_said(rows), prizes.fair()]
        if commitment is not None:
            told.append(prizes.promise(commitment))
        self.setAccessibleName(". ".join(told))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        face = box.adjusted(0, 0, 0, -self.LIP)
        paint.panel(p, self.look, face, self.shadow_radius)
        if self.canvas.tall:
            self._paint_tall(p, face)
        else:
            self._paint_wide(p, face)

    def _heads(self, p: QPainter, left: float, right: float, y: float, size: float) -> None:
        t = self.look.theme
        middle = left + (right - left) * 0.6
        words.text(p, self.look, QRectF(left, y - 24, middle - left, 48), _("Today's prizes"), size, t.colour("ink.text"), bold=True)
        room = QRectF(middle, y - 24, right - middle, 48)
        words.text(p, self.look, room, _("left / in all"), size * 0.8, t.colour("ink.textSecondary"), align="right")

    def _paint_wide(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        left, right = box.left() + 44, box.right() - 44
        earned = QRectF(left, 108, right - left, 60)
        words.text(p, self.look, earned, prizes.earned(self.event_shown), 30, t.colour("ink.textSecondary"))
        paint.line(p, [(left, 174), (right, 174)], t.colour("surface.line"), 3)
        self._heads(p, left, right, 210, 32)
        count = max(1, len(self.rows))
        columns = 1 if count <= 8 else 2
        step = min(ROW, LIST / math.ceil(count / columns))
        across = (right - left - 28 * (columns - 1)) / columns
        for i, row in enumerate(self.rows):
            column, line = divmod(i, math.ceil(count / columns))
            self._row(p, QRectF(left + column * (across + 28), 230 + line * step, across, step), row, bar=True if columns == 1 else None)
        strip = QRectF(left, 736, right - left, 92)
        paint.rounded(p, strip, 20, t.colour("surface.paper2"))
        self._fair(p, strip.adjusted(18, 4, -12, -4))

    def _paint_tall(self, p: QPainter, box: QRectF) -> None:
        left, right = box.left() + 44, box.right() - 44
        self._heads(p, left, right, 52, 36)
        cells = len(self.rows) + 1
        columns = 2 if cells <= 8 else 3
        lines = math.ceil(cells / columns)
        step = min(92.0, 278.0 / lines)
        across = (right - left - 40 * (columns - 1)) / columns
        for i, row in enumerate(self.rows):
            cell = QRectF(left + (i % columns) * (across + 40), 78 + i // columns * step, across, step)
            self._row(p, cell, row, bar=False)
        last = len(self.rows)
        x = left + (last % columns) * (across + 40)
        self._fair(p, QRectF(x, 78 + last // columns * step, right - x + 20, step))

    def _row(self, p: QPainter, box: QRectF, row: StockRow, *, bar: bool | None) -> None:
        """A prize: its picture, its name, how many are left; with a bar below the name where there is room. `bar` None: the number below the name."""
        t = self.look.theme
        y = box.center().y()
        r = min(40.0, box.height() * 0.42)
        none = prizes.why_none(row)
        paint.circle(p, box.left() + r, y, r, t.colour("surface.paper2"))
        drawing = wheel_face.picture(self.event_shown, row.prize)
        aspect = self.look.pictures.aspect(drawing)
        across = r * 1.62 * min(1.0, aspect)
        self.look.pictures.draw(p, drawing, box.left() + r - across / 2, y - across / aspect / 2, across)
        x = box.left() + 2 * r + min(24.0, box.height() * 0.25)
        told = none or prizes.left(row)
        if bar is None:
            upper = QRectF(x, box.top() + 2, box.right() - x, box.height() * 0.54)
            words.display(p, self.look, upper, row.name, 27, t.colour("ink.textSecondary" if none else "ink.text"), fat=0.02, floor=15)
            lower = QRectF(x, box.top() + box.height() * 0.54, box.right() - x, box.height() * 0.42)
            words.text(p, self.look, lower, told, 22, t.colour("ink.textSecondary"), floor=15)
            return
        size = min(34.0, box.height() * 0.44)
        wide = min(words.width(self.look, told, size, bold=True) + 4, (box.right() - x) * 0.5)
        ink = t.colour("ink.textSecondary" if none else "ink.text")
        words.text(p, self.look, QRectF(box.right() - wide, y - 30, wide, 60), told, size, ink, bold=True, align="right", floor=16)
        room = box.right() - wide - 24 - x
        if not bar:
            name = QRectF(x, box.top() + 2, room, box.height() - 4)
            words.display(p, self.look, name, row.name, min(34.0, box.height() * 0.5), ink, fat=0.02, floor=16)
            return
        high = min(14.0, box.height() * 0.15)
        name = QRectF(x, y - box.height() * 0.42, room, box.height() * 0.52)
        words.display(p, self.look, name, row.name, min(36.0, box.height() * 0.44), ink, fat=0.02, floor=16)
        track = QRectF(x, y + box.height() * 0.18, min(246.0, room), high)
        paint.rounded(p, track, high / 2, t.colour("surface.paper2"), t.colour("ink.text") if t.high_contrast else None, 2)
        share = row.left / row.total if row.total > 0 else 0.0
        if share > 0:
            paint.rounded(
                p, QRectF(x, track.top(), max(high, track.width() * min(1.0, share)), high), high / 2, t.colour("brand.primaryBright")
            )

    def _fair(self, p: QPainter, box: QRectF) -> None:
        """Equal sectors, equal chances; and the promise, small."""
        t = self.look.theme
        ink = t.colour("ink.textSecondary")
        side = min(34.0, box.height() * 0.42)
        down = 0.5 if box.height() < ONE_LINE else 0.29
        paint.icon(p, self.look, "info", box.left() + side / 2, box.top() + box.height() * down, side, ink)
        x = box.left() + side + 12
        room = box.right() - x
        if box.height() < ONE_LINE:
            upper, lower = QRectF(x, box.top(), room * 0.44, box.height()), QRectF(x + room * 0.48, box.top(), room * 0.52, box.height())
        else:
            upper = QRectF(x, box.top(), room, box.height() * 0.56)
            lower = QRectF(x, box.top() + box.height() * 0.54, room, box.height() * 0.44)
        words.text(p, self.look, upper, prizes.fair(), 30, ink, floor=18)
        if self.commitment is not None:
            words.text(p, self.look, lower, prizes.promise(self.commitment), 24, ink, floor=16)
