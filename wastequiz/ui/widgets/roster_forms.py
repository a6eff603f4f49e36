"""The forms of the roster editor: one student, one class, several seats at once. Each keeps what was typed until it is kept or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wastequiz.domain.errors import BadCount, BadGoal, BadName, BadSeat, ClassExists, IdCardNumber, KnownError, NumberTaken, SeatTaken
from wastequiz.domain.items import Band
from wastequiz.domain.students import ANIMALS, GOAL, MAX_SEAT, SchoolClass, Student, clean_name, clean_number, seat_number
from wastequiz.i18n import _
from wastequiz.stage.fields import Field, Segment, StateLine
from wastequiz.stage.pieces import Button
from wastequiz.stage.still import Words
from wastequiz.ui.screen import Screen, one_of
from wastequiz.ui.widgets.desk import DeskCard, Row
from wastequiz.ui.widgets.switch import Switch
from wastequiz.wording import errors, names

EXTRA_TIMES = (1.0, 1.5, 2.0)
BANDS = tuple(Band)
SIDE = 140.0
WIDE_SIDE = 330.0


@dataclass(frozen=True, slots=True)
class StudentValues:
    """What stands in the student form."""

    seat: str
    number: str
    nickname: str
    real_name: str
    animal: str
    extra_time: float
    cannot_read: bool


@dataclass(frozen=True, slots=True)
class ClassValues:
    """What stands in the class form."""

    name: str
    band: Band
    seats: str
    goal: str


class Form:
    """What all forms share: a card of rows, a line for what is wrong, and keeping."""

    def __init__(self, screen: Screen, title: str) -> None:
        self.screen = screen
        self.message = StateLine(screen)
        self.save: Button
        self.card = DeskCard(Words(screen, title, 32, head=True), message=self.message)

    def label(self, text: str) -> Words:
        return Words(self.screen, text, 24, bold=True, colour="ink.textSecondary")

    def field(self, name: str, keep: Callable[[], Any], *, hint: str = "") -> Field:
        made = Field(self.screen, name, hint=hint)
        made.returnPressed.connect(keep)
        made.textEdited.connect(self._typed)
        return made

    def _typed(self, _text: str) -> None:
        self.hush()

    def set_visible(self, shown: bool) -> None:
        for widget in self.card.widgets:
            widget.setVisible(shown)
        self._show_head(shown)

    def _show_head(self, shown: bool) -> None:
        """The message, or the title while there is none."""
        said = bool(self.message.text())
        self.message.setVisible(shown and said)
        self.card.title.setVisible(shown and not said)

    def say(self, text: str, icon: str = "check", *, danger: bool = False) -> None:
        self.message.tell(text, icon, danger=danger)
        self._show_head(True)
        self.screen.arrange()
        self.screen.update()

    def hush(self) -> None:
        for widget in self.card.widgets:
            if isinstance(widget, Field):
                widget.set_wrong(False)
        if self.message.text():
            self.message.tell("")
            if not self.save.isHidden():
                self.say("")

    def refuse(self, error: KnownError) -> None:
        """Says what is wrong, marks the field and goes to it; what was typed stays."""
        self.say(errors.sentence(error), "info", danger=True)
        wrong = self.field_of(error)
        if wrong is not None:
            wrong.set_wrong(True)
            wrong.setFocus()
            wrong.selectAll()

    def field_of(self, error: KnownError) -> Field | None:
        """The field an error speaks of."""
        return None


class StudentForm(Form):
    """One student: seat, nickname, real name, animal, extra time, whether they read."""

    def __init__(self, screen: Screen, keep: Callable[[], Any], remove: Callable[[], Any], more: Callable[[], Any]) -> None:
        super().__init__(screen, "")
        self.student: Student | None = None
        self.seat = self.field(_("Seat number"), keep)
        self.number = self.field(_("Student number"), keep, hint=_("student number"))
        self.nickname = self.field(_("Nickname"), keep, hint=_("optional"))
        self.real_name = self.field(_("Real name"), keep, hint=_("optional, seen only here"))
        self.animals = [Segment(screen, "", picture=f"avatars/{a}", name=names.animal(a)) for a in ANIMALS]
        time = _("Time")
        self.times = [Segment(screen, label, size=26, name=f"{time}: {label}") for label in ("×1", "×1.5", "×2")]
        self.cannot_read = Switch(screen, _("Cannot read yet"), "", "image")
        self.save = Button(screen, _("Save"), "primary", size=30, icon="check")
        self.remove = Button(screen, _("Remove"), "paper", size=26, icon="trash")
        self.more = Button(screen, _("More"), "paper", size=26, icon="more")
        self.more.clicked.connect(more)
        self.save.clicked.connect(keep)
        self.remove.clicked.connect(remove)
        for choices in (self.animals, self.times):
            one_of(choices, lambda _n: self.hush())
        half = len(self.animals) // 2
        self.card.rows = [
            Row([(self.seat, 1), (self.number, 2.4)], self.label(_("Seat")), side=SIDE),
            Row([(self.nickname, 1)], self.label(_("Nickname")), side=SIDE),
            Row([(self.real_name, 1)], self.label(_("Real name")), side=SIDE),
            Row([(a, 1) for a in self.animals[:half]], self.label(_("Animal")), side=SIDE),
            Row([(a, 1) for a in self.animals[half:]], side=SIDE),
            Row([(t, 1) for t in self.times], self.label(_("Time")), side=SIDE),
            Row([(self.cannot_read, 1)], height=92),
            Row([(self.save, 1), (self.remove, 1), (self.more, 1)], height=92),
        ]

    def show(self, student: Student) -> None:
        self.student = student
        self.card.title.setText(names.contestant(student.seat, student.animal))
        self.seat.setText(str(student.seat))
        self.number.setText(student.number)
        self.nickname.setText(student.nickname)
        self.real_name.setText(student.real_name)
        for field in (self.number, self.nickname, self.real_name):
            field.setCursorPosition(0)
        for animal, segment in zip(ANIMALS, self.animals, strict=True):
            segment.setChecked(animal == student.animal)
        for extra, segment in zip(EXTRA_TIMES, self.times, strict=True):
            segment.setChecked(extra == student.extra_time)
        self.cannot_read.setChecked(student.cannot_read)
        self.hush()

    @property
    def values(self) -> StudentValues:
        animal = next((a for a, s in zip(ANIMALS, self.animals, strict=True) if s.isChecked()), "")
        extra = next((t for t, s in zip(EXTRA_TIMES, self.times, strict=True) if s.isChecked()), 1.0)
        seat, nickname, real_name = self.seat.text(), self.nickname.text(), self.real_name.text()
        return StudentValues(seat, self.number.text(), nickname, real_name, animal, extra, self.cannot_read.isChecked())

    @property
    def changed(self) -> bool:
        s = self.student
        if s is None:
            return False
        extra = s.extra_time if s.extra_time in EXTRA_TIMES else 1.0
        return self.values != StudentValues(str(s.seat), s.number, s.nickname, s.real_name, s.animal, extra, s.cannot_read)

    def changes(self) -> dict[str, Any]:
        """The values fit to be kept. Raises BadSeat or BadName."""
        v = self.values
        return {
            "seat": seat_number(v.seat),
            "number": clean_number(v.number),
            "nickname": clean_name(v.nickname, required=False),
            "real_name": clean_name(v.real_name, required=False),
            "animal": v.animal,
            "extra_time": v.extra_time,
            "cannot_read": v.cannot_read,
        }

    def field_of(self, error: KnownError) -> Field | None:
        if isinstance(error, (BadSeat, SeatTaken)):
            return self.seat
        if isinstance(error, (NumberTaken, IdCardNumber)):
            return self.number
        if isinstance(error, BadName):
            return self.number if _too_long(self.number.text()) else self.nickname if _too_long(self.nickname.text()) else self.real_name
        return None


class ClassForm(Form):
    """One class, new or there already: name, grade band, the goal of the week, and for a new one the number of seats."""

    def __init__(self, screen: Screen, keep: Callable[[], Any], remove: Callable[[], Any], more: Callable[[], Any]) -> None:
        super().__init__(screen, "")
        self.school_class: SchoolClass | None = None
        self.name = self.field(_("Name of the class"), keep, hint=_("like 3-2"))
        self.bands = [Segment(screen, names.band(b), size=24) for b in BANDS]
        one_of(self.bands, lambda _n: self.hush())
        self.seats = self.field(_("Number of students"), keep, hint=_("0 to 99"))
        self.goal = self.field(_("Goal: right answers per student and week"), keep, hint=_("1 to 200"))
        self.goal_before = GOAL
        self.save = Button(screen, _("Save"), "primary", size=30, icon="check")
        self.remove = Button(screen, _("Remove the class"), "paper", size=26, icon="trash")
        self.more = Button(screen, _("More"), "paper", size=26, icon="more")
        self.more.clicked.connect(more)
        self.save.clicked.connect(keep)
        self.remove.clicked.connect(remove)
        pairs = [self.bands[i : i + 2] for i in range(0, len(self.bands), 2)]
        self.card.rows = [
            Row([(self.name, 1)], self.label(_("Name of the class"))),
            *(Row([(s, 1) for s in pair], self.label(_("Questions for")) if i == 0 else None) for i, pair in enumerate(pairs)),
            Row([(self.seats, 1)], self.label(_("Number of students")), side=WIDE_SIDE),
            Row([(self.goal, 1)], self.label(_("Goal: right answers per student and week")), side=WIDE_SIDE),
            Row([(self.save, 1)], height=92),
            Row([(self.remove, 3), (self.more, 2)], height=92),
        ]

    def show(self, school_class: SchoolClass | None) -> None:
        """The class, or None for a new one."""
        self.school_class = school_class
        self.card.title.setText(_("New class") if school_class is None else school_class.name)
        self.name.setText("" if school_class is None else school_class.name)
        band = Band.g34 if school_class is None else school_class.band
        for value, segment in zip(BANDS, self.bands, strict=True):
            segment.setChecked(value == band)
        self.seats.setText("")
        self.show_goal(GOAL)
        self.save.set_label(_("Add the class") if school_class is None else _("Save"))
        self.hush()

    def show_goal(self, each: int) -> None:
        """The goal that is kept: right answers a student and week."""
        self.goal_before = each
        self.goal.setText(str(each))

    def set_visible(self, shown: bool) -> None:
        super().set_visible(shown)
        new = self.school_class is None
        self.remove.setVisible(shown and not new)
        self.more.setVisible(shown and not new)
        for row in self.card.rows:
            if row.controls[0][0] is self.seats:
                self.seats.setVisible(shown and new)
                assert row.label is not None
                row.label.setVisible(shown and new)

    @property
    def values(self) -> ClassValues:
        band = next((b for b, s in zip(BANDS, self.bands, strict=True) if s.isChecked()), Band.g34)
        return ClassValues(self.name.text(), band, self.seats.text(), self.goal.text())

    @property
    def changed(self) -> bool:
        c = self.school_class
        v = self.values
        if c is None:
            return bool(v.name or v.seats)
        return (v.name, v.band, v.goal.strip()) != (c.name, c.band, str(self.goal_before))

    def count(self) -> int:
        """How many students to begin with. Raises BadCount."""
        text = self.seats.text().strip()
        try:
            return 0 if text in ("", "0", "０") else seat_number(text)
        except BadSeat as bad:
            raise BadCount(bad.given, MAX_SEAT) from bad

    def field_of(self, error: KnownError) -> Field | None:
        if isinstance(error, BadCount):
            return self.seats
        if isinstance(error, BadGoal):
            return self.goal
        return self.name if isinstance(error, (BadName, ClassExists)) else None


def _too_long(text: str) -> bool:
    try:
        clean_name(text, required=False)
    except BadName:
        return True
    return False
