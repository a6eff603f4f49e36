"""Makes the tables of the on-screen keyboard: `just keyboard` (twice gives the same bytes).

pinyin.tsv: characters by syllable. words.tsv: the words of `keyboard/everyday.txt`, then those of the question bank.
phrases.tsv: what pypinyin's phrase table holds besides. How common a character or word is, nobody told us: we count in our
list of everyday words, in all Chinese that the bank and the catalogue write, and, least, in pypinyin's phrases. Only
characters of 通用规范汉字表 are offered: the program's fonts have them all.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log, log2
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "keyboard"
QUESTIONS = HERE.parent / "questions"
CATALOGUE = HERE.parent / "wastequiz" / "i18n" / "zh_CN" / "LC_MESSAGES" / "wastequiz.po"
TABLE = HERE / "fonts" / "tgh_8105.txt"
EVERYDAY = 3_500
"""So many characters at the head of the table are level one: what a school leaver reads."""
THREES = 2_500
ALSO = 0.15
"""A second reading with this share of a character's phrases is worth finding by."""
OFFERED = 0.02
MOST = 600
"""So many characters count as those written most."""
SHARES = {"most": 0.35, "texts": 0.3, "everyday": 0.25, "phrases": 0.1}
"""How much each source says about how common a character is."""
BOUND = 0.8
SHORT = range(1, 5)
SHARED_BY = 3
"""A piece of two to four characters at the end of so many names of things is a word of its own: 电池, 塑料袋."""

# Read otherwise in the names of things than in pypinyin's idioms.
FIRST_READING = {
    "壳": "ke", "薄": "bao", "尿": "niao", "血": "xue", "藏": "cang", "重": "zhong", "长": "chang", "空": "kong", "干": "gan",
    "盛": "sheng", "粘": "nian", "蛤": "ge", "卡": "ka", "咖": "ka", "便": "bian", "调": "tiao", "发": "fa", "剥": "bo", "片": "pian",
    "弹": "dan", "扇": "shan", "把": "ba", "奇": "qi", "石": "shi", "大": "da", "模": "mo", "刷": "shua", "核": "he", "熟": "shu",
    "露": "lu", "秤": "cheng", "挑": "tiao", "盖": "gai", "圈": "quan", "地": "di", "得": "de", "着": "zhe", "了": "le", "都": "dou",
    "谁": "shei", "那": "na", "哪": "na", "还": "hai", "会": "hui", "给": "gei", "没": "mei", "行": "xing", "率": "lv", "落": "luo",
    "柚": "you", "桔": "ju", "卜": "bo", "铛": "dang", "仔": "zai", "匙": "shi",
}  # fmt: skip
ALSO_READ = {
    "和": "huo",
    "色": "shai",
    "艿": "nai",
    "荠": "ji",
    "觉": "jiao",
    "会": "kuai",
    "莎": "sha",
    "尾": "yi",
    "抹": "ma",
    "行": "hang",
    "血": "xie",
    "嚼": "jue",
}
"""Read so less often, but in the names of things."""
# The characters written most, in about that order: idioms hold few of them.
MOST_WRITTEN = """
的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你请对生能而子那得于着下自之年过发后作里用道行所然家事成方多经么去法学如都同现当没动
面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战
向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气
题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达
光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吗吧呢啊爸妈哪谁怎给
"""
# Where pypinyin's phrases and its longest match both miss.
READ_SO = {
    "很长": "hen chang", "你我同行": "ni wo tong xing", "校本课": "xiao ben ke", "卫生角": "wei sheng jiao", "咱家": "zan jia", "发卡": "fa ka",
    "谁的": "shei de", "谁知道": "shei zhi dao",
}  # fmt: skip


def table() -> list[str]:
    """The characters of 通用规范汉字表, in its order."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [char for line in lines if not line.startswith("#") for char in line.strip()]


def plain(reading: str) -> str:
    """A reading without its tone, ü written v: lǜ is lv."""
    return to_normal(reading, v_to_u=False).replace("ü", "v").replace("ê", "e")


def readings(chars: list[str], seen: Counter[tuple[str, str]]) -> dict[str, list[str]]:
    """The readings of every character worth offering, the usual one first; only those a child can type."""
    found: dict[str, list[str]] = {}
    for char in chars:
        possible = list(dict.fromkeys(plain(r) for r in PINYIN_DICT[ord(char)].split(",")))
        possible = [r for r in possible if r.isascii() and any(vowel in r for vowel in "aeiouv")] or ["en"]
        total = sum(seen[char, r] for r in possible)
        ordered = sorted(possible, key=lambda r: -seen[char, r])
        if FIRST_READING.get(char) in possible:
            ordered.sort(key=lambda r: r != FIRST_READING[char])
        found[char] = ordered[:1] + [r for r in ordered[1:] if seen[char, r] > OFFERED * total or r == ALSO_READ.get(char)]
    return found


# ---- our own words and texts
def everyday() -> list[str]:
    """The words of everyday.txt, in its order; single characters too."""
    lines = (FOLDER / "everyday.txt").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def chinese(tree: Any) -> Iterator[str]:
    """Every Chinese text of a question file: texts are tables by language, accepted answers lists in them."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "zh_CN":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from chinese(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from chinese(value)


def bank_words() -> list[str]:
    """The short texts of the bank (bins, options, answers), the names of kinds, and what the names of things end with."""
    texts: dict[str, None] = {}
    for path in sorted(QUESTIONS.rglob("*.toml")):
        texts.update(dict.fromkeys(chinese(tomllib.loads(path.read_text(encoding="utf-8")))))
    short = [text for text in texts if len(text) in SHORT]
    kinds = [row["name_zh"] for row in _rows(QUESTIONS / "kinds.csv")]
    ends: Counter[str] = Counter()
    for path in sorted((QUESTIONS / "items").glob("*.csv")):
        for row in _rows(path):
            for name in dict.fromkeys([row["name_zh"], *row["aliases_zh"].split("|")]):
                ends.update(name[-size:] for size in SHORT if 1 < size < len(name))
    shared = sorted((end for end, count in ends.items() if count >= SHARED_BY), key=lambda end: (-ends[end], end))
    return list(dict.fromkeys([*short, *kinds, *shared]))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def our_texts() -> str:
    """All Chinese that the bank and the catalogue write, a line a run of characters."""
    paths = [*sorted(QUESTIONS.rglob("*.toml")), *sorted(QUESTIONS.rglob("*.csv")), CATALOGUE]
    return "\n".join(run for path in paths for run in re.findall("[一-鿿]+", path.read_text(encoding="utf-8")))


# ---- what is common
def weights(
    chars: list[str], read: dict[str, list[str]], spelt: dict[str, list[str]], texts: str, seen: Counter[tuple[str, str]]
) -> dict[tuple[str, str], float]:
    """How common each character is in each of its readings; all sum to about one. `spelt`: everyday words and their syllables."""
    most = "".join(MOST_WRITTEN.split())
    rank = {char: n for n, char in enumerate(chars)}
    written, never_alone = Counter(char for char in texts if char in rank), bound(texts)
    ours = Counter((c, r) for word, its in spelt.items() for c, r in zip(word, its, strict=True))
    found: dict[tuple[str, str], float] = {}
    for char, its in read.items():
        for n, reading in enumerate(its):
            share = SHARES["phrases"] * seen[char, reading] / seen.total() + SHARES["everyday"] * ours[char, reading] / ours.total()
            if n == 0:
                share += SHARES["texts"] * written[char] / written.total()
                share += SHARES["most"] / (4 * (10 + most.index(char))) if char in most else 0
            found[char, reading] = share * (1 if rank[char] < EVERYDAY else 0.3) * (0.1 if char in never_alone and char not in most else 1)
    return found


def bound(texts: str) -> set[str]:
    """Characters that nearly always stand beside the same one: nobody types 圾 alone."""
    beside: dict[str, Counter[str]] = {}
    for left, right in pairwise(texts):
        beside.setdefault(left, Counter())[left + right] += 1
        beside.setdefault(right, Counter())[left + right] += 1
    counted = Counter(texts)
    return {char for char, pairs in beside.items() if max(pairs.values()) > BOUND * counted[char]}


def ordered(words: Iterable[str], spelt: dict[str, list[str]], texts: str) -> list[str]:
    """Words by how often our texts hold them and how early they are listed; of those that sound alike, the one listed first stays first."""
    words = list(words)
    alike: dict[str, list[str]] = {}
    for word in words:
        alike.setdefault(" ".join(spelt[word]), []).append(word)
    place = {word: n for n, word in enumerate(words)}
    # Our texts say 我们 less often than children do, and the list begins with such words.
    by_count = sorted(words, key=lambda word: (-round(log2(1 + texts.count(word) + 10_000 / (200 + place[word]))), place[word]))
    queues = {reading: iter(group) for reading, group in alike.items()}
    return [next(queues[" ".join(spelt[word])]) for word in by_count]


def write(name: str, caption: str, lines: Iterable[str]) -> None:
    path = FOLDER / name
    path.write_text("\n".join([f"# {caption}", *lines]) + "\n", encoding="utf-8", newline="\n")
    print(name, path.stat().st_size, file=sys.stderr)


def by_reading(words: Iterable[str], spelt: dict[str, list[str]]) -> list[str]:
    """A line for each reading: its syllables, its words; the reading of the most common word first."""
    rows: dict[str, list[str]] = {}
    for word in words:
        rows.setdefault(" ".join(spelt[word]), []).append(word)
    return [f"{reading}\t{' '.join(row)}" for reading, row in rows.items()]


def main() -> None:
    chars = table()
    rank = {char: n for n, char in enumerate(chars)}
    phrases = {w: [plain(s[0]) for s in read] for w, read in PHRASES_DICT.items() if all(c in rank for c in w) and len(w) == len(read)}
    seen: Counter[tuple[str, str]] = Counter((c, r) for word, read in phrases.items() for c, r in set(zip(word, read, strict=True)))
    read = readings(chars, seen)
    texts, listed = our_texts(), everyday()

    def spell(word: str) -> list[str]:
        if word in READ_SO:
            return READ_SO[word].split(" ")
        if len(word) == 1:
            return read[word][:1]
        split = [plain(s) for s in lazy_pinyin(word)]
        usual = [read[char][0] for char in word]
        return phrases.get(word) or (split if any(word[n : n + 2] in phrases for n in range(len(word) - 1)) else usual)

    words = [word for word in dict.fromkeys([*listed, *bank_words()]) if all(char in rank for char in word)]
    spelt = {word: spell(word) for word in words}
    weight = weights(chars, read, {word: spelt[word] for word in listed}, texts, seen)

    most = sorted(read, key=lambda c: (-weight[c, read[c][0]], rank[c]))[:MOST]
    by_syllable: dict[str, list[tuple[float, str, str]]] = {}
    for char, its in read.items():
        total = sum(seen[char, r] for r in its)
        for n, reading in enumerate(its):
            mark = "" if n == 0 else "'" if seen[char, reading] >= ALSO * total or reading == ALSO_READ.get(char) else ","
            by_syllable.setdefault(reading, []).append((-weight[char, reading], char, mark))
    write(
        "pinyin.tsv",
        "syllable, its characters, most common first; ' and , mark one read otherwise first (, : too rarely read so to be found by it); after *: the characters written most",
        [
            f"*\t{''.join(most)}",
            *(
                f"{syllable}\t{''.join(char + mark for _, char, mark in sorted(row, key=lambda entry: (entry[0], rank[entry[1]])))}"
                for syllable, row in sorted(by_syllable.items())
            ),
        ],
    )

    several = ordered([word for word in words if len(word) > 1], spelt, texts)
    write("words.tsv", "syllables, the everyday words read so; most common first", by_reading(several, spelt))

    def common(word: str) -> float:
        each = [log(weight[c, r] + 1e-7) if (c, r) in weight else -16 for c, r in zip(word, phrases[word], strict=True)]
        return sum(each) / len(each) + min(1, texts.count(word) / 4)

    rest = {size: sorted((w for w in phrases if len(w) == size and w not in spelt), key=lambda w: (-common(w), w)) for size in (2, 3)}
    rarer = [*rest[2], *rest[3][:THREES]]
    write("phrases.tsv", "syllables, the rarer words read so; most common first", by_reading(rarer, phrases))


if __name__ == "__main__":
    main()
