"""A few rows as a workbook in memory, every cell a text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any


def sheet_of(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of an xlsx file whose only sheet holds `rows`."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - most of the program does without it

    out = io.BytesIO()
    made: Any = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            sheet.write_string(y, x, cell)
    made.close()
    return out.getvalue()
