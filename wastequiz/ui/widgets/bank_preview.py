"""A question as a student will see it: on a sheet over the whole page it can be answered, and says what it will say."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.domain.kinds import KINDS, written_kind
from wastequiz.domain.questions import Authored, Choice
from wastequiz.domain.rounds import Answer, Stone
from wastequiz.i18n import _
from wastequiz.stage import scenery
from wastequiz.stage.asking import Over
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.kinds import VIEWS
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.answer_area import Asked, page_of
from wastequiz.ui.widgets.feedback_sheet import FeedbackSheet
from wastequiz.ui.widgets.question_card import QuestionCard
from wastequiz.wording import reasons, stems

MS = 3000
"""So long the answer of a preview is said to have taken."""


class PreviewSheet(Over, Screen):
    """Answers are shown and kept nowhere."""

    scenery_name = scenery.PAPER

    def __init__(self, page: Screen, question: Authored) -> None:
        Screen.__init__(self, page.context, page)  # what answers are given with stands on a screen
        self._page, self._before = page, QApplication.focusWidget()
        self.setAccessibleName(_("Preview"))
        self.page = page
        context = page.context
        kind = written_kind(question.kind)
        self.question = kind.lay_out(kind.build(question), Random(question.key))
        self.scheme = context.scheme
        self.quiz_card = QuestionCard(self, self.question, self.scheme, icons_only=False)
        self.area_of_answers = VIEWS[question.kind].area(self, Asked(self.question, self.scheme))
        self.area_of_answers.answered.connect(self.choose)
        self.area_of_answers.said.connect(page.say)
        self.speaker = RoundButton(self, "speaker", _("Read the question aloud"))
        self.speaker.clicked.connect(lambda: page.say(stems.stem(self.question, self.scheme)))
        self.cross = RoundButton(self, "x", _("Close the preview"))
        self.cross.clicked.connect(self.stay)
        self.ribbon = Words(self, _("Preview: nothing is kept"), 34, bold=True, colour="ink.textSecondary", align="center")
        self.answer: Answer | None = None
        self.sheet: FeedbackSheet | None = None
        self.again: Button | None = None
        self.open(self.cross)

    def choose(self, choice: Choice) -> None:
        """Marks an answer and shows what a student would be told."""
        if self.answer is not None:
            return
        correct = KINDS[self.question.kind].mark(self.question, choice)
        self.answer = Answer(Stone(1), self.question.key, self.question.kind, choice, correct, MS, 0.0, None, None)
        self.area_of_answers.show_answer(self.answer)
        feedback = reasons.feedback(self.question, self.answer, self.scheme)
        character = "bins/mascot_cheer" if correct == 1 else "bins/mascot_think"
        self.sheet = FeedbackSheet(self, feedback, self.scheme, character, None, 0)
        self.again = Button(self, _("Back to the editor"), size=48, icon="back")
        self.again.clicked.connect(self.stay)
        for piece in (self.sheet, self.again):
            piece.show()
        self.arrange()
        self.raise_over()
        self.again.setFocus()
        self.update()

    def buttons(self) -> Sequence[QWidget]:
        return [w for row in self.rows() for w in row] or [self.cross]

    def stay(self) -> None:
        self.page.context.voice.stop()
        self.close_card()

    def leave(self) -> None:
        self.stay()

    def arrange(self) -> None:
        page = page_of(self.question, tall=self.tall, answered=self.answer is not None)
        box = self.area_of_answers.card(page)
        self.put(self.quiz_card, box.x(), box.y(), box.width(), box.height())
        spot = self.quiz_card.speaker_box(box)
        self.put(self.speaker, spot.x(), spot.y(), spot.width(), spot.height())
        self.speaker.raise_()
        self.area_of_answers.arrange(page)
        self.put(self.cross, 58, 38, 92, 98)
        across = (1080 if self.tall else 1920) - 400
        self.put(self.ribbon, 200, 46, across, 76)
        if self.sheet is not None and self.again is not None:
            top = 1190.0 if self.tall else 684.0
            over = self.sheet.overhang
            self.put(self.sheet, self.area.left(), top - over, self.area.width(), self.area.bottom() - top + over)
            if self.tall:
                self.put(self.again, 40, 1732, 1000, 132)
            else:
                self.put(self.again, 1416, 900, 446, 116)
            self.again.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        Canvas.paintEvent(self, event)

    def paint_over(self, p: QPainter) -> None:
        if self.answer is not None:
            self.area_of_answers.paint_badges(p)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.answer is None and event.key() != Qt.Key.Key_Escape and self.area_of_answers.key(event):
            return
        if self.answer is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.area_of_answers.done is not None:
            self.area_of_answers.done.click()
            return
        super().keyPressEvent(event)
