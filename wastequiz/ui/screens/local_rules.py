"""The rules of the own town at the desk: where each kind of waste goes here, changed by a touch, with what that changes beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain import local_rules as rules
from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import KnownError
from wastequiz.domain.schemes import Ruling, Scheme, in_order
from wastequiz.domain.text import Text
from wastequiz.i18n import _, current, words
from wastequiz.services import finding, local_rules
from wastequiz.services.finding import Finder
from wastequiz.services.local_rules import Effect
from wastequiz.stage.asking import Ask
from wastequiz.stage.pieces import Button
from wastequiz.ui import background
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.local_rules_rows import Rows
from wastequiz.ui.pictures import thing_picture
from wastequiz.ui.places import ItemRules, LocalRules, Rules
from wastequiz.ui.widgets import local_rules_layout
from wastequiz.ui.widgets.bank_search import BankSearch
from wastequiz.ui.widgets.desk_pieces import DeskButton, Values
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.rule_editor import RuleEditor
from wastequiz.ui.widgets.rules_changes import Changes
from wastequiz.ui.widgets.rules_new import NewRules
from wastequiz.ui.widgets.rules_table import RulesTable
from wastequiz.ui.widgets.rules_town import Town
from wastequiz.wording import errors
from wastequiz.wording import local_rules as wording

KINDS, THINGS = 0, 1


class LocalRulesScreen(DeskScreen):
    """On the left the town's own rule sets, in the middle where everything goes, on the right the rule that was touched and what changes.

    Nothing is kept before Save; who leaves with something unsaved is asked.
    """

    entry = LocalRules()

    def __init__(self, context: Context, code: str = "") -> None:
        super().__init__(context, _("Local rules"))
        self.code = code
        self.rows_of: Rows | None = None
        self.sets: list[Scheme] = []
        self.kept: Scheme | None = None
        """The open rules as they are kept; None for those that never were."""
        self.scheme: Scheme | None = None
        """The open rules as they are now."""
        self.chosen = ""
        self._asked_for_things = False
        self.choose_rules = DeskButton(self, _("Choose whose rules hold"), icon="map")
        self.choose_rules.clicked.connect(lambda: self.settle_then(lambda: self.go.emit(Rules())))
        self.new_thing = DeskButton(self, _("New thing"), icon="plus")
        self.new_thing.clicked.connect(lambda: self.settle_then(lambda: self.go.emit(ItemRules())))
        self.save_button = DeskButton(self, _("Save"), "primary", icon="check")
        self.save_button.clicked.connect(lambda: self.save())
        deeds = {"new": self.ask_new, "use": self.use, "remove": self.ask_to_remove}
        self.town = Town(self, deeds, self._open_number, self._rest)
        self.view = Values(self, _("Show"), (_("Kinds of waste"), _("Single things")), KINDS, self._look_at)
        self.only = Values(self, _("Which"), (_("All"), _("Changed only")), 0, lambda _n: self.look_for())
        self.search = BankSearch(self)
        self.search.setAccessibleName(_("Search waste"))
        self.search.setPlaceholderText(_("Name or pinyin"))
        self.search.textChanged.connect(self._typed)
        self.search.went_down.connect(self._to_table)
        self.table = RulesTable(self)
        self.table.chosen.connect(self._choose_row)
        self.editor = RuleEditor(self, self.send, self.explain, self.as_base, self._open_thing)
        self.changes = Changes(self)
        begin = Button(self, _("Make your town's own rules"), size=32, icon="plus")
        begin.clicked.connect(self.ask_new)
        self.none = Empty(
            self, _("Does your town sort some things its own way? Copy the rules that are nearest, and change what is other."), (begin,)
        )
        self.told = Notice(self, self._notice_box)
        self._show_parts()
        local_rules.whole_bank(context.school, alive(self, self._read), alive(self, self.trouble))

    # ---- reading
    def _read(self, bank: Bank) -> None:
        """The bank is there: looks what rules there are."""
        self.rows_of = Rows(bank, local_rules.kind_finder(bank, self.context.school.scheme, current()))
        self._read_sets(self.code)

    def _can_find_things(self) -> None:
        """Has single things found, once somebody looks for one: their names take a moment to be made ready."""
        if self._asked_for_things:
            return
        self._asked_for_things = True

        def ready(things: Finder) -> None:
            if self.rows_of is not None:
                self.rows_of.things = things
                self.look_for()

        finding.build(self.context.school, alive(self, ready), alive(self, self.trouble))

    def _read_sets(self, code: str) -> None:
        self.sets = local_rules.own(self.context.school)
        known = {scheme.code: scheme for scheme in self.sets}
        wanted = known.get(code) or known.get(self.context.school.scheme.code) or (self.sets[0] if self.sets else None)
        self._open(wanted, wanted)

    def _open(self, scheme: Scheme | None, kept: Scheme | None) -> None:
        """Opens a town's rules, or none."""
        self.scheme, self.kept = scheme, kept
        self.chosen = ""
        self._show_parts()
        if scheme is not None:
            self.table.call_before(wording.by_base(self.base))
            self.town.paper.fill(rules.rests_on(scheme))
            self.editor.empty(_("Touch a row to send it elsewhere."))
            self.show_rules()

    def _open_number(self, number: int) -> None:
        """Opens another of the sets; asks where something is unsaved."""
        wanted = self.sets[number]
        if self.scheme is not None and wanted.code == self.scheme.code:
            return
        self.town.sets.point_at(self._at)
        self.settle_then(lambda: self._read_sets(wanted.code))

    # ---- what is so now
    @property
    def base(self) -> Scheme:
        """What the open rules were copied from."""
        assert self.scheme is not None, "rules are open"
        return local_rules.base_of(self.context.school, self.scheme)

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self.scheme is not None and self.scheme != self.kept

    @property
    def _at(self) -> int:
        return next((n for n, s in enumerate(self.sets) if self.scheme is not None and s.code == self.scheme.code), -1)

    @property
    def in_use(self) -> bool:
        return self.scheme is not None and self.context.school.scheme.code == self.scheme.code

    @property
    def of_things(self) -> bool:
        return self.view.at == THINGS

    def ruling(self) -> Ruling | None:
        """The rule on what is chosen."""
        if self.scheme is None or self.rows_of is None or not self.chosen:
            return None
        if self.of_things:
            return self.scheme.ruling(self.rows_of.bank.items[self.chosen])
        return self.scheme.kinds.get(self.chosen)

    # ---- showing
    def show_rules(self) -> None:
        """Shows the open rules as they are, and has it worked out what they change."""
        scheme = self.scheme
        if scheme is None:
            return
        self.town.list(self.sets, self._at, self.context.school.scheme.code, self.unsaved)
        self.town.tell(scheme, self.base, in_use=self.in_use and not self.unsaved)
        self.save_button.setEnabled(self.unsaved)
        self.save_button.update()
        self.look_for()
        self._work_out(scheme)

    def _typed(self, _text: str) -> None:
        self.look_for()

    def look_for(self) -> None:
        """Shows what was searched for."""
        if self.scheme is None or self.rows_of is None:
            return
        if self.of_things or self.search.text():
            self._can_find_things()
        find = self.rows_of.of_things if self.of_things else self.rows_of.of_kinds
        self.table.show_rows(find(self.scheme, self.base, self.search.text(), changed=self.only.at == 1), self.chosen)
        self._show_chosen()

    def _work_out(self, scheme: Scheme) -> None:
        if self.rows_of is None:
            return
        bank, base = self.rows_of.bank, self.base

        def show(found: Effect) -> None:
            if self.scheme is not scheme or self.rows_of is None:
                return  # it was changed again meanwhile
            self.changes.tell(base, self.rows_of.moved(scheme, base, found.moved), found.practice_only)
            self.changes.show(True)
            self.arrange()

        background.run(lambda: local_rules.effect(bank, base, scheme), owner=self, then=show, failed=self.trouble)

    def _show_chosen(self) -> None:
        if self.scheme is None or self.rows_of is None or not self.chosen:
            return
        bank = self.rows_of.bank
        if self.of_things:
            item = bank.items[self.chosen]
            head = thing_picture(bank.picture_of(item)), words(item.name), words(bank.kinds[item.kind].name)
        else:
            kind = bank.kinds[self.chosen]
            head = thing_picture(kind.picture), words(kind.name), words(kind.definition)
        self.editor.edit(self.scheme, self.base, self.ruling(), head, item=self.of_things)
        self.arrange()

    def _look_at(self, _number: int) -> None:
        self.chosen = ""
        self.editor.empty(_("Touch a row to send it elsewhere."))
        self.look_for()
        self.arrange()

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_row(self, row: int) -> None:
        self.chosen = self.table.shown[row].id
        self._show_chosen()

    def choose(self, id_: str) -> None:
        """Opens the rule on a kind of waste or, where single things are looked at, on a thing."""
        self.chosen = id_
        self.look_for()

    # ---- changing
    def _take(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.show_rules()

    def send(self, to: str) -> None:
        """What is chosen goes there from now on, for the reason that stands there."""
        if self.scheme is not None and self.chosen:
            self._take(rules.sent(self.scheme, self.base, self.chosen, to, item=self.of_things, why=self.editor.reason))

    def explain(self, why: Text | None) -> None:
        """What is chosen has this reason."""
        ruling = self.ruling()
        if self.scheme is not None and ruling is not None:
            self._take(rules.sent(self.scheme, self.base, self.chosen, ruling.to, item=self.of_things, why=why))

    def as_base(self) -> None:
        """The rule that was copied holds again for what is chosen."""
        if self.scheme is not None and self.chosen:
            self._take(rules.as_base(self.scheme, self.base, self.chosen, item=self.of_things))

    def _rest(self, paper: str) -> None:
        if self.scheme is not None:
            self._take(rules.resting_on(self.scheme, paper))

    def _open_thing(self) -> None:
        item = self.chosen
        self.settle_then(lambda: self.go.emit(ItemRules(item)))

    # ---- deeds
    def ask_new(self) -> None:
        """Asks what the new rules are called and copied from."""
        school = self.context.school
        bases = [s for s in in_order(school.bank.schemes.values(), school.scheme.code) if not rules.is_own(s)]
        self.settle_then(lambda: NewRules(self, bases, lambda base, name, paper: local_rules.begin(school, base, name, paper), self._begun))

    def _begun(self, scheme: Scheme) -> None:
        self.sets = [*local_rules.own(self.context.school), scheme]
        self._open(scheme, None)
        self.search.setFocus()

    def save(self, then: Callable[[], Any] | None = None) -> None:
        """Keeps the open rules."""
        scheme = self.scheme
        if scheme is None:
            return

        def kept() -> None:
            if self.scheme is not None and self.scheme.code == scheme.code:
                self.kept = scheme
                self.sets = local_rules.own(self.context.school)
                self.show_rules()
            self.told.tell(_("Saved."))
            if then is not None:
                then()

        local_rules.keep(self.context.school, scheme, alive0(self, kept), alive(self, self._refused))

    def use(self) -> None:
        """These rules hold from now on; what is unsaved in them is saved first."""
        scheme = self.scheme
        if scheme is None:
            return

        def prefer() -> None:
            self.context.school.prefer(scheme=scheme.code)
            self.show_rules()
            self.told.tell(_("From now on the rules of {place} hold.").format(place=words(scheme.name)))

        self.save(prefer) if self.unsaved else prefer()

    def ask_to_remove(self) -> None:
        """Asks whether the open rules shall go."""
        scheme = self.scheme
        if scheme is None:
            return
        head = _("Remove the rules of {place}?").format(place=words(scheme.name))
        Ask(self, head, _("What was changed in them is gone with them."), _("Keep them"), _("Remove"), lambda: self._remove(scheme))

    def _remove(self, scheme: Scheme) -> None:
        if self.kept is None:
            self._read_sets("")
            return
        local_rules.remove(self.context.school, scheme, alive0(self, lambda: self._read_sets("")), alive(self, self._refused))

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.told.tell(errors.sentence(error))
        else:
            self.trouble(error)

    def settle_then(self, then: Callable[[], Any]) -> None:
        """Goes on; with something unsaved it asks first."""
        if not self.unsaved:
            then()
            return
        text = _("What you changed in these rules would be lost.")
        Ask(self, _("Not saved yet"), text, _("Back to it"), _("Go on without saving"), lambda: self._drop(then))

    def _drop(self, then: Callable[[], Any]) -> None:
        kept = self.kept
        self._read_sets(kept.code if kept is not None else "")
        then()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.unsaved:
                self.save()
            return
        super().keyPressEvent(event)

    # ---- where things stand
    def _show_parts(self) -> None:
        """Shows the rules, or where there are none yet what could be."""
        there = self.scheme is not None
        self.town.show(there)
        self.changes.show(there)
        self.editor.show(there)
        middle: list[QWidget] = [self.search, self.table, self.save_button, *self.view.all, *self.only.all]
        for piece in middle:
            piece.setVisible(there)
        for piece in self.none.pieces:
            piece.setVisible(not there and self.rows_of is not None)  # before the bank was read nobody knows
        self.arrange()
        self.update()

    def _notice_box(self) -> QRectF:
        room = self.room
        return QRectF(room.left() + 30, room.bottom() - 130, min(room.width() - 60, 1000), 110)

    def arrange_room(self) -> None:
        if hasattr(self, "told"):
            local_rules_layout.put(self)
            self.raise_over()
