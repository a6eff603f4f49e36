"""The bank's table read out of a school: what is in it, what a deed changes in it, and which answers its figures count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.asking import heard, waited
from tests.store.making import authored
from wastequiz.domain.questions import Authored
from wastequiz.domain.text import Text
from wastequiz.services import authoring, bank_table
from wastequiz.services.bank_entries import item_rows
from wastequiz.services.bank_filters import Filters
from wastequiz.services.bank_table import BankRow, BankTable
from wastequiz.services.school import School
from wastequiz.store import bank_desk, bank_rows
from wastequiz.store.db import Db


def every(table: BankTable) -> list[BankRow]:
    return [table.row(n) for n in range(len(table))]


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


def test_changes_that_come_faster_than_the_window_takes_them_in_are_all_there(folder: Path) -> None:
    calls: list[Callable[[], None]] = []
    school = School(folder, deliver=calls.append).open_and_wait()

    def taken_in(n: int) -> None:
        while len(calls) < n:
            school.ask(lambda _db: None)
        for call in calls:
            call()
        calls.clear()

    tables: list[BankTable] = []
    calls.clear()
    bank_table.load(school, tables.append, pytest.fail)
    taken_in(1)
    school.ask(lambda db: [bank_desk.save(db, own(n)) for n in (1, 2)])
    for n in (1, 2):
        tables[0].changed(school, [f"own_{n}"], lambda: None, pytest.fail)
    taken_in(2)
    assert tables[0].number("own_1") is not None and tables[0].number("own_2") is not None
    school.close()


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
        bank_desk.save(db, own(3, "改过"))
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


def test_what_has_no_bin_under_the_rules_is_no_question_of_the_table(school: School) -> None:
    things = school.ask(bank_rows.things)
    scheme = school.scheme
    tea, peel = school.bank.items["milk_tea"], school.bank.items["banana_peel"]
    without = replace(scheme, kinds={k: r for k, r in scheme.kinds.items() if k not in (peel.kind, tea.parts[0].kind)}, items={})
    keys = {row.key for row in item_rows(school.bank, without, things)}
    assert not keys & {"take_apart:milk_tea", "which_bin:banana_peel"}
    assert keys < {row.key for row in item_rows(school.bank, scheme, things)}
