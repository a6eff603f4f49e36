"""Files of lists: every kind a school has, strangers' tricks refused, and what goes out comes in again."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wastequiz import i18n
from wastequiz.domain.enrolment import Enrolled, Plan, Planned, RosterFile, Row
from wastequiz.domain.errors import NoRoster
from wastequiz.domain.exchange import Fault
from wastequiz.domain.items import Band
from wastequiz.domain.students import SchoolClass, Student
from wastequiz.formats import roster_cells, roster_files, table_csv, table_xlsx

THREE = SchoolClass(1, "3(2)班", Band.g34)
HERE = [Student("a", 1, 1, "fox", "", "王雪", number="2026001"), Student("b", 1, 2, "owl", "=1+1", "@SUM(A1)")]
TEXT = "学号,姓名,座号\n2026001,王雪,1\n"


@pytest.fixture(params=["en", "zh_CN"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> None:
    i18n.use(request.param)
    request.addfinalizer(lambda: i18n.use("en"))


def reason(read: Callable[[], object]) -> str:
    with pytest.raises(NoRoster) as error:
        read()
    return error.value.reason


def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    made = roster_files.table([(THREE, HERE)], "3(2)班")
    for write, name in ((table_csv.write, "list.csv"), (table_xlsx.write, "list.xlsx")):
        write([made], tmp_path / name)
        found = roster_files.read(tmp_path / name)
        assert [row.who for row in found.rows] == [
            Enrolled("王雪", "", "2026001", "3(2)班", 1),
            Enrolled("@SUM(A1)", "=1+1", "", "3(2)班", 2),
        ]
        assert found.faults == ()


def test_no_formula_leaves_the_house(tmp_path: Path) -> None:
    table_csv.write([roster_files.table([(THREE, HERE)], "list")], tmp_path / "list.csv")
    rows = list(csv.reader((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()))
    assert rows[-1][3:] == ["'@SUM(A1)", "'=1+1"]
    table_xlsx.write([roster_files.table([(THREE, HERE)], "list")], tmp_path / "list.xlsx")
    with zipfile.ZipFile(tmp_path / "list.xlsx") as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_gb18030_is_read_and_said() -> None:
    found = roster_files.read_bytes("list.csv", TEXT.encode("gb18030"))
    assert found.rows[0].who == Enrolled("王雪", "", "2026001", "", 1) and [f.code for f in found.faults] == ["read_as_gb18030"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_character_sets_are_read_without_a_word(charset: str) -> None:
    found = roster_files.read_bytes("list.txt", TEXT.replace(",", "\t").encode(charset))
    assert found.rows[0].who == Enrolled("王雪", "", "2026001", "", 1) and found.faults == ()


def test_the_first_sheet_with_anything_counts_and_others_are_named(tmp_path: Path) -> None:
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    book.add_worksheet("empty")
    sheet = book.add_worksheet("三年级")
    for at, cell in enumerate(("姓名", "学号", "座号", "出生")):
        sheet.write(0, at, cell)
    sheet.write_row(1, 0, ("王雪", 2026001, 7.0, None))
    book.close()
    found = roster_files.read(tmp_path / "x.xlsx")
    assert found.rows[0].who == Enrolled("王雪", "", "2026001", "", 7) and found.rows[0].line == 2
    assert [f.code for f in found.faults] == ["sheets_passed_over", "column_not_kept"]


ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' office:version="1.2"><office:body><office:spreadsheet><table:table table:name="list">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)


def test_a_table_of_libreoffice_is_read() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = [("姓名", "学号"), ("王雪", "2026001")]
    rows = "".join(f"<table:table-row>{''.join(cell.format(words) for words in line)}</table:table-row>" for line in lines)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    data = packed(
        ("mimetype", kind.encode()), ("content.xml", ODS.format(rows=rows).encode()), ("META-INF/manifest.xml", manifest.encode())
    )
    assert roster_files.read_bytes("list.ods", data).rows[0].who == Enrolled("王雪", number="2026001")


def test_an_empty_workbook_holds_nobody(tmp_path: Path) -> None:
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    xlsxwriter.Workbook(str(tmp_path / "x.xlsx")).close()
    assert reason(lambda: roster_files.read(tmp_path / "x.xlsx")) == "empty"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("list.bin", b"MZ\0\0" + bytes(100), "kind"),
        ("list.csv", b"\xff\xff\xfe\x80", "text"),
        ("list.csv", b"\xff\xfe\x00\xd8", "text"),
        ("list.xlsx", b"PK\x03\x04 no zip at all", "damaged"),
        ("list.xls", b"\xd0\xcf\x11\xe0 no workbook", "damaged"),
        ("list.csv", b"a" * (roster_cells.MOST_BYTES + 1), "large"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(name: str, data: bytes, why: str) -> None:
    assert reason(lambda: roster_files.read_bytes(name, data)) == why
    assert why == "large" or reason(lambda: roster_cells.read(name, data)) == why


def test_cells_beyond_the_caps_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert reason(lambda: roster_cells.read("x.csv", b"a" * (roster_cells.MOST_BYTES + 1))) == "large"
    assert reason(lambda: roster_files.read_text("a" * (roster_cells.MOST_BYTES // 4 + 1))) == "large"
    table_xlsx.write([roster_files.table([(THREE, HERE * 5)], "list")], tmp_path / "x.xlsx")
    monkeypatch.setattr(roster_cells, "MOST_ROWS", 3)
    assert reason(lambda: roster_files.read(tmp_path / "x.xlsx")) == "large"
    assert len(roster_cells.rows_of("王\n" * 10)) == 3


def test_copied_text_is_read() -> None:
    assert roster_files.read_text(TEXT).rows[0].who == Enrolled("王雪", "", "2026001", "", 1)


def packed(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return made.getvalue()


def test_a_bomb_is_refused_while_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(("xl/workbook.xml", bytes(30_000_000)))
    assert len(bomb) < 100_000 and reason(lambda: roster_files.read_bytes("x.xlsx", bomb)) == "large"
    monkeypatch.setattr(roster_cells, "MOST_MEMBERS", 1)
    assert reason(lambda: roster_files.read_bytes("x.xlsx", packed(("a", b""), ("b", b"")))) == "large"


def test_interrupting_stays_interrupting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import python_calamine

    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    table_xlsx.write([roster_files.table([(THREE, HERE)], "list")], tmp_path / "x.xlsx")
    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", stopped)
    with pytest.raises(KeyboardInterrupt):
        roster_files.read(tmp_path / "x.xlsx")


def test_quoted_cells_are_read_and_a_stray_quote_does_no_harm() -> None:
    assert roster_cells.rows_of('a,"b,c"\nd,e\n') == [["a", "b,c"], ["d", "e"]]
    assert roster_cells.rows_of('a,b\n"c\rd,e\n')[0] == ["a", "b"]


def test_a_row_that_only_csv_chokes_on_is_split_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_more: object) -> None:
        raise csv.Error("stray sign")

    monkeypatch.setattr(csv, "reader", broken)
    assert roster_cells.rows_of("a,b\nc,d\n") == [["a", "b"], ["c", "d"]]


def test_what_stays_out_is_handed_back_with_its_reason(tmp_path: Path) -> None:
    bad = Row(3, None, (Fault(3, "no_student"),), ("2026001",))
    file = RosterFile("x", ("学号", "姓名"), (bad,))
    made = roster_files.rejected(Plan((Planned(bad, "refused", faults=bad.faults),)), file.head)
    assert [c.head for c in made.columns][:2] == ["学号", "姓名"] and len(made.rows[0]) == 3 and made.rows[0][:2] == ("2026001", "")
    table_xlsx.write([made], tmp_path / "out.xlsx")
    assert roster_files.read(tmp_path / "out.xlsx").rows[0].who == Enrolled(number="2026001")
