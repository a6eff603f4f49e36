"""How a lesson stands: after a round, and at its end with thanks and what was missed most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.lesson import OVER, Lesson
from wastequiz.domain.results import BoardRow
from wastequiz.domain.standings import class_standing, missed_most, standings
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.services import enrolling, hosting
from wastequiz.services.hosting import Hosting
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Panel, Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.pictures import item_picture
from wastequiz.ui.places import ClassReportPage, Home, LessonPlay, Place
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.ui.widgets.podium import IceBlock, confetti
from wastequiz.ui.widgets.standing_line import StandingLine
from wastequiz.wording import lessons, stems

ON_THE_WALL = 9
STEPS = 3


class LessonBoardScreen(Screen):
    """The standings of the session's lesson; at its end it is ended properly here."""

    scenery_name = scenery.HALL

    def __init__(self, context: Context, *, for_class: bool = False) -> None:
        """`for_class`: it stands in the class's own window, silently and without a button; the lesson is ended by the teacher's page."""
        super().__init__(context)
        self.for_class = for_class
        host = context.session.hosting
        if host is None:
            raise ValueError("no lesson to show")
        self.hosting = host
        self.over = host.lesson.phase == OVER
        self.students: Mapping[str, Student] = {}
        self.best = standings(host.lesson)[:ON_THE_WALL]
        title = _("Thank you, that was a good lesson!") if self.over else self._round_title(host.lesson)
        self.setAccessibleName(title)
        self.title = Words(self, title, 56, head=True, halo=True, align="center")
        self.panel = Panel(self)
        self.blocks: list[IceBlock] = []
        self.lines: list[StandingLine] = []
        self.missed = Panel(self, painter=self._paint_missed)
        self.missed.setAccessibleName(self._missed_words())
        self.missed.setVisible(self.over)
        self.buttons: list[Button] = []
        if not for_class:
            self._begin(host)
        enrolling.students(context.school, host.lesson.spec.class_id, alive(self, self._know), alive(self, self.trouble))

    def _begin(self, host: Hosting) -> None:
        """What only one of two windows does."""
        self._add_buttons()
        if self.over and not host.closed:
            host.finish(alive(self, self._ended), alive(self, self.trouble))
        if self.over:
            self.context.sound.play("win")
        if self.context.school.preferences.read_aloud:
            self.later(0, lambda: self.say(self.title.text()))

    @staticmethod
    def _round_title(lesson: Lesson) -> str:
        return _("After round {round} of {of}").format(round=lesson.round + 1, of=lesson.rounds)

    def _ended(self, _lesson: Lesson) -> None:
        """It is over, in the store too."""

    def _know(self, students: Sequence[Student]) -> None:
        self.students = {student.ref: student for student in students}
        self._fill()
        self.arrange()
        self.update()
        self.setFocus()

    def _fill(self) -> None:
        lesson = self.hosting.lesson
        known = [row for row in self.best if row.team or row.ref]
        for row in known[:STEPS]:
            found = self.students.get(row.ref)
            animal = found.animal if found else lessons.team_animal(lesson, row.team) or "fox"
            of = BoardRow(row.rank, found.seat if found else 0, animal, row.points, row.accuracy or 0.0, row.answers, 1, row.ref)
            block = IceBlock(self, row.rank, of)
            block.setAccessibleName(lessons.stands(lesson, row, self.students))
            self.blocks.append(block)
        for row in self.best:
            found = self.students.get(row.ref)
            animal = found.animal if found else lessons.team_animal(lesson, row.team)
            who = lessons.who_stands(lesson, row, self.students)
            self.lines.append(StandingLine(self, row, who, animal, lessons.stands(lesson, row, self.students)))
        for piece in (*self.blocks, *self.lines):
            piece.show()

    def _add_buttons(self) -> None:
        if not self.over:
            self._button(_("Next round"), "next", self.go_on)
            return
        class_id = self.hosting.lesson.spec.class_id
        self._button(_("Done"), "check", lambda: self.go.emit(Home()))
        self._button(_("Once more"), "play", self.again)
        report: Place = ClassReportPage(class_id)
        self._button(_("Report"), "chart", lambda: self.go.emit(report))

    def _button(self, label: str, icon: str, deed: Callable[[], object]) -> None:
        first = not self.buttons
        button = Button(self, label, "primary" if first else "paper", size=46 if first else 40, icon=icon)
        button.clicked.connect(lambda: deed())
        self.buttons.append(button)

    # ---- layout
    def arrange(self) -> None:
        more = 124.0 if self.for_class else 0.0  # no buttons below
        if self.tall:
            self.put(self.title, 40, 30, 1000, 100)
            podium = QRectF(60, 150, 960, 560)
            panel = QRectF(40, 740, 1000, (1000 if not self.over else 610) + more)
            missed, row = QRectF(40, 1376 + more, 1000, 380), QRectF(40, 1786, 1000, 112)
        else:
            self.put(self.title, 72, 24, 1776, 96)
            podium = QRectF(90, 130, 830, (770 if not self.over else 470) + more)
            panel = QRectF(960, 136, 888, 776 + more)
            missed, row = QRectF(72, 626 + more, 850, 286), QRectF(72, 942, 1776, 112)
        self.put(self.panel, panel.x(), panel.y(), panel.width(), panel.height())
        self.put(self.missed, missed.x(), missed.y(), missed.width(), missed.height())
        self._put_podium(podium)
        high = min(120.0, (panel.height() - 32) / max(len(self.lines), 1))
        for n, line in enumerate(self.lines):
            self.put(line, panel.left() + 16, panel.top() + 12 + n * high, panel.width() - 32, high)
            line.raise_()
        self.raise_over()
        put_row(self, self.buttons, row, most=2000)

    def _put_podium(self, box: QRectF) -> None:
        """The first in the middle, the second on its left."""
        across = box.width() / STEPS
        lower = 0.0 if self.over and not self.tall else 56.0
        for n, block in enumerate(self.blocks):
            left = box.left() + {0: 1, 1: 0, 2: 2}[n] * across
            above = block.room_above(1) - block.room_above(block.rank)
            top = box.top() + above + n * lower
            self.put(block, left + 8, top, across - 16, box.bottom() - top)

    # ---- painting
    def paint_under(self, p: QPainter) -> None:
        if self.over:
            confetti(p, self.look, QRectF(self.area.left(), 0, self.area.width(), 640))
        if not any(row.team or row.ref for row in self.best):
            self._paint_class(p)

    def _paint_class(self, p: QPainter) -> None:
        """Where nobody is known, the class together."""
        found = class_standing(self.hosting.lesson)
        box = QRectF(240, 190, 600, 480) if self.tall else QRectF(200, 160, 600, 420)
        t = self.look.theme
        paint.star(p, self.look, box.center().x(), box.top() + 150, 130)
        label = _("{right} of {n} right").format(right=found.right, n=found.answers)
        words.display(p, self.look, QRectF(box.left(), box.top() + 300, box.width(), 100), label, 60, t.colour("ink.text"), align="center")

    def _missed(self) -> list[tuple[str, str, str]]:
        """(picture, question, how many had it right) of what was missed most."""
        lesson = self.hosting.lesson
        scheme = self.context.school.bank.scheme(lesson.spec.scheme)
        found: list[tuple[str, str, str]] = []
        for row in missed_most(lesson):
            question = lesson.questions[row.question]
            share = _("{percent} right").format(percent=f"{round(row.correct * 100)}%")
            found.append((question.picture, stems.stem(question, scheme), share))
        return found

    def _missed_words(self) -> str:
        found = self._missed()
        if not found:
            return _("Not one mistake!")
        return _("What was missed most") + ": " + "; ".join(f"{stem} {share}" for _picture, stem, share in found)

    def _paint_missed(self, p: QPainter, box: QRectF) -> None:
        t, found = self.look.theme, self._missed()
        head = _("What was missed most") if found else _("Not one mistake!")
        words.display(p, self.look, QRectF(32, 10, box.width() - 64, 56), head, 38, t.colour("ink.text"), fat=0.025, floor=20)
        each = (box.height() - 80) / 3
        for n, (picture, stem, share) in enumerate(found):
            top = 70 + n * each
            if picture:
                side = each - 8
                self.look.pictures.draw(p, item_picture(picture), 32, top + 4, side)
            across = words.width(self.look, share, 28, bold=True) + 8
            right = box.width() - 32 - across
            words.text(p, self.look, QRectF(right, top, across, each), share, 28, t.colour("tryAgain.lip"), bold=True, align="right")
            words.text(p, self.look, QRectF(140, top, right - 160, each), stem, 30, t.colour("ink.text"), floor=14)

    # ---- deeds
    def go_on(self) -> None:
        """The next round; at the end, done."""
        if self.over:
            self.go.emit(Home())
            return
        try:
            self.hosting.next(alive(self, lambda _l: self.go.emit(LessonPlay())), alive(self, self.trouble))
        except ValueError:
            return  # pressed twice, or paused

    def again(self) -> None:
        """Another lesson of the same make."""
        self.setEnabled(False)

        def begun(host: Hosting) -> None:
            self.context.session.hosting = host
            self.go.emit(LessonPlay())

        hosting.begin(self.context.school, self.hosting.lesson.spec, alive(self, begun), alive(self, self.trouble))

    def leave(self) -> None:
        """Home; a lesson that is not over is offered again."""
        if not self.for_class:
            self.go.emit(Home())

    def move_focus(self, dx: int, dy: int) -> bool:
        """The arrow to the right goes on where there is nothing else to reach, as a clicker means it."""
        if dx > 0 and not self.over:
            self.go_on()
            return True
        return super().move_focus(dx, dy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.for_class:
            event.ignore()  # keys are the teacher's page's
            return
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_PageDown.value, Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
            self.go_on()
            return
        super().keyPressEvent(event)
