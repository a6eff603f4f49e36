"""The teams of a class: made anew by rows, by lot or balanced, and mended by touching a student and then a team."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import EmptyClass, KnownError
from wastequiz.domain.students import Student
from wastequiz.domain.teams import LEAST, MOST, Team, move, team_of
from wastequiz.i18n import _
from wastequiz.services import enrolling, seating
from wastequiz.services.seating import HOW
from wastequiz.stage import scenery
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.lesson_draft import Draft, complete
from wastequiz.ui.places import LessonSetUp, Rosters
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.stepper import Stepper
from wastequiz.ui.widgets.team_column import StudentTile, TeamColumns, TeamHead
from wastequiz.wording import lesson_set_up as wording
from wastequiz.wording import names
from wastequiz.wording.errors import sentence

USUAL = 4
"""So many teams where the class has none yet."""


class TeamsScreen(Screen):
    """Every change is kept at once; the last one can be taken back."""

    scenery_name = scenery.PAPER
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context, class_id: int) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Teams"))
        self.class_id = class_id
        self.back_to = LessonSetUp(class_id)
        self.roster: Sequence[Student] = ()
        self.teams: tuple[Team, ...] = ()
        self.before: tuple[Team, ...] = ()
        """The teams before the last change; () none."""
        self.chosen = ""
        """Who was touched and waits for a team."""
        self._how = HOW[0]
        self.add_back()
        self.title = Words(self, _("Teams"), 60, head=True, halo=True)
        self.hint = Words(self, "", 30, colour="ink.textSecondary")
        self.anew = [Button(self, wording.how(how), "paper", size=34) for how in HOW]
        for button, how in zip(self.anew, HOW, strict=True):
            button.setAccessibleDescription(_("Make the teams anew"))
            button.clicked.connect(lambda _checked=False, how=how: self.make(how, self.count.value))
        self.count = Stepper(self, _("Teams"), range(LEAST, MOST + 1), USUAL, self._count)
        self.undo = RoundButton(self, "undo", _("Take the last change back"))
        self.undo.clicked.connect(self.take_back)
        self.columns = TeamColumns(self, self._touch_student, self._touch_team)
        self.empty: Empty | None = None
        self.notice = Notice(self, lambda: QRectF(182, 190, 850, 150) if self.tall else QRectF(72, 180, 1200, 130))
        self._first: QWidget | None = None
        self._show_tools(False)
        enrolling.students(context.school, class_id, alive(self, self._students_came), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._first or self.back or self).setFocus()

    @property
    def heads(self) -> list[TeamHead]:
        return self.columns.heads

    @property
    def students(self) -> list[StudentTile]:
        return self.columns.students

    def _students_came(self, roster: Sequence[Student]) -> None:
        self.roster = roster
        seating.teams(self.context.school, self.class_id, alive(self, self._teams_came), alive(self, self.trouble))

    def _teams_came(self, kept: Sequence[Team]) -> None:
        if not self.roster:
            self._show_empty()
        elif kept:
            self._show(complete(kept, [student.ref for student in self.roster]))
        else:
            self.make(self._how, min(USUAL, max(LEAST, len(self.roster))))

    def _show_empty(self) -> None:
        fill = Button(self, _("Fill the class"), "primary", size=40, icon="edit")
        fill.clicked.connect(lambda: self.go.emit(Rosters(self.class_id)))
        self.empty = Empty(self, _("Nobody sits in this class yet. Teams can still play, without names."), [fill])
        for piece in self.empty.pieces:
            piece.show()
        self.arrange()
        self._first = fill
        fill.setFocus()

    # ---- making
    def _count(self, n: int) -> None:
        self.make(self._how, n)

    def make(self, how: str, n: int) -> None:
        """Makes `n` teams anew by one of seating.HOW."""
        self._how = how
        seating.suggest_teams(self.context.school, self.class_id, how, n, alive(self, self.change), alive(self, self._not_made))

    def _not_made(self, error: BaseException) -> None:
        if isinstance(error, EmptyClass):
            self._show_empty()
        elif isinstance(error, KnownError):
            if self.teams:
                self.count.offer(range(LEAST, MOST + 1), len(self.teams))
            else:
                self._show_tools(True)
                self.arrange()
            self.notice.tell(sentence(error))
        else:
            self.trouble(error)

    def change(self, teams: Sequence[Team]) -> None:
        """Shows other teams and keeps them."""
        self.before = self.teams
        self._keep(tuple(teams))

    def take_back(self) -> None:
        """The teams as they were before the last change; once more, and they are as after it."""
        if self.before:
            self.before, now = self.teams, self.before
            self._keep(now)

    def _keep(self, teams: tuple[Team, ...]) -> None:
        self.notice.hush()
        self._show(teams)
        session = self.context.session
        draft = session.lesson_draft or Draft(self.class_id)
        session.lesson_draft = draft.kept_teams(len(teams))
        seating.keep_teams(self.context.school, self.class_id, teams, alive0(self, self._kept), alive(self, self.trouble))

    def _kept(self) -> None:
        """Nothing to tell: what is seen is kept."""

    # ---- moving
    def _touch_student(self, ref: str) -> None:
        self.chosen = "" if self.chosen == ref else ref
        self._tell_held()

    def _touch_team(self, number: int) -> None:
        if not self.chosen:
            self.notice.tell(_("Touch a student first, then the team they go to."))
            return
        held, self.chosen = self.chosen, ""
        if team_of(self.teams, held) == number:
            self._tell_held()
            return
        self.change(move(self.teams, held, number))
        self.columns.focus_student(held)

    def _tell_held(self) -> None:
        student = next((s for s in self.roster if s.ref == self.chosen), None)
        if student is None:
            self.hint.setText(_("Touch a student, then the team they go to."))
        else:
            who = names.contestant(student.seat, student.animal)
            self.hint.setText(_("{who}: to which team?").format(who=who))
            if self.context.school.preferences.read_aloud:
                self.say(self.hint.text())
        self.columns.hold(self.chosen)

    # ---- pieces
    def _show(self, teams: tuple[Team, ...]) -> None:
        self.teams = teams
        self.count.offer(range(LEAST, MOST + 1), len(teams))
        focused = self.focusWidget()
        stays = focused if isinstance(focused, Button | RoundButton) and focused.isVisible() else None
        self._show_tools(True)
        self.columns.show(teams, self.roster)
        self._tell_held()
        self.arrange()
        self.reach_changed()
        self._first = stays or self._first or (self.students[0] if self.students else self.back)
        if stays is None and self.students:
            self._first = self.students[0]
            self._first.setFocus()
        self.raise_over()
        self.update()

    def _show_tools(self, shown: bool) -> None:
        self.count.show(shown)
        for piece in (*self.anew, self.hint):
            piece.setVisible(shown)
        self.undo.setVisible(shown and bool(self.before))

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        self.put(self.title, 182, 40, 420, 84)
        self.put(self.undo, 934 if tall else 1756, 38, 92, 98)
        if tall:
            self.put(self.hint, 60, 258, 960, 52)
            self.count.put(QRectF(560, 40, 350, 92))
            self._put_row(60, 156, 960)
            self.columns.arrange(QRectF(40, 320, 1000, 1560))
        else:
            self.put(self.hint, 192, 122, 900, 46)
            self._put_row(780, 40, 580)
            self.count.put(QRectF(1384, 40, 350, 92))
            self.columns.arrange(QRectF(60, 180, 1800, 868))
        if self.empty is not None:
            self.empty.arrange(QRectF(40, 400, 1000, 1200) if tall else QRectF(72, 200, 1776, 760))
        if not self.notice.isHidden():
            self.notice.place()

    def _put_row(self, x: float, y: float, room: float) -> None:
        across = (room - 2 * 14) / 3
        for i, button in enumerate(self.anew):
            self.put(button, x + i * (across + 14), y, across, 92)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0.value
        if 1 <= number <= len(self.teams) and self.chosen:
            self._touch_team(self.teams[number - 1].id)
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.columns.turn(-1 if event.key() == Qt.Key.Key_PageUp else 1)
            return
        super().keyPressEvent(event)
