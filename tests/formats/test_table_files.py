"""Tables as files: what is read back is what went in, and no text becomes a formula."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from wastequiz.domain.tables import Column, Table
from wastequiz.formats import table_csv, table_xlsx

COLUMNS = (Column("班级", "text"), Column("=Share", "percent"), Column("N", "number"))
TABLE = Table("图", "note, with “comma”", COLUMNS, (("三(1)班", 0.425, 40), ("=1+1", None, -3), ("+86", 1, 2.5), (' @SUM("x")', 0.0, 0)))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_csv_begins_with_a_mark_and_holds_each_table_below_the_other(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    table_csv.write([TABLE, Table("second", "", (Column("a", "text"),), (("b",),))], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines(path) == [
        ["图"],
        ["note, with “comma”"],
        ["班级", "'=Share", "N"],
        ["三(1)班", "42.5%", "40"],
        ["'=1+1", "", "-3"],
        ["'+86", "100.0%", "2.5"],
        ['\' @SUM("x")', "0.0%", "0"],
        [],
        ["second"],
        ["a"],
        ["b"],
    ]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r\n=1", "\u00a0=1", "\u3000＝1", "＋1", "－1", "＠x"])
def test_text_that_begins_like_a_formula_is_kept_as_text(text: str) -> None:
    assert table_csv.plain(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1=1", "三(1)班", "a-b", "–"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert table_csv.plain(text) == text


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_a_workbook_has_strings_as_strings_shares_as_percent_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    table_xlsx.write([TABLE], path)
    inside = parts(path)
    sheet = ElementTree.fromstring(inside["xl/worksheets/sheet1.xml"])
    shared = ["".join(s.itertext()) for s in ElementTree.fromstring(inside["xl/sharedStrings.xml"])]
    cells: dict[str, str | float] = {}
    for cell in sheet.iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            cells[cell.attrib["r"]] = shared[int(value)] if cell.attrib.get("t") == "s" else float(value)
    assert [cells[at] for at in ("A1", "A2", "B3", "A4", "B4", "C4")] == ["图", "note, with “comma”", "=Share", "三(1)班", 0.425, 40.0]
    assert cells["A5"] == "=1+1" and "B5" not in cells and cells["C5"] == -3.0
    assert not list(sheet.iter(f"{MAIN}f"))
    assert re.search(r'formatCode="0\.0%"', inside["xl/styles.xml"])
    assert 'state="frozen"' in inside["xl/worksheets/sheet1.xml"]


def test_sheets_have_names_that_every_spreadsheet_takes(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    titles = ["a/b:c", "A?B*C", "x" * 40, "X" * 40, "[]", "'"]
    table_xlsx.write([Table(title, "", COLUMNS, ()) for title in titles], path)
    names = re.findall(r'<sheet name="([^"]*)"', parts(path)["xl/workbook.xml"])
    assert names == ["a b c", "A B C 2", "x" * 31, "X" * 29 + " 2", "-", "- 2"]


def test_a_place_that_cannot_be_written_is_an_error_of_the_disk(tmp_path: Path) -> None:
    for write in (table_csv.write, table_xlsx.write):
        with pytest.raises(OSError, match="absent"):
            write([TABLE], tmp_path / "absent" / "r")
