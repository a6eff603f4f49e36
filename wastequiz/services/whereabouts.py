"""Where a thing goes, why, what to do first, what it is easily mixed up with, and which cities rule otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wastequiz import i18n
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item, Part
from wastequiz.domain.schemes import Bin, Destination, Scheme
from wastequiz.domain.text import Text
from wastequiz.services.likeness import pairs_of

MOST_CONFUSED = 3


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A thing, or a part of one, and where it goes: a bin, or a destination, or neither (it comes apart, or nobody ruled on it)."""

    name: str
    bin: Bin | None
    destination: Destination | None
    picture: str
    item: Item | None

    @property
    def goes(self) -> str:
        """The id of the bin or destination; '' where there is neither."""
        target = self.bin or self.destination
        return target.id if target else ""


@dataclass(frozen=True, slots=True)
class Detail:
    """All that look-up says of one thing. `actions` are ids (wording.names.action); `verified`: the ruling has a source."""

    item: Item
    name: str
    where: Whereabouts
    why: str
    how: str
    actions: tuple[str, ...]
    parts: tuple[Whereabouts, ...]
    confuse: tuple[Whereabouts, ...]
    cities: tuple[tuple[str, str], ...]
    contested: bool
    verified: bool
    rule: str


class Guide:
    """A bank, ready to say where its things go under one scheme, in one language."""

    def __init__(self, bank: Bank, scheme: Scheme, language: str) -> None:
        self._bank, self._scheme, self._language = bank, scheme, language
        self._bins = {target.id: target for target in scheme.bins}
        self._destinations = {target.id: target for target in scheme.destinations}
        self._heads: dict[str, list[Item]] | None = None

    def where(self, item: Item) -> Whereabouts:
        """Where `item` goes."""
        ruling = self._scheme.ruling(item)
        return self._to(ruling.to if ruling else "", item.name, item.picture, item)

    def part(self, part: Part) -> Whereabouts:
        """Where a part of a thing goes; it has no drawing of its own."""
        ruling = self._scheme.kinds.get(part.kind)
        return self._to(ruling.to if ruling else "", part.name, "", None)

    def _to(self, goes: str, name: Text, picture: str, item: Item | None) -> Whereabouts:
        return Whereabouts(self._told(name), self._bins.get(goes), self._destinations.get(goes), picture, item)

    def _told(self, text: Text) -> str:
        """A text of the bank in the language spoken; in the made language it is made too, as everywhere else."""
        return i18n.pseudo(text.to(i18n.SOURCE_LANGUAGE)) if self._language == i18n.PSEUDO else text.to(self._language)

    def detail(self, item: Item) -> Detail:
        """Everything about `item`; quick enough to be asked at a touch."""
        scheme, kind = self._scheme, self._bank.kinds.get(item.kind)
        where, ruling = self.where(item), scheme.ruling(item)
        rulings = [ruling] if item.kind else [scheme.kinds.get(part.kind) for part in item.parts]
        why = (ruling and ruling.why) or item.why or (kind.why if kind else None)
        return Detail(
            item=item,
            name=where.name,
            where=where,
            why=self._told(why) if why else "",
            how=self._told(where.destination.how) if where.destination else "",
            actions=item.actions,
            parts=tuple(map(self.part, item.parts)),
            confuse=self._confused(item, where),
            cities=self._otherwise(item, where),
            contested=item.contested or bool(kind and kind.contested),
            verified=all(one is not None and one.verified for one in rulings),
            rule=self._told(scheme.rule),
        )

    # ---- what it is mixed up with
    def _confused(self, item: Item, where: Whereabouts) -> tuple[Whereabouts, ...]:
        """At most three things that go elsewhere: its twin, then those named alike, then those of a kind named alike."""
        found: dict[str, Whereabouts] = {}
        for other in self._candidates(item):
            place = self.where(other)
            if other.id != item.id and place.goes not in ("", where.goes):
                found.setdefault(other.id, place)
            if len(found) == MOST_CONFUSED:
                break
        return tuple(found.values())

    def _candidates(self, item: Item) -> Iterator[Item]:
        twin = self._bank.items.get(item.twin_of)
        yield from (twin,) if twin else ()
        yield from self._alike(item)
        if item.kind:
            yield from self._of_a_kind_like(item.kind)

    def _alike(self, item: Item) -> list[Item]:
        """Things that share the last two signs of a name, which say what it is: the fewer share them, the more they tell; easier ones first."""
        if self._heads is None:
            self._heads = {}
            for other in self._bank.items.values():  # by what it is called here: of other names nobody sees why it is told
                for pair in pairs_of(other.name.to("zh_CN")):
                    self._heads.setdefault(pair, []).append(other)
        score: dict[str, float] = {}
        for head in _heads(item):
            others = self._heads.get(head, [])
            for other in others:
                score[other.id] = score.get(other.id, 0) + 1 / len(others)
        items = self._bank.items
        return [items[i] for i in sorted(score, key=lambda i: (-score[i], not items[i].picture, items[i].difficulty))]

    def _of_a_kind_like(self, kind: str) -> list[Item]:
        """The easiest thing of every kind of waste whose name ends alike: 花生壳 and 硬果壳."""
        ends = self._bank.kinds[kind].name.to("zh_CN")[-1:]
        easiest: dict[str, Item] = {}
        for other in self._bank.items.values():
            if other.kind and self._bank.kinds[other.kind].name.to("zh_CN").endswith(ends):
                known = easiest.get(other.kind)
                if known is None or (not known.picture, known.difficulty) > (not other.picture, other.difficulty):
                    easiest[other.kind] = other
        return list(easiest.values())

    # ---- other cities
    def _otherwise(self, item: Item, where: Whereabouts) -> tuple[tuple[str, str], ...]:
        """The other cities of the same country that send it elsewhere, each with the words for where; only what has a source counts."""
        found: list[tuple[str, str]] = []
        country = self._scheme.code.partition("-")[0]
        for other in self._bank.schemes.values():
            ruling = other.ruling(item)
            if not other.is_city or other.code == self._scheme.code or other.code.partition("-")[0] != country:
                continue
            if ruling is not None and ruling.verified and ruling.to != where.goes:
                target = other.bin(ruling.to) or other.destination(ruling.to)
                found += [(self._told(other.name), self._told(target.name))] if target else []
        return tuple(found)


def _chinese(item: Item) -> list[str]:
    """A thing's Chinese names; whatever name it has, where it has none."""
    return [item.name.to("zh_CN"), *(words for lang, words in item.aliases if lang.startswith("zh"))]


def _heads(item: Item) -> list[str]:
    return list(dict.fromkeys(name[-2:] for name in _chinese(item)))
