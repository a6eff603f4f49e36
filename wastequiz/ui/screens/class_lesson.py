"""A lesson's question as the class sees it in its own window: no button of the teacher's, and what is right only once it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.items import Band
from wastequiz.domain.lesson import ASK, Lesson
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.standings import class_standing, standings
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.services import enrolling
from wastequiz.stage import paint, scenery, words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.lesson import WAYS
from wastequiz.ui.lesson.turn_shown import asked_teams, show_plate
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.class_bar import ClassBar, TeamScore
from wastequiz.ui.widgets.feedback_sheet import FeedbackSheet
from wastequiz.ui.widgets.lesson_bar import ScoreStrip, TurnPlate
from wastequiz.ui.widgets.question_card import QuestionCard
from wastequiz.wording import lessons, stems


class ClassLessonScreen(Screen):
    """Shows the session's lesson, silently. `heard`: what the class answered by touch, where its way is answered so; it enters nothing itself."""

    scenery_name = scenery.QUIZ
    for_class = True
    back_to = None
    heard = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        hosting = context.session.hosting
        if hosting is None:
            raise ValueError("no lesson to show")
        self.hosting, lesson = hosting, hosting.lesson
        self.question = lesson.question
        self.scheme = context.school.bank.scheme(lesson.spec.scheme)
        self.students: Mapping[str, Student] = {}
        self.setAccessibleName(stems.stem(self.question, self.scheme))
        pre = lesson.spec.band == Band.pre
        self.card = QuestionCard(self, self.question, self.scheme, icons_only=pre, speaker=False)
        self.card.how = lessons.how_to_answer(lesson.spec.method)
        self.way = WAYS[lesson.spec.method](self, hosting, False)
        self.way.heard.connect(self._answered)
        self.way.turned.connect(lambda: self._show_turn(self.hosting.lesson))
        self.plate, self.strip, self.bar = TurnPlate(self), ScoreStrip(self), ClassBar(self)
        self.sheet: FeedbackSheet | None = None
        self._held = False
        self.shield = QWidget(self)
        """Takes the touches that are to do nothing."""
        self.show_lesson(lesson)
        enrolling.students(context.school, lesson.spec.class_id, alive(self, self._know), alive(self, self.trouble))

    def _know(self, students: Sequence[Student]) -> None:
        self.students = {student.ref: student for student in students}
        self._show_turn(self.hosting.lesson)

    # ---- touches
    @property
    def listens(self) -> bool:
        """Whether a touch here answers: only where the class answers by touch, and while the teacher is asked nothing."""
        return self.way.by_touch and not self._held and not self.hosting.lesson.paused

    def _answered(self, heard: object) -> None:
        if self.listens:
            self.heard.emit(heard)

    def hold(self, on: bool) -> None:
        """The teacher is asked something: touches do nothing till then."""
        self._held = on
        self._guard()

    def _guard(self) -> None:
        self.shield.setVisible(not self.listens)
        self.shield.raise_()
        self.raise_over()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # keys are the teacher's page's

    # ---- what is shown
    def show_lesson(self, lesson: Lesson) -> None:
        """After every deed, once it is kept."""
        self.way.show_lesson(lesson)
        self.way.shown(not lesson.paused)
        self._show_turn(lesson)
        if lesson.phase != ASK or (lesson.answered and turn(lesson).who == "nobody"):
            self.card.show_ring(None)
        if self.way.told and self.sheet is None:
            self._tell(lesson)
        self.shield.setAccessibleName(_("A short break") if lesson.paused else "")
        self.arrange()
        self.update()
        self.update_over()

    def _show_turn(self, lesson: Lesson) -> None:
        asked = asked_teams(lesson, self.way.first)
        show_plate(self.plate, lesson, self.students, self.way.first)
        rows = {row.team: row for row in standings(lesson)} if lesson.spec.teams else {}
        scores = [TeamScore(t, lessons.team(lesson, t.id), rows[t.id].points, on=t.id in asked) for t in lesson.spec.teams]
        said = ", ".join(f"{score.name} {score.points:g}" for score in scores)
        small = [(f"avatars/{score.team.animal}", score.points, score.on) for score in scores] if self.way.told else []
        found_so_far = class_standing(lesson)
        right = found_so_far.right if self.way.told and not scores else None
        self.strip.show_scores(lessons.progress(lesson), small, said if self.way.told else "", right)
        together = _("{right} of {n} right").format(right=found_so_far.right, n=found_so_far.answers) if found_so_far.answers else ""
        self.bar.show_scores(scores, together)

    def _tell(self, lesson: Lesson) -> None:
        """The sheet with the reason."""
        feedback = lessons.told(self.question, lesson.answered, self.scheme)
        true_bin = self.scheme.bin(self.question.true_bin) if self.question.true_bin else None
        picture = (
            bin_picture(true_bin, "happy" if feedback.right else "oops")
            if true_bin
            else f"bins/mascot_{'cheer' if feedback.right else 'think'}"
        )
        one = lesson.answered[-1] if len(lesson.answered) == 1 else None
        self.sheet = FeedbackSheet(self, feedback, self.scheme, picture, one.points if one else None, 0, alone=True)
        self.sheet.show()

    # ---- layout
    def arrange(self) -> None:
        box = self.way.card()
        self.put(self.card, box.x(), box.y(), box.width(), box.height())
        told = self.way.told
        if self.tall:
            self.put(self.plate, 40, 14, 1000, 88)
            self.put(self.strip, 40, 108, 1000, 102)
            self.way.arrange(QRectF(40, box.bottom() + 24, 1000, (1130 if told else 1780) - box.bottom() - 24))
            self.put(self.bar, 40, 1802, 1000, 100)
        else:
            self.put(self.plate, 72, 28, 744, 112)
            self.put(self.strip, 844, 22, 1004, 122)
            self.way.arrange(QRectF(72, box.bottom() + 24, 1776, (654 if told else 930) - box.bottom() - 24))
            self.put(self.bar, 72, 952, 1776, 104)
        self.bar.setVisible(self.sheet is None)
        if self.sheet is not None:
            top, over = (1190.0 if self.tall else 684.0), self.sheet.overhang
            self.put(self.sheet, self.area.left(), top - over, self.area.width(), self.area.bottom() - top + over)
        self.put(self.shield, self.area.x(), self.area.y(), self.area.width(), self.area.height())
        self._guard()

    def paint_over(self, p: QPainter) -> None:
        if not self.hosting.lesson.paused:
            self.way.paint_over(p)
            return
        look = self.look
        p.fillRect(self.area, look.theme.colour("ink.outline", 0.45))
        card = QRectF(180, 800, 720, 260) if self.tall else QRectF(560, 400, 800, 260)
        paint.panel(p, look, card, 44)
        look.pictures.draw(p, "bins/mascot_think", card.left() + 40, card.top() - 40, 210)
        room = card.adjusted(280, 20, -44, -28)
        words.display(p, look, room, _("A short break"), 64, look.theme.colour("ink.text"), floor=28)
