"""More filters, the order of the table, and choices of filters kept under a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.i18n import N_, _
from wastequiz.services import bank_filters
from wastequiz.services.bank_filters import Saved
from wastequiz.services.bank_table import COLUMNS, Filters, Sort
from wastequiz.stage.asking import Over
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.bank_filters import BEHIND, ON_PAGE, FilterSelects, offered
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton, DeskSelect, Values

ORDERS = {
    "stem": N_("Question"),
    "kind": N_("Type"),
    "bin": N_("Right bin"),
    "difficulty": N_("Difficulty"),
    "facility": N_("Correct"),
    "attempts": N_("Answers"),
    "state": N_("Status"),
}
LONGEST_NAME = 24


class FilterSheet(Over):
    """What is set here is shown at once in the table behind; `changed` gets filters and order."""

    card_size = (1120.0, 800.0)

    def __init__(self, page: Screen, selects: FilterSelects, sort: Sort | None, changed: Callable[[Filters, Sort | None], Any]) -> None:
        super().__init__(page, _("More filters"))
        self.page, self.known, self.filters, self.sort, self._changed = page, selects.known, selects.filters, sort, changed
        self.saved: Sequence[Saved] = ()
        self.head = Words(self, _("More filters"), 36, head=True)
        self.fields = (*BEHIND, *ON_PAGE)
        self.selects = [DeskSelect(self, self.known[field].about, partial(self.turn, field)) for field in self.fields]
        self.order = DeskSelect(self, _("Order"), self.order_by)
        self.way = Values(self, _("Direction"), (_("rising"), _("falling")), int(sort[1]) if sort else 0, self._turn_order)
        self.line = Words(
            self, _("Keep what is set now under a name, or take up one that was kept"), 20, bold=True, colour="ink.textSecondary"
        )
        self.name = Field(self, _("Name for these filters"), hint=_("Name, as “batteries, hard”"), size=22)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._keep)
        self.keep = DeskButton(self, _("Keep"), "ghost", icon="plus")
        self.keep.clicked.connect(self._keep)
        self.kept = DeskSelect(self, _("Kept filters"), self.take_up)
        self.forget_kept = DeskButton(self, _("Forget it"), icon="trash")
        self.forget_kept.clicked.connect(self._forget)
        self.empty = DeskButton(self, _("Take all filters off"), icon="x")
        self.empty.clicked.connect(lambda: self._set(Filters(text=self.filters.text)))
        self.done = Button(self, _("Done"), size=32, icon="check")
        self.done.clicked.connect(self.stay)
        self._show()
        self._tell_kept(())
        self.open(self.selects[0])
        bank_filters.saved(page.context.school, alive(self, self._tell_kept), page.trouble)

    def turn(self, field: str, at: int) -> None:
        """Turns a filter to its value number `at`, counted from 1; 0: to none."""
        self._set(self.known[field].turned(self.filters, at - 1))

    def _set(self, filters: Filters) -> None:
        self.filters = filters
        self._show()
        self._changed(filters, self.sort)

    def _show(self) -> None:
        for field, select in zip(self.fields, self.selects, strict=True):
            offered(select, self.known[field], self.filters)
        at = 0 if self.sort is None else COLUMNS.index(self.sort[0]) + 1
        self.order.offer([(_("as they came"), ""), *((_(ORDERS[c]), "") for c in COLUMNS)], at)
        self.empty.setEnabled(self.filters != Filters(text=self.filters.text))

    def order_by(self, number: int) -> None:
        """Sorts by column number `number`, counted from 1; 0: as they came."""
        self.sort = None if number == 0 else (COLUMNS[number - 1], self.way.at == 1)
        self._changed(self.filters, self.sort)

    def _turn_order(self, way: int) -> None:
        if self.sort is not None:
            self.sort = self.sort[0], way == 1
            self._changed(self.filters, self.sort)

    # ---- kept ones
    def _tell_kept(self, saved: Sequence[Saved]) -> None:
        self.saved = saved
        self.kept.offer([(one.name, "") for one in saved], next((n for n, s in enumerate(saved) if s.filters == self.filters), -1))
        self.forget_kept.setEnabled(self.kept.at >= 0)

    def _keep(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        self.name.clear()
        bank_filters.keep(self.page.context.school, name, self.filters, alive(self, self._tell_kept), self.page.trouble)

    def take_up(self, number: int) -> None:
        """Sets what was kept under a name."""
        self._set(self.saved[number].filters)
        self.forget_kept.setEnabled(True)

    def _forget(self) -> None:
        if 0 <= self.kept.at < len(self.saved):
            name = self.saved[self.kept.at].name
            bank_filters.forget(self.page.context.school, name, alive(self, self._tell_kept), self.page.trouble)
            self.name.setFocus()

    # ---- where things stand
    def card(self) -> QRectF:
        across, down = min(self.card_size[0], self.area.width() - 60), min(self.card_size[1], self.area.height() - 60)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        found = [*self.selects, self.order, *self.way.pieces, self.name, self.keep, self.kept, self.forget_kept, self.empty, self.done]
        return [piece for piece in found if piece.isEnabled()]

    def arrange(self) -> None:
        card = self.card()
        left, across, top = card.left() + 40, card.width() - 80, card.top() + 24
        half = (across - 20) / 2
        self.put(self.head, left, top, across, 64)
        top += 78
        for n, select in enumerate(self.selects):
            self.put(select, left + (n % 2) * (half + 20), top + (n // 2) * (HIGH + 12), half, HIGH)
        top += -(-len(self.selects) // 2) * (HIGH + 12) + 6
        self.put(self.order, left, top, half, HIGH)
        self.way.put(QRectF(left + half + 20, top, half, HIGH))
        top += HIGH + 26
        self.put(self.line, left, top, across, 34)
        top += 40
        self.put(self.name, left, top, half - 170, HIGH)
        self.put(self.keep, left + half - 158, top, 158, HIGH)
        self.put(self.kept, left + half + 20, top, half - 190, HIGH)
        self.put(self.forget_kept, left + across - 178, top, 178, HIGH)
        self.put(self.empty, left, card.bottom() - 116, half - 40, 64)
        self.put(self.done, card.right() - 340, card.bottom() - 124, 300, 84)

    def stay(self) -> None:
        self.close_card()
