"""Workbooks of every sort, and those that are made to do harm."""

from __future__ import annotations

import base64
import io
import random
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from tests.factories import make_choice, text
from tests.formats.tables import HEAD, reading, told, xlsx
from wastequiz.domain.errors import KnownError, NoQuestionTable, UnreadableWorkbook
from wastequiz.domain.exchange import Entry, Incoming, Writing
from wastequiz.formats import workbook_reading, workbook_safety
from wastequiz.formats.questions_xlsx import FORMAT
from wastequiz.formats.workbook_reading import as_text

ROW = ("单选", "废电池放哪里？", "可回收物", "有害垃圾", "厨余垃圾", "其他垃圾", "B")
XLS = zlib.decompress(
    base64.b85decode(
        """c-rk)T}TvB6h3!m|6SKzQ$Yh2DJv5)Bk3V`(|+tFQ`g$c*!){flr<KUEGWx-ipcO~3n2s_>LDwFekiEkf&`<WASkrn3W}hp2X#8<?9BL+4=$8s%vtWa=R5bDd%u}`@7&pWKI$18yp=HybHocWOeuD-%<u^;b`7`z+ZBaOt+ruN3|UfQx8X!u%<v#_#7c8W^F0m{+%!Ew4e%bzK{x{C?cq@NB1$Q9s1wAY7`1=_^td3MStYY>V7-j>4UT-sdJB8bvo6NiF>wG!edT$Z)K$Ds%HcK_P``IM=M8(-Ln=I_ReY*X#A3}*5^1Sx`!^dhO->jBoVT)2I25UC8-o;_z#;gqWCMKDcIxA7!@szG0qFlZ+i#u6-!GW}x<RSs1>Orzs5eoIB%;y&-~>FvJX+uY2_Oog01BZ9I)cx-8fuzqvYIIf6E6gR__2yc&jq;p+=;8C1WPHFtys31Ks2<5k5!-8c^D%sRhuhh5PSUgzG&16;!1Gi(b_g|=wtQB#ViG5zxdznEef?n(6l$-uIUMQ1883L@87MOot3Z3$;4h(R9z26qc#u&&BLARnzSIPK!C`|anOmuPZ;;CCrl#mJSXZ#NMhT=`_GMM$i%g;FLu>e_ztnBn@^S4*|U;v7btL=GBDZ2EqurLT*~8&wXDx@uglraV4Z@y2J764RMptg!!c*MH5bR(!1B_!YKFZU?cPt7_cD7w_|~93TsD3@W%#vk5OQ$LM$D&Q59Et{arqL-eV<kf^*QyHb^345ESuz3uT4=8*d&+)2b&(&6cIahXGaK*ARR;6{fi+9k*p&bkx54;L}neC5m|I(L1fjD6_HIxHbi!nku-<VNy)*!>Aqq!>d+A}O3)E8a_Wc}CF+P6xpYK~l5}KMxyQyMMrkS|c^*bGGtxN7%*d@HV&u^g^_;BsEOXD4=arJ-4qX_YDAVEqLkuy*5JL<x#E_*d^bSd{II{XCZC2mVt?GB3Ni0*wXOjO`s-PWz9r(v|JA|>0Kv!JrCk@O(>q{&!NBdq#62Q?T&<gd;qc!gJi~q31%<EZjqWjNnp?JriiihW49{(4WSqAq"""
    )
)
"""What Excel 97 saves: a title, heads, a choice and a statement."""


def read(data: bytes, **more: Any) -> tuple[Incoming, list[Entry]]:
    incoming = FORMAT.read(data, reading(**more))  # pyright: ignore[reportOptionalCall]
    entries = list(incoming.entries)
    told([*incoming.faults, *(fault for entry in entries for fault in entry.faults)])
    return incoming, entries


def ods(*rows: str) -> bytes:
    made = io.BytesIO()
    spaces = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        packed.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="一">{"".join(rows)}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return made.getvalue()


def ods_row(*cells: str, times: int = 1) -> str:
    inner = "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{inner}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'


def ods_cell(words: str, times: int) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{times}" office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    )


EMPTY = '<table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_an_old_excel_file_is_read() -> None:
    incoming, entries = read(XLS)
    assert [(e.line, e.question.kind if e.question else "", e.question.points if e.question else 0) for e in entries] == [
        (3, "single_choice", 5),
        (4, "true_false", 2),
    ]
    assert not incoming.faults


def test_a_file_of_libreoffice_is_read() -> None:
    _, entries = read(ods(ods_row(*HEAD), ods_row(*ROW), EMPTY.format(1_048_570)))
    assert [e.question is not None for e in entries] == [True]
    assert entries[0].line == 2


def test_a_line_is_counted_as_the_spreadsheet_counts_it() -> None:
    shifted = [[], [], ["", "题库"], [], ["", *HEAD], [], ["", *ROW]]
    _, entries = read(xlsx(("一", shifted)))
    assert [e.line for e in entries] == [7]
    assert entries[0].question is not None


def test_further_sheets_are_read_under_the_same_heads() -> None:
    second = [["答案", "班级", "题干", "难度"], ["对", "三班", "纸可以回收。", 5], ["x", "", "第三题。", 1]]
    data = xlsx(("一", [HEAD, ROW]), ("杂", [["随便写的"]]), ("空", []), ("二", second), ("说明", [["怎么填"]]))
    incoming, entries = read(data)
    assert incoming.head == (*HEAD, "班级", "难度")
    assert told(incoming.faults) == ["sheet_without_heads", "unknown_column"]
    assert [(e.line, len(e.cells), e.question.difficulty if e.question else 0) for e in entries] == [(2, 7, 3), (2, 9, 5), (3, 9, 1)]
    assert entries[1].cells == ("", "纸可以回收。", "", "", "", "", "对", "三班", "5")


def test_numbers_dates_and_truths_are_read_as_they_are_seen() -> None:
    seen = {
        as_text(c)
        for c in (True, False, 3.0, 0.25, 1e300, date(2026, 9, 1), clock(8, 30), timedelta(hours=1), datetime.fromisoformat("2026-09-01"))
    }
    assert seen == {"TRUE", "FALSE", "3", "0.25", "1e+300", "2026-09-01", "08:30:00", "1:00:00"}
    assert as_text(datetime.fromisoformat("2026-09-01 08:30")) == "2026-09-01 08:30:00"
    assert as_text(None) == "None"
    _, entries = read(xlsx(("一", [["题干", "答案", "分值"], ["纸可以回收。", True, 2.0], ["铁不能回收。", False, 1e300]])))
    assert entries[0].question is not None
    assert entries[0].question.points == 2
    assert [f.code for f in entries[1].faults] == ["bad_number"]


def test_a_written_workbook_has_neither_formula_nor_link() -> None:
    evil = ("=1+1", "@SUM(1)", "http://example.org", "'=1", "_x0041_", " =2")
    shelf = [make_choice(f"k{n}", stem=text(words.strip()), tags=(words.strip(),)) for n, words in enumerate(evil)]
    made = FORMAT.write([*shelf, make_choice("long", stem=text("长" * 40_000))], Writing(language="en"))  # pyright: ignore[reportOptionalCall]
    with zipfile.ZipFile(io.BytesIO(made.data)) as packed:
        inside = b"".join(packed.read(name) for name in packed.namelist())
    assert b"<f>" not in inside
    assert b"hyperlink" not in inside.lower().replace(b"hyperlinkschanged", b"").replace(b"hyperlinkbase", b"")
    _, entries = read(made.data)
    assert [e.question for e in entries[:-1]] == shelf
    assert [f.code for f in entries[-1].faults] == ["cell_too_long", "cell_too_long"][:1]


# ---- what strangers send
def packed(**parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def with_sheet(inner: bytes, attributes: bytes = b"") -> bytes:
    """A workbook whose one sheet holds this XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(("一", [HEAD, ROW])))) as good, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name in good.namelist():
            data = good.read(name)
            if name.endswith("sheet1.xml"):
                data = (
                    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' + attributes + b"><sheetData>" + inner
                )
                data += b"</sheetData></worksheet>"
            file.writestr(name, data)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """The same zip with the mark of a password on every part."""
    begin = data.find(b"PK\x01\x02")
    return data[: begin + 8] + struct.pack("<H", 1) + data[begin + 10 :]


def liar(data: bytes) -> bytes:
    """A zip that says its first part is of a kind nobody knows."""
    begin = data.find(b"PK\x01\x02")
    return data[: begin + 10] + struct.pack("<H", 77) + data[begin + 12 :]


def cell(where: bytes) -> bytes:
    return b'<c r="' + where + b'" t="inlineStr"><is><t>x</t></is></c>'


GOOD = xlsx(("一", [HEAD, ROW]))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "broken"),
    "a text": (lambda: b"just words", "broken"),
    "half a workbook": (lambda: GOOD[: len(GOOD) // 2], "broken"),
    "a zip without a workbook": (lambda: packed(a="b"), "broken"),
    "a workbook of bytes": (lambda: packed(**{"xl/workbook.bin": b"x"}), "broken"),
    "a part with a password": (lambda: locked(GOOD), "password"),
    "a part of an unknown kind": (lambda: liar(GOOD), "broken"),
    "a locked office file": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an empty old office file": (lambda: OLE + bytes(600), "broken"),
    "half an old workbook": (lambda: XLS[:3000], "broken"),
    "two cells far apart": (lambda: with_sheet(b'<row r="1">' + cell(b"A1") + cell(b"XFD1048576") + b"</row>"), "too_big"),
    "a row far below": (lambda: with_sheet(b'<row r="1">' + cell(b"A1") + cell(b"ZZ1") + b'</row><row r="1048576"></row>'), "too_big"),
    "single quotes and spaces": (lambda: with_sheet(b"<row><c s='1'\n r = 'A1'/><c\tr='XFD1048576' ><v>1</v></c></row>"), "too_big"),
    "a prefix": (lambda: with_sheet(b'<x:row r="1"><x:c r="A1"/><x:c r="XFD1048576"/></x:row>', b' xmlns:x="urn:x"'), "too_big"),
    "a row number without end": (lambda: with_sheet(b'<row r="1"><c r="A' + b"9" * 5000 + b'"/><c r="B1"/></row>'), "too_big"),
    "a column without end": (lambda: with_sheet(b'<row r="1"><c r="' + b"Z" * 5000 + b'1"/></row>'), "too_big"),
    "cells that do not say where": (lambda: with_sheet(b"<row>" + b"<c/>" * 3000 + b"</row>" + b"<row/>" * 3000), "too_big"),
    "very many parts": (lambda: packed(**{f"p{n}": "" for n in range(2001)}), "too_big"),
    "an ods as wide as long": (
        lambda: ods(f"<table:table-row>{ods_cell('x', 16384)}</table:table-row>", ods_row("x", times=1_048_576)),
        "too_big",
    ),
    "an ods with a gap": (
        lambda: ods(f"<table:table-row>{ods_cell('x', 16384)}</table:table-row>", EMPTY.format(10**6), ods_row("x")),
        "too_big",
    ),
    "an ods of many sheets": (
        lambda: ods(*[f"{ods_row('x', times=10**6)}</table:table><table:table>" for _ in range(9)], ods_row("x")),
        "too_big",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_soon_and_before_it_is_opened(name: str) -> None:
    make, reason = HOSTILE[name]
    data = make()
    began = time.process_time()
    with pytest.raises(UnreadableWorkbook) as refused:
        read(data)
    assert refused.value.reason == reason
    assert time.process_time() - began < 10


def test_bombs_are_refused_while_they_unpack(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(workbook_safety, "RATIO_FROM", 2_000_000)
        patched.setattr(workbook_safety, "MOST_UNPACKED", 20_000_000)
        for bomb in (with_sheet(b"<row/>" + b" " * 10_000_000), packed(**{f"p{n}": b" " * 1_900_000 for n in range(12)})):
            assert len(bomb) < 60_000
            with pytest.raises(UnreadableWorkbook) as refused:
                read(bomb)
            assert refused.value.reason == "too_big"


def test_a_file_larger_than_any_is_not_even_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(workbook_reading, "MOST_BYTES", 100)
        with pytest.raises(UnreadableWorkbook):
            read(GOOD)


def test_a_part_that_is_stored_as_it_is_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name in good.namelist():
            file.writestr(name, good.read(name))
    assert len(read(made.getvalue())[1]) == 1
    with monkeypatch.context() as patched:
        patched.setattr(workbook_safety, "MOST_UNPACKED", 1000)
        with pytest.raises(UnreadableWorkbook):
            read(made.getvalue())


def test_a_part_that_lies_about_its_place_or_content_is_broken() -> None:
    begin = GOOD.find(b"PK\x01\x02")
    for offset in (len(GOOD) + 5, len(GOOD) - 10):
        with pytest.raises(UnreadableWorkbook):
            read(GOOD[: begin + 42] + struct.pack("<I", offset) + GOOD[begin + 46 :])
    first = 30 + int.from_bytes(GOOD[26:28], "little")
    with pytest.raises(UnreadableWorkbook):
        read(GOOD[:first] + b"\xff" * 20 + GOOD[first + 20 :])
    short = GOOD[: begin + 20] + struct.pack("<I", 3) + GOOD[begin + 24 :]  # its packed size: three bytes of a stream that goes on
    assert len(read(short)[1]) == 1  # that part is not needed


def test_cells_that_do_not_say_where_they_stand_are_read() -> None:
    rows = b"".join(
        b"<row>" + b"".join(b'<c t="inlineStr"><is><t>' + c.encode() + b"</t></is></c>" for c in cells) + b"</row>" for cells in (HEAD, ROW)
    )
    assert [e.question is not None for e in read(with_sheet(rows))[1]] == [True]


def test_sheets_of_an_old_file_may_not_span_too_many_cells_together(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(workbook_reading, "MOST_CELLS", 4 * 9)
        assert len(read(XLS)[1]) == 2
        patched.setattr(workbook_reading, "MOST_CELLS", 4 * 9 - 1)
        with pytest.raises(UnreadableWorkbook) as refused:
            read(XLS)
        assert refused.value.reason == "too_big"


def test_a_password_the_library_finds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        @staticmethod
        def from_filelike(_file: object) -> object:
            raise python_calamine.PasswordError

    class Stopped:
        @staticmethod
        def from_filelike(_file: object) -> object:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(python_calamine, "CalamineWorkbook", Locked)
        with pytest.raises(UnreadableWorkbook) as refused:
            read(GOOD)
        assert refused.value.reason == "password"
        patched.setattr(python_calamine, "CalamineWorkbook", Stopped)
        with pytest.raises(KeyboardInterrupt):
            read(GOOD)


def test_a_workbook_without_heads_says_what_it_begins_with() -> None:
    with pytest.raises(NoQuestionTable) as refused:
        read(xlsx(("一", [["", "名单"], ["张三", 3]])))
    assert refused.value.first == "名单"
    with pytest.raises(NoQuestionTable) as refused:
        read(xlsx(("一", [])))
    assert refused.value.first == ""


@pytest.mark.parametrize("good", [GOOD, XLS, ods(ods_row(*HEAD), ods_row(*ROW))], ids=["xlsx", "xls", "ods"])
def test_damaged_workbooks_are_read_or_refused_and_nothing_else(good: bytes) -> None:
    rng = random.Random(8)
    for _ in range(150):
        damaged = bytearray(good)
        for _ in range(rng.randint(1, 12)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            read(bytes(damaged[: rng.choice((None, rng.randrange(len(damaged))))]))
        except KnownError as refused:
            assert isinstance(refused, UnreadableWorkbook | NoQuestionTable)


def test_a_large_honest_table_is_taken() -> None:
    made = io.BytesIO()
    book: Any = xlsxwriter.Workbook(made, {"constant_memory": True})
    sheet = book.add_worksheet()
    for down in range(3000):
        sheet.write_row(down, 0, HEAD if down == 0 else (*ROW[:1], f"第{down}题？", *ROW[2:]))
    book.close()
    assert sum(e.question is not None for e in read(made.getvalue())[1]) == 2999
