"""Drawing a round: the right age and topic, a mix of kinds, bins balanced, nothing twice, the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from wastequiz.domain.bank import Bank, FetchAuthored, Group, Pool
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band, Item
from wastequiz.domain.kinds import KINDS, pick_from_bin, single_choice, true_false, which_bin
from wastequiz.domain.questions import ITEM_TOPIC, Authored, Question
from wastequiz.domain.rounds import Round, RoundSpec
from wastequiz.domain.students import GUEST, Contestant

MIX: Mapping[str, int] = {which_bin.NAME: 4, pick_from_bin.NAME: 3, single_choice.NAME: 2, true_false.NAME: 1}
"""How often each kind comes in a mixed round, as weights; a kind that is not named here weighs 1."""

WRONG_OPTIONS = 3
TRIES = 24
"""How often a random pick may miss (drawn already, same picture) before the next group is tried."""


def draw_round(
    round_id: str,
    spec: RoundSpec,
    seed: int,
    bank: Bank,
    pool: Pool,
    fetch: FetchAuthored,
    contestant: Contestant = GUEST,
) -> Round:
    """A round of up to `spec.length` questions, fewer where the bank has no more that fit. Raises NoQuestions where there is not one."""
    drawer = _Drawer(spec, Random(seed), bank, pool, fetch)
    questions = drawer.draw()
    if not questions:
        raise NoQuestions(spec.scheme, spec.topic)
    return Round(round_id, spec, seed, pool.scheme.revision, tuple(questions), contestant)


def rebuild(key: str, order: Sequence[str], bank: Bank, pool: Pool, fetch: FetchAuthored) -> Question:
    """The question of `key` with its options in `order`, for a round taken up again.

    Raises KeyError or ValueError where the bank no longer has it, or no longer with those options.
    """
    kind, _, item_id = key.partition(":")
    if kind == which_bin.NAME and item_id:
        item = bank.items[item_id]
        return which_bin.build(item, bank.kinds[item.kind], pool.scheme).in_order(tuple(order))
    if kind == pick_from_bin.NAME and item_id:
        others = [bank.items[i] for i in order if i != item_id]
        return pick_from_bin.build(bank.items[item_id], others, dict(bank.kinds), pool.scheme).in_order(tuple(order))
    return single_choice.build(fetch(key)).in_order(tuple(order))


class _Drawer:
    """One draw under way: what is left to draw from, and what was taken."""

    def __init__(self, spec: RoundSpec, rng: Random, bank: Bank, pool: Pool, fetch: FetchAuthored) -> None:
        self.spec, self.rng, self.bank, self.pool, self.fetch = spec, rng, bank, pool, fetch
        self.taken: set[tuple[str, str]] = set()  # with the group's kind: an item and a written question may bear one name
        self.items_by_bin: dict[str, list[Group]] = {}
        self.written_by_kind: dict[str, list[Group]] = {}
        for group in sorted(g for g in pool.groups if self._fits(g)):
            if group.bin_id:
                self.items_by_bin.setdefault(group.bin_id, []).append(group)
            else:
                self.written_by_kind.setdefault(group.kind, []).append(group)
        self.bins_open = [b.id for b in pool.scheme.bins if b.id in self.items_by_bin]
        self.bins_next: list[str] = []

    def _fits(self, group: Group) -> bool:
        spec = self.spec
        if group.band > spec.band or not (group.scored or spec.practice):
            return False
        if spec.topic is not None and group.topic != spec.topic:
            return False
        if spec.pictures_only and (group.topic != ITEM_TOPIC or group.band > Band.pre or not group.pictured):
            return False
        return not spec.kinds or not group.kind or group.kind in spec.kinds

    def draw(self) -> list[Question]:
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

    def _kinds(self) -> dict[str, int]:
        """The kinds that can be drawn, with their weights."""
        possible: dict[str, int] = {}
        for name, kind in KINDS.items():
            if self.spec.kinds and name not in self.spec.kinds:
                continue
            if self.items_by_bin if kind.from_items else self.written_by_kind.get(name):
                possible[name] = MIX.get(name, 1)
        return possible

    def _one(self, kind: str) -> Question | None:
        if not KINDS[kind].from_items:
            written = self._pick(self.written_by_kind[kind])
            return None if written is None else self._written(self.fetch(written))
        turn = self._next_item()
        if turn is None:
            return None
        bin_id, item = turn
        if kind == which_bin.NAME:
            return which_bin.build(item, self.bank.kinds[item.kind], self.pool.scheme)
        return self._pick_question(item, bin_id)

    def _next_item(self) -> tuple[str, Item] | None:
        """An untaken item of the bin whose turn it is: bins come round in a shuffled circle, used-up ones step out, so the rest stay balanced."""
        while self.bins_open:
            if not self.bins_next:
                self.bins_next = self.rng.sample(self.bins_open, len(self.bins_open))
            bin_id = self.bins_next.pop()
            item_id = self._pick(self.items_by_bin[bin_id])
            if item_id is not None:
                return bin_id, self.bank.items[item_id]
            self.bins_open.remove(bin_id)
        return None

    def _pick(self, groups: list[Group]) -> str | None:
        """An untaken key, each equally likely; None where all are taken."""
        sizes = [len(self.pool.groups[g]) for g in groups]
        for _ in range(TRIES):
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

    def _written(self, authored: Authored) -> Question:
        question = single_choice.build(authored)
        if authored.kind == true_false.NAME:
            return question
        order = [o.id for o in question.options]
        self.rng.shuffle(order)
        return question.in_order(tuple(order))

    def _pick_question(self, right: Item, bin_id: str) -> Question:
        """pick_from_bin around `right`: wrong items from other bins, no picture twice; with nothing to choose from, which_bin."""
        others: list[Item] = []
        pictures = {self.bank.picture_of(right)}
        bins = [b for b in self.items_by_bin if b != bin_id]
        self.rng.shuffle(bins)
        for turn in range(WRONG_OPTIONS if bins else 0):
            groups = self.items_by_bin[bins[turn % len(bins)]]
            other = self._unlike(groups, pictures, {right.id, *(o.id for o in others)})
            if other is not None:
                others.append(other)
                pictures.add(self.bank.picture_of(other))
        if not others:
            return which_bin.build(right, self.bank.kinds[right.kind], self.pool.scheme)
        question = pick_from_bin.build(right, others, dict(self.bank.kinds), self.pool.scheme)
        order = [o.id for o in question.options]
        self.rng.shuffle(order)
        return question.in_order(tuple(order))

    def _unlike(self, groups: list[Group], pictures: set[str], used: set[str]) -> Item | None:
        sizes = [len(self.pool.groups[g]) for g in groups]
        for _ in range(TRIES):
            group = self.rng.choices(groups, weights=sizes)[0]
            item = self.bank.items[self.rng.choice(self.pool.groups[group])]
            if item.id not in used and self.bank.picture_of(item) not in pictures:
                return item
        return None
