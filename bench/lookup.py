"""Look-up at every key press: among the bank's names and among 100,000, against a plain LIKE in raw sqlite3 over the same names.

Processor time of the thread that searches, so that what else the machine does is not counted; on an idle one that is the time it takes.
"""

from __future__ import annotations

import gc
import itertools
import random
import sqlite3
import statistics
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

from bench.measure import Options, Row, say, share, shown
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.text import Text
from wastequiz.services import builtin, pinyin
from wastequiz.services.finding import Finder
from wastequiz.services.name_index import NameIndex
from wastequiz.services.pinyin_input import PinyinInput

NAMES = 100_000
GATE_MS = 5.0
GATE_MB = 10.0
"""Of the built-in bank's index in memory."""
TYPED = 100
"""So many things are typed, key press by key press."""
COLOURS = (
    "红色 red",
    "蓝色 blue",
    "绿色 green",
    "黄色 yellow",
    "白色 white",
    "黑色 black",
    "粉色 pink",
    "紫色 purple",
    "橙色 orange",
    "透明 clear",
)
MAKES = ("大号 large", "小号 small", "儿童 child's", "成人 adult's", "家用 household", "学校 school", "进口 imported", "老式 old-style")


def took_ms(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def rows(options: Options) -> list[Row]:
    bank = builtin.read()
    found = [*_measured(bank, "the built-in bank"), *_measured(_many(bank), f"{NAMES:,} names")]
    return [*found, _keyboard(bank)]


def _measured(bank: Bank, of: str) -> list[Row]:
    names = [(words, item.id) for item in bank.items.values() for words in (*item.name.values(), *(w for _, w in item.aliases))]
    say(f"{of}: {len(names):,} names of {len(bank.items):,} things")
    pinyin.readings()
    gc.collect()
    tracemalloc.start()
    index = NameIndex(bank.items.values())
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del index
    slices: list[float] = []
    last = began = time.thread_time()

    def breathe() -> None:
        nonlocal last
        now = time.thread_time()
        slices.append((now - last) * 1000)
        last = now

    index = NameIndex(bank.items.values(), breathe)
    built = (time.thread_time() - began) * 1000
    scheme = bank.scheme("cn-harbin")
    chinese, english = (Finder(bank, scheme, language, index) for language in ("zh_CN", "en"))

    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE names (words TEXT, item TEXT)")
    base.executemany("INSERT INTO names VALUES (?, ?)", names)
    presses = list(_key_presses(names))
    gc.collect()
    gc.freeze()
    ours: list[float] = []
    theirs: list[float] = []
    for n, typed in enumerate(presses):
        finder = english if typed.isascii() and n % 2 else chinese
        ours.append(took_ms(lambda typed=typed, finder=finder: finder.find(typed)))  # type: ignore[misc]
        theirs.append(
            took_ms(lambda typed=typed: base.execute("SELECT words, item FROM names WHERE words LIKE ?", (f"%{typed}%",)).fetchall())  # type: ignore[misc]
        )
    gc.unfreeze()
    base.close()
    p95, base95 = share(ours, 0.95), share(theirs, 0.95)
    mid, base_mid = statistics.median(ours), statistics.median(theirs)
    return [
        Row(f"a key press in look-up, {of}, p95", f"{shown(p95)} ms", f"LIKE '%word%': {shown(base95)} ms", f"{p95 / base95:.2f}", f"≤ {GATE_MS:g} ms", p95 <= GATE_MS),
        Row(f"the same, median (worst: {shown(max(ours))} ms)", f"{shown(mid)} ms", f"LIKE '%word%': {shown(base_mid)} ms", f"{mid / base_mid:.2f}"),
        Row(f"its index built, {of}", f"{shown(built)} ms, longest slice {shown(max(slices))} ms", f"{len(names):,} names", "", "slices ≤ 50 ms", max(slices) <= 50),
        _in_memory(f"its index in memory, {of}", size / 1e6, sum(len(w.encode()) for w, _ in names) / 1e6, gate=len(names) < NAMES),
    ]  # fmt: skip


def _in_memory(what: str, ours: float, names: float, *, gate: bool) -> Row:
    measured, base, ratio = f"{ours:.1f} MB", f"the names themselves: {names:.2f} MB", f"{ours / names:.0f}"
    return Row(what, measured, base, ratio, f"≤ {GATE_MB:g} MB", ours <= GATE_MB) if gate else Row(what, measured, base, ratio)


def _key_presses(names: list[tuple[str, str]]) -> list[str]:
    """Names as they are typed, one key more each time: in characters, pinyin, first letters and English, a tenth with one key wrong."""
    chance = random.Random(3)
    presses: list[str] = []
    for words, _ in chance.sample(names, TYPED):
        typed = words
        if not words.isascii():
            how = chance.random()
            read = pinyin.spelt(words)
            typed = words if how < 0.4 else "".join(read) if how < 0.8 else "".join(syllable[0] for syllable in read)
        if chance.random() < 0.1:
            at = chance.randrange(len(typed))
            typed = typed[:at] + chance.choice("纸瓶子xkq") + typed[at + 1 :]
        presses += [typed[: end + 1] for end in range(min(len(typed), 16))]
    return presses


def _many(bank: Bank) -> Bank:
    """The bank with so many more things that it has 100,000 names: every thing in other colours and makes."""
    items: dict[str, Item] = dict(bank.items)
    count = sum(len(item.name) + len(item.aliases) for item in items.values())
    for make, colour in itertools.chain(((m, "") for m in MAKES), ((m, c) for m in MAKES for c in COLOURS)):
        for item in bank.items.values():
            if count >= NAMES:
                return replace(bank, items=items)
            before = {
                lang: "".join(f"{w.split(' ', 1)[n]}{' ' * n}" for w in (make, colour) if w) for n, lang in enumerate(("zh_CN", "en"))
            }
            name = Text({lang: before[lang] + words for lang, words in item.name.items()})
            aliases = tuple((lang, before[lang] + words) for lang, words in item.aliases)
            other = f"{item.id}_{make.split()[1]}_{colour}"
            items[other] = replace(item, id=other, name=name, aliases=aliases, twin_of="")
            count += len(name) + len(aliases)
    return replace(bank, items=items)


def _keyboard(bank: Bank) -> Row:
    names = [words for item in bank.items.values() for words in (*item.name.values(), *(w for _, w in item.aliases))]
    keyboard = PinyinInput(names)
    keyboard.candidates("a")
    chance = random.Random(5)
    taken: list[float] = []
    for words in chance.sample([words for words in names if not words.isascii()], TYPED):
        letters = "".join(pinyin.spelt(words))
        taken += [took_ms(lambda typed=letters[: end + 1]: keyboard.candidates(typed)) for end in range(min(len(letters), 16))]  # type: ignore[misc]
    p95 = share(taken, 0.95)
    return Row(
        "a key press on the pinyin keyboard, p95",
        f"{shown(p95)} ms",
        f"median: {shown(statistics.median(taken))} ms",
        "",
        f"≤ {GATE_MS:g} ms",
        p95 <= GATE_MS,
    )
