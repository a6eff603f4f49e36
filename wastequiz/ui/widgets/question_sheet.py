"""Sheets over the quiz editor: look for questions to put on the list, or look at a draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.questions import Question
from wastequiz.domain.quiz_draw import level_of
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import _
from wastequiz.services import quiz_search
from wastequiz.services.quizzing import Drawn
from wastequiz.stage.asking import Over
from wastequiz.stage.fields import Field
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.wording import notices, quizzes, stems


def columns(first: str = "") -> list[Column]:
    """What tables of questions have: stem, kind, level, and before them a column for a sign."""
    return [Column(first, 0.5), Column(_("Question"), 4.6), Column(_("Kind"), 1.6), Column(_("Level"), 1.1)]


def cells(sign: str, question: Question, scheme: Scheme) -> tuple[Cell, ...]:
    """One question as a row of such a table."""
    kind = notices.kind(question.kind)
    return (
        Cell(sign, bold=True),
        Cell(stems.stem(question, scheme), bold=True),
        Cell(kind, tag=True),
        Cell(quizzes.level(level_of(question.difficulty)), faint=True),
    )


class _Sheet(Over):
    """A wide sheet with a table."""

    def card(self) -> QRectF:
        across, down = min(self.area.width() - 60, 1460.0), min(self.area.height() - 80, 960.0)
        return QRectF(self.area.center().x() - across / 2, self.area.center().y() - down / 2, across, down)

    def stay(self) -> None:
        self.close_card()


class QuestionSheet(_Sheet):
    """Finds questions by what is typed; a touch or Enter on a row puts it on the list or takes it off."""

    def __init__(self, page: Screen, chosen: Sequence[str], done: Callable[[list[str]], Any]) -> None:
        super().__init__(page, _("Choose questions"))
        self.under, self.keys, self._take = page, list(chosen), done
        self.found: Sequence[Question] = ()
        self._asked = 0
        self.head = Words(self, _("Choose questions"), 40, head=True)
        self.field = Field(self, _("Look for a question"), hint=_("A thing or a word of the question"), size=32)
        self.field.textChanged.connect(self._look)
        self.table = Table(self, _("Questions found"), columns(), row=72)
        self.table.opened.connect(self.tick)
        self.note = Words(self, "", 28, colour="ink.textSecondary")
        self.ready = Button(self, _("Done"), size=36, icon="check")
        self.ready.clicked.connect(self._finish)
        self._tell()
        self.open(self.field)

    def buttons(self) -> Sequence[QWidget]:
        return self.field, self.table, self.ready

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 24, across * 0.42, 80)
        self.put(self.field, left + across * 0.44, card.top() + 28, across * 0.56, 76)
        self.put(self.table, left, card.top() + 124, across, card.height() - 268)
        self.put(self.note, left, card.bottom() - 120, across - 420, 90)
        self.put(self.ready, card.right() - 40 - 380, card.bottom() - 124, 380, 96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.tick(0)
            event.accept()
            return
        super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self._asked += 1
        asked = self._asked

        def came(found: Sequence[Question]) -> None:
            if asked == self._asked:
                self.found = found
                self._fill()

        quiz_search.find(self.under.context.school, typed, alive(self, came), alive(self, self.under.trouble))

    def _fill(self) -> None:
        scheme = self.under.context.school.scheme
        self.table.fill([cells("✓" if q.key in self.keys else "+", q, scheme) for q in self.found])
        self._tell()

    def _tell(self) -> None:
        if self.field.text().strip() and not self.found:
            self.note.setText(_("Nothing found. Try a shorter word."))
        else:
            self.note.setText(_("{n} on the list").format(n=len(self.keys)))

    def tick(self, row: int) -> None:
        """Puts the question of a row on the list, or takes it off."""
        if not 0 <= row < len(self.found):
            return
        question = self.found[row]
        if question.key in self.keys:
            self.keys.remove(question.key)
        else:
            self.keys.append(question.key)
        self.table.rows.change(row, cells("✓" if question.key in self.keys else "+", question, self.under.context.school.scheme))
        self._tell()

    def _finish(self) -> None:
        self.close_card()
        self._take(self.keys)


class PreviewSheet(_Sheet):
    """One draw as a student might get it, and another one at a touch."""

    def __init__(self, page: Screen, drawn: Drawn, again: Callable[[], Any]) -> None:
        super().__init__(page, _("A draw to look at"))
        self.under = page
        self.head = Words(self, _("A draw to look at"), 40, head=True)
        self.table = Table(self, _("Questions of the draw"), columns(), row=72)
        self.again = Button(self, _("Draw again"), "paper", size=34, icon="undo")
        self.again.clicked.connect(again)
        self.close_it = Button(self, _("Close"), size=36, icon="check")
        self.close_it.clicked.connect(self.stay)
        self.show_draw(drawn)
        self.open(self.close_it)

    def show_draw(self, drawn: Drawn) -> None:
        """Shows these questions."""
        scheme = self.under.context.school.bank.scheme(drawn.scheme)
        self.table.fill([cells(str(n), q, scheme) for n, q in enumerate(drawn.questions, start=1)])

    def buttons(self) -> Sequence[QWidget]:
        return self.table, self.again, self.close_it

    def arrange(self) -> None:
        card = self.card()
        left, across = card.left() + 40, card.width() - 80
        self.put(self.head, left, card.top() + 24, across, 80)
        self.put(self.table, left, card.top() + 116, across, card.height() - 260)
        self.put(self.again, left, card.bottom() - 124, 360, 96)
        self.put(self.close_it, card.right() - 40 - 380, card.bottom() - 124, 380, 96)
