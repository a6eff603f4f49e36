"""Tables of rules: where kinds of waste and things go here and where they went before, and what changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.i18n import words as in_words
from wastequiz.stage import paint, words
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.widgets.place_tag import Goes, place_tag, tag_width

FLOOR = 13.0
TAG = 36.0
"""How high a tag is."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row: a kind of waste or a thing (`item`), where it goes, where it went by the base. `changed`: by a ruling of the town's own."""

    id: str
    name: str
    picture: str
    now: Goes
    before: Goes
    changed: bool = False
    item: bool = False


def goes_to(scheme: Scheme, to: str) -> Goes:
    """The place of an id under a scheme; where it has none, that is said."""
    found = scheme.bin(to)
    if found is not None:
        return Goes(in_words(found.name), found, "")
    place = scheme.destination(to)
    return Goes(in_words(place.name), None, "map") if place is not None else Goes(_("No rule yet"), None, "info")


class _Painter(QStyledItemDelegate):
    """Paints rows in units; what stands where is its table's business."""

    def __init__(self, table: TagTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        table = self._table
        t = table.look.theme
        box: QRect = option.rect
        painter.save()
        paint.ready(painter)
        painter.translate(box.left(), box.top())
        painter.scale(table.unit, table.unit)
        w, h = box.width() / table.unit, box.height() / table.unit
        if index.row() == table.current:
            painter.fillRect(QRectF(0, 0, w + 1, h), t.colour("brand.primaryTint"))
            if index.column() == 0:
                painter.fillRect(QRectF(0, 0, 5, h), t.colour("brand.primary"))
        line = max(1.5, t.border_floor / 2)
        painter.fillRect(QRectF(0, h - line, w + 1, line), t.colour("surface.line"))
        table.paint_row(painter, index.row(), index.column(), QRectF(0, 0, w, h - line))
        painter.restore()


class TagTable(Table):
    """A table whose rows are painted by `paint_row`."""

    def __init__(self, canvas: Canvas, name: str, columns: Sequence[Column], *, row: float, head: float) -> None:
        self.shown: list[RuleRow] = []
        super().__init__(canvas, name, columns, row=row, head=head)
        self.setItemDelegate(_Painter(self))

    def show_rows(self, rows: Sequence[RuleRow], current: str = "") -> None:
        """Shows other rows; the one with the id `current` is the current one."""
        self.shown = list(rows)
        self.fill([self.told(row) for row in rows], next((n for n, row in enumerate(rows) if row.id == current), -1))

    def told(self, row: RuleRow) -> list[Cell]:
        """What a screen reader says of a row, column by column."""
        raise NotImplementedError

    def paint_row(self, p: QPainter, row: int, column: int, box: QRectF) -> None:
        """Paints one cell of it, in units."""
        raise NotImplementedError

    def _picture(self, p: QPainter, row: RuleRow, box: QRectF, side: float) -> None:
        t = self.look.theme
        frame = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint.rounded(p, frame, 10, t.colour("surface.itemDisc"), t.colour("surface.line") if t.high_contrast else None, 1.6)
        aspect = self.look.pictures.aspect(row.picture)
        room = side - 8
        across = min(room, room * aspect)
        self.look.pictures.draw(p, row.picture, frame.center().x() - across / 2, frame.center().y() - across / aspect / 2, across)


class RulesTable(TagTable):
    """Where each goes here and by the rules that were copied. What the town changed has a mark and bold words."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, _("Rules"), self._columns(""), row=66, head=46)

    def _columns(self, before: str) -> tuple[Column, ...]:
        return Column(_("Waste"), 10), Column(_("Goes here"), 7), Column(before, 7)

    def call_before(self, head: str) -> None:
        """What the column of the rules that were copied is called."""
        self.rows.columns = self._columns(head)
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)

    def told(self, row: RuleRow) -> list[Cell]:
        return [Cell(row.name, bold=row.changed), Cell(row.now.name), Cell(row.before.name)]

    def paint_row(self, p: QPainter, row: int, column: int, box: QRectF) -> None:
        shown = self.shown[row]
        t = self.look.theme
        if column == 0:
            self._picture(p, shown, box.adjusted(16, 0, 0, 0), 50)
            room = box.adjusted(78, 4, -26 if shown.changed else -8, -4)
            words.text(p, self.look, room, shown.name, 20, t.colour("ink.text"), bold=shown.changed, floor=FLOOR, leading=1.1)
            if shown.changed:
                paint.icon(p, self.look, "edit", box.right() - 14, box.center().y(), 20, t.colour("brand.primary"))
            return
        where = shown.now if column == 1 else shown.before
        if column == 2 and where == shown.now:
            words.text(p, self.look, box.adjusted(22, 4, -8, -4), _("the same"), 19, t.colour("ink.textSecondary"), floor=FLOOR)
            return
        place_tag(p, self.look, 16, box.center().y(), where, 36, box.width() - 24)


class ChangesTable(TagTable):
    """What goes elsewhere: a picture, the thing, from where and to where."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, _("What changes"), [Column("", 1)], row=86, head=0)

    def told(self, row: RuleRow) -> list[Cell]:
        return [Cell(_("{thing}: from {before} to {after}").format(thing=row.name, before=row.before.name, after=row.now.name))]

    def paint_row(self, p: QPainter, row: int, column: int, box: QRectF) -> None:
        shown = self.shown[row]
        t = self.look.theme
        self._picture(p, shown, box.adjusted(12, 0, 0, 0), 54)
        left = 78.0
        words.text(p, self.look, QRectF(left, 5, box.width() - left - 8, 32), shown.name, 19, t.colour("ink.text"), bold=True, floor=FLOOR)
        y, room = 58.0, box.width() - left - 40
        wishes = [tag_width(self.look, place, TAG) for place in (shown.before, shown.now)]
        first = min(wishes[0], max(room / 2, room - wishes[1]))
        place_tag(p, self.look, left, y, shown.before, TAG, first)
        paint.icon(p, self.look, "next", left + first + 16, y, 22, t.colour("ink.textSecondary"))
        place_tag(p, self.look, left + first + 32, y, shown.now, TAG, room - first)


class WhereTable(TagTable):
    """Where one thing goes by different rules: whose, and the bin or place. `changed` ones are the town's own."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, _("Where it goes"), [Column(_("Rules of"), 1), Column(_("Goes to"), 1)], row=60, head=46)

    def told(self, row: RuleRow) -> list[Cell]:
        return [Cell(row.name, bold=row.changed), Cell(row.now.name)]

    def paint_row(self, p: QPainter, row: int, column: int, box: QRectF) -> None:
        shown = self.shown[row]
        if column == 1:
            place_tag(p, self.look, 16, box.center().y(), shown.now, 36, box.width() - 24)
            return
        t = self.look.theme
        room = box.adjusted(18, 4, -8, -4)
        if shown.changed:
            paint.icon(p, self.look, "edit", 32, box.center().y(), 20, t.colour("brand.primary"))
            room.setLeft(52)
        words.text(p, self.look, room, shown.name, 20, t.colour("ink.text"), bold=shown.changed, floor=FLOOR, leading=1.1)
