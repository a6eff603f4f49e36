"""How a lesson stands: after a round, and at its end with thanks and what was missed most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from wastequiz.domain.lesson import OVER, Lesson
from wastequiz.domain.results import BoardRow
from wastequiz.domain.standings import Standing, class_standing, missed_most, standings
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.services import enrolling, hosting
from wastequiz.services.hosting import Hosting
from wastequiz.stage import paint, scenery, words
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Panel, Words
from wastequiz.stage.team_colours import fill_of
from wastequiz.ui.context import Context, alive
from wastequiz.ui.places import ClassReportPage, Home, LessonPlay
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.button_row import put_row
from wastequiz.ui.widgets.missed_panel import MissedPanel, missed_height
from wastequiz.ui.widgets.podium import IceBlock, confetti
from wastequiz.ui.widgets.standing_line import StandingLine
from wastequiz.wording import lessons

ON_THE_WALL, AT_THE_END = 9, 6
"""So many students stand in the list after a round, and at the end, where it says below what was missed."""
STEPS = 3
MOST_STEPS = 5
"""So many may stand on the podium where several share a place."""


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
        self.together = class_standing(host.lesson)
        self.students: Mapping[str, Student] = {}
        rows = standings(host.lesson)
        self.best = [row for row in rows if row.team or row.ref]
        if not host.lesson.spec.teams:
            self.best = [row for row in self.best if row.points > 0][: AT_THE_END if self.over else ON_THE_WALL]
        self.climbers = _climbers(self.best)
        title = _("Thank you, that was a good lesson!") if self.over else self._round_title(host.lesson)
        self.setAccessibleName(title)
        self.title = Words(self, title, 56, head=True, halo=True, align="center")
        self.panel = Panel(self)
        self.panel.setVisible(bool(self.best))
        self.whole = Panel(self, painter=self._paint_class)
        self.whole.setAccessibleName(self._class_words())
        self.whole.setVisible(not self.climbers)
        self.blocks: list[IceBlock] = []
        self.lines: list[StandingLine] = []
        self.missed = MissedPanel(self, host.lesson)
        self.missed.setVisible(self.over and bool(self.together.answers))
        self.buttons: list[Button] = []
        if not for_class:
            self._begin(host)
        enrolling.students(context.school, host.lesson.spec.class_id, alive(self, self._know), alive(self, self.trouble))

    def _begin(self, host: Hosting) -> None:
        """What only one of two windows does."""
        self._add_buttons()
        if self.over and not host.closed:
            host.finish(alive(self, self._ended), alive(self, self.trouble))
        if self.over and self.together.right:
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
        for row in self.climbers:
            found = self.students.get(row.ref)
            animal = found.animal if found else lessons.team_animal(lesson, row.team) or "fox"
            of = BoardRow(row.rank, found.seat if found else 0, animal, row.points, row.accuracy or 0.0, row.answers, 1, row.ref)
            block = IceBlock(self, row.rank, of, fill_of(row.team))
            block.setAccessibleName(lessons.stands(lesson, row, self.students))
            self.blocks.append(block)
        for row in self.best:
            found = self.students.get(row.ref)
            animal = found.animal if found else lessons.team_animal(lesson, row.team)
            who = lessons.who_stands(lesson, row, self.students)
            self.lines.append(StandingLine(self, row, who, animal, lessons.stands(lesson, row, self.students), fill_of(row.team)))
        for piece in (*self.blocks, *self.lines):
            piece.show()

    # ---- what leads on
    def _add_buttons(self) -> None:
        class_id = self.hosting.lesson.spec.class_id
        before = self._before
        if not self.over:
            self._button(_("Next round"), "next", self.go_on)
        elif before is not None:
            self._button(_("Back to the lesson"), "next", self.go_on)
        else:
            self._button(_("Done"), "check", self.go_on)
        if missed_most(self.hosting.lesson, 1):
            self._button(_("Ask the missed again"), "undo", self.ask_missed)
        if not self.over:
            return
        if before is None:
            self._button(_("Once more"), "play", self.again)
        self._button(_("Report"), "chart", lambda: self.go.emit(ClassReportPage(class_id, "lesson")))

    def _button(self, label: str, icon: str, deed: Callable[[], object]) -> None:
        first = not self.buttons
        button = Button(self, label, "primary" if first else "paper", size=46 if first else 40, icon=icon)
        button.clicked.connect(lambda: deed())
        self.buttons.append(button)

    @property
    def _before(self) -> Hosting | None:
        """The lesson that waits while what was missed in it is asked again."""
        before = self.context.session.hosting_before
        return None if before is None or before.closed or before is self.hosting else before

    # ---- layout
    def arrange(self) -> None:
        more = 124.0 if self.for_class else 0.0  # no buttons below
        found = self.missed.rows
        row = QRectF(40, 1786, 1000, 112) if self.tall else QRectF(72, 942, 1776, 112)
        first = self.buttons[:2] if self.tall and len(self.buttons) > 3 else []
        put_row(self, first, row.translated(0, -128), most=2000)
        put_row(self, self.buttons[len(first) :], row, most=2000)
        if self.tall:
            self.put(self.title, 40, 30, 1000, 100)
            podium = QRectF(60, 150, 960, 560)
            high = missed_height(found)
            missed = QRectF(40, row.top() + more - 26 - high - (128 if first else 0), 1000, high)
            if not self.best:
                missed.moveTop(760)
            panel = QRectF(40, 740, 1000, (missed.top() - 18 if self.missed.isVisibleTo(self) else 1740 + more) - 740)
        else:
            self.put(self.title, 72, 24, 1776, 96)
            high = missed_height(found)
            side = QRectF(960, 136, 888, 776 + more)
            podium = QRectF(90, 130, 830, 770 + more)
            if self.over and len(self.lines) > AT_THE_END:
                podium.setHeight(podium.height() - high - 14)
                panel, missed = side, QRectF(72, podium.bottom() + 14, 850, high)
            elif self.over and self.best and self.together.answers:
                panel, missed = side.adjusted(0, 0, 0, -high - 18), QRectF(side.left(), side.bottom() - high, side.width(), high)
            else:
                panel, missed = side, QRectF(side.left(), side.center().y() - high / 2, side.width(), high)
        panel.setHeight(min(panel.height(), 32 + 120.0 * len(self.best)))
        if self.tall and self.best:
            missed.moveTop(panel.bottom() + 26)
        self.put(self.panel, panel.x(), panel.y(), panel.width(), panel.height())
        self.put(self.missed, missed.x(), missed.y(), missed.width(), missed.height())
        if not self.best and not (self.over and self.together.answers):
            podium.moveLeft(self.area.center().x() - podium.width() / 2)
        whole = QRectF(podium.left() + 20, podium.center().y() - 260, podium.width() - 40, 520)
        self.put(self.whole, whole.x(), whole.y(), whole.width(), whole.height())
        self._put_podium(podium)
        high = min(120.0, (panel.height() - 32) / max(len(self.lines), 1))
        for n, line in enumerate(self.lines):
            self.put(line, panel.left() + 16, panel.top() + 12 + n * high, panel.width() - 32, high)
            line.raise_()
        self.raise_over()

    def _put_podium(self, box: QRectF) -> None:
        """The first in the middle, the second on its left, and so on; who shares a place stands as high."""
        steps = max(STEPS, len(self.blocks))
        across = box.width() / steps
        lower = min(56.0, (box.height() - 420) / 3)
        for n, block in enumerate(self.blocks):
            left = box.left() + _slot(n, steps) * across
            above = block.room_above(1) - block.room_above(block.rank)
            top = box.top() + above + (block.rank - 1) * lower
            self.put(block, left + 8, top, across - 16, box.bottom() - top)

    # ---- painting
    def paint_under(self, p: QPainter) -> None:
        if self.over and self.together.right:
            confetti(p, self.look, QRectF(self.area.left(), 0, self.area.width(), 640))

    def _class_words(self) -> str:
        """All answers of the class together."""
        if not self.together.answers:
            return _("Nobody has answered yet")
        return _("The whole class: {right} of {n} right").format(right=self.together.right, n=self.together.answers)

    def _paint_class(self, p: QPainter, box: QRectF) -> None:
        """Where nobody climbed the podium, the class together: a star where something was right."""
        look, t = self.look, self.look.theme
        middle = box.height() * 0.36
        if self.together.right:
            paint.star(p, look, box.center().x(), middle, 140)
        else:
            look.pictures.draw(p, "bins/mascot_think", box.center().x() - 130, middle - 150, 260)
        room = QRectF(24, box.height() * 0.68, box.width() - 48, box.height() * 0.26)
        words.display(p, look, room, self._class_words(), 64, t.colour("ink.text"), align="center", floor=28)

    # ---- deeds
    def go_on(self) -> None:
        """The next round; at the end back to the lesson that waits, or done."""
        if self.over:
            before = self._before
            if before is None:
                self.go.emit(Home())
            else:
                self.context.session = replace(self.context.session, hosting=before, hosting_before=None)
                self.go.emit(LessonPlay())
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

    def ask_missed(self) -> None:
        """A short round of what was missed; a lesson that is not over waits for it."""
        self.setEnabled(False)
        before = self._before if self.over else self.hosting

        def begun(host: Hosting) -> None:
            self.context.session = replace(self.context.session, hosting=host, hosting_before=before)
            self.go.emit(LessonPlay())

        hosting.begin_missed(self.context.school, self.hosting.lesson, alive(self, begun), alive(self, self.trouble))

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


def _climbers(rows: Sequence[Standing]) -> list[Standing]:
    """Who stands on the podium: the best three places with points; who shares a place stands with the others, or none of them does."""
    there = [row for row in rows if row.points > 0 and row.rank <= STEPS]
    while len(there) > MOST_STEPS and there[-1].rank > 1:
        there = [row for row in there if row.rank < there[-1].rank]
    return there[:MOST_STEPS]


def _slot(n: int, steps: int) -> int:
    """The place from the left of number `n` from the top, of `steps` places: from the middle outwards, left first."""
    middle = (steps - 1) // 2 if steps % 2 == 0 else steps // 2
    off = (n + 1) // 2
    if steps % 2 == 0:
        return middle + (off if n % 2 else -off)
    return middle + (-off if n % 2 else off)
