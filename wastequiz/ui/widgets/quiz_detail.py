"""One quiz at the desk: what it asks, how it is played, who has played it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from wastequiz.domain.quiz_desk import Assigned, Played, QuizRow
from wastequiz.i18n import _
from wastequiz.services import quiz_words, quizzing
from wastequiz.stage import words
from wastequiz.stage.fields import desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Painted
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import alive
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import names, quizzes

BUTTON = 76.0
HEAD = 250.0
"""How high the words above the class are."""


class QuizDetail:
    """`do` is called with what was pressed: "edit", "copy", "print", "archive", "report" or "certificate"."""

    def __init__(self, page: Screen, do: Callable[[str], Any]) -> None:
        self.page = page
        self.row: QuizRow | None = None
        self.at = 0
        """Which of its classes is shown."""
        self.played: Sequence[Played] = ()
        self._asked = 0
        self.face = _Face(page)
        self.of_class = Select(page, _("Class"), self._choose, icon="users")
        self.students = Table(page, _("Who has played"), [Column(_("Student"), 1.5), Column(_("Result"), 1.0)], row=62, head=44)
        self.students.chosen.connect(self._tell_row)
        self.edit = self._button(_("Change"), "primary", "edit", "edit", do)
        self.copy = self._button(_("Copy"), "paper", "plus", "copy", do)
        self.print = self._button(_("Print"), "paper", "print", "print", do)
        self.archive = self._button(_("Put away"), "paper", "download", "archive", do)
        self.report = self._button(_("Class report"), "paper", "chart", "report", do)
        self.certificate = self._button(_("Certificate"), "paper", "trophy", "certificate", do)

    def _button(self, label: str, kind: str, icon: str, deed: str, do: Callable[[str], Any]) -> Button:
        button = Button(self.page, label, kind, size=28, icon=icon)
        button.clicked.connect(lambda: do(deed))
        return button

    @property
    def pieces(self) -> list[QWidget]:
        buttons = [self.report, self.certificate, self.edit, self.copy, self.print, self.archive]
        return [self.face, self.of_class, self.students, *buttons]

    @property
    def assigned(self) -> Assigned | None:
        """The class that is shown; None where the quiz is set to none."""
        return self.row.assigned[self.at] if self.row is not None and self.row.assigned else None

    @property
    def student(self) -> Played | None:
        """The student whose row is current."""
        at = self.students.current
        return self.played[at] if 0 <= at < len(self.played) else None

    def show_row(self, row: QuizRow, today: str) -> None:
        """Shows this quiz, its first class first."""
        self.row, self.at, self.played = row, 0, ()
        school, quiz = self.page.context.school, row.kept.quiz
        lines = quizzes.about(quiz, lambda code: quiz_words.subject_name(code, school.bank, school.scheme))
        self.face.tell(quiz.name, _(" + ").join(lines), quizzes.how(quiz))
        self.archive.set_label(_("Take out") if row.kept.archived else _("Put away"))
        options = [
            (a.class_name, _(" · ").join(p for p in (quizzes.until(a.assignment.due, today), quizzes.done_of(a.done, a.of)) if p))
            for a in row.assigned
        ]
        self.of_class.offer(options, 0 if options else -1)
        self._choose(0)

    def _choose(self, number: int) -> None:
        self.at = number
        assigned = self.assigned
        there = assigned is not None
        for piece in (self.of_class, self.students, self.report, self.certificate):
            piece.setVisible(there)
        self.students.fill(())
        self._tell_row(-1)
        if assigned is None:
            return
        self._asked += 1
        asked = self._asked

        def came(played: Sequence[Played]) -> None:
            if asked == self._asked:
                self.played = played
                self.students.fill([(Cell(self._who(p), bold=True), Cell(quizzes.result(p), faint=not p.ended)) for p in played])

        quizzing.participation(
            self.page.context.school, assigned.assignment.id, alive(self.page, came), alive(self.page, self.page.trouble)
        )

    @staticmethod
    def _who(played: Played) -> str:
        seat = names.contestant(played.seat, played.animal)
        known = played.real_name or played.nickname
        return f"{seat} {known}".strip()

    def _tell_row(self, _row: int) -> None:
        student, row = self.student, self.row
        earned = row is not None and row.kept.quiz.exam and row.kept.quiz.certificate and student is not None and student.passed is True
        self.certificate.setEnabled(earned)
        self.certificate.update()

    def put(self, box: QRectF) -> None:
        page = self.page
        page.put(self.face, box.left(), box.top(), box.width(), box.height())
        left, across, gap = box.left() + 20, box.width() - 40, 10.0
        half = (across - gap) / 2
        foot = box.bottom() - 20 - 2 * BUTTON - gap
        for n, button in enumerate((self.edit, self.copy, self.print, self.archive)):
            page.put(button, left + (n % 2) * (half + gap), foot + (n // 2) * (BUTTON + gap), half, BUTTON)
        page.put(self.of_class, left, box.top() + HEAD, across, BUTTON)
        row = foot - BUTTON - 24
        page.put(self.report, left, row, half, BUTTON)
        page.put(self.certificate, left + half + gap, row, half, BUTTON)
        page.put(self.students, left, box.top() + HEAD + BUTTON + 14, across, row - 14 - (box.top() + HEAD + BUTTON + 14))


class _Face(Painted):
    """The card with what the quiz is."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.name = self.about = self.how = ""

    def tell(self, name: str, about: str, how: str) -> None:
        self.name, self.about, self.how = name, about, how
        self.setAccessibleName(f"{name}. {about}. {how}")
        self.update()

    def paint_part(self, p: QPainter, box: QRectF) -> None:
        t = self.look.theme
        desk_card(p, self.look, box.adjusted(2, 2, -2, -6))
        inner = QRectF(24, 16, box.width() - 48, HEAD - 28)
        head = QRectF(inner.left(), inner.top(), inner.width(), 84)
        words.display(p, self.look, head, self.name, 36, t.colour("ink.text"), fat=0.025, floor=18)
        middle = QRectF(inner.left(), head.bottom() + 2, inner.width(), 68)
        words.text(p, self.look, middle, self.about, 26, t.colour("ink.text"), floor=15, leading=1.2)
        foot = QRectF(inner.left(), middle.bottom() + 2, inner.width(), inner.bottom() - middle.bottom() - 2)
        words.text(p, self.look, foot, self.how, 24, t.colour("ink.textSecondary"), floor=14, leading=1.2)
