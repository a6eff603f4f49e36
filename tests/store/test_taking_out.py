"""Questions are read for a file that goes out: chosen ones in their order, others as the bank has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.making import a_bank, authored
from wastequiz.domain.items import Band
from wastequiz.store import bank, bank_desk, batches, taking_out
from wastequiz.store.db import Db
from wastequiz.store.taking_out import Bodies, Wanted


def taken(db: Db, wanted: Wanted) -> Bodies:
    steps = taking_out.bodies(db, wanted)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture
def filled(db: Db) -> Db:
    bank.load_builtin(db, a_bank(), "1")
    bank_desk.save(db, replace(authored("mine"), kind="true_false", topic="winter", band=Band.g56, tags=("exam",)))
    return db


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Wanted(), ["q0", "q1", "q2", "mine"]),
        (Wanted(("mine", "gone", "q1")), ["mine", "q1"]),
        (Wanted(kind="true_false"), ["mine"]),
        (Wanted(topic="why_sort"), ["q0", "q1", "q2"]),
        (Wanted(band="g56"), ["mine"]),
        (Wanted(origin="builtin"), ["q0", "q1", "q2"]),
        (Wanted(origin="teacher"), ["mine"]),
        (Wanted(tag="exam"), ["mine"]),
        (Wanted(batch="b1"), []),
        (Wanted(tag="exam", origin="builtin"), []),
    ],
)
def test_only_what_is_wanted_goes_out(filled: Db, wanted: Wanted, keys: list[str]) -> None:
    found = taken(filled, wanted)
    assert [q.key for q in found] == keys
    assert len(found) == len(keys)


def test_a_part_of_what_goes_out_can_be_looked_at(filled: Db) -> None:
    assert [q.key for q in taken(filled, Wanted())[1:3]] == ["q1", "q2"]


def test_the_texts_to_compare_with_are_of_every_language(filled: Db) -> None:
    bank_desk.save(filled, authored("other", "其他"))
    assert sorted(stem for portion in taking_out.stems(filled) for stem in portion) == sorted(["why?"] * 8 + ["其他"] * 2)


def test_the_schools_own_pictures_go_along(filled: Db) -> None:
    batches.put_pictures(filled, {"own/a": b"png"})
    assert taking_out.picture(filled, "own/a") == b"png"
    assert taking_out.picture(filled, "own/b") is None
