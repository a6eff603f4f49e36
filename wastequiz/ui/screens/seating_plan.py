"""The seating plan as the teacher sees it from the board: touch two places, and who sits there changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QWidget

from wastequiz.domain.errors import EmptyClass
from wastequiz.domain.seating import Place, Seating, usual
from wastequiz.domain.students import Student
from wastequiz.i18n import _
from wastequiz.services import enrolling, seating
from wastequiz.stage import paint, scenery
from wastequiz.stage import words as lettering
from wastequiz.stage.pieces import Button, RoundButton
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.places import LessonSetUp, Rosters
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.seat_place import SeatPlace
from wastequiz.ui.widgets.stepper import Stepper
from wastequiz.wording import names

COLUMNS = tuple(range(2, 11))
MOST_ROWS = 20
GAP = 10.0
LEAST = 88.0
BOARD = 64.0
ARROW = 92.0


class SeatingPlanScreen(Screen):
    """The row nearest to the board is the lowest. Every change is kept at once; the last one can be taken back."""

    scenery_name = scenery.PAPER
    top_bar = (150.0, 150.0)

    def __init__(self, context: Context, class_id: int) -> None:
        super().__init__(context)
        self.setAccessibleName(_("Seating plan"))
        self.class_id = class_id
        self.back_to = LessonSetUp(class_id)
        self.roster: Sequence[Student] = ()
        self.plan = Seating(1, 1)
        self.before: Seating | None = None
        self.chosen: Place | None = None
        self.page, self.pages, self._rows_shown = 0, 1, 1
        self.places: list[SeatPlace] = []
        self.add_back()
        self.title = Words(self, _("Seating plan"), 60, head=True, halo=True)
        self.hint = Words(self, "", 30, colour="ink.textSecondary")
        self.columns = Stepper(self, _("Columns"), COLUMNS, COLUMNS[0], self.set_columns)
        self.rows_of = Stepper(self, _("Rows"), (1,), 1, self.set_rows)
        self.by_seat = Button(self, _("By seat number"), "paper", size=32)
        self.by_seat.clicked.connect(lambda: self.change(usual(self.roster, self.plan.columns)))
        self.undo = RoundButton(self, "undo", _("Take the last change back"))
        self.undo.clicked.connect(self.take_back)
        self.up = RoundButton(self, "up", _("Further from the board"))
        self.down = RoundButton(self, "down", _("Nearer to the board"))
        self.up.clicked.connect(lambda: self.turn(1))
        self.down.clicked.connect(lambda: self.turn(-1))
        self.empty: Empty | None = None
        self._first: QWidget | None = None
        self._board = QRectF()
        self._show_tools(False)
        enrolling.students(context.school, class_id, alive(self, self._students_came), alive(self, self.trouble))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._first or self.back or self).setFocus()

    def _students_came(self, roster: Sequence[Student]) -> None:
        self.roster = roster
        seating.seating(self.context.school, self.class_id, alive(self, self._show), alive(self, self._not_there))

    def _not_there(self, error: BaseException) -> None:
        if not isinstance(error, EmptyClass):
            self.trouble(error)
            return
        fill = Button(self, _("Fill the class"), "primary", size=40, icon="edit")
        fill.clicked.connect(lambda: self.go.emit(Rosters(self.class_id)))
        self.empty = Empty(self, _("Nobody sits in this class yet. Add students in the list of classes."), [fill])
        for piece in self.empty.pieces:
            piece.show()
        self.arrange()
        self._first = fill
        fill.setFocus()

    # ---- changing
    def change(self, plan: Seating) -> None:
        """Shows another plan and keeps it."""
        self.before = self.plan
        self._keep(plan)

    def take_back(self) -> None:
        """The plan as it was before the last change; once more, and it is as after it."""
        if self.before is not None:
            self.before, now = self.plan, self.before
            self._keep(now)

    def _keep(self, plan: Seating) -> None:
        self._show(plan)
        seating.keep_seating(self.context.school, self.class_id, plan, alive0(self, self._kept), alive(self, self.trouble))

    def _kept(self) -> None:
        """Nothing to tell: what is seen is kept."""

    def set_columns(self, n: int) -> None:
        """Another number of columns: a plan by seat number is made anew, in another those who lose their place get the first free ones."""
        plan = self.plan
        if plan.places == usual(self.roster, plan.columns).places:
            self.change(usual(self.roster, n))
            return
        kept = {ref: place for ref, place in plan.places.items() if place[0] < n}
        self.change(Seating(n, plan.rows, kept).fitted(self.roster))

    def set_rows(self, n: int) -> None:
        self.change(replace(self.plan, rows=n))

    def _touch(self, place: Place, _checked: bool = False) -> None:
        held = self.chosen
        if held is None or held == place:
            self.chosen = None if held == place else place
            self._tell_held()
            return
        self.chosen = None
        moving = self.plan.at(held) or self.plan.at(place)
        if not moving:  # two empty places
            self.chosen = place
            self._tell_held()
            return
        self.change(self.plan.put(moving, place if self.plan.at(held) else held))

    def _tell_held(self) -> None:
        for piece in self.places:
            piece.setChecked(piece.place == self.chosen)
            piece.update()
        ref = "" if self.chosen is None else self.plan.at(self.chosen)
        student = next((s for s in self.roster if s.ref == ref), None)
        if self.chosen is None:
            self.hint.setText(_("Touch two places to change them."))
        elif student is None:
            self.hint.setText(_("Who comes to this place?"))
        else:
            self.hint.setText(_("{who}: to which place?").format(who=names.contestant(student.seat, student.animal)))

    # ---- pieces
    def _show(self, plan: Seating) -> None:
        self.plan = plan
        self.columns.offer(sorted({*COLUMNS, plan.columns}), plan.columns)
        used = max([0, *(row for _column, row in plan.places.values())]) + 1
        self.rows_of.offer(range(used, max(MOST_ROWS, plan.rows) + 1), plan.rows)
        by_ref = {student.ref: student for student in self.roster}
        focused = self.focusWidget()
        was = focused.place if isinstance(focused, SeatPlace) else None
        wanted = [(column, row) for row in range(plan.rows) for column in range(plan.columns)]
        if [piece.place for piece in self.places] != wanted:
            for piece in self.places:
                self.forget(piece)
            self.places = [SeatPlace(self, place) for place in wanted]
            for piece in self.places:
                piece.clicked.connect(partial(self._touch, piece.place))
        for piece in self.places:
            piece.seat(by_ref.get(plan.at(piece.place)))
        self._show_tools(True)
        self._tell_held()
        self.arrange()
        self.reach_changed()
        if self._first is None or was is not None:
            self._first = next((piece for piece in self.places if piece.place == was), self.places[0])
            self._first.setFocus()
        else:
            self._first = self.back
        self.raise_over()
        self.update()

    def _show_tools(self, shown: bool) -> None:
        self.columns.show(shown)
        self.rows_of.show(shown)
        for piece in (self.hint, self.by_seat):
            piece.setVisible(shown)
        self.undo.setVisible(shown and self.before is not None)
        for piece in (self.up, self.down):
            piece.setVisible(shown and self.pages > 1)

    # ---- where things stand
    def arrange(self) -> None:
        self.put_back()
        tall = self.tall
        self.put(self.title, 182, 40, 560 if tall else 416, 84)
        if tall:
            self.put(self.undo, 934, 38, 92, 98)
            self.columns.put(QRectF(60, 150, 440, 92))
            self.rows_of.put(QRectF(560, 150, 460, 92))
            self.put(self.hint, 60, 270, 560, 60)
            self.put(self.by_seat, 660, 256, 360, 92)
            self._arrange_grid(QRectF(40, 370, 1000, 1500))
        else:
            self.put(self.undo, 1756, 38, 92, 98)
            self.put(self.hint, 192, 122, 900, 46)
            self.put(self.by_seat, 610, 40, 240, 92)
            self.columns.put(QRectF(876, 40, 416, 92))
            self.rows_of.put(QRectF(1322, 40, 412, 92))
            self._arrange_grid(QRectF(60, 180, 1800, 868))
        if self.empty is not None:
            self.empty.arrange(QRectF(40, 400, 1000, 1200) if tall else QRectF(72, 200, 1776, 760))

    def _arrange_grid(self, box: QRectF) -> None:
        if not self.places:
            return
        plan = self.plan
        self._board = QRectF(box.center().x() - 300, box.bottom() - BOARD, 600, BOARD)
        room = box.adjusted(0, 0, 0, -BOARD - 14)
        fits = max(1, int((room.height() + GAP) // (LEAST + GAP)))
        self._rows_shown = min(plan.rows, fits)
        self.pages = -(-plan.rows // self._rows_shown)
        self.page = min(self.page, self.pages - 1)
        if self.pages > 1:
            room = room.adjusted(0, 0, -ARROW - 16, 0)
        across = min(230.0, (room.width() - GAP * (plan.columns - 1)) / plan.columns)
        down = min(130.0, (room.height() - GAP * (self._rows_shown - 1)) / self._rows_shown)
        left = room.center().x() - (across * plan.columns + GAP * (plan.columns - 1)) / 2
        for piece in self.places:
            column, row = piece.place
            page, at = divmod(row, self._rows_shown)
            self.put(piece, left + column * (across + GAP), room.bottom() - down - at * (down + GAP), across, down)
            piece.setVisible(page == self.page)
        self.put(self.up, box.right() - ARROW, room.center().y() - 110, ARROW, ARROW + 6)
        self.put(self.down, box.right() - ARROW, room.center().y() + 12, ARROW, ARROW + 6)
        for button, there in ((self.up, self.page < self.pages - 1), (self.down, self.page > 0)):
            button.setVisible(self.pages > 1)
            button.setEnabled(there)
            button.faded = not there
            button.update()

    def turn(self, step: int) -> None:
        """Shows rows further from the board (+1) or nearer to it."""
        if 0 <= self.page + step < self.pages:
            self.page += step
            self.arrange()
            if not (self.up.isEnabled() and self.down.isEnabled()):
                (self.down if step > 0 else self.up).setFocus()
            self.update()

    def paint_under(self, p: QPainter) -> None:
        """The board, where the teacher stands."""
        if self.places:
            t = self.look.theme
            paint.rounded(p, self._board, 18, t.colour("surface.paper2"), t.colour("ink.outline"), 4)
            lettering.text(
                p,
                self.look,
                self._board.adjusted(12, 2, -12, -2),
                _("The board: you stand here"),
                30,
                t.colour("ink.text"),
                bold=True,
                align="center",
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if event.key() == Qt.Key.Key_PageUp else -1)
            return
        super().keyPressEvent(event)
