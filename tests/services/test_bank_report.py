"""The item analysis of the bank on a filled school: everybody counts, and every figure is what the journal says when it is counted another way."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.asking import waited
from tests.store.making import HandClock
from wastequiz.domain.kinds import KINDS, item_kind, sort_many, which_bin
from wastequiz.domain.reporting import BankReport, Share
from wastequiz.domain.statistics import item_statistics
from wastequiz.reports.bank_statistics import Columns
from wastequiz.services import bank_report, demo, report_saving, written
from wastequiz.services.school import School
from wastequiz.store import answers, journal
from wastequiz.store.db import Db


@pytest.fixture(scope="module")
def filled(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school with three classes and six weeks of play."""
    folder = Path(shutil.copytree(loaded, tmp_path_factory.mktemp("filled") / "school"))
    school = School(folder, clock=HandClock()).open_and_wait()
    demo.fill(school, 3, 36, 2400, 5)
    yield school
    school.close()


def analysis(school: School) -> BankReport:
    return waited(lambda done, failed: bank_report.item_analysis(school, done, failed))


def bodies(school: School) -> list[dict[str, Any]]:
    """Every counted answer, straight from the journal."""

    def read(db: Db) -> list[dict[str, Any]]:
        return [dict(e.body) for e in journal.events(db) if e.kind == "answer"]

    return [body for body in school.ask(read) if not body["practice"] and body["attempt"] == 1]


def test_everybodys_answers_are_analysed_and_things_and_written_questions_told_apart(filled: School) -> None:
    found = analysis(filled)
    assert found.answers == sum(i.statistics.attempts for i in found.items) == len(bodies(filled)) == 2400
    items = {i.key: i for i in found.items}
    key = next(k for k in items if k.startswith("which_bin:"))
    ruling = filled.scheme.ruling(filled.bank.items[items[key].item])
    assert ruling is not None and items[key].true_bin == ruling.to and items[key].kind == "which_bin"
    assert any(not i.item and i.kind == "single_choice" for i in found.items)
    assert all(i.true_bin == "" for i in found.items if i.kind == "sort_many")
    assert all(i.item == i.key.partition(":")[2] for i in found.items if item_kind(i.kind) is not None)
    highs = [i.statistics.high for i in found.items]
    assert highs == sorted(highs)


def test_the_figures_are_those_of_the_plain_road(filled: School) -> None:
    plain = item_statistics(filled.ask(lambda db: list(answers.marks(db, filled.scheme.code, filled.scheme.revision))))
    for item in analysis(filled).items:
        due = plain[item.key]
        assert (item.statistics.attempts, item.statistics.compared) == (due.attempts, due.compared)
        for name in ("facility", "low", "high", "sd", "discrimination", "lower", "upper", "efficiency", "weight"):
            assert getattr(item.statistics, name) == pytest.approx(getattr(due, name), abs=1e-9), (item.key, name)


def test_what_was_chosen_wrongly_most_often_is_what_the_journal_says(filled: School) -> None:
    chosen: dict[str, Counter[str]] = {}
    for b in bodies(filled):
        if b["correct"] == 1:
            continue
        wrong = set[str]()
        if b["kind"] in (which_bin.NAME, sort_many.NAME):
            wrong = {to for _item, true, to in b["sorts"] if to is not None and to != true}
        elif b["kind"] == "single_choice":
            wrong = set(b["choice"])
        chosen.setdefault(b["key"], Counter()).update(wrong)
    told = Counter[str]()
    for item in analysis(filled).items:
        counted = chosen.get(item.key, Counter())
        if item.kind in (which_bin.NAME, sort_many.NAME, "single_choice"):
            told[item.kind] += bool(item.wrong)
            assert item.wrong_share == Share(max(counted.values(), default=0), item.statistics.attempts)
            assert not item.wrong or counted[item.wrong] == item.wrong_share.part
        elif item.kind == "ordering":
            assert item.wrong == ""
    assert min(told[kind] for kind in (which_bin.NAME, sort_many.NAME, "single_choice")) > 3
    assert {i.kind for i in analysis(filled).items} <= set(KINDS)


def test_answers_pass_while_the_bank_is_analysed(filled: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_STEP", 100)
    order: list[str] = []
    add = Columns.add

    def slowly(columns: Columns, rows: Any) -> None:
        order.append("read")
        if len(order) == 1:
            filled.tell(lambda _db: order.append("answered"))
        add(columns, rows)

    monkeypatch.setattr(Columns, "add", slowly)
    assert analysis(filled).answers == 2400
    assert order[:3] == ["read", "answered", "read"] and order.count("read") > 10


def test_a_bank_nobody_answered_from_has_nothing_to_tell(school: School) -> None:
    assert analysis(school) == bank_report.item_analysis_and_wait(school) == BankReport(school.scheme.code, 0, ())


def test_questions_the_bank_no_longer_has_are_left_without_a_name(filled: School) -> None:
    asked = filled.ask(lambda db: [bank_report._asked_about(filled, db, filled.scheme, key) for key in ("gone", "which_bin:gone")])
    assert [(a.kind, a.item, a.true_bin, set(a.right)) for a in asked] == [("", "", "", set()), ("which_bin", "gone", "", {"gone"})]


@pytest.mark.parametrize("name", ["bank.csv", "bank.xlsx"])
def test_the_analysis_is_saved_as_its_ending_says_and_names_every_question(filled: School, tmp_path: Path, name: str) -> None:
    found = analysis(filled)
    assert report_saving.export_and_wait(filled, found, tmp_path / name).stat().st_size > 10_000
    asked = written.asked_and_wait(filled, found)
    assert all(asked.question(i) != i.key and (not i.wrong or asked.wrong(i)) for i in found.items)
    if name.endswith("csv"):
        assert len((tmp_path / name).read_text(encoding="utf-8-sig").splitlines()) >= len(found.items) + 2
