"""The small flag on the page of feedback: who doubts the question tells the desk, once a question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _
from wastequiz.services import noticing
from wastequiz.services.playing import Playing
from wastequiz.stage.pieces import RoundButton
from wastequiz.ui.context import alive, alive0
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.flag_sheet import FlagSheet
from wastequiz.ui.widgets.notice import Notice


class Doubt:
    """The flag and what it leads to. `onward` has the focus afterwards; `aloud`: what is shown is read to the player."""

    def __init__(
        self,
        screen: Screen,
        playing: Playing,
        asked: tuple[Question, Answer],
        onward: QWidget,
        toast: Callable[[], QRectF],
        *,
        aloud: bool,
    ) -> None:
        self.screen, self.playing, self.asked, self.onward, self.aloud = screen, playing, asked, onward, aloud
        self.flag = RoundButton(screen, "flag", _("Something wrong with this question?"))
        self.flag.clicked.connect(self.ask)
        self.toast = Notice(screen, toast)

    def ask(self) -> None:
        """Asks what is wrong with the question."""
        sheet = FlagSheet(self.screen, self.tell)
        if self.aloud:
            self.screen.say(sheet.said)

    def tell(self, reason: str) -> None:
        """Tells the desk; the flag becomes a tick and cannot be touched again."""
        self.flag.setEnabled(False)
        self.flag.icon_name = "check"
        self.flag.update()
        self.onward.setFocus()
        question, answer = self.asked
        spec, who = self.playing.progress.round.spec, self.playing.progress.round.contestant
        done, failed = alive0(self.screen, self._thank), alive(self.screen, self.screen.trouble)
        noticing.flag_question(self.screen.context.school, question, spec.scheme, answer.choice, who, reason, done, failed)

    def _thank(self) -> None:
        thanks = _("Thank you! A teacher will look at it.")
        self.toast.tell(thanks)
        if self.aloud:
            self.screen.say(thanks)
