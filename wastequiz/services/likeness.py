"""When two names are the same, and how like they are where they are not."""

from __future__ import annotations

import unicodedata

LEAST_LIKENESS = 0.25
LONGEST_COMPARED = 60


def key_of(words: str) -> str:
    """A name as it is compared: width, capitals and spaces round it do not count, and spaces inside count once."""
    if words.isascii():
        return " ".join(words.lower().split())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return " ".join(folded.split())


def pairs_of(key: str) -> frozenset[str]:
    """The pairs of neighbouring signs in a name; of a single sign, that sign."""
    close = key.replace(" ", "")
    return frozenset(close[n : n + 2] for n in range(max(len(close) - 1, 1)))


def likeness(key: str, pairs: frozenset[str], other: str) -> float:
    """0 (nothing in common) to 2 (the same); above 1 where one holds the other. `pairs` are those of `key`."""
    others = pairs_of(other)
    shared = len(pairs & others)
    if not shared:
        return 1 + len(key) / len(other) if key in other else 0.0
    if key in other or other in key:
        return 1 + min(len(key), len(other)) / max(len(key), len(other))
    return 2 * shared / (len(pairs) + len(others))
