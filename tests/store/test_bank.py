"""The bank: loaded once, refreshed on upgrade, a teacher's changes left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.making import a_bank, a_set, authored, text
from wastequiz.domain.bank import Bank, card_of
from wastequiz.store import bank, bank_desk
from wastequiz.store.db import Db


def test_what_is_loaded_is_read_again_in_its_order(db: Db) -> None:
    given = a_bank()
    assert bank.load_builtin(db, given, "1") is True
    read = bank.read_bank(db)
    assert (read.kinds, read.items, read.schemes, read.questions) == (given.kinds, given.items, given.schemes, {})
    assert list(read.items) == list(given.items)
    assert read.schemes["cn-gb"].revision == given.schemes["cn-gb"].revision
    assert list(bank.cards(db)) == [card_of(q) for q in given.questions.values()]
    assert bank.authored(db, "q1") == given.questions["q1"]
    assert read.sets == given.sets


def test_the_same_version_is_loaded_once(db: Db) -> None:
    assert bank.loaded_version(db) is None
    bank.load_builtin(db, a_bank(), "1")
    assert bank.load_builtin(db, Bank({}, {}, {}), "1") is False
    assert bank.loaded_version(db) == "1"
    assert len(bank.read_bank(db).items) == 4


def test_an_upgrade_changes_adds_and_retires_but_deletes_nothing(db: Db) -> None:
    bank.load_builtin(db, a_bank(items=3, questions=2), "1")
    newer = a_bank(items=4, questions=3)
    items = {k: v for k, v in newer.items.items() if k != "i0"} | {"i1": replace(newer.items["i1"], difficulty=5)}
    questions = {k: v for k, v in newer.questions.items() if k != "q0"}
    bank.load_builtin(db, replace(newer, items=items, questions=questions), "2")
    assert set(bank.read_bank(db).items) == {"i1", "i2", "i3"}
    assert bank.read_bank(db).items["i1"].difficulty == 5
    assert [c.key for c in bank.cards(db)] == ["q1", "q2"]
    assert bank.authored(db, "q0").key == "q0"
    bank.load_builtin(db, newer, "3")
    assert set(bank.read_bank(db).items) == {"i0", "i1", "i2", "i3"}


def test_what_a_teacher_edited_or_wrote_survives_an_upgrade(db: Db) -> None:
    bank.load_builtin(db, a_bank(), "1")
    bank_desk.save(db, authored("q1", "mine now"))
    bank_desk.save(db, authored("own", "all mine", ("cn-gb",)))
    bank_desk.save(db, authored("own", "all mine, better", ("cn-gb",)))
    newer = a_bank(questions=1)
    newer = replace(newer, questions={**newer.questions, "own": authored("own", "built in")})
    bank.load_builtin(db, newer, "2")
    assert bank.authored(db, "q1").stem == text("mine now")
    assert bank.authored(db, "own").stem == text("all mine, better")
    assert [(c.key, c.schemes) for c in bank.cards(db)] == [("q0", ()), ("q1", ()), ("own", ("cn-gb",))]


def test_a_question_told_in_pictures_is_known_as_one(db: Db) -> None:
    shown = authored("shown")
    shown = replace(shown, options=tuple(replace(o, picture=f"of_{o.id}") for o in shown.options))
    bank.load_builtin(db, replace(a_bank(), questions={"shown": shown, "q1": authored("q1")}), "1")
    assert [(c.key, c.pictured) for c in bank.cards(db)] == [("shown", True), ("q1", False)]


def test_sets_are_refreshed_and_retired_like_everything_built_in(db: Db) -> None:
    bank.load_builtin(db, replace(a_bank(), sets={"s": a_set(), "gone": a_set("gone")}), "1")
    better = a_set(keys=("q1",))
    bank.load_builtin(db, replace(a_bank(), sets={"new": a_set("new"), "s": better}), "2")
    assert bank.read_sets(db) == {"new": a_set("new"), "s": better}
    assert list(bank.read_sets(db)) == ["new", "s"]


def test_a_question_that_never_was_is_a_key_error(db: Db) -> None:
    with pytest.raises(KeyError):
        bank.authored(db, "nothing")


def test_stats_count_what_is_there(db: Db) -> None:
    assert bank.stats(db)["languages"] == 2
    bank.load_builtin(db, a_bank(), "1")
    assert bank.stats(db) == {
        "items": 4, "pictures": 5, "knowledge_questions": 3, "schemes": 1, "kinds_of_waste": 2, "ready_sets": 1, "languages": 2,
    }  # fmt: skip


def test_the_full_bank_goes_in_at_once(db: Db) -> None:
    bank.load_builtin(db, a_bank(items=1500, questions=600), "1")
    assert bank.stats(db)["items"] == 1500
