"""The question bank at the desk: a table of everything that can be asked, what narrows it down, and the editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds import item_kind
from wastequiz.i18n import _
from wastequiz.services.authoring import Kept
from wastequiz.services.bank_table import BankTable, Filters, Sort, load
from wastequiz.services.school import School
from wastequiz.stage.still import Words
from wastequiz.ui import bank_layout, bank_printing
from wastequiz.ui.bank_desk import Deeds
from wastequiz.ui.bank_editing import Editing
from wastequiz.ui.bank_editors.panel import WIDE
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import SMALL, DeskScreen
from wastequiz.ui.places import Bank, BankExport, BankImport, ItemRules
from wastequiz.ui.widgets.bank_bars import FOOT, SelectionBar, SuggestionBar
from wastequiz.ui.widgets.bank_cells import Cells
from wastequiz.ui.widgets.bank_filter_sheet import FilterSheet
from wastequiz.ui.widgets.bank_filters import FilterSelects
from wastequiz.ui.widgets.bank_list import BankList
from wastequiz.ui.widgets.bank_search import BankSearch
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton
from wastequiz.ui.widgets.notice import Notice
from wastequiz.wording import bank_rows

GAP = 12.0
HEAD = 68.0
BAR = 60.0
EDGE = 24.0
"""How far the page's room lies from the rail."""
SHEET = 900.0
"""How broad the editor is where it lies over the table."""
WORST = 0.6
"""What fewer than this share answered rightly is worth a review."""

LAST: WeakKeyDictionary[School, tuple[Filters, Sort | None]] = WeakKeyDictionary()
"""What was looked for last, so that whoever comes back finds it."""


class BankScreen(DeskScreen):
    """The table on the left, on the right the editor of the question that was opened; on a small window the editor lies over the table."""

    entry = Bank()

    def __init__(self, context: Context, key: str = "") -> None:
        super().__init__(context, _("Question bank"))
        self.key = key
        self.table: BankTable | None = None
        self.found: Sequence[int] = ()
        self.filters, self.sort = LAST.get(context.school, (Filters(), None))
        self.deeds = Deeds(self, self)
        self.editing = Editing(self, self.deeds)
        self.counts = Words(self, "", 20, colour="ink.textSecondary")
        self.undo = DeskButton(self, "", icon="undo", name=_("Undo"))
        self.redo = DeskButton(self, "", icon="undo", name=_("Do again"), mirrored=True)
        self.new = DeskButton(self, _("New question"), "primary", icon="plus")
        self.undo.clicked.connect(self.deeds.undo)
        self.redo.clicked.connect(self.deeds.redo)
        self.new.clicked.connect(self.editing.ask_kind)
        self.ways = self._ways()
        self.search = BankSearch(self, self.filters.text)
        self.search.textChanged.connect(self._searched)
        self.search.went_down.connect(self._to_table)
        self.selects = FilterSelects(self, self.filter_by)
        self.more = DeskButton(self, "", icon="filter", name=_("More filters"))
        self.more.clicked.connect(self._more_filters)
        self.cells = Cells(self.look, context.scheme)
        self.list = BankList(self, self.cells)
        self.list.opened.connect(self.open_question)
        self.list.picked.connect(self._picked)
        self.list.sorted_by.connect(self.sort_by)
        self.list.delete_asked.connect(self.delete_chosen)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_seen())  # pyright: ignore[reportUnknownArgumentType, reportUnknownLambdaType]
        chosen = {"tag": self.tag_chosen, "publish": self.publish_chosen, "retire": self.retire_chosen, "delete": self.delete_chosen}
        self.bar = SelectionBar(self, chosen)
        self.suggestion = SuggestionBar(self)
        self.told = Notice(self, self._toast_box)
        self.behind: QPixmap | None = None
        self.selects.show(self.filters)
        self._tell_undo()
        load(context.school, alive(self, self._loaded), alive(self, self.trouble))

    def _ways(self) -> list[DeskButton]:
        """Import and export: each leads to a page of its own; what is chosen (else found) goes along, and can be printed."""
        to_import, to_export = DeskButton(self, _("Import"), icon="upload"), DeskButton(self, _("Export"), icon="download")
        to_import.clicked.connect(lambda: self.settle_then(lambda: self.go.emit(BankImport())))
        to_export.clicked.connect(lambda: self.settle_then(lambda: self.go.emit(BankExport(tuple(self.chosen_or_found())))))
        to_print = DeskButton(self, _("Print"), icon="print")
        to_print.clicked.connect(self._print)
        return [to_import, to_export, to_print]

    def _print(self) -> None:
        """What is chosen, else found, becomes a worksheet."""
        if self.table is not None:
            keys = self.chosen_or_found() or [key for key in self.table.keys(self.found) if ":" not in key]
            bank_printing.print_questions(self, keys, self.toast)

    # ---- the table
    def _loaded(self, table: BankTable) -> None:
        self.table = table
        self.selects.know(table.values())
        self.selects.show(self.filters)
        self.arrange()
        self.look_for()
        if self.key:
            self.open_question(self.key)
        else:
            self.editing.offer_draft()
        if self.editing.editor is None:
            self.search.setFocus()

    def look_for(self, current: str = "") -> None:
        """Shows what passes the filters, in order."""
        if self.table is None:
            return
        LAST[self.context.school] = self.filters, self.sort
        self.found = self.table.find(self.filters, self.sort)
        self.list.show_found(self.table, self.found, self.sort, current)
        self.counts.setText(bank_rows.counts(*self.table.counts()))
        self._tell_seen()
        there = self.suggestion.there
        self._suggest()
        if self.suggestion.there != there:
            self.arrange()

    def _searched(self, text: str) -> None:
        self.filters = replace(self.filters, text=text)
        self.selects.filters = self.filters
        self.look_for()

    def _to_table(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def filter_by(self, filters: Filters) -> None:
        """Shows what passes these."""
        self.filters = filters
        if filters.text != self.search.text():
            self.search.setText(filters.text)
        self.selects.show(filters)
        self.arrange()
        self.look_for()

    def sort_by(self, sort: Sort | None) -> None:
        self.sort = sort
        self.look_for(self.list.current)

    def _more_filters(self) -> None:
        def changed(filters: Filters, sort: Sort | None) -> None:
            self.sort = sort
            self.filter_by(filters)

        FilterSheet(self, self.selects, self.sort, changed)

    def changed(self, keys: Sequence[str]) -> None:
        """These questions are others now, or are gone."""
        self._tell_undo()
        table = self.table
        if table is None or not keys:
            return

        current = self.list.current or self.editing.key

        def shown(_nothing: None = None) -> None:
            self.list.forget()
            self.look_for(current)  # first: the numbers of the rows shown so far hold no longer
            for key in keys:
                if table.number(key) is None:
                    self.list.chosen.pop(key, None)
            self.selects.know(table.values())
            self.arrange()
            self._picked()
            self.editing.others_changed(keys)

        table.changed(self.context.school, keys, lambda: alive(self, shown)(None), alive(self, self.trouble))

    def saved(self, kept: Kept) -> None:
        self.editing.saved(kept)

    def _tell_undo(self) -> None:
        for button, can in ((self.undo, self.deeds.can_undo), (self.redo, self.deeds.can_redo)):
            held = button.hasFocus()
            button.setEnabled(can)
            button.update()
            if held and not can:
                self.list.setFocus()

    def _tell_seen(self) -> None:
        first, last = self.list.seen()
        self.bar.tell_seen(first, last, len(self.found))

    # ---- choosing
    def _picked(self) -> None:
        self.bar.tell(len(self.list.chosen))

    def chosen_or_found(self) -> Sequence[str]:
        """Keys of the written questions among those chosen; where none is, among those found; () where that is the whole bank."""
        if self.table is None or (not self.list.chosen and len(self.found) == len(self.table)):
            return ()
        keys = list(self.list.chosen) or self.table.keys(self.found)
        return [key for key in keys if ":" not in key]

    def tag_chosen(self) -> None:
        known = self.table.values().get("tags", ()) if self.table is not None else ()
        self.deeds.ask_tags(list(self.list.chosen), known)

    def publish_chosen(self) -> None:
        self.deeds.set_state(list(self.list.chosen), "published")

    def retire_chosen(self) -> None:
        self.deeds.set_state(list(self.list.chosen), "retired")

    def delete_chosen(self) -> None:
        """Asks whether what is chosen, else the current row, shall go."""
        keys = list(self.list.chosen) or ([self.list.current] if self.list.current else [])
        if keys:
            self.deeds.ask_to_remove(keys)

    # ---- the editor
    def open_question(self, key: str) -> None:
        """Opens a question: a written one in the editor, a thing's on the page of its rules."""
        kind, _colon, item = key.partition(":")
        if item and item_kind(kind) is not None:
            self.settle_then(lambda: self.go.emit(ItemRules(item, from_bank=True)))
            return
        self.editing.settle_then(lambda: self.editing.open(key))

    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on; with something unsaved in the editor it asks first."""
        self.editing.settle_then(then)

    def leave(self) -> None:
        if self.editing.editor is not None:
            self.editing.ask_to_close()
        elif self.list.chosen:
            self.list.choose(())
        else:
            super().leave()

    # ---- what may be worth doing
    def _suggest(self) -> None:
        """The worst answered of those found make a good review."""
        if self.editing.waiting_draft is not None:
            return
        low = self.filters.facility is not None and self.filters.facility[1] < WORST
        rising = self.sort == ("facility", False)
        if self.table is None or not self.found or not (low or rising) or self.table.row(self.found[0]).facility is None:
            self.suggestion.hush()
            return
        text = _("The {n} found are answered worst. Ten of them make a review.").format(n=len(self.found))
        self.suggestion.suggest(text, _("Make a review"), self.make_review)

    def make_review(self) -> None:
        """The ten worst of those found become a quiz."""
        if self.table is not None:
            worst = self.table.find(self.filters, ("facility", False))[:10]
            self.editing.make_review(self.table.keys(worst))

    # ---- telling
    def toast(self, text: str) -> None:
        self.told.tell(text)

    def _toast_box(self) -> QRectF:
        room = self.room
        return QRectF(room.left() + 40, room.bottom() - 190, min(room.width() - 80, 900), 84)

    # ---- keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        deeds: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_Z.value: self.deeds.redo if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.deeds.undo,
            Qt.Key.Key_Y.value: self.deeds.redo,
            Qt.Key.Key_N.value: self.editing.ask_kind,
            Qt.Key.Key_F.value: self._to_search,
            Qt.Key.Key_S.value: self.editing.save,
            Qt.Key.Key_P.value: self.editing.preview_now,
        }
        if ctrl and event.key() in deeds and not event.isAutoRepeat():
            deeds[event.key()]()
            return
        super().keyPressEvent(event)

    def _to_search(self) -> None:
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    # ---- where things stand
    @property
    def as_sheet(self) -> bool:
        """Whether the editor lies over the table: there is no room beside it."""
        return self.tall or self.unit < SMALL

    @property
    def page_pieces(self) -> list[QWidget]:
        """Everything but rail and editor."""
        found: list[QWidget] = [self.head, self.counts, self.undo, self.redo, self.new, *self.ways, self.search, self.more, self.list]
        return [*found, *self.selects.selects.values(), *self.selects.chips]

    def arrange_room(self) -> None:
        if not hasattr(self, "suggestion"):
            return
        covered = self.editing.editor is not None and self.as_sheet
        for piece in self.page_pieces:
            piece.setVisible(not covered)
        self.bar.show(not covered)
        self.suggestion.show(not covered)
        room = self.room
        beside = WIDE + 16 if self.editing.editor is not None and not covered else 0.0
        left = QRectF(room.left(), room.top(), room.width() - beside, room.height())
        bank_layout.put_head(self, room)
        top = bank_layout.put_filters(self, QRectF(left.left(), room.top() + self._head_high() + GAP, left.width(), HIGH))
        bottom = room.bottom()
        if self.suggestion.there:
            self.suggestion.put(QRectF(left.left(), bottom - BAR, left.width(), BAR))
            bottom -= BAR + GAP
        self.bar.put(QRectF(left.left(), bottom - FOOT, left.width(), FOOT))
        self.put(self.list, left.left(), top, left.width(), bottom - FOOT - top)
        if self.editing.editor is not None:
            self.editing.editor.put(self._editor_box())
        if not self.told.isHidden():
            self.told.place()
            self.told.raise_()
        self.raise_over()

    def _editor_box(self) -> QRectF:
        room = self.room
        if not self.as_sheet:
            top = room.top() + self._head_high() + GAP
            return QRectF(room.right() - WIDE, top, WIDE, room.bottom() - top)
        across = min(SHEET, room.width())
        high = min(room.height() - 8, 1180.0)
        return QRectF(room.center().x() - across / 2, room.top() + (room.height() - high) / 2, across, high)

    def _head_high(self) -> float:
        return 2 * HIGH + 8 if self.tall else HEAD - 12

    def take_behind(self) -> None:
        """Keeps what the page looks like, to be shown dimmed behind the editor."""
        self.behind = self.grab() if self.as_sheet else None

    def settle(self) -> None:
        super().settle()
        self.cells.patience_s = 10.0
        self.list.viewport().update()

    def paint_under(self, p: QPainter) -> None:
        if self.editing.editor is not None and self.as_sheet and self.behind is not None:
            p.save()
            p.setClipRect(QRectF(self.room.left() - EDGE, self.area.top(), self.area.right(), self.area.bottom() + 100))
            p.drawPixmap(self.area, self.behind, QRectF(self.behind.rect()))
            dim = QColor(self.look.theme.colour("ink.text", 0.45))
            p.fillRect(self.area, dim)
            p.restore()
        super().paint_under(p)

    def resizeEvent(self, event: Any) -> None:
        self.behind = None
        super().resizeEvent(event)
