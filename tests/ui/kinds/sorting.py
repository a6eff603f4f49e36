"""A page that sorts five things into four bins, and hands that move them: through the window, as the mouse and fingers do."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.factories import BINS, text
from tests.journeys.person import finger
from tests.ui.screens.playground import ask, shown
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Option, Question, Target
from wastequiz.stage.touch import Touch
from wastequiz.ui.context import Context
from wastequiz.ui.screens.quiz import QuizScreen
from wastequiz.ui.widgets.sorting_area import SortingArea
from wastequiz.ui.widgets.thing_card import ThingCard

THINGS = (("bread", "food"), ("drink_can", "recyclable"), ("pill", "hazardous"), ("tissue", "residual"), ("newspaper", "recyclable"))


def sort_many(count: int = 5) -> Question:
    """Bread, can, pills, tissue and newspaper, with the four bins of the city."""
    options = tuple(Option(i, text(i), picture=i, bin_id=b, why=text(f"why {i}"), target=b) for i, b in THINGS[:count])
    targets = tuple(Target(b, text(b), bin_id=b) for b in BINS)
    return Question("sort_many:bread", "sort_many", "items", Band.g34, 1, options, subject=text("bread"), targets=targets)


def take_apart(*pictures: str) -> Question:
    """Three parts with these kinds' pictures; the first goes into the sink."""
    where = ("drain", "residual", "food")
    options = tuple(
        Option(f"p{n}", text(f"part {n}"), picture=picture, bin_id=None if to == "drain" else to, target=to)
        for n, (picture, to) in enumerate(zip(pictures, where, strict=True), start=1)
    )
    targets = (*(Target(b, text(b), bin_id=b) for b in BINS), Target("drain", text("sink")))
    return Question("take_apart:soup", "take_apart", "items", Band.g34, 1, options, subject=text("soup"), targets=targets)


def page_of(qtbot: Any, context: Context, question: Question, size: tuple[int, int] = (1366, 768), **changes: Any) -> QuizScreen:
    ask(context, question, **changes)
    screen = QuizScreen(context)
    shown(qtbot, screen, *size)
    return screen


def area_of(screen: QuizScreen) -> SortingArea:
    return cast(SortingArea, screen.answers)


def put_of(area: SortingArea) -> dict[str, str]:
    """Which thing lies in which bin."""
    return {thing: target.target.id for thing, target in area.put.items()}


def middle(widget: QWidget) -> QPoint:
    return widget.geometry().center()


class Mouse:
    """The mouse in front of a page."""

    def __init__(self, screen: QuizScreen) -> None:
        self._handle = screen.windowHandle()

    def down(self, at: QPoint) -> None:
        QTest.mousePress(self._handle, Qt.MouseButton.LeftButton, pos=at)

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self._handle, at)

    def up(self, at: QPoint) -> None:
        QTest.mouseRelease(self._handle, Qt.MouseButton.LeftButton, pos=at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.down(start)
        self.move((start + end) / 2)
        self.up(end)

    def tap(self, widget: QWidget) -> None:
        self.down(middle(widget))
        self.up(middle(widget))


class Board(Touch):
    """A touch board in front of a page; a finger is as broad as is said."""

    def __init__(self, screen: QuizScreen) -> None:
        super().__init__(screen)
        self._page, self._down = screen, dict[int, QPoint]()
        self.broad: dict[int, float] = {}

    def across(self, point: Any) -> float:
        return self.broad.get(point.id(), 10.0)

    def tell(self, number: int, how: str, at: QPoint) -> None:
        """One finger comes down, moves or is lifted; the others lie still."""
        handle = self._page.windowHandle()
        event = QTest.touchEvent(handle, finger())
        for other in self._down:
            if other != number:
                event.stationary(other)
        getattr(event, how)(number, at, handle)
        event.commit()
        if how == "release":
            del self._down[number]
        else:
            self._down[number] = at


def carry(card: ThingCard, number: int, to: QPoint) -> None:
    """A finger takes the card and holds it over a place of the page, as the window's `Touch` tells it."""
    assert card.finger_down(number, QPointF(card.rect().center()))
    card.finger_move(number, QPointF(card.mapFromParent(to)))


def let_go(card: ThingCard, number: int, at: QPoint) -> None:
    card.finger_up(number, QPointF(card.mapFromParent(at)))
