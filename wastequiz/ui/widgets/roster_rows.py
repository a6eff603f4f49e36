"""What stands in the lists of classes and students: one row for each."""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain import class_names
from wastequiz.domain.school_years import label
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.i18n import _
from wastequiz.services.name_reading import sort_key
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


ClassRow = SchoolClass | str
"""A class, or a line between them: "year:2026", or ARCHIVED, which folds and unfolds the archived ones."""
ARCHIVED = "archived"


def class_rows(classes: Sequence[SchoolClass], *, unfolded: bool) -> list[ClassRow]:
    """The list of classes: the newest school year first, in each by grade; then the archived ones, folded unless `unfolded`."""
    playing = sorted((c for c in classes if not c.archived), key=_order)
    years = list(dict.fromkeys(c.year for c in playing))
    rows: list[ClassRow] = []
    for year in years:
        rows += [f"year:{year}"] if len(years) > 1 else []
        rows += [c for c in playing if c.year == year]
    old = sorted((c for c in classes if c.archived), key=_order)
    if old:
        rows.append(ARCHIVED)
        rows += old if unfolded else []
    return rows


def _order(c: SchoolClass) -> tuple[int, int, tuple[object, ...]]:
    told = class_names.told(c.name)
    which = told.which if told else ""
    number = int(which) if which.isdecimal() else 0
    return -int(c.year or 0), told.grade if told else 99, (number, which, sort_key(c.name), c.id)


def of_row(row: ClassRow, archived: int) -> tuple[Cell, ...]:
    """What stands in a row of the list of classes."""
    if isinstance(row, SchoolClass):
        return of_class(row)
    if row == ARCHIVED:
        return (Cell(_("Archived: {n}").format(n=archived), faint=True, bold=True),)
    return (Cell(label(row.partition(":")[2]) or _("No school year"), faint=True, bold=True),)


def of_class(c: SchoolClass) -> tuple[Cell, ...]:
    """The class's name, its grades and how many are in it."""
    return (Cell(c.name, below=_("{band} · {n} students").format(band=names.band(c.band), n=c.students), bold=True, faint=c.archived),)


def of_student(s: Student) -> tuple[Cell, ...]:
    """Seat, nickname or animal, real name, and what is different for this student."""
    nickname = Cell(s.nickname or names.animal(s.animal), picture=f"avatars/{s.animal}", faint=not s.nickname)
    extra = Cell("" if s.extra_time == 1.0 else f"×{s.extra_time:g}", tag=True)
    return (
        Cell(f"{s.seat:02d}", bold=True),
        nickname,
        Cell(s.real_name or ("–" if s.number else ""), below=s.number),
        extra,
        Cell(_("no") if s.cannot_read else "", tag=True),
    )
