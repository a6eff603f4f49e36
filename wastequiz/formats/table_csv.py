"""Tables as one CSV file that every spreadsheet opens: UTF-8 with a mark at its beginning, and no text taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from wastequiz.domain.tables import Cell, Column, Table

_FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width signs included (OWASP, CSV injection)."""


def write(tables: Sequence[Table], path: Path) -> None:
    """Writes the tables one below the other, each with its title and note, an empty line between; shares as percent. Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        for n, table in enumerate(tables):
            if n:
                lines.writerow([])
            lines.writerow([plain(table.title)])
            if table.note:
                lines.writerow([plain(table.note)])
            lines.writerow([plain(column.head) for column in table.columns])
            lines.writerows([_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows)


def plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula: with an apostrophe before it, where it begins like one."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _cell(cell: Cell, column: Column) -> str | float | int:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return plain(cell)
    return f"{100 * cell:.1f}%" if column.kind == "percent" else cell
