"""What is said about a town's own rules."""

from __future__ import annotations

from tests.factories import make_bank
from wastequiz.domain.local_rules import copied, sent
from wastequiz.domain.text import Text
from wastequiz.wording import local_rules as wording

BASE = next(iter(make_bank().schemes.values()))


def test_the_number_of_things_that_go_elsewhere_is_said() -> None:
    said = [wording.moved(n) for n in (0, 1, 12)]
    assert said == ["Nothing goes elsewhere yet.", "1 thing goes elsewhere.", "12 things go elsewhere."]


def test_what_is_asked_in_practice_only_is_said_where_there_is_any() -> None:
    assert wording.practice_only(0) == ""
    assert wording.practice_only(2) == "2 things are asked in practice only from then on."


def test_rules_say_where_they_come_from_and_what_they_rest_on() -> None:
    town = copied(BASE, f"{BASE.code}-own1", Text(en="Our town"))
    kind = next(iter(BASE.kinds))
    other = next(b.id for b in BASE.bins if b.id != BASE.kinds[kind].to)
    place = BASE.name["en"] if "en" in BASE.name else BASE.name.to("en")
    assert wording.origin(sent(town, BASE, kind, other), BASE) == f"Copied from {place} · 1 rule of its own"
    assert wording.compared(BASE) == f"What changes compared with {place}" and wording.by_base(BASE) == f"In {place}"
    assert wording.rests(town) == "Without a paper, what you change is asked in practice only."
    assert wording.rests(copied(BASE, "x-own1", Text(en="Our town"), "Notice")) == "What you change is asked for points too."
