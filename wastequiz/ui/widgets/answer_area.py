"""Where a question is answered: the pieces of one question kind, how they are laid out, touched, and shown once the answer is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Choice, Question
from wastequiz.domain.rounds import Answer
from wastequiz.domain.schemes import Scheme
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.leaving import let_go_when_gone
from wastequiz.stage.pieces import Button
from wastequiz.ui.pictures import STEP

SHOWS_STEPS = ("single_choice", "multiple_choice", "true_false")
"""The kinds whose page leaves room for a large picture; others need it for their answers."""


@dataclass(frozen=True)
class Page:
    """What a layout depends on: portrait or not, answered or not (then the feedback sheet takes the lower part), and how many answers.

    `pictured`: the answers are pictures. `shown`: the question shows a step, which must be large to be understood.
    """

    tall: bool
    answered: bool
    count: int
    pictured: bool = False
    shown: bool = False


def page_of(question: Question, *, tall: bool, answered: bool) -> Page:
    """The page that a question is laid out on."""
    pictured = all(option.picture for option in question.options)
    shown = question.kind in SHOWS_STEPS and question.picture.startswith(STEP)
    return Page(tall, answered, len(question.options), bool(question.options) and pictured, shown)


@dataclass(frozen=True)
class Asked:
    """What an area is made for. `icons_only`: the player cannot read. `aloud`: things are read to the player."""

    question: Question
    scheme: Scheme
    icons_only: bool = False
    aloud: bool = False


class AnswerArea(QObject):
    """Base of every kind's area. It makes its pieces on the page's canvas and says when they answer; the page keeps, marks and shows the rest.

    A kind overrides what it needs. Pieces are made in `__init__`, placed by `arrange`, and told the answer by `show_answer`.
    """

    answered = Signal(object)
    """The player's Choice is whole and given."""
    said = Signal(str)
    """A word or two to be read aloud now (a thing was picked up, a speaker touched)."""

    def __init__(self, canvas: Canvas, asked: Asked) -> None:
        super().__init__(canvas)
        let_go_when_gone(self)
        self.canvas, self.asked, self.question, self.scheme = canvas, asked, asked.question, asked.scheme
        self.done: Button | None = None
        """The button that gives the answer, where one must say that it is whole."""

    # ---- layout
    def card(self, page: Page) -> QRectF:
        """Where the question card stands, in units."""
        raise AssertionError("a kind's area says where its card stands")

    def arrange(self, page: Page) -> None:
        """Puts every piece where it belongs on `page`."""

    def hint_place(self, page: Page) -> QRectF:
        """Where the hint button stands."""
        return QRectF(40, 1806, 262, 92) if page.tall else QRectF(72, 958, 262, 92)

    def deeds_place(self, page: Page) -> QRectF | None:
        """Where the buttons of a lesson stand, if not in a row at the page's lower edge."""
        return None

    def note_place(self, page: Page) -> QRectF:
        """Where there is room for a line about the question before it is answered: under its card in portrait, else beside the hint."""
        if page.tall:
            return QRectF(40, self.card(page).bottom() + 8, 1000, 50)
        return QRectF(360, 962, 1064, 76)

    def warm(self, page: Page) -> None:
        """Paints ahead what the answered page will show, while the player thinks."""

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        """Takes a key that no piece wanted; False where it means nothing here."""
        return False

    def key_hint(self) -> str:
        """What the keyboard can do here, in a few words; '' for nothing worth telling."""
        return ""

    def can_hint(self) -> bool:
        """Whether a hint can take something wrong away now."""
        return False

    def give_hint(self) -> bool:
        """Takes something wrong away, or sets something right; says whether there was anything."""
        return False

    def options_said(self) -> Sequence[str]:
        """What is read aloud after the stem."""
        return ()

    def fill(self, choice: Choice) -> QWidget:
        """Sets the pieces as if `choice` had been touched, all but the last touch; gives the piece whose touch answers. For robots and tests."""
        raise AssertionError("a kind's area can be filled")

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        """Shows which was right; nothing can be touched any more."""

    def paint_badges(self, p: QPainter) -> None:
        """Paints ticks and turn-back arrows above the pieces, in units; called while the answer is shown."""


class KindView(Protocol):
    """One question kind's card: makes its area."""

    @property
    def name(self) -> str: ...

    def area(self, canvas: Canvas, asked: Asked) -> AnswerArea: ...
