"""Look-up: finds things while somebody types, in characters, pinyin, first letters or English, and says where they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from wastequiz import i18n
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Scheme
from wastequiz.services.bits import bits_of, members_of
from wastequiz.services.likeness import LEAST_LIKENESS, likeness, pairs_of
from wastequiz.services.name_index import COMMON, NameIndex, folded
from wastequiz.services.school import Failed, School
from wastequiz.services.searches import Met, cleaned, meanings
from wastequiz.services.whereabouts import Detail, Guide, Whereabouts
from wastequiz.store.db import Db
from wastequiz.store.pace import Pace

__all__ = ["Detail", "Finder", "Found", "Hit", "Whereabouts", "build"]

NEAREST = 3
"""So many things that come near are named, where nothing was found."""
MOST_COMPARED = 120
LEAST_LIKENESS_OF_LETTERS = 0.4
"""Two letters in a row are shared by many words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found. `how`: "name", "alias", "pinyin", "initials", "near" (it comes near, one character apart) or "condition"."""

    item: Item
    matched: str  # the name or alias that met the query, as the bank writes it
    how: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query. `counts` and `total` are of all that was found, whatever the filter and the limit; `nearest` only where `total` is 0."""

    query: str
    hits: tuple[Hit, ...]
    counts: Mapping[str, int]  # id of a bin or destination, "" for what has neither: how many
    total: int
    nearest: tuple[Hit, ...] = ()


class Finder:
    """Ready to be asked under one scheme and in one language. `names` may be shared by the finders of one bank, whatever their scheme."""

    def __init__(self, bank: Bank, scheme: Scheme, language: str, names: NameIndex | None = None) -> None:
        self._index = names or NameIndex(bank.items.values())
        self._bank, self._language = bank, language
        self._guide = Guide(bank, scheme, language)
        known = {target.id for target in (*scheme.bins, *scheme.destinations)}
        by_place: dict[str, list[int]] = {}
        for number, item in enumerate(self._index.items):
            ruling = scheme.ruling(item)
            by_place.setdefault(ruling.to if ruling and ruling.to in known else "", []).append(number)
        self._places = {place: bits_of(numbers, len(self._index.items)) for place, numbers in by_place.items()}

    def find(self, typed: str, *, only: str | None = None, limit: int = 60) -> Found:
        """What `typed` may mean, best first. `only`: of one bin or destination ("": what comes apart). Never raises; '' finds nothing."""
        query = cleaned(typed)
        if not query:
            return Found(typed, (), {}, 0)
        wanted = self._index.everything if only is None else self._places.get(only, 0)
        seen, hits = 0, list[Hit]()
        for met in meanings(self._index, query, self._language.startswith("zh")):
            fresh = met.bits & ~seen
            seen |= fresh
            if fresh and len(hits) < limit:
                hits += [self._hit(number, met) for number in members_of(fresh & wanted, limit - len(hits))]
        counts = {place: (seen & bits).bit_count() for place, bits in self._places.items() if seen & bits}
        return Found(typed, tuple(hits), counts, seen.bit_count(), () if seen else self._nearest(query))

    def detail(self, item: Item) -> Detail:
        """Everything look-up says of one thing."""
        return self._guide.detail(item)

    def common(self, n: int = 6) -> tuple[Item, ...]:
        """Up to `n` things people ask for most."""
        return tuple(self._bank.items[i] for i in COMMON if i in self._bank.items)[:n]

    # ---- what of a name was met
    def _hit(self, number: int, met: Met) -> Hit:
        item = self._index.items[number]
        name, own = self._matched(number, item, met)
        return Hit(item, name, "alias" if met.how == "name" and not own else met.how)

    def _matched(self, number: int, item: Item, met: Met) -> tuple[str, bool]:
        """The name that was met, and whether it is the thing's own (not an alias)."""
        names = _names(item)
        words = met.part.split() if met.part.isascii() else []
        if met.pieces or not words:
            index = self._index
            which = index.sounding_name(number, met.pieces, met.alike) if met.pieces else index.holding(number, met.part)
            if which >= 0:
                return [named for named in names if not named[0].isascii()][which]
        return max(names, key=lambda named: _fit(named[0], met.part, words))

    # ---- nothing found
    def _nearest(self, query: str) -> tuple[Hit, ...]:
        """Up to three things with a name that looks alike, the likest first; easier ones first among equals."""
        pairs = pairs_of(query)
        scored: list[tuple[float, int, str]] = []
        for number in self._index.sharing(pairs, MOST_COMPARED):
            best = max(
                ((likeness(query, pairs, folded(words)), words) for words, _ in _names(self._index.items[number])), key=lambda s: s[0]
            )
            if best[0] >= (LEAST_LIKENESS_OF_LETTERS if query.isascii() else LEAST_LIKENESS):
                scored.append((-best[0], number, best[1]))
        return tuple(Hit(self._index.items[number], words, "near") for _, number, words in sorted(scored)[:NEAREST])


def _names(item: Item) -> list[tuple[str, bool]]:
    """Its names (True) and aliases, in the order the index has them."""
    return [*((words, True) for words in item.name.values()), *((words, False) for _, words in item.aliases)]


def _fit(name: str, part: str, words: list[str]) -> float:
    """How well a name answers for what was typed: 99 it is just that, 98 it begins so, 97 it holds it, below that how many of its words it holds, or how like it is."""
    key = name.lower() if words else folded(name)
    if part in key:
        return 99 if part == key else 98 if key.startswith(part) else 97
    there = sum(word.removesuffix("s") in key for word in words)
    return there or likeness(part, pairs_of(part), key) / 2


# ---- for a school
_kept: WeakKeyDictionary[School, tuple[Bank, NameIndex, dict[tuple[str, str, str], Finder]]] = WeakKeyDictionary()


def build(school: School, done: Callable[[Finder], None], failed: Failed) -> None:
    """Makes the finder for the scheme in force and the language spoken beside the window, in slices; kept until one of them or the bank changes."""
    scheme, language = school.scheme, i18n.current()

    def work(db: Db, pace: Pace) -> Finder:
        school.pool(db, scheme.code)  # has the whole bank read
        bank = school.bank
        kept = _kept.get(school)
        if kept is None or kept[0] is not bank:
            kept = _kept[school] = (bank, NameIndex(bank.items.values(), pace.breathe), {})
        key = (scheme.code, scheme.revision, language)
        if key not in kept[2]:
            kept[2][key] = Finder(bank, bank.scheme(scheme.code), language, kept[1])
        return kept[2][key]

    school.paced(work, done, failed)
