"""Sets of small numbers as one big whole number each: joining, cutting and counting 100,000 of them takes microseconds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

SPARSE = 64
"""A set is kept as a list while it has fewer members than one in so many."""
_PLACES = tuple(tuple(n for n in range(8) if byte >> n & 1) for byte in range(256))
_FILLED = re.compile(rb"[^\0]", re.DOTALL)


def bits_of(members: Iterable[int], size: int) -> int:
    """The set of `members`, each below `size`."""
    held = bytearray((size >> 3) + 1)
    for member in members:
        held[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(held, "little")


def members_of(bits: int, most: int | None = None) -> list[int]:
    """The members of a set, in order; at most about `most` of the first, where that is given."""
    held = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    found: list[int] = []
    for filled in _FILLED.finditer(held):
        base = filled.start() << 3
        found += [base + place for place in _PLACES[held[filled.start()]]]
        if most is not None and len(found) >= most:
            break
    return found if most is None else found[:most]


class Postings:
    """For each of many keys, the set of numbers it was noted for.

    A lone number, as most keys have, stands for itself. Short lists are bytes, four a number: Python's collector passes numbers and bytes
    over, while lists or arrays by the ten thousand would now and then have it look through everything there is, which takes it 50 ms.
    """

    def __init__(self) -> None:
        self._lists: dict[str, int | bytearray | bytes] = {}
        self._bits: dict[str, int] = {}
        self._size = 0

    def note(self, keys: Iterable[str], number: int) -> None:
        """Notes `number` for every key; numbers come in rising order, each once a key."""
        lists, packed = self._lists, number.to_bytes(4, sys.byteorder)
        for key in keys:
            held = lists.get(key)
            if held is None:
                lists[key] = number
            elif isinstance(held, bytearray):
                held += packed
            else:
                lists[key] = bytearray(_packed(held) + packed)
        self._size = number + 1

    def settle(self) -> Iterator[None]:
        """Gone through once, when all is noted: long lists become whole numbers, short ones as small as can be. A step takes some milliseconds."""
        for n, key in enumerate([key for key, held in self._lists.items() if not isinstance(held, int)]):
            held = _packed(self._lists[key])
            if len(held) // 4 * SPARSE > self._size:
                self._bits[key] = bits_of(_numbers(self._lists.pop(key)), self._size)
            else:
                self._lists[key] = bytes(held)
            if n % 20 == 0:
                yield

    def bits(self, key: str) -> int:
        """The set of a key; 0 (nothing) where it was never noted."""
        found = self._bits.get(key)
        if found is None:
            held = self._lists.get(key)
            return 0 if held is None else bits_of(_numbers(held), self._size)
        return found

    def united(self, keys: Iterable[str]) -> int:
        """The sets of several keys in one."""
        bits, members = 0, list[int]()
        for key in keys:
            if key in self._bits:
                bits |= self._bits[key]
            else:
                members += _numbers(self._lists.get(key, b""))
        return bits | bits_of(members, self._size) if members else bits

    def __iter__(self) -> Iterator[str]:
        """Every key something was noted for."""
        return iter([*self._bits, *self._lists])


def _packed(held: int | bytes | bytearray) -> bytes | bytearray:
    return held.to_bytes(4, sys.byteorder) if isinstance(held, int) else held


def _numbers(held: int | bytes | bytearray) -> Iterable[int]:
    return (held,) if isinstance(held, int) else memoryview(held).cast("I")
