"""Questions as an Excel workbook; older Excel files and those of LibreOffice are read too."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from wastequiz.domain.exchange import Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats.question_cells import written
from wastequiz.formats.table_reading import read_sheets
from wastequiz.formats.workbook_reading import sheets_of
from wastequiz.i18n import N_

MOST_SIGNS = 32_767
"""So many characters Excel keeps in a cell."""


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of all sheets that have heads. Raises UnreadableWorkbook, or NoQuestionTable where none has."""
    return read_sheets(sheets_of(data), reading)


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """A workbook with one sheet, one row a question, in our columns."""
    head, table, lost = written(questions, writing.language)
    return Outgoing(as_xlsx(head, table, "题目" if writing.language.startswith("zh") else "Questions"), len(table), lost)


def as_xlsx(head: Sequence[str], table: Sequence[Sequence[str]], name: str) -> bytes:
    """A table as a workbook: every cell is text, none a formula or a link; the heads stay in sight."""
    made = BytesIO()
    book = workbook(made)
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, max(2, len(head) - 1), 16)
    for down, row in enumerate((head, *table)):
        for across, cell in enumerate(row):
            if cell:
                sheet.write_string(down, across, cell[:MOST_SIGNS], bold if down == 0 else None)
    book.close()
    return made.getvalue()


def workbook(made: BytesIO) -> Any:
    """An empty workbook that is written row by row, so that it takes no more memory than its file; text stays text."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - most of the program does without it

    words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(made, {"constant_memory": True, **words})


FORMAT = Format("xlsx", N_("Excel workbook"), ("xlsx", "xls", "ods", "xlsm"), read, write)
"""xls and ods are read only."""
