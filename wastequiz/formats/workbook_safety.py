"""Looks into a workbook before it is opened: how large it is unpacked, and how many cells its sheets span.

The library that reads workbooks makes room for every cell between the first and the last one; two cells far apart are enough to end the
whole program. So everything is unpacked once here, piece by piece, without keeping it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from wastequiz.domain.errors import UnreadableWorkbook

MOST_UNPACKED, MOST_RATIO, MOST_PARTS = 400_000_000, 120, 2_000
RATIO_FROM = 20_000_000
"""What is unpacked to more than this may not be `MOST_RATIO` times its packed size."""
MOST_CELLS = 8_000_000
"""So many cells the sheets may span, empty ones too; each takes 32 bytes."""
_SLICE = 1 << 20
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])(?:[^>]*?\sr\s*=\s*[\"']([A-Za-z]*)([^\"'>]*)[\"'])?")
_USUAL_COLUMN, _USUAL_ROW = re.compile(rb'<c r="([A-Z]{1,3})\d'), re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
"""What Excel and nearly every other program write, found in a third of the time."""
_ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=[\s/>])(?:[^>]*?\sr\s*=\s*[\"']([^\"'>]*)[\"'])?")
_OPEN = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>")
_TIMES = re.compile(rb"number-(?:columns|rows)-repeated\s*=\s*[\"']\s*(\d+)")


def look_into(data: bytes) -> None:
    """Raises UnreadableWorkbook for a zip that is broken, locked, or would fill the memory."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as failure:
        raise UnreadableWorkbook("broken") from failure
    if len(parts) > MOST_PARTS:
        raise UnreadableWorkbook("too_big")
    if any(part.filename.endswith("workbook.bin") for part in parts):
        raise UnreadableWorkbook("broken")  # its binary sister, which nobody asked for
    room, cells = MOST_UNPACKED, 0
    for part in parts:
        if part.flag_bits & 1:
            raise UnreadableWorkbook("password")
        extent = _Spread() if part.filename == "content.xml" else _Placed()
        size = 0
        rest = b""
        for piece in _unpacked(data, part):
            size += len(piece)
            if size > room or (size > RATIO_FROM and size > MOST_RATIO * max(1, part.compress_size)):
                raise UnreadableWorkbook("too_big")
            piece = rest + piece
            end = piece.rfind(b"<")  # a tag is never cut in two
            end = end if end >= 0 and len(piece) - end < _SLICE else len(piece)
            rest = piece[end:]
            extent.take(piece[:end])
            if cells + extent.cells > MOST_CELLS:
                raise UnreadableWorkbook("too_big")
        extent.take(rest)
        cells += extent.cells
        if cells > MOST_CELLS:
            raise UnreadableWorkbook("too_big")
        room -= size


def _unpacked(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes as they really are, whatever its header says of their number."""
    begin = part.header_offset
    header = data[begin : begin + 30]
    if len(header) < 30 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableWorkbook("broken")
    begin += 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = data[begin : begin + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield from (packed[n : n + _SLICE] for n in range(0, len(packed), _SLICE))
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not inflate.eof:
            piece = inflate.decompress(packed, _SLICE)
            packed = inflate.unconsumed_tail
            if not piece and not packed:
                return
            yield piece
    except zlib.error as failure:
        raise UnreadableWorkbook("broken") from failure


class _Placed:
    """The extent of a sheet whose cells say where they stand (xlsx); those that do not follow one another."""

    def __init__(self) -> None:
        self._last = self._rows = self._widest = self._run = 0

    @property
    def cells(self) -> int:
        """How many cells it spans so far."""
        return max(self._last, self._rows) * self._widest

    def take(self, piece: bytes) -> None:
        columns, lines = _USUAL_COLUMN.findall(piece), _USUAL_ROW.findall(piece)
        if len(columns) == len(lines) == piece.count(b"<c") and b":c" not in piece:
            self._widest = max(self._widest, *map(_column, set(columns)), 0)
            self._last = max(self._last, *map(_figure, set(lines)), 0)
            self._run = self._widest
        elif found := _CELL.findall(piece):
            letters, numbers = zip(*found, strict=True)
            self._widest = max(self._widest, *map(_column, set(letters)))
            self._last = max(self._last, *map(_figure, set(numbers)))
            if b"" in letters:
                self._follow(piece)
        rows = _ROW.findall(piece)
        if rows:
            self._rows += len(rows)
            self._last = max(self._last, *map(_figure, rows))

    def _follow(self, piece: bytes) -> None:
        """Counts the cells of each row: where they do not say, a row is as wide as it has cells."""
        first, *others = _ROW.split(piece)[::2]
        self._run += len(_CELL.findall(first))
        self._widest = max(self._widest, self._run)
        for row in others:
            self._run = len(_CELL.findall(row))
            self._widest = max(self._widest, self._run)


class _Spread:
    """The extent of the sheets of an ods file, whose cells and rows say how often they come; empty ones at the end do not count."""

    def __init__(self) -> None:
        self._before = 0  # cells of the sheets before this one
        self._rows = self._empty_rows = self._widest = 0
        self._times = self._at = self._width = 0

    @property
    def cells(self) -> int:
        """How many cells they span so far."""
        self._end_row()
        return self._before + self._rows * self._widest

    def take(self, piece: bytes) -> None:
        for what, attributes in _OPEN.findall(piece):
            found = _TIMES.search(attributes)
            times = _figure(found[1]) if found else 1
            if what == b"table":
                self._before, self._rows, self._empty_rows, self._widest = self.cells, 0, 0, 0
            elif what == b"table-row":
                self._end_row()
                self._times = times
            else:
                self._at += times
                if not attributes.endswith(b"/"):
                    self._width = self._at

    def _end_row(self) -> None:
        if self._width:
            self._rows += self._empty_rows + self._times
            self._widest = max(self._widest, self._width)
            self._empty_rows = 0
        else:
            self._empty_rows += self._times
        self._times = self._at = self._width = 0


def _column(letters: bytes) -> int:
    """The number of a column from its letters, from 1; 0 for none."""
    number = 0
    for letter in letters.upper()[:8]:
        number = 26 * number + letter - 64
    return number


def _figure(digits: bytes) -> int:
    """A whole number from 0; what is none, or has more than nine digits, is far too large."""
    if not digits:
        return 0
    return int(digits) if digits.isdigit() and len(digits) < 10 else 10**9
