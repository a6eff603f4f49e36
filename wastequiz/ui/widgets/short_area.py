"""An area to write a word in: a large field, and the on-screen keyboard with pinyin where there is no other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from wastequiz.domain.kinds.short_answer import LONGEST, folded
from wastequiz.domain.questions import Choice
from wastequiz.domain.rounds import Answer
from wastequiz.i18n import _, current
from wastequiz.stage import paint
from wastequiz.stage.canvas import Canvas
from wastequiz.stage.fields import Field
from wastequiz.stage.keyboard import Keyboard
from wastequiz.stage.pieces import RoundButton
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.answer_area import AnswerArea, Asked, Page
from wastequiz.ui.widgets.done_button import done_button, put_done
from wastequiz.ui.widgets.typing_aid import bring_pinyin
from wastequiz.wording import answers


class ShortArea(AnswerArea):
    """Enter or Done gives the answer. The keyboard rises when a finger touches the field, or by its button."""

    def __init__(self, canvas: Canvas, asked: Asked) -> None:
        super().__init__(canvas, asked)
        assert isinstance(canvas, Screen), "a question stands on a screen"
        self.field = Field(canvas, _("Your answer"), hint=_("Write here"), size=56)
        self.field.setMaxLength(LONGEST)
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self.give)
        context = canvas.context
        self.keyboard = Keyboard(
            canvas,
            press=lambda: context.sound.play("press"),
            when=context.school.preferences.on_screen_keyboard,
            chinese=current() == "zh_CN",
        )
        self.keyboard.attach(self.field)
        self.keyboard.opened.connect(self._keyboard_moved)
        bring_pinyin(canvas, self.keyboard)
        self.keys = RoundButton(canvas, "keyboard", _("Keyboard on the screen"))
        self.keys.clicked.connect(self.keyboard.toggle)
        self.done = done_button(canvas, self.give)
        self.open = True
        self.mark: bool | None = None
        """Whether the answer was right, once it is known; None where there was none."""
        canvas.later(0, self._be_ready)

    def _be_ready(self) -> None:
        """Has the field take what is typed, unless a switch or a key has gone to another piece already."""
        now = QApplication.focusWidget()
        if self.open and (now is None or now is self.canvas or not self.canvas.isAncestorOf(now)):
            self.field.setFocus()

    def _changed(self) -> None:
        assert self.done is not None
        self.done.setEnabled(self.open and bool(folded(self.field.text())))

    def _keyboard_moved(self, _open: bool) -> None:
        self.canvas.arrange()

    def give(self) -> None:
        said = self.field.text().strip()
        if self.open and folded(said):
            self.answered.emit((said,))

    # ---- layout
    def card(self, page: Page) -> QRectF:
        if page.tall:
            return QRectF(40, 214, 1000, 396 if not page.answered else 300)
        return QRectF(72, 158, 1776, 214)

    def arrange(self, page: Page) -> None:
        canvas = self.canvas
        assert self.done is not None
        typing = self.keyboard.is_open and not page.answered
        if page.tall:
            top = 690.0 if typing else 900.0 if not page.answered else 640.0
            canvas.put(self.field, 40, top, 860 if not page.answered else 1000, 150)
            canvas.put(self.keys, 920, top + 16, 112, 118)
        else:
            top = 400.0 if typing else 520.0 if not page.answered else 440.0
            canvas.put(self.field, 320, top, 1280, 140)
            canvas.put(self.keys, 1632, top + 10, 112, 118)
        put_done(canvas, self.done, page)
        if typing:
            if page.tall:
                canvas.put(self.done, 40, top + 180, 1000, 120)
            else:
                canvas.put(self.done, 72, top + 12, 220, 118)
        self.keys.setVisible(not page.answered)
        self.keyboard.arrange(aside=0.0 if page.tall else 210.0)

    # ---- answering
    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.keyboard.is_open:
            self.keyboard.close()
            return True
        return False

    def fill(self, choice: Choice) -> QWidget:
        self.field.setText(choice[0])
        assert self.done is not None
        return self.done

    # ---- afterwards
    def show_answer(self, answer: Answer) -> None:
        self.open = False
        self.mark = answer.correct == 1 if answer.choice else None
        self.keyboard.close()
        if self.mark is None:  # nobody wrote anything: here is what was right
            self.field.setText(answers.solution(self.question))
        elif not self.mark:
            self.field.setText(answers.answer(self.question, answer.choice))
        self.field.setEnabled(False)
        self.field.setAccessibleDescription("" if self.mark is None else _("right") if self.mark else _("not right"))

    def paint_badges(self, p: QPainter) -> None:
        if self.mark is not None:
            box = self.canvas.where(self.field)
            paint.result_badge(p, self.canvas.look, box.right() - 20, box.top() + 16, self.mark)
