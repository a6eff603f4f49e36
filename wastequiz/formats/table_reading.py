"""A table of any file into questions: its heads are found in the first rows, then each row becomes an entry, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from wastequiz.domain.errors import NoQuestionTable
from wastequiz.domain.exchange import Entry, Fault, Incoming, Reading
from wastequiz.domain.facts import dataclass
from wastequiz.formats.cell_text import shown
from wastequiz.formats.column_names import MOST_COLUMNS, ROWS_ABOVE, Columns, columns_of, find_heads
from wastequiz.formats.question_rows import MOST_ROWS, RowReader

Cells = Sequence[str]
Change = Callable[[Mapping[str, int], Cells], Cells | Fault | None]
"""Turns a row of another program's table into one of ours, given where its columns stand; a Fault where that does not go, None to pass it over."""
SAID_ONLY = ("说明", "填写说明", "Instructions")
"""Sheets that only say something, as in our template: passed over without a word."""
UNKNOWN_TOLD = 5


@dataclass(frozen=True)
class Sheet:
    """One table of a file: its name ("" where it has none) and its rows as text, to be taken once. `broken`: rows that do not read, told as they come."""

    name: str
    rows: Iterator[Cells | Fault]


def read_sheets(sheets: Iterable[Sheet], reading: Reading, faults: Sequence[Fault] = (), change: Change | None = None) -> Incoming:
    """The questions of all sheets that have heads. Raises NoQuestionTable where none has.

    Rows of further sheets are laid out under one common row of heads: that of the first sheet, then what only later ones have.
    """
    told = list(faults)
    tables: list[tuple[int, tuple[str, ...], Iterator[Cells | Fault]]] = []
    first: list[str] = []
    for sheet in sheets:
        if sheet.name in SAID_ONLY:
            continue
        above = list(islice(sheet.rows, ROWS_ABOVE))
        found = find_heads([() if isinstance(row, Fault) else row for row in above])
        if found is None:
            if any(not isinstance(row, Fault) and any(row) for row in above):
                first.append(next((shown(c) for row in above if not isinstance(row, Fault) for c in row if c.strip()), ""))
                told.append(Fault(0, "sheet_without_heads", "", (("sheet", shown(sheet.name)),), "drops"))
            continue
        n, columns = found
        row = above[n]
        head = tuple(() if isinstance(row, Fault) else row)[:MOST_COLUMNS]
        told.extend(_of_heads(n + 1, () if isinstance(row, Fault) else row, columns))
        tables.append((n + 2, head, chain(above[n + 1 :], sheet.rows)))
    if not tables:
        raise NoQuestionTable(first[0] if first else "")
    head, places = _common([head for _line, head, _rows in tables])
    return Incoming(_entries(tables, head, places, reading, change), head, tuple(told))


def _of_heads(line: int, row: Cells, columns: Columns) -> Iterator[Fault]:
    for name in columns.unknown[:UNKNOWN_TOLD]:
        yield Fault(line, "unknown_column", shown(name), (("given", shown(name)),), "drops")
    if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
        yield Fault(line, "too_many_columns", "", (("most", str(MOST_COLUMNS)),), "drops")


def _common(heads: list[tuple[str, ...]]) -> tuple[tuple[str, ...], list[list[int] | None]]:
    """One row of heads for all tables, and for each where its cells go in it (None: where they stand)."""
    common = list(heads[0])
    at = dict(columns_of(common).at.items())
    ways: list[list[int] | None] = [None]
    for head in heads[1:]:
        columns = {place: name for name, place in columns_of(head).at.items()}
        way: list[int] = []
        for place, words in enumerate(head):
            name = columns.get(place, "")
            if not name or name not in at:
                common.append(words)
                if name:
                    at[name] = len(common) - 1
                way.append(len(common) - 1)
            else:
                way.append(at[name])
        ways.append(way)
    return tuple(common), ways


def _entries(
    tables: list[tuple[int, tuple[str, ...], Iterator[Cells | Fault]]],
    head: tuple[str, ...],
    ways: list[list[int] | None],
    reading: Reading,
    change: Change | None,
) -> Iterator[Entry]:
    kindless = change is not None and "kind" not in columns_of(head).at
    reader = RowReader((*head, "kind") if kindless else head, reading)  # where the change tells the kind
    width = len(head)
    count = 0
    for (start, _head, rows), way in zip(tables, ways, strict=True):
        for line, row in enumerate(rows, start=start):
            if count == MOST_ROWS:
                if isinstance(row, Fault) or any(row):
                    yield Entry(line, None, (Fault(line, "too_many_rows", "", (("most", str(MOST_ROWS)),)),))
                    return
                continue
            if isinstance(row, Fault):
                entry = Entry(line, None, (replace(row, line=line),))
            else:
                entry = _entry(reader, line, row[:width] if way is None else _laid_out(row, way, width), change)
            if entry is not None:
                count += 1
                yield entry


def _entry(reader: RowReader, line: int, row: Cells, change: Change | None) -> Entry | None:
    if change is None or not any(row):
        return reader.read(line, row)
    changed = change(reader.at, row)
    if changed is None:
        return None
    if isinstance(changed, Fault):
        return Entry(line, None, (replace(changed, line=line),), tuple(row))
    entry = reader.read(line, changed)
    return None if entry is None else replace(entry, cells=tuple(row))


def _laid_out(row: Cells, way: list[int], width: int) -> list[str]:
    cells = [""] * width
    for cell, place in zip(row, way, strict=False):
        cells[place] = cell
    return cells
