"""Making questions of what was chosen for practice: a thing as which bin or pick from the bin, anything else as it was asked before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import cycle
from random import Random

from wastequiz.domain.bank import Bank, FetchAuthored, Group, Pool
from wastequiz.domain.draw import WRONG_OPTIONS, draw_round, rebuild
from wastequiz.domain.errors import NoQuestions
from wastequiz.domain.items import Band, Item
from wastequiz.domain.kinds import pick_from_bin, single_choice, which_bin
from wastequiz.domain.memory import ITEM, Pick, item_of
from wastequiz.domain.questions import ITEM_TOPIC, Question
from wastequiz.domain.rounds import RoundSpec, Why

OrderOf = Callable[[int], Sequence[str]]
"""Gives the order of the options at the answer of a journal number. Raises KeyError where there is none."""

MORE_DRAWN = 20
"""So many questions are drawn to find new ones among."""


class Asker:
    """Makes the questions of one practice round. `spec` says band, and whether pictures alone may be asked; the same `rng`, the same round."""

    def __init__(self, bank: Bank, pool: Pool, fetch: FetchAuthored, spec: RoundSpec, rng: Random, order_of: OrderOf) -> None:
        self.bank, self.pool, self.fetch, self.spec, self.rng, self.order_of = bank, pool, fetch, spec, rng, order_of
        self.questions: list[Question] = []
        self.reasons: list[Why | None] = []
        self._things: set[str] = set()
        self._items: dict[str, list[str]] = {}
        for group in sorted(g for g in pool.groups if self._fits(g)):
            self._items.setdefault(group.bin_id, []).extend(pool.groups[group])

    def _fits(self, group: Group) -> bool:
        """Whether the items of a group suit this student: things of the grade band; for one who cannot read those with a drawing."""
        if group.topic != ITEM_TOPIC or not group.bin_id or group.band > self.spec.band:
            return False
        return not self.spec.pictures_only or (group.band == Band.pre and group.pictured)

    @property
    def missing(self) -> int:
        return self.spec.length - len(self.questions)

    def ask(self, picks: Iterable[Pick]) -> None:
        """Takes picks in their order until the round is full; passed over is what does not suit, or what the bank no longer has."""
        for pick in picks:
            if self.missing > 0 and pick.thing not in self._things:
                question = self._of(pick)
                if question is not None:
                    self._take(question, pick.thing, pick.why)

    def ask_pair(self, true_bin: str, chosen_bin: str, known: Sequence[str] = (), *, keep: int = 0) -> None:
        """Takes things of two bins that are mixed up, two of the true one to each of the other, `known` ones first; `keep` places stay free."""
        why = Why("mix_up", bins=(true_bin, chosen_bin))
        waiting = {b: self._shuffled(b, known) for b in (true_bin, chosen_bin)}
        turns = cycle((true_bin, chosen_bin, true_bin))
        while self.missing > keep and any(waiting.values()):
            bin_id = next(turns)
            if waiting[bin_id]:
                other = chosen_bin if bin_id == true_bin else true_bin
                self.ask([Pick(ITEM + waiting[bin_id].pop(0), why, chosen_bin=other)])

    def _shuffled(self, bin_id: str, known: Sequence[str]) -> list[str]:
        """The things of a bin in any order, behind those that are `known` to be mixed up."""
        there = self._items.get(bin_id, [])
        first = [i for i in known if i in set(there)]
        rest = [i for i in there if i not in set(first)]
        self.rng.shuffle(rest)
        return first + rest

    def ask_new(self, known: Collection[str], *, keep: int = 0) -> None:
        """Takes questions as any round draws them, about things that are not `known`; `keep` places stay free."""
        for question in self._drawn if self.missing > keep else ():
            thing = thing_of(question)
            if self.missing > keep and thing not in self._things and thing not in known:
                self._take(question, thing, Why("new"))

    def ask_any(self) -> None:
        """Fills the round with whatever any round draws, for no reason."""
        for question in self._drawn if self.missing > 0 else ():
            if self.missing > 0 and thing_of(question) not in self._things:
                self._take(question, thing_of(question), None)

    @cached_property
    def _drawn(self) -> tuple[Question, ...]:
        spec = replace(self.spec, length=MORE_DRAWN)
        try:
            return draw_round("", spec, self.rng.getrandbits(48), self.bank, self.pool, self.fetch).questions
        except NoQuestions:
            return ()

    def _take(self, question: Question, thing: str, why: Why | None) -> None:
        self._things.add(thing)
        self.questions.append(question)
        self.reasons.append(why)

    def _of(self, pick: Pick) -> Question | None:
        item_id = item_of(pick.thing)
        try:
            return self._of_item(item_id, pick.chosen_bin) if item_id else self._as_before(pick)
        except (KeyError, ValueError):
            return None

    def _of_item(self, item_id: str, chosen_bin: str) -> Question | None:
        """An item as which bin, or among things of the bins it is mixed up with."""
        bin_id = next((b for b, ids in self._items.items() if item_id in ids), None)
        if bin_id is None:
            return None
        others = list(self._others(self.bank.items[item_id], bin_id, chosen_bin)) if self.rng.random() < 0.5 else []
        if not others:
            order = [b.id for b in self.pool.scheme.bins]
            return rebuild(f"{which_bin.NAME}:{item_id}", order, self.bank, self.pool, self.fetch)
        order = [item_id, *others]
        self.rng.shuffle(order)
        return rebuild(f"{pick_from_bin.NAME}:{item_id}", order, self.bank, self.pool, self.fetch)

    def _others(self, right: Item, bin_id: str, chosen_bin: str) -> Iterator[str]:
        """Up to three wrong options: of the bin it was put in where that is known, no picture twice."""
        bins = [chosen_bin] if chosen_bin in self._items and chosen_bin != bin_id else [b for b in self._items if b != bin_id]
        there = [i for b in bins for i in self._items[b]]
        pictures = {self.bank.picture_of(right)}
        for item_id in self.rng.sample(there, len(there)):
            picture = self.bank.picture_of(self.bank.items[item_id])
            if picture not in pictures:
                pictures.add(picture)
                yield item_id
            if len(pictures) > WRONG_OPTIONS:
                return

    def _as_before(self, pick: Pick) -> Question | None:
        """A question that sorts nothing, as it was asked before; the options of a choice are mixed anew."""
        order = list(self.order_of(pick.seq))
        question = rebuild(pick.thing, order, self.bank, self.pool, self.fetch)
        if question.band > self.spec.band or self.spec.pictures_only:
            return None
        if question.kind in (single_choice.NAME, "multiple_choice"):
            self.rng.shuffle(order)
            return question.in_order(tuple(order))
        return question


def thing_of(question: Question) -> str:
    """What is remembered of a question with one thing to sort: the item; else its key."""
    if question.kind in (which_bin.NAME, pick_from_bin.NAME):
        return ITEM + question.subject_id
    return question.key
