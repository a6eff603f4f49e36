"""Names of people in Chinese order, and found by characters, pinyin or first letters, with surnames read as surnames."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence

from wastequiz.domain.students import Student
from wastequiz.domain.surnames import surname
from wastequiz.services import pinyin

MOST_TYPED = 40
"""Longer input is cut: no name is that long."""
SortKey = tuple[int, tuple[str, ...], str]


@functools.lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """How each sign of a name may be read, the likeliest reading first; a letter or digit is its own. A surname is read as one first."""
    plain = _folded(name)
    _characters, first = surname(plain)
    found: list[tuple[str, ...]] = []
    for n, sign in enumerate(plain):
        usual = pinyin.reading(sign) or (sign,)
        found.append(tuple(dict.fromkeys((first[n], *usual))) if n < len(first) else usual)
    return tuple(found)


def sort_key(name: str) -> SortKey:
    """Where a name stands: by pinyin, sign after sign, then by the characters; nameless ones last."""
    spelt = tuple(reading[0] for reading in readings(name))
    return (0 if spelt else 1, spelt, name)


def meets(typed: str, name: str) -> bool:
    """Whether what was typed is part of a name: its characters, its pinyin from any of its signs on, or first letters, mixed as one likes."""
    wanted = _folded(typed[:MOST_TYPED])
    plain = _folded(name)
    if not wanted or wanted in plain:
        return True
    letters = "".join(pinyin.letters_of(wanted).split("'")) if not pinyin.has_han(wanted) else wanted
    if not letters:
        return False
    read = readings(name)
    return any(_from(letters, plain[at:], read[at:]) for at in range(len(read)))


def _from(letters: str, signs: str, read: Sequence[tuple[str, ...]]) -> bool:
    """Whether `letters` is used up going through these signs: each by a reading, by the beginning of one, or by itself."""
    if not letters:
        return True
    if not read:
        return False
    taken = [size for reading in read[0] for size in range(1, len(reading) + 1) if letters.startswith(reading[:size])]
    if letters.startswith(signs[0]):
        taken.append(1)
    return any(_from(letters[size:], signs[1:], read[1:]) for size in sorted(set(taken), reverse=True))


def find(typed: str, students: Iterable[Student]) -> tuple[Student, ...]:
    """The students that are meant: by real name, nickname, seat or student number; '' means everybody. In the order given."""
    wanted = _folded(typed)
    if not wanted:
        return tuple(students)
    return tuple(s for s in students if _is_meant(wanted, s))


def _is_meant(wanted: str, s: Student) -> bool:
    if wanted.isdecimal():
        return wanted.lstrip("0") == str(s.seat) or (bool(s.number) and wanted in s.number.casefold()) or wanted in s.nickname
    by_number = bool(s.number) and wanted in s.number.casefold()
    return by_number or (bool(s.real_name) and meets(wanted, s.real_name)) or (bool(s.nickname) and meets(wanted, s.nickname))


def by_name(students: Iterable[Student]) -> tuple[Student, ...]:
    """Students in the order of their names (the nickname, where there is no real one); nameless ones last, by seat."""
    return tuple(sorted(students, key=lambda s: (*sort_key(s.real_name or s.nickname), s.seat)))


def _folded(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
