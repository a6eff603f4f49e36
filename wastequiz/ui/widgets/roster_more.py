"""What else can be done with a class or a student: keep, hand out, merge, archive, copy, erase. Each says what it will do before it does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wastequiz.domain import school_years
from wastequiz.domain.merging_classes import Seated
from wastequiz.domain.school_years import LONGER_DAYS
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _, ngettext
from wastequiz.services import class_years, enrolling
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.context import alive, alive0
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets import roster_asking, roster_handing
from wastequiz.ui.widgets.desk import Row
from wastequiz.ui.widgets.roster_forms import Form
from wastequiz.ui.widgets.select import Select
from wastequiz.wording import enrolment, names

SIDE = 210.0


class More(Form):
    """What both have in common: a card without fields, with a way back."""

    changed = False

    def __init__(self, screen: Screen, back: Callable[[], Any]) -> None:
        super().__init__(screen, "")
        self.save = Button(screen, _("Back"), "paper", size=28, icon="back")
        self.save.clicked.connect(back)

    def button(self, label: str, icon: str, deed: Callable[[], Any]) -> Button:
        made = Button(self.screen, label, "paper", size=26, icon=icon)
        made.clicked.connect(lambda _checked=False: deed())
        return made


class ClassMore(More):
    """A class: its school year, how long its names stay, lists, merging, archiving, a copy of everything, erasing for good."""

    def __init__(self, screen: Screen, done: Callable[[int, str], Any], back: Callable[[], Any]) -> None:
        """`done(class id, what was done)`: something became of the class; 0: it is gone."""
        super().__init__(screen, back)
        self.done = done
        self.school_class: SchoolClass | None = None
        self.others: Sequence[SchoolClass] = ()
        self.years: Sequence[str] = ()
        self.year = Select(screen, _("School year"), self._choose_year, icon="calendar")
        self.kept = Words(screen, "", 24, colour="ink.textSecondary")
        labels = [_("+{n} days").format(n=days) if days < 365 else _("+1 year") for days in LONGER_DAYS]
        self.longer = [
            self.button(label, "clock", lambda days=days: self._keep(days)) for label, days in zip(labels, LONGER_DAYS, strict=True)
        ]
        self.xlsx = self.button(_("Excel"), "download", lambda: self._hand_out("xlsx"))
        self.csv = self.button(_("csv"), "download", lambda: self._hand_out("csv"))
        self.other = Select(screen, _("Merge into …"), self._ask_merge, icon="users")
        self.archive = self.button("", "book", self._archive)
        self.copy = self.button(_("Copy of everything"), "download", self._copy)
        self.erase = self.button(_("Erase for good"), "trash", self._ask_erase)
        self.card.rows = [
            Row([(self.year, 1)], self.label(_("School year")), side=SIDE),
            Row([(self.kept, 1)], height=72),
            Row([(b, 1) for b in self.longer], self.label(_("Keep names longer")), side=SIDE),
            Row([(self.xlsx, 1), (self.csv, 1)], self.label(_("List of students")), side=SIDE),
            Row([(self.other, 1)], self.label(_("Merge")), side=SIDE),
            Row([(self.archive, 1), (self.copy, 1.3)]),
            Row([(self.erase, 1)]),
            Row([(self.save, 1)]),
        ]

    def show(self, of: SchoolClass, others: Sequence[SchoolClass]) -> None:
        """The class, and those it could become one with."""
        self.school_class, self.others = of, others
        self.card.title.setText(of.name)
        year = int(enrolling.this_year(self.screen.context.school))
        self.years = sorted({of.year or str(year), *(str(year + n) for n in (1, 0, -1, -2))}, reverse=True)
        self.year.offer([(school_years.label(y), "") for y in self.years], self.years.index(of.year) if of.year else -1)
        found = class_years.retentions([of], enrolling.today(self.screen.context.school.clock))
        self.kept.setText(
            enrolment.kept_until(of.name, found[0].day, found[0].days) if found else _("Nobody said which school year it is of.")
        )
        for button in self.longer:
            button.setEnabled(bool(found))
        self.other.offer([(c.name, names.band(c.band)) for c in others], -1)
        self.archive.set_label(_("Bring back") if of.archived else _("Archive"))
        self.hush()

    # ---- deeds
    def _of(self) -> SchoolClass:
        assert self.school_class is not None, "the card is shown for a class"
        return self.school_class

    def _failed(self, error: BaseException) -> None:
        roster_handing.failed(self.screen, error)

    def _choose_year(self, number: int) -> None:
        of = self._of()

        def kept(c: SchoolClass) -> None:
            self.done(c.id, _("Saved."))

        school = self.screen.context.school
        enrolling.change_class(school, of.id, alive(self.kept, kept), self._failed, name=of.name, band=of.band, year=self.years[number])

    def _keep(self, days: int) -> None:
        of = self._of()

        def kept(c: SchoolClass) -> None:
            self.show(c, self.others)
            self.say(_("Saved."))

        class_years.keep_longer(self.screen.context.school, of.id, days, alive(self.kept, kept), alive(self.kept, self._failed))

    def _hand_out(self, ending: str) -> None:
        roster_handing.hand_out(self.screen, self._of(), ending)

    def _copy(self) -> None:
        roster_handing.copy_class(self.screen, self._of())

    def _archive(self) -> None:
        of, school = self._of(), self.screen.context.school
        if of.archived:

            def back(c: SchoolClass) -> None:
                self.done(c.id, _("The class plays again."))

            class_years.bring_back(school, of.id, alive(self.kept, back), alive(self.kept, self._failed))
            return

        def archive() -> None:
            gone = alive0(self.kept, lambda: self.done(of.id, _("The class is archived.")))
            class_years.archive(school, of.id, gone, alive(self.kept, self._failed))

        roster_asking.before_archiving(self.screen, of, archive)

    def _ask_merge(self, number: int) -> None:
        of, into, school = self._of(), self.others[number], self.screen.context.school
        self.other.offer(self.other.options, -1)

        def merge() -> None:
            def done(c: SchoolClass) -> None:
                self.done(c.id, _("Both classes are one now."))

            class_years.merge(school, of.id, into.id, alive(self.kept, done), alive(self.kept, self._failed))

        def ask(seats: Sequence[Seated]) -> None:
            roster_asking.before_merging(self.screen, of, into, seats, merge)

        class_years.merging(school, of.id, into.id, alive(self.kept, ask), alive(self.kept, self._failed))

    def _ask_erase(self) -> None:
        of = self._of()

        def erase() -> None:
            roster_handing.erase_class(self.screen, of, lambda: self.done(0, ""))

        what = ngettext("the class “{name}” and its {n} student", "the class “{name}” and its {n} students", of.students)
        roster_asking.before_erasing(self.screen, what.format(name=of.name, n=of.students), erase)


class StudentMore(More):
    """A student: a copy of everything for guardians, erasing for good."""

    def __init__(self, screen: Screen, gone: Callable[[], Any], back: Callable[[], Any]) -> None:
        super().__init__(screen, back)
        self.gone = gone
        self.student: Student | None = None
        self.school_class: SchoolClass | None = None
        about = _("Guardians may ask for a copy of all that is kept: name, seat, answers, points. It is saved as two files, JSON and csv.")
        self.about_copy = Words(screen, about, 24, colour="ink.textSecondary")
        self.copy = self.button(_("Copy of everything"), "download", self._copy)
        about = _("They may also ask to have it erased. Then name, nickname and number go for good; the answers stay without a name.")
        self.about_erase = Words(screen, about, 24, colour="ink.textSecondary")
        self.erase = self.button(_("Erase for good"), "trash", self._ask_erase)
        self.card.rows = [
            Row([(self.about_copy, 1)], height=130),
            Row([(self.copy, 1)], height=92),
            Row([(self.about_erase, 1)], height=130),
            Row([(self.erase, 1)], height=92),
            Row([(self.save, 1)], height=92),
        ]

    def show(self, student: Student, of: SchoolClass) -> None:
        """The student, and the class."""
        self.student, self.school_class = student, of
        self.card.title.setText(names.contestant(student.seat, student.animal))
        self.hush()

    def _copy(self) -> None:
        assert self.student is not None and self.school_class is not None, "the card is shown for a student"
        roster_handing.copy_student(self.screen, self.student, self.school_class)

    def _ask_erase(self) -> None:
        student = self.student
        assert student is not None, "the card is shown for a student"
        who = names.contestant(student.seat, student.animal)
        roster_asking.before_erasing(self.screen, who, lambda: roster_handing.erase_student(self.screen, student, self.gone))
