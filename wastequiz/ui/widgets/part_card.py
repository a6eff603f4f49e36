"""The look back between two parts of a quiz: how far it is, how it stands, and on it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wastequiz.domain.rounds import Progress
from wastequiz.i18n import _
from wastequiz.stage.asking import Over
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Art, Words
from wastequiz.ui.screen import Screen
from wastequiz.wording import quizzes


class PartCard(Over):
    """Stands over the first question of a part until it is left; the clock rests meanwhile."""

    def __init__(self, page: Screen, progress: Progress, go_on: Callable[[], Any]) -> None:
        assert progress.part is not None
        number, of = progress.part
        head, text = quizzes.part_done(number - 1, of), quizzes.so_far(progress)
        super().__init__(page, f"{head} {text}")
        self._go_on = go_on
        self.art = Art(self, "bins/mascot_cheer")
        self.head = Words(self, head, 46, head=True)
        self.text = Words(self, text, 34, colour="ink.textSecondary")
        self.next = Button(self, _("On to part {n}").format(n=number), size=44, icon="next", icon_after=True)
        self.next.clicked.connect(self.stay)
        self.open(self.next)

    def buttons(self) -> Sequence[QWidget]:
        return (self.next,)

    def arrange(self) -> None:
        card = self.card()
        x, y = card.left(), card.top()
        self.put(self.art, x + 30, y + 40, 210, 230)
        self.put(self.head, x + 264, y + 46, card.width() - 300, 110)
        self.put(self.text, x + 264, y + 160, card.width() - 300, 110)
        self.put(self.next, x + 150, y + 316, card.width() - 300, 116)

    def stay(self) -> None:
        self.close_card()
        self._go_on()
