"""The teacher's quizzes: what there is, for whom, until when, and how many have played; on the right the current one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from wastequiz.domain.quiz_desk import QuizRow
from wastequiz.i18n import _
from wastequiz.services import quiz_words, quizzing
from wastequiz.stage.fields import Segment
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import ClassReportPage, QuizEditor, QuizzesDesk
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets import certificate_saving, quiz_printing
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.quiz_detail import QuizDetail
from wastequiz.wording import names, quizzes


class QuizzesDeskScreen(DeskScreen):
    """A table on the left, the current quiz on the right."""

    entry = QuizzesDesk()

    def __init__(self, context: Context, quiz_id: str = "", *, archived: bool = False) -> None:
        super().__init__(context, _("Teacher's quizzes"))
        self.wanted, self.archived = quiz_id, archived
        self.found: Sequence[QuizRow] | None = None
        self.new = Button(self, _("New quiz"), size=32, icon="plus")
        self.new.clicked.connect(lambda: self.settle_then(lambda: self.go.emit(QuizEditor())))
        self.tabs = [Segment(self, _("In use"), chosen=not archived), Segment(self, _("Those put away"), chosen=archived)]
        one_of(self.tabs, lambda n: self.go.emit(QuizzesDesk(archived=bool(n))))
        columns = [Column(_("Teacher's quiz"), 3.6), Column(_("Class"), 2.2), Column(_("Until"), 1.4), Column(_("Played"), 1.2)]
        self.table = Table(self, _("Teacher's quizzes"), columns, row=92)
        self.table.chosen.connect(self.show_row)
        self.table.opened.connect(self.show_row)
        self.detail = QuizDetail(self, self.do)
        first = Button(self, _("Make a quiz"), size=36, icon="plus")
        first.clicked.connect(lambda: self.go.emit(QuizEditor()))
        said = _("Nothing was put away.") if archived else _("No quiz of your own yet. Make one, and it waits for your class on home.")
        self.nothing = Empty(self, said, [] if archived else [first])
        for piece in (self.table, *self.detail.pieces, *self.nothing.pieces):
            piece.hide()
        self.new.setFocus()
        self._read()

    def _read(self) -> None:
        quizzing.rows(self.context.school, alive(self, self._came), alive(self, self.trouble), archived=self.archived)

    def _came(self, rows: Sequence[QuizRow]) -> None:
        self.found = rows
        today = quizzing.today(self.context.school).isoformat()
        self.table.fill([self._cells(row, today) for row in rows])
        self.table.setVisible(bool(rows))
        for piece in self.detail.pieces:
            piece.setVisible(bool(rows))
        for piece in self.nothing.pieces:
            piece.setVisible(not rows)
        if rows:
            at = next((n for n, row in enumerate(rows) if row.kept.id == self.wanted), 0)
            self.table.point_at(at)
            self.show_row(at)
            self.table.setFocus()
        elif self.nothing.buttons:
            self.nothing.buttons[0].setFocus()
        self.arrange()
        self.raise_over()
        self.update()

    def _cells(self, row: QuizRow, today: str) -> tuple[Cell, ...]:
        quiz, school = row.kept.quiz, self.context.school
        lines = quizzes.about(quiz, lambda code: quiz_words.subject_name(code, school.bank, school.scheme))
        classes = _(", ").join(a.class_name for a in row.assigned)
        days = sorted({a.assignment.due for a in row.assigned if a.assignment.due})
        done, of = sum(a.done for a in row.assigned), sum(a.of for a in row.assigned)
        return (
            Cell(quiz.name, below=_(" + ").join(lines), bold=True),
            Cell(classes or _("no class yet"), faint=not classes),
            Cell(names.as_head(quizzes.day(days[-1], today)) if days else "–", faint=not days),
            Cell(quizzes.done_of(done, of) if of else "–", bold=bool(done), faint=not done),
        )

    def show_row(self, number: int) -> None:
        """Shows one quiz on the right."""
        if self.found:
            self.wanted = self.found[number].kept.id
            self.detail.show_row(self.found[number], quizzing.today(self.context.school).isoformat())
            self.arrange()

    # ---- deeds
    def do(self, deed: str) -> None:
        """Does with the current quiz what was pressed."""
        row, school = self.detail.row, self.context.school
        if row is None:
            return
        quiz_id = row.kept.id
        match deed:
            case "edit":
                self.go.emit(QuizEditor(quiz_id))
            case "copy":
                quizzing.copy(
                    school,
                    quiz_id,
                    quizzes.copy_of(row.kept.quiz.name),
                    alive(self, lambda made: self.go.emit(QuizEditor(made))),
                    alive(self, self.trouble),
                )
            case "print":
                quiz_printing.ask(self, row.kept.quiz)
            case "archive":
                self.wanted = ""
                quizzing.archive(school, quiz_id, alive0(self, self._read), alive(self, self.trouble), away=not self.archived)
            case "report":
                if self.detail.assigned is not None:
                    self.go.emit(ClassReportPage(self.detail.assigned.assignment.class_id))
            case _:
                self._certificate()

    def _certificate(self) -> None:
        """That of the student whose row is current, with the real name where the roster has one: this is the desk."""
        from wastequiz.paper.certificate import Earned

        student, row, of = self.detail.student, self.detail.row, self.detail.assigned
        if student is None or row is None or of is None or student.passed is not True:
            return
        who = student.real_name or student.nickname or names.contestant(student.seat, student.animal)
        day = quizzing.today(self.context.school).isoformat()
        found = Earned(row.kept.quiz.name, who, student.animal, of.class_name, student.right, student.questions, student.percent, day)
        certificate_saving.ask(self, found)

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), 420, 64)
        self.put(self.new, room.right() - 270, room.top() - 6, 270, 78)
        for n, segment in enumerate(self.tabs):
            self.put(segment, room.right() - 290 - 190 * (2 - n), room.top() - 4, 182, 70)
        top = room.top() + 92
        body = QRectF(room.left(), top, room.width(), room.bottom() - top)
        if self.tall:
            self.put(self.table, body.left(), body.top(), body.width(), 640)
            self.detail.put(QRectF(body.left(), body.top() + 660, body.width(), body.height() - 660))
        else:
            side = 540.0
            self.put(self.table, body.left(), body.top(), body.width() - side - 20, body.height())
            self.detail.put(QRectF(body.right() - side, body.top(), side, body.height()))
        self.nothing.arrange(body)
