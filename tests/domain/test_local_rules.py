"""A town's own rules: begun as a copy, changed ruling by ruling, and what that changes for the things of the bank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import bank_of, make_item, make_kind, make_scheme, text
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item, Part
from wastequiz.domain.local_rules import (
    SOURCE,
    Moved,
    as_base,
    base_code,
    copied,
    free_code,
    is_own,
    moved,
    own_rulings,
    practice_only,
    resting_on,
    rests_on,
    sent,
)
from wastequiz.domain.schemes import Scheme

BASE = make_scheme({"paper": "recyclable", "bone": "food", "tin": "recyclable"}, bins=("recyclable", "food", "residual"))
NAME = text("Our town")


def town(paper: str = "Notice 7") -> Scheme:
    return copied(BASE, f"{BASE.code}-own1", NAME, paper)


def a_bank() -> Bank:
    kinds = [make_kind(kind) for kind in ("paper", "bone", "tin")]
    things = [make_item("news", "paper"), make_item("bag", "paper"), make_item("rib", "bone"), make_item("can", "tin")]
    whole = replace(make_item("set", "paper"), kind="", parts=(Part(text("a"), "paper"), Part(text("b"), "tin")))
    return bank_of(kinds, [*things, whole], BASE)


def test_a_code_tells_what_it_was_copied_from() -> None:
    assert free_code(BASE, {}) == f"{BASE.code}-own1"
    assert free_code(town(), {BASE.code: 1, f"{BASE.code}-own1": 1}) == f"{BASE.code}-own2"
    assert base_code(town().code) == BASE.code and is_own(town())
    assert not is_own(BASE) and base_code("cn-owner") == "" and base_code("cn-own") == ""


def test_it_begins_as_the_rules_it_was_copied_from_but_nothing_is_its_own() -> None:
    made = town()
    assert {k: r.to for k, r in made.kinds.items()} == {k: r.to for k, r in BASE.kinds.items()}
    assert own_rulings(made) == 0 and made.name == NAME and made.is_city and made.revision == BASE.revision


def test_a_ruling_of_its_own_rests_on_the_paper_that_was_named() -> None:
    made = sent(town(), BASE, "bone", "residual", why=text("big ones"))
    ruling = made.kinds["bone"]
    assert (ruling.to, ruling.source, ruling.own, ruling.local, ruling.why) == ("residual", SOURCE, True, True, text("big ones"))
    assert rests_on(made) == "Notice 7" and own_rulings(made) == 1 and made.revision != BASE.revision


def test_without_a_paper_it_is_asked_in_practice_only_and_with_one_named_later_for_points() -> None:
    bank, made = a_bank(), sent(town(""), BASE, "bone", "residual")
    assert not made.kinds["bone"].verified and practice_only(bank, BASE, made) == 1
    named = resting_on(made, "  Notice\n7 ")
    assert named.kinds["bone"].source == SOURCE and rests_on(named) == "Notice 7" and practice_only(bank, BASE, named) == 0
    assert not resting_on(named, "").kinds["bone"].verified and rests_on(resting_on(named, "")) == ""


def test_a_thing_of_parts_falls_to_practice_with_one_of_them() -> None:
    assert practice_only(a_bank(), BASE, sent(town(""), BASE, "tin", "residual")) == 2


def test_sending_it_where_the_base_sends_it_takes_the_own_ruling_back() -> None:
    made = sent(sent(town(), BASE, "bone", "residual"), BASE, "bone", "food")
    assert own_rulings(made) == 0 and made.kinds["bone"].source == BASE.kinds["bone"].source


def test_the_same_place_for_another_reason_is_a_ruling_of_its_own() -> None:
    assert own_rulings(sent(town(), BASE, "bone", "food", why=text("our plant takes them"))) == 1


def test_a_single_thing_can_go_elsewhere_and_back() -> None:
    made = sent(town(), BASE, "bag", "residual", item=True)
    assert moved(a_bank(), BASE, made) == (Moved("bag", "recyclable", "residual"),)
    assert as_base(made, BASE, "bag", item=True).items == {}


def test_a_thing_the_base_rules_on_itself_gets_that_ruling_back() -> None:
    base = sent(BASE, BASE, "bag", "residual", item=True)
    made = sent(copied(base, "cn-x-own1", NAME), base, "bag", "recyclable", item=True)
    assert made.items["bag"].local
    assert as_base(made, base, "bag", item=True).items["bag"] == base.items["bag"]


def test_what_moves_is_told_thing_by_thing_and_parts_are_left_out() -> None:
    after = sent(town(), BASE, "paper", "residual")
    assert moved(a_bank(), BASE, after) == (Moved("news", "recyclable", "residual"), Moved("bag", "recyclable", "residual"))
    nowhere = replace(BASE, kinds={}, revision="")
    assert Moved("rib", "food", "") in moved(a_bank(), BASE, nowhere)


def test_a_place_the_rules_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="compost"):
        sent(town(), BASE, "bone", "compost")


def test_a_thing_of_parts_goes_nowhere_itself() -> None:
    whole: Item = a_bank().items["set"]
    assert BASE.ruling(whole) is None
