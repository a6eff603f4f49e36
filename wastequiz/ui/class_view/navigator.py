"""Builds what the class sees, fresh for each question, and deletes what it saw before. It goes only where the lesson goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from wastequiz.domain.lesson import OVER, STANDINGS, Lesson
from wastequiz.ui.context import Context
from wastequiz.ui.screen import Screen

if TYPE_CHECKING:
    from wastequiz.ui.screens.class_lesson import ClassLessonScreen


@dataclass(frozen=True)
class ClassQuestion:
    """The question number `at`; anew when an answer was taken back (`voided` so far) or a team takes it over."""

    at: int
    voided: int
    stealing: int


@dataclass(frozen=True)
class ClassStandings:
    """The standings after question number `at`, or at the end."""

    at: int
    over: bool


ClassPlace = ClassQuestion | ClassStandings


def place_of(lesson: Lesson) -> ClassPlace:
    """Where the class is when the lesson stands so."""
    if lesson.phase in (STANDINGS, OVER):
        return ClassStandings(lesson.at, lesson.phase == OVER)
    return ClassQuestion(lesson.at, sum(entry.void for entry in lesson.entries), lesson.stealing)


class ClassNavigator(QObject):
    """Shows the lesson of the context it was given last. `heard`: what the class answered by touch; `anew`: a page asks to be built again."""

    shown = Signal(object)
    """A place was reached; its page stands."""
    heard = Signal(object)
    anew = Signal()
    failed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.place: ClassPlace | None = None
        self.page: ClassLessonScreen | None = None
        """The page of a question; None at the standings."""
        self.screen: Screen | None = None
        self._layout = QStackedLayout(window)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show(self, context: Context) -> None:
        """Builds the page of the context's lesson."""
        hosting = context.session.hosting
        assert hosting is not None
        old, self.place = self.screen, place_of(hosting.lesson)
        self.page = None
        context.look = context.look.read_with(context.reads_pinyin)
        if isinstance(self.place, ClassQuestion):
            from wastequiz.ui.screens.class_lesson import ClassLessonScreen

            self.screen = self.page = ClassLessonScreen(context)
            self.page.heard.connect(self.heard)
        else:
            from wastequiz.ui.screens.lesson_board import LessonBoardScreen

            self.screen = LessonBoardScreen(context, for_class=True)
        self.screen.go.connect(self._asked)
        self.screen.failed.connect(self.failed)
        self._layout.addWidget(self.screen)
        self._layout.setCurrentWidget(self.screen)
        if old is not None:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.shown.emit(self.place)

    def _asked(self, _place: object) -> None:
        """A page would go somewhere: only the lesson goes, so both windows are built again."""
        self.anew.emit()

    def follow(self, context: Context, lesson: Lesson) -> None:
        """After a deed: the page that stands shows it, or gives way to another."""
        if self.page is not None and place_of(lesson) == self.place:
            self.page.show_lesson(lesson)
        elif place_of(lesson) != self.place:
            self.show(context)
