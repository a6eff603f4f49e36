"""Ready sets of a bank: what makes one unfit to be played is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import make_bank, make_choice, make_set, make_spots, make_true_false
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Band
from wastequiz.domain.sets import ReadySet
from wastequiz.formats import check_sets
from wastequiz.formats.findings import Findings

KEYS = tuple(f"q_{n}" for n in range(12))


def bank_with(*sets: ReadySet, **changes: object) -> Bank:
    """Twelve written questions for years 1 and 2; `changes` are the last one's."""
    bank = make_bank(4, 0, code="cn-gb", is_city=False)
    questions = {key: make_choice(key, band=Band.g12) for key in KEYS}
    questions[KEYS[-1]] = replace(questions[KEYS[-1]], **changes)
    city = replace(bank.scheme("cn-gb"), code="cn-harbin", is_city=True, revision="")
    abroad = replace(city, code="de", revision="")
    schemes = {"cn-gb": bank.scheme("cn-gb"), "cn-harbin": city, "de": abroad}
    return replace(bank, questions=questions, sets={s.id: s for s in sets}, schemes=schemes)


def found(bank: Bank) -> list[tuple[str, dict[str, str]]]:
    findings = Findings()
    check_sets.check_sets(bank, findings)
    assert {(p.file, p.field) for p in findings.problems} <= {("sets", "questions")}
    return [(p.code, dict(p.facts)) for p in findings.problems]


def test_a_sound_set_passes() -> None:
    assert found(bank_with(make_set("lesson", *KEYS))) == []
    assert found(bank_with(make_set("draws", *KEYS, length=10))) == []
    assert found(bank_with(make_set("quick", *KEYS, use="community", length=5, limit_s=20, minutes=3))) == []


@pytest.mark.parametrize(("use", "count"), [("lesson", 9), ("kindergarten", 4), ("community", 4), ("exam", 12)])
def test_a_round_that_is_too_short_is_found(use: str, count: int) -> None:
    lowest, highest = check_sets.LENGTHS[use]
    codes = found(bank_with(make_set("short", *KEYS[:count], use=use)))
    assert ("set_length", {"found": str(count), "lowest": str(lowest), "highest": str(highest)}) in codes


def test_a_question_for_older_ones_is_found_once() -> None:
    ready = make_set("young", *KEYS, band=Band.g12)
    assert found(bank_with(ready, band=Band.g56)) == [("set_too_old", {"question": KEYS[-1], "band": "g56"})]


def test_a_set_that_has_too_few_questions_in_a_city_is_found() -> None:
    ready = make_set("ten", *KEYS[2:])
    there = found(bank_with(ready, schemes=("cn-gb",)))
    assert there == [("set_short_here", {"scheme": "cn-harbin", "found": "9", "of": "10"})]
    eleven = make_set("eleven", *KEYS[1:])  # ten are left: still a lesson
    assert found(bank_with(eleven, schemes=("cn-gb",))) == []
    drawn = make_set("drawn", *KEYS, length=12)  # but a round that draws twelve needs them
    assert [code for code, _facts in found(bank_with(drawn, schemes=("cn-gb",)))] == ["set_short_here"]
    nowhere = replace(bank_with(ready), questions={key: make_choice(key, band=Band.g12, schemes=("de",)) for key in KEYS})
    assert [(code, facts["found"]) for code, facts in found(nowhere)] == [("set_short_here", "0"), ("set_short_here", "0")]


def test_what_needs_reading_is_no_question_for_a_kindergarten() -> None:
    bank = bank_with(
        make_set("small", "a", "b", "c", "which_bin:food_1", "pick_from_bin:food_2", "match", use="kindergarten", band=Band.pre)
    )
    pictured = tuple(replace(o, picture=f"of_{o.id}") for o in make_choice("c").options)
    questions = {
        "a": make_spots("a"),
        "b": make_true_false("b", picture="step_x"),
        "c": make_choice("c", options=pictured),
        "match": make_choice("match", options=pictured),
    }
    assert found(replace(bank, questions=questions)) == []
    for key, spoiled in (
        ("b", make_true_false("b")),
        ("c", make_choice("c")),
    ):
        there = found(replace(bank, questions={**questions, key: spoiled}))
        assert there == [("set_not_in_pictures", {"question": key})]
    bare = {i: replace(item, picture="") for i, item in bank.items.items()}
    there = [facts["question"] for _code, facts in found(replace(bank, questions=questions, items=bare))]
    assert there == ["which_bin:food_1", "pick_from_bin:food_2"]


def test_a_round_that_may_outlast_its_promise_is_found() -> None:
    ready = make_set("quick", *KEYS, use="community", length=5, limit_s=20, minutes=2)
    assert found(bank_with(ready)) == [("set_too_long", {"seconds": "135", "minutes": "2"})]
    endless = replace(ready, limit_s=0, minutes=3)
    assert [code for code, _facts in found(bank_with(endless))] == ["set_too_long"]
    slow = found(bank_with(replace(ready, minutes=3), kind="single_choice"))
    assert slow == []


def test_every_code_is_provoked_here() -> None:
    told = {"set_length", "set_too_old", "set_not_in_pictures", "set_short_here", "set_too_long"}
    assert told == set(check_sets.CODES)
