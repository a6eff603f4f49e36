"""The answers behind a figure: who (seat and animal, never a name), what was chosen and when; and what practises the mix-up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.reporting import Given
from wastequiz.domain.students import Contestant
from wastequiz.i18n import _, ngettext
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.pictures import thing_picture
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked


class About(NamedTuple):
    """What the answers are behind: its name, and where it is two bins (or one, put right), which."""

    head: str
    key: str = ""
    bins: tuple[str, ...] = ()

    @property
    def mixed_up(self) -> bool:
        return len(self.bins) == 2 and self.bins[0] != self.bins[1]


_Deed = Callable[[str, str], Any]


class Drill(Over):
    """Stands over the page until closed. `teach` (a lesson) and `practise` (a round for one) get the two bins that are mixed up."""

    def __init__(self, page: Canvas, about: About, teach: _Deed, practise: _Deed) -> None:
        super().__init__(page, about.head)
        self.about = about
        self.head = Words(self, about.head, 36, head=True)
        self.note = Words(self, _("Looking …"), 24, colour="ink.textSecondary")
        heads = [Column(_("Who"), 2.0), Column(_("What was chosen"), 4.0), Column(_("When"), 1.3)]
        self.table = Table(self, _("Answers"), heads, row=72)
        self.teach = Button(self, _("With the class"), "primary", size=32, icon="users")
        self.practise = Button(self, _("One player"), "paper", size=32, icon="play")
        self.teach.clicked.connect(lambda: self._practise(teach))
        self.practise.clicked.connect(lambda: self._practise(practise))
        for button in (self.teach, self.practise):
            button.setAccessibleDescription(_("Practise this mix-up"))
            button.setVisible(about.mixed_up)
        self.close_button = Button(self, _("Close"), "paper", size=32)
        self.close_button.clicked.connect(self.stay)
        self.open(self.teach if about.mixed_up else self.close_button)

    def show_answers(
        self,
        given: Sequence[Given],
        most: int,
        who: Mapping[str, Contestant],
        asked: Asked,
    ) -> None:
        """Fills the table, the newest first; of more than `most` rows there are only so many here. Hands are one row for each option.

        It counts what the figure counts: things of a cell, answers to a question.
        """
        only = () if self.about.key else self.about.bins
        rows: list[tuple[Cell, ...]] = []
        for g in given:
            student = who.get(g.ref)
            animal = student.animal if student else g.team
            name = said.who(g, student.seat, student.animal) if student else said.who(g)
            right = Cell(("✓ " if g.correct >= 1 else "") + said.given(g, asked, only), picture=self._picture(g, asked))
            rows.append((Cell(name, picture=f"avatars/{animal}" if animal else "", bold=True), right, Cell(g.day, faint=True)))
        self.table.fill(rows)
        n = sum(said.times(g, only) for g in given)
        text = ngettext("{n} answer, the newest first", "{n} answers, the newest first", n).format(n=n)
        if len(given) >= most:
            text = _("The newest {n} answers").format(n=n)
        self.note.setText(text if n else _("There is no such answer in this span."))

    def _picture(self, g: Given, asked: Asked) -> str:
        """The thing's own drawing, where one thing was sorted."""
        item = asked.items.get(g.sorts[0].item) if len(g.sorts) == 1 else None
        return thing_picture(item.picture) if item is not None and item.picture else ""

    def card(self) -> QRectF:
        across, down = min(self.area.width() - 60, 1320.0), min(self.area.height() - 60, 980.0)
        if self.area.height() > self.area.width():
            down = min(self.area.height() - 120, 1500.0)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        return [self.table, *([self.teach, self.practise] if self.about.mixed_up else []), self.close_button]

    def arrange(self) -> None:
        card = self.card()
        x, w = card.left() + 40, card.width() - 80
        self.put(self.head, x, card.top() + 24, w, 96)
        self.put(self.note, x, card.top() + 122, w, 44)
        self.put(self.table, x, card.top() + 178, w, card.height() - 338)
        y = card.bottom() - 136
        third = (w - 48) / 3
        if self.about.mixed_up:
            for i, button in enumerate((self.teach, self.practise, self.close_button)):
                self.put(button, x + i * (third + 24), y, third, 104)
        else:
            self.put(self.close_button, card.center().x() - 220, y, 440, 104)

    def stay(self) -> None:
        self.close_card()

    def _practise(self, deed: _Deed) -> None:
        self.close_card()
        deed(self.about.bins[0], self.about.bins[1])
