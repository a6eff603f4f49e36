"""CSV files of every sort teachers have, and what strangers may send instead."""

from __future__ import annotations

import codecs
import csv
import io
import time
from dataclasses import replace

import pytest

from tests.factories import make_choice, make_matching, text
from tests.formats.tables import HEAD, from_csv, told
from wastequiz.domain.errors import NoQuestionTable, UnknownCharacterSet
from wastequiz.domain.exchange import Writing
from wastequiz.domain.questions import Option
from wastequiz.domain.text import Text
from wastequiz.formats import FORMATS, of, question_rows
from wastequiz.formats.questions_csv import FORMAT, as_csv, separator_of

ROW = ("单选", "废电池放哪里？", "可回收物", "有害垃圾", "厨余垃圾", "其他垃圾", "B")
TABLE = "\r\n".join(",".join(cells) for cells in (HEAD, ROW))


def stems(data: bytes) -> list[str]:
    return [e.question.stem.to("zh_CN") if e.question else "" for e in from_csv(data)[1]]


def test_csv_is_among_the_formats() -> None:
    assert "csv" in FORMATS
    assert of("csv") is FORMAT
    with pytest.raises(KeyError):
        of("unheard of")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TABLE.encode("utf-8-sig"), []),
        (TABLE.encode(), []),
        (TABLE.encode("gb18030"), ["character_set"]),
        (codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"), []),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), []),
    ],
    ids=["utf-8 with mark", "utf-8", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_every_character_set_teachers_have_is_read(data: bytes, said: list[str]) -> None:
    incoming, entries = from_csv(data)
    assert [e.question is not None for e in entries] == [True]
    assert told(incoming.faults) == said
    assert all(fault.weight == "drops" for fault in incoming.faults)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf\xff", codecs.BOM_UTF16_LE + b"\x00\xd8\x00", b"abc\xff\xff", b"\x80"])
def test_what_is_in_no_character_set_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownCharacterSet):
        from_csv(data)


@pytest.mark.parametrize("separator", list(",;\t"))
def test_the_separator_is_found_by_the_heads(separator: str) -> None:
    table = "题库;2026,秋\t季\n" + TABLE.replace(",", separator)
    assert separator_of(table) == separator
    assert stems(table.encode()) == ["废电池放哪里？"]


def test_heads_may_stand_below_a_title_and_empty_rows_count_as_lines() -> None:
    _, entries = from_csv(f"2026年题库\n\n{TABLE}\n,,,,,,\n\n判断,纸可以回收。,,,,,对\n".encode())
    assert [(e.line, e.question is not None) for e in entries] == [(4, True), (7, True)]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", "一,二,三\n1,2,3".encode(), b"%PDF-1.7\n\x01\x02", "题干\n只有题干".encode(), b"\x00" * 1000]
)
def test_a_file_without_heads_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(NoQuestionTable):
        from_csv(data)


def test_columns_nobody_knows_are_told() -> None:
    incoming, entries = from_csv(f"{','.join(HEAD)},班级,原因\n{','.join(ROW)},三班,从前错\n".encode())
    assert [(f.code, f.field, f.line) for f in incoming.faults] == [("unknown_column", "班级", 1)]
    assert incoming.head == (*HEAD, "班级", "原因")
    assert entries[0].cells == (*ROW, "三班", "从前错")


def test_a_written_file_has_no_live_cell() -> None:
    evil = "=cmd|' /C calc'!A0"
    options = (Option("a", text("@SUM(1)"), True), Option("b", Text(zh_CN="'=1")), Option("c", text("\u3000＝x".strip())))
    made = FORMAT.write([make_choice("evil", stem=text(evil), options=options, tags=("+1",))], Writing())  # pyright: ignore[reportOptionalCall]
    assert made.data.startswith(codecs.BOM_UTF8)
    rows = list(csv.reader(io.StringIO(made.data.decode("utf-8-sig"))))
    assert not [cell for cells in rows for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠\t\r"))]
    assert f"'{evil} 中文" in rows[1]
    assert "''=1" in rows[1]


def test_what_no_column_holds_is_told_by_key() -> None:
    german = make_choice("one", stem=Text(zh_CN="甲", de="A"))
    many = make_choice("two", options=tuple(Option(f"o{n}", text(f"{n}")) for n in range(9)))
    shared = replace(make_matching("three"), options=tuple(replace(o, target="t1") for o in make_matching("three").options))
    made = FORMAT.write([german, many, shared], Writing())  # pyright: ignore[reportOptionalCall]
    assert [(key, fault.code, fault.field) for key, fault in made.lost] == [
        *(("one", "not_carried", "de"), ("two", "too_many_there", "选项I"), ("three", "shared_partner", "配对A")),
    ]
    assert made.questions == 1
    told([fault for _key, fault in made.lost])


def test_ids_and_regions_of_a_school_of_its_own_come_back() -> None:
    made = make_matching("own", schemes=("cn-yichun",))
    targets = tuple(replace(t, id=f"x{t.id}") for t in made.targets)
    own = replace(made, targets=targets, options=tuple(replace(o, id=f"o_{o.id}", target=f"x{o.target}") for o in made.options))
    out = FORMAT.write([own], Writing())  # pyright: ignore[reportOptionalCall]
    assert [e.question for e in from_csv(out.data)[1]] == [own]


HOSTILE = {
    "a cell of a megabyte": f"{TABLE}\n单选,{'长' * 1_000_000},a,b,,,A\n{','.join(ROW[:1])},第二题？,a,b,,,A\n",
    "a cell just too long": f"{TABLE}\n单选,{'长' * 6000},a,b,,,A\n单选,第二题？,a,b,,,A\n",
    "one line of ten megabytes": f"{TABLE}\n{'x,' * 5_000_000}\n单选,第二题？,a,b,,,A\n",
    "an open quotation mark": f'{TABLE}\n单选,"没有结尾,a,b,,,A\n' + f"单选,行,{'a' * 50},b,,,A\n" * 4000,
    "nothing but NUL in a cell": f"{TABLE}\n单选,\x00\x00,a,b,,,A\n",
    "two thousand columns": f"{','.join(HEAD)}{',列' * 2000}\n{','.join(ROW)}{',x' * 2000}\n",
    "numbers without end": f"{','.join(HEAD)},分值,限时\n{','.join(ROW)},1e300,{'9' * 4500}\n",
    "a million lines of nothing": TABLE + "\n,,,,,," * 300_000,
    "quotation marks only": TABLE + "\n" + '"' * 200_001,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_faults_and_soon(name: str) -> None:
    began = time.process_time()
    incoming, entries = from_csv(HOSTILE[name].encode())
    assert time.process_time() - began < 10
    assert any(e.question is None for e in entries) or incoming.faults or len(entries) == 1
    assert all(e.question or e.faults for e in entries)
    assert all(len(cell) <= question_rows.MOST_CELL for e in entries for cell in e.cells)
    assert all(len(e.cells) <= 256 for e in entries)


def test_rows_after_a_bad_one_are_still_read() -> None:
    for name in ("a cell of a megabyte", "a cell just too long", "one line of ten megabytes"):
        _, entries = from_csv(HOSTILE[name].encode())
        assert entries[-1].question is not None, name
    codes = [f.code for e in from_csv(HOSTILE["a cell just too long"].encode())[1] for f in e.faults]
    assert codes == ["cell_too_long"]
    codes = [f.code for e in from_csv(HOSTILE["a cell of a megabyte"].encode())[1] for f in e.faults]
    assert codes == ["row_unreadable"]
    incoming, _ = from_csv(HOSTILE["two thousand columns"].encode())
    assert [f.code for f in incoming.faults][-1] == "too_many_columns"


def test_a_file_has_no_more_rows_than_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from wastequiz.formats import table_reading

    with monkeypatch.context() as patched:
        patched.setattr(table_reading, "MOST_ROWS", 2)
        rows = [[*ROW[:1], f"第{n}题？", *ROW[2:]] for n in range(5)]
        _, entries = from_csv(as_csv(HEAD, [rows[0], rows[1], [""] * 7, *rows[2:]]))
        assert [(e.line, e.question is not None) for e in entries] == [(2, True), (3, True), (5, False)]
        assert [f.code for f in entries[-1].faults] == ["too_many_rows"]
        _, entries = from_csv(as_csv(HEAD, [*rows[:2], [""] * 7]))
        assert len(entries) == 2
