"""The state a thing is in, as people say it: 脏的, 没喝完的, dirty, half full; and the thing without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wastequiz.domain.items import Item

WORDS: Final[dict[str, tuple[str, str]]] = {  # state: (Chinese, English), longer ones are tried first
    "clean": (
        "洗干净 洗净 洗过 洗好 冲干净 冲洗过 擦干净 干净 干干净净 没弄脏 没沾油 没有油 没脏 没用脏",
        "clean cleaned rinsed washed",
    ),
    "dirty": (
        "脏兮兮 脏脏 脏 没洗干净 没洗过 没洗 没冲洗 不干净 弄脏 油乎乎 油腻 油汪汪 有油 带油 沾满油污 沾油 沾了油 沾满油 沾着油 透油 黏糊糊 沾了菜汤 泡了菜汤 浸了菜汤 沾满果汁 沾了饭 有剩饭 擦过油 沾泥 沾满颜料 涂满颜料 沾满奶油",
        "dirty greasy oily soiled unwashed unrinsed messy sticky muddy filthy grease-soaked stained",
    ),
    "expired": (
        "过了期 过期 过期了 变质 变酸 馊了 馊 发霉 长毛 坏掉 放坏 生虫 长虫 烂掉 烂了 腐烂",
        "expired out-of-date outdated mouldy moldy spoiled rotten stale sour gone-off",
    ),
    "broken": (
        "打碎 摔碎 碎掉 碎了 摔坏 摔破 打破 破了 破掉 破损 破烂 破碎 坏了 裂了 裂开 断了 断掉 漏气 瘪了 穿破 用坏 不能用 掉下来",
        "broken cracked torn smashed shattered burst leaky damaged",
    ),
    "wet": ("湿了 打湿 弄湿 淋湿 湿透 泡湿 泡了水 受潮 潮湿 湿漉漉 湿", "wet soaked soggy damp"),
    "full": (
        "没喝完 没吃完 没用完 没用掉 没倒掉 没倒空 喝剩下 吃剩下 喝剩 吃剩 用剩 剩下 还有水 装着水 剩一半 半瓶 半杯 半桶 半盒 满",
        "unfinished leftover half-full half-empty full partly-used half",
    ),
    "empty": ("倒空 喝完 喝光 吃完 吃光 空了 空空 空掉 用空 挤完 喝空", "empty emptied finished"),
    "used": (
        "用过 用完 用旧 穿旧 用了 旧了 废旧 破旧 不要 不用 没用 淘汰 二手 使用过 戴过 擦过 嚼过 旧 废弃 用废",
        "used used-up old waste worn worn-out outgrown discarded unwanted second-hand",
    ),
}
BARE: Final[dict[str, str]] = {  # one sign before the thing, without 的; also the first sign of other words, so that it counts less
    "脏": "dirty", "油": "dirty", "坏": "expired broken", "烂": "expired broken", "破": "broken", "碎": "broken", "裂": "broken",
    "湿": "wet", "剩": "full", "空": "empty", "旧": "used", "老": "used", "废": "used",
}  # fmt: skip
OF_KIND: Final[dict[str, tuple[str, ...]]] = {  # what a kind of waste says of the state of its things
    "dirty": ("soiled_paper", "soiled_plastic", "soiled_film", "rag", "tissue_and_wipe"),
    "clean": ("clean_paper", "clean_film", "clean_foam", "rigid_plastic", "cardboard"),
    "wet": ("soiled_paper",),
    "expired": ("medicine", "cosmetics"),
    "broken": ("flat_or_broken_glass", "ceramics"),
    "full": ("leftover_liquid", "cooked_leftovers"),
    "used": ("clothing", "household_textile", "shoes_and_bags", "small_electronics", "small_appliance"),
    "empty": ("plastic_bottle", "drink_can", "drink_carton", "glass_container"),
}
_FILLERS = frozenset(("a", "an", "the", "my", "some", "of", "with", "in", "it"))


def _chinese(state: str) -> list[str]:
    return WORDS[state][0].split()


_STATE_OF = {word: state for state in WORDS for word in _chinese(state)}
_ANY = "|".join(map(re.escape, sorted(_STATE_OF, key=len, reverse=True)))
_SAID = re.compile(_ANY)
_BEFORE = re.compile(rf"({_ANY})(?:[了着掉过的]*)")
_AFTER = re.compile(rf"[ (（,，]*({_ANY})[了着掉过的]*[)）]?$")
_SINGLE = re.compile(rf"([{''.join(BARE)}])的?")
_ENGLISH = {word: state for state, (_, words) in WORDS.items() for word in words.split()}
_TWO_WORDS = {word.replace("-", " "): word for word in _ENGLISH if "-" in word}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing and the states that were said of it: 脏的外卖盒 is 外卖盒, dirty."""

    thing: str
    states: frozenset[str]


def parted(query: str) -> Phrase | None:
    """`query` (folded) as thing and state; None where no state is said, or nothing but a state."""
    found = _parted_english(query) if query.isascii() else _parted_chinese(query)
    return found if found and found.thing and found.states else None


def _parted_chinese(query: str) -> Phrase | None:
    rest, states = query.replace(" ", ""), set[str]()
    while (met := _BEFORE.match(rest)) and met.end() < len(rest):
        states.add(_STATE_OF[met[1]])
        rest = rest[met.end() :]
    while (met := _AFTER.search(rest)) and met.start() > 0:
        states.add(_STATE_OF[met[1]])
        rest = rest[: met.start()]
    single = _SINGLE.match(rest)
    if single and len(rest) - single.end() >= (1 if single[0].endswith("的") else 2):
        states.update(BARE[single[1]].split())
        rest = rest[single.end() :]
    return Phrase(rest.lstrip("的"), frozenset(states))


def _parted_english(query: str) -> Phrase | None:
    for two, one in _TWO_WORDS.items():
        query = re.sub(rf"\b{two}\b", one, query)
    words = query.split()
    states = frozenset(_ENGLISH[word] for word in words if word in _ENGLISH)
    return Phrase(" ".join(word for word in words if word not in _ENGLISH and word not in _FILLERS), states)


def carried(item: Item) -> frozenset[str]:
    """The states a thing is in, as its names and its kind of waste say."""
    states = {state for state, kinds in OF_KIND.items() if item.kind in kinds}
    for lang, name in (*item.name.items(), *item.aliases):
        if lang.startswith("zh"):
            states.update(_STATE_OF[said] for said in _SAID.findall(name))
            states.update(BARE.get(name[:1], "").split() if name[:1] != "油" else ())
        else:
            states.update(_ENGLISH[word] for word in name.casefold().split() if word in _ENGLISH)
    return frozenset(states)
