"""Cards of an event's report at the desk: visitors by the hour, rows with their numbers, and where things went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.reporting import Matrix
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, ngettext
from wastequiz.i18n import words as words_of
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import desk_card
from wastequiz.stage.still import Painted
from wastequiz.ui.pictures import bin_symbol
from wastequiz.ui.widgets.report_matrix import plum, step_of
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked, percent

HEAD, HEADS, ROW = 44.0, 34.0, 43.0
"""How high the title, the heads and a row are, in units."""
SMALL = 18.0


class DayCard(Painted):
    """A card with a title, and small print right of it."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.title = self.aside = ""

    def paint_frame(self, p: QPainter, box: QRectF) -> QRectF:
        """Paints the card and its title; gives the room below them."""
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        inner = box.adjusted(20, 10, -18, -16)
        across = min(inner.width(), words.width(self.look, self.title, 24, bold=True) + 14)
        head = QRectF(inner.left(), inner.top(), across, HEAD - 10)
        words.display(p, self.look, head, self.title, 24, t.colour("ink.text"), fat=0.02, floor=13)
        if self.aside and inner.width() - across > 80:
            right = QRectF(inner.left() + across + 8, inner.top(), inner.width() - across - 8, HEAD - 10)
            words.text(p, self.look, right, self.aside, SMALL, t.colour("ink.textSecondary"), align="right", floor=11)
        return QRectF(inner.left(), inner.top() + HEAD, inner.width(), inner.height() - HEAD)

    def faint(self, p: QPainter, box: QRectF, text: str) -> None:
        words.text(p, self.look, box, text, 20, self.look.theme.colour("ink.textSecondary"), align="center", floor=12)


class HoursCard(DayCard):
    """Visitors by the hour as bars, each with its number; the fullest in orange."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.hours: Sequence[tuple[int, int]] = ()

    def show_hours(self, hours: Sequence[tuple[int, int]]) -> None:
        self.title, self.hours = _("Visitors by the hour"), hours
        lines = [_("{hour} o'clock: {n}").format(hour=hour, n=n) for hour, n in hours]
        self.setAccessibleName(". ".join([self.title, *lines]))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        room = self.paint_frame(p, box)
        t = self.look.theme
        most = max((n for _hour, n in self.hours), default=0)
        if not most:
            self.faint(p, room, _("Nobody came yet."))
            return
        base, high = room.bottom() - 30, room.height() - 30 - 30
        step = room.width() / len(self.hours)
        edge = t.colour("ink.text") if t.high_contrast else None
        for i, (hour, n) in enumerate(self.hours):
            x, up = room.left() + i * step, high * n / most
            bar = QRectF(x + step * 0.18, base - up, step * 0.64, up)
            if n:
                paint.rounded(p, bar, min(8.0, up / 2), t.colour("data.mine" if n == most else "data.other"), edge, 2)
                above = QRectF(x, bar.top() - 30, step, 28)
                words.text(p, self.look, above, said.number(n), 18, t.colour("ink.text"), bold=n == most, align="center", floor=9)
            below = QRectF(x, base + 3, step, 27)
            words.text(p, self.look, below, f"{hour}", 17, t.colour("ink.textSecondary"), align="center", floor=9)
        paint.line(p, [(room.left(), base), (room.right(), base)], t.colour("surface.line"), max(2.0, t.border_floor))


class RowsCard(DayCard):
    """Rows under heads. A column in `bins` holds a bin's id, one in `left` words that begin on the left; the rest are numbers."""

    def __init__(self, canvas: Canvas, shares: Sequence[float], *, bins: Sequence[int] = (), left: Sequence[int] = (0,)) -> None:
        super().__init__(canvas)
        self.shares, self.bins, self.left = shares, bins, (*left, *bins)
        self.heads: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = ()
        self.scheme: Scheme | None = None
        self.nothing = ""

    def show_rows(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        scheme: Scheme | None = None,
        aside: str = "",
        nothing: str = "",
    ) -> None:
        """`nothing`: what stands there where there are no rows."""
        self.title, self.heads, self.rows, self.scheme, self.aside, self.nothing = title, heads, rows, scheme, aside, nothing
        lines = [_(", ").join(self._called(n, cell) for n, cell in enumerate(row) if cell) for row in rows]
        self.setAccessibleName(". ".join(part for part in (title, aside, *(lines or [nothing])) if part))
        self.update()

    def _called(self, column: int, cell: str) -> str:
        found = self.scheme.bin(cell) if self.scheme is not None and column in self.bins else None
        return words_of(found.name) if found is not None else cell

    def _cells(self, box: QRectF) -> list[QRectF]:
        left, made = box.left(), list[QRectF]()
        for share in self.shares:
            across = box.width() * share / sum(self.shares)
            made.append(QRectF(left, box.top(), across - 10, box.height()))
            left += across
        return made

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        room = self.paint_frame(p, box)
        t = self.look.theme
        if not self.rows:
            self.faint(p, room, self.nothing)
            return
        p.fillRect(QRectF(room.left() - 8, room.top(), room.width() + 16, HEADS), t.colour("surface.paper"))
        for n, (cell, head) in enumerate(zip(self._cells(QRectF(room.left(), room.top(), room.width(), HEADS)), self.heads, strict=True)):
            align = "left" if n in self.left else "right"
            words.text(p, self.look, cell, head, 17, t.colour("ink.textSecondary"), bold=True, align=align, floor=9)
        fits = int((room.height() - HEADS) // ROW)
        shown = self.rows if len(self.rows) <= fits else self.rows[: max(0, fits - 1)]
        y = room.top() + HEADS
        for row in shown:
            self._row(p, QRectF(room.left(), y, room.width(), ROW), row)
            y += ROW
        left_out = len(self.rows) - len(shown)
        if left_out:
            more = ngettext("and {n} more, in the saved file", "and {n} more, in the saved file", left_out).format(n=left_out)
            words.text(p, self.look, QRectF(room.left(), y, room.width(), ROW), more, 17, t.colour("ink.textSecondary"), floor=10)

    def _row(self, p: QPainter, box: QRectF, row: Sequence[str]) -> None:
        t = self.look.theme
        p.fillRect(QRectF(box.left(), box.bottom() - 1.5, box.width(), max(1.5, t.border_floor / 2)), t.colour("surface.line"))
        for n, (cell, said_) in enumerate(zip(self._cells(box.adjusted(0, 2, 0, -3)), row, strict=True)):
            there = self.scheme.bin(said_) if self.scheme is not None and n in self.bins else None
            if there is not None:
                paint.bin_tag(
                    p, self.look, cell.left(), cell.center().y(), there.hue, bin_symbol(there), words_of(there.name), 33, cell.width()
                )
            elif said_:
                align = "left" if n in self.left else "right"
                words.text(p, self.look, cell, said_, 19, t.colour("ink.text"), align=align, floor=10, leading=1.05)


class WentCard(DayCard):
    """Where things went: a cell for each right bin and chosen bin, right ones in sun, mix-ups the darker the more often."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.matrix = Matrix(())
        self.asked: Asked | None = None

    def show_matrix(self, matrix: Matrix, asked: Asked) -> None:
        self.matrix, self.asked = matrix, asked
        self.title = _("Where things went")
        self.aside = _("each row makes 100%; N = {n}").format(n=said.number(matrix.total))
        cells = [said.cell(matrix, asked, true, chosen) for true in matrix.bins for chosen in matrix.bins if matrix.count(true, chosen)]
        self.setAccessibleName(". ".join([self.title, self.aside, *cells]))
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        room = self.paint_frame(p, box)
        asked, bins = self.asked, self.matrix.bins
        if asked is None or not self.matrix.total:
            self.faint(p, room, _("Nothing was sorted yet."))
            return
        t = self.look.theme
        name, top = min(150.0, room.width() * 0.26), 42.0
        wide, high = (room.width() - name) / len(bins), (room.height() - top) / len(bins)
        for i, bin_id in enumerate(bins):
            there = asked.scheme.bin(bin_id)
            ink = t.bin(there.hue, "shade") if there is not None else t.colour("ink.text")
            y = room.top() + top + i * high
            if there is not None:
                self.look.pictures.draw(p, bin_symbol(there), room.left() + name + i * wide + wide / 2 - 16, room.top() + 2, 32)
            words.text(p, self.look, QRectF(room.left(), y, name - 10, high), asked.bin(bin_id), 19, ink, bold=True, floor=10, leading=1.05)
            for k, chosen in enumerate(bins):
                self._cell(p, QRectF(room.left() + name + k * wide + 3, y + 3, wide - 6, high - 6), bin_id, chosen)

    def _cell(self, p: QPainter, box: QRectF, true: str, chosen: str) -> None:
        t = self.look.theme
        share, worst = self.matrix.share(true, chosen), self.matrix.worst == (true, chosen)
        step = step_of(share.value or 0.0, self.matrix.most.value or 0.0)
        if true == chosen:
            fill, edge, ink = t.colour("data.diagonal"), t.colour("right.lip"), t.colour("ink.text")
        else:
            fill = plum(t.colour("data.heatLow"), t.colour("tryAgain.fill"), step)
            edge = t.colour("surface.line" if not step or t.high_contrast else "tryAgain.tint")
            ink = t.colour("ink.onColour" if step == 4 else "ink.text")
        if worst:
            edge = t.colour("ink.text")
        paint.rounded(p, box, 10, fill, edge, 4.0 + t.border_floor if worst else max(2.0, t.border_floor))
        bold = true == chosen or step >= 3
        words.text(p, self.look, box.adjusted(4, 2, -4, -2), percent(share), 22, ink, bold=bold, align="center", floor=10)
