"""Lists of students in and out: whatever file or copied text a school has in, a table that comes in again out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wastequiz.domain.enrolment import Plan, RosterFile
from wastequiz.domain.errors import NoRoster
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.domain.tables import Column, Table
from wastequiz.formats import oneroster_csv, roster_cells, roster_rows
from wastequiz.i18n import _
from wastequiz.wording import exchange

ENDINGS = (".xlsx", ".csv")
"""What a list can be saved as."""


def read(path: Path) -> RosterFile:
    """The list in a file, or in a folder of OneRoster's tables. Raises NoRoster, OSError."""
    if path.is_dir():
        return oneroster_csv.from_folder(path)
    with path.open("rb") as file:
        data = file.read(roster_cells.MOST_BYTES + 1)
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> RosterFile:
    """The list in the bytes of a file of that name. Raises NoRoster."""
    if len(data) > roster_cells.MOST_BYTES:
        raise NoRoster(name, "large")
    if data.startswith(b"PK") and oneroster_csv.is_one(data):
        return oneroster_csv.from_zip(name, data)
    rows, said = roster_cells.read(name, data)
    return roster_rows.read(name, rows, faults=said)


def read_text(words: str) -> RosterFile:
    """The list in copied text. Raises NoRoster."""
    name = _("what was copied")
    if len(words) > roster_cells.MOST_BYTES // 4:
        raise NoRoster(name, "large")
    return roster_rows.read(name, roster_cells.rows_of(words))


def table(classes: Sequence[tuple[SchoolClass, Sequence[Student]]], title: str) -> Table:
    """A list of students, heads as an import knows them again."""
    heads = (_("Class"), _("Seat number"), _("Student number"), _("Real name"), _("Nickname"))
    columns = tuple(Column(head, "number" if n == 1 else "text") for n, head in enumerate(heads))
    rows = tuple((c.name, s.seat, s.number, s.real_name, s.nickname) for c, students in classes for s in students)
    return Table(title, "", columns, rows)


def rejected(plan: Plan, head: Sequence[str]) -> Table:
    """The rows that did not come in, as they stood, each with its reason."""
    columns = tuple(Column(name, "text") for name in (*head, _("Reason")))
    rows = tuple((*_padded(p.row.cells, len(head)), " ".join(map(exchange.sentence, p.faults))) for p in plan.refused)
    return Table(_("Rows that did not come in"), "", columns, rows)


def _padded(cells: Sequence[str], across: int) -> tuple[str, ...]:
    return (*cells, *[""] * (across - len(cells)))[:across]
