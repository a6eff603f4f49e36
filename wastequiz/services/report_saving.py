"""Saving a report as a file to hand on: tables for a spreadsheet, whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from wastequiz.domain.errors import DiskFull, KnownError, NotSaved
from wastequiz.domain.reporting import BankReport, ClassReport
from wastequiz.domain.tables import Table
from wastequiz.services.school import Failed, School
from wastequiz.services.written import asked_now
from wastequiz.store import disk
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

ENDINGS = (".csv", ".xlsx")
"""What a report can be saved as."""


def export(school: School, found: ClassReport | BankReport, path: Path, done: Callable[[Path], None], failed: Failed) -> None:
    """Saves the report in the language spoken now, as its ending says (ENDINGS). `failed` gets DiskFull or NotSaved; then nothing lies there
    but what lay there before. Raises ValueError for any other ending.
    """
    write = writer(path)
    school.paced(lambda db, pace: _export(school, db, pace, found, path, write), done, failed)


def export_and_wait(school: School, found: ClassReport | BankReport, path: Path) -> Path:
    """The same for the command line. Raises DiskFull, NotSaved, ValueError."""
    write = writer(path)
    return school.ask(lambda db: _export(school, db, ALONE, found, path, write))


Write = Callable[[Sequence[Table], Path], None]


def writer(path: Path) -> Write:
    """How a table is written to `path`, by its ending. Raises ValueError for one that is none of ENDINGS."""
    if path.suffix.lower() not in ENDINGS:
        raise ValueError(f"a report is saved as one of {ENDINGS}, not as {path.name}")
    if path.suffix.lower() == ".csv":
        from wastequiz.formats import table_csv

        return table_csv.write
    from wastequiz.formats import table_xlsx

    return table_xlsx.write


def _export(school: School, db: Db, pace: Pace, found: ClassReport | BankReport, path: Path, write: Write) -> Path:
    from wastequiz.reports import REPORTS

    asked = asked_now(school, db, found)
    tables = REPORTS["bank_report" if isinstance(found, BankReport) else "class_report"].tables

    def save() -> None:
        saved(path, lambda part: write(tables(found, asked), part))

    pace.aside(save)
    return path


def saved(path: Path, write: Callable[[Path], None]) -> None:
    """Writes a file so that it is there whole or not at all. Raises DiskFull, NotSaved."""
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        known: KnownError | None = disk.known(error, path.parent)
        raise (known if isinstance(known, DiskFull) else NotSaved(path)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
