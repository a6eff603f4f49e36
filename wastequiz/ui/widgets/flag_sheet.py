"""What is wrong with this question? Four big answers for a player who doubts it, and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.domain.notices import REASONS
from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, Choice
from wastequiz.stage.still import Art, Words
from wastequiz.wording import notices

ICONS = {"answer": "icons/check", "picture": "icons/image", "words": "icons/book", "other": "icons/more"}


class FlagSheet(Over):
    """Stands over the page until a reason is touched (`chosen` gets its code) or the player would rather not."""

    card_size = (980.0, 730.0)

    def __init__(self, page: Canvas, chosen: Callable[[str], Any]) -> None:
        head = _("What is wrong with this question?")
        super().__init__(page, head)
        self.picture = Art(self, "bins/mascot_think")
        self.head = Words(self, head, 44, head=True)
        self.choices = [Choice(self, notices.reason(code), picture=ICONS[code], size=36) for code in REASONS]
        for choice, code in zip(self.choices, REASONS, strict=True):
            choice.setCheckable(False)
            choice.clicked.connect(lambda _checked=False, code=code: self._choose(code, chosen))
        self.never_mind = Button(self, _("Never mind"), "paper", size=36)
        self.never_mind.clicked.connect(self.stay)
        self.open(self.choices[0])

    @property
    def said(self) -> str:
        """The question and its answers, as they are read aloud."""
        return ". ".join([self.head.text(), *(c.label for c in self.choices)])

    def buttons(self) -> Sequence[QWidget]:
        return [*self.choices, self.never_mind]

    def arrange(self) -> None:
        card = self.card()
        x, y, w = card.left(), card.top(), card.width()
        self.put(self.picture, x + 40, y + 26, 130, 130)
        self.put(self.head, x + 196, y + 30, w - 236, 120)
        across = (w - 80 - 24) / 2
        for i, choice in enumerate(self.choices):
            self.put(choice, x + 40 + (i % 2) * (across + 24), y + 176 + (i // 2) * 204, across, 180)
        self.put(self.never_mind, x + w / 2 - 210, y + 592, 420, 104)

    def stay(self) -> None:
        self.close_card()

    def _choose(self, code: str, chosen: Callable[[str], Any]) -> None:
        self.close_card()
        chosen(code)
