"""What a typed query may mean, the surest meaning first: each meaning is a set of things and how they were met."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from wastequiz.services import conditions, pinyin
from wastequiz.services.name_index import NameIndex, folded

LONGEST = 60
"""A longer query is cut."""
NEAR_HAN = 4
"""A name is found with one wrong character from so many characters on; a shorter one only by its sound."""
NEAR_LETTERS = 5
FEW = 2
"""Where letters met fewer things, what sounds alike is told as well: dianci is an induction hob, but more often a battery."""
_SAID_ROUND = (
    re.compile(r"^(?:请问|我想问|查一查|查查|查)"),
    re.compile(r"(?:应该|该|要|得)?(?:怎么|往|放|扔|丢|投|倒)*(?:到|在|进|去)?(?:哪里|哪儿|哪个桶|哪个垃圾桶|哪)(?:呢|呀|啊)?$"),
    re.compile(r"(?:属于|算是|算|是)(?:什么|哪种|哪类|哪一类|啥)(?:垃圾|类)?(?:呢|呀|啊)?$"),
    re.compile(r"(?:应该|该|要)?怎么(?:扔|丢|投|处理|分类|分)(?:呢|呀|啊)?$"),
    re.compile(r"^(?:where|how|(?:which|what) bin) (?:(?:does|do|should|can) )?(?:(?:i|you|we) )?(?:(?:throw away|throw|put|recycle) )?(?:(?:an?|the|my) )?"),
    re.compile(r" (?:(?:goes|go)(?: in(?:to)?)?|in|into)$"),
)  # fmt: skip
_MARKS = re.compile(r"[?!.,;:。，、；：~…\"“”‘]+")
_ENDINGS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("y", "ies"), ("f", "ves"), ("fe", "ves"))


@dataclass(frozen=True, slots=True)
class Met:
    """Some things a query may mean: `how` they were met, and what of their names met it."""

    bits: int
    how: str  # "name" (or an alias), "pinyin", "initials", "near", "condition"
    part: str = ""  # the folded words that met a name
    pieces: tuple[str, ...] = ()  # or the pinyin that did
    alike: bool = False  # by a similar sound


def cleaned(typed: str) -> str:
    """What was typed, folded, without question marks and the words round a thing: 旧电池扔哪里？ is 旧电池."""
    query = folded(_MARKS.sub(" ", folded(typed[: 4 * LONGEST])))[:LONGEST].strip()
    for said in _SAID_ROUND:
        query = said.sub("", query) or query
    return query.strip()


def meanings(index: NameIndex, query: str, chinese_first: bool) -> Iterator[Met]:
    """Every meaning of a cleaned query, surest first; what comes near only where nothing else was met, what sounds alike where little was."""
    met = 0
    for found in _sure(index, query, chinese_first):
        met |= found.bits
        yield found
    if not met:
        yield from _near(index, query)
    elif chinese_first and met.bit_count() < FEW and not pinyin.has_han(query) and len(query) >= NEAR_LETTERS:
        yield from _sounds(index, query, "near", alike=True)


def _sure(index: NameIndex, query: str, chinese_first: bool) -> Iterator[Met]:
    yield from _exact(index, query)
    if pinyin.has_han(query):
        yield from _characters(index, query)
        yield from _in_a_state(index, query, _characters)
        if not all(map(pinyin.is_han, query)):
            yield from _sounds(index, query)
        return
    if chinese_first:
        yield Met(index.containing(query) if len(query) > 1 else 0, "name", query)  # letters within a Chinese name: LED灯泡
        yield from _sounds(index, query)
    yield from _words(index, query)
    yield from _in_a_state(index, query, _words)
    if not chinese_first:
        yield from _sounds(index, query)


def _exact(index: NameIndex, query: str) -> Iterator[Met]:
    yield from (Met(index.equal(query, which), "name", query) for which in (0, 1))


def _in_a_state(index: NameIndex, query: str, search: Callable[[NameIndex, str], Iterable[Met]], how: str = "condition") -> Iterator[Met]:
    """The thing without its state: those that are in that state first, then the others."""
    phrase = conditions.parted(query)
    if phrase is None:
        return
    found = [*_exact(index, phrase.thing), *search(index, phrase.thing)]
    fits = [index.in_state(state) for state in phrase.states]
    every, some = index.everything, 0
    for bits in fits:
        every, some = every & bits, some | bits
    for wanted in (every, some, index.everything):
        yield from (replace(met, bits=met.bits & wanted, how=how) for met in found)


# ---- characters
def _characters(index: NameIndex, query: str) -> Iterator[Met]:
    close = query.replace(" ", "")
    for part in dict.fromkeys((close, close.replace("的", "") or close)):
        yield from _exact(index, part)
        for end in (len(part) > 1, len(part) == 1):  # what a name ends with is what the thing is; a lone character is only a beginning
            yield Met(index.edged(part, end=end), "name", part)
        yield Met(index.containing(part), "name", part)
    parts = query.split()
    if len(parts) > 1:
        bits = index.everything
        for part in parts:
            bits &= index.containing(part) if pinyin.has_han(part) else index.words_beginning(part)
        yield Met(bits, "name", close)


# ---- letters
def _words(index: NameIndex, query: str) -> Iterator[Met]:
    words = re.findall("[0-9a-z]+", query)
    for search in _BY_WORD if words else ():
        bits = index.everything
        for word in words:
            bits &= search(index, word)
        yield Met(bits, "name", " ".join(words))


def _whole(index: NameIndex, word: str) -> int:
    return index.words_equal(word, *_other_number(word))


def _beginning(index: NameIndex, word: str) -> int:
    return index.words_beginning(word) | _whole(index, word)


def _holding(index: NameIndex, word: str) -> int:
    return (
        index.words_holding(word) | _whole(index, word) if len(word) > 1 else _beginning(index, word)
    )  # one letter is in every other word


_BY_WORD = (_whole, _beginning, _holding)


def _other_number(word: str) -> list[str]:
    """The plurals a singular may have, the singulars a plural may have; some are no words at all."""
    other = [word.removesuffix(ending) + instead for ending, instead in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1]
    return [*other, word + "s", word + "es"]


# ---- pinyin
def _sounds(index: NameIndex, query: str, how: str = "", alike: bool = False) -> Iterator[Met]:
    """By full pinyin first, then by first letters or a mixture; a name that is just that, one that ends so, one that begins so, one that holds it."""
    spelt = "".join(f"'{pinyin.reading(sign)[0]}'" if pinyin.reading(sign) else sign for sign in query)
    ways = pinyin.cuts(pinyin.letters_of(spelt))
    for full in (True, False):
        fitting = [way for way in ways if _is_full(way) == full and index.sounding(way, alike=alike)]
        lone = full and all(len(way) == 1 for way in fitting)  # as of characters: one alone is only a beginning
        for start, end in ((True, True), (lone, not lone), (not lone, lone), (False, False)):
            for way in fitting:
                met = how or ("initials" if all(piece in pinyin.INITIALS for piece in way) else "pinyin")
                yield Met(index.sounding(way, start=start, end=end, alike=alike), met, pieces=way, alike=alike)


def _is_full(way: tuple[str, ...]) -> bool:
    """Whether all syllables but the last are whole, and the last is more than an initial."""
    syllables = pinyin.readings().chars
    return all(piece in syllables for piece in way[:-1]) and (way[-1] not in pinyin.INITIALS or way[-1] in syllables)


# ---- near
def _near(index: NameIndex, query: str) -> Iterator[Met]:
    search = _near_characters if pinyin.has_han(query) else _near_words
    yield from search(index, query)
    yield from _in_a_state(index, query, search, "near")


def _near_characters(index: NameIndex, query: str) -> Iterator[Met]:
    close = query.replace(" ", "")
    if len(close) > 1:
        yield from _sounds(index, close, "near", alike=True)
    if len(close) >= NEAR_HAN:
        yield from (Met(index.nearly(close, whole), "near", close) for whole in (True, False))
    if len(close) > NEAR_HAN:
        fewer = [close[:n] + close[n + 1 :] for n in range(len(close))]
        yield from (Met(index.equal(part, which), "near", part) for which in (0, 1) for part in fewer)


def _near_words(index: NameIndex, query: str) -> Iterator[Met]:
    """One letter wrong, missing, too many or changed with its neighbour, in each word that no name has."""
    words = re.findall("[0-9a-z]+", query)
    bits = index.everything if words else 0
    for word in words:
        bits &= _beginning(index, word) or index.words_equal(*(near for near in index.words_like(word) if _one_apart(word, near)))
    yield Met(bits, "near", " ".join(words))
    yield from _sounds(index, query, "near", alike=True)


def _one_apart(word: str, other: str) -> bool:
    if min(len(word), len(other)) < NEAR_LETTERS or abs(len(word) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, others = word[at:], other[at:]
    return rest[1:] in (others[1:], others) or rest == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
