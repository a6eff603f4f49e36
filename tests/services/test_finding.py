"""Look-up finds what people type: characters, pinyin, first letters, English, slips of the finger, and things in a state."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sampled import one_in
from wastequiz import i18n
from wastequiz.domain.bank import Bank
from wastequiz.domain.text import Text
from wastequiz.services import builtin, name_index
from wastequiz.services.finding import Finder, build
from wastequiz.services.name_index import COMMON, NameIndex
from wastequiz.services.school import School

BANK = builtin.read()
INDEX = NameIndex(BANK.items.values())
CHINESE = Finder(BANK, BANK.scheme("cn-harbin"), "zh_CN", INDEX)
ENGLISH = Finder(BANK, BANK.scheme("cn-harbin"), "en", INDEX)

FIRST = [  # what is typed, the first thing that must be found
    # names and aliases
    ("易拉罐", "drink_can"), ("手机", "old_phone"), ("旧手机", "old_phone"), ("奶茶", "milk_tea"),
    ("大骨头", "big_bone"), ("棒骨", "big_bone"), ("U盘", "usb_stick"), ("Ｕ盘", "usb_stick"), ("84", "disinfectant_bottle"),
    ("尿不湿", "nappy"), ("充电宝", "power_bank"), ("空调", "air_conditioner"), ("苞米棒", "corn_cob"),
    # parts of names
    ("榴莲", "durian_shell"), ("格瓦", "glass_drink_bottle"), ("led灯", "led_bulb"), ("史莱", "slime_toy"), ("仙女", "sparkler_unlit"),
    # things in a state
    ("脏的外卖盒", "takeaway_box"), ("洗干净的外卖盒", "takeaway_box_clean"), ("没洗的外卖盒", "takeaway_box"), ("外卖盒（脏的）", "takeaway_box"),
    ("过期的药", "medicine_blister"), ("过期药", "medicine_blister"), ("用过的口罩", "face_mask"), ("空饮料瓶", "plastic_bottle"),
    ("碎玻璃杯", "drinking_glass"), ("湿的报纸", "newspaper_oily"), ("脏报纸", "newspaper_oily"), ("没喝完的奶茶", "milk_tea"),
    ("脏的奶茶杯", "milk_tea_cup_dirty"), ("洗过的奶茶杯", "milk_tea_cup_clean"), ("没洗干净的酸奶杯", "yogurt_cup_dirty"),
    ("冲干净的酸奶杯", "yogurt_cup_clean"), ("打碎的碗", "broken_bowl"), ("油乎乎的披萨盒", "greasy_pizza_box"), ("干净的披萨盒", "pizza_box_clean"),
    ("没沾油的披萨盒", "pizza_box_clean"), ("脏塑料袋", "dirty_plastic_bag"), ("干净塑料袋", "clean_plastic_bag"), ("旧 袜子", "odd_sock"),
    ("发霉的面包", "bread"), ("没用完的油漆", "paint_can"), ("坏了的雨伞", "umbrella"), ("吃剩的泡面", "instant_noodles"),
    # questions
    ("旧手机扔哪里？", "old_phone"), ("大骨头是什么垃圾", "big_bone"), ("口罩怎么扔", "face_mask"), ("查一查易拉罐", "drink_can"),
    # pinyin
    ("yilaguan", "drink_can"), ("xiangjiaopi", "banana_peel"), ("shouji", "old_phone"), ("jidanke", "egg_shell"), ("lvguan", "drink_can"),
    ("lüguan", "drink_can"), ("yī lā guàn", "drink_can"), ("nai'cha", "milk_tea"), ("upan", "usb_stick"), ("liulian", "durian_shell"),
    ("kouxiong", "") , ("kouzhao", "face_mask"), ("5haodianchi", "aa_battery"), ("dagut", "big_bone"), ("chongdianbao", "power_bank"), ("易la罐", "drink_can"),
    # first letters, and a mixture
    ("ylg", "drink_can"), ("xjp", "banana_peel"), ("dgt", "big_bone"), ("cdb", "power_bank"), ("xjiaop", "banana_peel"), ("yilg", "drink_can"),
    # slips
    ("易拉灌", "drink_can"), ("充电保", "power_bank"), ("一次性块子", "chopsticks"), ("脏的外买盒", "takeaway_box"), ("白炽灯跑", "filament_bulb"),
    ("方便面调料代", "seasoning_sachet"), ("一次筷子", "chopsticks"), ("小龙龙虾壳", "crayfish_shell"),
]  # fmt: skip
ENGLISH_FIRST = [
    ("drink can", "drink_can"), ("Banana Peel", "banana_peel"), ("banana", "banana_peel"), ("durian", "durian_shell"), ("old phones", "old_phone"),
    ("tissues", "tissue"), ("kitchen knives", "kitchen_knife"), ("tea leaf", "tea_leaves"), ("glass jars", "glass_jar"), ("smartph", "old_phone"),
    ("dirty takeaway box", "takeaway_box"), ("clean takeaway box", "takeaway_box_clean"), ("rinsed takeaway boxes", "takeaway_box_clean"),
    ("a greasy newspaper", "newspaper_oily"), ("wet newspaper", "newspaper_oily"), ("unfinished milk tea", "milk_tea"), ("used face mask", "face_mask"),
    ("expired pills", "medicine_blister"), ("broken glass", "broken_glass"), ("half full drink bottle", "bottle_half_full"), ("mobile phnoe", "old_phone"),
    ("plastic botle", "plastic_bottle"), ("nwespaper", "newspaper"), ("umbrela", "umbrella"), ("chopstickss", "chopsticks"), ("thermomter", "thermometer"),
    ("where does a banana peel go?", "banana_peel"), ("Which bin do I put the power bank in", "power_bank"), ("yilaguan", "drink_can"), ("ylg", "drink_can"),
    ("旧手机", "old_phone"), ("wallet", "handbag"), ("lightbulb", ""), ("led", "led_bulb"),
]  # fmt: skip
SEVERAL = {  # what is typed: the word all that is found first must hold
    "电池": "电池", "dianchi": "电池", "电迟": "电池", "dian池": "电池", "dianci": "电池", "旧电池": "电池", "塑料平": "塑料", "骨头": "骨头",
    "塑料 瓶": "塑料", "纸 箱": "纸箱",
}  # fmt: skip
UNKNOWN = [
    "量子计算机",
    "xyzzy",
    "手机链条",
    "电",
    "",
    "   ",
    "。？！",
    "的" * 5,
    "qqqqqq",
    "quantum entanglement",
    "vvv",
    "外星人",
    "\ue001\ue002",
    "\x02",
]


@pytest.mark.parametrize(("typed", "wanted"), FIRST)
def test_what_is_typed_in_chinese_finds(typed: str, wanted: str) -> None:
    found = CHINESE.find(typed)
    assert (found.hits[0].item.id if found.hits else "") == wanted, [hit.item.id for hit in found.hits[:4]]


@pytest.mark.parametrize(("typed", "wanted"), ENGLISH_FIRST)
def test_what_is_typed_in_english_finds(typed: str, wanted: str) -> None:
    found = ENGLISH.find(typed)
    assert (found.hits[0].item.id if found.hits else "") == wanted, [hit.item.id for hit in found.hits[:4]]


@pytest.mark.parametrize(("typed", "word"), SEVERAL.items())
def test_a_common_word_finds_all_that_hold_it(typed: str, word: str) -> None:
    hits = CHINESE.find(typed).hits
    assert len(hits) > 2 or typed.startswith("纸")
    assert word in hits[0].matched or typed == "dianci"  # an induction hob sounds just so
    assert word in hits[1].matched or typed in ("塑料平", "纸 箱")


@pytest.mark.parametrize("typed", [typed for typed in UNKNOWN if typed != "电"])
def test_what_nobody_has_is_not_found(typed: str) -> None:
    found = CHINESE.find(typed)
    assert (found.hits, found.total, dict(found.counts)) == ((), 0, {})
    assert ENGLISH.find(typed).hits == ()


def test_what_comes_near_is_told_apart_from_what_was_found() -> None:
    found = CHINESE.find("手机链条")
    assert [hit.how for hit in found.nearest] == ["near"] * len(found.nearest)
    assert found.nearest[0].item.id == "old_phone"
    assert CHINESE.find("手机").nearest == ()
    assert ENGLISH.find("quantum computer").nearest[0].matched == "old computer"
    assert all(len(CHINESE.find(typed).nearest) <= 3 for typed in UNKNOWN)


@pytest.mark.parametrize(
    ("typed", "matched", "how"),
    [
        ("易拉罐", "易拉罐", "name"), ("可乐罐", "可乐罐", "alias"), ("yilaguan", "易拉罐", "pinyin"), ("ylg", "易拉罐", "initials"),
        ("易拉灌", "易拉罐", "near"), ("没洗干净的酸奶杯", "酸奶杯", "condition"), ("soda cans", "soda can", "alias"), ("umbrela", "broken umbrella", "near"),
        ("一次筷子", "一次性筷子", "near"),
    ],
)  # fmt: skip
def test_a_hit_says_by_which_name_and_how(typed: str, matched: str, how: str) -> None:
    hit = CHINESE.find(typed).hits[0]
    assert (hit.matched, hit.how) == (matched, how)


def test_both_states_of_a_thing_are_found_the_one_that_was_said_first() -> None:
    assert [hit.item.id for hit in CHINESE.find("油腻的外卖盒").hits] == ["takeaway_box", "takeaway_box_clean"]
    assert [hit.item.id for hit in CHINESE.find("洗好的外卖盒").hits] == ["takeaway_box_clean", "takeaway_box"]


def test_every_name_and_alias_finds_its_thing_first() -> None:
    for item in one_in(2, BANK.items.values()):
        for words in (*item.name.values(), *(alias for _, alias in item.aliases)):
            assert CHINESE.find(words, limit=1).hits[0].item.id == item.id, words


def test_every_chinese_name_is_found_by_its_pinyin_as_pypinyin_reads_it() -> None:
    from pypinyin import lazy_pinyin

    missed: list[tuple[str, str]] = []
    for item in one_in(7, BANK.items.values()):
        for words in (item.name["zh_CN"], *(alias for lang, alias in item.aliases if lang == "zh_CN")):
            if words.isascii():
                continue  # DVD is found as a word
            typed = "'".join(lazy_pinyin(words, v_to_u=False, errors=list))
            if item.id not in {hit.item.id for hit in CHINESE.find(typed).hits}:
                missed.append((words, typed))
    assert missed == []


def test_what_the_youngest_know_comes_first_among_equals_then_the_easier_then_the_shorter_named() -> None:
    hits = [hit.item for hit in ENGLISH.find("plastic", limit=500).hits if "plastic" in hit.matched.split()]
    ranks = [(item.band, not item.picture, item.difficulty, len(item.name["zh_CN"])) for item in hits if item.id not in COMMON]
    assert ranks == sorted(ranks)
    assert len({band for band, *_ in ranks}) > 1
    assert len(ranks) > 5


@pytest.mark.parametrize("typed", ["电池", "dianchi"])
def test_of_all_batteries_the_one_people_ask_for_most_comes_first(typed: str) -> None:
    assert CHINESE.find(typed).hits[0].item.id == "aa_battery"
    assert ENGLISH.find("battery").hits[0].item.id == "aa_battery"


def test_what_a_name_ends_with_is_what_the_thing_is() -> None:
    hits = CHINESE.find("骨头").hits
    ends = [hit.matched.endswith("骨头") for hit in hits]
    assert ends[0]
    assert ends == sorted(ends, reverse=True)
    assert "骨头片子" in [hit.matched for hit in hits]


@pytest.mark.parametrize("typed", ["奶", "nai"])
def test_a_character_alone_is_the_beginning_of_a_name(typed: str) -> None:
    assert CHINESE.find(typed).hits[0].item.id == "milk_tea"
    assert "喝剩的牛奶" in [hit.matched for hit in CHINESE.find(typed).hits]


def test_a_filter_shows_a_part_and_counts_all() -> None:
    whole, wanted = CHINESE.find("电池", limit=500), CHINESE.find("电池", only="hazardous")
    assert whole.total == wanted.total == len(whole.hits)
    assert wanted.counts == whole.counts
    assert len(wanted.hits) == whole.counts["hazardous"] < whole.total
    assert {hit.item.id for hit in wanted.hits} < {hit.item.id for hit in whole.hits}
    assert CHINESE.find("电池", only="nowhere").hits == ()
    assert CHINESE.find("奶茶", only="").hits[0].item.id == "milk_tea"
    assert len(CHINESE.find("电池", limit=2).hits) == 2


TYPED = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from("电池塑料瓶的脏旧纸盒 abdilnoqszh'v5U?？"), max_size=200),
    st.sampled_from([words for item in BANK.items.values() for words in item.name.values()]),
)


@settings(max_examples=150, deadline=None)
@given(TYPED, st.sampled_from([CHINESE, ENGLISH]), st.sampled_from(["recyclable", "hazardous", "food", "residual", "drain", ""]))
def test_whatever_is_typed_gets_a_sound_answer(typed: str, finder: Finder, only: str) -> None:
    found, part = finder.find(typed, limit=5_000), finder.find(typed, only=only, limit=5_000)
    ids = [hit.item.id for hit in found.hits]
    assert len(ids) == len(set(ids)) == found.total == sum(found.counts.values())
    assert [hit for hit in found.hits if hit in part.hits] == list(part.hits)
    assert len(part.hits) == found.counts.get(only, 0)
    assert not (found.hits and found.nearest)
    assert all(hit.matched in {*hit.item.name.values(), *(words for _, words in hit.item.aliases)} for hit in (*found.hits, *found.nearest))


def test_common_things_are_in_the_bank() -> None:
    assert len(CHINESE.common()) == 6
    assert len({item.id for item in CHINESE.common(99)}) == 20
    assert Finder(Bank({}, {}, {}), BANK.scheme("cn-harbin"), "en").common() == ()


def test_an_empty_bank_finds_nothing() -> None:
    empty = Finder(Bank({}, {}, {}), BANK.scheme("cn-harbin"), "zh_CN")
    assert all(empty.find(typed).total == 0 for typed in ("电池", "dianchi", "battery", "dc", "脏的盒", "batery", "电", "d"))


# ---- for a school
def test_a_school_builds_its_finder_once_and_again_when_something_changes(school: School) -> None:
    i18n.use("zh_CN")

    def built() -> Finder:
        got: list[Finder] = []
        build(school, got.append, pytest.fail)
        while not got:
            school.ask(lambda _db: None)
        return got[0]

    first = built()
    assert first.find("易拉罐").hits[0].item.id == "drink_can"
    assert built() is first
    school.preferences = school.preferences.but(scheme="cn-shanghai")
    other = built()
    assert other is not first
    i18n.use("en")
    assert built() is not other
    school.bank = Bank(school.bank.kinds, {}, school.bank.schemes)
    assert built().find("易拉罐").total == 0


def test_the_index_lets_others_go_first_while_it_is_built() -> None:
    breaths: list[int] = []
    NameIndex(BANK.items.values(), lambda: breaths.append(1))
    assert len(breaths) >= len(BANK.items) // 100


def test_the_index_leaves_pythons_collector_nothing_to_look_through() -> None:
    gc.collect()
    before = len(gc.get_objects())
    index = NameIndex(BANK.items.values())
    gc.collect()
    assert len(gc.get_objects()) - before < len(index.items) // 10  # else building it among 100,000 names would be held up by the collector


@pytest.mark.parametrize("typed", ["纸", "塑料", "suliao", "zhi", "d", "dc", "dianc"])
def test_among_very_many_hits_only_their_order_is_told_more_cheaply(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = CHINESE.find(typed, limit=1_000)
    monkeypatch.setattr(name_index, "MANY", 2)
    quick = Finder(BANK, BANK.scheme("cn-harbin"), "zh_CN").find(typed, limit=1_000)
    assert {hit.item.id for hit in quick.hits} == {hit.item.id for hit in exact.hits}
    assert quick.counts == exact.counts
    assert len(exact.hits) > 10


def test_searches_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_index, "REMEMBERED", 3)
    finder = Finder(BANK, BANK.scheme("cn-harbin"), "zh_CN")
    for _ in range(2):
        assert finder.find("yilaguan").hits[0].item.id == "drink_can"
        assert finder.find("外卖盒子").total == CHINESE.find("外卖盒子").total


def test_a_name_of_letters_only_is_still_a_name() -> None:
    bank = Bank(BANK.kinds, {"x": replace(BANK.items["tissue"], id="x", name=Text(zh_CN="DVD", en="disc"), aliases=())}, BANK.schemes)
    finder = Finder(bank, bank.scheme("cn-harbin"), "zh_CN")
    assert [finder.find(typed).total for typed in ("dvd", "disc", "dv", "碟", "die")] == [1, 1, 1, 0, 0]
