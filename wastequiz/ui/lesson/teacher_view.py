"""What the lesson's page has for the teacher alone: the answer beforehand while the class has a window of its own, and what opens that window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from wastequiz.domain.kinds import true_false
from wastequiz.domain.lesson_steps import Heard
from wastequiz.i18n import _
from wastequiz.stage.pieces import RoundButton
from wastequiz.ui.widgets.answer_tile import LETTERS
from wastequiz.ui.widgets.lesson_card import Deed
from wastequiz.ui.widgets.teacher_note import TeacherNote
from wastequiz.wording import lessons

if TYPE_CHECKING:
    from wastequiz.ui.screens.lesson import LessonScreen

CARD = 0.6
"""So much of the question card's width is left to it beside the note."""
GAP, HIGH, CARD_LEAST = 22.0, 176.0, 176.0


class TeacherView(QObject):
    """A note beside the question, shown only while nobody else looks at this window; a button where there is a second screen."""

    def __init__(self, page: LessonScreen) -> None:
        super().__init__(page)
        self.page, self.class_view = page, page.context.class_view
        self.note = TeacherNote(page)
        self.button = RoundButton(page, "screens", "")
        self.button.clicked.connect(self.switch)
        self.note.hide()
        self.button.hide()
        self.class_view.changed.connect(self._changed)
        self.class_view.heard.connect(self._heard)

    @property
    def is_open(self) -> bool:
        """Whether the class has its own window."""
        return self.class_view.is_open

    @property
    def offered(self) -> bool:
        """Whether there is a second screen."""
        return self.class_view.available

    @property
    def tells(self) -> bool:
        """Whether the answer stands here before it is told."""
        return self.is_open and not self.page.way.told

    def switch(self) -> None:
        """Gives the class its window, or takes it away."""
        self.class_view.turn(not self.is_open)

    def _heard(self, heard: Heard) -> None:
        if not self.page.isHidden():  # the page before may not be gone yet
            self.page.enter(heard)

    def _changed(self) -> None:
        if not self.page.isHidden():
            self.show()
            self.page.arrange()
            self.page.update()

    # ---- what is shown
    def show(self) -> None:
        """After every deed."""
        self.button.setVisible(self.offered and self.page.popup is None)  # the card over the page offers the same
        self.button.setAccessibleName(_("Close the class view") if self.is_open else _("Class view on the second screen"))
        self.button.kind = "primary" if self.is_open else "paper"
        self.button.update()
        self.note.setVisible(self.tells)
        if self.tells:
            answer, why = lessons.beforehand(self.page.question, self.page.scheme)
            following = lessons.comes_next(self.page.lesson, self.page.hosting.ahead(), self.page.students)
            self.note.tell(self._letter() + answer, why, following)

    def _letter(self) -> str:
        """The letter the answer has on the board, where one is right and answers have letters."""
        question = self.page.question
        right = [n for n, option in enumerate(question.options) if option.right]
        return f"{LETTERS[right[0]]} · " if len(right) == 1 and question.kind != true_false.NAME else ""

    def share(self, card: QRectF) -> QRectF:
        """Puts the note beside the question card, or under it in portrait; returns what is left for the card."""
        if not self.tells:
            return card
        if self.page.tall:
            high = min(HIGH, card.height() - CARD_LEAST)
            self.page.put(self.note, card.left(), card.bottom() - high, card.width(), high)
            return card.adjusted(0, 0, 0, -high - 10)
        across = card.width() * CARD
        left = card.left() + across + GAP
        self.page.put(self.note, left, card.top(), card.right() - left, card.height())
        return QRectF(card.left(), card.top(), across, card.height())

    def put_button(self) -> float:
        """Puts the button beside the pause; returns by how much what stands there gives way."""
        self.page.put(self.button, *((148, 8) if self.page.tall else (168, 36)), 92, 98)
        return 108.0 if self.offered else 0.0

    def deeds(self) -> list[Deed]:
        """What the pause offers about the class's window."""
        if not self.offered:
            return []
        if not self.is_open:
            return [Deed(_("Class view on the second screen"), "screens", self._from_card)]
        return [Deed(_("Close the class view"), "screens", self._from_card), Deed(_("Swap the screens"), "sort", self.class_view.swap)]

    def _from_card(self) -> None:
        self.switch()
        self.page.pausing.open()
