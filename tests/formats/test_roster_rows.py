"""Lists of students out of rows: columns in any order, by head or by content, with a fault for each bad row and nothing else kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wastequiz.domain.enrolment import Enrolled, RosterFile
from wastequiz.domain.errors import NoRoster
from wastequiz.formats import roster_cells, roster_columns, roster_rows

HEADS = {"name": "姓名", "number": "学号", "class_name": "班级", "seat": "座号", "nickname": "昵称"}


def read(text: str) -> RosterFile:
    return roster_rows.read("list", roster_cells.rows_of(text))


def who(file: RosterFile) -> list[Enrolled | None]:
    return [row.who for row in file.rows]


def codes(file: RosterFile) -> list[list[str]]:
    return [[fault.code for fault in row.faults] for row in file.rows]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("学号\t姓名\t班级\n2026001\t王　雪\t三年级2班\n", Enrolled("王雪", "", "2026001", "三年级2班")),
        ("姓名,座号\n王雪,２号\n", Enrolled("王雪", seat=2)),
        ("Full Name;Class;Seat No.;Student ID\nAnn Lee;3A;4;77A1\n", Enrolled("Ann Lee", "", "77A1", "3A", 4)),
        ("Last name,First name,Homeroom\nLee,Ann,3A\n", Enrolled("Ann Lee", class_name="3A")),
        ("姓,名,年级,班级\n王,雪,三年级,2\n", Enrolled("王雪", class_name="三年级2班")),
        ("姓名，年级，班级\n王雪，3，(2)班\n", Enrolled("王雪", class_name="3年级2班")),
        ("Name,Grade,Class\nAnn,3,B\n", Enrolled("Ann", class_name="Grade 3 Class B")),
        ("姓名,年级\n王雪,三年级\n", Enrolled("王雪", class_name="三年级")),
        ("姓名,年级,班级\n王雪,三年级,三年级2班\n", Enrolled("王雪", class_name="三年级2班")),
        ("昵称\n小雪\n", Enrolled(nickname="小雪")),
        ("姓名（必填）,学号*\n王雪,1001\n", Enrolled("王雪", number="1001")),
        ("姓名,姓\n王雪,王\n", Enrolled("王雪")),
        ("1 王雪\n2 李冰\n", Enrolled("王雪", seat=1)),
        ("1. 王雪\n2、李冰\n", Enrolled("王雪", seat=1)),
        ("王雪\n李冰\n", Enrolled("王雪")),
        ("Ann Lee\nBob Ray\n", Enrolled("Ann Lee")),
        ("3(2)班 王雪 12\n3(2)班 李冰 13\n", Enrolled("王雪", class_name="3(2)班", seat=12)),
        ("王雪  2026001\n李冰  2026002\n", Enrolled("王雪", number="2026001")),
        ("2026001,王雪,女,13812345678,三年级2班\n2026002,李冰,男,13812345679,三年级2班\n", Enrolled("王雪", "", "2026001", "三年级2班")),
    ],
)
def test_a_list_is_read_however_it_is_written(text: str, first: Enrolled) -> None:
    assert who(read(text))[0] == first


def test_a_title_above_the_heads_names_the_class_and_heads_may_come_again() -> None:
    file = read("三年级2班学生名单,,\n,,\n序号,姓名,性别\n1,王雪,女\n序号,姓名,性别\n2,李冰,男\n")
    assert file.class_name == "三年级2班" and [row.line for row in file.rows] == [4, 6]
    assert who(file) == [Enrolled("王雪", seat=1), Enrolled("李冰", seat=2)]
    assert file.head == ("序号", "姓名") and [row.cells for row in file.rows] == [("1", "王雪"), ("2", "李冰")]
    assert [dict(f.facts)["given"] for f in file.faults] == ["性别"]


@pytest.mark.parametrize("text", ["序号,姓名\n1,王雪\n1,李冰\n", "序号,姓名\n100,王雪\n", "序号,姓名,座号\n1,王雪,7\n"])
def test_a_counter_that_is_no_seat_only_counts(text: str) -> None:
    file = read(text)
    assert [dict(f.facts)["given"] for f in file.faults] == ["序号"]
    assert [w.seat for w in who(file) if w] in ([0, 0], [0], [7])


def test_nothing_private_is_kept_and_that_is_said() -> None:
    file = read("姓名,性别,出生日期,身份证号,家长电话,住址\n王雪,女,2016-01-01,230102201601011234,13812345678,哈尔滨\n")
    assert who(file) == [Enrolled("王雪")] and file.rows[0].cells == ("王雪",)
    assert [dict(f.facts)["given"] for f in file.faults] == ["性别", "出生日期", "身份证号", "家长电话", "住址"]
    assert all(f.weight == "drops" for f in file.faults)


def test_an_identity_card_in_the_place_of_a_number_is_dropped_and_said() -> None:
    file = read("姓名,学号\n王雪,230102201601011234\n")
    assert who(file) == [Enrolled("王雪")] and codes(file) == [["id_card"]]


def test_each_bad_row_says_why() -> None:
    file = read(f"姓名,座号\n王雪,100\n{'雪' * 41},1\n,\n,3\n?,x\n")
    assert codes(file) == [["bad_seat"], ["name_too_long"], [], ["bad_seat"]]
    assert who(file)[2] == Enrolled(seat=3)


def test_a_row_that_names_nobody_stays_out() -> None:
    assert codes(read("姓名,班级\n,3(2)班\n王雪,3(2)班\n")) == [["no_student"], []]


@pytest.mark.parametrize("text", ["", "\n\n", "姓名\n", "班级,年级\n3(2)班,3\n", "性别\n女\n", "姓名,学号\n,\n"])
def test_where_there_is_nobody_that_is_said(text: str) -> None:
    with pytest.raises(NoRoster) as error:
        read(text)
    assert (error.value.name, error.value.reason) == ("list", "empty")


def test_an_apostrophe_against_formulas_is_taken_off_and_any_other_stays() -> None:
    assert who(read("姓名,昵称\n'=1+1,'tHart\n")) == [Enrolled("=1+1", "'tHart")]


def test_columns_without_heads_are_called_by_their_letters() -> None:
    cells = [["2026001", "王雪", "女"], ["2026002", "李冰", "男"]]
    assert [dict(f.facts)["given"] for f in roster_rows.read("x", cells).faults] == ["C"]
    wide = [["王雪", *[""] * 26, "女"], ["李冰", *[""] * 26, "男"]]
    assert [dict(f.facts)["given"] for f in roster_rows.read("x", wide).faults] == ["28"]
    assert roster_rows.read("x", cells).head == ("学号", "姓名")


def test_a_number_tells_students_apart_or_it_is_none() -> None:
    assert "number" not in roster_columns.of([["2026", "王雪"], ["2026", "李冰"]]).parts


names = st.sampled_from(["王雪", "李冰", "单小明", "Ann Lee", "曾一"])
students = st.lists(
    st.builds(Enrolled, names, st.sampled_from(["", "小雪"]), st.integers(1000, 99999).map(str), st.sampled_from(["3(2)班", "四年级1班"]), st.integers(1, 99)),
    min_size=1,
    max_size=5,
    unique_by=lambda w: w.number,
)  # fmt: skip


@given(students, st.permutations([*HEADS, "sex", "phone"]))
@settings(max_examples=80, deadline=None)
def test_columns_may_stand_in_any_order(everybody: Sequence[Enrolled], order: Sequence[str]) -> None:
    heads = {**HEADS, "sex": "性别", "phone": "联系电话"}
    rows = [[heads[part] for part in order]]
    rows += [[str(getattr(w, part, "女")) for part in order] for w in everybody]
    assert who(roster_rows.read("list", rows)) == list(everybody)


@given(students, st.permutations(["name", "number", "class_name", "seat"]))
@settings(max_examples=80, deadline=None)
def test_without_heads_what_stands_in_a_column_tells_what_it_is(everybody: Sequence[Enrolled], order: Sequence[str]) -> None:
    rows = [[str(getattr(w, part)) for part in order] for w in everybody]
    assert [(w.name, w.number, w.class_name, w.seat) for w in who(roster_rows.read("list", rows)) if w] == [
        (w.name, w.number, w.class_name, w.seat) for w in everybody
    ]


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_table_is_read_or_refused(rows: list[list[str]]) -> None:
    try:
        file = roster_rows.read("list", rows)
    except NoRoster:
        return
    assert all((row.who is None) == any(f.weight == "refuses" for f in row.faults) for row in file.rows)
