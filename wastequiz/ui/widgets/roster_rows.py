"""What stands in the lists of classes and students: one row for each."""

from __future__ import annotations

from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.stage.tables import Cell, Column
from wastequiz.wording import names


def student_columns() -> list[Column]:
    """The heads of the list of students."""
    return [
        Column(_("Seat"), 0.8),
        Column(_("Nickname"), 2.5),
        Column(_("Real name"), 2.0),
        Column(_("Time"), 1.15),
        Column(_("Reads"), 1.1),
    ]


def of_class(c: SchoolClass) -> tuple[Cell, ...]:
    """The class's name, its grades and how many are in it."""
    return (Cell(c.name, below=_("{band} · {n} students").format(band=names.band(c.band), n=c.students), bold=True),)


def of_student(s: Student) -> tuple[Cell, ...]:
    """Seat, nickname or animal, real name, and what is different for this student."""
    nickname = Cell(s.nickname or names.animal(s.animal), picture=f"avatars/{s.animal}", faint=not s.nickname)
    extra = Cell("" if s.extra_time == 1.0 else f"×{s.extra_time:g}", tag=True)
    return (Cell(f"{s.seat:02d}", bold=True), nickname, Cell(s.real_name), extra, Cell(_("no") if s.cannot_read else "", tag=True))
