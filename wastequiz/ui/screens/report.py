"""The class report: figures, classes, weeks, the matrix of bins, what to teach next and the questions, each with the answers behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from wastequiz.domain.errors import KnownError
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Question
from wastequiz.domain.reporting import ClassReport, Given, ItemFigure, Wanted
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.students import Contestant, SchoolClass, Student
from wastequiz.i18n import _, ngettext
from wastequiz.services import enrolling, reporting, written
from wastequiz.services.playing import Playing
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.context import Context, alive
from wastequiz.ui.desk_screen import DeskScreen
from wastequiz.ui.pictures import bin_symbol
from wastequiz.ui.places import ClassReportPage, Home, LessonSetUp, Quiz, Rosters
from wastequiz.ui.widgets import report_saving
from wastequiz.ui.widgets.empty import Empty
from wastequiz.ui.widgets.notice import Notice
from wastequiz.ui.widgets.report_bars import ClassBars
from wastequiz.ui.widgets.report_drill import About, Drill
from wastequiz.ui.widgets.report_figures import FigureCard
from wastequiz.ui.widgets.report_finding import FindingCard
from wastequiz.ui.widgets.report_items import ItemCard
from wastequiz.ui.widgets.report_layout import ReportLayout
from wastequiz.ui.widgets.report_matrix import MatrixCard
from wastequiz.ui.widgets.report_students import StudentSheet
from wastequiz.ui.widgets.report_trend import Trend
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import errors, names
from wastequiz.wording import report as report_words
from wastequiz.wording import report_page as said
from wastequiz.wording.report import Asked

BEHIND = 200
"""So many answers behind a figure are shown at most."""
CHOICES: tuple[tuple[str, ...], ...] = ((), reporting.SORTING, reporting.WRITTEN)
"""What the filter of question kinds leaves: all, what is made of things, what somebody wrote."""


class ReportScreen(DeskScreen):
    """`class_id` 0: the class chosen last; `period` '': the usual one. Changing a filter asks for the report anew. Leads back to where it was
    opened; a round begun here leads back here.
    """

    entry = ClassReportPage()
    back_to = Rosters()

    def __init__(self, context: Context, class_id: int = 0, period: str = "") -> None:
        super().__init__(context, _("Class report"))
        context.session = replace(context.session, spec=None, playing=None, leads_back=None)  # a round begun here is over
        self.back_to = context.session.report_from or Rosters()
        self.class_id = class_id or context.school.preferences.last_class
        self.classes: Sequence[SchoolClass] = ()
        self.who: Mapping[str, Contestant] = {}
        self.report: ClassReport | None = None
        self.drill: Drill | None = None
        self.kinds = 0
        self._asked = 0
        self.periods = reporting.periods(reporting.today(context.school))
        self.period = reporting.period_of(context.school, period)
        self.questions: Mapping[str, Question] = {}
        """The written questions among those of the report, by key."""
        self.add_back()
        self.under = Words(self, "", 22, colour="ink.textSecondary")
        self.class_field = Select(self, _("Class"), self._choose_class, icon="users")
        self.period_field = Select(self, _("Period"), self._choose_period, icon="calendar")
        self.kinds_field = Select(self, _("Questions"), self._choose_kinds, icon="filter")
        self.filters = (self.class_field, self.period_field, self.kinds_field)
        self.print_button = Button(self, _("Print"), "paper", size=28, icon="print")
        self.export_button = Button(self, _("Export"), "primary", size=28, icon="download")
        self.print_button.clicked.connect(self.print_report)
        self.export_button.clicked.connect(self.ask_format)
        self.figures = [FigureCard(self, public=i >= 4) for i in range(7)]
        self.bars, self.trend = ClassBars(self), Trend(self)
        self.matrix = MatrixCard(self, self.open_cell)
        self.items = ItemCard(self, self.open_item, self.open_students)
        self.finding = FindingCard(self, self.open_cell, self.teach, self.practise)
        begin = Button(self, _("Teach a lesson"), size=36, icon="play")
        begin.clicked.connect(lambda: self.go.emit(Home()))
        self.nothing = Empty(self, _("There are no answers yet. Teach a lesson, and the report stands here."), [begin])
        self.notice = Notice(self, lambda: ReportLayout(self.room, tall=self.tall).notice)
        self._offer()
        self._show_parts()
        enrolling.all_classes(context.school, alive(self, self._take_classes), alive(self, self.trouble))

    # ---- the filters
    def _offer(self) -> None:
        at = next((i for i, c in enumerate(self.classes) if c.id == self.class_id), -1)
        self.class_field.offer([(c.name, names.band(c.band)) for c in self.classes], at)
        spans = [(report_words.period(p.code), _("whenever it was") if p.code == reporting.LESSON else report_words.span(Wanted(0, (), p.since, p.until)))
                 for p in self.periods]  # fmt: skip
        self.period_field.offer(spans, self.periods.index(self.period))
        kinds = [(_("All questions"), ""), (_("Sorting"), _("made of things")), (_("Written questions"), "")]
        self.kinds_field.offer(kinds, self.kinds)

    def _take_classes(self, found: Sequence[SchoolClass]) -> None:
        self.classes = [c for c in found if not c.archived or c.id == self.class_id]  # an archived one where it was asked for
        found = self.classes
        if self.class_id not in [c.id for c in found]:
            self.class_id = found[0].id if found else 0
        self._offer()
        self._read()

    def _choose_class(self, number: int) -> None:
        self.class_id = self.classes[number].id
        self._read()

    def _choose_period(self, number: int) -> None:
        self.period = self.periods[number]
        self._read()

    def _choose_kinds(self, number: int) -> None:
        self.kinds = number
        self._read()

    # ---- reading
    def _read(self) -> None:
        """Asks for the report that is wanted now; one that was asked for before is passed over when it comes."""
        self._asked += 1
        asked = self._asked
        if not self.class_id:
            self.report = None
            self.nothing.words.setText(_("There is no class yet. Add one, and let it play."))
            self._show_parts(empty=True)
            return
        self.under.setText(_("Reckoning …"))
        self.under.update()

        def students(found: Sequence[Student]) -> None:
            self.who = {s.ref: enrolling.contestant(s) for s in found}

        def done(found: ClassReport) -> None:
            if asked == self._asked:
                self.show_report(found)

        school = self.context.school
        enrolling.students(school, self.class_id, alive(self, students), alive(self, self.trouble))
        reporting.report(school, self.class_id, self.period, alive(self, done), alive(self, self.trouble), kinds=CHOICES[self.kinds])

    @property
    def scheme(self) -> Scheme:
        """Whose rules the report is about."""
        bank = self.context.school.bank
        code = self.report.wanted.scheme if self.report is not None else ""
        return bank.scheme(code) if code in bank.schemes else self.context.school.scheme

    def asked(self, more: Mapping[str, Question] | None = None) -> Asked:
        """What the report's bins, things and questions are called; `more`: written questions besides those of its items."""
        return Asked(self.scheme, self.context.school.bank.items, {**self.questions, **(more or {})})

    # ---- showing
    def show_report(self, r: ClassReport) -> None:
        """Shows all of a report; the empty page where nobody answered anything."""
        self.report = r
        self.questions = {}
        asked = self.asked()
        students = ngettext("{n} student", "{n} students", r.roster).format(n=r.roster)
        self.under.setText(" · ".join((students, report_words.span(r.wanted))))
        for card, figure in zip(self.figures, (*said.key_figures(r, asked), *said.public_figures(r)), strict=True):
            there = asked.scheme.bin(figure.bin_id)
            card.show_figure(figure, bin_symbol(there) if there is not None else "")
        self.bars.show_classes(r.classes, r.wanted.class_id)
        self.trend.show_weeks(r.weeks, r.class_name)
        self.matrix.show_matrix(r.matrix, asked, r.class_name)
        self.finding.show_finding(r.finding, asked, r.matrix)
        self.nothing.words.setText(_("There are no answers yet. Teach a lesson, and the report stands here."))
        self._show_parts(empty=not r.answers)
        self.items.show_items(r.items, asked)
        written.written(self.context.school, [f.key for f in r.items], alive(self, self._take_written), alive(self, self.trouble))
        self.arrange()
        self.update()

    def _take_written(self, found: Mapping[str, Question]) -> None:
        if self.report is not None and found:
            self.questions = found
            self.items.show_items(self.report.items, self.asked())

    def _show_parts(self, *, empty: bool = False) -> None:
        there = self.report is not None and not empty
        self.arrange()  # first, or a piece would be seen in a corner, under the mouse
        for part in (*self.figures, self.bars, self.trend, self.matrix, self.finding, self.items, *self.matrix.cells):
            part.setVisible(there)
        self.items.students.setVisible(there)
        for button in self.finding.buttons:
            button.setVisible(there and self.finding.finding is not None)
        for button in (self.print_button, self.export_button):
            button.setEnabled(there)
        for piece in self.nothing.pieces:
            piece.setVisible(empty)
        self.items.show_items(self.items.items, self.asked())
        self.update()

    # ---- the answers behind a figure
    def open_cell(self, true_bin: str, chosen_bin: str) -> None:
        """The answers in one cell of the matrix."""
        if self.report is not None:
            head = said.cell(self.report.matrix, self.asked(), true_bin, chosen_bin)
            self._open(About(head, bins=(true_bin, chosen_bin)))

    def open_item(self, f: ItemFigure) -> None:
        """The answers to one question; what was chosen wrongly most can be practised."""
        bins = (f.true_bin, f.wrong) if f.true_bin and self.scheme.bin(f.wrong) is not None else ()
        self._open(About(self.asked().question(f), f.key, bins))

    def open_students(self) -> None:
        """What each student answered."""
        if self.report is not None:
            StudentSheet(self, self.report.students)

    def _open(self, about: About) -> None:
        r = self.report
        if r is None:
            return
        drill = self.drill = Drill(self, about, self.teach, self.practise)

        def show(found: Sequence[Given]) -> None:
            def tell(questions: Mapping[str, Question]) -> None:
                drill.show_answers(found, BEHIND, self.who, self.asked(questions))

            written.written(self.context.school, [g.key for g in found], alive(drill, tell), alive(self, self.trouble))

        of = {"key": about.key} if about.key else {"true_bin": about.bins[0], "chosen_bin": about.bins[1]}
        reporting.answers_behind(self.context.school, r.wanted, alive(drill, show), alive(self, self.trouble), **of)

    def teach(self, true_bin: str, chosen_bin: str) -> None:
        """A lesson for the whole class about two bins that are mixed up."""
        self.go.emit(LessonSetUp(self.class_id, mix_up=(true_bin, chosen_bin)))

    def practise(self, true_bin: str, chosen_bin: str) -> None:
        """A round for one player about the same; left or over, it leads back here."""
        band = next((c.band for c in self.classes if c.id == self.class_id), Band.g34)
        reporting.begin_mix_up(self.context.school, true_bin, chosen_bin, band, alive(self, self._play), alive(self, self._refused))

    def _play(self, begun: Playing) -> None:
        here = ClassReportPage(self.class_id, self.period.code)
        self.context.session = replace(self.context.session, spec=begun.progress.round.spec, playing=begun, leads_back=here)
        self.go.emit(Quiz())

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self.notice.tell(errors.sentence(error))
        else:
            self.trouble(error)

    # ---- keeping
    def ask_format(self) -> None:
        """Asks as what file the report shall be saved."""
        report_saving.ask_format(self, self.save)

    def save(self, ending: str) -> None:
        """Saves what is shown."""
        if self.report is not None:
            report_saving.save(self, self.report, self.asked(), ending)

    def print_report(self) -> None:
        """Prints what is shown."""
        if self.report is not None:
            report_saving.print_report(self, self.report, self.asked())

    # ---- where things stand
    def leave(self) -> None:
        if self.back_to is not None:
            self.go.emit(self.back_to)

    def arrange_room(self) -> None:
        at = ReportLayout(self.room, tall=self.tall)
        assert self.back is not None
        pieces = (
            (self.back, at.back),
            (self.head, at.head),
            (self.under, at.under),
            (self.print_button, at.printing),
            (self.export_button, at.export),
        )
        cards = zip((*self.filters, *self.figures), (*at.filters, *at.figures), strict=True)
        for piece, box in (*pieces, *cards, (self.bars, at.bars), (self.trend, at.trend)):
            self.put(piece, box.x(), box.y(), box.width(), box.height())
        self.matrix.place(at.matrix)
        self.finding.place(at.finding)
        self.items.place(at.items)
        self.nothing.arrange(at.whole)
        if not self.notice.isHidden():
            self.notice.place()
        self.raise_over()
