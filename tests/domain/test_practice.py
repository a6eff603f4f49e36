"""Rounds of practice made of what was chosen: for this age, for those who cannot read, with the bins that are mixed up."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from tests.factories import bank_of, make_choice, make_item, make_kind, make_pool, make_scheme, make_thing_of_parts, make_true_false, spec
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.memory import Pick
from wastequiz.domain.practice import Asker, thing_of
from wastequiz.domain.rounds import Why

WHY = Why("mixed_up", 1)


def a_bank(**changes: Any) -> Bank:
    kinds = [make_kind(k) for k in ("paper", "peel", "battery")]
    items = [make_item(f"{k}_{n}", k) for k in ("paper", "peel") for n in range(6)]
    items += [make_item("old", "battery", band=Band.adult), make_item("plain", "battery", picture="")]
    items += [make_thing_of_parts("torch", "paper", "battery")]
    scheme = make_scheme({"paper": "recyclable", "peel": "food", "battery": "hazardous"})
    questions = [make_choice("written"), make_choice("hard", band=Band.adult), make_true_false("fact")]
    return bank_of(kinds, items, scheme, questions=questions)


def asker(bank: Bank | None = None, seed: int = 1, **changes: Any) -> Asker:
    bank = bank or a_bank()
    return Asker(bank, make_pool(bank), bank.questions.__getitem__, spec(**{"practice": True, "length": 5, **changes}), Random(seed))


def keys(found: Asker) -> list[str]:
    return [q.key.partition(":")[2] or q.key for q in found.questions]


def picks(*things: str, chosen: str = "") -> list[Pick]:
    return [Pick(thing, WHY, chosen) for thing in things]


def test_a_round_is_filled_in_order_and_nothing_is_asked_twice() -> None:
    found = asker(length=3)
    found.ask(picks("item:paper_0", "item:paper_0", "written", "item:peel_1", "fact"))
    assert keys(found) == ["paper_0", "written", "peel_1"]
    assert found.reasons == [WHY, WHY, WHY] and found.missing == 0


def test_the_same_dice_make_the_same_round() -> None:
    rounds = [asker(seed=n) for n in (4, 4)]
    for found in rounds:
        found.ask(picks("item:paper_0", "item:peel_1"))
        found.ask_new(set())
    assert rounds[0].questions == rounds[1].questions


def test_items_are_asked_as_which_bin_and_as_pick_from_the_bin() -> None:
    kinds: set[str] = set()
    for seed in range(20):
        found = asker(seed=seed)
        found.ask(picks("item:paper_0"))
        kinds.add(found.questions[0].kind)
    assert kinds == {"which_bin", "pick_from_bin"}


def test_an_item_stands_among_things_of_the_bin_it_was_put_into() -> None:
    for seed in range(20):
        found = asker(seed=seed)
        found.ask(picks("item:paper_0", chosen="food"))
        if found.questions[0].kind == "pick_from_bin":
            assert {o.bin_id for o in found.questions[0].options} == {"recyclable", "food"}


def test_what_does_not_suit_or_is_gone_is_passed_over() -> None:
    found = asker(band=Band.g34)
    found.ask(picks("item:old", "item:no_such", "hard", "no_such", "take_apart:no_such", "item:paper_1"))
    assert keys(found) == ["paper_1"]


def test_who_cannot_read_gets_pictured_things_alone() -> None:
    found = asker(pictures_only=True)
    found.ask(picks("item:plain", "written", "take_apart:torch", "item:peel_0"))
    assert keys(found) == ["peel_0"]


def test_a_thing_of_parts_comes_again_as_it_was() -> None:
    found = asker()
    found.ask(picks("take_apart:torch"))
    assert [q.kind for q in found.questions] == ["take_apart"]


def test_a_written_question_that_was_taken_out_of_the_bank_is_not_asked() -> None:
    bank = a_bank()
    pool = make_pool(bank)
    for group in pool.groups:
        if "written" in pool.groups[group]:
            pool.groups[group].remove("written")
    found = Asker(bank, pool, bank.questions.__getitem__, spec(practice=True), Random(1))
    found.ask(picks("written"))
    assert found.questions == []


def test_a_mix_up_asks_two_things_of_the_true_bin_to_each_of_the_other() -> None:
    found = asker(length=9)
    found.ask_pair("recyclable", "food", ["peel_3", "paper_5", "gone"])
    bins = [q.true_bin for q in found.questions]
    assert bins.count("recyclable") == 6 and bins.count("food") == 3
    assert keys(found)[:2] == ["paper_5", "peel_3"]
    assert set(found.reasons) == {Why("mix_up", bins=("recyclable", "food"))}


def test_a_mix_up_ends_where_the_two_bins_are_empty_and_leaves_the_places_it_is_told_to() -> None:
    found = asker(length=20)
    found.ask_pair("recyclable", "food")
    assert len(found.questions) == 12
    kept = asker(length=5)
    kept.ask_pair("recyclable", "food", keep=2)
    assert kept.missing == 2
    nothing = asker()
    nothing.ask_pair("residual", "no_such")
    assert nothing.questions == []


def test_new_things_are_those_never_met() -> None:
    known = {f"item:paper_{n}" for n in range(6)} | {"written"}
    found = asker(length=8)
    found.ask_new(known, keep=3)
    assert found.missing == 3 and not {thing_of(q) for q in found.questions} & known
    assert set(found.reasons) == {Why("new")}


def test_where_nothing_is_new_the_round_is_filled_for_no_reason() -> None:
    found = asker(length=4)
    everything = {f"item:{i}" for i in a_bank().items} | {"written", "fact", "hard"} | set(map(thing_of, asker()._drawn))
    found.ask_new(everything | {thing_of(q) for q in found._drawn})
    assert found.questions == []
    found.ask_any()
    assert found.missing == 0 and set(found.reasons) == {None}
    found.ask_new(set())
    found.ask_any()
    assert len(found.questions) == 4


def test_an_empty_bank_gives_nothing_new() -> None:
    found = asker(bank_of([], [], make_scheme({})))
    found.ask_new(set())
    found.ask_any()
    assert found.questions == []


@pytest.mark.parametrize("seed", range(5))
def test_two_questions_about_one_thing_are_not_drawn_beside_each_other(seed: int) -> None:
    found = asker(length=12, seed=seed)
    found.ask(picks("item:peel_0", "item:peel_1"))
    found.ask_any()
    things = [thing_of(q) for q in found.questions]
    assert len(things) == len(set(things))
