"""What guardians may ask for: a copy of all that is kept about a student, and that it is erased for good."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from wastequiz import __version__
from wastequiz.domain.facts import dataclass
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.domain.tables import Column, Table
from wastequiz.i18n import _
from wastequiz.services import enrolling
from wastequiz.services.report_files import folder, free_file
from wastequiz.services.report_saving import saved
from wastequiz.services.school import Failed, School
from wastequiz.store import erasing, personal, rosters
from wastequiz.store.db import Db
from wastequiz.store.erasing import Copy
from wastequiz.store.pace import Pace

__all__ = ["Copied", "Copy", "erase_class", "erase_student", "export_class", "export_student"]


@dataclass(frozen=True)
class Copied:
    """The two files a copy consists of."""

    json: Path
    csv: Path


def export_student(school: School, student: Student, of: SchoolClass, done: Callable[[Copied], None], failed: Failed) -> None:
    """Saves all that is kept about one student beside the reports; the files are named by class and seat, not by name.

    `failed` gets FolderReadOnly, DiskFull or NotSaved.
    """
    stem = f"{of.name}_{student.seat:02d}_{enrolling.today(school.clock)}"
    _export(school, stem, lambda db: [personal.of_student(db, student.ref)], done, failed)


def export_class(school: School, of: SchoolClass, done: Callable[[Copied], None], failed: Failed) -> None:
    """The same of everybody in a class, in one pair of files."""
    stem = "_".join((of.name, _("everybody"), enrolling.today(school.clock).isoformat()))
    _export(school, stem, lambda db: [personal.of_student(db, s.ref) for s in rosters.students(db, of.id)], done, failed)


def _export(school: School, stem: str, read: Callable[[Db], list[dict[str, Any]]], done: Callable[[Copied], None], failed: Failed) -> None:
    def work(db: Db, pace: Pace) -> Copied:
        from wastequiz.formats import table_csv  # most starts do without it

        told = read(db)
        inside = folder(school)
        made = Copied(free_file(inside, stem, "json"), free_file(inside, stem, "csv"))
        whole = {"program": f"WasteQuiz {__version__}", "made": enrolling.today(school.clock).isoformat(), "students": told}
        text = json.dumps(whole, ensure_ascii=False, indent=1)

        def save() -> None:
            saved(made.json, lambda part: _write(part, text))
            saved(made.csv, lambda part: table_csv.write([_roster(told), _answers(told), _totals(told)], part))

        pace.aside(save)
        return made

    school.paced(work, done, failed)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_Told = Sequence[dict[str, Any]]


def _roster(told: _Told) -> Table:
    parts = (
        ("class", _("Class")),
        ("seat", _("Seat number")),
        ("student_number", _("Student number")),
        ("name", _("Real name")),
        ("nickname", _("Nickname")),
        ("animal", _("Animal")),
        ("extra_time", _("Time")),
        ("cannot_read", _("Cannot read yet")),
    )
    rows = tuple(tuple(str(one["student"][part]) for part, _head in parts) for one in told)
    return Table(_("List of students"), "", tuple(Column(head, "text") for _part, head in parts), rows)


def _answers(told: _Told) -> Table:
    heads = (_("Seat number"), _("Day"), _("Question"), _("Topic"), _("Rules"), _("Answer"), _("Share right"), _("Seconds"))
    rows = tuple(
        (
            str(one["student"]["seat"]),
            a["day"],
            a["key"],
            a["topic"],
            a["scheme"],
            " ".join(a["choice"]),
            a["correct"],
            round(a["ms"] / 1000, 1),
        )
        for one in told
        for a in one["answers"]
    )
    kinds = ("text",) * 6
    columns = (
        *(Column(head, kind) for head, kind in zip(heads, kinds, strict=False)),
        Column(heads[6], "percent"),
        Column(heads[7], "number"),
    )
    return Table(_("Answers"), "", columns, rows)


def _totals(told: _Told) -> Table:
    heads = (_("Seat number"), _("Week"), _("Answers"), _("Right"), _("Points"), _("Rounds"))
    rows = tuple(
        (str(one["student"]["seat"]), w["week"], w["answers"], w["right"], round(w["points"], 1), w["rounds"])
        for one in told
        for w in one["totals"]["student_totals"]
    )
    columns = tuple(Column(head, "text" if n < 2 else "number") for n, head in enumerate(heads))
    return Table(_("Totals by week"), "", columns, rows)


# ---- erasing
def erase_student(school: School, ref: str, done: Callable[[Sequence[Copy]], None], failed: Failed) -> None:
    """Erases a student for good: no byte of the name stays in the school file, and no backup brings it back. The answers stay in the
    class's figures without a name. Gives the files where the name still stands, with the day each goes. It cannot be undone.
    """
    school.paced(lambda db, pace: erasing.erase_students(db, [ref], pace), done, failed)


def erase_class(school: School, class_id: int, done: Callable[[Sequence[Copy]], None], failed: Failed) -> None:
    """The same for a class and everybody in it."""
    school.paced(lambda db, pace: erasing.erase_class(db, class_id, pace), done, failed)
