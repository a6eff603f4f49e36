"""Tables as an Excel workbook: a sheet for each, text always as text, shares as percent, heads that stay in sight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wastequiz.domain.tables import Cell, Column, Table

SHEET_NAME = 31
"""So many signs a sheet's name may have."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST, _NARROWEST = 60, 8
_HEAD_ROW = 2
_FORMATS = {"percent": "0.0%", "number": "General"}


def write(tables: Sequence[Table], path: Path) -> None:
    """Writes a workbook with one sheet for each table: title, note, heads, rows. Raises OSError."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - most of the program does without it

    words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    made: Any = xlsxwriter.Workbook(str(path), words)
    styles = {kind: made.add_format({"num_format": shown}) for kind, shown in _FORMATS.items()}
    bold, title, head = (made.add_format(f) for f in ({"bold": True}, {"bold": True, "font_size": 14}, {"bold": True, "bottom": 1}))
    taken: set[str] = set()
    for table in tables:
        sheet = made.add_worksheet(_sheet_name(table.title, taken))
        sheet.write_string(0, 0, table.title, title)
        sheet.write_string(1, 0, table.note)
        for across, column in enumerate(table.columns):
            sheet.write_string(_HEAD_ROW, across, column.head, head)
            sheet.set_column(across, across, _width(column, [row[across] for row in table.rows]))
        for down, row in enumerate(table.rows, start=_HEAD_ROW + 1):
            for across, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                if isinstance(cell, str):
                    sheet.write_string(down, across, cell, bold if across == 0 else None)
                elif cell is not None:
                    sheet.write_number(down, across, cell, styles.get(column.kind))
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
    _close(made)


def _close(made: Any) -> None:
    """Writes the workbook to the disk. Raises OSError, which the library wraps."""
    from xlsxwriter.exceptions import FileCreateError  # pyright: ignore[reportMissingTypeStubs]

    try:
        made.close()
    except FileCreateError as error:
        raise error.args[0] from error


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other sheet has, whatever its capitals."""
    whole = _NOT_IN_NAMES.sub(" ", title).strip(" '") or "-"
    name, n = whole[:SHEET_NAME], 1
    while name.casefold() in taken:
        n += 1
        name = f"{whole[: SHEET_NAME - len(str(n)) - 1]} {n}"
    taken.add(name.casefold())
    return name


def _width(column: Column, cells: Sequence[Cell]) -> int:
    """How wide the column is, in signs; a Chinese one is as wide as two."""
    shown = [column.head, *(cell if isinstance(cell, str) else "" for cell in cells)]
    return min(_WIDEST, max(_NARROWEST, *(sum(1 + (unicodedata.east_asian_width(s) in "WF") for s in text) for text in shown)) + 2)
