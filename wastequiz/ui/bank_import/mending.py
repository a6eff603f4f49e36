"""A row of the file beside the table: what is wrong with it, and its cells to mend; it is read again by the file's own format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.services import import_rows
from wastequiz.services.import_reading import Preview, Row
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Panel, Words
from wastequiz.stage.text_box import TextBox
from wastequiz.ui.bank_import.part import Part
from wastequiz.ui.screen import Screen

MOST = 32
"""So many cells of a row can be mended; no format has more columns that matter."""
SIGNS = 5000


class Mending(Part):
    """One row. `mend` gets its number in the file and the new cells."""

    def __init__(self, screen: Screen, mend: Callable[[int, Sequence[str]], Any]) -> None:
        super().__init__(screen)
        self._mend = mend
        self.number = -1
        self.panel = Panel(screen, radius=20)
        self.title = Words(screen, "", 28, head=True)
        self.faults = Words(screen, "", 24, colour="data.danger", valign="top")
        self.labels = [Words(screen, "", 20, colour="ink.textSecondary") for _n in range(MOST)]
        self.fields = [Field(screen, "", size=24) for _n in range(MOST)]
        for field in self.fields:
            field.setMaxLength(SIGNS)
            field.returnPressed.connect(self._read_again)
        self.text = TextBox(screen, _("This entry"))
        self.before = RoundButton(screen, "back", _("Cells before"))
        self.after = RoundButton(screen, "next", _("More cells"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.again = Button(screen, _("Read this row again"), "sun", size=26, icon="check")
        self.again.clicked.connect(self._read_again)
        self.order: list[int] = []
        self.page = 0
        self.per_page = 4
        self._is_text = False

    def all_pieces(self) -> Sequence[QWidget]:
        cells = (*self.labels, *self.fields)
        return (self.panel, self.title, self.faults, *cells, self.text, self.before, self.after, self.again)

    def pieces(self) -> Sequence[QWidget]:
        if self.number < 0:
            return ()
        shown: list[QWidget] = [self.text] if self._is_text else []
        for at in self.on_page:
            shown += [self.labels[at], self.fields[at]]
        turning = (self.before, self.after) if self.pages > 1 else ()
        return (self.panel, self.title, self.faults, *shown, *turning, self.again)

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.order) // self.per_page))

    @property
    def on_page(self) -> Sequence[int]:
        """Numbers of the cells that stand there now."""
        return self.order[self.page * self.per_page : (self.page + 1) * self.per_page]

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells as they stand in the fields."""
        if self._is_text:
            return (self.text.toPlainText(),)
        return tuple(self.fields[at].text() for at in range(len(self.order)))

    def tell(self, preview: Preview, number: int) -> None:
        """Shows a row that can be mended; -1: none."""
        self.number = number if number >= 0 and preview.rows[number].cells else -1
        if self.number < 0:
            self.show(self.shown)
            return
        row = preview.rows[number]
        self._is_text = not preview.head
        self.title.setText(_("Line {n}").format(n=row.line))
        self.faults.setText(import_rows.reasons(row.faults))
        self.order, self.page = [], 0
        if self._is_text:
            self.text.setPlainText("\n".join(row.cells))
        else:
            self._lay_cells(preview.head[:MOST], row)
        self.show(self.shown)
        self.arrange(self.box)

    def _lay_cells(self, head: Sequence[str], row: Row) -> None:
        """What is wrong comes first, then the other cells in the file's order."""
        wrong = {fault.field for fault in row.faults}
        for at, name in enumerate(head):
            label = name or _("Column {n}").format(n=at + 1)
            self.labels[at].setText(label)
            self.fields[at].setAccessibleName(label)
            self.fields[at].setText(row.cells[at] if at < len(row.cells) else "")
            self.fields[at].setCursorPosition(0)
            self.fields[at].set_wrong(name in wrong)
        self.order = sorted(range(len(head)), key=lambda at: head[at] not in wrong)

    def focus(self) -> None:
        """The first cell to mend has the focus."""
        if self._is_text:
            self.text.setFocus()
        elif self.on_page:
            self.fields[self.on_page[0]].setFocus()

    def turn(self, by: int) -> None:
        """Shows other cells."""
        self.page = min(max(0, self.page + by), self.pages - 1)
        self.show(self.shown)
        self.arrange(self.box)

    def _read_again(self) -> None:
        if self.number >= 0:
            self._mend(self.number, self.cells)

    def arrange(self, box: QRectF) -> None:
        super().arrange(box)
        put = self.screen.put
        put(self.panel, box.left(), box.top(), box.width(), box.height())
        x, across = box.left() + 26, box.width() - 52
        put(self.title, x, box.top() + 18, across - 200, 54)
        put(self.before, box.right() - 190, box.top() + 12, 78, 82)
        put(self.after, box.right() - 100, box.top() + 12, 78, 82)
        put(self.faults, x, box.top() + 96, across, 84)
        top, bottom = box.top() + 184, box.bottom() - 120
        put(self.again, x, bottom + 14, across, 88)
        if self._is_text:
            put(self.text, x, top, across, bottom - top)
            return
        each = 104.0
        columns = 2 if box.width() > 800 else 1
        self.per_page = max(1, int((bottom - top) // each)) * columns
        self.page = min(self.page, self.pages - 1)
        wide = (across - 20 * (columns - 1)) / columns
        for n, at in enumerate(self.on_page):
            left, y = x + n % columns * (wide + 20), top + n // columns * each
            put(self.labels[at], left, y, wide, 34)
            put(self.fields[at], left, y + 34, wide, 64)
        if self.shown:
            for piece in self.all_pieces():
                piece.setVisible(piece in self.pieces())
