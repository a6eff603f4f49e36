"""Up to five items, all bins: put each where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from wastequiz.domain import putting
from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.kinds.kind import ItemKind, Putting, Source
from wastequiz.domain.questions import Choice, Question, Sort
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sorted_items import bin_of, bins_as_targets, option_of, question_of

NAME = "sort_many"
ITEMS = 5
FEWEST = 3


class SortMany(Putting, ItemKind):
    """Each thing put into a bin is a sort of its own."""

    name = NAME
    time_factor: ClassVar[float] = 2.5

    def sorts(self, question: Question, choice: Choice) -> tuple[Sort, ...]:
        put = putting.where_put(question, choice)
        return tuple(Sort(o.id, o.target, put.get(o.id)) for o in question.options)

    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        """Things of as many bins as there are; where there is too little to sort it becomes which_bin."""
        lead = about or source.next_item(pictured=True)
        if lead is None:
            return None
        items = [lead]
        bins = source.bins()
        home = bin_of(lead, source.scheme)
        turns = [b for b in bins if b != home] + [home]
        for turn in range(2 * ITEMS):  # some bins may have no other picture left
            if len(items) == ITEMS:
                break
            other = source.company(turns[turn % len(turns)], items)
            if other is not None:
                items.append(other)
        if len(items) < FEWEST or len(bins) < 2:
            return which_bin.KIND.draw(source, lead)
        order = [i.id for i in items]
        source.rng.shuffle(order)
        question = build(lead, items[1:], source.bank, source.scheme)
        return question.in_order((*order, *(t.id for t in question.targets)))

    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        bins = {b.id for b in scheme.bins}
        known = tuple(order[: len(order) - len(bins)])
        others = [bank.items[i] for i in known if i != item.id]
        return build(item, others, bank, scheme).in_order(tuple(order))


KIND = SortMany()


def build(lead: Item, others: Sequence[Item], bank: Bank, scheme: Scheme) -> Question:
    """The question that sorts `lead` and `others`, named after `lead`. Raises ValueError where one belongs in no bin."""
    items = (lead, *others)
    options = [option_of(i, bank, scheme) for i in items]
    return question_of(NAME, items, options, bank, scheme, targets=bins_as_targets(scheme))
