"""Lists of students in and out of files: read and shown first, then imported as one transaction; saved so that they come in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wastequiz.domain.enrolment import Plan, RosterFile
from wastequiz.domain.errors import NoRoster
from wastequiz.domain.tables import Table
from wastequiz.i18n import _
from wastequiz.services import enrolling
from wastequiz.services.report_files import folder, free_file
from wastequiz.services.report_saving import ENDINGS, saved, writer
from wastequiz.services.school import Failed, School
from wastequiz.store import backups, enrol, rosters
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

CHOOSABLE = ("xlsx", "xls", "ods", "csv", "txt", "zip")
"""Endings of files that may hold a list."""


def read(path: Path) -> RosterFile:
    """The list in a file or in a folder of OneRoster's tables; give it to a thread. Raises NoRoster."""
    from wastequiz.formats import roster_files  # most starts do without it

    try:
        return roster_files.read(path)
    except OSError as error:
        raise NoRoster(path.name, "damaged") from error


def read_text(words: str) -> RosterFile:
    """The list in copied text. Raises NoRoster."""
    from wastequiz.formats import roster_files  # most starts do without it

    return roster_files.read_text(words)


def preview(school: School, file: RosterFile, into: str, done: Callable[[Plan], None], failed: Failed) -> None:
    """What importing the list would do. `into`: the class of rows that name none."""
    school.tell(lambda db: enrol.planned(db, file, into), done, failed)


def take_in(school: School, file: RosterFile, into: str, done: Callable[[Plan], None], failed: Failed) -> None:
    """Imports the good rows, after a backup; gives what came of each row."""
    year = enrolling.this_year(school)
    school.paced(lambda db, pace: _take_in(db, pace, file, into, year), done, failed)


def take_in_and_wait(school: School, file: RosterFile, into: str, *, dry_run: bool = False) -> Plan:
    """The same for the command line. `dry_run`: nothing is changed."""
    year = enrolling.this_year(school)
    return school.ask(lambda db: enrol.planned(db, file, into) if dry_run else _take_in(db, ALONE, file, into, year))


def _take_in(db: Db, pace: Pace, file: RosterFile, into: str, year: str) -> Plan:
    backups.backup(db, "import", pace)
    return enrol.carry_out(db, file, into, year)


# ---- out
def export(school: School, class_id: int, path: Path, done: Callable[[Path], None], failed: Failed) -> None:
    """Saves the list of a class (0: of all in play) as its ending says (`ENDINGS`). `failed` gets DiskFull or NotSaved."""
    school.paced(lambda db, pace: _export(db, pace, class_id, path), done, failed)


def export_and_wait(school: School, class_name: str | None, path: Path) -> Path:
    """The same for the command line; None: all classes in play. Raises UnknownClass, DiskFull, NotSaved."""
    return school.ask(lambda db: _export(db, ALONE, rosters.class_by_name(db, class_name).id if class_name else 0, path))


def _export(db: Db, pace: Pace, class_id: int, path: Path) -> Path:
    from wastequiz.formats import roster_files  # most starts do without it

    classes = (rosters.school_class(db, class_id),) if class_id else rosters.classes(db)
    listed = [(c, rosters.students(db, c.id)) for c in classes]
    title = classes[0].name if class_id else _("Students of the school")
    _write(roster_files.table(listed, title), path, pace)
    return path


def save_rejected(plan: Plan, file: RosterFile, path: Path) -> None:
    """Saves the rows that did not come in, each with its reason. Raises DiskFull, NotSaved."""
    from wastequiz.formats import roster_files  # most starts do without it

    _write(roster_files.rejected(plan, file.head), path, ALONE)


def _write(table: Table, path: Path, pace: Pace) -> None:
    write = writer(path)
    pace.aside(lambda: saved(path, lambda part: write([table], part)))


def new_file(school: School, stem: str, ending: str) -> Path:
    """A path beside the reports where nothing lies yet. Raises FolderReadOnly or DiskFull."""
    return free_file(folder(school), stem, ending)


__all__ = ["CHOOSABLE", "ENDINGS", "export", "new_file", "preview", "read", "read_text", "save_rejected", "take_in"]
