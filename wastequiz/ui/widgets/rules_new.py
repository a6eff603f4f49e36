"""Begin a town's own rules: what they are called, whose they are copied from, which paper they rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.local_rules import LONGEST
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskSelect
from wastequiz.wording import errors

LABEL = 34.0


class NewRules(Over):
    """`begin` gets the base, the name and the paper, and raises a KnownError where that cannot be; `began` what it made."""

    card_size = (900.0, 640.0)

    def __init__(
        self, page: Canvas, bases: Sequence[Scheme], begin: Callable[[Scheme, str, str], Scheme], began: Callable[[Scheme], Any]
    ) -> None:
        """`bases`: whose rules can be copied, the likeliest first."""
        super().__init__(page, _("Make your town's own rules"))
        self.bases, self._begin, self._began = bases, begin, began
        self.head = Words(self, _("Make your town's own rules"), 34, head=True)
        self.name_label = self._label(_("What is your town called?"))
        self.name = Field(self, _("Name of the rules"), hint=_("Like: Hulan district"), size=24)
        self.base_label = self._label(_("Begin with the rules of"))
        self.base = DeskSelect(self, _("Begin with the rules of"), lambda _n: None, plain=True)
        self.base.offer([(words(scheme.name), words(scheme.rule)) for scheme in bases], 0)
        self.paper_label = self._label(_("Which paper do your own rules rest on?"))
        self.paper = Field(self, _("Which paper do your own rules rest on?"), hint=_("Title and year; may stay empty"), size=24)
        for field in (self.name, self.paper):
            field.setMaxLength(LONGEST)
            field.returnPressed.connect(self.make)
        self.note = StateLine(self, _("Without a paper, what you change is asked in practice only."), "info", size=20)
        self.make_button = Button(self, _("Make them"), size=32, icon="check")
        self.make_button.clicked.connect(self.make)
        self.never_mind = Button(self, _("Never mind"), "paper", size=30)
        self.never_mind.clicked.connect(self.stay)
        self.open(self.name)

    def _label(self, text: str) -> Words:
        return Words(self, text, 20, bold=True, colour="ink.textSecondary")

    def make(self) -> None:
        """Begins them; where the name cannot be, says why and stays."""
        try:
            made = self._begin(self.bases[self.base.at], self.name.text(), self.paper.text())
        except KnownError as error:
            self.note.tell(errors.sentence(error), "info", danger=True)
            self.name.set_wrong(True)
            self.name.setFocus()
            return
        self.close_card()
        self._began(made)

    def stay(self) -> None:
        self.close_card()

    def buttons(self) -> Sequence[QWidget]:
        return [self.name, self.base, self.paper, self.never_mind, self.make_button]

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 20, across, 64)
        top = card.top() + 92
        for label, piece in ((self.name_label, self.name), (self.base_label, self.base), (self.paper_label, self.paper)):
            self.put(label, left, top, across, LABEL)
            self.put(piece, left, top + LABEL + 2, across, HIGH + 4)
            top += LABEL + HIGH + 18
        self.put(self.note, left, top + 2, across, 64)
        foot = card.bottom() - 116
        half = (across - 20) / 2
        self.put(self.never_mind, left, foot, half, 88)
        self.put(self.make_button, left + half + 20, foot, half, 88)
