"""A lesson's question: whose turn it is, how it is answered, and why. Page Down goes on, Page Up takes back, B or a full stop pauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from wastequiz.domain.errors import NobodyToCall
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import ASK, Lesson
from wastequiz.domain.lesson_steps import Chosen, Heard, can_steal
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.points import reading_pause_ms
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.services import enrolling
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.ui.context import Context, alive
from wastequiz.ui.lesson import WAYS
from wastequiz.ui.lesson.clicker import Clicker
from wastequiz.ui.lesson.controls import CONTROLS, GATHERS, OTHERS, label, primary
from wastequiz.ui.lesson.deeds import Deeds
from wastequiz.ui.lesson.happened import Happened
from wastequiz.ui.lesson.pausing import Pausing
from wastequiz.ui.lesson.teacher_view import TeacherView
from wastequiz.ui.lesson.turn_shown import show_turn
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.places import Home, LessonPlay
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.feedback_sheet import FeedbackSheet
from wastequiz.ui.widgets.lesson_bar import ScoreStrip, TurnPlate
from wastequiz.ui.widgets.lesson_card import Deed, LessonCard
from wastequiz.ui.widgets.question_card import QuestionCard
from wastequiz.ui.widgets.question_clock import QuestionClock
from wastequiz.wording import lessons, stems


class LessonScreen(Screen):
    """The question of the session's lesson. Each question is a fresh page, and so is one that is answered anew."""

    scenery_name = scenery.QUIZ

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        hosting = context.session.hosting
        if hosting is None:
            raise ValueError("no lesson to give")
        self.hosting, lesson = hosting, hosting.lesson
        self.at, self.question = lesson.at, lesson.question
        self.scheme = context.school.bank.scheme(lesson.spec.scheme)
        self.students: Mapping[str, Student] = {}
        pre = lesson.spec.band == Band.pre
        self.aloud = context.school.preferences.read_aloud or pre
        self.setAccessibleName(stems.stem(self.question, self.scheme))
        self.card = QuestionCard(self, self.question, self.scheme, icons_only=pre)
        self.card.how = lessons.how_to_answer(lesson.spec.method)
        self.way = WAYS[lesson.spec.method](self, hosting, self.aloud)
        self.way.heard.connect(self.enter)
        self.way.turned.connect(self._turned)
        self.way.unasked.connect(self._unasked)
        self.plate, self.strip = TurnPlate(self), ScoreStrip(self)
        self.pause_button = RoundButton(self, "pause", _("Pause"))
        self.pause_button.clicked.connect(self.leave)
        self.speaker = RoundButton(self, "speaker", _("Read the question aloud"))
        self.speaker.clicked.connect(self.read_aloud)
        self.on = Button(self, "", size=42)
        self.on.clicked.connect(self.go_on)
        self.others = {code: self._other(code) for code in OTHERS}
        self.sheet: FeedbackSheet | None = None
        self.popup: LessonCard | None = None
        self.pausing, self.deeds, self.clicker, self.teacher = Pausing(self), Deeds(self), Clicker(self), TeacherView(self)
        self.happened = Happened(self)
        self._tabbed = False
        self.clock = QuestionClock(self, lesson.limit_ms, self._pause_ms())
        self.clock.ticked.connect(self._tick)
        self.clock.hurried.connect(lambda: context.sound.play("tick"))
        self.clock.ran_out.connect(self._time_is_up)
        self._show(lesson)
        enrolling.students(context.school, lesson.spec.class_id, alive(self, self._know), alive(self, self.trouble))
        if lesson.paused:
            self.later(0, self.pausing.open)
        if self.aloud:
            self.later(0, self.read_aloud)

    def _tick(self, share: float, seconds: int) -> None:
        self._show_ring((share, str(seconds)))

    def _show_ring(self, ring: tuple[float, str] | None) -> None:
        self.card.show_ring(ring)
        self.context.class_view.show_ring(ring)

    def _pause_ms(self) -> int:
        return reading_pause_ms(len(stems.stem(self.question, self.scheme)), practice=False)

    def _other(self, code: str) -> Button:
        button = Button(self, label(self.lesson, code), "paper", size=34, icon=CONTROLS[code].icon)
        button.clicked.connect(lambda: self.do(code))
        return button

    @property
    def lesson(self) -> Lesson:
        """As it is kept."""
        return self.hosting.lesson

    def _know(self, students: Sequence[Student]) -> None:
        self.students = {student.ref: student for student in students}
        self._show_turn(self.lesson)
        self.teacher.show()

    # ---- what is shown
    def _show(self, lesson: Lesson) -> None:
        self.way.show_lesson(lesson)
        self._show_turn(lesson)
        self.deeds.show(lesson)
        if lesson.answered or lesson.phase != ASK:
            self.happened.hush()
        waits = turn(lesson).who == "nobody"
        self.clock.hold(waits or lesson.paused)
        if (waits and lesson.answered) or lesson.phase != ASK:
            self._show_ring(None)
        if self.way.told and self.sheet is None:
            self._tell(lesson)
        self.teacher.show()
        self.arrange()
        self.update()
        self.update_over()
        if not self._tabbed and self.popup is None:
            self.setFocus()

    def _show_turn(self, lesson: Lesson) -> None:
        show_turn(self.plate, self.strip, lesson, self.students, self.way.first)

    def _turned(self) -> None:
        """Somebody buzzed, or a buzz was taken back."""
        self._show_turn(self.lesson)
        self.deeds.show(self.lesson)

    def _unasked(self) -> None:
        """An answer was touched before anybody was called."""
        if primary(self.lesson) == "call":
            self.happened.tell(_("Call somebody first, then they answer"))

    def _tell(self, lesson: Lesson) -> None:
        """The sheet with the reason."""
        feedback = lessons.told(self.question, lesson.answered, self.scheme)
        true_bin = self.scheme.bin(self.question.true_bin) if self.question.true_bin else None
        mood = "happy" if feedback.right else "oops"
        picture = bin_picture(true_bin, mood) if true_bin else f"bins/mascot_{'cheer' if feedback.right else 'think'}"
        one = lesson.answered[-1] if len(lesson.answered) == 1 else None
        self.sheet = FeedbackSheet(self, feedback, self.scheme, picture, one.points if one else None, 0)
        if lesson.answered:
            self.context.sound.play("right" if feedback.right else "try_again")
        self.sheet.show()
        for piece in (self.on, self.others["take_back"], self.speaker):
            piece.raise_()
        self.raise_over()
        if self.aloud:
            self.say(self.sheet.accessibleName())

    # ---- layout
    def arrange(self) -> None:
        box = self.way.card()
        foot = box.bottom()
        box = self.teacher.share(box)
        self.put(self.card, box.x(), box.y(), box.width(), box.height())
        spot = self.card.speaker_box(box)
        self.put(self.pause_button, 58 if not self.tall else 40, 36 if not self.tall else 8, 92, 98)
        aside = self.teacher.put_button()
        if self.tall:
            self.put(self.plate, 148 + aside, 14, 892 - aside, 88)
            self.put(self.strip, 40, 108, 1000, 102)
            self.way.arrange(QRectF(40, foot + 24, 1000, (1130 if self.way.told else 1780) - foot - 24))
        else:
            self.put(self.plate, 176 + aside, 28, 640 - aside, 112)
            self.put(self.strip, 844, 22, 1004, 122)
            self.way.arrange(QRectF(72, foot + 24, 1776, (654 if self.way.told else 930) - foot - 24))
        self.deeds.arrange()
        self.happened.arrange()
        if self.sheet is not None:
            top, over = (1190.0 if self.tall else 684.0), self.sheet.overhang
            self.put(self.sheet, self.area.left(), top - over, self.area.width(), self.area.bottom() - top + over)
            spot = QRectF(44 if self.tall else 480, top + self.sheet.speaker_y, 84, 90)
        self.put(self.speaker, spot.x(), spot.y(), spot.width(), spot.height())
        self.speaker.raise_()
        if self.popup is not None:
            self.popup.arrange()

    def paint_over(self, p: QPainter) -> None:
        if self.popup is None:
            self.way.paint_over(p)

    # ---- deeds
    def deed(self, call: Callable[[], object]) -> bool:
        """Does something in the lesson; what is no longer possible (pressed twice) is passed over."""
        try:
            call()
        except (KeyError, ValueError):
            return False
        return True

    def enter(self, heard: Heard) -> None:
        """What was answered is marked and kept, then shown."""
        if self.popup is not None:
            return
        timed = heard if heard.ms else replace(heard, ms=self.clock.used_ms())
        self.deed(lambda: self.hosting.enter(timed, alive(self, self._entered), alive(self, self.failed_deed)))

    def _entered(self, lesson: Lesson) -> None:
        """What is answered is told at once, unless others may take over."""
        if turn(lesson).who == "nobody" and not can_steal(lesson) and lesson.phase == ASK:
            self.deed(lambda: self.hosting.tell(alive(self, self.kept), alive(self, self.failed_deed)))
            return
        self.context.sound.play("press")
        self.kept(lesson)

    def _time_is_up(self) -> None:
        if self.way.times_out:
            self.enter(Chosen((), self.clock.limit_ms or 0))

    def kept(self, lesson: Lesson) -> None:
        """A deed is on the disk: now it may be shown."""
        if lesson.at != self.at or lesson.phase not in (ASK, "told"):
            self.go.emit(LessonPlay())
            return
        self._show(lesson)

    def show_again(self) -> None:
        """The lesson goes on after a pause."""
        self._show(self.lesson)

    def anew(self, _lesson: Lesson) -> None:
        """A fresh page."""
        self.go.emit(LessonPlay())

    def failed_deed(self, error: BaseException) -> None:
        """Nobody is there to be called: then who came late? Anything else is told as everywhere."""
        if isinstance(error, NobodyToCall):
            self.pausing.late()
            return
        self.trouble(error)

    def go_on(self) -> None:
        """The one thing that comes next; what a way has gathered is taken in before anything is shown."""
        code = primary(self.lesson)
        gives = self.way.gives
        whole = self.lesson.spec.method in GATHERS or (gives is not None and gives.isEnabled())
        if code == "tell" and whole and self.way.enter_key():
            return
        self.do(code)

    def do(self, code: str) -> None:
        """Does what a button says; codes as in `controls`."""
        self.deeds.do(code)

    def read_aloud(self) -> None:
        if self.sheet is not None:
            self.say(self.sheet.accessibleName())
            return
        parts = [stems.stem(self.question, self.scheme), *self.way.options_said()]
        self.say(". ".join(part for part in parts if part))

    # ---- cards over the page
    def ask(self, head: str, line: str, deeds: Sequence[Deed]) -> None:
        """Puts a card over the page; one that lies there goes."""
        if self.popup is not None:
            self.popup.close()
        self.clock.hold()
        self.context.class_view.hold(True)
        self.way.shown(False)
        self.popup = LessonCard(self, head, line, deeds)
        self.teacher.show()
        self.update_over()

    def shut(self) -> None:
        """Takes the card away."""
        if self.popup is None:
            return
        self.popup.close()
        self.popup = None
        self.context.class_view.hold(False)
        self.way.shown(True)
        self._show(self.lesson)

    def leave(self) -> None:
        """Pauses, or goes on."""
        self.pausing.switch()

    def home(self) -> None:
        """Leaves the lesson as it is; it is offered again."""
        self.go.emit(Home())

    # ---- keys
    def focusNextPrevChild(self, forward: bool) -> bool:
        self._tabbed = True
        return super().focusNextPrevChild(forward)

    def move_focus(self, dx: int, dy: int) -> bool:
        """The arrows go on and take back, as a clicker means them, until somebody goes through the page with Tab, or up and down."""
        if self._tabbed or not dx:
            self._tabbed = True
            return super().move_focus(dx, dy)
        self.clicker.click(dx > 0)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and not self.clicker.key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tabbed = False
        event.accept()
