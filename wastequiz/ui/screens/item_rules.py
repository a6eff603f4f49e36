"""The editor of a thing at the desk: what it is, and where it goes by each city's rules and by the town's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from wastequiz.domain import local_rules as rules
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import BadName, KnownError
from wastequiz.domain.items import Item, KindOfWaste
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, current, words
from wastequiz.services import local_rules
from wastequiz.services.finding import Finder
from wastequiz.stage import words as lettering
from wastequiz.stage.asking import Ask
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Bank as BankPlace
from wastequiz.ui.places import LocalRules, Place
from wastequiz.ui.widgets.bank_picture import PicturePicker
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton
from wastequiz.ui.widgets.desk_sheet import Sheet
from wastequiz.ui.widgets.item_form import ItemForm
from wastequiz.ui.widgets.kind_picker import KindPicker
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.rule_choice import RuleChoice
from wastequiz.ui.widgets.rules_table import RuleRow, WhereTable, goes_to
from wastequiz.wording import errors

GAP = 16.0
RIGHT = 540.0
PAD = 22.0
FORM = 860.0
"""How high the form is where it stands above the rules."""
BUILT_IN = "builtin"
SEARCHED = 60


class ItemRulesScreen(DeskScreen):
    """The thing on the left, whose rules send it where on the right. Nothing is kept before Save."""

    def __init__(self, context: Context, item_id: str = "", *, from_bank: bool = False) -> None:
        self.entry: Place = BankPlace() if from_bank else LocalRules()
        super().__init__(context, _("A thing"))
        self.item_id, self.from_bank = item_id, from_bank
        self.bank: Bank | None = None
        self.kept: Item | None = None
        """The thing as it is kept; None for a new one."""
        self.blank: Item | None = None
        """The new thing before anybody wrote in it."""
        self.drafts: dict[str, Scheme] = {}
        """The town's own rules that were changed here and are not kept yet, by code."""
        self.of = Words(self, "", 20, colour="ink.textSecondary")
        self.back_button = DeskButton(self, _("Back to the bank") if from_bank else _("Back to the rules"), icon="back")
        self.back_button.clicked.connect(self.leave)
        self.shipped = DeskButton(self, _("As it came along"), icon="undo")
        self.shipped.clicked.connect(self.ask_for_shipped)
        self.shipped.hide()
        self.save_button = DeskButton(self, _("Save"), "primary", icon="check")
        self.save_button.clicked.connect(lambda: self.save())
        self.form = ItemForm(self, self._changed, self._ask_picture, self._ask_kind)
        self.card = Sheet(self)
        self.where_head = Words(self, _("Where it goes"), 21, bold=True)
        self.where_table = WhereTable(self)
        self.where_table.chosen.connect(self._row_chosen)
        self.hint = Words(self, "", 19, colour="ink.textSecondary")
        self.choice = RuleChoice(self, self.send)
        self.as_base_button = DeskButton(self, "", icon="undo")
        self.as_base_button.clicked.connect(self.as_base)
        self.told = Notice(self, self._notice_box)
        self._finder: Finder | None = None
        self.form.show(False)
        self.save_button.setEnabled(False)
        self._show_choice()
        local_rules.whole_bank(context.school, alive(self, self._read), alive(self, self.trouble))

    # ---- reading
    def _read(self, bank: Bank) -> None:
        self.bank = bank
        if self.item_id and self.item_id not in bank.items:
            self.told.tell(_("This thing is out of use. Publish its question in the bank first."), stays=True)
            return
        if self.item_id:
            self._show_kept(bank.items[self.item_id])
        else:
            self.blank = local_rules.new_item(next(iter(bank.kinds)))
            self._fill(self.blank)
        self.form.show(True)
        self.arrange()
        self.form.names[current() if current() in self.form.names else "en"].setFocus()

    def _show_kept(self, item: Item) -> None:
        """Shows a thing as it is kept now."""
        self.kept, self.blank = item, None
        self.item_id = item.id
        self.drafts = {}
        self._fill(item)

        def show(state: tuple[str, bool]) -> None:
            origin, edited = state
            self.shipped.setVisible(origin == BUILT_IN and edited)
            came = _("came with the program") if origin == BUILT_IN else _("made at this school")
            self.of.setText(_("{origin}, changed here").format(origin=came) if edited and origin == BUILT_IN else came)
            self.arrange()

        local_rules.item_origin(self.context.school, item.id, alive(self, show), alive(self, self.trouble))

    def _fill(self, item: Item) -> None:
        assert self.bank is not None, "the bank was read"
        self.head.setText(words(item.name) or _("New thing"))
        self.form.fill(item, self.bank)
        self._show_where()
        self._tell_save()

    # ---- what is so now
    @property
    def item(self) -> Item:
        return self.form.item

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        if self.bank is None or (self.kept is None and self.blank is None):
            return False
        return self.item != (self.kept or self.blank) or bool(self.drafts)

    @property
    def chosen(self) -> Scheme | None:
        """The town's own rules that were touched, as they are now; None where no such row is the current one."""
        at = self.where_table.current
        if not 0 <= at < len(self.where_table.shown):
            return None
        code = self.where_table.shown[at].id
        scheme = self.drafts.get(code) or self.context.school.bank.schemes.get(code)
        return scheme if scheme is not None and rules.is_own(scheme) else None

    # ---- showing
    def _changed(self) -> None:
        self.form.refuse("")
        self._tell_save()

    def _tell_save(self) -> None:
        self.save_button.setEnabled(self.unsaved)
        self.save_button.update()

    def _show_where(self) -> None:
        """Shows where the thing goes by each rules."""
        at = self.where_table.current
        code = self.where_table.shown[at].id if 0 <= at < len(self.where_table.shown) else ""
        rows: list[RuleRow] = []
        found = local_rules.answers_of(self.context.school, self.item) if self.item.kind else ()
        for scheme, there in sorted(found, key=lambda one: not rules.is_own(one[0])):  # the town's own first
            draft = self.drafts.get(scheme.code, scheme)
            ruling = draft.ruling(self.item)
            goes = goes_to(draft, there if ruling is None else ruling.to)
            rows.append(RuleRow(scheme.code, words(scheme.name), "", goes, goes, rules.is_own(scheme)))
        self.where_table.show_rows(rows, code)
        self._show_choice()

    def _row_chosen(self, _row: int) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        scheme = self.chosen if self.bank is not None else None
        if scheme is not None:
            ruling = scheme.ruling(self.item)
            base = local_rules.base_of(self.context.school, scheme)
            self.choice.offer(scheme, ruling.to if ruling else "")
            self.as_base_button.set_label(_("As in {place}").format(place=words(base.name)))
            self.as_base_button.setEnabled(self.item.id in scheme.items and scheme.items[self.item.id].local)
        self.choice.show(scheme is not None)
        self.as_base_button.setVisible(scheme is not None)
        self.hint.setText(self._hint(scheme))
        self.arrange()

    def _hint(self, scheme: Scheme | None) -> str:
        if scheme is not None:
            return _("In {place} it goes to").format(place=words(scheme.name))
        if self.bank is not None and not self.item.kind and self.item.parts:
            return _("It comes apart: each part goes by its own kind.")
        if any(row.changed for row in self.where_table.shown):
            return _("Touch your own town to send it elsewhere there.")
        return _("To send it elsewhere in your town, make your town's own rules first.")

    # ---- changing
    def _ask_picture(self) -> None:
        def took(name: str) -> None:
            self.form.item = replace(self.item, picture=name)
            self._refresh()

        PicturePicker(self, self.item.picture, took)

    def _refresh(self) -> None:
        assert self.bank is not None, "the bank was read"
        self.form.fill(self.item, self.bank)
        self._changed()

    def _ask_kind(self) -> None:
        KindPicker(self, self._find_kinds, self.item.kind, self.take_kind)

    def _find_kinds(self, typed: str) -> Sequence[KindOfWaste]:
        assert self.bank is not None, "the bank was read"
        bank = self.bank
        if not typed.strip():
            return list(bank.kinds.values())
        if self._finder is None:
            self._finder = local_rules.kind_finder(bank, self.context.school.scheme, current())
        return [bank.kinds[hit.item.id] for hit in self._finder.find(typed, limit=SEARCHED).hits]

    def take_kind(self, kind: str) -> None:
        """The thing is of this kind."""
        self.form.item = replace(self.item, kind=kind)
        self._refresh()
        self._show_where()

    def send(self, to: str) -> None:
        """By the town's rules that were touched it goes there."""
        scheme = self.chosen
        if scheme is not None:
            base = local_rules.base_of(self.context.school, scheme)
            self._draft(rules.sent(scheme, base, self.item.id, to, item=True))

    def as_base(self) -> None:
        """In the town's rules that were touched it goes where it went before."""
        scheme = self.chosen
        if scheme is not None:
            self._draft(rules.as_base(scheme, local_rules.base_of(self.context.school, scheme), self.item.id, item=True))

    def _draft(self, scheme: Scheme) -> None:
        self.drafts.pop(scheme.code, None)
        if scheme != self.context.school.bank.schemes.get(scheme.code):
            self.drafts[scheme.code] = scheme
        self._show_where()
        self._tell_save()

    # ---- deeds
    def save(self) -> None:
        """Keeps the thing, then the town's rules that were changed here."""
        if not self.unsaved:
            return
        drafts = list(self.drafts.values())

        def kept(item: Item) -> None:
            def next_one() -> None:
                if drafts:
                    local_rules.keep(self.context.school, drafts.pop(), alive0(self, next_one), alive(self, self._refused))
                    return
                self.bank = self.context.school.bank
                self._show_kept(item)
                self.told.tell(_("Saved."))

            next_one()

        if self.kept is not None and self.item == self.kept:
            kept(self.kept)
        else:
            local_rules.keep_item(self.context.school, self.item, alive(self, kept), alive(self, self._refused))

    def ask_for_shipped(self) -> None:
        """Asks whether what was changed in a built-in thing shall go."""
        text = _("What was changed in it here goes. Your town's rules on it stay.")
        Ask(self, _("As it came along?"), text, _("Keep it as it is"), _("As it came along"), self._shipped_again)

    def _shipped_again(self) -> None:
        def show(item: Item) -> None:
            self.bank = self.context.school.bank
            self._show_kept(item)

        local_rules.shipped_again(self.context.school, self.item_id, alive(self, show), alive(self, self._refused))

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, BadName):
            self.form.refuse(errors.sentence(error))
        elif isinstance(error, KnownError):
            self.told.tell(errors.sentence(error))
        else:
            self.trouble(error)

    # ---- leaving
    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on; with something unsaved it asks first."""
        if not self.unsaved:
            then()
            return
        text = _("What you changed in this thing would be lost.")
        Ask(self, _("Not saved yet"), text, _("Back to it"), _("Go on without saving"), then)

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(self.entry))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        super().keyPressEvent(event)

    # ---- where things stand
    def _notice_box(self) -> QRectF:
        room = self.room
        return QRectF(room.left() + 30, room.bottom() - 130, min(room.width() - 60, 1000), 110)

    def arrange_room(self) -> None:
        if not hasattr(self, "_finder"):
            return
        room = self.room
        self._put_head(room)
        body = QRectF(room.left(), room.top() + HIGH + GAP, room.width(), room.height() - HIGH - GAP)
        if self.tall:
            self.form.put(QRectF(body.left(), body.top(), body.width(), FORM))
            self._put_where(QRectF(body.left(), body.top() + FORM + GAP, body.width(), body.height() - FORM - GAP))
        else:
            self.form.put(QRectF(body.left(), body.top(), body.width() - RIGHT - GAP, body.height()))
            self._put_where(QRectF(body.right() - RIGHT, body.top(), RIGHT, body.height()))
        if not self.told.isHidden():
            self.told.place()
            self.told.raise_()
        self.raise_over()

    def _put_head(self, room: QRectF) -> None:
        right = room.right()
        for button in (self.save_button, self.shipped, self.back_button):
            if button is self.shipped and button.isHidden():
                continue
            wide = min(max(140.0, button.wish()), room.width() * 0.26)
            right -= wide
            self.put(button, right, room.top(), wide, HIGH)
            right -= 10
        across = lettering.width(self.look, self.head.text(), 34, bold=True) * 1.06 + 24
        across = min(across, right - room.left() - 10)
        self.put(self.head, room.left(), room.top(), across, HIGH)
        self.put(self.of, room.left() + across, room.top() + 2, max(10.0, right - room.left() - across - 6), HIGH)

    def _put_where(self, box: QRectF) -> None:
        put = self.put
        put(self.card, box.left(), box.top(), box.width(), box.height() + 6)
        inner = box.adjusted(PAD, 14, -PAD, -16)
        put(self.where_head, inner.left(), inner.top(), inner.width(), 34)
        foot = inner.bottom()
        if self.chosen is not None:
            foot -= HIGH
            put(self.as_base_button, inner.left(), foot, inner.width(), HIGH)
            foot -= self.choice.high + 10
            self.choice.put(QRectF(inner.left(), foot, inner.width(), 0))
        foot -= 58
        put(self.hint, inner.left(), foot + 2, inner.width(), 52)
        put(self.where_table, inner.left(), inner.top() + 42, inner.width(), foot - 8 - inner.top() - 42)
        for piece in (self.where_head, self.where_table, self.hint, self.as_base_button, *self.choice.pieces):
            piece.raise_()
