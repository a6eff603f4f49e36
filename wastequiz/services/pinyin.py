"""Pinyin: how characters are read, and what letters somebody typed may stand for."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from wastequiz import paths

MOST_LETTERS = 40
"""Longer input is cut: no name is that long."""
WAYS = 16
"""So many ways to cut the same letters are followed."""
INITIALS = frozenset("bpmfdtnlgkhjqxrzcsywaoe") | {"zh", "ch", "sh"}
ALONE = frozenset("iuv0123456789")
"""What begins no syllable stands for itself: U盘 is typed upan, 5号电池 5hao."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What the keyboard's table says. `chars`: syllable to its characters, most common first. `of`: character to its readings, the usual one first.

    `most`: the characters written most, in about that order.
    """

    chars: dict[str, str]
    of: dict[str, tuple[str, ...]]
    most: str


@functools.cache
def readings() -> Readings:
    """The table, read once (some 20 ms)."""
    most, chars = "", dict[str, str]()
    first: dict[str, str] = {}
    more: dict[str, tuple[str, ...]] = {}
    for line in (paths.assets() / "keyboard" / "pinyin.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        syllable, listed = line.split("\t")
        if syllable == "*":
            most = listed
            continue
        for char, mark in re.findall(r"([^',])([',]?)", listed):
            if not mark:
                first[char] = syllable
            elif mark == "'":
                more[char] = (*more.get(char, ()), syllable)
        chars[syllable] = listed.replace("'", "").replace(",", "")
    return Readings(chars, {char: (syllable, *more.get(char, ())) for char, syllable in first.items()}, most)


def reading(char: str) -> tuple[str, ...]:
    """How a character may be read, the usual reading first; () for what is no Chinese character. A rare one asks pypinyin."""
    known = readings().of.get(char)
    if known is not None:
        return known
    return _rare(char) if is_han(char) else ()


@functools.cache
def _rare(char: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # a fifth of a second, and hardly ever needed

    return tuple(lazy_pinyin(char, errors="ignore"))


def is_han(char: str) -> bool:
    """Whether it is a Chinese character."""
    return "㐀" <= char <= "鿿" or "\U00020000" <= char <= "\U0003ffff" or char == "〇"


def has_han(words: str) -> bool:
    return any(map(is_han, words))


@functools.cache
def beginnings() -> dict[str, tuple[str, ...]]:
    """Every beginning of a syllable (d, di, dia, dian), and the syllables that begin so."""
    found: dict[str, list[str]] = {}
    for syllable in readings().chars:
        for size in range(1, len(syllable) + 1):
            found.setdefault(syllable[:size], []).append(syllable)
    return {start: tuple(syllables) for start, syllables in found.items()}


def letters_of(typed: str) -> str:
    """What was typed, as plain letters: tones and capitals go, ü is v; anything else parts syllables, as an apostrophe does."""
    plain = typed.casefold().replace("ü", "v").replace("u:", "v")
    for sign in ("ǖ", "ǘ", "ǚ", "ǜ"):
        plain = plain.replace(sign, "v")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = re.sub("([ln])ue", r"\1ve", plain)
    return re.sub("[^a-z0-9]+", "'", plain)[:MOST_LETTERS].strip("'")


def cuts(letters: str) -> list[tuple[str, ...]]:
    """The ways to cut letters into syllables, initials and a syllable not typed to its end: fewest pieces first, whole ones before others; [] where there is none."""
    found: list[tuple[str, ...]] = [()]
    for run in letters.split("'"):
        found = [(*before, *way) for before in found for way in _cut(run)][:WAYS]
    return [way for way in found if way]


def _cut(run: str) -> list[tuple[str, ...]]:
    starts, whole = beginnings(), readings().chars
    ways: list[list[tuple[str, ...]]] = [[] for _ in run]
    ways.append([()])
    for begin in range(len(run) - 1, -1, -1):
        for end in range(min(len(run), begin + 6), begin, -1):
            piece = run[begin:end]
            fits = piece in ALONE or (piece in starts if end == len(run) else piece in whole or piece in INITIALS)
            if fits:
                ways[begin] += [(piece, *rest) for rest in ways[end]]
        ways[begin] = sorted(ways[begin], key=lambda way: (len(way), sum(piece not in whole for piece in way)))[:WAYS]
    return ways[0]


def spelt(words: Iterable[str]) -> list[str]:
    """The usual reading of each character of `words`; a letter or digit is its own."""
    return [(reading(char) or (char,))[0] for char in words]
