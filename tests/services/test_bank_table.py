"""The bank as a table: found by characters, pinyin, English, key and tags, filtered, sorted and changed, as a slow and plain search would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.asking import heard, waited
from tests.store.making import authored
from wastequiz.domain.items import Band
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import Text
from wastequiz.services import authoring, bank_columns, bank_filters, bank_table, bank_text, pinyin
from wastequiz.services.bank_columns import Columns, Row
from wastequiz.services.bank_filters import COLUMNS, Filters, Saved
from wastequiz.services.bank_table import BankRow, BankTable, RowNumbers
from wastequiz.services.bank_text import FIELD, Piece
from wastequiz.services.likeness import key_of
from wastequiz.services.school import School
from wastequiz.store import bank_desk
from wastequiz.store.bank_desk import STATES
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE

BINS = ("food", "residual")


def row(n: int, stem: str, **facts: Any) -> Row:
    tags: Sequence[str] = facts.pop("tags", ())
    told = {"zh_CN": stem, "en": facts.pop("en", f"Number {n}")}
    key = facts.pop("key", f"q{n}")
    fields: dict[str, Any] = {
        "kind": "single_choice", "topic": "winter", "band": 3, "difficulty": 2, "bin_id": "", "picture": "", "state": 0, "origin": "teacher", "edited": 0,
        **facts,
    }  # fmt: skip
    words = bank_text.searchable([stem, told["en"], *tags, key])
    return Row(key=key, stem=json.dumps(told), tags=json.dumps(list(tags)), words=words, **fields)


def table_of(rows: Sequence[Row]) -> BankTable:
    columns = Columns(BINS)
    columns.add(rows)
    columns.settle(ALONE.aside)
    return BankTable(columns)


def every(table: BankTable) -> list[BankRow]:
    return [table.row(n) for n in range(len(table))]


def found(table: BankTable, text: str) -> list[str]:
    return [table.row(n).stem["zh_CN"] for n in table.find(Filters(text))]


# ------------------------------------------------------------------------------------------------- words


@pytest.fixture(scope="module")
def few() -> BankTable:
    return table_of(
        [
            row(0, "旧电池应该投到哪里？", en="Where do old batteries go?", tags=("易错", "March")),
            row(1, "垃圾分类有什么好处？", en="What is sorting good for?"),
            row(2, "重新使用塑料袋好吗？", en="Is reusing a plastic bag fine?", key="own_bag_7"),
            row(3, "ＬＥＤ灯泡是什么垃圾？", en="What is an LED bulb?"),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("电池", [0]), ("垃圾", [1, 3]), ("垃 什么", [1, 3]), ("dianchi", [0]), ("dian chi", [0]), ("dchi", [0]), ("dc", [0]), ("ljfl", [1]), ("laji", [1, 3]),
        ("zhongxin", [2]), ("chongxin", [2]), ("chongx", [2]), ("led", [3]), ("led灯", [3]), ("LED deng", [3]), ("batter", [0]), ("SORTING good", [1]),
        ("own_bag", [2]), ("q1", [1]), ("易错", [0]), ("yicuo", [0]), ("march", [0]), ("电chi", [0]), ("旧dc", [0]), ("w", [0, 1, 3]), ("什", [1, 3]), ("", [0, 1, 2, 3]),
        ("没有的", []), ("zzz", []), ("池电", []), ("？", [0, 1, 2, 3]), ("电池" + "长" * 60, []), ("里?where", []), ("𠀀", []),
    ],
)  # fmt: skip
def test_questions_are_found_as_one_types(few: BankTable, typed: str, numbers: list[int]) -> None:
    assert list(few.find(Filters(typed))) == numbers
    assert list(few.find(Filters(typed))) == numbers, "and once more, out of memory"


def test_only_so_many_searches_are_remembered(few: BankTable) -> None:
    for n in range(2 * bank_table.REMEMBERED):
        assert not few.find(Filters(f"电池{n}"))
    for n in range(0x4E00, 0x4E00 + 2 * bank_text.REMEMBERED):
        few.find(Filters(chr(n)))
    assert found(few, "灯泡") == ["ＬＥＤ灯泡是什么垃圾？"]


def plainly(word: str, text: str) -> bool:
    """Whether a row's words hold one word of a query, looked at from every sign on."""
    pieces = [tuple(word)]
    if len(word) == 1 and word.isascii() and word.isalnum():
        return re.search(rf"(?<![0-9A-Za-z]){word}", text) is not None or any(_reads(char, word) for char in text)
    runs = re.findall("[0-9a-z']+|[^0-9a-z']+", word)
    ways: list[list[str]] = [[]]
    for run in runs:
        if re.search("[0-9a-z]", run):
            ways = [before + list(way) for before in ways for way in pinyin.cuts(pinyin.letters_of(run))[: bank_text.WAYS]]
        else:
            ways = [before + list(run) for before in ways]
    pieces += [tuple(way) for way in ways[: bank_text.WAYS] if re.search("[0-9a-z]", word)]
    return word in text or any(
        all(char == piece or _reads(char, piece) for char, piece in zip(text[at:], way, strict=False))
        for way in pieces
        for at in range(len(text) - len(way) + 1)
    )


def _reads(char: str, piece: str) -> bool:
    return any(reading.startswith(piece) for reading in pinyin.readings().of.get(char, ()))


CHARS = st.sampled_from("电池垃圾分类重行长乐厨余ab1电电")
WORDS = st.text(CHARS, min_size=1, max_size=8)
ROWS_ = st.builds(
    lambda stem, en, tags, numbers, where: row(
        0, stem, en=en, tags=tags, band=numbers[0], difficulty=numbers[1], state=numbers[2], attempts=numbers[3], facility=numbers[3] / 10 if numbers[3] else float("nan"),
        picture="p" * (numbers[1] % 2), kind=where[0], bin_id=where[1], topic=where[2], origin=where[3],
    ),
    WORDS,
    st.sampled_from(["a battery", "Paper box", "ab 1"]),
    st.lists(st.sampled_from(["电池", "ab"]), max_size=2, unique=True),
    st.tuples(st.integers(0, 5), st.integers(1, 5), st.integers(0, 2), st.integers(0, 10)),
    st.tuples(st.sampled_from(["matching", "ordering"]), st.sampled_from(["", *BINS]), st.sampled_from(["law", "winter"]), st.sampled_from(["builtin", "a.xlsx"])),
)  # fmt: skip
MADE = st.lists(ROWS_, max_size=12).map(
    lambda rows: [r._replace(key=f"q{n}", words=r.words.replace("q0", f"q{n}")) for n, r in enumerate(rows)]
)
QUERIES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "dian",
            "dianchi",
            "dc",
            "d",
            "lj",
            "laj",
            "zhong",
            "chongx",
            "hangle",
            "a",
            "b",
            "bat",
            "box",
            "ab",
            "1",
            "q1",
            "电c",
            "l圾",
            "paper b",
        ]
    ),
)


def some(values: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    text=st.one_of(st.just(""), QUERIES),
    bins=some(["food", "glass"]),
    bands=some(list(Band)),
    kinds=some(["matching", "estimate"]),
    topics=some(["law", "never"]),
    states=some(STATES),
    difficulties=some(range(1, 6)),
    origins=some(["builtin", "b.xlsx"]),
    tags=some(["电池", "none"]),
    pictured=st.sampled_from([None, True, False]),
    facility=st.sampled_from([None, (0.0, 0.5), (0.3, 1.0)]),
)


def passes(r: BankRow, words: str, f: Filters) -> bool:
    return (
        all(plainly(word, words) for word in key_of(f.text).split())
        and (not f.bins or r.bin_id in f.bins)
        and (not f.bands or r.band in f.bands)
        and (not f.kinds or r.kind in f.kinds)
        and (not f.topics or r.topic in f.topics)
        and (not f.states or r.state in f.states)
        and (not f.difficulties or r.difficulty in f.difficulties)
        and (not f.origins or r.origin in f.origins)
        and (not f.tags or bool({*r.tags} & {*f.tags}))
        and (f.pictured is None or bool(r.picture) == f.pictured)
        and (f.facility is None or (r.facility is not None and f.facility[0] <= r.facility <= f.facility[1]))
    )


def value(r: BankRow, column: str) -> float | None:
    kinds, bins = list(bank_columns.KINDS), [*BINS]
    values: dict[str, float | None] = {
        "kind": kinds.index(r.kind), "bin": bins.index(r.bin_id) if r.bin_id else None, "difficulty": r.difficulty, "facility": r.facility,
        "attempts": r.attempts, "state": STATES.index(r.state),
    }  # fmt: skip
    return values[column]


@given(MADE, FILTERS, st.sampled_from([None, *((c, d) for c in COLUMNS for d in (False, True))]))
@settings(max_examples=60, deadline=None)
def test_what_is_found_is_what_a_plain_search_finds(rows: list[Row], filters: Filters, sort: bank_filters.Sort | None) -> None:
    table = table_of(rows)
    numbers = table.find(filters, sort)
    assert sorted(numbers) == [n for n, r in enumerate(every(table)) if passes(r, rows[n].words, filters)]
    if sort and sort[0] != "stem":
        found_ = [value(table.row(n), sort[0]) for n in numbers]
        known = [v for v in found_ if v is not None]
        assert known == sorted(known, reverse=sort[1]) and found_[len(known) :] == [None] * (len(found_) - len(known))


@given(st.lists(MADE, min_size=2, max_size=2), st.lists(st.integers(0, 12), max_size=6), FILTERS, st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_a_changed_table_is_as_if_it_had_been_read_so(two: list[list[Row]], numbers: list[int], filters: Filters, size: int) -> None:
    rows, others = two
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank_columns, "ROWS", size)
        columns = Columns(BINS)
        for one in rows:
            columns.add([one])
        columns.settle(ALONE.aside)
        keys = [f"q{n}" for n in numbers]
        fresh = {r.key: r for r in others if r.key in keys}
        changed = BankTable(columns.with_changes(keys, fresh, ALONE))
        known = {r.key for r in rows}
        kept = [fresh.get(r.key, r) for r in rows if r.key not in keys or r.key in fresh]
        anew = table_of([*kept, *(r for key, r in fresh.items() if key not in known)])
    assert list(map(str, every(changed))) == list(map(str, every(anew)))
    for sort in (None, ("stem", False), ("facility", True)):
        assert list(changed.find(filters, sort)) == list(anew.find(filters, sort))
    assert changed.counts() == anew.counts() and as_sets(changed.values()) == as_sets(anew.values())
    assert [changed.number(r.key) for r in every(anew)] == list(range(len(anew)))


def as_sets(values: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    return {name: set(told) for name, told in values.items()}


def test_stems_stand_as_in_a_dictionary() -> None:
    table = table_of([row(n, stem) for n, stem in enumerate(["纸盒怎么放", "1号电池", "安全", "电池", "LED灯", "电", "爱", "𠀀字"])])
    order = [table.row(n).stem["zh_CN"] for n in table.find(Filters(), ("stem", False))]
    assert order == ["1号电池", "LED灯", "爱", "安全", "电", "电池", "纸盒怎么放", "𠀀字"]
    assert [table.row(n).stem["zh_CN"] for n in table.find(Filters(), ("stem", True))] == order[::-1]


def test_row_numbers_are_a_sequence(few: BankTable) -> None:
    numbers = few.find(Filters("垃圾"))
    assert isinstance(numbers, RowNumbers) and (len(numbers), numbers[0], numbers[-1], list(numbers[1:])) == (2, 1, 3, [3])
    assert few.keys(numbers) == ["q1", "q3"] and few.number("q3") == 3 and few.number("none") is None
    with pytest.raises(IndexError):
        numbers[2]


def test_an_empty_bank_is_a_table_too() -> None:
    table = table_of([])
    assert (len(table), table.counts(), list(table.find(Filters("电池"), ("stem", True))), table.similar("电池怎么放")) == (
        0,
        (0, 0, 0),
        [],
        [],
    )
    assert Piece([]).texts() == []


# ------------------------------------------------------------------------------------------------- what is alike


def test_the_same_stem_and_nearly_the_same_are_told_of(few: BankTable) -> None:
    def alike(stem: str, **how: Any) -> list[str]:
        return [r.key for r in few.similar(stem, **how)]

    assert alike("旧电池，应该投到哪里") == ["q0"]
    assert alike("旧电池应该投到哪儿？") == ["q0"]
    assert alike("where do OLD batteries go") == ["q0"]
    assert alike("旧电池应该投到哪里？", key="q0") == []
    assert alike("厨余垃圾怎么放？") == [] and alike("？") == [] and alike("") == []
    assert alike("是") == []
    assert [r.key for r in table_of([row(0, "是"), row(1, "是 "), row(2, "不是")]).similar("是", most=1)] == ["q0"]


# ------------------------------------------------------------------------------------------------- out of a school


@pytest.fixture
def table(school: School) -> BankTable:
    return waited(lambda done, failed: bank_table.load(school, done, failed))


def change(school: School, table: BankTable, *keys: str) -> None:
    waited(lambda done, failed: table.changed(school, keys, lambda: done(None), failed))


def own(n: int, stem: str = "为什么要分类？") -> Authored:
    return replace(authored(f"own_{n}", stem), tags=("三月",), picture="own/x" if n % 2 else "")


def test_the_built_in_bank_is_in_the_table_with_its_things(school: School, table: BankTable) -> None:
    number = table.number("which_bin:banana_peel")
    assert number is not None
    peel = table.row(number)
    assert (peel.kind, peel.bin_id, peel.stem["zh_CN"], peel.state, peel.origin, peel.topic) == (
        "which_bin", "food", "香蕉皮", "published", "builtin", "items",
    )  # fmt: skip
    assert table.number("take_apart:milk_tea") is not None and table.number("which_bin:milk_tea") is None
    written = school.ask(lambda db: [key for (key,) in db.conn.execute("SELECT id FROM questions")])
    assert all(table.number(key) is not None for key in written)
    assert table.counts() == (len(table), len(table), 0)
    assert set(table.values()["bins"]) == {b.id for b in school.scheme.bins}
    assert "banana_peel" in [key.partition(":")[2] for key in table.keys(table.find(Filters("xiangjiaopi")))]
    assert isinstance(table.row(table.number(written[0]) or 0).stem, Text)


def test_after_a_deed_the_table_shows_it(school: School, table: BankTable) -> None:
    before = len(table)
    heard(school, lambda done, failed: authoring.save(school, own(1), done, failed, state="draft"))
    change(school, table, "own_1")
    assert (len(table), table.counts()[2]) == (before + 1, 1)
    mine = table.row(before)
    assert (mine.key, mine.state, mine.origin, mine.tags, mine.picture, mine.edited) == (
        "own_1",
        "draft",
        "teacher",
        ("三月",),
        "own/x",
        False,
    )
    heard(school, lambda done, failed: authoring.set_state(school, ["which_bin:banana_peel", "own_1"], "retired", done, failed))
    change(school, table, "which_bin:banana_peel", "own_1", "nothing", "which_bin:nothing")
    assert [r.key for r in every(table) if r.state == "retired"] == ["which_bin:banana_peel", "own_1"]
    heard(school, lambda done, failed: authoring.remove(school, ["own_1"], done, failed))
    change(school, table, "own_1")
    assert len(table) == before and table.number("own_1") is None
    assert [r.key for r in table.similar("为什么要分类？") if r.key == "own_1"] == []


def test_questions_of_an_import_under_way_are_not_in_the_table(school: School) -> None:
    def import_(db: Db) -> None:
        db.conn.execute("INSERT INTO batches VALUES ('b1', 1, 0, '三月.xlsx', 1), ('b2', 0, 0, '四月.xlsx', 1)")
        for n in (1, 2):
            bank_desk.save(db, own(n))
            db.conn.execute("UPDATE questions SET batch = ? WHERE id = ?", (f"b{n}", f"own_{n}"))

    school.ask(import_)
    table: BankTable = waited(lambda done, failed: bank_table.load(school, done, failed))
    mine = [r for r in every(table) if r.key.startswith("own_")]
    assert [(r.key, r.origin) for r in mine] == [("own_1", "三月.xlsx")]
    assert table.values()["origins"] == ("builtin", "三月.xlsx") and table.values()["tags"] == ("三月",)


def test_figures_are_those_of_the_wording_of_today_under_the_rules_in_force(school: School) -> None:
    code, revision = school.scheme.code, school.scheme.revision

    def fill(db: Db) -> None:
        for n in range(4):
            bank_desk.save(db, own(n))
        bank_desk.save(db, own(1, "改过"))
        bank_desk.save(db, own(2, "改过"))
        for n, (key, of, version, correct) in enumerate([
            ("own_0", revision, 0, 1.0), ("own_0", revision, 0, 0.5), ("own_0", "other", 0, 0.0), ("own_1", revision, 0, 1.0), ("own_1", revision, 2, 0.0),
            ("own_2", revision, 0, 1.0),
        ]):  # fmt: skip
            db.conn.execute(
                "INSERT INTO answers VALUES (?, ?, 0, 0, '', 'r', 0, ?, 'k', 't', ?, ?, 'd', 1, ?, 5, '[]', ?)",
                (n, n, key, code, of, correct, version),
            )
            db.conn.execute(
                "INSERT INTO item_totals VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET attempts = attempts + 1, correct = correct + excluded.correct",
                (key, code, of, correct),
            )

    school.ask(fill)
    table: BankTable = waited(lambda done, failed: bank_table.load(school, done, failed))
    mine = [r for r in every(table) if r.key.startswith("own_")]
    assert [(r.attempts, r.facility) for r in mine] == [(2, 0.75), (1, 0.0), (0, None), (0, None)]


# ------------------------------------------------------------------------------------------------- kept choices


def test_choices_are_kept_by_name(school: School) -> None:
    chosen = Filters(
        "电池", bins=("food",), bands=(Band.g34,), states=("draft",), difficulties=(3,), pictured=True, facility=(0.0, 0.6), tags=("a",)
    )

    def keep(name: str, filters: Filters) -> Sequence[Saved]:
        return heard(school, lambda done, failed: bank_filters.keep(school, name, filters, done, failed))

    assert list(keep("易错", chosen)) == [Saved("易错", chosen)]
    assert [one.name for one in keep("全部", Filters())] == ["易错", "全部"]
    assert [one.name for one in keep("易错", Filters("纸"))] == ["全部", "易错"]
    kept = heard(school, lambda done, failed: bank_filters.saved(school, done, failed))
    assert list(kept) == [Saved("全部", Filters()), Saved("易错", Filters("纸"))]
    assert [one.name for one in heard(school, lambda done, failed: bank_filters.forget(school, "全部", done, failed))] == ["易错"]
    for n in range(bank_filters.MOST + 3):
        last = keep(str(n), Filters())
    assert len(last) == bank_filters.MOST and last[0].name == "3"


def test_what_is_no_filter_is_passed_over() -> None:
    odd = {"bands": ["g34", "zz"], "states": ["draft", "zz"], "difficulties": [3, "x"], "pictured": "yes", "facility": [0.2], "bins": None}
    assert bank_filters.from_plain(odd) == Filters(bands=(Band.g34,), states=("draft",), difficulties=(3,))
    assert bank_filters.from_plain({}) == Filters()


@given(FILTERS)
def test_filters_survive_being_kept(filters: Filters) -> None:
    assert bank_filters.from_plain(json.loads(json.dumps(filters.plain()))) == filters


def test_a_field_is_not_read_into_the_next(few: BankTable) -> None:
    assert FIELD not in "".join(found(few, "q"))
    assert not few.find(Filters("里？where"))


def pieces() -> Iterator[Piece]:
    yield Piece(["a", "", "电𠀀"])


def test_a_piece_gives_its_rows_back() -> None:
    assert [piece.texts() for piece in pieces()] == [["a", "", "电𠀀"]]
