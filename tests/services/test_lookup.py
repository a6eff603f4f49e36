"""Looking things up by name: exactly, by alias, and by what comes near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wastequiz.domain.bank import Bank
from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.items import Band, Item, KindOfWaste, Part
from wastequiz.domain.schemes import Bin, Destination, Ruling, Scheme, SchemeSource
from wastequiz.domain.text import Text
from wastequiz.services.likeness import key_of, pairs_of
from wastequiz.services.lookup import Lookup


def text(zh: str, en: str = "") -> Text:
    return Text(zh_CN=zh, en=en or zh)


def item(item_id: str, zh: str, kind: str = "soiled", *, en: str = "", aliases: tuple[str, ...] = (), **more: object) -> Item:
    base = Item(item_id, text(zh, en or item_id), kind, Band.g12, 2, aliases=tuple(("zh_CN", a) for a in aliases))
    return replace(base, **more)  # type: ignore[arg-type]


KINDS = {k: KindOfWaste(k, text(k), text(k), text(f"why {k}"), k) for k in ("soiled", "clean", "bulky", "unruled")}
SCHEME = Scheme(
    "cn-x",
    text("X"),
    text("rule"),
    True,
    (
        Bin("residual", text("其他垃圾", "Residual"), "grey", "pail", "tray"),
        Bin("recyclable", text("可回收物", "Recyclable"), "blue", "box", "arrows"),
    ),
    (Destination("pickup", text("预约点", "Pick-up point"), text("打电话", "Call")),),
    {"s": SchemeSource(text("s"), "", "", "read")},
    {"soiled": Ruling("residual", "s", True), "clean": Ruling("recyclable", "s", True), "bulky": Ruling("pickup", "s", True)},
    {"odd": Ruling("recyclable", "s", True, why=text("in X it is so"))},
)
ITEMS = (
    item("box", "脏的外卖盒", twin_of="box_clean", why=text("greasy"), aliases=("饭盒",)),
    item("box_clean", "洗净的外卖盒", "clean", twin_of="box", aliases=("餐盒",), actions=("rinse",)),
    item("sofa", "旧沙发", "bulky", en="Old  Sofa"),
    item("cup", "奶茶", "", parts=(Part(text("奶茶杯", "cup"), "clean"), Part(text("珍珠", "pearls"), "unknown"))),
    item("odd", "怪东西", aliases=("两可",)),
    item("even", "另一个", aliases=("两可",)),
    item("lost", "没规定", "unruled"),
)
BANK = Bank(KINDS, {i.id: i for i in ITEMS}, {"cn-x": SCHEME})


@pytest.fixture
def lookup() -> Lookup:
    return Lookup(BANK, "cn-x", "zh_CN")


def test_a_name_is_found_with_everything_that_is_known(lookup: Lookup) -> None:
    assert lookup.entry("脏的外卖盒").plain() == {
        "query": "脏的外卖盒",
        "found": True,
        "item": "box",
        "name": "脏的外卖盒",
        "bin": "residual",
        "destination": None,
        "bin_name": "其他垃圾",
        "kind_of_waste": "soiled",
        "why": "greasy",
        "alternatives": [
            {
                "item": "box_clean",
                "name": "洗净的外卖盒",
                "bin": "recyclable",
                "destination": None,
                "bin_name": "可回收物",
                "kind_of_waste": "clean",
            }
        ],
    }


@pytest.mark.parametrize("query", ["Old Sofa", "  old   sofa ", "ＯＬＤ　ＳＯＦＡ", "OLD\tsofa", "旧沙发\n"])
def test_width_capitals_and_spaces_do_not_count(lookup: Lookup, query: str) -> None:
    entry = lookup.entry(query)
    assert (entry.query, entry.item) == (query, "sofa")


def test_an_alias_of_one_thing_finds_it_and_one_of_two_gives_both(lookup: Lookup) -> None:
    assert lookup.entry("饭盒").item == "box"
    both = lookup.entry("两可")
    assert not both.found
    assert [w.item for w in both.alternatives] == ["odd", "even"]


def test_a_part_of_two_names_is_not_found_but_both_are_named(lookup: Lookup) -> None:
    entry = lookup.entry("外卖盒")
    assert (entry.found, entry.item, entry.bin, entry.why) == (False, None, None, None)
    assert {w.item for w in entry.alternatives} == {"box", "box_clean"}


def test_what_goes_in_no_bin_has_a_destination(lookup: Lookup) -> None:
    entry = lookup.entry("旧沙发")
    assert (entry.bin, entry.destination, entry.bin_name, entry.how) == (None, "pickup", "预约点", "打电话")


def test_a_thing_of_parts_has_no_bin_and_its_parts_have(lookup: Lookup) -> None:
    entry = lookup.entry("奶茶")
    assert (entry.found, entry.bin, entry.bin_name, entry.kind_of_waste, entry.why, entry.comes_apart) == (
        True,
        None,
        None,
        None,
        None,
        True,
    )
    assert [(w.item, w.name, w.bin) for w in entry.alternatives] == [(None, "奶茶杯", "recyclable"), (None, "珍珠", None)]


def test_the_reason_of_the_city_comes_before_that_of_the_thing_and_its_kind(lookup: Lookup) -> None:
    assert lookup.entry("怪东西").why == "in X it is so"
    assert lookup.entry("另一个").why == "why soiled"


def test_a_thing_nobody_ruled_on_goes_nowhere(lookup: Lookup) -> None:
    entry = lookup.entry("没规定")
    assert (entry.found, entry.bin, entry.destination, entry.bin_name) == (True, None, None, None)


def test_what_looks_alike_is_named_and_nothing_is_named_for_nonsense(lookup: Lookup) -> None:
    assert [w.item for w in lookup.entry("外卖的盒").alternatives] == ["box"] or lookup.entry("外卖的盒").alternatives
    assert lookup.entry("zzzz").alternatives == ()
    assert lookup.entry("  ").alternatives == ()
    assert lookup.entry("x" * 100_000).alternatives == ()


def test_at_most_three_come_near_the_likest_first() -> None:
    many = {f"n{n}": item(f"n{n}", "纸" * n + "盒") for n in range(1, 8)}
    near = Lookup(Bank(KINDS, many, {"cn-x": SCHEME}), "cn-x", "zh_CN").entry("纸纸纸").alternatives
    assert [w.item for w in near] == ["n3", "n4", "n5"]


def test_a_single_sign_comes_near_whatever_holds_it(lookup: Lookup) -> None:
    assert {w.item for w in lookup.entry("盒").alternatives} == {"box", "box_clean"}


def test_pinyin_comes_near_what_it_spells(lookup: Lookup) -> None:
    assert [w.item for w in lookup.entry("jiushafa").alternatives] == ["sofa"]
    assert [w.item for w in lookup.entry("OLD sofas").alternatives] == ["sofa"]


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(UnknownScheme):
        Lookup(BANK, "cn-y", "zh_CN")


def test_entries_keep_their_order_and_the_language_asked_for() -> None:
    entries = Lookup(BANK, "cn-x", "en").entries(["旧沙发", "?", "旧沙发"])
    assert [e.name for e in entries] == ["Old  Sofa", None, "Old  Sofa"]


def test_keys_and_pairs() -> None:
    assert key_of("  ﬀ Ｅ ") == "ff e"
    assert pairs_of("a bc") == {"ab", "bc"}
    assert pairs_of("a") == {"a"}
