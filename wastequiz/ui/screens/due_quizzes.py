"""What is set to a student's class: a touch begins it, or goes on where it was left. A single one that waits begins by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from wastequiz.domain.errors import KnownError
from wastequiz.domain.quiz_desk import DueQuiz
from wastequiz.i18n import _
from wastequiz.services import quiz_rounds, quizzing
from wastequiz.services.playing import Playing
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, Session, alive
from wastequiz.ui.places import Home, Quiz, WhoPlays
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.due_card import DueCard
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.paged import Paged, Sizes
from wastequiz.ui.widgets.player_chip import PlayerChip
from wastequiz.wording import quizzes as said
from wastequiz.wording.errors import sentence

SIZES = Sizes(smallest=(440, 170), largest=(876, 210), gap=24, shape=4.2)


class DueQuizzesScreen(Screen):
    """For the student in the session."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Quizzes for your class"))
        self.contestant = context.session.contestant
        self.back_to = WhoPlays(self.contestant.class_id, aim="due")
        self.due: Sequence[DueQuiz] = ()
        self.add_back().setFocus()
        self.title = Words(self, _("Quizzes for your class"), 60, head=True, halo=True)
        self.who = PlayerChip(self)
        self.who.show_player(self.contestant)
        self.who.clicked.connect(lambda: self.go.emit(self.back_to))
        self.cards: list[DueCard] = []
        self.paged: Paged | None = None
        self.empty: Empty | None = None
        self.notice = Notice(self, lambda: QRectF(192, 150, 840, 120) if self.tall else QRectF(192, 140, 1000, 110))
        quizzing.due(context.school, self.contestant.class_id, alive(self, self._show), alive(self, self.trouble), ref=self.contestant.ref)

    def _show(self, due: Sequence[DueQuiz]) -> None:
        self.due = due
        waiting = [one for one in due if one.waits and one.playable]
        if len(due) == len(waiting) == 1:
            self.begin(due[0])
            return
        if not due:
            home = Button(self, _("Home"), size=40, icon="home")
            home.clicked.connect(lambda: self.go.emit(Home()))
            self.empty = Empty(self, _("No quiz waits for this class now."), [home])
            self.arrange()
            for piece in self.empty.pieces:
                piece.show()
            home.setFocus()
            return
        today = quizzing.today(self.context.school).isoformat()
        for one in due:
            card = DueCard(self, one.name, said.much(one, today), said.state(one), waits=one.waits and one.playable)
            card.setEnabled(one.playable)
            card.clicked.connect(lambda _checked=False, one=one: self.begin(one))
            self.cards.append(card)
        self.paged = Paged(self, self.cards, SIZES)
        self.arrange()
        for card in self.cards:
            card.setVisible(not card.isHidden())
        self.raise_over()
        (next((card for card, one in zip(self.cards, due, strict=True) if one in waiting), None) or self.back or self).setFocus()
        self.update()

    def arrange(self) -> None:
        self.put_back()
        self.put(self.title, 182, 44, 480 if self.tall else 900, 84)
        right = 1040.0 if self.tall else 1848.0
        across = min(self.who.wish(), 360 if self.tall else 480)
        self.put(self.who, right - across, 42, across, 92)
        box = QRectF(40, 300, 1000, 1560) if self.tall else QRectF(72, 260, 1776, 780)
        if self.paged is not None:
            self.paged.arrange(box, valign="top")
        if self.empty is not None:
            self.empty.arrange(box)
        if not self.notice.isHidden():
            self.notice.place()

    # ---- off it goes
    def begin(self, due: DueQuiz) -> None:
        """Begins it for the student, or goes on with it."""
        self.setEnabled(False)
        quiz_rounds.begin(self.context.school, due.assignment.id, self.contestant, alive(self, self._begun), alive(self, self._not_begun))

    def _begun(self, begun: Playing) -> None:
        spec, of = begun.progress.round.spec, self.context.session.school_class
        self.context.session = Session(self.contestant, of, spec, begun, picture_round=spec.pictures_only)
        self.go.emit(Quiz())

    def _not_begun(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, KnownError):
            told = sentence(error)
            self.notice.tell(told, stays=True)
            if self.context.school.preferences.read_aloud:
                self.say(told)
        else:
            self.trouble(error)
