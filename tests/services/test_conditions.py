"""Things and the state they are in, as people say it."""

from __future__ import annotations

import pytest

from wastequiz.services import builtin, conditions
from wastequiz.services.conditions import carried, parted

ITEMS = builtin.read().items


@pytest.mark.parametrize(
    ("said", "thing", "states"),
    [
        ("脏的外卖盒", "外卖盒", {"dirty"}), ("没洗干净的碗", "碗", {"dirty"}), ("洗干净了的碗", "碗", {"clean"}), ("没弄脏的袋子", "袋子", {"clean"}),
        ("用过的湿的纸巾", "纸巾", {"used", "wet"}), ("破旧的书包", "书包", {"used"}), ("坏的台灯", "台灯", {"expired", "broken"}), ("旧手机", "手机", {"used"}),
        ("外卖盒 脏的", "外卖盒", {"dirty"}), ("外卖盒(没洗)", "外卖盒", {"dirty"}), ("空的碗", "碗", {"empty"}), ("剩一半的奶茶", "奶茶", {"full"}),
        ("a dirty box", "box", {"dirty"}), ("half full bottle of water", "bottle water", {"full"}), ("out of date milk", "milk", {"expired"}),
        ("old broken phone", "phone", {"used", "broken"}),
    ],
)  # fmt: skip
def test_a_state_is_taken_off_the_thing(said: str, thing: str, states: set[str]) -> None:
    phrase = parted(said)
    assert phrase is not None
    assert (phrase.thing, phrase.states) == (thing, states)


@pytest.mark.parametrize("said", ["空调", "油漆", "废纸", "脏", "过期", "电池", "dirty", "battery", "", "老鼠"])
def test_what_only_looks_like_a_state_stays_whole(said: str) -> None:
    assert parted(said) is None


def test_names_and_kinds_say_what_state_a_thing_is_in() -> None:
    assert {"dirty"} <= carried(ITEMS["takeaway_box"])
    assert "clean" in carried(ITEMS["takeaway_box_clean"])
    assert "dirty" not in carried(ITEMS["takeaway_box_clean"])
    assert "dirty" not in carried(ITEMS["clean_plastic_bag"])  # 没弄脏的塑料袋
    assert "dirty" not in carried(ITEMS["paint_can"])  # 油漆
    assert "expired" in carried(ITEMS["eye_drops"])


def test_kinds_named_here_exist() -> None:
    kinds = set(builtin.read().kinds)
    assert {kind for named in conditions.OF_KIND.values() for kind in named} <= kinds
    assert set(conditions.OF_KIND) == set(conditions.WORDS)
