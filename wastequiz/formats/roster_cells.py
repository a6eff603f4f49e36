"""Tables out of files that strangers made: xlsx, xls, ods, csv and text that was copied, as cells of text, with caps on all of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from wastequiz.domain.errors import NoRoster
from wastequiz.domain.exchange import Fault

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 80
MOST_SIGNS = 400
"""Of a file, of a sheet, of a row, of a cell: what is longer is no list of students, or is cut."""
MOST_UNPACKED = 200_000_000
MOST_MEMBERS = 5_000
MOST_RATIO = 100
"""Of a zip (xlsx and ods are some), counted while it is unpacked."""
SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
_PIECE = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError, EOFError)
"""What reading a zip raises that is damaged, locked or packed in an unknown way."""
_NUMBERED = re.compile(r"^[(（]?(\d{1,3})[)）]?\s*[.．、,:：)）]?\s*(?=[^\d(（年/班-])")

Rows = list[list[str]]


def read(name: str, data: bytes) -> tuple[Rows, tuple[Fault, ...]]:
    """The rows of the first sheet that has any, or of a text, and what is to be said of it. Raises NoRoster."""
    if len(data) > MOST_BYTES:
        raise NoRoster(name, "large")
    ending = "." + name.lower().rpartition(".")[2]
    if ending in SHEETS or data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _sheet(name, data)
    if ending not in TEXTS and b"\0" in data[:4096]:
        raise NoRoster(name, "kind")
    words, said = decoded(name, data)
    return rows_of(words), said


# ---- spreadsheets
def _sheet(name: str, data: bytes) -> tuple[Rows, tuple[Fault, ...]]:
    if data[:4] == b"PK\x03\x04":
        require_small(name, data)
    import python_calamine  # most of the program does without it

    reader: Any = python_calamine
    try:
        book = reader.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for n in range(len(book.sheet_names)):
            sheet = book.get_sheet_by_index(n)
            if sheet.total_height > MOST_ROWS or sheet.total_width > 10 * MOST_COLUMNS:
                raise NoRoster(name, "large")
            rows = [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
            if any(cell for row in rows for cell in row):
                more = [other for other in book.sheet_names if other != sheet.name]
                said = Fault(0, "sheets_passed_over", facts=(("given", ", ".join(more)[:60]),), weight="drops")
                return rows, (said,) if more else ()
    except NoRoster:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise NoRoster(name, "damaged") from error
    raise NoRoster(name, "empty")


def _text(cell: object) -> str:
    """What stands in a cell, as it is read there: a whole number without a point."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)[:MOST_SIGNS].strip()


def require_small(name: str, data: bytes) -> None:
    """Unpacks a zip into nothing, counting: caps on bytes, members and ratio. Raises NoRoster."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if len(members) > MOST_MEMBERS:
                raise NoRoster(name, "large")
            whole = 0
            for member in members:
                whole += sum(map(len, pieces(name, packed, member, MOST_UNPACKED - whole)))
    except BROKEN as error:
        raise NoRoster(name, "damaged") from error


def pieces(name: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """The bytes of a member, counted while they are read. Raises NoRoster beyond a cap."""
    count = 0
    with packed.open(member) as file:
        while piece := file.read(_PIECE):
            count += len(piece)
            if count > most or count > max(1, member.compress_size) * MOST_RATIO + _PIECE:
                raise NoRoster(name, "large")
            yield piece


# ---- texts
def decoded(name: str, data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """A file's text: with a mark as that says, else strictly UTF-8, else strictly GB18030, which is then said. Raises NoRoster."""
    for mark, charset in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(charset), ()
            except UnicodeDecodeError as error:
                raise NoRoster(name, "text") from error
    for charset, said in (("utf-8", ()), ("gb18030", (Fault(0, "read_as_gb18030", weight="drops"),))):
        try:
            return data.decode(charset), said
        except UnicodeDecodeError:
            continue
    raise NoRoster(name, "text")


def rows_of(words: str) -> Rows:
    """Text as rows of cells: parted by tabs, else by commas or semicolons of either width, else as a list of names with numbers before them."""
    plain = words.replace("\0", "").removeprefix("\ufeff")
    lines = plain.splitlines()[: MOST_ROWS + 1]
    sign = _parting(lines)
    if sign:
        rows = [[cell.strip()[:MOST_SIGNS] for cell in row[:MOST_COLUMNS]] for row in _parted(plain, lines, sign)]
    else:
        rows = [_loose(line) for line in lines]
    return rows[:MOST_ROWS]


def _parting(lines: Sequence[str]) -> str:
    """The sign that parts cells: the one most lines have; '' where none has it on half of them."""
    filled = [line for line in lines if line.strip()]
    counts = [(sum(sign in line for line in filled), -n, sign) for n, sign in enumerate("\t,;，；|")]
    best = max(counts)
    return best[2] if best[0] * 2 >= len(filled) > 0 else ""


def _parted(plain: str, lines: Sequence[str], sign: str) -> Rows:
    if sign in "，；":
        return [line.split(sign) for line in lines]
    csv.field_size_limit(MOST_BYTES)
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter=sign))
    except csv.Error:  # a stray sign that no table has
        return [line.split(sign) for line in lines]


def _loose(line: str) -> list[str]:
    """A line of a list: number, name, class parted by spaces where digits or 班 show that it is more than a name."""
    bare = line.strip()[:MOST_SIGNS]
    numbered = _NUMBERED.match(bare)
    before, rest = ([numbered[1]], bare[numbered.end() :]) if numbered else ([], bare)
    tokens = re.split(r"[ \t]+", rest)
    wide = re.split(r"\s{2,}", rest)
    if len(wide) > 1:
        return [*before, *wide]
    telling = any(any(sign.isdigit() for sign in token) or token.endswith("班") for token in tokens)
    return [*before, *(tokens if telling else [rest])]
