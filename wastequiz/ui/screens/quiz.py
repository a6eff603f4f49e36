"""The quiz: one question, its answer kept before it is shown, and why. Keys: 1-8 answer, Enter next, Space speaker, Esc pause."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from wastequiz.domain.results import Best
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _
from wastequiz.services import quiz_rounds
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.stage.theme import motion_ms
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.kinds import VIEWS
from wastequiz.ui.pictures import bin_picture
from wastequiz.ui.places import Home, Practice, Quiz, Results
from wastequiz.ui.quiz_time import WholeClock, shown
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import quiz_bar
from wastequiz.ui.widgets.answer_area import Asked, Page, page_of
from wastequiz.ui.widgets.answer_tile import AnswerTile
from wastequiz.ui.widgets.confetti import Confetti
from wastequiz.ui.widgets.doubt import Doubt
from wastequiz.ui.widgets.feedback_sheet import FeedbackSheet
from wastequiz.ui.widgets.part_card import PartCard
from wastequiz.ui.widgets.pause_card import PauseCard
from wastequiz.ui.widgets.question_card import QuestionCard
from wastequiz.ui.widgets.question_clock import QuestionClock
from wastequiz.ui.widgets.remark import Remark, icon_of
from wastequiz.wording import reasons, stems, whys

WARM_MS = 100
LONG = 60
"""Characters from which a question takes its time to read."""


class QuizScreen(Screen):
    """The current question of the session's round. Each question is a fresh screen."""

    scenery_name = scenery.QUIZ
    top_bar = (150.0, 192.0)
    feedback_painted = Signal(int)
    """The feedback of the answer with that journal number was painted."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        playing = context.session.playing
        if playing is None or playing.progress.question is None:
            raise ValueError("no question to show")
        self.playing = playing
        self.question = playing.progress.question
        self.scheme = context.scheme
        self.answer: Answer | None = None
        self.locked = False
        self.hint_used = False
        self.setAccessibleName(stems.stem(self.question, self.scheme))
        spec = playing.progress.round.spec
        self.aloud = context.reads_aloud or spec.pictures_only
        self.card = QuestionCard(self, self.question, self.scheme, icons_only=spec.pictures_only)
        self.answers = VIEWS[self.question.kind].area(
            self, Asked(self.question, self.scheme, icons_only=spec.pictures_only, aloud=self.aloud)
        )
        self.answers.answered.connect(self.choose)
        self.answers.said.connect(self.say)
        self.pause_button = RoundButton(self, "pause", _("Pause"))
        self.pause_button.clicked.connect(self.leave)
        self.speaker = RoundButton(self, "speaker", _("Read the question aloud"))
        self.speaker.clicked.connect(self.read_aloud)
        self.hint: Button | None = None
        if self.answers.can_hint() and not spec.exam:
            self.hint = Button(self, _("Hint"), "paper", size=36, icon="bulb")
            self.hint.clicked.connect(self.give_hint)
        why = playing.progress.why
        self.why = whys.why(why, self.scheme)
        self.setAccessibleDescription(self.why)
        self.remark = Remark(self, self.why, icon_of(why) if why else "")
        self.sheet: FeedbackSheet | None = None
        self.next: Button | None = None
        self.returns: Words | None = None
        self.again: RoundButton | None = None
        self.doubt: Doubt | None = None
        self.paused: PauseCard | None = None
        self._rise = 1.0
        self._confetti: Confetti | None = None
        self._start_clock()
        self.whole: WholeClock | None = None
        self.part: PartCard | None = None
        self._start_quiz()
        self.later(WARM_MS, self.warm)
        if self.aloud:
            self.later(0, self.read_aloud)

    @property
    def being_read(self) -> bool:
        """An explanation, or a long question."""
        return self.answer is not None or len(stems.stem(self.question, self.scheme)) > LONG

    @property
    def tiles(self) -> list[AnswerTile]:
        """The answer tiles, where the question has such."""
        return getattr(self.answers, "tiles", [])

    def warm(self) -> None:
        """Has the answered page painted ahead while the player thinks, so that the feedback need not wait."""
        if not self.locked:
            self.answers.warm(page_of(self.question, tall=self.tall, answered=True))

    # ---- the clock
    def _start_clock(self) -> None:
        progress = self.playing.progress
        limit = progress.limit_ms
        self.clock = QuestionClock(self, limit, progress.reading_pause_ms(len(stems.stem(self.question, self.scheme))))
        if limit is not None:
            self.card.show_ring((1.0, str(round(limit / 1000))))
        self.clock.ticked.connect(self._tick)
        self.clock.hurried.connect(lambda: self.context.sound.play("tick"))
        self.clock.ran_out.connect(lambda: self.choose(()))

    def _start_quiz(self) -> None:
        """What a teacher's quiz has besides: time for the whole, and a look back where a part begins."""
        progress = self.playing.progress
        left = progress.whole_left_ms
        if left is not None:
            self.whole = WholeClock(self, left, self.clock)
            self.whole.ticked.connect(self._whole_ticked)
            self.whole.ran_out.connect(self.time_is_up)
        if progress.part is not None and progress.answers:
            self.clock.hold()
            self.later(0, self._look_back)

    def _whole_ticked(self, _seconds: int) -> None:
        self.update()

    def _look_back(self) -> None:
        def go_on() -> None:
            self.part = None
            self.clock.hold(False)

        self.part = PartCard(self, self.playing.progress, go_on)
        self.part.arrange()

    def time_is_up(self) -> None:
        """The time for the whole is up: what is left counts as not answered, and the results follow."""
        if self.locked and self.answer is None:
            return  # an answer is just being kept; `proceed` looks once more
        self.locked = True
        self.clock.hold()
        quiz_rounds.run_out(self.context.school, self.playing, alive0(self, self._end), alive(self, self.trouble))

    def _tick(self, share: float, seconds: int) -> None:
        if self.look.theme.reduced_motion and self.clock.limit_ms:
            share = seconds * 1000 / self.clock.limit_ms
        self.card.show_ring((share, str(seconds)))

    # ---- layout
    def page(self) -> Page:
        return page_of(self.question, tall=self.tall, answered=self.answer is not None)

    def arrange(self) -> None:
        page = self.page()
        box = self.answers.card(page)
        self.put(self.card, box.x(), box.y(), box.width(), box.height())
        spot = self.card.speaker_box(box)
        self.put(self.speaker, spot.x(), spot.y(), spot.width(), spot.height())
        self.speaker.raise_()
        self.answers.arrange(page)
        self.put(self.pause_button, 58, 38, 92, 98)
        if self.hint is not None:
            where = self.answers.hint_place(page)
            self.put(self.hint, where.x(), where.y(), where.width(), where.height())
        self.remark.place(self.answers.note_place(page))
        self._arrange_sheet()
        if self.paused is not None:
            self.paused.arrange()

    def sheet_top(self) -> float:
        return 1190.0 if self.tall else 684.0

    def _arrange_sheet(self) -> None:
        if self.sheet is None or self.next is None or self.again is None or self.returns is None or self.doubt is None:
            return
        top = self.sheet_top()
        bottom = self.area.bottom()
        drop = (1 - self._rise) * (bottom - top + self.sheet.overhang)
        over = self.sheet.overhang
        self.put(self.sheet, self.area.left(), top - over + drop, self.area.width(), bottom - top + over)
        if self.tall:
            self.put(self.next, 40, 1732 + drop, 884, 132)
            self.put(self.doubt.flag, 948, 1750 + drop, 92, 98)
            self.put(self.returns, 40, 1664 + drop, 1000, 56)
            self.put(self.again, 44, top + self.sheet.speaker_y + drop, 84, 90)
        else:
            self.put(self.next, 1500, 776 + drop, 348, 142)
            self.put(self.returns, 1500, 932 + drop, 248, 90)
            self.put(self.doubt.flag, 1764, 934 + drop, 84, 90)
            self.put(self.again, 480, top + self.sheet.speaker_y + drop, 84, 90)

    def _toast_place(self) -> QRectF:
        return QRectF(140, 1086, 800, 88) if self.tall else QRectF(640, 590, 1000, 88)

    # ---- painting
    def paint_under(self, p: QPainter) -> None:
        left = "" if self.whole is None else shown(self.whole.seconds)
        quiz_bar.paint_progress(p, self.look, self.playing.progress, tall=self.tall, left=left)
        keys = self.answers.key_hint()
        if keys and self.answer is None and not self.tall and self.unit >= 0.8 and self.hint is not None and self.remark.isHidden():
            quiz_bar.paint_keys(p, self.look, keys)

    def paint_over(self, p: QPainter) -> None:
        if self.answer is None or self.paused is not None:
            return
        self.answers.paint_badges(p)

    def paint_moving(self, p: QPainter) -> None:
        if self._confetti is not None:
            self._confetti.paint(p, self)

    # ---- deeds
    def read_aloud(self) -> None:
        parts = [self.why if self.aloud else "", stems.stem(self.question, self.scheme), *self.answers.options_said()]
        self.say(". ".join(part for part in parts if part))

    def give_hint(self) -> None:
        """Takes one wrong answer away; once a question."""
        if self.hint_used or self.locked or not self.answers.give_hint():
            return
        self.hint_used = True
        if self.hint is not None:
            self.hint.setEnabled(False)
        if not self.playing.progress.round.spec.practice:
            self.remark.tell(_("With a hint this one earns half the points"), "bulb")
            self.remark.place(self.answers.note_place(self.page()))
            if self.aloud:
                self.say(self.remark.text)
        self.update()

    def choose(self, choice: tuple[str, ...]) -> None:
        """Answers; the first answer counts. () is time out."""
        if self.locked or self.paused is not None or self.part is not None:
            return
        self.locked = True
        self.clock.hold()
        ms = self.clock.used_ms()
        if not choice and self.clock.limit_ms is not None:
            ms = self.clock.limit_ms
        self.playing.answer(choice, ms, alive(self, self._kept), alive(self, self.trouble), hint=self.hint_used)

    def _kept(self, answer: Answer) -> None:
        """The answer is on the disk: now it may be shown; in an exam the next question comes instead."""
        self.answer = answer
        if self.whole is not None:
            self.whole.stop()
        if self.playing.progress.round.spec.exam:
            self.context.sound.play("press")
            self.proceed()
            return
        right = answer.correct == 1
        self.context.sound.play("right" if right else "try_again")
        self.answers.show_answer(answer)
        if self.hint is not None:
            self.hint.hide()
        self.remark.hide()
        self.card.show_ring(None)
        feedback = reasons.feedback(self.question, answer, self.scheme)
        true_bin = self.scheme.bin(self.question.true_bin) if self.question.true_bin else None
        if true_bin is not None:
            character = bin_picture(true_bin, "happy" if right else "oops")
        else:
            character = "bins/mascot_cheer" if right else "bins/mascot_think"
        progress = self.playing.progress
        points = None if progress.round.spec.practice else answer.points
        shown = reasons.picture_pairs(self.question, answer) if progress.round.spec.pictures_only else ()
        self.sheet = FeedbackSheet(self, feedback, self.scheme, character, points, progress.streak, pictures=shown)
        self.sheet.painted.connect(lambda: self.feedback_painted.emit(self.playing.last_seq))
        last = progress.finished
        label = _("Got it") if not right else _("Next") if not last else _("See how it went")
        self.next = Button(self, label, size=56, icon="next" if right or shown else "", icon_after=True)
        self.next.clicked.connect(self.proceed)
        comes_back = progress.round.spec.practice and not right and answer.stone.attempt == 1
        self.returns = Words(self, _("This one comes back later") if comes_back else "", 28, colour="ink.textSecondary", align="center")
        self.again = RoundButton(self, "speaker", _("Hear it again"))
        self.again.clicked.connect(self._read_feedback)
        self.doubt = Doubt(self, self.playing, (self.question, answer), self.next, self._toast_place, aloud=self.aloud)
        for piece in (self.sheet, self.next, self.again, self.returns, self.doubt.flag):
            piece.show()
        self.doubt.flag.setVisible(self.context.kiosk is None)  # a desk hears of doubts, not a booth
        self.raise_over()
        self.next.setFocus()
        self._rise = 0.0
        if right and not self.look.theme.reduced_motion and not self.look.theme.high_contrast:
            self._confetti = Confetti(progress.round.seed + len(progress.answers))
            self.animate(motion_ms("confetti"), self._drift, self._clear)
        self.arrange()
        self.animate(motion_ms("sheetUp"), self._lift)
        self.update()
        if self.aloud:
            self._read_feedback()

    def _lift(self, at: float) -> None:
        self._rise = at
        self._arrange_sheet()

    def _clear(self) -> None:
        """The confetti is down."""
        self._confetti = None
        self.update_moving()

    def _drift(self, at: float) -> None:
        if self._confetti is not None:
            self._confetti.fall = at
        self.update_moving()

    def _read_feedback(self) -> None:
        if self.sheet is not None:
            f = self.sheet.feedback
            self.say(" ".join(s for s in (f.head, f.reason, f.more) if s))

    def proceed(self) -> None:
        """On to the next question, or to the results."""
        if self.answer is None:
            return
        if self.next is not None:
            self.next.setEnabled(False)
        if not self.playing.progress.finished and self.playing.progress.whole_left_ms == 0:
            self.time_is_up()
        elif not self.playing.progress.finished:
            self.go.emit(Quiz())
        else:
            self._end()

    def _end(self) -> None:
        def ended(best: Best | None) -> None:
            self.context.session.best_before = best
            self.go.emit(Results())

        self.playing.finish(alive(self, ended), alive(self, self.trouble))

    # ---- pause
    def leave(self) -> None:
        """Pauses: go on, or leave the round."""
        if self.paused is not None:
            self.resume()
            return
        self.clock.hold()
        self.paused = PauseCard(self, self.resume, self.give_up)
        self.paused.arrange()
        self.update_over()

    def resume(self) -> None:
        if self.paused is not None:
            self.paused.close()
            self.paused = None
            self.update_over()
            if self.answer is None:
                self.clock.hold(False)

    def give_up(self) -> None:
        """Leaves the round; what was answered stays, and a quiz set to the class goes on where it was left. What was begun on the page of practice or in a report leads back there."""
        left = self.playing.progress.round
        if left.spec.quiz is None or not left.spec.quiz.assignment:  # one that is set to the class is gone on with later
            self.playing.give_up()
        on_page = bool(left.spec.purpose) and left.spec.practice and not left.contestant.is_guest
        self.go.emit(self.context.session.leads_back or (Practice() if on_page else Home()))

    # ---- keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        key = event.key()
        if self.paused is None:
            if self.answer is None and self.answers.key(event):
                return
            if key == Qt.Key.Key_Space.value:
                self._read_feedback() if self.answer is not None else self.read_aloud()
                return
            if key in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
                done = self.answers.done
                if self.answer is None and done is not None:
                    done.click()
                self.proceed()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
