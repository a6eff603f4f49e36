"""A list of students on its way in: chosen or pasted, looked through row by row, then imported; what stays out is handed back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from wastequiz.domain.enrolment import Plan, Planned, RosterFile
from wastequiz.domain.errors import KnownError
from wastequiz.domain.students import SchoolClass
from wastequiz.i18n import _, ngettext
from wastequiz.services import enrolling, roster_files
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import background
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Place, Rosters
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets import roster_handing
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import enrolment, errors, exchange, names

ALL, OUT = 0, 1


class RosterImportScreen(DeskScreen):
    """Empty at first; then a table with one row for each of the list, and what becomes of it."""

    entry: Place = Rosters()
    back_to: Place | None = Rosters()

    def __init__(self, context: Context, class_id: int = 0) -> None:
        super().__init__(context, _("Import students"))
        self.class_id = class_id
        self.classes: Sequence[SchoolClass] = ()
        self.file: RosterFile | None = None
        self.plan: Plan | None = None
        self.done = False
        self.planned: list[Planned] = []
        self.shown = ALL
        self.choose = Button(self, _("Choose a file"), "primary", size=28, icon="upload")
        self.paste = Button(self, _("Paste"), "paper", size=28, icon="edit")
        self.into = Select(self, _("Rows without a class"), self._choose_class, icon="users")
        self.note = StateLine(self, _("Only names, student numbers, classes and seats are kept. Nothing else of the file is."), "lock")
        self.tabs = [Segment(self, "", chosen=True, size=24), Segment(self, "", size=24)]
        one_of(self.tabs, self.show_tab)
        columns = [
            Column(_("Line"), 0.8),
            Column(_("Class"), 1.4),
            Column(_("Seat"), 0.7),
            Column(_("Student number"), 1.9),
            Column(_("Name"), 1.6),
            Column(_("What becomes of it"), 3.4),
        ]
        self.table = Table(self, _("Rows of the list"), columns, row=92)
        self.summary = Words(self, "", 26, colour="ink.textSecondary")
        self.back_button = Button(self, _("Back"), "paper", size=28, icon="back")
        self.rejected = Button(self, _("Save what stays out"), "paper", size=26, icon="download")
        self.do = Button(self, "", "primary", size=30, icon="check")
        how = _(
            "Choose an Excel, csv or OneRoster file, or copy a list and paste it. The columns may stand in any order: 姓名, 学号, 班级, 座号."
        )
        self.nothing = Empty(self, how, [])
        self._connect()
        self._show()
        enrolling.classes(context.school, alive(self, self._take_classes), alive(self, self.trouble))

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask_file)
        self.paste.clicked.connect(self.take_clipboard)
        self.back_button.clicked.connect(self.leave)
        self.rejected.clicked.connect(self.save_rejected)
        self.do.clicked.connect(self.take_in)

    # ---- what is read
    def ask_file(self) -> None:
        """Lets a file be chosen."""
        dialog = QFileDialog(self, _("Choose a list of students"))
        endings = " ".join(f"*.{ending}" for ending in roster_files.CHOOSABLE)
        dialog.setNameFilters([_("Lists of students") + f" ({endings})", _("All files") + " (*)"])
        dialog.fileSelected.connect(self._read_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_named(self, name: str) -> None:
        self.read(Path(name))

    def read(self, path: Path) -> None:
        """Reads a file beside the window."""
        background.run(lambda: roster_files.read(path), owner=self, then=self._take_file, failed=self._not_read)

    def take_clipboard(self) -> None:
        """Reads what was copied."""
        try:
            self._take_file(roster_files.read_text(QGuiApplication.clipboard().text()))
        except KnownError as error:
            self._not_read(error)

    def _not_read(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.note.tell(errors.sentence(error), "info", danger=True)
        else:
            self.trouble(error)

    def _take_file(self, file: RosterFile) -> None:
        self.file, self.done, self.shown = file, False, ALL
        self._plan()

    def _take_classes(self, found: Sequence[SchoolClass]) -> None:
        self.classes = found
        at = next((n for n, c in enumerate(found) if c.id == self.class_id), -1)
        self.into.offer([(c.name, names.band(c.band)) for c in found], at)

    def _choose_class(self, number: int) -> None:
        self.class_id = self.classes[number].id
        self._plan()

    @property
    def into_name(self) -> str:
        """The class for rows that name none; a list whose title names one needs none."""
        if self.file is not None and self.file.class_name:
            return self.file.class_name
        return next((c.name for c in self.classes if c.id == self.class_id), "")

    def _plan(self) -> None:
        if self.file is not None and not self.done:
            roster_files.preview(self.context.school, self.file, self.into_name, alive(self, self._take_plan), alive(self, self.trouble))

    def _take_plan(self, plan: Plan) -> None:
        self.plan = plan
        self._show()

    # ---- what is shown
    def show_tab(self, tab: int) -> None:
        """All rows, or those that stay out."""
        self.shown = tab
        self._show()

    def _show(self) -> None:
        plan = self.plan
        there = plan is not None
        self.choose.kind = "paper" if there else "primary"  # one main thing to do
        self.choose.update()
        for widget in (*self.tabs, self.table, self.summary, self.do, self.rejected):
            widget.setVisible(there)
        for piece in self.nothing.pieces:
            piece.setVisible(not there)
        if plan is not None:
            self._show_plan(plan)
        self.arrange()
        self.update()

    def _show_plan(self, plan: Plan) -> None:
        self.planned = list(plan.refused if self.shown == OUT else plan.rows)
        labels = (_("All {n}").format(n=len(plan.rows)), _("Stay out {n}").format(n=len(plan.refused)))
        for n, (segment, told) in enumerate(zip(self.tabs, labels, strict=True)):
            segment.label = told
            segment.setAccessibleName(told)
            segment.setChecked(n == self.shown)
            segment.update()
        self.table.fill([_cells(row) for row in self.planned])
        coming = plan.count("new", "changed", "moved")
        self.do.set_label(_("Imported") if self.done else ngettext("Import {n} row", "Import {n} rows", coming).format(n=coming))
        self.do.setEnabled(bool(coming) and not self.done)
        self.rejected.setEnabled(bool(plan.refused))
        self.summary.setText("\n".join(text for text in (enrolment.summary(plan), enrolment.new_classes(plan)) if text))
        said = " ".join(map(exchange.sentence, plan.faults))
        if self.done:
            self.note.tell(_("The list is in. A backup of before was made."), "check")
        else:
            self.note.tell(
                said or _("Only names, student numbers, classes and seats are kept. Nothing else of the file is."),
                "info" if said else "lock",
            )

    # ---- deeds
    def take_in(self) -> None:
        """Imports the good rows."""
        if self.file is None:
            return

        def came(plan: Plan) -> None:
            self.done = True
            self._take_plan(plan)
            self.back_button.setFocus()

        self.do.setEnabled(False)
        roster_files.take_in(self.context.school, self.file, self.into_name, alive(self, came), alive(self, self._not_read))

    def save_rejected(self) -> None:
        """Saves the rows that stay out, each with its reason."""
        assert self.file is not None and self.plan is not None, "the button is there with a list only"
        try:
            path = roster_files.new_file(self.context.school, _("rows that stay out"), "xlsx")
            roster_files.save_rejected(self.plan, self.file, path)
        except KnownError as error:
            roster_handing.failed(self, error)
            return
        roster_handing.saved(self, path)

    def leave(self) -> None:
        self.go.emit(Rosters(self.class_id))

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        x, y = room.left(), room.top()
        top = y + 84 if self.tall else y
        self.put(self.into, room.right() - 340, top, 340, 92)
        self.put(self.paste, room.right() - 340 - 212, top, 200, 92)
        self.put(self.choose, room.right() - 340 - 212 - 282, top, 270, 92)
        y = top + 108
        self.put(self.note, x, y, room.width(), 72)
        for n, segment in enumerate(self.tabs):
            self.put(segment, x + n * 232, y + 88, 224, 88)
        self.put(self.summary, x + 480, y + 88, room.width() - 480, 88)
        foot = room.bottom() - 100
        self.put(self.table, x, y + 192, room.width(), foot - 16 - y - 192)
        self.put(self.back_button, x, foot, 240, 100)
        self.put(self.do, room.right() - 380, foot, 380, 100)
        self.put(self.rejected, room.right() - 380 - 372, foot, 360, 100)
        self.nothing.arrange(room.adjusted(0, y + 88 - room.top(), 0, -116))


def _cells(row: Planned) -> tuple[Cell, ...]:
    s, who = row.student, row.row.who
    name = (s.real_name or s.nickname) if s else (who.name or who.nickname) if who else " ".join(row.row.cells)
    number = s.number if s else who.number if who else ""
    seat = f"{s.seat:02d}" if s else ""
    told, why = enrolment.deed(row.deed), enrolment.reason(row)
    last = Cell(told, below=why, bold=True) if why else Cell(told, faint=row.deed == "same")
    return Cell(str(row.row.line), faint=True), Cell(row.class_name), Cell(seat, bold=True), Cell(number), Cell(name), last
