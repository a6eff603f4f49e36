"""The words of 100,000 questions, ready to be searched while somebody types: characters, pinyin, first letters, English.

A look-up index of names (services/name_index) writes every name once more for every way it can be read; sentences are too long for that. Here a
sentence stands once, and a piece of pinyin is the set of characters that may be read so: finding is going to where the rarest sign of the query
stands and looking at what is beside it. The readings are the look-up's own (services/pinyin).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wastequiz.services import pinyin
from wastequiz.services.likeness import key_of
from wastequiz.services.name_index import folded

if TYPE_CHECKING:
    import numpy as np  # imported where it is needed: a start does without it
    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Places = NDArray[np.int32]
    Mask = NDArray[np.bool_]

ROWS = 8_192
"""So many rows are one piece of the index."""
LONGEST = 40
"""A longer word of a query is cut."""
WAYS = 8
"""So many ways to read the letters of a word are followed."""
REMEMBERED = 500
"""Of so many signs it is remembered how often they stand in a piece."""
END, FIELD = "\0", "\x01"
"""Stand after a row and between its parts."""
_PAD = LONGEST + 2
_RUNS = re.compile(r"[0-9a-z']+|[^0-9a-z']+")
_SIGNS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[0-9a-z]")

Sign = int | frozenset[int]
"""A code of UTF-16, or a piece of pinyin as the set of all that may be read so."""


def searchable(parts: Iterable[str]) -> str:
    """What of a row can be found, folded as queries are."""
    return FIELD.join(folded(part) for part in parts)


class Piece:
    """Up to ROWS rows, by where each code stands in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self.rows = len(texts)
        whole = END * _PAD + END.join([*texts, ""]) + END * _PAD
        self._codes = np.frombuffer(whole.encode("utf-16-le", "surrogatepass"), np.dtype("<u2")).astype(np.uint16)
        self._places = np.argsort(self._codes, kind="stable").astype(np.int32)
        sorted_ = self._codes[self._places]
        first = np.flatnonzero(np.diff(sorted_, prepend=np.uint16(0xFFFF)))
        self._known = sorted_[first]
        self._begins = np.append(first, len(sorted_)).astype(np.int32)
        ends = np.flatnonzero(self._codes == 0)[_PAD - 1 : _PAD + self.rows]
        rows = np.concatenate([[0], np.arange(self.rows), [0]]).astype(np.uint16)
        self._rows = np.repeat(rows, np.diff(ends, prepend=-1, append=len(self._codes) - 1))
        self._counts: dict[Sign, int] = {}
        self._starts, self._ends = (ends[:-1] + 1).astype(np.int32), ends[1:].astype(np.int32)

    def texts(self) -> list[str]:
        """The rows as they were given."""
        end = int(self._ends[-1]) if self.rows else _PAD
        return self._codes[_PAD:end].tobytes().decode("utf-16-le", "surrogatepass").split(END) if self.rows else []

    def begin(self, length: int) -> Codes:
        """The first codes of every row, `length` of each; what is behind its end is nothing a row needs to care about."""
        import numpy as np

        return self._codes[np.minimum(self._starts[:, None] + np.arange(length), len(self._codes) - 1)]

    def count(self, sign: Sign) -> int:
        """How often a sign stands in all rows."""
        count = self._counts.get(sign)
        if count is None:
            if len(self._counts) >= REMEMBERED:
                self._counts.clear()
            wanted = self._at(sign)
            count = self._counts[sign] = int((self._begins[wanted + 1] - self._begins[wanted]).sum())
        return count

    def _at(self, sign: Sign) -> Places:
        """Where among the codes that are known here those of a sign stand."""
        import numpy as np

        found = self._known == sign if isinstance(sign, int) else _table(sign)[self._known]
        return np.flatnonzero(found).astype(np.int32)

    def _where(self, sign: Sign) -> Places:
        import numpy as np

        return np.concatenate([self._places[self._begins[at] : self._begins[at + 1]] for at in self._at(sign).tolist()])

    def holding(self, signs: Sequence[Sign], mask: Mask) -> None:
        """Marks the rows in which these signs stand one after the other."""
        counts = [self.count(sign) for sign in signs]
        if not all(counts):
            return
        order = sorted(range(len(signs)), key=counts.__getitem__)
        places = self._where(signs[order[0]]) - order[0]
        for at in order[1:]:
            sign = signs[at]
            beside = self._codes[places + at]
            places = places[beside == sign if isinstance(sign, int) else _table(sign)[beside]]
            if not len(places):
                return
        last = places + len(signs) - 1  # what stands before a word may be the end of the row before
        mask[self._rows[last]] = True


@functools.lru_cache(maxsize=256)
def _table(signs: frozenset[int]) -> Mask:
    import numpy as np

    table = np.zeros(0x10000, np.bool_)
    table[list(signs)] = True
    return table


# ---- queries
def parts_of(typed: str) -> list[str]:
    """The words of a query, folded; a row has to have them all."""
    return [word[:LONGEST] for word in folded(typed).split()]


def ways_of(word: str) -> list[tuple[Sign, ...]]:
    """The rows of signs that a word may stand for: itself, and where it has letters, what may be read so."""
    itself = tuple(codes_of(word))
    if len(word) == 1 and _LETTERS.match(word):
        return [(_EDGES, *itself), (read_so(word).difference(itself),)]  # in the midst of a word one letter says nothing
    ways: list[tuple[Sign, ...]] = [itself]
    runs = _RUNS.findall(word)
    if any(map(_LETTERS.match, runs)):
        read = [_readings(run) if _LETTERS.match(run) else [tuple[Sign, ...](codes_of(run))] for run in runs]
        ways += [tuple(itertools.chain.from_iterable(way)) for way in itertools.islice(itertools.product(*read), WAYS)]
    return list(dict.fromkeys(ways))


def _readings(run: str) -> list[tuple[Sign, ...]]:
    return [tuple(map(read_so, way)) for way in pinyin.cuts(pinyin.letters_of(run))[:WAYS]]


@functools.cache
def read_so(piece: str) -> frozenset[int]:
    """The codes of all characters with a reading that begins with `piece`; a letter or digit stands for itself as well."""
    chars = "".join(_spoken().get(syllable, "") for syllable in pinyin.beginnings().get(piece, ()))
    return frozenset(code for code in codes_of(chars + piece * (len(piece) == 1)))


@functools.cache
def _spoken() -> dict[str, str]:
    """Syllable to all characters that may be read so, but for those beyond UTF-16's first plane, which no school's question has."""
    found: dict[str, str] = {}
    for char, readings in pinyin.readings().of.items():
        for syllable in readings if ord(char) < 0x10000 else ():
            found[syllable] = found.get(syllable, "") + char
    return found


def codes_of(words: str) -> Iterator[int]:
    data = words.encode("utf-16-le", "surrogatepass")
    return (data[n] | data[n + 1] << 8 for n in range(0, len(data), 2))


_EDGES = frozenset(code for code in range(0x10000) if not (chr(code).isascii() and chr(code).isalnum()))
"""What may stand before a letter that begins a word."""


# ---- the order of stems
@functools.cache
def _ranks() -> Codes:
    """A place in the dictionary for every code: signs and letters first, then characters by their usual reading."""
    import numpy as np

    ranks = np.full(0x10000, 0xFFFF, np.uint16)
    ranks[:0x100] = np.arange(0x100)
    ranks[0], ranks[1] = 0, 0
    table = pinyin.readings()
    usual = [char for syllable in sorted(table.chars) for char in table.chars[syllable] if table.of.get(char, ("",))[0] == syllable]
    codes = [ord(char) for char in usual if ord(char) < 0x10000]
    ranks[codes] = np.arange(0x100, 0x100 + len(codes))
    return ranks


SORTED_BY = 12
"""So many characters of a stem decide its place."""


def stem_ranks(pieces: Iterable[Piece]) -> NDArray[np.uint64]:
    """Three numbers a row, the greatest first: rows sorted by them stand as in a dictionary. What is behind a row's end counts nothing."""
    import numpy as np

    found = [np.zeros((0, SORTED_BY // 4), np.uint64)]
    for piece in pieces:
        codes = piece.begin(SORTED_BY)
        over = np.logical_or.accumulate(codes <= 1, axis=1)
        ranks = np.where(over, 0, _ranks()[codes]).astype(np.uint64).reshape(len(codes), SORTED_BY // 4, 4)
        found.append((ranks << np.array([48, 32, 16, 0], np.uint64)).sum(axis=2, dtype=np.uint64))
    return np.concatenate(found)


# ---- what is alike
NEAR = 0.7
"""Stems that share so much of their pairs of neighbouring signs are told of (Dice)."""
_RAREST = 6
_MOST_COMPARED = 120


def alike(pieces: Sequence[Piece], stem: str, stem_of: Callable[[int], Iterable[str]], most: int) -> list[int]:
    """Rows with a stem like this one in some language, the likest first."""
    import numpy as np

    wanted = close(stem)
    if not wanted:
        return []
    pairs = list(dict.fromkeys(map(str.__add__, wanted, wanted[1:]))) or [wanted]
    signs = [tuple(codes_of(pair)) for pair in pairs]
    rarest = sorted(signs, key=lambda pair: sum(min(map(piece.count, pair)) for piece in pieces))[:_RAREST]
    hits: list[NDArray[np.int8]] = []
    for piece in pieces:
        met = np.zeros(piece.rows + 1, np.int8)
        for pair in rarest:
            mask = np.zeros(piece.rows + 1, np.bool_)
            piece.holding(pair, mask)
            met += mask
        hits.append(met[:-1])
    every = np.concatenate(hits) if hits else np.zeros(0, np.int8)
    candidates = np.argsort(-every, kind="stable")[:_MOST_COMPARED]
    told = [(max((_dice(wanted, close(other)) for other in stem_of(n)), default=0.0), n) for n in candidates.tolist() if every[n]]
    return [n for likeness, n in sorted(told, key=lambda one: (-one[0], one[1])) if likeness >= NEAR][:most]


def close(words: str) -> str:
    """A stem as it is compared: width, capitals, spaces and signs do not count."""
    return _SIGNS.sub("", key_of(words))


def _dice(one: str, other: str) -> float:
    if one == other:
        return 2.0
    ours, theirs = ({*map(str.__add__, words, words[1:])} for words in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
