"""Tags for several questions at once: a new one is typed, known ones are touched; they are added or taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.bank_editors.question import LONGEST_TAG
from wastequiz.ui.widgets.desk_pieces import HIGH, DeskButton
from wastequiz.wording import bank_rows

MOST_OFFERED = 9


class TagSheet(Over):
    """`give` gets what is added and what is taken away."""

    card_size = (900.0, 560.0)

    def __init__(self, page: Canvas, n: int, known: Sequence[str], give: Callable[[Sequence[str], Sequence[str]], Any]) -> None:
        super().__init__(page, _("Tags of the chosen questions"))
        self._give = give
        self.head = Words(self, _("Tags of the chosen questions"), 34, head=True)
        self.count = Words(self, bank_rows.selected(n), 22, colour="ink.textSecondary", align="right")
        self.name = Field(self, _("Tag"), hint=_("Tag, as “batteries”"), size=26)
        self.name.setMaxLength(LONGEST_TAG)
        self.name.returnPressed.connect(self.add)
        self.known = [DeskButton(self, tag, "ghost") for tag in known[:MOST_OFFERED]]
        for button in self.known:
            button.clicked.connect(lambda _checked=False, tag=button.label: self.name.setText(tag))
        self.plus = Button(self, _("Add it"), size=32, icon="plus")
        self.plus.clicked.connect(self.add)
        self.minus = Button(self, _("Take it away"), "paper", size=30, icon="minus")
        self.minus.clicked.connect(self.take_away)
        self.never_mind = Button(self, _("Never mind"), "paper", size=30)
        self.never_mind.clicked.connect(self.stay)
        self.open(self.name)

    def add(self) -> None:
        self._done(add=True)

    def take_away(self) -> None:
        self._done(add=False)

    def _done(self, *, add: bool) -> None:
        tag = self.name.text().strip()
        if not tag:
            self.name.setFocus()
            return
        self.close_card()
        self._give((tag,) if add else (), () if add else (tag,))

    def stay(self) -> None:
        self.close_card()

    def buttons(self) -> Sequence[QWidget]:
        return [self.name, *self.known, self.plus, self.minus, self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 22, across - 190, 60)
        self.put(self.count, card.right() - 220, card.top() + 22, 180, 60)
        self.put(self.name, left, card.top() + 100, across, 64)
        x, y = left, card.top() + 184
        for button in self.known:
            wide = min(button.wish(), across)
            if x > left and x + wide > left + across:
                x, y = left, y + HIGH + 10
            self.put(button, x, y, wide, HIGH)
            button.setVisible(y < card.bottom() - 190)
            x += wide + 10
        foot = card.bottom() - 116
        wide = (across - 40) / 3
        self.put(self.never_mind, left, foot, wide, 84)
        self.put(self.minus, left + wide + 20, foot, wide, 84)
        self.put(self.plus, left + 2 * (wide + 20), foot, wide, 84)
