"""The engine of the on-screen keyboard: letters in, Chinese words to choose from out."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from wastequiz import paths
from wastequiz.services import pinyin

LONGEST_NAME = 12
SHARED_BY = 3
"""A piece of two to four characters at the end of so many names is a word of its own: 电池, 塑料袋."""
MOST_AHEAD = 12
"""So many words longer than what was typed are offered at most."""
LONGER_AHEAD, ODD_AHEAD, CHARS_AHEAD = 2, 4, 8
"""So many of those, of rare words (where no everyday word fits) and of single characters stand before what is hardly meant."""
LONGEST_WORD = 4
LONGEST_COMPOSED = 12
"""Syllables that are put together to one candidate; what is typed beyond them stays."""
# What a piece of a composed candidate costs: the fewer and the more usual the words, the better.
USUAL, RARE, UNUSUAL = 1.0, 2.1, 1.9
GUESSED = 0.4
"""Added for each syllable of a word not typed to its end; for a character alone, more than twice that."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One choice. `used`: how many of the typed letters (apostrophes too) it stands for; the rest stays to be typed on."""

    text: str
    used: int


class _Words:
    """Words by their reading, its syllables parted by blanks, in the order they came in."""

    def __init__(self, rows: Iterable[tuple[str, list[str]]], *, ahead: bool) -> None:
        """`rows`: readings and the words read so; `ahead`: whether words are wanted too that go on after what was typed."""
        self._read: dict[str, list[str]] = {}
        self._just: dict[str, list[str]] = {}
        self._longer: dict[str, list[str]] = {}
        for reading, words in rows:
            if reading in self._read:
                self._read[reading].extend(words)
                continue
            self._read[reading] = words
            initials = "".join([syllable[0] for syllable in reading.split(" ")])
            self._just.setdefault(initials, []).append(reading)
            for size in range(2, len(initials)) if ahead else ():
                self._longer.setdefault(initials[:size], []).append(reading)

    def exact(self, pieces: tuple[str, ...]) -> Sequence[str]:
        """Words whose syllables are the pieces."""
        return self._read.get(" ".join(pieces), ())

    def begun(self, pieces: tuple[str, ...]) -> list[str]:
        """Words of as many syllables as there are pieces, whose syllables begin so but are longer."""
        just = " ".join(pieces)
        return [word for reading in self._fitting(self._just, pieces) if reading != just for word in self._read[reading]]

    def longer(self, pieces: tuple[str, ...]) -> list[str]:
        """Words that go on after the pieces."""
        return [word for reading in self._fitting(self._longer, pieces) for word in self._read[reading]]

    @staticmethod
    def _fitting(by_initials: dict[str, list[str]], pieces: tuple[str, ...]) -> list[str]:
        readings = by_initials.get("".join([piece[0] for piece in pieces]), ())
        return [reading for reading in readings if all(map(str.startswith, reading.split(" "), pieces))]


class PinyinInput:
    """Turns letters into words. `names` (those of the bank) come beside everyday words and before rarer ones. Cheap to make: tables are read at the first letters."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = tuple(names)
        self._made: tuple[_Words, _Words] | None = None

    def candidates(self, letters: str, limit: int = 40) -> tuple[Candidate, ...]:
        """Choices for `letters` (full pinyin, first letters or a mixture; v for ü; an apostrophe parts syllables), best first, each text once."""
        typed = pinyin.letters_of(letters)
        found: dict[str, int] = {}
        for text, used in self._choices(typed):
            found.setdefault(text, used)
            if len(found) >= limit:
                break
        return tuple(Candidate(text, used) for text, used in found.items())

    def _choices(self, typed: str) -> Iterator[tuple[str, int]]:
        """What fits all letters first, then words and characters for their beginning; rare words behind the commonest characters."""
        ways = _likely(pinyin.cuts(typed))
        whole = len(typed)
        alone = "".join([_characters(way[0]) for way in ways if len(way) == 1])
        several = [way for way in ways if len(way) > 1]
        yield from ((char, whole) for char in (alone[: CHARS_AHEAD // 2] if several else alone))
        if not several:
            return
        (names, otherwise), everyday, rare = self._words(), _everyday(), _rare()
        usual = (everyday, names)
        fitting = [text for words in usual for way in several for text in words.exact(way)]
        odd = [text for words in (otherwise, rare) for way in several for text in words.exact(way)]
        begun = _in_turn([text for way in several for text in words.begun(way)] for words in (*usual, otherwise))
        yield from ((text, whole) for text in (*fitting, *alone[: 3 * CHARS_AHEAD]))
        if not fitting:
            yield from ((text, whole) for text in odd[:1])
        whole_syllables = any(all(piece in pinyin.readings().chars for piece in way) for way in several)
        if not fitting and not alone and (whole_syllables or not begun):
            yield from self._composed(typed, several)
        yield from ((text, whole) for text in (*(() if fitting else odd[:ODD_AHEAD]), *begun))
        longer = _in_turn([text for way in several for text in words.longer(way)] for words in usual)[:MOST_AHEAD]
        yield from ((text, whole) for text in longer[:LONGER_AHEAD])
        parts = _beginnings(typed, several)
        yield from ((text, used) for part, used in parts for words in usual for text in words.exact(part))
        begin = {way[0]: _used(typed, way[:1]) for way in several}
        first = [(char, used) for piece, used in begin.items() for char in _characters(piece)]
        yield from first[:CHARS_AHEAD]
        yield from ((text, whole) for text in odd)
        yield from ((text, whole) for text in longer)
        yield from ((text, whole) for way in several for text in rare.begun(way))
        yield from ((text, used) for part, used in parts for words in (rare, otherwise) for text in words.exact(part))
        yield from ((text, used) for part, used in parts for words in usual for text in words.begun(part))
        yield from ((char, whole) for char in alone)
        yield from first

    def _composed(self, typed: str, ways: list[tuple[str, ...]]) -> Iterator[tuple[str, int]]:
        """The likeliest row of words and characters for the letters, of the ways with the fewest pieces."""
        best = min((self._row(way[:LONGEST_COMPOSED]) for way in ways if len(way) == len(ways[0])), key=lambda row: row[0])
        if best[0] < float("inf") and pinyin.has_han(best[1]):
            yield best[1], _used(typed, best[2])

    def _row(self, way: tuple[str, ...]) -> tuple[float, str, tuple[str, ...]]:
        """The cheapest row of words for all pieces: what it costs, its text, the pieces."""
        best: list[tuple[float, str]] = [(0.0, "")]
        for end in range(1, len(way) + 1):
            choices: list[tuple[float, str]] = []
            for begin in range(max(0, end - LONGEST_WORD), end):
                cost, text = self._piece(way[begin:end])
                choices.append((best[begin][0] + cost, best[begin][1] + text))
            best.append(min(choices, key=lambda choice: choice[0]))
        return (*best[-1], way)

    def _piece(self, pieces: tuple[str, ...]) -> tuple[float, str]:
        """The best single word or character for the pieces and its cost; without end where there is none."""
        if len(pieces) == 1:
            char = _characters(pieces[0])[:1] or pieces[0].upper()
            if char in "IV":  # U盘 and 5号 are words, these only wait for more letters
                return float("inf"), ""
            place = pinyin.readings().most.find(char)
            cost = UNUSUAL if place < 0 else USUAL + place / 1000
            return (cost if pieces[0] in pinyin.readings().chars else cost + 1), char
        tiers = ((_everyday(), USUAL), (self._words()[0], USUAL), (_rare(), RARE))
        for words, cost in tiers:
            if found := words.exact(pieces):
                return cost, found[0]
        if not all(piece in pinyin.readings().chars for piece in pieces):
            for words, cost in tiers[:2]:
                if found := words.begun(pieces):
                    return cost + GUESSED * len(pieces), found[0]
        return float("inf"), ""

    def _words(self) -> tuple[_Words, _Words]:
        if self._made is None:
            names = [(text, _readings(text)) for text in _of_names(self._names)]
            usual = _Words(((ways[0], [text]) for text, ways in names), ahead=True)
            self._made = usual, _Words(((way, [text]) for text, ways in names for way in ways[1:]), ahead=False)
        return self._made


def _in_turn(rows: Iterable[list[str]]) -> list[str]:
    """The first of each row, the second of each, and so on."""
    return [text for texts in zip_longest(*rows) for text in texts if text is not None]


def _beginnings(typed: str, ways: list[tuple[str, ...]]) -> list[tuple[tuple[str, ...], int]]:
    """The first pieces of each way, most pieces first, with the letters they use."""
    parts = {way[:size]: None for size in range(max(map(len, ways)) - 1, 1, -1) for way in ways if len(way) > size}
    return [(part, _used(typed, part)) for part in parts]


def _likely(ways: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Ways in whole syllables only, where there are any: xian is xian or xi'an, not xia'n."""
    syllables = pinyin.readings().chars
    return [way for way in ways if all(piece in syllables for piece in way)] or ways


def _used(typed: str, way: tuple[str, ...]) -> int:
    """How many signs of `typed` its first pieces take, with an apostrophe after them."""
    at = 0
    for piece in way:
        at = typed.index(piece, at) + len(piece)
    return at + (typed[at : at + 1] == "'")


@functools.cache
def _characters(piece: str) -> str:
    """Characters of a syllable; of its beginning, those of all syllables that begin so: the most written first, then the commonest of each in turn."""
    read = pinyin.readings()
    if piece in read.chars and len(piece) > 1:
        return read.chars[piece]
    rows = [read.chars[syllable] for syllable in pinyin.beginnings().get(piece, ())]
    of_all = {row[n]: None for n in range(max(map(len, rows), default=0)) for row in rows if n < len(row)}
    return "".join(
        [char for char in read.most if char in of_all and read.of[char][0].startswith(piece)] + [c for c in of_all if c not in read.most]
    )


def _of_names(names: Iterable[str]) -> list[str]:
    """The words that many names end with, most shared first, then the names themselves, shorter ones first."""
    chinese = [name for name in dict.fromkeys(names) if len(name) <= LONGEST_NAME and all(map(pinyin.is_han, name))]
    shared: dict[str, int] = {}
    for name in chinese:
        for size in (2, 3, 4):
            if len(name) > size:
                shared[name[-size:]] = shared.get(name[-size:], 0) + 1
    ends = sorted((text for text, count in shared.items() if count >= SHARED_BY), key=lambda text: -shared[text])
    return list(dict.fromkeys([*ends, *sorted(chinese, key=len)]))


def _readings(text: str) -> list[str]:
    """As it is usually read, and with one character read otherwise."""
    ways = [pinyin.reading(char) or (char,) for char in text]
    usual = [way[0] for way in ways]
    return [" ".join(usual), *(" ".join([*usual[:n], other, *usual[n + 1 :]]) for n, way in enumerate(ways) for other in way[1:])]


@functools.cache
def _everyday() -> _Words:
    """Our own list of everyday words and the short texts of the bank, read once (some 10 ms)."""
    return _Words(_listed("words.tsv"), ahead=True)


@functools.cache
def _rare() -> _Words:
    """Words more rarely written, read once (some 40 ms)."""
    return _Words(_listed("phrases.tsv"), ahead=False)


def _listed(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (paths.assets() / "keyboard" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            reading, words = line.split("\t")
            yield reading, words.split(" ")
