"""What happened at an event: figures of a day or all days, of this computer or several, to be printed and handed in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF

from wastequiz.domain.errors import KnownError
from wastequiz.i18n import _
from wastequiz.services import day_reporting
from wastequiz.services.day_reporting import Made
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui import school_files
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.places import Events
from wastequiz.ui.widgets import day_saving
from wastequiz.ui.widgets.day_cards import HoursCard, RowsCard, WentCard
from wastequiz.ui.widgets.day_layout import DayLayout
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.report_figures import FigureCard
from wastequiz.ui.widgets.report_saving import Told
from wastequiz.ui.widgets.select import ChoosingSheet, Select
from wastequiz.wording import day_page as said
from wastequiz.wording import day_report as told
from wastequiz.wording import errors


class DayReportScreen(DeskScreen):
    """`day` '': all days. Changing the day or bringing another kiosk's file asks for the report anew; no file is changed by that."""

    entry = Events()

    def __init__(self, context: Context, event_id: str, day: str) -> None:
        super().__init__(context, told.title())
        self.event_id, self.day = event_id, day
        self.made: Made | None = None
        self.others: tuple[Path, ...] = ()
        """Files of other kiosks that count with this computer's."""
        self._asked = 0
        self.under = Words(self, "", 21, colour="ink.textSecondary")
        self.day_field = Select(self, _("Day"), self._choose_day, icon="calendar")
        self.bring = Button(self, _("Add a kiosk"), "paper", size=26, icon="plus")
        self.print_button = Button(self, _("Print"), "paper", size=26, icon="print")
        self.export_button = Button(self, _("Export"), "primary", size=26, icon="download")
        self.bring.clicked.connect(self.ask_kiosk)
        self.print_button.clicked.connect(self.print_report)
        self.export_button.clicked.connect(self.ask_format)
        self.figures = [FigureCard(self, public=n >= 4) for n in range(7)]
        self.hours, self.went = HoursCard(self), WentCard(self)
        self.things = RowsCard(self, (3.0, 2.3, 1.1, 0.9, 2.3, 2.2), bins=(1, 4), left=(0, 5))
        self.prizes = RowsCard(self, (2.2, 0.9, 1.2, 1.2, 0.9))
        self.kiosks = RowsCard(self, (1.45, 1.25, 1.25, 1.2))
        self.incidents = RowsCard(self, (2.6, 1))
        self.cards = (*self.figures, self.hours, self.went, self.things, self.prizes, self.kiosks, self.incidents)
        back = Button(self, _("To the events"), "paper", size=34, icon="star")
        back.clicked.connect(lambda: self.go.emit(Events()))
        self.nothing = Empty(self, _("Nobody has come yet. Once the kiosk runs, its figures stand here."), [back])
        for piece in (*self.cards, *self.nothing.pieces):
            piece.hide()
        self._enable()
        self._read()

    # ---- reading
    def _read(self) -> None:
        """Asks for the report that is wanted now; one that was asked for before is passed over when it comes."""
        self._asked += 1
        asked, others = self._asked, self.others
        self.under.setText(_("Reckoning …"))
        self.under.update()

        def done(made: Made) -> None:
            if asked == self._asked:
                self.show_report(made)

        def failed(error: BaseException) -> None:
            if asked == self._asked:
                self._refused(error, others)

        day_reporting.report(self.context.school, self.event_id, self.day, alive(self, done), alive(self, failed), others=others)

    def _refused(self, error: BaseException, others: tuple[Path, ...]) -> None:
        """A file that cannot be taken in is left out again, and the reason is said."""
        if not isinstance(error, KnownError) or not others:
            self.trouble(error)
            return
        self.others = ()
        Told(self, _("Not added"), errors.sentence(error))
        self._read()

    # ---- showing
    def show_report(self, made: Made) -> None:
        """Shows all of a report; the empty page where nobody came and nothing happened."""
        self.made = made
        r, asked = made.report, made.asked
        days = ("", *sorted({*made.days, *r.event.dates} | ({self.day} if self.day else set())))
        self.day_field.offer([(said.day(day), "") for day in days], days.index(self.day))
        self.days = days
        self.under.setText(said.under(r, asked, made.others))
        for card, figure in zip(self.figures, (*said.key_figures(r), *said.public_figures(r)), strict=True):
            card.show_figure(figure)
        self.hours.show_hours(r.hours)
        self.went.show_matrix(r.matrix, asked)
        heads = (_("Thing to sort"), _("Right bin"), _("Put right"), "N", _("Mostly put into"), _("Verdict"))
        nothing = _("Nothing was sorted yet.")
        self.things.show_rows(_("Hardest things"), heads, said.things(r, asked), scheme=asked.scheme, nothing=nothing)
        heads = (_("Prize"), _("Won"), _("Handed over"), _("Not fetched"), _("Left over"))
        self.prizes.show_rows(_("Prizes"), heads, said.prizes(r), nothing=_("This event has no prizes."))
        heads = (_("Kiosk"), _("Visitors"), _("Rounds ended"), _("Accuracy"))
        self.kiosks.show_rows(_("Kiosks"), heads, said.kiosks(r), nothing=_("Nobody came yet."))
        heads = (_("Incident"), _("Time"))
        self.incidents.show_rows(_("Incidents"), heads, said.incidents(r), aside=told.incidents_told(r), nothing=_("Nothing went wrong."))
        self._enable()
        empty = not r.visitors and not r.incidents
        self.arrange()  # first, or a piece would be seen in a corner, under the mouse
        for piece in self.cards:
            piece.setVisible(not empty)
        for piece in self.nothing.pieces:
            piece.setVisible(empty)
        self.raise_over()
        self.update()

    def _enable(self) -> None:
        there = self.made is not None
        for button in (self.print_button, self.export_button):
            button.setEnabled(there)

    def _choose_day(self, number: int) -> None:
        self.day = self.days[number]
        self._read()

    # ---- other kiosks
    def ask_kiosk(self) -> None:
        """Asks for files of other kiosks; where some count already, first whether they shall go on counting."""
        if not self.others:
            school_files.to_bring(self, self.add)
            return
        options = [(_("Add another kiosk"), ""), (_("Without other kiosks"), _("this computer alone"))]
        ChoosingSheet(self, _("Kiosks"), options, -1, lambda n: self.leave_out() if n else self._ask_file())

    def _ask_file(self) -> None:
        school_files.to_bring(self, self.add)

    def add(self, paths: tuple[Path, ...]) -> None:
        """Counts these files too: packed schools or backups, in any order; one that is there already counts once."""
        self.others = tuple(dict.fromkeys((*self.others, *paths)))
        self._read()

    def leave_out(self) -> None:
        """Counts this computer alone again."""
        self.others = ()
        self._read()

    # ---- keeping
    def ask_format(self) -> None:
        """Asks as what file the report shall be saved."""
        day_saving.ask_format(self, self.save)

    def save(self, ending: str) -> None:
        """Saves what is shown."""
        if self.made is not None:
            day_saving.save(self, self.made, ending)

    def print_report(self) -> None:
        """Prints what is shown."""
        if self.made is not None:
            day_saving.print_report(self, self.made)

    # ---- where things stand
    def arrange_room(self) -> None:
        at = DayLayout(self.room, tall=self.tall)
        buttons = (self.day_field, self.bring, self.print_button, self.export_button)
        pieces = zip((self.head, self.under, *buttons, *self.cards), (at.head, at.under, *at.buttons, *at.cards), strict=True)
        for piece, box in pieces:
            self.put(piece, box.x(), box.y(), box.width(), box.height())
        self.nothing.arrange(QRectF(at.whole))
