"""Looking up where things go: exact names and aliases first, and what comes near where there is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Ruling
from wastequiz.domain.text import Text

NEAREST = 3
"""So many things that come near are named at most."""
LEAST_LIKENESS = 0.25
LONGEST_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Where:
    """A thing, or one part of a thing, and where it goes. `bin_name` are the words for the bin or, where there is none, the destination."""

    item: str | None
    name: str
    bin: str | None
    destination: str | None
    bin_name: str | None
    kind_of_waste: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found for one query. Not found: everything None, and `alternatives` come near. `how` and `actions` are for people."""

    query: str
    found: bool
    item: str | None = None
    name: str | None = None
    bin: str | None = None
    destination: str | None = None
    bin_name: str | None = None
    kind_of_waste: str | None = None
    why: str | None = None
    alternatives: tuple[Where, ...] = ()
    how: str = ""
    actions: tuple[str, ...] = ()
    comes_apart: bool = False

    def plain(self) -> dict[str, Any]:
        """The entry as it stands in JSON."""
        whole = asdict(self)
        for for_people in ("how", "actions", "comes_apart"):
            del whole[for_people]
        return whole | {"alternatives": [asdict(where) for where in self.alternatives]}


@dataclass(frozen=True, slots=True)
class _Name:
    item: Item
    key: str
    pairs: frozenset[str]


class Lookup:
    """A bank, ready to be asked by name under one scheme and in one language. Raises UnknownScheme."""

    def __init__(self, bank: Bank, scheme: str, language: str) -> None:
        self._bank, self._language = bank, language
        self.scheme = bank.scheme(scheme)
        self._by_name: dict[str, dict[str, Item]] = {}
        self._by_alias: dict[str, dict[str, Item]] = {}
        for item in bank.items.values():
            for words in item.name.values():
                self._by_name.setdefault(key_of(words), {})[item.id] = item
            for _, words in item.aliases:
                self._by_alias.setdefault(key_of(words), {})[item.id] = item
        self._names: list[_Name] | None = None

    def entries(self, queries: Iterable[str]) -> list[Entry]:
        """One entry for each query, in order."""
        return [self.entry(query) for query in queries]

    def entry(self, query: str) -> Entry:
        """What is known of the thing called `query`: found by its exact name or an alias that only one thing has."""
        key = key_of(query)
        candidates = self._by_name.get(key) or self._by_alias.get(key) or {}
        if len(candidates) == 1:
            return self._found(query, next(iter(candidates.values())))
        near = list(candidates.values()) or self._nearest(key)
        return Entry(query, False, alternatives=tuple(self._where(item) for item in near))

    # ---- found
    def _found(self, query: str, item: Item) -> Entry:
        where, ruling = self._where(item), self.scheme.ruling(item)
        why = (ruling and ruling.why) or item.why or (self._bank.kinds[item.kind].why if item.kind else None)
        destination = self.scheme.destination(where.destination) if where.destination else None
        twin = self._bank.items.get(item.twin_of)
        return Entry(
            query=query,
            found=True,
            item=where.item,
            name=where.name,
            bin=where.bin,
            destination=where.destination,
            bin_name=where.bin_name,
            kind_of_waste=where.kind_of_waste,
            why=self._words(why),
            alternatives=self._parts(item) if item.parts else (self._where(twin),) if twin else (),
            how=(self._words(destination.how) or "") if destination else "",
            actions=item.actions,
            comes_apart=bool(item.parts),
        )

    def _where(self, item: Item) -> Where:
        return self._goes(item.id, item.name, item.kind or None, self.scheme.ruling(item))

    def _parts(self, item: Item) -> tuple[Where, ...]:
        return tuple(self._goes(None, part.name, part.kind, self.scheme.kinds.get(part.kind)) for part in item.parts)

    def _goes(self, item_id: str | None, name: Text, kind: str | None, ruling: Ruling | None) -> Where:
        target = self.scheme.bin(ruling.to) if ruling else None
        other = self.scheme.destination(ruling.to) if ruling and target is None else None
        called = target or other
        return Where(
            item=item_id,
            name=self._words(name) or "",
            bin=target.id if target else None,
            destination=other.id if other else None,
            bin_name=self._words(called.name) if called else None,
            kind_of_waste=kind,
        )

    def _words(self, text: Text | None) -> str | None:
        return text.to(self._language) if text else None

    # ---- near
    def _nearest(self, key: str) -> list[Item]:
        """Up to three things whose names hold the query or are held by it, then those that look alike; the likest first."""
        if not key:
            return []
        short = key[:LONGEST_COMPARED]
        pairs = pairs_of(short)
        best: dict[str, tuple[float, Item]] = {}
        for name in self._all_names():
            likeness = _likeness(short, pairs, name)
            if likeness >= LEAST_LIKENESS and likeness > best.get(name.item.id, (0.0, name.item))[0]:
                best[name.item.id] = (likeness, name.item)
        ranked = sorted(best.values(), key=lambda found: -found[0])  # stable: equals stand as the bank has them
        return [item for _, item in ranked[:NEAREST]]

    def _all_names(self) -> list[_Name]:
        if self._names is None:
            self._names = [
                _Name(item, key, pairs_of(key))
                for item in self._bank.items.values()
                for key in dict.fromkeys(key_of(words) for words in (*item.name.values(), *(words for _, words in item.aliases)))
            ]
        return self._names


def key_of(words: str) -> str:
    """A name as it is compared: width, capitals and spaces round it do not count, and spaces inside count once."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return " ".join(folded.split())


def pairs_of(key: str) -> frozenset[str]:
    """The pairs of neighbouring signs in a name; of a single sign, that sign."""
    close = key.replace(" ", "")
    return frozenset(close[n : n + 2] for n in range(max(len(close) - 1, 1)))


def _likeness(key: str, pairs: frozenset[str], name: _Name) -> float:
    """0 (nothing in common) to 2 (the same); above 1 where one holds the other."""
    shared = len(pairs & name.pairs)
    if not shared:
        return 1 + len(key) / len(name.key) if key in name.key else 0.0
    if key in name.key or name.key in key:
        return 1 + min(len(key), len(name.key)) / max(len(key), len(name.key))
    return 2 * shared / (len(pairs) + len(name.pairs))
