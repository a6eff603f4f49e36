"""Rows of a table as a list of students: each with what is wrong in it, nothing kept that a quiz does not need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from wastequiz.domain import class_names
from wastequiz.domain.enrolment import Enrolled, RosterFile, Row
from wastequiz.domain.errors import BadName, BadSeat, NoRoster
from wastequiz.domain.exchange import Fault
from wastequiz.domain.students import MAX_NAME, MAX_SEAT, clean_name, clean_number, is_id_card, seat_number
from wastequiz.formats import roster_columns, table_csv
from wastequiz.formats.roster_columns import Cells, Columns, Part

SHOWN = 24
"""So many signs of a cell are quoted."""
_BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿]) +(?=[㐀-鿿])")


def read(name: str, rows: Sequence[Cells], *, faults: Iterable[Fault] = ()) -> RosterFile:
    """The list in `rows` (line 1 is the first). Raises NoRoster where nothing in it is a name, a nickname, a number or a seat."""
    columns = roster_columns.of(rows)
    if not any(part in columns.parts for part in ("name", "family", "given", "nickname", "number", "seat")):
        raise NoRoster(name, "empty")
    body = [(n + 1, row) for n, row in enumerate(rows) if n > columns.head and any(cell.strip() for cell in row)]
    body = [(line, row) for line, row in body if not _is_head_again(row, columns, rows)]
    parts = dict(columns.parts)
    passed = list(columns.passed)
    _settle_counter(parts, passed, [row for _line, row in body])
    used: dict[Part, int] = dict(sorted(parts.items(), key=lambda found: found[1]))
    said = [Fault(0, "column_not_kept", facts=(("given", _head(columns, rows, n)),), weight="drops") for n in sorted(passed)]
    read_rows = tuple(_row(line, cells, used) for line, cells in body)
    if not read_rows:
        raise NoRoster(name, "empty")
    head = tuple(_head(columns, rows, n) if columns.head >= 0 else roster_columns.HEADS[part][0] for part, n in used.items())
    above = rows[: columns.head] if columns.head > 0 else ()
    titled = next((found for row in above for cell in row if (found := class_names.found_in(cell))), "")
    return RosterFile(name, head, read_rows, (*faults, *said), titled)


def _head(columns: Columns, rows: Sequence[Cells], n: int) -> str:
    """How a column is called: by its head, else by its letter."""
    row = rows[columns.head] if columns.head >= 0 else ()
    told = row[n].strip()[:SHOWN] if n < len(row) else ""
    return told or (chr(ord("A") + n) if n < 26 else str(n + 1))


def _is_head_again(row: Cells, columns: Columns, rows: Sequence[Cells]) -> bool:
    """Printed lists repeat their heads on every page."""
    return columns.head >= 0 and [c.strip() for c in row] == [c.strip() for c in rows[columns.head]]


def _settle_counter(parts: dict[Part, int], passed: list[int], rows: Sequence[Cells]) -> None:
    """A counter 序号 is the seat where there is no other, and where it counts within a class; else it only counts rows."""
    counter = parts.pop("counter", -1)
    if counter < 0:
        return
    of_class = parts.get("class", -1)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        mark = _cell(row, counter)
        seat = (_cell(row, of_class), mark)
        if seat in seen or not (mark.isdecimal() and 1 <= int(mark) <= MAX_SEAT):
            passed.append(counter)
            return
        seen.add(seat)
    if "seat" in parts:
        passed.append(counter)
    else:
        parts["seat"] = counter


def _cell(row: Cells, n: int) -> str:
    return unicodedata.normalize("NFKC", row[n]).strip() if 0 <= n < len(row) else ""


def _row(line: int, cells: Cells, parts: dict[Part, int]) -> Row:
    """One row, read as far as it can be."""
    kept = tuple(cells[n] if n < len(cells) else "" for n in parts.values())
    given: dict[Part, str] = {part: _bare(cells[n]) if n < len(cells) else "" for part, n in parts.items()}
    faults: list[Fault] = []
    number = given.get("number", "")
    if is_id_card(number):
        faults.append(Fault(line, "id_card", weight="drops"))
        number = ""
    try:
        seat = seat_number(given["seat"]) if given.get("seat") else 0
        who = Enrolled(
            _name(given),
            clean_name(given.get("nickname", ""), required=False),
            clean_number(number),
            _class(given),
            seat,
        )
    except BadSeat as error:
        return Row(line, None, (Fault(line, "bad_seat", "seat", (("given", error.given[:SHOWN]),)), *faults), kept)
    except BadName as error:
        facts = (("given", error.given[:SHOWN]), ("limit", str(MAX_NAME)))
        return Row(line, None, (Fault(line, "name_too_long", "name", facts), *faults), kept)
    if not (who.name or who.nickname or who.number or who.seat):
        return Row(line, None, (Fault(line, "no_student"), *faults), kept)
    return Row(line, who, tuple(faults), kept)


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    plain = cell.strip()
    return plain[1:] if plain[:1] == "'" and table_csv.plain(plain[1:]) == plain else plain


def _name(given: dict[Part, str]) -> str:
    """The whole name; a space that only widens a Chinese one of two characters (王　雪) goes."""
    whole = given.get("name", "") or joined(given.get("family", ""), given.get("given", ""))
    return _BETWEEN_HAN.sub("", clean_name(unicodedata.normalize("NFKC", whole), required=False))


def joined(family: str, given_name: str) -> str:
    """A name of two parts as its language writes it: 王雪, Ann Lee."""
    if family and given_name and _is_latin(family) and _is_latin(given_name):
        return f"{given_name} {family}"
    return f"{family}{given_name}"


def _is_latin(words: str) -> bool:
    return all(ord(sign) < 0x2E80 for sign in words)


def _class(given: dict[Part, str]) -> str:
    """The class; where the grade stands in a column of its own, with it: 三年级 and 2 are 三年级2班."""
    called, grade = (clean_name(unicodedata.normalize("NFKC", given.get(part, "")), required=False) for part in ("class", "grade"))
    if not grade or class_names.told(called) is not None:
        return called
    if grade.isdecimal():
        grade = f"{grade}年级" if not called or not _is_latin(called) or called.isdecimal() else f"Grade {grade} Class "
    inside = re.sub(r"[()]", "", called)
    return f"{grade}{inside}" + ("班" if inside and inside.isalnum() and grade.endswith("级") and not inside.endswith("班") else "")
