"""Tables of the desk: rows to look through and choose from, painted in units, with a scroll bar fit for fingers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QScroller,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas, arrow
from wastequiz.stage.fields import to_px
from wastequiz.stage.look import Look

Index = QModelIndex | QPersistentModelIndex


def touch_scrolls(area: QAbstractScrollArea) -> None:
    """Lets a finger, or the pointer of a whiteboard that plays a mouse, drag the content."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)


def scroll_bar_sheet(look: Look, unit: float) -> str:
    """The style sheet of a scroll bar: a broad rounded handle, no arrows."""
    t = look.theme
    across = to_px(22, unit, 10)
    inset = to_px(4, unit)
    return (
        f"QScrollBar:vertical {{ background: {t.hex('surface.paper2')}; width: {across}px; margin: 0; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {t.hex('ink.textHint')}; min-height: {to_px(60, unit)}px; margin: {inset}px;"
        f" border-radius: {max(1, across // 2 - inset)}px; }}"
        "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
        "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }"
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, its share of the width, and how its cells stand."""

    head: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `picture` stands left of the text, `below` as a second, smaller line; `tag` puts a pill round the text.
    `mark`: an icon before the text and a colour of its own ("ink", "sun", "plum" or "quiet").
    """

    text: str
    picture: str = ""
    below: str = ""
    bold: bool = False
    tag: bool = False
    faint: bool = False
    mark: tuple[str, str] = ("", "")


_MARKS = {
    "ink": ("surface.card", "ink.text", "ink.text"),
    "sun": ("right.fill", "right.lip", "ink.text"),
    "plum": ("tryAgain.fill", "tryAgain.lip", "ink.onColour"),
    "quiet": ("surface.paper2", "surface.lip", "ink.textSecondary"),
}
"""Tokens of a marked cell: fill, border, ink."""


class _Rows(QAbstractTableModel):
    """The cells of a table, told to views and screen readers."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.cells: list[tuple[Cell, ...]] = []

    def fill(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.cells = [tuple(row) for row in rows]
        self.endResetModel()

    def change(self, row: int, cells: Sequence[Cell]) -> None:
        self.cells[row] = tuple(cells)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].head} {cell.text} {cell.below}".strip()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return None


class _CellPainter(QStyledItemDelegate):
    """Paints cells in units."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self._table
        cell = table.rows.cells[index.row()][index.column()]
        t = table.look.theme
        box: QRect = option.rect
        chosen = index.row() == table.currentIndex().row()
        painter.save()
        paint.ready(painter)
        painter.translate(box.left(), box.top())
        painter.scale(table.unit, table.unit)
        w, h = box.width() / table.unit, box.height() / table.unit
        if chosen:
            painter.fillRect(QRectF(0, 0, w + 1, h), t.colour("brand.primaryTint"))
            if index.column() == 0:
                painter.fillRect(QRectF(0, 0, 8, h), t.colour("brand.primary"))
        painter.fillRect(QRectF(0, h - max(1.5, t.border_floor / 2), w + 1, max(1.5, t.border_floor / 2)), t.colour("surface.line"))
        self._paint_cell(painter, cell, table.rows.columns[index.column()], QRectF(18, 4, w - 26, h - 8), chosen)
        painter.restore()

    def _paint_cell(self, p: QPainter, cell: Cell, column: Column, box: QRectF, chosen: bool) -> None:
        look = self._table.look
        t = look.theme
        if cell.picture:
            side = min(box.height(), 60.0)
            look.pictures.draw(p, cell.picture, box.left(), box.center().y() - side / 2, side)
            box = box.adjusted(side + 14, 0, 0, 0)
        ink = t.colour("ink.textSecondary" if cell.faint else "brand.primaryLip" if chosen and cell.bold else "ink.text")
        if cell.mark[0]:
            self._paint_mark(p, cell, box)
            return
        if cell.tag and cell.text:
            across = min(box.width(), words.width(look, cell.text, 22, bold=True) + 28)
            pill = QRectF(box.left(), box.center().y() - 20, across, 40)
            paint.rounded(p, pill, 12, t.colour("surface.paper2"), t.colour("surface.lip"), max(1.5, t.border_floor * 0.6))
            words.text(p, look, pill.adjusted(10, 0, -10, 0), cell.text, 22, t.colour("ink.text"), bold=True, align="center", floor=16)
            return
        if cell.below:
            upper = QRectF(box.left(), box.top(), box.width(), box.height() * 0.56)
            words.text(p, look, upper, cell.text, 26, ink, bold=cell.bold, align=column.align, valign="bottom", floor=18, leading=1.15)
            lower = QRectF(box.left(), upper.bottom(), box.width(), box.height() * 0.42)
            words.text(p, look, lower, cell.below, 20, t.colour("ink.textSecondary"), align=column.align, floor=16)
            return
        shown = words.on_two_lines(look, cell.text, 22, box.width(), bold=cell.bold)
        words.text(p, look, box, shown, 26, ink, bold=cell.bold, align=column.align, floor=18, leading=1.15)

    def _paint_mark(self, p: QPainter, cell: Cell, box: QRectF) -> None:
        """A pill with an icon and words, and a second line below it."""
        look = self._table.look
        t = look.theme
        fill, border, ink = _MARKS[cell.mark[1]]
        across = min(box.width(), words.width(look, cell.text, 20, bold=True) + 68)
        pill = QRectF(box.left(), box.center().y() - (38 if cell.below else 20), across, 40)
        paint.rounded(p, pill, 20, t.colour(fill), t.colour(border), max(2.0, t.border_floor * 0.6))
        paint.icon(p, look, cell.mark[0], pill.left() + 24, pill.center().y(), 24, t.colour(ink))
        words.text(p, look, pill.adjusted(44, 0, -12, 0), cell.text, 20, t.colour(ink), bold=True, valign="middle", floor=13, leading=1.0)
        lower = QRectF(box.left() + 4, pill.bottom() + 4, box.width() - 4, 28)
        words.text(p, look, lower, cell.below, 20, t.colour("ink.textSecondary"), floor=14)


def keep_plain(view: QTableView) -> None:
    """Leaves of Qt's table only what ours are: whole rows, one current, no grid, no menu, nothing dragged, scrolled by pixels."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    view.setAcceptDrops(False)
    view.setDragEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(1)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class Table(QTableView):
    """Rows to look through and choose from: wheel, drag or arrow keys move, a click or Enter opens. One row is current at most."""

    radius = 18.0
    chosen = Signal(int)
    """Another row became the current one."""
    opened = Signal(int)
    """Enter was pressed on a row, or it was clicked."""

    def __init__(self, canvas: Canvas, name: str, columns: Sequence[Column], *, row: float = 84, head: float = 52) -> None:
        super().__init__(canvas)
        self.canvas, self.look, self.unit = canvas, canvas.look, canvas.unit
        self.row_height, self.head_height = row, head
        self.rows = _Rows(columns, self)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(_CellPainter(self))
        keep_plain(self)
        header = self.horizontalHeader()
        header.setVisible(head > 0)
        header.setMinimumSectionSize(1)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.clicked.connect(self._opened)
        self.selectionModel().currentChanged.connect(self._moved)
        touch_scrolls(self)
        self._dress()

    def _opened(self, index: Index) -> None:
        self.opened.emit(index.row())

    def fill(self, rows: Sequence[Sequence[Cell]], current: int = -1) -> None:
        """Shows other rows; the place scrolled to is kept. Emits nothing."""
        at = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.rows.fill(rows)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)
        self.point_at(current)

    def point_at(self, row: int) -> None:
        """Makes `row` the current one (-1: none) without telling anybody, and scrolls to it."""
        self.blockSignals(True)
        if 0 <= row < len(self.rows.cells):
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.rows.index(row, 0))
        else:
            self.selectionModel().clear()
        self.blockSignals(False)
        self.viewport().update()

    @property
    def current(self) -> int:
        """The number of the current row, -1 where there is none."""
        return self.currentIndex().row()

    def _moved(self, current: Index, previous: Index) -> None:
        self.viewport().update()
        if current.isValid() and current.row() != previous.row() and not self.signalsBlocked():
            self.chosen.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus alone chooses nothing, though Qt would make the first row the current one."""
        before = self.current
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(blocked)
        if before < 0 <= self.current:
            self.point_at(-1)

    def take_unit(self, unit: float) -> None:
        self.unit = unit
        self._dress()

    def _dress(self) -> None:
        t, u = self.look.theme, self.unit
        self.verticalHeader().setDefaultSectionSize(to_px(self.row_height, u))
        if self.head_height:
            self.horizontalHeader().setFixedHeight(to_px(self.head_height, u))
        size = to_px(22 * t.text_scale, u, 12)
        sheet = (
            f"QTableView {{ background: {t.hex('surface.card')}; border: {to_px(max(2.0, t.border_floor), u)}px solid {t.hex('surface.line')};"
            f" border-radius: {to_px(self.radius, u)}px; outline: none; selection-background-color: {t.hex('brand.primaryTint')}; }}"
            f"QHeaderView {{ background: {t.hex('surface.paper')}; border: none; }}"
            f"QHeaderView::section {{ background: {t.hex('surface.paper')}; color: {t.hex('ink.textSecondary')}; font-size: {size}px; font-weight: bold;"
            f" border: none; border-bottom: {to_px(max(2.0, t.border_floor), u)}px solid {t.hex('surface.line')}; padding-left: {to_px(18, u)}px; }}"
        ) + scroll_bar_sheet(self.look, u)
        self.setFont(t.font(22))
        self.horizontalHeader().setFont(t.font(22, bold=True))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._share_width()

    def _share_width(self) -> None:
        whole = sum(c.share for c in self.rows.columns)
        room = self.viewport().width()
        used = 0
        for i, column in enumerate(self.rows.columns[:-1]):
            self.setColumnWidth(i, round(room * column.share / whole))
            used += self.columnWidth(i)
        self.setColumnWidth(len(self.rows.columns) - 1, max(1, room - used))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current >= 0 and not event.isAutoRepeat():
                self.opened.emit(self.current)
            return
        way = arrow(event.key())
        if way is not None and way[0]:
            self.canvas.move_focus(*way)
            return
        ends = {Qt.Key.Key_Up.value: 0, Qt.Key.Key_Down.value: len(self.rows.cells) - 1}
        if event.key() in ends and (self.current == ends[event.key()] or not self.rows.cells):
            self.canvas.move_focus(0, -1 if event.key() == Qt.Key.Key_Up else 1)
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.cells:
            self.setCurrentIndex(self.rows.index(0 if event.key() == Qt.Key.Key_Home else len(self.rows.cells) - 1, 0))
            return
        if event.key() == Qt.Key.Key_Escape or event.text().strip():
            event.ignore()  # Esc leaves the page; letters search nothing
            return
        super().keyPressEvent(event)
