"""Tables for tests: rows of words into files and back, with everything a person would be told put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from wastequiz.domain.exchange import Entry, Fault, Incoming, Reading
from wastequiz.domain.questions import Authored
from wastequiz.formats import of
from wastequiz.formats.questions_csv import as_csv
from wastequiz.wording.exchange import sentence

HEAD = ("题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案")


def reading(language: str = "zh_CN", **more: Any) -> Reading:
    return Reading(key=lambda n: f"new_{n}", language=language, **more)


def told(faults: Sequence[Fault]) -> list[str]:
    """The codes; each has its sentence with every fact filled in."""
    for fault in faults:
        said = sentence(fault)
        assert said and "{" not in said
    return [fault.code for fault in faults]


def from_csv(data: bytes, **more: Any) -> tuple[Incoming, list[Entry]]:
    incoming = of("csv").read(data, reading(**more))  # pyright: ignore[reportOptionalCall]
    entries = list(incoming.entries)
    told([*incoming.faults, *(fault for entry in entries for fault in entry.faults)])
    return incoming, entries


def row(cells: Mapping[str, str], **more: Any) -> Entry:
    """One row of a table with these heads and cells."""
    _, entries = from_csv(as_csv(list(cells), [list(cells.values())]), **more)
    return entries[0]


def question(cells: Mapping[str, str], **more: Any) -> Authored:
    entry = row(cells, **more)
    assert entry.question is not None, entry.faults
    return entry.question


def codes(cells: Mapping[str, str], **more: Any) -> list[str]:
    entry = row(cells, **more)
    assert (entry.question is None) == any(fault.weight == "refuses" for fault in entry.faults)
    return [fault.code for fault in entry.faults]


def xlsx(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    made = BytesIO()
    book: Any = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for down, cells in enumerate(rows):
            for across, cell in enumerate(cells):
                if cell not in (None, ""):
                    sheet.write(down, across, cell)
    book.close()
    return made.getvalue()
