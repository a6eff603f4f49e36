"""A lesson that was interrupted, offered again: go on where it stopped, or let it be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.results import InterruptedLesson
from wastequiz.i18n import _
from wastequiz.services import hosting
from wastequiz.services.hosting import Hosting
from wastequiz.stage import words
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Panel
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.way_card import ARTS
from wastequiz.wording import lesson_set_up as wording

BUTTONS = (220.0, 190.0)


class LessonOffer:
    """The card with its two buttons. `at`: the question it stopped at, from 0."""

    def __init__(self, screen: Screen, found: InterruptedLesson, at: int, take_up: Callable[[], Any], drop: Callable[[], Any]) -> None:
        self.screen, self.found = screen, found
        self.text = wording.offer(found.class_name, found.method, at + 1, found.questions)
        self.card = Panel(screen, painter=self._paint, fill="right.sheet", border="right.fill", lip="right.lip")
        self.card.setAccessibleName(self.text)
        self.yes = Button(screen, _("Go on"), size=36, icon="play")
        self.yes.clicked.connect(lambda: take_up())
        self.no = Button(screen, _("Let it be"), "paper", size=32)
        self.no.clicked.connect(lambda: drop())
        self.show(True)

    def _paint(self, p: QPainter, box: QRectF) -> None:
        look = self.screen.look
        ARTS[self.found.method](p, look, QRectF(20, 12, 150, box.height() - 24))
        room = QRectF(186, 10, box.width() - 186 - sum(BUTTONS) - 60, box.height() - 20)
        words.text(p, look, room, self.text, 34, look.theme.colour("ink.text"), bold=True)

    def show(self, shown: bool) -> None:
        for piece in (self.card, self.yes, self.no):
            piece.setVisible(shown)

    def arrange(self, box: QRectF) -> None:
        self.screen.put(self.card, box.left(), box.top(), box.width(), box.height())
        y = box.top() + (box.height() - 8 - 96) / 2
        right = box.right() - 24
        self.screen.put(self.no, right - BUTTONS[1], y, BUTTONS[1], 96)
        self.screen.put(self.yes, right - BUTTONS[1] - 16 - BUTTONS[0], y, BUTTONS[0], 96)
        for piece in (self.card, self.yes, self.no):
            piece.raise_()

    def close(self) -> None:
        for piece in (self.card, self.yes, self.no):
            self.screen.forget(piece)


def look_for(screen: Screen, done: Callable[[InterruptedLesson, Hosting], Any]) -> None:
    """Looks for an interrupted lesson that can be taken up; one whose questions are gone is let rest."""
    school = screen.context.school

    def came(found: InterruptedLesson | None) -> None:
        if found is not None:
            hosting.resume(school, found.lesson_id, alive(screen, lambda again: taken(found, again)), alive(screen, screen.trouble))

    def taken(found: InterruptedLesson, again: Hosting | None) -> None:
        if again is None:
            hosting.let_rest(school, found.lesson_id)
        else:
            done(found, again)

    hosting.interrupted(school, alive(screen, came), alive(screen, screen.trouble))
