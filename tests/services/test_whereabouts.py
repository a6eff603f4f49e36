"""Where a thing goes, what it is mixed up with, and what other cities do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.text import Text
from wastequiz.services import builtin
from wastequiz.services.finding import Finder
from wastequiz.services.whereabouts import Guide

BANK = builtin.read()
HARBIN = Guide(BANK, BANK.scheme("cn-harbin"), "zh_CN")


def test_a_thing_is_told_with_place_reason_and_rule() -> None:
    detail = HARBIN.detail(BANK.items["takeaway_box"])
    assert (detail.name, detail.where.goes, detail.how) == ("脏的外卖盒", "residual", "")
    assert detail.where.bin is not None
    assert detail.why.startswith("油和菜")
    assert detail.actions == ("empty",)
    assert (detail.parts, detail.contested, detail.verified) == ((), False, True)
    assert "哈尔滨" in detail.rule


def test_its_twin_comes_first_among_what_it_is_mixed_up_with_and_all_go_elsewhere() -> None:
    for item in BANK.items.values():
        detail = HARBIN.detail(item)
        assert len(detail.confuse) <= 3
        assert all(other.goes not in ("", detail.where.goes) for other in detail.confuse)
        assert item.id not in {other.item.id for other in detail.confuse if other.item}
    assert HARBIN.detail(BANK.items["takeaway_box"]).confuse[0].name == "洗净的外卖盒"
    assert "鱼骨头" in [other.name for other in HARBIN.detail(BANK.items["big_bone"]).confuse]
    assert "开心果壳" in [other.name for other in HARBIN.detail(BANK.items["peanut_shell"]).confuse]  # its kind of waste is named alike


def test_what_belongs_in_no_bin_says_how() -> None:
    detail = HARBIN.detail(BANK.items["old_sofa"])
    assert detail.where.bin is None
    assert detail.where.destination is not None
    assert detail.how


def test_a_thing_of_parts_has_a_place_for_each() -> None:
    detail = HARBIN.detail(BANK.items["milk_tea"])
    assert (detail.where.goes, detail.where.bin, detail.where.destination) == ("", None, None)
    assert [part.name for part in detail.parts][:2] == ["奶茶水", "珍珠"]
    assert all(part.goes and not part.picture and part.item is None for part in detail.parts)
    assert detail.cities == ()


def test_only_cities_of_the_country_that_rule_otherwise_with_a_source_are_named() -> None:
    assert HARBIN.detail(BANK.items["big_bone"]).cities == (("深圳", "厨余垃圾"),)
    assert HARBIN.detail(BANK.items["drink_can"]).cities == ()
    peanut = HARBIN.detail(BANK.items["peanut_shell"])
    assert (peanut.contested, peanut.verified) == (True, False)
    abroad = replace(BANK.scheme("cn-shenzhen"), code="de-x")
    elsewhere = Bank(BANK.kinds, BANK.items, {**{k: v for k, v in BANK.schemes.items() if k != "cn-shenzhen"}, "de-x": abroad})
    assert Guide(elsewhere, BANK.scheme("cn-harbin"), "en").detail(BANK.items["big_bone"]).cities == ()
    lost = replace(BANK.scheme("cn-shenzhen"), bins=())
    gone = Bank(BANK.kinds, BANK.items, {**BANK.schemes, "cn-shenzhen": lost})
    assert Guide(gone, BANK.scheme("cn-harbin"), "en").detail(BANK.items["big_bone"]).cities == ()


def test_what_nobody_ruled_on_goes_nowhere() -> None:
    strange = Item("strange", Text(en="meteor"), "meteors", BANK.items["tissue"].band, 3)
    kinds = {**BANK.kinds, "meteors": replace(BANK.kinds["ceramics"], id="meteors", why=Text())}
    bank = Bank(kinds, {**BANK.items, "strange": strange}, BANK.schemes)
    finder = Finder(bank, bank.scheme("cn-harbin"), "en")
    detail = finder.detail(strange)
    assert (detail.where.goes, detail.verified, detail.why, detail.name) == ("", False, "", "meteor")
    assert finder.find("meteor").counts == {"": 1}


@pytest.mark.parametrize("scheme", list(BANK.schemes))
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_thing_has_its_detail_under_every_scheme(scheme: str, language: str) -> None:
    guide = Guide(BANK, BANK.scheme(scheme), language)
    for item in BANK.items.values():
        detail = guide.detail(item)
        assert detail.name and detail.rule and (detail.why or item.parts)
