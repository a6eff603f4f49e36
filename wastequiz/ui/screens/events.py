"""The events: what is planned, what is on today, what was; on the right the current one, and the way to start its kiosk here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from wastequiz.domain.events import Event, EventRow
from wastequiz.i18n import _
from wastequiz.services import eventing, quizzing
from wastequiz.stage.fields import Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.tables import Cell, Column, Table
from wastequiz.ui import event_files
from wastequiz.ui import event_options as options
from wastequiz.ui.context import Context, alive, alive0
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.event_examples import EXAMPLES
from wastequiz.ui.event_wants import wants
from wastequiz.ui.places import DayReportPage, EventEditor, Events
from wastequiz.ui.screen import one_of
from wastequiz.ui.widgets import event_chooser
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.event_detail import EventDetail
from wastequiz.ui.widgets.event_start_sheet import StartSheet
from wastequiz.ui.widgets.select import ChoosingSheet
from wastequiz.wording import quizzes

MARKS = {options.TODAY: ("play", "sun"), options.PLANNED: ("calendar", "ink"), options.OVER: ("check", "quiet")}


class EventsScreen(DeskScreen):
    """A table on the left, the current event on the right."""

    entry = Events()

    def __init__(self, context: Context, event_id: str = "", *, archived: bool = False) -> None:
        super().__init__(context, _("Events"))
        self.wanted, self.archived = event_id, archived
        self.found: Sequence[EventRow] | None = None
        self.sheet: StartSheet | ChoosingSheet | None = None
        self.new = Button(self, _("New event"), size=32, icon="plus")
        self.new.clicked.connect(self.ask_new)
        self.bring = Button(self, _("Take in a file"), "paper", size=28, icon="download")
        self.bring.clicked.connect(lambda: event_files.ask_file(self, self.brought, self.tell))
        self.tabs = [Segment(self, _("In use"), chosen=not archived), Segment(self, _("Those put away"), chosen=archived)]
        one_of(self.tabs, lambda n: self.go.emit(Events(archived=bool(n))))
        self.said = StateLine(self)
        columns = [
            Column(_("Event"), 3.0),
            Column(_("When"), 2.2),
            Column(_("State"), 1.3),
            Column(_("Visits"), 0.9),
            Column(_("Prizes"), 1.2),
        ]
        self.table = Table(self, _("Events"), columns, row=92)
        self.table.chosen.connect(self.show_row)
        self.table.opened.connect(self.show_row)
        self.detail = EventDetail(self, self.do)
        first = [Button(self, _(example.name), "paper" if n else "primary", size=30) for n, example in enumerate(EXAMPLES)]
        for button, example in zip(first, EXAMPLES, strict=True):
            button.clicked.connect(lambda _checked=False, id_=example.id: self.go.emit(EventEditor(example=id_)))
        said = (
            _("Nothing was put away.")
            if archived
            else _("A day out with the program? Take one that is nearly ready, and change what you like.")
        )
        self.nothing = Empty(self, said, [] if archived else first)
        if archived:
            for button in first:
                button.hide()
        for piece in (self.table, *self.detail.pieces, *self.nothing.pieces):
            piece.hide()
        self.new.setFocus()
        self._read()

    def _read(self) -> None:
        eventing.rows(self.context.school, alive(self, self._came), alive(self, self.trouble), archived=self.archived)

    @property
    def _today(self) -> str:
        return quizzing.today(self.context.school).isoformat()

    def _came(self, rows: Sequence[EventRow]) -> None:
        today = self._today
        rows = self.found = sorted(rows, key=lambda row: options.rank(row.event, today))
        self.table.fill([self._cells(row, today) for row in rows])
        self.table.setVisible(bool(rows))
        for piece in self.detail.pieces:
            piece.setVisible(bool(rows))
        for piece in self.nothing.pieces:
            piece.setVisible(not rows)
        if rows:
            at = next((n for n, row in enumerate(rows) if row.event.id == self.wanted), 0)
            self.table.point_at(at)
            self.show_row(at)
            self.table.setFocus()
        elif self.nothing.buttons:
            self.nothing.buttons[0].setFocus()
        self.arrange()
        self.raise_over()
        self.update()

    @staticmethod
    def _cells(row: EventRow, today: str) -> tuple[Cell, ...]:
        event = row.event
        state = options.state(event, today)
        total = sum(prize.stock for prize in event.prizes)
        return (
            Cell(event.name, below=event.place, bold=True),
            Cell(options.days_said(event, today), below=options.opening(event.opens, event.closes)),
            Cell(options.state_name(state), mark=MARKS[state], bold=state == options.TODAY),
            Cell(str(row.visits) if row.visits else "–", bold=bool(row.visits), faint=not row.visits),
            Cell(f"{row.given} / {total}" if event.prizes else "–", bold=bool(row.given), faint=not row.given),
        )

    def show_row(self, number: int) -> None:
        """Shows one event on the right."""
        if self.found:
            row = self.found[number]
            self.wanted = row.event.id
            self.detail.show_row(row, self._today, problems=len(wants(row.event, self.context.school)))
            self.arrange()

    def tell(self, said: str, *, danger: bool = False) -> None:
        """Says what came of a deed."""
        self.said.tell(said, "info" if danger else "check", danger=danger)
        self.arrange()
        self.raise_over()

    # ---- deeds
    def ask_new(self) -> None:
        """Asks which example a new event begins with."""
        self.sheet = event_chooser.choose(self, lambda example: self.go.emit(EventEditor(example=example)))

    def brought(self, event: Event) -> None:
        """Shows what was taken in."""
        self.wanted = event.id
        self.tell(_("Taken in: {name}").format(name=event.name))
        if self.archived:
            self.go.emit(Events(event.id))
        else:
            self._read()

    def do(self, deed: str) -> None:
        """Does with the current event what was pressed."""
        row, school = self.detail.row, self.context.school
        if row is None:
            return
        event = row.event
        match deed:
            case "start":
                self.sheet = StartSheet(self, event)
            case "edit":
                self.go.emit(EventEditor(event.id))
            case "report":
                self.go.emit(DayReportPage(event.id))
            case "file":
                event_files.ask_place(self, event, self.detail.kiosk, self.tell)
            case "copy":
                made = replace(event, id="", name=quizzes.copy_of(event.name), dates=(self._today,), kiosk=1)
                eventing.save(school, made, alive(self, lambda id_: self.go.emit(EventEditor(id_))), alive(self, self.trouble))
            case _:
                self.wanted = ""
                eventing.archive(school, event.id, alive0(self, self._read), alive(self, self.trouble), away=not self.archived)

    # ---- where things stand
    def arrange_room(self) -> None:
        room = self.room
        self.put(self.head, room.left(), room.top(), 300, 64)
        self.put(self.new, room.right() - 250, room.top() - 6, 250, 78)
        self.put(self.bring, room.right() - 250 - 272, room.top() - 6, 260, 78)
        top = room.top() + 92
        if self.tall:
            for n, segment in enumerate(self.tabs):
                self.put(segment, room.left() + 260 * n, top, 250, 70)
            top += 86
        else:
            for n, segment in enumerate(self.tabs):
                self.put(segment, room.right() - 250 - 290 - 190 * (2 - n), room.top() - 4, 182, 70)
        body = QRectF(room.left(), top, room.width(), room.bottom() - top)
        if self.said.text():
            self.put(self.said, body.left(), body.bottom() - 72, body.width(), 72)
            body.setBottom(body.bottom() - 84)
        if self.tall:
            low = 720.0
            self.put(self.table, body.left(), body.top(), body.width(), body.height() - low - 20)
            self.detail.put(QRectF(body.left(), body.bottom() - low, body.width(), low))
        else:
            side = 560.0
            self.put(self.table, body.left(), body.top(), body.width() - side - 20, body.height())
            self.detail.put(QRectF(body.right() - side, body.top(), side, body.height()))
        self.nothing.arrange(body)
