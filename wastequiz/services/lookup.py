"""Looking up where things go: exact names and aliases first, and what comes near where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Ruling
from wastequiz.domain.text import Text
from wastequiz.services.likeness import key_of

if TYPE_CHECKING:
    from wastequiz.services.finding import Finder

NEAREST = 3
"""So many things that come near are named at most."""


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
        self._finder: Finder | None = None

    def entries(self, queries: Iterable[str]) -> list[Entry]:
        """One entry for each query, in order."""
        return [self.entry(query) for query in queries]

    def entry(self, query: str) -> Entry:
        """What is known of the thing called `query`: found by its exact name or an alias that only one thing has."""
        key = key_of(query)
        candidates = self._by_name.get(key) or self._by_alias.get(key) or {}
        if len(candidates) == 1:
            return self._found(query, next(iter(candidates.values())))
        near = list(candidates.values()) or self._nearest(query)
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
    def _nearest(self, query: str) -> list[Item]:
        """Up to three things that look-up finds while one types, else that look alike; the likest first."""
        if self._finder is None:
            from wastequiz.services.finding import Finder  # only where something was not found

            self._finder = Finder(self._bank, self.scheme, self._language)
        found = self._finder.find(query, limit=NEAREST)
        return [hit.item for hit in found.hits or found.nearest]
