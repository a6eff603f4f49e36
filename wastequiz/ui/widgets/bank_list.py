"""The table of the question bank: 100,000 rows of which only those that are seen are ever made, chosen from by mouse, finger and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from wastequiz.i18n import _
from wastequiz.services.bank_table import BankTable, Column, Sort
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.fields import to_px
from wastequiz.stage.tables import keep_plain, scroll_bar_sheet, touch_scrolls
from wastequiz.ui.widgets.bank_cells import COLUMNS, Cells, shown_columns
from wastequiz.ui.widgets.bank_list_rows import CHECK, Heads, RowPainter, Rows

ROW, HEAD = 66.0, 46.0


class BankList(QTableView):
    """`opened` tells that a row was touched or Enter pressed on it; `picked` that others are chosen; `sorted_by` asks for another order."""

    radius = 18.0
    opened = Signal(str)
    picked = Signal()
    sorted_by = Signal(object)
    delete_asked = Signal()

    def __init__(self, canvas: Canvas, cells: Cells) -> None:
        super().__init__(canvas)
        self.canvas, self.look, self.unit, self.cells = canvas, canvas.look, canvas.unit, cells
        self.rows = Rows(self, cells.said)
        self.chosen: dict[str, None] = {}
        """Keys of what is chosen, in the order in which it was."""
        self.all_chosen = False
        self.sort: Sort | None = None
        self._anchor = -1
        self._quiet = False
        cells.later = self._draw_later
        self.setAccessibleName(_("Questions"))
        self.setModel(self.rows)
        self.painter_of_rows = RowPainter(self)
        self.setItemDelegate(self.painter_of_rows)
        self.setHorizontalHeader(Heads(self))
        keep_plain(self)
        self.horizontalHeader().sectionClicked.connect(self.head_touched)
        touch_scrolls(self)
        self._dress()

    # ---- what it shows
    def show_found(self, table: BankTable, found: Sequence[int], sort: Sort | None, current: str = "") -> None:
        """Shows other rows. `current`: the key that shall be the current row, where it is among them."""
        at = self.verticalScrollBar().value()
        before = self.rows.table
        self._quiet = True
        self.sort = sort
        self.rows.show(table, found)
        self._quiet = False
        if before is table:
            self.verticalScrollBar().setValue(0 if not current else at)
        self._tell_all_chosen()
        if current:
            self.point_at(current)
        self.horizontalHeader().viewport().update()
        self.viewport().update()

    def forget(self) -> None:
        """The table has changed: what is kept of its rows goes."""
        self.rows.forget()
        self.painter_of_rows.forget()

    def point_at(self, key: str) -> None:
        """Makes the row with that key the current one, where it is shown, and scrolls to it."""
        number = self.rows.table.number(key) if self.rows.table is not None else None
        at = _index_of(self.rows.found, number)
        self._quiet = True
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at, 0))
            self.scrollTo(self.rows.index(at, 0))
        else:
            self.selectionModel().clear()
        self._quiet = False
        self.viewport().update()

    @property
    def current(self) -> str:
        """The key of the current row, '' where there is none."""
        at = self.currentIndex().row()
        return self.rows.row(at).key if 0 <= at < len(self.rows.found) else ""

    def seen(self) -> tuple[int, int]:
        """Numbers of the first and last row that is seen, from 1; (0, 0) where there is none."""
        count = len(self.rows.found)
        if not count:
            return 0, 0
        high = max(1, self.verticalHeader().defaultSectionSize())
        at = self.verticalScrollBar().value()
        return at // high + 1, min(count, (at + self.viewport().height()) // high)

    def _draw_later(self) -> None:
        """Some pictures had to wait: they come with the next paint."""
        QTimer.singleShot(0, self, self.viewport().update)

    # ---- choosing
    def choose(self, keys: Sequence[str]) -> None:
        """Has just these chosen."""
        self.chosen = dict.fromkeys(keys)
        self._chosen_changed()

    def toggle(self, at: int) -> None:
        """Chooses the row at `at`, or takes it back."""
        key = self.rows.row(at).key
        if key in self.chosen:
            del self.chosen[key]
        else:
            self.chosen[key] = None
        self._anchor = at
        self._chosen_changed()

    def choose_all(self) -> None:
        """Everything that was found; where all is chosen, nothing."""
        if self.rows.table is None:
            return
        self.choose([] if self.all_chosen else self.rows.table.keys(self.rows.found))

    def _choose_to(self, at: int) -> None:
        """Everything from where choosing began to `at`."""
        if self._anchor < 0:
            self._anchor = max(0, self.currentIndex().row())
        first, last = sorted((self._anchor, at))
        assert self.rows.table is not None
        keys = self.rows.table.keys(self.rows.found[n] for n in range(first, last + 1))
        self.choose(keys)

    def _chosen_changed(self) -> None:
        self._tell_all_chosen()
        self.horizontalHeader().viewport().update()
        self.viewport().update()
        self.picked.emit()

    def _tell_all_chosen(self) -> None:
        found = self.rows.found
        self.all_chosen = (
            0 < len(found) <= len(self.chosen) and self.rows.table is not None and set(self.rows.table.keys(found)) <= set(self.chosen)
        )

    # ---- mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            if self.rows.columns[index.column()] == CHECK or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._move_to(index.row())
                self.toggle(index.row())
                return
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._choose_to(index.row())
                self._move_to(index.row())
                return
        super().mousePressEvent(event)
        self._pressed_at = index.row() if index.isValid() else -1

    _pressed_at = -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.row() == self._pressed_at:
            self._anchor = index.row()
            self._open(index.row())
        self._pressed_at = -1

    def head_touched(self, section: int) -> None:
        """Sorts by a column, or, at the check box, chooses all that were found."""
        name = self.rows.columns[section]
        if name == CHECK:
            self.choose_all()
            return
        column: Column | None = next(c.sort for c in COLUMNS if c.name == name)
        if column is not None:
            self.sort_by(column)

    def sort_by(self, column: Column) -> None:
        """Asks for the order of that column; asked again, for the other way round, then for none."""
        if self.sort is None or self.sort[0] != column:
            self.sorted_by.emit((column, False))
        else:
            self.sorted_by.emit((column, True) if not self.sort[1] else None)

    # ---- keys
    def _open(self, at: int) -> None:
        if 0 <= at < len(self.rows.found):
            self.opened.emit(self.rows.row(at).key)

    def _move_to(self, at: int) -> None:
        at = min(max(at, 0), len(self.rows.found) - 1)
        self._quiet = True
        self.selectionModel().setCurrentIndex(self.rows.index(at, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.rows.index(at, 0))
        self._quiet = False
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes with the keys stands on a row at once; the mouse chooses its own."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason):
            at = self.currentIndex().row()
            if at < 0 and self.rows.found:
                self._move_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        at, count = self.currentIndex().row(), len(self.rows.found)
        shift, ctrl = bool(held & Qt.KeyboardModifier.ShiftModifier), bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._open(at)
        elif key == Qt.Key.Key_Space and at >= 0:
            self.toggle(at)
        elif ctrl and key == Qt.Key.Key_A:
            self.choose_all()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Escape and self.chosen:
            self.choose(())
        elif (step := self._step(key)) is not None and count and not ctrl:
            to = min(max(at + step, 0), count - 1)
            if to == at and abs(step) == 1 and not shift:
                self.canvas.move_focus(0, step)
                return
            if shift:
                self._choose_to(to)
            else:
                self._anchor = to
            self._move_to(to)
        elif (way := arrow(key)) is not None:
            self.canvas.move_focus(*way)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _step(self, key: int) -> int | None:
        """How many rows a key goes down."""
        page = max(1, self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) - 1)
        whole = len(self.rows.found)
        return {
            Qt.Key.Key_Up.value: -1,
            Qt.Key.Key_Down.value: 1,
            Qt.Key.Key_PageUp.value: -page,
            Qt.Key.Key_PageDown.value: page,
            Qt.Key.Key_Home.value: -whole,
            Qt.Key.Key_End.value: whole,
        }.get(key)

    # ---- looks
    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self._dress()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        self.verticalHeader().setDefaultSectionSize(to_px(ROW * max(1.0, t.text_scale * 0.9), u))
        self.horizontalHeader().setFixedHeight(to_px(HEAD, u))
        radius, edge = to_px(self.radius, u), to_px(max(1.6, t.border_floor), u)
        sheet = (
            f"QTableView {{ background: {t.hex('surface.card')}; border: {edge}px solid {t.hex('surface.line')}; border-bottom: none;"
            f" border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; outline: none;"
            f" selection-background-color: {t.hex('brand.primaryTint')}; }}"
            f"QHeaderView {{ background: {t.hex('surface.paper')}; border: none; border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; }}"
        ) + scroll_bar_sheet(self.look, u)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self.painter_of_rows.forget()
        self._share_width()

    def _share_width(self) -> None:
        room = self.viewport().width() / self.unit
        names = shown_columns(room, self.look)
        if names != self.rows.columns:
            self.rows.beginResetModel()
            self.rows.columns = names
            self.rows.endResetModel()
        widths = self.cells.widths(names, room)
        self.painter_of_rows.forget()
        used = 0
        for n, wide in enumerate(widths[:-1]):
            self.setColumnWidth(n, round(wide * self.unit))
            used += self.columnWidth(n)
        self.setColumnWidth(len(widths) - 1, max(1, self.viewport().width() - used))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.cells.begin()
        return super().viewportEvent(event)


def _index_of(found: Sequence[int], number: int | None) -> int:
    """Where a row's number stands among those found; -1 where it does not."""
    if number is None:
        return -1
    return next((at for at, n in enumerate(found) if n == number), -1)
