"""Questions as CSV, the file every spreadsheet opens and saves: any separator, any character set teachers meet, no formulas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from wastequiz.domain.exchange import Fault, Format, Incoming, Outgoing, Reading, Writing
from wastequiz.domain.questions import Authored
from wastequiz.formats.cell_text import guarded, unguarded
from wastequiz.formats.character_sets import decoded
from wastequiz.formats.column_names import ROWS_ABOVE, find_heads
from wastequiz.formats.question_cells import written
from wastequiz.formats.table_reading import Sheet, read_sheets
from wastequiz.i18n import N_

_LONE_CR = re.compile(r"\r(?!\n)")
SEPARATORS = ",;\t"
_LONGEST = 100_000
"""So many characters a cell may have before the library gives up on its row; what is longer than a question may be is told well below that."""


def read(data: bytes, reading: Reading) -> Incoming:
    """The questions of a CSV file. Raises UnknownCharacterSet, or NoQuestionTable where no row names a question and its answers."""
    text, faults = decoded(data)
    return read_sheets([Sheet("", rows(text, separator_of(text)))], reading, faults)


def separator_of(text: str) -> str:
    """What stands between the cells: the sign by which the heads are found, or most of them."""
    return max(SEPARATORS, key=lambda sign: _known(rows(text, sign)))


def _known(first: Iterator[Sequence[str] | Fault]) -> int:
    """How many columns the heads name, 0 where there are none."""
    found = find_heads([() if isinstance(row, Fault) else row for row in islice(first, ROWS_ABOVE)])
    return len(found[1].at) if found else 0


def rows(text: str, separator: str) -> Iterator[Sequence[str] | Fault]:
    """The rows as a spreadsheet counts them, apostrophes before formulas taken off; a Fault for one that does not read."""
    lines = csv.reader(StringIO(text, newline="") if _LONE_CR.search(text) else _lines(text), delimiter=separator)
    csv.field_size_limit(_LONGEST)  # one for the whole process; rosters are read with another
    quoted = "'" in text
    while True:
        try:
            for cells in lines:
                yield [unguarded(cell) if cell[:1] == "'" else cell for cell in cells] if quoted else cells
            return
        except csv.Error:
            yield Fault(0, "row_unreadable", "", (("most", str(_LONGEST)),))


def _lines(text: str) -> Iterator[str]:
    """The lines one after the other; StringIO would hold a second copy, twice as large."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at : end + 1]
        at = end + 1
    if at < len(text):
        yield text[at:]


def write(questions: Sequence[Authored], writing: Writing) -> Outgoing:
    """A CSV file in UTF-8 with its mark, one row a question, in our columns."""
    head, table, lost = written(questions, writing.language)
    return Outgoing(as_csv(head, table), len(table), lost)


def as_csv(head: Sequence[str], table: Sequence[Sequence[str]]) -> bytes:
    """A table as CSV bytes; nothing in it is taken for a formula."""
    made = StringIO(newline="")
    lines = csv.writer(made)
    lines.writerow(head)
    lines.writerows([guarded(cell) for cell in row] for row in table)
    return made.getvalue().encode("utf-8-sig", "replace")


FORMAT = Format("csv", N_("CSV table"), ("csv", "tsv", "txt"), read, write)
