"""The names of all things, ready to be searched while somebody types: characters, words, syllables and first letters of syllables.

Things are numbered so that among equals the one that was more likely meant is met first: what people ask for most, what the youngest know, what
is drawn (the common things are), the easier, the shorter named. Every search gives a set of those numbers (services/bits).
Each thing has one long text: its names, then their syllables and then the syllables' first letters, each syllable and letter written as a single
private sign, so that finding by pinyin is finding a few signs in a row, as finding by characters is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import add
from typing import Final

from wastequiz.domain.items import Band, Item
from wastequiz.services import conditions, sound_signs
from wastequiz.services.bits import Postings, bits_of, members_of
from wastequiz.services.likeness import key_of
from wastequiz.services.sound_signs import EDGE

STEP = 100
"""So many things are indexed between two breaths (some ms)."""
MANY = 500
"""Of more things than this, which of them begin or end with the query is told by its first or last sign alone: it is only their order."""
REMEMBERED = 1_000
"""So many searches are remembered: the next key press asks most of the last one's again."""
COMMON: Final = (
    "aa_battery", "takeaway_box", "milk_tea", "tissue", "old_phone", "big_bone", "medicine_blister", "drink_can", "face_mask", "old_shirt",
    "banana_peel", "plastic_bottle", "power_bank", "chopsticks", "led_bulb", "egg_shell", "cardboard_box", "broken_glass", "button_cell", "toothbrush",
)  # fmt: skip
"""Things people ask for most, the most asked for first."""
Exact = dict[str, "int | tuple[int, ...]"]
"""A name to the one thing that has it, or to all of them."""
_WORD = re.compile(r"[0-9a-z]+")


def _nothing() -> None:
    return


class NameIndex:
    """Built once for a bank, whatever the scheme and language. `breathe` is called every few milliseconds of the building."""

    def __init__(self, items: Iterable[Item], breathe: Callable[[], None] = _nothing) -> None:
        self.items: list[Item] = sorted(items, key=_rank)  # stable: else as the bank has them
        self._exact: tuple[Exact, Exact] = ({}, {})  # folded names; folded aliases
        self._texts: list[str] = []
        self._grams, self._words, self._states = Postings(), Postings(), Postings()
        self._owners: list[bytes] = []  # of each way a thing's Chinese names may be read: which of them it is
        self._after: dict[str, str] = {}  # what signs follow a sign somewhere
        self._vocabulary: list[str] = []
        self._joined = ""
        self._remembered: dict[str, int] = {}
        for number, item in enumerate(self.items):
            if number % STEP == 0:
                breathe()
            self._add(number, item)
        for postings in (self._grams, self._words, self._states):
            for _ in postings.settle():
                breathe()
        self._settle(breathe)

    def _add(self, number: int, item: Item) -> None:
        names, aliases = [folded(words) for words in item.name.values()], [folded(words) for _, words in item.aliases]
        for exact, keys in zip(self._exact, (names, aliases), strict=True):
            for key in keys:
                _note(exact, key, number)
                if "的" in key:
                    _note(self._exact[1], key.replace("的", ""), number)
        keys = names + aliases
        chinese = [key.replace(" ", "") for key in keys if not key.isascii()]
        text, owners = "", b""
        if chinese:
            read = [sound_signs.variants(key) for key in chinese]
            owners = bytes(min(n, 255) for n, variants in enumerate(read) for _ in variants)
            signs = [variant for variants in read for variant in variants]
            parts = (chinese, signs, map(sound_signs.initials, signs))
            text = "\n".join(EDGE + EDGE.join(part) + EDGE for part in parts)
        self._texts.append(text)
        self._owners.append(owners)
        self._grams.note(set(text).union(map(add, text, text[1:])), number)
        self._words.note(set(_WORD.findall(" ".join(keys))), number)
        self._states.note(conditions.carried(item), number)

    def _settle(self, breathe: Callable[[], None]) -> None:
        self._vocabulary = sorted(self._words)
        self._joined = "\n" + "\n".join(self._vocabulary) + "\n"
        for n, pair in enumerate(self._grams):
            if n % 5_000 == 0:
                breathe()
            if len(pair) == 2:
                self._after[pair[0]] = self._after.get(pair[0], "") + pair[1]

    @property
    def everything(self) -> int:
        return (1 << len(self.items)) - 1

    def in_state(self, state: str) -> int:
        """Things that are in this state (services/conditions), as their names or their kind say."""
        return self._states.bits(state)

    # ---- characters
    def containing(self, part: str) -> int:
        """Things with `part` (two signs or more, or one) somewhere in their text."""
        return self._recalled(part, lambda: self._containing(part))

    def edged(self, part: str, *, end: bool) -> int:
        """Those that contain `part` at the beginning (end: at the end) of a name."""
        bits = self.containing(part)
        if bits.bit_count() > MANY:
            return bits & self._grams.bits(part[-1] + EDGE if end else EDGE + part[0])
        return self.containing(part + EDGE if end else EDGE + part) if bits else 0

    def _containing(self, part: str) -> int:
        bits = self._maybe(part)
        if len(part) > 2 and bits:
            shorter = self._remembered.get(part[:-1])  # the key press before
            return self._kept(bits if shorter is None else bits & shorter, lambda text: part in text)
        return bits

    def _maybe(self, part: str) -> int:
        """Things with every pair of neighbours of `part`: all that hold it, and some more."""
        if len(part) < 2:
            return self._grams.bits(part) if part else self.everything
        bits = self.everything
        for pair in map(add, part, part[1:]):
            bits &= self._grams.bits(pair)
            if not bits:
                break
        return bits

    def _kept(self, bits: int, fits: Callable[[str], object]) -> int:
        texts = self._texts
        return bits_of([n for n in members_of(bits) if fits(texts[n])], len(texts))

    def equal(self, key: str, which: int) -> int:
        """Things that have exactly this name (`which` 0) or alias (1)."""
        found = self._exact[which].get(key, ())
        return bits_of((found,) if isinstance(found, int) else found, len(self.items))

    def nearly(self, part: str, whole: bool) -> int:
        """Things holding `part` (whole: having it as a name) but for one character: another, or one missing."""
        edge = EDGE if whole else ""
        bits, shapes = 0, list[str]()
        for n in range(len(part)):
            for rest in (part[n + 1 :], part[n:])[: 1 + (n > 0)]:
                before, after = edge + part[:n], rest + edge
                bits |= self._maybe(before) & self._maybe(after)
                shapes.append(f"{re.escape(before)}[^{EDGE}]{re.escape(after)}")
        return self._kept(bits, re.compile("|".join(shapes)).search)

    def sharing(self, pairs: Iterable[str], most: int) -> list[int]:
        """Things with one of these pairs of signs in a name; the rarest pairs first, so that at most about `most` are told."""
        found: dict[int, None] = {}
        sets = sorted((bits for bits in map(self._holding, sorted(pairs)) if bits), key=int.bit_count)
        for bits in sets:
            found |= dict.fromkeys(members_of(bits, most))
            if len(found) >= most:
                break
        return list(found)

    def _holding(self, pair: str) -> int:
        return self.words_holding(pair) if pair.isascii() and pair.isalnum() else self._grams.bits(pair)

    # ---- words of letters
    def words_beginning(self, start: str) -> int:
        return self._recalled(" " + start, lambda: self._united(self._found_words("\n" + start)))

    def words_holding(self, part: str) -> int:
        return self._recalled("*" + part, lambda: self._united(self._found_words(part)))

    def words_equal(self, *words: str) -> int:
        return self._united(words)

    def words_like(self, word: str) -> list[str]:
        """The words with the same first letter, and as long but for one letter."""
        first, after = bisect_left(self._vocabulary, word[0]), bisect_left(self._vocabulary, chr(ord(word[0]) + 1))
        return [other for other in self._vocabulary[first:after] if -2 < len(other) - len(word) < 2]

    def _united(self, words: Iterable[str]) -> int:
        return self._words.united(words)

    def _found_words(self, part: str) -> list[str]:
        found: list[str] = []
        joined, at = self._joined, self._joined.find(part)
        while at >= 0:
            end = joined.index("\n", at + 1)
            found.append(joined[joined.rindex("\n", 0, at + 1) + 1 : end])
            at = joined.find(part, end)
        return found

    # ---- pinyin
    def sounding(self, pieces: Sequence[str], *, start: bool = False, end: bool = False, alike: bool = False) -> int:
        """Things with a name whose syllables begin, one after the other, with `pieces` (start: from its first on; end: up to its last).

        `alike` takes what sounds alike for the same: z and zh, n and ng.
        """
        signs = sound_signs.signs_alike if alike else sound_signs.signs_of
        if start or end:
            bits = self.sounding(pieces, alike=alike)
            if bits.bit_count() > MANY:
                bits &= self._pairs(EDGE, signs(pieces[0])) if start else bits
                return bits & self._pairs(signs(pieces[-1]), EDGE) if end else bits
        key = " ".join((f"{start:d}{end:d}{alike:d}", *pieces))
        return self._recalled(key, lambda: self._sounding([signs(piece) for piece in pieces], start, end))

    def _sounding(self, signs: list[str], start: bool, end: bool) -> int:
        row = [*([EDGE] if start else []), *signs, *([EDGE] if end else [])]
        if len(row) == 1:
            return self._grams.united(signs[0])
        bits = self.everything
        for first, second in pairwise(row):
            bits &= self._pairs(first, second)
            if not bits:
                return 0
        if len(row) == 2:
            return bits
        return self._kept(bits, re.compile("".join(f"[{choice}]" for choice in row)).search)

    # ---- which name it was
    def holding(self, number: int, part: str) -> int:
        """Which of a thing's Chinese names (0 is the first) is `part`, else begins with it, else holds it; -1 where none does."""
        text = self._texts[number]
        names = text[: text.find("\n")]
        for wanted in (f"{EDGE}{part}{EDGE}", EDGE + part, part):
            at = names.find(wanted)
            if at >= 0:
                return names.count(EDGE, 0, at + 1) - 1
        return -1

    def sounding_name(self, number: int, pieces: Sequence[str], alike: bool) -> int:
        """Which of a thing's Chinese names sounds like `pieces`, as `holding` tells; -1 where none does."""
        text = self._texts[number]
        begin = text.find("\n") + 1
        tried = (pattern.search(text, begin) for pattern in sound_signs.patterns(tuple(pieces), alike))
        met = next((found for found in tried if found), None)
        return self._owners[number][text.count(EDGE, begin, met.start() + 1) - 1] if met else -1

    def _pairs(self, first: str, second: str) -> int:
        """Things with one of `first` right before one of `second`; a lone initial is looked up among the initials, in one step."""
        one, two = sound_signs.initial_of(first), sound_signs.initial_of(second)
        if one and two:
            return self._grams.bits(one + two)
        wanted = frozenset(second)
        return self._grams.united(sign + other for sign in first for other in wanted.intersection(self._after.get(sign, "")))

    def _recalled(self, key: str, work: Callable[[], int]) -> int:
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = work()
        return found


def _rank(item: Item) -> tuple[int, Band, bool, int, int]:
    """The less, the earlier among equals."""
    asked = COMMON.index(item.id) if item.id in COMMON else len(COMMON)
    return asked, item.band, not item.picture, item.difficulty, len(item.name.to("zh_CN"))


def _note(exact: Exact, key: str, number: int) -> None:
    """Notes who has a name. In tuples of numbers: Python's collector passes them over, while 100,000 lists would have it look through everything (50 ms)."""
    known = exact.get(key)
    exact[key] = number if known is None else (*((known,) if isinstance(known, int) else known), number)


def folded(words: str) -> str:
    """A name or query as it is searched: as it is compared, without signs that cannot be seen."""
    key = key_of(words)
    if key == words and key.isprintable():
        return words  # the very same: 10,000 names are not kept twice
    return key if key.isprintable() else key_of("".join(sign for sign in key if sign.isprintable()))
