"""Answering at the board: whoever's turn it is touches the answer; or says it aloud, and the teacher says whether it is right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Lesson
from wastequiz.domain.lesson_steps import Chosen, Marked
from wastequiz.domain.lesson_turns import turn
from wastequiz.domain.questions import Choice
from wastequiz.i18n import _
from wastequiz.services.hosting import Hosting
from wastequiz.stage.pieces import Button
from wastequiz.ui.kinds import VIEWS
from wastequiz.ui.lesson.way import Offered, Way
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked
from wastequiz.ui.widgets.tile_area import TileArea
from wastequiz.wording import lessons

TALL_DONE = QRectF(790, 1794, 250, 110)
"""Where the button stands that gives the answer, in portrait: the page has others beside it."""


class BoardWay(Way):
    """The kind's own answers, for the student or the team whose turn it is."""

    times_out = True

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        self.area = self._area()
        self.area.answered.connect(self._answered)
        self.area.said.connect(screen.say)

    def _area(self) -> AnswerArea:
        spec = self.lesson.spec
        scheme = self.screen.context.school.bank.scheme(spec.scheme)
        asked = Asked(self.question, scheme, icons_only=spec.band == Band.pre, aloud=self.aloud)
        return VIEWS[self.question.kind].area(self.screen, asked)

    def _answered(self, choice: Choice) -> None:
        if turn(self.lesson).who != "nobody":
            self.heard.emit(Chosen(choice))
        else:
            self.unasked.emit()

    def card(self) -> QRectF:
        return self.area.card(self.page())

    @property
    def gives(self) -> Button | None:
        return self.area.done if turn(self.lesson).who != "nobody" else None

    def arrange(self, box: QRectF) -> None:
        page = self.page()
        self.area.arrange(page)
        if (done := self.area.done) is not None:
            done.setVisible(self.gives is not None)
            if page.tall and self.screen.where(done).top() > TALL_DONE.top() - 20:  # while somebody types it stands elsewhere
                self.screen.put(done, TALL_DONE.x(), TALL_DONE.y(), TALL_DONE.width(), TALL_DONE.height())

    def room_for_deeds(self) -> QRectF:
        return self.area.deeds_place(self.page()) or super().room_for_deeds()

    def paint_over(self, p: QPainter) -> None:
        if self.told:
            self.area.paint_badges(p)

    def options_said(self) -> tuple[str, ...]:
        return tuple(self.area.options_said())

    def show_lesson(self, lesson: Lesson) -> None:
        if self.told:
            self.area.show_answer(lessons.as_answer(self.question, lesson.answered[-1] if lesson.answered else None))
        elif isinstance(self.area, TileArea):
            chosen = {option for entry in lesson.answered if entry.correct < 1 for option in entry.choice}
            for tile in self.area.tiles:
                if tile.option.id in chosen and not tile.option.right and tile.state == "rest":
                    tile.show_state("wrong")

    def key(self, event: QKeyEvent) -> bool:
        return turn(self.lesson).who != "nobody" and self.area.key(event)

    def enter_key(self) -> bool:
        if self.area.done is None or turn(self.lesson).who == "nobody":
            return False
        self.area.done.click()
        return True


class SpokenWay(Way):
    """Nothing to touch for the class: two large buttons for the teacher. What is right is shown once it is told."""

    by_touch = False

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen, hosting, aloud)
        self.right = Button(screen, _("Right"), "sun", size=64, icon="check")
        self.wrong = Button(screen, _("Not yet"), "plum", size=64, icon="undo")
        self.right.clicked.connect(lambda: self.mark(True))
        self.wrong.clicked.connect(lambda: self.mark(False))
        self.area: AnswerArea | None = None

    def mark(self, right: bool) -> None:
        if turn(self.lesson).who != "nobody":
            self.heard.emit(Marked(right))

    def choices(self) -> Sequence[Offered]:
        if turn(self.lesson).who == "nobody":
            return ()
        return Offered(_("Right"), "check", lambda: self.mark(True)), Offered(_("Not yet"), "undo", lambda: self.mark(False))

    def card(self) -> QRectF:
        page = self.page()
        if self.area is not None:
            return self.area.card(page)
        if self.for_class:
            return QRectF(40, 214, 1000, 1540) if page.tall else QRectF(72, 158, 1776, 764)
        return QRectF(40, 214, 1000, 760) if page.tall else QRectF(72, 158, 1776, 440)

    def arrange(self, box: QRectF) -> None:
        if self.area is not None:
            self.area.arrange(self.page())
            return
        if self.screen.tall:
            across, top, high = 488.0, 1090.0, 400.0
        else:
            across, top, high = 872.0, 650.0, 250.0
        self.screen.put(self.right, box.left(), top, across, high)
        self.screen.put(self.wrong, box.right() - across, top, across, high)

    def show_lesson(self, lesson: Lesson) -> None:
        for button in (self.right, self.wrong):
            button.setVisible(not self.told and not self.for_class)
            button.setEnabled(turn(lesson).who != "nobody")
        if self.told and self.area is None:
            spec = lesson.spec
            scheme = self.screen.context.school.bank.scheme(spec.scheme)
            before = set(self.screen.findChildren(QWidget))
            self.area = VIEWS[self.question.kind].area(self.screen, Asked(self.question, scheme, icons_only=spec.band == Band.pre))
            for piece in self.screen.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if piece not in before and not piece.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                    piece.show()
            last = lesson.answered[-1] if lesson.answered else None
            self.area.show_answer(lessons.as_answer(self.question, last if last and last.correct < 1 else None))

    def paint_over(self, p: QPainter) -> None:
        if self.area is not None:
            self.area.paint_badges(p)

    def key(self, event: QKeyEvent) -> bool:
        mark = {Qt.Key.Key_1.value: True, Qt.Key.Key_2.value: False}.get(event.key())
        if mark is None or turn(self.lesson).who == "nobody":
            return False
        self.mark(mark)
        return True
