"""Imports go in unseen, become live in one step, and go out again without a trace."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.store.making import a_bank, a_class, a_round, authored, play
from wastequiz.domain.plain_json import authored_json
from wastequiz.store import bank, bank_desk, batches, journal
from wastequiz.store.batches import Put
from wastequiz.store.db import Db
from wastequiz.store.school import close_school, open_school

ROOT = Path(__file__).parents[2]


def rows(batch: str, n: int) -> list[Put]:
    found: list[Put] = []
    for i in range(n):
        key = batches.key_of(batch, i)
        found.append(
            (key, authored_json(authored(key, f"number {i}?")).encode(), "single_choice", "why_sort", 3, 2, "[]", False, True, "[]")
        )
    return found


def everything(db: Db) -> list[str]:
    """The whole file as SQL."""
    return list(db.conn.iterdump())


def put_in(db: Db, batch: str, n: int, pictures: tuple[str, ...] = ()) -> None:
    pos = batches.begin(db, batch, f"{batch}.csv", pictures)
    batches.put(db, batch, pos, rows(batch, n))
    batches.put_pictures(db, dict.fromkeys(pictures, b"png"))


def in_use(db: Db) -> set[str]:
    return {card.key for card in bank.cards(db)}


def test_nobody_sees_a_batch_before_it_is_live_and_then_all_of_it(db: Db) -> None:
    bank.load_builtin(db, a_bank(), "1")
    before = in_use(db)
    put_in(db, "b1", 5)
    assert in_use(db) == before
    assert batches.imports(db) == ()
    batches.go_live(db, "b1", 5, "csv")
    assert in_use(db) == before | {batches.key_of("b1", i) for i in range(5)}
    assert batches.imports(db) == (batches.Batch("b1", "b1.csv", db.clock.utc_ms(), 5),)
    last = list(journal.events(db))[-1]
    assert (last.kind, last.body) == ("bank_imported", {"batch": "b1", "format": "csv", "questions": 5})


def test_imported_questions_stand_after_all_others_in_the_order_of_their_file(db: Db) -> None:
    bank.load_builtin(db, a_bank(), "1")
    put_in(db, "b1", 3)
    batches.go_live(db, "b1", 3, "csv")
    assert [card.key for card in bank.cards(db)][-3:] == [batches.key_of("b1", i) for i in range(3)]
    assert bank.authored(db, batches.key_of("b1", 2)).stem["en"] == "number 2?"


def test_an_upgrade_of_the_built_in_bank_leaves_imported_questions_alone(db: Db) -> None:
    put_in(db, "b1", 3)
    batches.go_live(db, "b1", 3, "csv")
    bank.load_builtin(db, a_bank(), "2")
    assert {batches.key_of("b1", i) for i in range(3)} <= in_use(db)


def test_taking_out_a_batch_leaves_the_file_as_it_was_whenever_it_is_stopped(db: Db) -> None:
    bank.load_builtin(db, a_bank(), "1")
    batches.put_pictures(db, {"own/there": b"old"})
    before = everything(db)
    for n in (0, 1, batches.STEP, 2 * batches.STEP + 1):
        put_in(db, "b1", n, ("own/there", "own/new"))
        steps = list(batches.remove(db, "b1"))
        assert len(steps) >= n // batches.STEP
        assert everything(db) == before


def test_a_live_batch_is_not_thrown_away_by_sweeping(db: Db) -> None:
    put_in(db, "live", 3)
    batches.go_live(db, "live", 3, "csv")
    before = everything(db)
    put_in(db, "left", 3, ("own/new",))
    put_in(db, "left2", 3)
    for _step in batches.sweep(db):
        pass
    assert everything(db) == before


def test_a_batch_that_is_live_cannot_be_thrown_away_as_if_it_were_not(db: Db) -> None:
    put_in(db, "live", 3)
    batches.go_live(db, "live", 3, "csv")
    before = everything(db)
    assert list(batches.remove(db, "live")) == []
    assert everything(db) == before


def test_undoing_an_import_takes_all_of_it_out(db: Db) -> None:
    bank.load_builtin(db, a_bank(), "1")
    before = in_use(db)
    put_in(db, "b1", batches.STEP + 5)
    batches.go_live(db, "b1", batches.STEP + 5, "csv")
    assert undone(db, "b1") == 0
    assert in_use(db) == before
    assert batches.imports(db) == ()
    assert db.conn.execute("SELECT count(*) FROM batches").fetchone() == (0,)
    assert list(journal.events(db))[-1].body == {"batch": "b1", "kept": 0}


def undone(db: Db, batch: str) -> int:
    steps = batches.undo(db, batch)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_what_was_edited_stays_and_what_was_answered_is_retired(db: Db) -> None:
    put_in(db, "b1", 4)
    batches.go_live(db, "b1", 4, "csv")
    edited, answered = batches.key_of("b1", 1), batches.key_of("b1", 2)
    bank_desk.save(db, authored(edited, "mine now"))
    db.conn.execute("INSERT INTO item_totals VALUES (?, 'cn-gb', 'r', 1, 1)", (answered,))
    assert undone(db, "b1") == 1
    assert in_use(db) == {edited}
    assert bank.authored(db, answered).stem["en"] == "number 2?"
    assert [(b.file, b.questions) for b in batches.imports(db)] == [("b1.csv", 1)]
    with pytest.raises(KeyError):
        bank.authored(db, batches.key_of("b1", 0))


def test_what_is_edited_while_the_import_is_being_undone_stays_too(db: Db) -> None:
    put_in(db, "b1", 4)
    batches.go_live(db, "b1", 4, "csv")
    steps = batches.undo(db, "b1")
    next(steps)
    bank_desk.save(db, authored(batches.key_of("b1", 0), "in the last moment"))
    for _step in steps:
        pass
    assert in_use(db) == {batches.key_of("b1", 0)}


def test_only_answered_questions_leave_no_import_to_undo(db: Db) -> None:
    put_in(db, "b1", 1)
    batches.go_live(db, "b1", 1, "csv")
    db.conn.execute("INSERT INTO item_totals VALUES (?, 'cn-gb', 'r', 1, 1)", (batches.key_of("b1", 0),))
    assert undone(db, "b1") == 0
    assert in_use(db) == set()
    assert batches.imports(db) == ()


def test_an_import_that_is_not_there_undoes_nothing(db: Db) -> None:
    before = everything(db)
    assert undone(db, "nobody") == 0
    assert everything(db) == before


def test_a_crash_while_undoing_leaves_the_bank_before_or_after(db: Db) -> None:
    put_in(db, "b1", batches.STEP * 2)
    batches.go_live(db, "b1", batches.STEP * 2, "csv")
    whole, edited = in_use(db), batches.key_of("b1", 7)
    bank_desk.save(db, authored(edited, "mine now"))
    seen = [len(in_use(db)) for _step in batches.undo(db, "b1")]
    assert set(seen) == {len(whole), 1}
    assert all(earlier >= later for earlier, later in pairwise(seen))


def test_answers_are_the_same_after_an_import_was_stopped(db: Db) -> None:
    pupil = a_class(db)[0]
    play(db, a_round("r1", pupil), "rwr")
    before = everything(db)
    put_in(db, "b1", 30)
    for _step in batches.remove(db, "b1"):
        pass
    assert everything(db) == before


CHILD = """
import pathlib, sys
from tests.store.test_batches import rows
from wastequiz.store import batches
from wastequiz.store.school import open_school

db = open_school(pathlib.Path(sys.argv[1]))
at = int(sys.argv[2])
pos = batches.begin(db, "b1", "x.csv", ("own/new",))
batches.put_pictures(db, {"own/new": b"png"})
for n in range(5):
    print("PUT", n, flush=True)
    with db.transaction():
        batches.put(db, "b1", pos + 40 * n, rows("b1", 200)[40 * n : 40 * n + 40])
        if n == at:
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("at", [0, 3])
def test_killed_in_the_middle_nothing_is_left_after_the_next_start(folder: Path, at: int) -> None:
    db = open_school(folder)
    bank.load_builtin(db, a_bank(), "1")
    before = everything(db)
    close_school(db)
    child = subprocess.run([sys.executable, "-c", CHILD, str(folder), str(at)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    assert child.returncode == -signal.SIGKILL
    assert child.stdout.count("PUT") == at + 1
    db = open_school(folder)
    assert db.conn.execute("SELECT live FROM batches").fetchall() == [(0,)]
    assert in_use(db) == set(a_bank().questions)
    for _step in batches.sweep(db):
        pass
    assert everything(db) == before
    close_school(db)
