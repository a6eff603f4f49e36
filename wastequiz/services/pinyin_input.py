"""The engine of the on-screen keyboard: letters in, Chinese words to choose from out."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wastequiz import paths
from wastequiz.services import pinyin

LONGEST_NAME = 12
SHARED_BY = 3
"""A piece of two to four characters at the end of so many names is a word of its own: 电池, 塑料袋."""
MOST_AHEAD = 12
"""So many words longer than what was typed are offered at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One choice. `used`: how many of the typed letters (apostrophes too) it stands for; the rest stays to be typed on."""

    text: str
    used: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    read: tuple[str, ...]


class _Words:
    """Words by the first letters of their syllables, in the order they came in."""

    def __init__(self, words: Iterable[_Word], *, ahead: bool) -> None:
        self._just: dict[str, list[_Word]] = {}
        self._longer: dict[str, list[_Word]] = {}
        for word in words:
            initials = "".join([syllable[0] for syllable in word.read])
            self._just.setdefault(initials, []).append(word)
            for size in range(2, len(initials)) if ahead else ():
                self._longer.setdefault(initials[:size], []).append(word)

    def just(self, pieces: tuple[str, ...], *, exact: bool) -> list[str]:
        """Words of as many syllables as there are pieces: those whose syllables are the pieces (exact), or those whose syllables begin so."""
        return [word.text for word in self._fitting(self._just, pieces) if (word.read == pieces) == exact]

    def longer(self, pieces: tuple[str, ...]) -> list[str]:
        """Words that go on after the pieces."""
        return [word.text for word in self._fitting(self._longer, pieces)]

    @staticmethod
    def _fitting(by_initials: dict[str, list[_Word]], pieces: tuple[str, ...]) -> list[_Word]:
        words = by_initials.get("".join(piece[0] for piece in pieces), ())
        return [word for word in words if all(map(str.startswith, word.read, pieces))]


class PinyinInput:
    """Turns letters into words. `names` (those of the bank) come before the words of every day. Cheap to make: tables are read at the first letters."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = tuple(names)
        self._made: _Words | None = None

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
        ways = _likely(pinyin.cuts(typed))
        whole = len(typed)
        alone = [way[0] for way in ways if len(way) == 1]
        several = [way for way in ways if len(way) > 1]
        for piece in alone:
            yield from ((char, whole) for char in _characters(piece))
        both = (self._words(), _common()) if several else ()
        for way in several:  # a word for all that was typed
            yield from ((text, whole) for exact in (True, False) for words in both for text in words.just(way, exact=exact))
        for way in several:
            yield from ((text, whole) for words in both[:1] for text in words.longer(way)[:MOST_AHEAD])
        for size in range(max(map(len, several), default=0) - 1, 1, -1):  # words for its beginning
            for begun in dict.fromkeys(way[:size] for way in several if len(way) > size):
                used = _used(typed, begun)
                yield from ((text, used) for exact in (True, False) for words in both for text in words.just(begun, exact=exact))
        for piece in dict.fromkeys(way[0] for way in several):
            yield from ((char, _used(typed, (piece,))) for char in _characters(piece))

    def _words(self) -> _Words:
        if self._made is None:
            self._made = _Words(_of_names(self._names), ahead=True)
        return self._made


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


def _of_names(names: Iterable[str]) -> list[_Word]:
    """The words that many names end with, most shared first, then the names themselves, shorter ones first."""
    chinese = [name for name in dict.fromkeys(names) if len(name) <= LONGEST_NAME and all(map(pinyin.is_han, name))]
    shared: dict[str, int] = {}
    for name in chinese:
        for size in (2, 3, 4):
            if len(name) > size:
                shared[name[-size:]] = shared.get(name[-size:], 0) + 1
    ends = sorted((text for text, count in shared.items() if count >= SHARED_BY), key=lambda text: -shared[text])
    words = dict.fromkeys([*ends, *sorted(chinese, key=len)])
    return [_Word(text, read) for text in words for read in _readings(text)]


def _readings(text: str) -> list[tuple[str, ...]]:
    """As it is usually read, and with one character read otherwise."""
    ways = [pinyin.reading(char) or (char,) for char in text]
    usual = tuple(way[0] for way in ways)
    return [usual, *((*usual[:n], other, *usual[n + 1 :]) for n, way in enumerate(ways) for other in way[1:])]


@functools.cache
def _common() -> _Words:
    """The words of every day, read once (some 60 ms)."""
    lines = (paths.assets() / "keyboard" / "words.tsv").read_text(encoding="utf-8").splitlines()
    parted = (line.split("\t") for line in lines if not line.startswith("#"))
    return _Words((_Word(text, tuple(read.split(" "))) for text, read in parted), ahead=False)
