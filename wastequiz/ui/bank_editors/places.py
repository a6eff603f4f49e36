"""Where a question holds: the whole country, everywhere, or under the rules of chosen places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import ANYWHERE
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _, words
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Words
from wastequiz.ui.widgets.paged import Paged, Sizes

SIZES = Sizes((280.0, 84.0), (420.0, 100.0), gap=14.0, shape=4.0)


class PlacesSheet(Over):
    """Stands over the page until it is done with; `took` gets the codes as a question keeps them."""

    card_size = (1500.0, 920.0)

    def __init__(self, page: Canvas, schemes: Sequence[Scheme], codes: tuple[str, ...], took: Callable[[tuple[str, ...]], Any]) -> None:
        super().__init__(page, _("Holds under the rules of"))
        self._took = took
        self.codes = [*("", ANYWHERE), *(s.code for s in schemes)]
        labels = [_("The whole country"), _("Everywhere"), *(words(s.name) for s in schemes)]
        self.head = Words(self, _("Holds under the rules of"), 38, head=True)
        self.choices = [Choice(self, label, size=26) for label in labels]
        chosen = set(codes) or {""}
        for n, (code, choice) in enumerate(zip(self.codes, self.choices, strict=True)):
            choice.setChecked(code in chosen)
            choice.clicked.connect(lambda _checked=False, n=n: self._touched(n))
        self.paged = Paged(self, self.choices, SIZES)
        self.done = Button(self, _("Done"), size=34, icon="check")
        self.done.clicked.connect(self._give)
        self.never_mind = Button(self, _("Never mind"), "paper", size=32)
        self.never_mind.clicked.connect(self.stay)
        self.open(self.choices[0])

    def card(self) -> QRectF:
        across, down = min(self.card_size[0], self.area.width() - 60), min(self.card_size[1], self.area.height() - 60)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def buttons(self) -> Sequence[QWidget]:
        turning = [b for b in self.paged.buttons if b.isVisible() and b.isEnabled() and not isinstance(b, Words)]
        return [*(c for c in self.choices if c.isVisible()), *turning, self.done, self.never_mind]

    def _touched(self, number: int) -> None:
        """The whole country and everywhere stand alone; places are gathered."""
        alone = number < 2
        for n, choice in enumerate(self.choices):
            if n != number and (alone or n < 2):
                choice.setChecked(False)
        if not any(choice.isChecked() for choice in self.choices):
            self.choices[0].setChecked(True)
        for choice in self.choices:
            choice.update()

    def _give(self) -> None:
        codes = tuple(code for code, choice in zip(self.codes, self.choices, strict=True) if choice.isChecked() and code)
        self.close_card()
        self._took(codes)

    def stay(self) -> None:
        self.close_card()

    def arrange(self) -> None:
        card = self.card()
        self.put(self.head, card.left() + 40, card.top() + 20, card.width() - 80, 70)
        self.paged.arrange(QRectF(card.left() + 40, card.top() + 100, card.width() - 80, card.height() - 240), valign="top")
        self.put(self.done, card.right() - 380, card.bottom() - 122, 340, 92)
        self.put(self.never_mind, card.left() + 40, card.bottom() - 122, 340, 92)
