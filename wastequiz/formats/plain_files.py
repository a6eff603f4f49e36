"""Opening the bank's plain files: UTF-8 text, CSV rows by column name, TOML tables; what does not open becomes a problem."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import Path

from wastequiz.formats.findings import Entry, Findings, Table, shown

Row = dict[str, str]

_LINE_AND_COLUMN = re.compile(r"\(at line (\d+), column (\d+)\)")


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files of that ending, by name; hidden ones (which copying to a stick leaves behind) are passed over."""
    return sorted(path for path in folder.glob(f"*{ending}") if not path.name.startswith("."))


def read_text(path: Path, file: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file, or None with a problem noted."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        findings.add_unread(file, "missing_file")
        return None
    except OSError as failure:
        findings.add_unread(file, "unreadable_file", reason=shown(failure.strerror))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        findings.add_unread(file, "not_utf8", line=str(raw.count(b"\n", 0, failure.start) + 1))
        return None


def read_toml(path: Path, file: str, findings: Findings) -> Table | None:
    """The tables of a TOML file, or None with a problem noted."""
    text = read_text(path, file, findings)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as failure:  # not only TOMLDecodeError: numbers of thousands of digits, brackets in brackets
        where = _LINE_AND_COLUMN.search(str(failure))
        last = str(text.count("\n") + 1)
        findings.add_unread(file, "not_toml", line=where[1] if where else last, column=where[2] if where else "1")
        return None


def read_csv(path: Path, file: str, columns: Collection[str], findings: Findings) -> Iterator[tuple[Entry, Row]]:
    """Each row by column name, with the entry to note its problems in. Empty lines are passed over."""
    text = read_text(path, file, findings)
    if text is None:
        return
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(lines, list[str]())]
        if not _header_fits(header, file, columns, findings):
            return
        for cells in lines:
            if not any(cells):
                continue
            row = dict(zip(header, cells, strict=False))
            entry = Entry(findings, file, row.get("id", "").strip() or f"#{lines.line_num}")
            if len(cells) != len(header):
                findings.unread.add(file)
                entry.wrong("", "wrong_cell_count", found=str(len(cells)), expected=str(len(header)), line=str(lines.line_num))
                continue
            yield entry, row
    except csv.Error:
        findings.add_unread(file, "not_csv", line=str(lines.line_num))


def _header_fits(header: list[str], file: str, columns: Collection[str], findings: Findings) -> bool:
    if not any(header):
        findings.add_unread(file, "empty_file")
        return False
    fits = True
    for column in columns:
        if column not in header:
            fits = False
            findings.add_unread(file, "missing_column", column=column)
    for n, column in enumerate(header):
        if column not in columns or column in header[:n]:
            fits = False
            findings.add_unread(file, "unknown_column" if column not in columns else "repeated_column", column=shown(column))
    return fits
