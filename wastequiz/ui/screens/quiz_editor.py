"""A quiz is made in a minute: its name, a rule or chosen questions, for which classes and until when; everything else is chosen well already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wastequiz.domain.errors import KnownError
from wastequiz.domain.quizzes import Part, Quiz
from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _
from wastequiz.services import enrolling, quizzing
from wastequiz.services.quizzing import Drawn, Opened
from wastequiz.stage.asking import Ask
from wastequiz.stage.fields import Field, Segment, StateLine, desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui import quiz_options
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Place, QuizzesDesk
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets.desk import DeskCard, Row
from wastequiz.ui.widgets.many_select import Card, ManySelect
from wastequiz.ui.widgets.question_sheet import PreviewSheet
from wastequiz.ui.widgets.quiz_rule import ListRows, RuleRows
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import quizzes
from wastequiz.wording.errors import sentence

FIRST_RULE = (Part(10),)
LOOK_MS = 250
"""So long after a change the page looks whether there are enough questions."""


class QuizEditorScreen(DeskScreen):
    """`quiz_id` '': a new one, of `keys` where some were chosen elsewhere."""

    entry = QuizzesDesk()
    back_to: Place | None = QuizzesDesk()

    def __init__(self, context: Context, quiz_id: str = "", keys: Sequence[str] = ()) -> None:
        super().__init__(context, _("Change the quiz") if quiz_id else _("New quiz"))
        self.quiz_id = quiz_id
        self.quiz = Quiz("", keys=tuple(keys)) if keys else Quiz("", rule=FIRST_RULE)
        self.kept: tuple[Any, ...] | None = None
        """What was last kept; None: nothing yet."""
        self.classes: Sequence[SchoolClass] = ()
        self.opens = self.due = ""
        self._ages_chosen = False
        self._looks = 0
        self.name = Field(self, _("Name of the quiz"), hint=_("Batteries and paper, Friday …"), size=32)
        self.ways = [Segment(self, _("Draw by a rule"), size=28), Segment(self, _("Chosen questions"), size=28)]
        one_of(self.ways, self._choose_way)
        self.rule, self.list = RuleRows(self, self.take), ListRows(self, self.take)
        self.state = StateLine(self)
        self.show_draw = Button(self, _("Preview"), "paper", size=32, icon="eye")
        self.show_draw.clicked.connect(self.preview)
        self.ready = Button(self, _("Ready"), size=36, icon="check")
        self.ready.clicked.connect(self.save)
        self.sheet: PreviewSheet | None = None
        self.for_classes = ManySelect(
            self, _("For which classes?"), self._offer_classes, self._class_name, self._classes_chosen, none=_("No class yet")
        )
        self.first_day = Select(self, _("From when?"), partial(self._day_chosen, "opens"), icon="calendar")
        self.last_day = Select(self, _("Until when?"), partial(self._day_chosen, "due"), icon="calendar")
        self.options = quiz_options.options(context.school)
        self.selects = [Select(self, option.about, partial(self._option_chosen, n)) for n, option in enumerate(self.options)]
        self.who_card = DeskCard(
            Words(self, _("For whom, and until when"), 32, head=True),
            [Row([(self.for_classes, 1)], height=80), Row([(self.first_day, 1), (self.last_day, 1)], height=80)],
        )
        self.how_card = DeskCard(Words(self, _("How it is played"), 32, head=True))
        self.name_box = self.what_box = QRectF()
        self._show_days()
        self.take(self.quiz)
        enrolling.classes(context.school, alive(self, self._classes_came), alive(self, self.trouble))
        if quiz_id:
            quizzing.opened(context.school, quiz_id, alive(self, self._opened), alive(self, self._not_kept))
        self.name.setFocus()

    # ---- what there is
    def _opened(self, opened: Opened) -> None:
        self.quiz = opened.kept.quiz
        self._ages_chosen = True
        self.name.setText(self.quiz.name)
        self.for_classes.show_codes([str(a.class_id) for a in opened.assigned])
        self.opens = max((a.opens for a in opened.assigned), default="")
        self.due = max((a.due for a in opened.assigned), default="")
        self._show_days()
        self.take(self.quiz)
        self.kept = self._all()

    def _classes_came(self, classes: Sequence[SchoolClass]) -> None:
        self.classes = classes
        last = self.context.school.preferences.last_class
        if not self.quiz_id and any(c.id == last for c in classes):
            self.for_classes.show_codes([str(last)])
            self._classes_chosen(self.for_classes.codes)
        else:
            self.for_classes.show_codes(self.for_classes.codes)
        if self.kept is None and not self.quiz_id:
            self.kept = self._all()

    def _all(self) -> tuple[Any, ...]:
        """All that would be kept, to tell whether something is not."""
        return replace(self.quiz, name=self.name.text().strip()), self.for_classes.codes, self.opens, self.due

    # ---- choosing
    def take(self, quiz: Quiz) -> None:
        """Takes over what was chosen, and shows it."""
        self.quiz = quiz
        by_list = bool(quiz.keys) or not quiz.rule
        for n, segment in enumerate(self.ways):
            segment.setChecked(bool(n) == by_list)
            segment.update()
        (self.list if by_list else self.rule).show_quiz(quiz)
        for piece in self.rule.pieces:
            piece.setVisible(not by_list)
        for piece in self.list.pieces:
            piece.setVisible(by_list)
        for option, select in zip(self.options, self.selects, strict=True):
            select.offer(*option.labels(quiz))
        self.selects[1].setEnabled(not quiz.exam)  # an exam explains at its end
        self._looks += 1
        looks = self._looks
        self.later(LOOK_MS, lambda: self.look_for_enough() if looks == self._looks else None)
        self.arrange()
        self.raise_over()
        self.update()

    def _choose_way(self, number: int) -> None:
        if number == int(not self.quiz.rule):
            return
        self.take(replace(self.quiz, rule=() if number else FIRST_RULE, keys=(), points=(), length=0, rounds=1))
        if number:
            self.list.choose()

    def _option_chosen(self, n: int, number: int) -> None:
        option = self.options[n]
        self._ages_chosen = self._ages_chosen or option.about == _("Age")
        self.take(option.put(self.quiz, option.value(self.quiz, number)))

    def _offer_classes(self, _typed: str) -> Sequence[Card]:
        return [Card(str(c.id), c.name) for c in self.classes]

    def _class_name(self, code: str) -> str:
        return next((c.name for c in self.classes if str(c.id) == code), "…")

    def _classes_chosen(self, codes: tuple[str, ...]) -> None:
        bands = [c.band for c in self.classes if str(c.id) in codes]
        if bands and not self._ages_chosen:  # nothing for older ones than the youngest of them
            self.take(replace(self.quiz, band=min(bands)))

    def _show_days(self) -> None:
        today = quizzing.today(self.context.school)
        labels, self._firsts, at = quiz_options.dates(today, self.opens, _("At once"))
        self.first_day.offer(labels, at)
        labels, self._lasts, at = quiz_options.dates(today, self.due, _("No last day"))
        self.last_day.offer(labels, at)

    def _day_chosen(self, which: str, number: int) -> None:
        if which == "opens":
            self.opens = self._firsts[number]
        else:
            self.due = self._lasts[number]

    # ---- enough?
    def look_for_enough(self) -> None:
        """Looks whether there are enough questions."""
        if not self.quiz.keys and not self.quiz.rule:
            self.state.tell(_("Choose the first question."), "info")
            return
        looks = self._looks

        def came(drawn: Drawn) -> None:
            if looks == self._looks:
                self._tell(drawn)

        quizzing.preview(self.context.school, self.quiz, alive(self, came), alive(self, self._not_kept))

    def _tell(self, drawn: Drawn) -> None:
        """Whether there are enough questions, before anything is kept."""
        if drawn.shortages:
            said = [quizzes.shortage(one, parts=len(self.quiz.rule)) for one in drawn.shortages]
            self.state.tell(_(". ").join(said), "info", danger=True)
        else:
            self.state.tell(_("{questions}: there are enough.").format(questions=quizzes.questions(self.quiz.size)), "check")

    def preview(self) -> None:
        """Shows one draw."""
        quizzing.preview(self.context.school, self.quiz, alive(self, self._show_draw), alive(self, self._not_kept))

    def _show_draw(self, drawn: Drawn) -> None:
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_draw(drawn)
        else:
            self.sheet = PreviewSheet(self, drawn, self.preview)

    # ---- keeping
    def save(self) -> None:
        """Keeps the quiz, sets it to its classes, and goes back to the list."""
        self._save(lambda quiz_id: self.go.emit(QuizzesDesk(quiz_id)))

    def _save(self, then: Callable[[str], Any]) -> None:
        self.ready.setEnabled(False)
        quizzing.save(
            self.context.school,
            replace(self.quiz, name=self.name.text()),
            alive(self, then),
            alive(self, self._not_kept),
            quiz_id=self.quiz_id,
            classes=[int(code) for code in self.for_classes.codes],
            opens=self.opens,
            due=self.due,
        )

    def _not_kept(self, error: BaseException) -> None:
        self.ready.setEnabled(True)
        if not isinstance(error, KnownError):
            self.trouble(error)
            return
        self.name.set_wrong(not self.name.text().strip())
        self.state.tell(sentence(error), "info", danger=True)
        if not self.name.text().strip():
            self.name.setFocus()

    def settle_then(self, then: Callable[[], Any]) -> None:
        """What is not kept yet is asked about first."""
        if self.kept is None or self._all() == self.kept:
            then()
            return
        Ask(
            self,
            _("The quiz is not kept yet."),
            _("Keep it and go on, or go on without it?"),
            _("Save it"),
            _("Go on without"),
            then,
            leave=lambda: self._save(lambda _id: then()),
        )

    def leave(self) -> None:
        self.settle_then(lambda: self.go.emit(QuizzesDesk(self.quiz_id)))

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), room.width() - 560, 64)
        self.put(self.show_draw, room.right() - 540, room.top() - 6, 250, 76)
        self.put(self.ready, room.right() - 272, room.top() - 6, 272, 80)
        top = room.top() + 92
        if self.tall:
            self._put_what(QRectF(room.left(), top, room.width(), 830))
            y = top + 850
            y += self.who_card.put(self, room.left(), y, room.width()) + 18
            self._put_how(room.left(), y, room.width(), 3, room.bottom() - y)
        else:
            right = 604.0
            wide = room.width() - right - 20
            self._put_what(QRectF(room.left(), top, wide, room.bottom() - top))
            x = room.left() + wide + 20
            y = top + self.who_card.put(self, x, top, right) + 18
            self._put_how(x, y, right, 2, room.bottom() - y)

    def _put_what(self, box: QRectF) -> None:
        """The name, then the questions, then whether there are enough."""
        self.name_box = QRectF(box.left(), box.top(), box.width(), 116)
        self.put(self.name, box.left() + 20, box.top() + 18, box.width() - 40, 80)
        self.what_box = QRectF(box.left(), box.top() + 134, box.width(), box.height() - 134)
        inner = self.what_box.adjusted(20, 20, -20, -20)
        half = (inner.width() - 12) / 2
        for n, segment in enumerate(self.ways):
            self.put(segment, inner.left() + n * (half + 12), inner.top(), half, 76)
        self.put(self.state, inner.left(), inner.bottom() - 76, inner.width(), 76)
        middle = QRectF(inner.left(), inner.top() + 96, inner.width(), inner.height() - 96 - 92)
        self.rule.put(middle)
        self.list.put(middle)

    def _put_how(self, x: float, y: float, across: float, columns: int, down: float) -> None:
        rows = -(-len(self.selects) // columns)
        high = min(84.0, (down - 96 - 8 * rows) / rows)
        self.how_card.rows = [
            Row([(select, 1) for select in self.selects[n : n + columns]], height=high - 4) for n in range(0, len(self.selects), columns)
        ]
        self.how_card.put(self, x, y, across)

    def paint_under(self, p: QPainter) -> None:
        super().paint_under(p)
        for box in (self.name_box, self.what_box, self.who_card.box, self.how_card.box):
            desk_card(p, self.look, box)
