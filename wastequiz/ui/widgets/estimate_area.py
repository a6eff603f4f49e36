"""An area to guess a number: the line, the number in large, one step more or less, or the digits on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.kinds.estimate import asked as number_of
from wastequiz.domain.kinds.estimate import given, written
from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, words
from wastequiz.stage import paint
from wastequiz.stage import words as lettering
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.pieces import RoundButton
from wastequiz.stage.still import Painted
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.number_line import NumberLine
from wastequiz.wording import answers

MOST_DIGITS = 9


class EstimateArea(AnswerArea):
    """Nothing is chosen at first; the first touch of the line, a button or a digit chooses."""

    def __init__(self, canvas: Canvas, asked: Asked) -> None:
        super().__init__(canvas, asked)
        self.number = number_of(self.question)
        self.line = NumberLine(canvas, _("Your guess"), self.number)
        self.line.valueChanged.connect(self._moved)
        self.less = RoundButton(canvas, "minus", _("One step less"))
        self.more = RoundButton(canvas, "plus", _("One step more"))
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        self.figure = Figure(canvas)
        self.done = done_button(canvas, self.give)
        self.open = True
        self._typed = ""
        self._figure()

    def step(self, by: int) -> None:
        """So many steps up or down; the first touch takes the middle as its start."""
        self._typed = ""
        self.line.touched = True
        self.line.setValue(self.line.value() + by)
        self._moved()

    def _moved(self, _steps: int = 0) -> None:
        if self.line.touched and self.done is not None:
            self.done.setEnabled(self.open)
        self._figure()
        self.line.update()

    def _figure(self) -> None:
        said = answers.number(self.question, self.line.chosen) if self.line.touched else "?"
        self.figure.tell(said, words(self.number.unit) if not self.line.touched else "")
        self.line.setAccessibleDescription(said)

    def give(self) -> None:
        if self.open and self.line.touched:
            self.answered.emit((written(self.line.chosen),))

    # ---- layout
    def card(self, page: Page) -> QRectF:
        if page.tall:
            return QRectF(40, 214, 1000, 396 if not page.answered else 300)
        return QRectF(72, 158, 1776, 230 if not page.answered else 214)

    def arrange(self, page: Page) -> None:
        canvas = self.canvas
        assert self.done is not None
        if page.tall:
            top = 800.0 if not page.answered else 560.0
            canvas.put(self.figure, 40, top, 1000, 300 if not page.answered else 250)
            canvas.put(self.line, 40, top + (360 if not page.answered else 300), 1000, 180)
            canvas.put(self.less, 330, top + 580, 130, 138)
            canvas.put(self.more, 620, top + 580, 130, 138)
        else:
            canvas.put(
                self.figure, 510 if not page.answered else 72, 420 if not page.answered else 396, 900 if not page.answered else 470, 250
            )
            canvas.put(
                self.line, 250 if not page.answered else 580, 716 if not page.answered else 430, 1420 if not page.answered else 1268, 180
            )
            canvas.put(self.less, 88, 716, 130, 138)
            canvas.put(self.more, 1702, 716, 130, 138)
        for piece in (self.less, self.more):
            piece.setVisible(not page.answered)
        put_done(canvas, self.done, page)

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.line.hasFocus():
            self.step(1 if key == Qt.Key.Key_Right else -1)
            return True
        if key == Qt.Key.Key_Backspace:
            self._typed = self._typed[:-1]
        elif text.isascii() and (text.isdigit() or (text == "." and "." not in self._typed)) and len(self._typed) < MOST_DIGITS:
            self._typed += text
        else:
            return False
        if self._typed.strip("."):
            typed = self._typed
            self.line.choose(float(typed))
            self._typed = typed
            self._moved()
        return True

    def key_hint(self) -> str:
        return _("Type the number, or use the arrow keys")

    def fill(self, choice: Choice) -> QWidget:
        self.line.choose(given(choice))
        self._moved()
        assert self.done is not None
        return self.done

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        self.open = False
        if answer.choice:
            self.line.choose(given(answer.choice))
        else:
            self.line.touched = False
        self.line.show_truth()
        self.figure.tell(answers.solution(self.question), _("That is right:"))


class Figure(Painted):
    """A number in large on a card, with a small line above or below it."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.shadow_radius = 40.0
        self.said = self.small = ""

    def tell(self, said: str, small: str) -> None:
        self.said, self.small = said, small
        self.setAccessibleName(f"{small} {said}".strip())
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        face = box.adjusted(0, 0, 0, -8)
        paint.panel(p, self.look, face, 40)
        top = face.top() + 16
        if self.small:
            lettering.text(
                p, self.look, QRectF(24, top, face.width() - 48, 52), self.small, 32, t.colour("ink.textSecondary"), align="center"
            )
            top += 50
        room = QRectF(24, top, face.width() - 48, face.bottom() - top - 12)
        lettering.display(p, self.look, room, self.said, 110, t.colour("brand.primary"), align="center", fat=0.04)
