"""The bank: all items, kinds of waste, schemes and written questions, and the pool a round is drawn from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field

from wastequiz.domain.errors import UnknownScheme
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band, Item, KindOfWaste
from wastequiz.domain.questions import ANYWHERE, ITEM_TOPIC, Authored, told_in_pictures
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sets import ReadySet


@dataclass(frozen=True)
class Bank:
    """Everything that can be asked. `questions` may be left empty where they are fetched by key from the store."""

    kinds: Mapping[str, KindOfWaste]
    items: Mapping[str, Item]
    schemes: Mapping[str, Scheme]
    questions: Mapping[str, Authored] = field(default_factory=dict[str, Authored])
    sets: Mapping[str, ReadySet] = field(default_factory=dict[str, ReadySet])

    def scheme(self, code: str) -> Scheme:
        """The scheme of that code. Raises UnknownScheme."""
        if code not in self.schemes:
            raise UnknownScheme(code, tuple(self.schemes))
        return self.schemes[code]

    def picture_of(self, item: Item) -> str:
        """The picture's name: its own, else its kind's; for a thing of parts without a picture its first part's kind's."""
        if item.picture:
            return item.picture
        kind = item.kind or item.parts[0].kind
        return self.kinds[kind].picture


@dataclass(frozen=True)
class Card:
    """What the draw needs to know of one written question, without its words."""

    key: str
    kind: str
    topic: str
    band: Band
    difficulty: int
    schemes: tuple[str, ...] = ()
    pictured: bool = False  # see `told_in_pictures`
    scored: bool = True  # False: practice only, its source is still to be read


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Group:
    """Questions that are alike to the draw. `bin_id` is '' for written ones and things of parts, `kind` is '' for items of one bin."""

    kind: str
    topic: str
    bin_id: str
    band: Band
    difficulty: int
    scored: bool
    pictured: bool = False  # one who cannot read can answer it: a thing with a drawing of its own, a question told in pictures
    alike: bool = False  # easily taken for another: it has a twin in another state


@dataclass(frozen=True)
class Pool:
    """All a scheme can ask, grouped, so that drawing takes as long from 100,000 questions as from 1,000."""

    scheme: Scheme
    groups: Mapping[Group, list[str]]  # keys of written questions, or ids of items


TAKE_APART = "take_apart"
"""The question kind that things of parts are drawn for."""


def goes_somewhere(kind_of_waste: str, scheme: Scheme) -> bool:
    """Whether the scheme names a bin or another place for that kind of waste."""
    ruling = scheme.kinds.get(kind_of_waste)
    return ruling is not None and (scheme.bin(ruling.to) or scheme.destination(ruling.to)) is not None


def parts_may_score(thing: Item, bank: Bank, scheme: Scheme) -> bool:
    """Whether a thing of parts may be asked for points: every part has a sourced ruling, a contested one from this city itself."""
    rulings = [(scheme.kinds.get(part.kind), bank.kinds[part.kind].contested) for part in thing.parts]
    return not thing.contested and all(
        r is not None and r.verified and (not doubtful or ((scheme.is_city or scheme.abroad) and r.own)) for r, doubtful in rulings
    )


def holds_in(schemes: Collection[str], scheme: Scheme) -> bool:
    """Whether a written question is right under `scheme`: it names it, it holds ANYWHERE, or it names none and `scheme` is our country's."""
    return bool({scheme.code, ANYWHERE} & set(schemes)) if schemes else not scheme.abroad


def card_of(question: Authored) -> Card:
    return Card(
        question.key,
        question.kind,
        question.topic,
        question.band,
        question.difficulty,
        question.schemes,
        pictured=told_in_pictures(question),
        scored=not question.source.unread,
    )


def group_of(item: Item, bank: Bank, scheme: Scheme) -> Group | None:
    """The group a thing of one kind lies in; None where it has no bin."""
    ruling = scheme.ruling(item)
    if ruling is None or scheme.bin(ruling.to) is None:
        return None
    scored = scheme.may_score(item, bank.kinds[item.kind].contested)
    return Group("", ITEM_TOPIC, ruling.to, item.band, item.difficulty, scored, bool(item.picture), bool(item.twin_of))


def pool_of(bank: Bank, scheme: Scheme, cards: Iterable[Card]) -> Pool:
    """The pool of `scheme`: every item that has a bin in it, and every card that holds there."""
    groups: dict[Group, list[str]] = {}
    for item in bank.items.values():
        if item.parts:
            if all(goes_somewhere(part.kind, scheme) for part in item.parts):
                scored = parts_may_score(item, bank, scheme)
                groups.setdefault(Group(TAKE_APART, ITEM_TOPIC, "", item.band, item.difficulty, scored), []).append(item.id)
            continue
        group = group_of(item, bank, scheme)
        if group is not None:
            groups.setdefault(group, []).append(item.id)
    for card in cards:
        if not holds_in(card.schemes, scheme):
            continue
        groups.setdefault(_group_of(card), []).append(card.key)
    return Pool(scheme, groups)


def _group_of(card: Card) -> Group:
    return Group(card.kind, card.topic, "", card.band, card.difficulty, card.scored, card.pictured)


def renewed(pool: Pool, before: Iterable[Card | None], after: Iterable[Card | None]) -> Pool:
    """The pool once the written questions `before` have become those `after`; what was not in it, and what does not hold there, is passed over."""
    groups = dict(pool.groups)
    for card in before:
        group = _group_of(card) if card is not None else None
        if card is not None and group in groups and card.key in groups[group]:
            left = [key for key in groups[group] if key != card.key]
            if left:
                groups[group] = left
            else:
                del groups[group]
    for card in after:
        if card is not None and holds_in(card.schemes, pool.scheme):
            group = _group_of(card)
            groups[group] = [*(key for key in groups.get(group, ()) if key != card.key), card.key]
    return Pool(pool.scheme, groups)


def with_more(pool: Pool, cards: Mapping[Card, Sequence[str]]) -> Pool:
    """The pool with more written questions at the end: keys of questions by what they are to the draw (a card's own key does not count)."""
    groups = dict(pool.groups)
    for card, keys in cards.items():
        if holds_in(card.schemes, pool.scheme):
            group = Group(card.kind, card.topic, "", card.band, card.difficulty, card.scored, card.pictured)
            groups[group] = [*groups.get(group, ()), *keys]
    return Pool(pool.scheme, groups)


FetchAuthored = Callable[[str], Authored]
"""Gives the written question of a key. Raises KeyError where there is none."""
