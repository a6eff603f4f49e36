"""Classes and students: the small roster editor. Real names stand here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QPainter

from wastequiz.domain.errors import KnownError
from wastequiz.domain.memory import Lanterns
from wastequiz.domain.students import MAX_SEAT, SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.services import enrolling, goals, name_reading
from wastequiz.stage.fields import Field, Segment, StateLine, desk_card
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Column, Table
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import ClassReportPage, Home, LessonSetUp, MoveUp, Place, RosterImport, Rosters
from wastequiz.ui.widgets import class_keeping, guardians_sheet, roster_asking, roster_note, roster_removing, roster_rows, seats_keeping
from wastequiz.ui.widgets.noticed_button import NoticedButton
from wastequiz.ui.widgets.roster_forms import ClassForm, StudentForm
from wastequiz.ui.widgets.roster_layout import Desk
from wastequiz.ui.widgets.roster_more import ClassMore, StudentMore
from wastequiz.ui.widgets.seats_form import SeatsForm

Then = Callable[[], object]


RosterForm = StudentForm | ClassForm | SeatsForm | ClassMore | StudentMore


class RostersScreen(DeskScreen):
    """Classes on the left, the students of one in the middle, a form on the right. A change that was not saved is saved on the way on."""

    entry: Place = Rosters()

    def __init__(self, context: Context, class_id: int = 0, *, for_lesson: bool = False) -> None:
        """`for_lesson`: it was opened from a lesson that is being set up, and leads back there."""
        super().__init__(context, _("Classes and students"))
        self.for_lesson = for_lesson
        self.class_id = class_id or context.school.preferences.last_class
        self.classes: list[SchoolClass] = []
        self.class_rows: list[roster_rows.ClassRow] = []
        self.unfolded = False
        self.students: list[Student] = []
        self.listed: list[Student] = []
        """Those of the students who stand in the list, in its order."""
        self.take_in = Button(self, _("Import"), "primary", size=28, icon="upload")
        self.move_up = Button(self, _("Move up a year"), "paper", size=28, icon="up")
        self.sheet = Button(self, _("Sheet for guardians"), "paper", size=28, icon="print")
        self.note = StateLine(self)
        roster_note.tell(self.note, context.school, ())
        self.noticed = NoticedButton(self, self._settle)
        self.report = Button(self, _("Report"), "paper", size=28, icon="chart")
        self.report.setAccessibleName(_("Class report"))
        self.class_table = Table(self, _("Classes"), [Column(_("Classes"), 1)], row=92, head=0)
        self.new_class = Button(self, _("New class"), "paper", size=28, icon="plus")
        self.class_head = Words(self, "", 32, head=True)
        self.edit_class = Button(self, _("Change the class"), "paper", size=24, icon="edit")
        self.search = Field(self, _("Find a student"), hint=_("name, pinyin or number"))
        self.order = Segment(self, _("By name"), size=24)
        self.table = Table(self, _("Students"), roster_rows.student_columns())
        self.nobody = Words(self, "", 30, colour="ink.textSecondary", align="center")
        self.add_student = Button(self, _("Add a student"), "paper", size=28, icon="plus")
        self.add_seats = Button(self, _("Add several seats"), "paper", size=28, icon="users")
        self.student_form = StudentForm(
            self, self.save_student, self._ask_before_removing_student, lambda: self._settle(self._open_student_more)
        )
        self.class_form = ClassForm(self, self.save_class, self._ask_before_removing_class, lambda: self._settle(self._open_class_more))
        self.seats_form = SeatsForm(self, self._keep_seats, self._keep_names)
        self.class_more = ClassMore(self, self._class_done, self._show_class_form)
        self.student_more = StudentMore(self, self._student_gone, self._back_to_student)
        self.form: RosterForm | None = None
        self.forms: tuple[RosterForm, ...] = (self.student_form, self.class_form, self.seats_form, self.class_more, self.student_more)
        for form in self.forms:
            form.set_visible(False)
        self.nobody.hide()
        self._connect()
        self._read_classes()

    def _connect(self) -> None:
        self.take_in.clicked.connect(lambda: self._settle(lambda: self.go.emit(RosterImport(self.class_id))))
        self.move_up.clicked.connect(lambda: self._settle(lambda: self.go.emit(MoveUp())))
        self.sheet.clicked.connect(lambda: self._settle(lambda: guardians_sheet.ask(self)))
        self.search.textChanged.connect(self._list_again)
        self.order.setCheckable(True)
        self.order.clicked.connect(self._list_again)
        self.report.clicked.connect(lambda: self._settle(lambda: self.go.emit(ClassReportPage(self.class_id))))
        self.class_table.chosen.connect(self._class_chosen)
        self.new_class.clicked.connect(lambda: self._settle(self._begin_class))
        self.edit_class.clicked.connect(lambda: self._settle(self._change_class))
        self.table.chosen.connect(self._student_chosen)
        self.table.opened.connect(self._student_opened)
        self.add_student.clicked.connect(lambda: self._settle(self._add_student))
        self.add_seats.clicked.connect(lambda: self._settle(self._begin_seats))

    # ---- where things stand
    def arrange_room(self) -> None:
        room = Desk(self.room, tall=self.tall)
        top = (self.take_in, self.move_up, self.sheet, self.report, self.noticed)
        lists = ((self.class_table, room.classes), (self.table, room.students), (self.nobody, room.nobody))
        heads = ((self.note, room.note), (self.class_head, room.class_head), (self.edit_class, room.edit_class))
        new = ((self.new_class, room.new_class), (self.add_student, room.add_student), (self.add_seats, room.add_seats))
        for piece, box in (*zip(top, room.top, strict=True), *heads, (self.search, room.search), (self.order, room.order), *lists, *new):
            self.put(piece, box.x(), box.y(), box.width(), box.height())
        if self.form is not None:
            self.form.card.put(self, room.form.left(), room.form.top(), room.form.width(), at_least=room.form.height())

    def paint_under(self, p: QPainter) -> None:
        super().paint_under(p)
        if self.form is not None:
            desk_card(p, self.look, self.form.card.box)

    def _show_form(self, form: RosterForm | None) -> None:
        for other in self.forms:
            other.set_visible(other is form)
        self.form = form
        self.arrange()
        self.update()

    # ---- reading
    def _read_classes(self, then: Then | None = None) -> None:
        def show(found: Sequence[SchoolClass]) -> None:
            self.classes = list(found)
            if self.class_id not in [c.id for c in found]:
                playing = [row for row in roster_rows.class_rows(found, unfolded=True) if isinstance(row, SchoolClass)]
                self.class_id = playing[0].id if playing else 0
            self.unfolded = self.unfolded or any(c.archived and c.id == self.class_id for c in found)
            self._show_classes()
            roster_note.tell(self.note, self.context.school, self.classes)
            self._read_students(then)

        enrolling.all_classes(self.context.school, alive(self, show), alive(self, self.trouble))

    def _show_classes(self) -> None:
        self.class_rows = roster_rows.class_rows(self.classes, unfolded=self.unfolded)
        archived = sum(c.archived for c in self.classes)
        at = next((n for n, row in enumerate(self.class_rows) if isinstance(row, SchoolClass) and row.id == self.class_id), -1)
        self.class_table.fill([roster_rows.of_row(row, archived) for row in self.class_rows], at)

    def _read_students(self, then: Then | None = None) -> None:
        if not self.class_id:
            self._show_students(())
            self._begin_class()
            self.class_form.say(_("There is no class yet. Write the name of the first one."), "info")
            return

        def show(found: Sequence[Student]) -> None:
            self._show_students(found)
            if then is not None:
                then()
            elif self.form is None:
                self._show_class_form()

        enrolling.students(self.context.school, self.class_id, alive(self, show), alive(self, self.trouble))

    def _show_students(self, found: Sequence[Student]) -> None:
        self.students = list(found)
        there = self.school_class
        self.class_head.setText("" if there is None else there.name)
        for button in (self.edit_class, self.add_student, self.add_seats):
            button.setEnabled(there is not None)
        self._list_again()
        self.nobody.setText(_("Nobody here yet. Add seats, and everybody gets an animal.") if there is not None else "")
        self.nobody.setVisible(there is not None and not self.students)
        if there is not None and there.students != len(self.students):
            at = self.classes.index(there)
            self.classes[at] = replace(there, students=len(self.students))
            self._show_classes()

    def _list_again(self) -> None:
        self._list_students(self.student_form.student.ref if self.form is self.student_form and self.student_form.student else "")

    def _list_students(self, ref: str = "") -> None:
        """Those whom the search means, by seat or by name; `ref`: who stays the current one."""
        found = name_reading.find(self.search.text(), self.students)
        self.listed = list(name_reading.by_name(found) if self.order.isChecked() else found)
        at = next((i for i, s in enumerate(self.listed) if s.ref == ref), -1)
        self.table.fill([roster_rows.of_student(s) for s in self.listed], at)

    @property
    def school_class(self) -> SchoolClass | None:
        return next((c for c in self.classes if c.id == self.class_id), None)

    # ---- going on without losing anything
    def _settle(self, then: Then) -> None:
        """Saves what was changed and not saved, then goes on; where it cannot be saved, says why and stays."""
        if self.form is self.student_form and self.student_form.changed:
            self.save_student(then)
        elif self.form is self.class_form and self.class_form.changed and self.class_form.school_class is not None:
            self.save_class(then)
        else:
            then()

    def _point_back(self) -> None:
        """The current rows again, after a way on was refused."""
        self._show_classes()
        student = self.student_form.student if self.form is self.student_form else None
        self.table.point_at(next((i for i, s in enumerate(self.listed) if student is not None and s.ref == student.ref), -1))

    def settle_then(self, then: Then) -> None:
        self._settle(then)

    def _go_back(self) -> None:
        """Home, or to the lesson with the class that stands here."""
        self.go.emit(LessonSetUp(self.class_id) if self.for_lesson else Home())

    def leave(self) -> None:
        form = self.form
        if form is None or not form.changed:
            self._go_back()
            return
        new_class = form is self.class_form and self.class_form.school_class is None
        refused = form.message.danger and bool(form.message.text())
        if new_class or refused:
            roster_asking.before_leaving(self, self._go_back)
        else:
            self._settle(self._go_back)

    # ---- classes
    def _class_chosen(self, row: int) -> None:
        chosen = self.class_rows[row]
        if not isinstance(chosen, SchoolClass):
            self.unfolded = self.unfolded != (chosen == roster_rows.ARCHIVED)
            self._show_classes()
            return
        wanted = chosen.id

        def go_on() -> None:
            self.class_id = wanted
            self.search.setText("")
            self._show_form(None)
            self.student_form.student = None
            self._read_classes()

        self._settle(go_on)

    def _begin_class(self) -> None:
        self.class_form.show(None)
        self._show_form(self.class_form)
        self.class_form.name.setFocus()

    def _change_class(self) -> None:
        self._show_class_form()
        self.class_form.name.setFocus()

    def _show_class_form(self) -> None:
        self.class_form.show(self.school_class)
        self.table.point_at(-1)
        self._show_form(self.class_form)
        if self.school_class is not None:
            goals.lanterns(self.context.school, self.school_class.id, alive(self, self._show_goal), alive(self, self.trouble))

    def _show_goal(self, found: Lanterns) -> None:
        form = self.class_form
        if form.school_class is not None and form.school_class.id == found.class_id and form.goal.text() == str(form.goal_before):
            form.show_goal(found.each)

    def save_class(self, then: Then | None = None) -> None:
        """Keeps the class in the form, new or changed."""
        new = self.class_form.school_class is None

        def kept(changed: SchoolClass) -> None:
            self.class_id = changed.id
            self._read_classes(then or (self._class_added if new else self._class_kept))

        class_keeping.keep(self.context.school, self.class_form, alive(self, kept), alive(self, self._refused))

    def _open_class_more(self) -> None:
        there = self.school_class
        if there is not None:
            self.class_more.show(there, [c for c in self.classes if c.id != there.id and not c.archived])
            self._show_form(self.class_more)

    def _class_done(self, class_id: int, said: str) -> None:
        """Something became of a class: its own page again, or that of the one it went into (0: it is gone)."""
        self.class_id = class_id
        self.student_form.student = None
        self._show_form(None)

        def told() -> None:
            if self.school_class is not None:
                self._show_class_form()
                self.class_form.say(said)

        self._read_classes(told)

    def _class_added(self) -> None:
        self._show_class_form()
        self.class_form.say(_("The class is added."))
        self.add_seats.setFocus()  # not the table: its first student would open under a second click

    def _class_kept(self) -> None:
        self._show_class_form()
        self.class_form.say(_("Saved."))

    def _ask_before_removing_class(self) -> None:
        there = self.class_form.school_class
        if there is None:
            return

        def gone() -> None:
            self.class_id = 0
            self._show_form(None)
            self._read_classes(self._show_class_form)

        roster_removing.remove_class(self, there, gone, self._refused)

    # ---- students
    def _student_chosen(self, row: int) -> None:
        wanted = self.listed[row]
        self._settle(lambda: self._show_student(wanted.ref))

    def _student_opened(self, row: int) -> None:
        if self.form is not self.student_form:
            self._student_chosen(row)
        self.student_form.nickname.setFocus()

    def _show_student(self, ref: str) -> None:
        student = next((s for s in self.students if s.ref == ref), None)
        if student is not None:
            self.student_form.show(student)
            self._show_form(self.student_form)
            self.table.point_at(self.listed.index(student) if student in self.listed else -1)

    def save_student(self, then: Then | None = None) -> None:
        """Keeps the student in the form."""
        form = self.student_form

        def kept(changed: Student) -> None:
            form.student = changed

            def shown() -> None:
                self._show_student(changed.ref)
                form.say(_("Saved."))

            self._read_students(then or shown)

        roster_removing.keep_student(self, form, kept, self._refused)

    def _add_student(self) -> None:
        taken = {s.seat for s in self.students}
        free = next((seat for seat in range(1, MAX_SEAT + 1) if seat not in taken), None)
        if free is None:
            self._begin_seats()
            self.seats_form.say(_("All {n} seats are taken. Begin another class.").format(n=MAX_SEAT), "info", danger=True)
            return

        def added(student: Student) -> None:
            self.search.setText("")
            self._read_students(lambda: self._edit_new(student.ref))

        enrolling.add_student(self.context.school, self.class_id, free, "", "", alive(self, added), alive(self, self._refused))

    def _edit_new(self, ref: str) -> None:
        self._show_student(ref)
        self.student_form.nickname.setFocus()

    def _ask_before_removing_student(self) -> None:
        if self.student_form.student is not None:
            roster_removing.remove_student(self, self.student_form.student, self._student_gone, self._refused)

    def _open_student_more(self) -> None:
        student, there = self.student_form.student, self.school_class
        if student is not None and there is not None:
            self.student_more.show(student, there)
            self._show_form(self.student_more)

    def _back_to_student(self) -> None:
        if self.student_more.student is not None:
            self._show_student(self.student_more.student.ref)

    def _student_gone(self) -> None:
        self.student_form.student = None
        self._show_form(None)
        self._read_students()
        self.table.setFocus()

    # ---- several seats
    def _begin_seats(self) -> None:
        self.seats_form.show()
        self.table.point_at(-1)
        self._show_form(self.seats_form)
        self.seats_form.last.setFocus()

    def _keep_seats(self) -> None:
        seats_keeping.keep_seats(self.context.school, self.class_id, self.seats_form, self._read_students, self._refused)

    def _keep_names(self) -> None:
        seats_keeping.keep_names(self.context.school, self.class_id, self.seats_form, self._read_students, self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError) and self.form is not None:
            self._point_back()
            self.form.refuse(error)
        else:
            self.trouble(error)
