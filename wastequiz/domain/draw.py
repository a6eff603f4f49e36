"""Drawing a round: the right age and topic, a mix of kinds, bins balanced, nothing twice, the same for the same seed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random

from wastequiz.domain.bank import Bank, FetchAuthored, Group, Pool, holds_in
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band, Item
from wastequiz.domain.kinds import KINDS, item_kind, pick_from_bin, single_choice, true_false, which_bin, written_kind
from wastequiz.domain.kinds.kind import ItemKind
from wastequiz.domain.questions import ITEM_TOPIC, Question
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.sets import ReadySet
from wastequiz.domain.students import GUEST, Contestant

MIX: Mapping[str, int] = {which_bin.NAME: 8, pick_from_bin.NAME: 6, single_choice.NAME: 4, true_false.NAME: 2}
"""How often each kind comes in a mixed round, as weights; a kind that is not named here weighs 1."""

TRIES = 24
"""How often a random pick may miss (drawn already, same picture) before the next group is tried."""

YOUNG, DRAWN_OFTEN = Band.g34, 0.75
"""Rounds for those up to YOUNG ask so often about a thing that has its own drawing, where there is one left."""

ITEM_THING = "item:"
"""What a remembered item is called, before its id; anything else that is remembered is a question's key."""


def draw_round(
    round_id: str,
    spec: RoundSpec,
    seed: int,
    bank: Bank,
    pool: Pool,
    fetch: FetchAuthored,
    contestant: Contestant = GUEST,
) -> Round:
    """A round of up to `spec.length` questions, fewer where the bank has no more that fit. Raises NoQuestions where there is not one.

    A level that only written questions fit is played with things where there are none for the scheme: the path must go on abroad too.
    """
    questions = Drawer(spec, Random(seed), bank, pool, fetch).draw()
    if not questions and spec.level:
        questions = Drawer(replace(spec, topics=(ITEM_TOPIC,)), Random(seed), bank, pool, fetch).draw()
    if not questions:
        raise NoQuestions(spec.scheme, spec.topic)
    return Round(round_id, spec, seed, pool.scheme.revision, tuple(questions), contestant)


def draw_set(
    round_id: str,
    spec: RoundSpec,
    seed: int,
    ready: ReadySet,
    bank: Bank,
    pool: Pool,
    fetch: FetchAuthored,
    contestant: Contestant = GUEST,
) -> Round:
    """A round of a ready set: those of its questions that hold under the rules, in their order, or as many of them as it draws.

    Raises NoQuestions where not one holds. Questions without a sourced ruling come in practice only.
    """
    rng = Random(seed)
    keys = list(ready.keys)
    if ready.length or spec.exam:
        rng.shuffle(keys)
    drawer = Drawer(spec, rng, bank, pool, fetch)
    questions: list[Question] = []
    for key in keys:
        question = drawer.about(key)
        if question is not None and (question.scored or spec.practice):
            questions.append(question)
            if len(questions) == ready.size:
                break
    if not questions:
        raise NoQuestions(spec.scheme, None)
    return Round(round_id, spec, seed, pool.scheme.revision, tuple(questions), contestant)


def rebuild(key: str, order: Sequence[str], bank: Bank, pool: Pool, fetch: FetchAuthored) -> Question:
    """The question of `key` laid out in `order`, for a round taken up again.

    Raises KeyError or ValueError where the bank no longer has it, or no longer with those options.
    """
    name, _, item_id = key.partition(":")
    kind = item_kind(name)
    if kind is not None and item_id:
        return kind.rebuild(bank.items[item_id], order, bank, pool.scheme)
    authored = fetch(key)
    return written_kind(authored.kind).build(authored).in_order(tuple(order))


class Drawer:
    """One draw under way: what is left to draw from, and what was taken. It is the `Source` of kinds made from items."""

    def __init__(self, spec: RoundSpec, rng: Random, bank: Bank, pool: Pool, fetch: FetchAuthored) -> None:
        self.spec, self.rng, self.bank, self.pool, self.fetch = spec, rng, bank, pool, fetch
        self.scheme = pool.scheme
        self.taken: set[tuple[str, str]] = set()  # with the group's kind: an item and a written question may bear one name
        self.items_by_bin: dict[str, list[Group]] = {}
        self.others_by_kind: dict[str, list[Group]] = {}
        """Written questions, and things of parts, by the kind they are asked as."""
        for group in sorted(g for g in pool.groups if self._fits(g)):
            if group.bin_id:
                self.items_by_bin.setdefault(group.bin_id, []).append(group)
            else:
                self.others_by_kind.setdefault(group.kind, []).append(group)
        self.bins_open = [b.id for b in pool.scheme.bins if b.id in self.items_by_bin]
        self.bins_next: list[str] = []

    def _fits(self, group: Group) -> bool:
        spec = self.spec
        if group.band > spec.band or not (group.scored or spec.practice) or group.difficulty > spec.hardest:
            return False
        if (spec.topic is not None and group.topic != spec.topic) or (spec.topics and group.topic not in spec.topics):
            return False
        if spec.pictures_only and (group.band > Band.pre or not group.pictured):
            return False
        if spec.look_alikes and group.bin_id and not group.alike:
            return False
        if spec.drawn and group.bin_id and not group.pictured:
            return False
        return not spec.kinds or not group.kind or group.kind in spec.kinds

    def draw(self) -> list[Question]:
        """As many questions as the round is long, fewer where nothing is left."""
        kinds = self._kinds()
        questions: list[Question] = []
        while kinds and len(questions) < self.spec.length:
            kind = self.rng.choices(list(kinds), weights=list(kinds.values()))[0]
            question = self._one(kind)
            if question is None:
                del kinds[kind]
            else:
                questions.append(question)
        return questions

    def about(self, thing: str) -> Question | None:
        """A question about one thing that is remembered ("item:banana_peel", or a question's key); None where it cannot be asked here.

        An item is asked as which_bin or pick_from_bin, whichever the dice say.
        """
        if not thing.startswith(ITEM_THING):
            name, _, item_id = thing.partition(":")
            kind = item_kind(name)
            if kind is None or not item_id:
                return self._known_written(thing)
            return self._known_item(kind, item_id)
        return self._known_item(self.rng.choice((which_bin.KIND, pick_from_bin.KIND)), thing.removeprefix(ITEM_THING))

    def _known_item(self, kind: ItemKind, item_id: str) -> Question | None:
        item = self.bank.items.get(item_id)
        if item is None:
            return None
        self.taken.add(("", item_id))
        try:
            return kind.draw(self, item)
        except (KeyError, ValueError):  # the rules have changed since
            return None

    def _known_written(self, key: str) -> Question | None:
        try:
            authored = self.fetch(key)
            kind = written_kind(authored.kind)
        except KeyError:
            return None
        self.taken.add((authored.kind, key))
        return kind.lay_out(kind.build(authored), self.rng) if holds_in(authored.schemes, self.scheme) else None

    def _kinds(self) -> dict[str, int]:
        """The kinds that can be drawn, with their weights; those that were asked for by name come equally often."""
        possible: dict[str, int] = {}
        for name, kind in KINDS.items():
            if (self.spec.kinds and name not in self.spec.kinds) or (self.spec.pictures_only and kind.needs_reading):
                continue
            from_bins = isinstance(kind, ItemKind) and not kind.needs_parts
            if self.items_by_bin if from_bins else self.others_by_kind.get(name):
                possible[name] = 1 if self.spec.kinds else MIX.get(name, 1)
        return possible

    def _one(self, name: str) -> Question | None:
        kind = KINDS[name]
        if isinstance(kind, ItemKind):
            return kind.draw(self)
        key = self._pick(self.others_by_kind[name])
        return None if key is None else kind.lay_out(kind.build(self.fetch(key)), self.rng)

    # ---- what kinds made from items ask for
    def next_item(self, *, pictured: bool = False) -> Item | None:
        """An untaken item of the bin whose turn it is: bins come round in a shuffled circle, used-up ones step out, so the rest stay balanced."""
        while self.bins_open:
            if not self.bins_next:
                self.bins_next = self.rng.sample(self.bins_open, len(self.bins_open))
            bin_id = self.bins_next.pop()
            groups = self.items_by_bin[bin_id]
            pictured = pictured or (self.spec.band <= YOUNG and self.rng.random() < DRAWN_OFTEN)
            drawn = self._pick([g for g in groups if g.pictured]) if pictured else None
            item_id = drawn or self._pick(groups)
            if item_id is not None:
                return self.bank.items[item_id]
            self.bins_open.remove(bin_id)
        return None

    def bins(self, besides: Collection[str] = ()) -> list[str]:
        bins = [b for b in self.items_by_bin if b not in besides]
        self.rng.shuffle(bins)
        return bins

    def company(self, bin_id: str, unlike: Collection[Item]) -> Item | None:
        there = self.items_by_bin.get(bin_id, [])
        groups = [g for g in there if g.pictured] or there
        used, pictures = {i.id for i in unlike}, {self.bank.picture_of(i) for i in unlike}
        for item in self._any_items(groups):
            if item.id not in used and self.bank.picture_of(item) not in pictures:
                return item
        return None

    def _any_items(self, groups: list[Group]) -> Iterable[Item]:
        """Items of those groups, picked at random, TRIES of them."""
        sizes = [len(self.pool.groups[g]) for g in groups]
        for _ in range(TRIES if groups else 0):
            group = self.rng.choices(groups, weights=sizes)[0]
            yield self.bank.items[self.rng.choice(self.pool.groups[group])]

    def thing_of_parts(self) -> Item | None:
        thing = self._pick([g for name, groups in self.others_by_kind.items() if needs_parts(name) for g in groups])
        return None if thing is None else self.bank.items[thing]

    def _pick(self, groups: list[Group]) -> str | None:
        """An untaken key, each equally likely; None where all are taken."""
        sizes = [len(self.pool.groups[g]) for g in groups]
        for _ in range(TRIES if groups else 0):
            group = self.rng.choices(groups, weights=sizes)[0]
            key = self.rng.choice(self.pool.groups[group])
            if (group.kind, key) not in self.taken:
                self.taken.add((group.kind, key))
                return key
        for group in groups:
            left = [key for key in self.pool.groups[group] if (group.kind, key) not in self.taken]
            if left:
                key = self.rng.choice(left)
                self.taken.add((group.kind, key))
                return key
        return None


def needs_parts(name: str) -> bool:
    """Whether a question kind is made from things that come apart."""
    kind = item_kind(name)
    return kind is not None and kind.needs_parts
