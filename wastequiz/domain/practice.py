"""Making questions of what was chosen for practice, until a round is full."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import cycle
from random import Random

from wastequiz.domain.bank import Bank, FetchAuthored, Pool
from wastequiz.domain.draw import ITEM_THING, Drawer
from wastequiz.domain.kinds import pick_from_bin, which_bin
from wastequiz.domain.memory import Pick, item_of
from wastequiz.domain.questions import Question
from wastequiz.domain.rounds import RoundSpec, Why

MORE_DRAWN = 20
"""So many questions are drawn to find new ones among."""


class Asker:
    """Makes the questions of one practice round. `spec` says band, length, and whether pictures alone may be asked; the same `rng`, the same
    round.
    """

    def __init__(self, bank: Bank, pool: Pool, fetch: FetchAuthored, spec: RoundSpec, rng: Random) -> None:
        self.bank, self.pool, self.fetch, self.spec, self.rng = bank, pool, fetch, spec, rng
        self.questions: list[Question] = []
        self.reasons: list[Why | None] = []
        self._things: set[str] = set()
        self._drawer = Drawer(spec, rng, bank, pool, fetch)
        self._groups = self._drawer.items_by_bin
        self._items = {bin_id: [i for g in groups for i in pool.groups[g]] for bin_id, groups in self._groups.items()}
        self._bin_of = {i: bin_id for bin_id, items in self._items.items() for i in items}

    @property
    def missing(self) -> int:
        """How many questions there is room for."""
        return self.spec.length - len(self.questions)

    def ask(self, picks: Iterable[Pick]) -> None:
        """Takes picks in their order until the round is full; passed over is what does not suit, or what the bank no longer has."""
        for pick in picks:
            if self.missing > 0 and pick.thing not in self._things:
                question = self._about(pick)
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
                self.ask([Pick(ITEM_THING + waiting[bin_id].pop(0), why, other)])

    def _shuffled(self, bin_id: str, known: Sequence[str]) -> list[str]:
        """The things of a bin in any order, behind those that are `known` to be mixed up."""
        there = list(self._items.get(bin_id, ()))
        self.rng.shuffle(there)
        first = dict.fromkeys(i for i in known if self._bin_of.get(i) == bin_id)
        return [*first, *(i for i in there if i not in first)]

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
    def _drawn(self) -> list[Question]:
        return Drawer(replace(self.spec, length=MORE_DRAWN), self.rng, self.bank, self.pool, self.fetch).draw()

    def _take(self, question: Question, thing: str, why: Why | None) -> None:
        self._things.add(thing)
        self.questions.append(question)
        self.reasons.append(why)

    def _about(self, pick: Pick) -> Question | None:
        """A question about a thing, among things of the bin it was put into where that is known; None where it does not suit."""
        item_id = item_of(pick.thing)
        if item_id and item_id not in self._bin_of:
            return None
        between = (self._bin_of.get(item_id, ""), pick.chosen_bin)
        self._drawer.items_by_bin = {b: self._groups[b] for b in between} if pick.chosen_bin in self._groups and item_id else self._groups
        question = self._drawer.about(pick.thing)
        if question is None or item_id:
            return question
        suits = question.band <= self.spec.band and not self.spec.pictures_only
        return question if suits and self._in_bank(question) else None

    def _in_bank(self, question: Question) -> bool:
        """Whether the bank still asks it: what was taken out of it stays readable, for reports, but is not to be asked."""
        if question.subject_id:
            return True
        of_it = [g for g in self.pool.groups if g.kind == question.kind and g.topic == question.topic and not g.bin_id]
        return any(question.key in self.pool.groups[g] for g in of_it)


def thing_of(question: Question) -> str:
    """What is remembered of a question with one thing to sort: the item; else its key."""
    if question.kind in (which_bin.NAME, pick_from_bin.NAME):
        return ITEM_THING + question.subject_id
    return question.key
