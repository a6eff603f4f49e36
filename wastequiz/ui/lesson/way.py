"""A way of answering in a lesson: its pieces on the lesson's page. It hears the answer; the page keeps, marks and shows the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.lesson import ASK, Lesson
from wastequiz.domain.lesson_turns import turn
from wastequiz.services.hosting import Hosting
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.pieces import Button
from wastequiz.ui.kinds.view import card_box
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.answer_area import Page, page_of


class Offered(NamedTuple):
    """Something a clicker may choose: what it says, its icon, what it does."""

    label: str
    icon: str
    do: Callable[[], object]


class Way(QObject):
    """Base of every way; one is made for each question. It makes its pieces on the page's canvas, shows what the lesson says, and tells what it heard.

    It does nothing to the lesson itself: what is heard goes to `Hosting.enter`, and the page calls `show_lesson` once it is kept.
    """

    times_out = False
    """Whether an answer that did not come in time is given as none at all."""
    by_touch = True
    """Whether the class answers on the board itself; else the teacher enters what the class says or shows."""
    heard = Signal(object)
    """What was answered: what Hosting.enter takes (Chosen, Marked, Hands, Corners)."""
    turned = Signal()
    """Somebody else is to answer, which the lesson does not know (a buzz)."""
    unasked = Signal()
    """An answer was touched while nobody is asked."""

    def __init__(self, screen: Screen, hosting: Hosting, aloud: bool) -> None:
        super().__init__(screen)
        let_go_when_gone(self)
        self.screen, self.hosting, self.aloud = screen, hosting, aloud
        self.question = hosting.lesson.question
        self.for_class = screen.for_class

    @property
    def lesson(self) -> Lesson:
        """As it is kept."""
        return self.hosting.lesson

    @property
    def told(self) -> bool:
        """Whether what is right is shown; not while an entry that was taken back may be entered anew."""
        return self.lesson.phase != ASK and turn(self.lesson).who == "nobody"

    @property
    def first(self) -> int:
        """The team that is to answer of those whose turn it is, 0 where there is none before the others."""
        return 0

    def own(self) -> Sequence[Button]:
        """Its own buttons that stand in a row with the page's."""
        return ()

    @property
    def gives(self) -> Button | None:
        """The button that gives what was gathered, while an answer is asked for: then it is what comes next. None where there is none."""
        return None

    # ---- layout
    def page(self) -> Page:
        """The page that is laid out now: answered and told, or asked."""
        return page_of(self.question, tall=self.screen.tall, answered=self.told)

    def card(self) -> QRectF:
        """Where the question card stands, in units."""
        return card_box(self.page())

    def arrange(self, box: QRectF) -> None:
        """Puts its pieces into `box`, in units: what is left between the question card and the buttons (told: the reason) below."""

    def room_for_deeds(self) -> QRectF:
        """Where the page's buttons stand beside the one that leads on, in units: a row, or where it is high a block."""
        return QRectF(40, 1804, 730, 100) if self.screen.tall else QRectF(72, 950, 1336, 100)

    def paint_over(self, p: QPainter) -> None:
        """Paints above the pieces, in units."""

    # ---- the lesson
    def show_lesson(self, lesson: Lesson) -> None:
        """After every deed: whose turn it is, what was answered, what is right once it is told. Called first before the page is laid out."""

    def shown(self, on: bool) -> None:
        """Shows or hides all its pieces (pause, standings); what is hidden hears nothing."""

    def key(self, event: QKeyEvent) -> bool:
        """Takes a key that no piece wanted; False where it means nothing here."""
        return False

    def enter_key(self) -> bool:
        """Gives the answer that is whole (the Enter key), or says what is to be mended first; False where there is nothing to give."""
        return False

    def choices(self) -> Sequence[Offered]:
        """What a clicker is asked to choose from before it goes on; () where it just goes on."""
        return ()

    def options_said(self) -> tuple[str, ...]:
        """What is read aloud after the question."""
        return ()

    def forget(self) -> None:
        """The page goes on to another question: its pieces are taken off the page."""
