"""A page with one way of answering on it, laid out as the lesson's page does, and what it heard."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QKeyEvent, QPainter, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.screens.playground import add_class, shown
from wastequiz.domain.items import Band
from wastequiz.domain.lesson import Lesson, LessonSpec
from wastequiz.domain.questions import Question
from wastequiz.domain.teams import Team
from wastequiz.services import hosting
from wastequiz.services.hosting import Hosting
from wastequiz.stage import scenery
from wastequiz.stage.touch import Touch
from wastequiz.ui.context import Context
from wastequiz.ui.lesson import WAYS
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.question_card import QuestionCard

ANIMALS = ("fox", "deer", "owl", "bear", "rabbit", "tiger", "panda", "seal")


def teams(n: int) -> tuple[Team, ...]:
    return tuple(Team(number, animal) for number, animal in enumerate(ANIMALS[:n], start=1))


def fail(error: BaseException) -> None:
    raise error


class WayPage(Screen):
    """The question card, and the way in the room below it; what is heard is entered at once, and told when `tells`."""

    scenery_name = scenery.QUIZ

    def __init__(self, context: Context, host: Hosting) -> None:
        super().__init__(context)
        self.host = host
        self.heard: list[Any] = []
        question = host.lesson.question
        scheme = context.school.bank.scheme(host.lesson.spec.scheme)
        self.card = QuestionCard(self, question, scheme, icons_only=False)
        self.way: Any = WAYS[host.lesson.spec.method](self, host, False)
        self.way.heard.connect(self.enter)
        self.touch = Touch(self)
        self.way.show_lesson(host.lesson)

    def enter(self, heard: Any) -> None:
        self.heard.append(heard)
        self.host.enter(heard, self.show_lesson, fail)

    def show_lesson(self, lesson: Lesson) -> None:
        self.way.show_lesson(lesson)
        self.arrange()
        self.update_over()

    def arrange(self) -> None:
        box = self.way.card()
        self.put(self.card, box.x(), box.y(), box.width(), box.height())
        left, across, low = (40, 1000, (1780, 1130)) if self.tall else (72, 1776, (930, 654))
        bottom = low[int(self.way.told)]
        self.way.arrange(QRectF(left, box.bottom() + 24, across, bottom - box.bottom() - 24))

    def paint_over(self, p: QPainter) -> None:
        self.way.paint_over(p)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.way.key(event):
            super().keyPressEvent(event)


def begun(qtbot: Any, context: Context, method: str, *, seats: int = 8, question: Question | None = None, **changes: Any) -> Hosting:
    """A lesson of one way; `question` in place of its first."""
    class_id = add_class(qtbot, context, f"3{chr(64 + len(method))}{seats}", seats).id if seats else add_class(qtbot, context, "3E", 0).id
    made: list[Hosting] = []
    spec = replace(LessonSpec("cn-harbin", Band.g34, class_id, method, rounds=1, each=4), **changes)
    hosting.begin(context.school, spec, made.append, fail, seed=7)
    qtbot.waitUntil(lambda: bool(made))
    host = made[0]
    if question is not None:
        host.lesson = replace(host.lesson, questions=(question, *host.lesson.questions[1:]))
    return host


def opened(qtbot: Any, context: Context, host: Hosting, size: tuple[int, int] = (1366, 768)) -> WayPage:
    page = WayPage(context, host)
    shown(qtbot, page, *size)
    page.setFocus()
    return page


def do(qtbot: Any, page: WayPage, deed: Any, *given: Any, **more: Any) -> Lesson:
    """Does something in the lesson, and shows it once it is kept."""
    after: list[Lesson] = []
    deed(*given, after.append, fail, **more)
    qtbot.waitUntil(lambda: bool(after))
    page.show_lesson(after[0])
    return after[0]


def kept(qtbot: Any, page: WayPage, entries: int) -> None:
    """Waits until so many answers are kept."""
    qtbot.waitUntil(lambda: len(page.host.lesson.entries) == entries)


_panel: list[QPointingDevice] = []


@contextmanager
def fingers(page: QWidget) -> Generator[Any]:
    """A touch panel: `down(number, piece)`, `up(number, piece)`, and `both(piece, piece)` in one event."""
    if not _panel:
        _panel.append(QTest.createTouchDevice())
    window = page.windowHandle()

    def spot(piece: QWidget) -> Any:
        return piece.mapTo(page, QPointF(piece.rect().center()).toPoint())

    class Hand:
        def down(self, *pieces: QWidget) -> None:
            event = QTest.touchEvent(window, _panel[0])
            for number, piece in enumerate(pieces):
                event.press(number, spot(piece), window)
            event.commit()

        def up(self, *pieces: QWidget) -> None:
            event = QTest.touchEvent(window, _panel[0])
            for number, piece in enumerate(pieces):
                event.release(number, spot(piece), window)
            event.commit()

    yield Hand()
