"""One question put to a person in front of the real window, and how they pull things by mouse or finger."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.person import Person, finger
from tests.ui.screens.playground import ask
from wastequiz.domain.questions import Question
from wastequiz.ui.places import Quiz
from wastequiz.ui.screens.quiz import QuizScreen

STEPS = 4


def asked(one: Person, question: Question) -> QuizScreen:
    """Shows a round of this one question."""
    ask(one.program.context, question)
    one.window.navigator.go(Quiz())
    return one.question(1)


def middle(one: Person, piece: QWidget) -> QPoint:
    """The middle of a piece in the window's pixels."""
    return one.spot(piece)


def spot(one: Person, box: QRectF) -> QPoint:
    """The middle of a box of the page (in units) in the window's pixels."""
    return one.screen.mapTo(one.window, one.screen.to_px(box).center())


def way(start: QPoint, end: QPoint) -> list[QPoint]:
    """The points a pull passes, without its start."""
    return [(QPointF(start) + QPointF(end - start) * n / STEPS).toPoint() for n in range(1, STEPS + 1)]


def pull_by_mouse(one: Person, start: QPoint, end: QPoint) -> None:
    handle = one.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    for at in way(start, end):
        QTest.mouseMove(handle, at)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=end)


def pull_by_finger(one: Person, start: QPoint, end: QPoint, number: int = 0) -> None:
    handle = one.window.windowHandle()
    QTest.touchEvent(handle, finger()).press(number, start, handle).commit()
    for at in way(start, end):
        QTest.touchEvent(handle, finger()).move(number, at, handle).commit()
    QTest.touchEvent(handle, finger()).release(number, end, handle).commit()


def answered(one: Person, page: QuizScreen) -> float:
    """Waits for the answer; gives its share of full marks."""
    one.wait(lambda: page.answer is not None)
    assert page.answer is not None
    return page.answer.correct
