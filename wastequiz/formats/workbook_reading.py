"""Workbooks (xlsx, xls, ods) into rows of text, a sheet at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from wastequiz.domain.errors import UnreadableWorkbook
from wastequiz.formats.table_reading import Sheet
from wastequiz.formats.workbook_safety import look_into

MOST_BYTES = 60_000_000
"""So large a file may be."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook, in their order. Raises UnreadableWorkbook, later ones as they are reached."""
    from python_calamine import CalamineWorkbook  # most of the program does without it

    if len(data) > MOST_BYTES:
        raise UnreadableWorkbook("too_big")
    if data.startswith(_ZIP):
        look_into(data)
    elif not data.startswith(_OLE):
        raise UnreadableWorkbook("broken")
    elif _LOCKED in data:
        raise UnreadableWorkbook("password")
    book: Any = _tried(CalamineWorkbook.from_filelike, BytesIO(data))
    for name in book.sheet_names:
        sheet = _tried(book.get_sheet_by_name, name)
        yield Sheet(name, _rows(sheet))


def _tried(deed: Any, given: Any) -> Any:
    """What the library gives. Raises UnreadableWorkbook for everything it raises, its panics too."""
    from python_calamine import PasswordError

    try:
        return deed(given)
    except PasswordError as failure:
        raise UnreadableWorkbook("password") from failure
    except BaseException as failure:
        if isinstance(failure, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise UnreadableWorkbook("broken") from failure


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The rows as the teacher's program counts them, from its first one on."""
    for row in sheet.iter_rows():
        yield [cell if type(cell) is str else as_text(cell) for cell in row]


def as_text(cell: object) -> str:
    """A cell as a person sees it: whole numbers without a point, dates in figures."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
