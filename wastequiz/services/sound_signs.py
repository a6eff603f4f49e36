"""Syllables and first letters written as one private sign each, so that finding by pinyin is finding a few signs in a row."""

from __future__ import annotations

import functools
import re

from wastequiz.services import pinyin

EDGE = "\x02"
"""Stands before and after every name."""
_SYLLABLES, _LETTERS, _INITIALS = 0xE000, 0xF000, 0xF200  # private signs begin here; single letters and digits stand among the syllables


@functools.cache
def _sign(syllable: str) -> str:
    """The private sign of a syllable, or of a letter or digit that stands alone."""
    if len(syllable) == 1 and syllable not in pinyin.readings().chars:
        return chr(_LETTERS + ord(syllable)) if ord(syllable) < 0x100 else syllable
    return chr(_SYLLABLES + _order()[syllable])


@functools.cache
def _order() -> dict[str, int]:
    return {syllable: n for n, syllable in enumerate(pinyin.readings().chars)}


@functools.cache
def _initial(sign: str) -> str:
    """The private sign of a syllable's first letter."""
    code = ord(sign)
    if _SYLLABLES <= code < _LETTERS:
        return chr(_INITIALS + ord(list(_order())[code - _SYLLABLES][0]))
    return chr(_INITIALS + code - _LETTERS) if _LETTERS <= code < _INITIALS else sign


def initials(signs: str) -> str:
    return "".join(map(_initial, signs))


@functools.cache
def _read(char: str) -> tuple[str, ...]:
    return tuple(_sign(syllable) for syllable in pinyin.reading(char) if len(syllable) == 1 or syllable in _order()) or (_sign(char),)


def variants(key: str) -> list[str]:
    """A name in signs as it is usually read, and once more for each character that may be read otherwise."""
    read = [_read(char) for char in key]
    usual = "".join(ways[0] for ways in read)
    return [usual, *(usual[:n] + other + usual[n + 1 :] for n, ways in enumerate(read) for other in ways[1:])]


@functools.cache
def signs_of(piece: str) -> str:
    """The signs a typed piece may stand for: all syllables that begin so, and a letter or digit alone for itself."""
    found = "".join(_sign(syllable) for syllable in pinyin.beginnings().get(piece, ()))
    return found + (chr(_LETTERS + ord(piece)) if len(piece) == 1 else "")


@functools.lru_cache(maxsize=64)
def patterns(pieces: tuple[str, ...], alike: bool) -> tuple[re.Pattern[str], ...]:
    """What a name in signs looks like that is `pieces`, begins so, holds them."""
    row = "".join(f"[{(signs_alike if alike else signs_of)(piece)}]" for piece in pieces)
    return tuple(map(re.compile, (f"{EDGE}{row}{EDGE}", EDGE + row, row)))


@functools.cache
def signs_alike(piece: str) -> str:
    """The signs of all syllables that sound like `piece`; of what is no whole syllable, those that begin so."""
    syllables = pinyin.readings().chars
    if piece not in syllables:
        return signs_of(piece)
    return _alike()[_sound(piece)]


@functools.cache
def _alike() -> dict[str, str]:
    found: dict[str, str] = {}
    for syllable in pinyin.readings().chars:
        found[_sound(syllable)] = found.get(_sound(syllable), "") + _sign(syllable)
    return found


def _sound(syllable: str) -> str:
    return re.sub("ng$", "n", re.sub("^([zcs])h", r"\1", syllable))


@functools.cache
def initial_of(signs: str) -> str:
    """The sign of the initial that `signs` are all the syllables of, else ''."""
    initials = {_initial(sign) for sign in signs}
    if len(initials) != 1 or EDGE in initials:
        return ""
    letter = initials.pop()
    return letter if signs == signs_of(chr(ord(letter) - _INITIALS)) else ""
