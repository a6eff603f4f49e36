"""The rows of the bank's table: told to views one at a time, painted once while they look the same, and their heads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from wastequiz.services.bank_table import BankRow, BankTable
from wastequiz.stage import paint
from wastequiz.ui.widgets.bank_cells import COLUMNS

if TYPE_CHECKING:
    from wastequiz.ui.widgets.bank_list import BankList

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, bool, bool, int, int, float]
"""A row's number, whether it is chosen and current, its width and height in pixels, and pixels a logical one."""
MADE = 400
CHECK = "check"
KEEP_BYTES = 32 * 1024 * 1024
"""So much of painted rows is kept."""


class Rows(QAbstractTableModel):
    """The rows that were found, told to views and screen readers one at a time."""

    def __init__(self, parent: QObject, said: Callable[[BankRow, str], str]) -> None:
        super().__init__(parent)
        self.table: BankTable | None = None
        self.found: Sequence[int] = ()
        self.columns: tuple[str, ...] = tuple(c.name for c in COLUMNS)
        self._said = said
        self._made: dict[int, BankRow] = {}
        """Rows that were looked at, by number, until the table changes."""

    def forget(self) -> None:
        """The table's rows are others now, and have other numbers."""
        self._made.clear()

    def show(self, table: BankTable | None, found: Sequence[int]) -> None:
        self.beginResetModel()
        self.table, self.found = table, found
        self.endResetModel()

    def row(self, at: int) -> BankRow:
        """The row that stands at `at`."""
        assert self.table is not None
        number = self.found[at]
        if number not in self._made:
            if len(self._made) > MADE:
                self._made.clear()
            self._made[number] = self.table.row(number)
        return self._made[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or self.table is None:
            return None
        return self._said(self.row(index.row()), self.columns[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return next(c.head() for c in COLUMNS if c.name == self.columns[section])
        return None


class RowPainter(QStyledItemDelegate):
    """Shows the cell's part of its row, which is painted once and kept while it looks the same."""

    def __init__(self, view: BankList) -> None:
        super().__init__(view)
        self._view = view
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._waiting: set[Key] = set()
        """Rows whose picture is still to come."""
        self._bytes = 0

    def forget(self) -> None:
        """Has every row painted anew."""
        self._kept.clear()
        self._waiting.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._row(index.row(), box.height(), ratio)
        left = self._view.columnViewportPosition(index.column())
        part = QRectF(left * ratio, 0, box.width() * ratio, box.height() * ratio)
        painter.drawPixmap(QRectF(box), pixmap, part)

    def _row(self, at: int, high: int, ratio: float) -> QPixmap:
        view = self._view
        number = view.rows.found[at]
        row = view.rows.row(at)
        chosen, current = row.key in view.chosen, at == view.currentIndex().row()
        wide = view.viewport().width()
        key = (number, chosen, current, wide, high, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            if key in self._waiting:
                self._paint_cells(key, self._kept[key], row, high, ("picture",))
            return self._kept[key]
        pixmap = QPixmap(max(1, round(wide * ratio)), max(1, round(high * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(view.look.theme.colour("surface.card"))
        self._paint_cells(key, pixmap, row, high, view.rows.columns)
        self._kept[key] = pixmap
        self._bytes += pixmap.width() * pixmap.height() * 4
        while self._bytes > KEEP_BYTES and len(self._kept) > 1:
            gone, old = self._kept.popitem(last=False)
            self._waiting.discard(gone)
            self._bytes -= old.width() * old.height() * 4
        return pixmap

    def _paint_cells(self, key: Key, pixmap: QPixmap, row: BankRow, high: int, names: Sequence[str]) -> None:
        """Paints these cells of a row; where its picture has to wait, notes that."""
        view, (_number, chosen, current, *_size) = self._view, key
        p = QPainter(pixmap)
        paint.ready(p)
        p.scale(view.unit, view.unit)
        room_high = high / view.unit
        whole = True
        for n, name in enumerate(view.rows.columns):
            if name not in names:
                continue
            left, wide = view.columnViewportPosition(n) / view.unit, view.columnWidth(n) / view.unit
            p.save()
            p.translate(left, 0)
            room = QRectF(0, 0, wide, room_high)
            p.fillRect(room, view.look.theme.colour("surface.card"))
            view.cells.ground(p, room, chosen=chosen, current=current, first=n == 0)
            if name == CHECK:
                view.cells.check(p, room, chosen)
            else:
                whole = view.cells.paint(p, room, row, name, current=current) and whole
            p.restore()
        p.end()
        if whole:
            self._waiting.discard(key)
        else:
            self._waiting.add(key)


class Heads(QHeaderView):
    """The heads: a touch sorts by one, the check box chooses all that were found."""

    def __init__(self, view: BankList) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own names
        view = self._view
        painter.save()
        paint.ready(painter)
        painter.translate(rect.left(), rect.top())
        painter.scale(view.unit, view.unit)
        room = QRectF(0, 0, rect.width() / view.unit, rect.height() / view.unit)
        view.cells.head(painter, room, view.rows.columns[logicalIndex], view.sort, all_chosen=view.all_chosen)
        painter.restore()
