"""The rules that were made at this school: a list, and about the one that is open where it came from, what it rests on, its deeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain import local_rules
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.stage.fields import StateLine
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.bank_editors.form import LABEL, FieldLabel, Line
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton
from wastequiz.wording import local_rules as wording

ROW = 84.0
GAP = 12.0
NOTE = 78.0


class Town:
    """`deeds`: what "new", "use" and "remove" do; `opened` gets the number of the set that was touched, `rests` the paper typed."""

    def __init__(
        self, screen: Screen, deeds: dict[str, Callable[[], Any]], opened: Callable[[int], Any], rests: Callable[[str], Any]
    ) -> None:
        self.screen = screen
        self.sets = Table(screen, _("Your town's own rules"), [Column("", 1)], row=ROW, head=0)
        self.sets.chosen.connect(opened)
        self.new = DeskButton(screen, _("Make your town's own rules"), icon="plus")
        self.origin = Words(screen, "", 19, colour="ink.textSecondary")
        self.paper_label = FieldLabel(screen, _("Which paper do your own rules rest on?"))
        self.paper = Line(screen, self.paper_label.label, hint=_("Title and year"), most=local_rules.LONGEST)
        self.paper.textEdited.connect(rests)
        self.note = StateLine(screen, "", "info", size=19)
        self.use = DeskButton(screen, _("Use these rules"), "ghost", icon="check")
        self.remove = DeskButton(screen, _("Remove these rules"), "danger", icon="trash")
        for button, deed in ((self.new, "new"), (self.use, "use"), (self.remove, "remove")):
            button.clicked.connect(deeds[deed])

    def list(self, sets: Sequence[Scheme], at: int, in_use: str, unsaved: bool) -> None:
        """Shows all of them; the one at `at` is open."""
        cells: list[list[Cell]] = []
        for n, scheme in enumerate(sets):
            below = _("not saved yet") if unsaved and n == at else _("in use now") if scheme.code == in_use else ""
            cells.append([Cell(words(scheme.name), "icons/map", below or _("saved"), bold=n == at)])
        self.sets.fill(cells, at)

    def tell(self, scheme: Scheme, base: Scheme, *, in_use: bool) -> None:
        """What is said about the one that is open."""
        self.origin.setText(wording.origin(scheme, base))
        self.paper.fill(local_rules.rests_on(scheme)) if not self.paper.hasFocus() else None
        self.note.tell(wording.rests(scheme), "check" if local_rules.rests_on(scheme) else "info")
        self.use.set_label(_("In use now") if in_use else _("Use these rules"))
        self.use.setEnabled(not in_use)

    @property
    def pieces(self) -> list[QWidget]:
        return [self.sets, self.new, self.origin, self.paper_label, self.paper, self.note, self.use, self.remove]

    def show(self, shown: bool) -> None:
        for piece in self.pieces:
            piece.setVisible(shown)

    def put(self, box: QRectF) -> None:
        """Lays it out in a narrow column, or side by side where the box is broad."""
        if box.width() > 700:
            half = (box.width() - 16) / 2
            self._put_list(QRectF(box.left(), box.top(), half, box.height()))
            self._put_about(QRectF(box.left() + half + 16, box.top(), half, box.height()), beside=True)
            return
        about = 58 + LABEL + 2 * HIGH + NOTE + HIGH + 4 * GAP
        rows = max(2, len(self.sets.rows.cells)) * ROW + 8
        high = min(rows + GAP + HIGH, box.height() - about - GAP - 8)
        self._put_list(QRectF(box.left(), box.top(), box.width(), high))
        self._put_about(QRectF(box.left(), box.top() + high + GAP + 8, box.width(), about), beside=False)

    def _put_list(self, box: QRectF) -> None:
        self.screen.put(self.sets, box.left(), box.top(), box.width(), box.height() - HIGH - GAP)
        self.screen.put(self.new, box.left(), box.bottom() - HIGH, box.width(), HIGH)

    def _put_about(self, box: QRectF, *, beside: bool) -> None:
        put, top = self.screen.put, box.top()
        put(self.origin, box.left(), top, box.width(), 52)
        top += 58
        put(self.paper_label, box.left(), top, box.width(), LABEL)
        put(self.paper, box.left(), top + LABEL, box.width(), HIGH)
        top += LABEL + HIGH + GAP
        put(self.note, box.left(), top, box.width(), NOTE)
        top += NOTE + GAP
        if beside:
            half = (box.width() - 10) / 2
            put(self.use, box.left(), box.bottom() - HIGH, half, HIGH)
            put(self.remove, box.left() + half + 10, box.bottom() - HIGH, half, HIGH)
            return
        put(self.use, box.left(), top, box.width(), HIGH)
        put(self.remove, box.left(), top + HIGH + GAP, box.width(), HIGH)
