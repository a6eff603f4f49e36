"""Begins the rounds of practice from a page, and says on it why one could not begin."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import KnownError
from wastequiz.domain.memory import MixUp
from wastequiz.services import practising
from wastequiz.services.playing import Playing
from wastequiz.ui.context import Session, alive
from wastequiz.ui.places import Quiz
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.notice import Notice
from wastequiz.wording.errors import sentence


class PracticeStart:
    """For the student in the session. While a round is begun no other can be; `first` has the focus when it could not begin."""

    def __init__(self, screen: Screen, notice: Notice) -> None:
        self.screen, self.notice = screen, notice
        self.school, self.who = screen.context.school, screen.context.session.contestant
        self.first: QWidget | None = None
        self.waiting = False

    def daily(self) -> None:
        """What is left of today's five; five more once they are done."""
        if self._wait():
            practising.daily_five(self.school, self.who, alive(self.screen, self._play), alive(self.screen, self._not_begun))

    def mistakes(self) -> None:
        """A round of what stands in the mistake book."""
        if self._wait():
            practising.mistakes(self.school, self.who, alive(self.screen, self._play), alive(self.screen, self._not_begun))

    def mix_up(self, pair: MixUp) -> None:
        """A round about two bins that are mixed up."""
        done, failed = alive(self.screen, self._play), alive(self.screen, self._not_begun)
        if self._wait():
            practising.mix_up(self.school, self.who, pair.true_bin, pair.chosen_bin, done, failed)

    def _wait(self) -> bool:
        """Whether another round may be begun now; then none may until this one is."""
        if self.waiting:
            return False
        self.waiting = True
        self.notice.hush()
        return True

    def _play(self, begun: Playing) -> None:
        session, spec = self.screen.context.session, begun.progress.round.spec
        self.screen.context.session = Session(self.who, session.school_class, session.spec, begun, picture_round=spec.pictures_only)
        self.screen.go.emit(Quiz())

    def _not_begun(self, error: BaseException) -> None:
        self.waiting = False
        if self.first is not None:
            self.first.setFocus()
        if not isinstance(error, KnownError):
            self.screen.trouble(error)
            return
        told = sentence(error)
        self.notice.tell(told)
        if self.school.preferences.read_aloud:
            self.screen.say(told)
