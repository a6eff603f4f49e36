"""One bin, up to four items: which of them belongs in it?"""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.kinds.kind import ItemKind, OneRight, Source
from wastequiz.domain.questions import Choice, Question, Sort
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sorted_items import bin_of, option_of, question_of

NAME = "pick_from_bin"
WRONG_OPTIONS = 3


class PickFromBin(OneRight, ItemKind):
    """Whoever picks a thing has sorted it into the bin asked for."""

    name = NAME

    def sorts(self, question: Question, choice: Choice) -> tuple[Sort, ...]:
        assert question.true_bin is not None
        if not choice:
            return (Sort(question.subject_id, question.true_bin, None),)
        chosen = question.option(choice[0])
        assert chosen.bin_id is not None
        return (Sort(chosen.id, chosen.bin_id, question.asked_bin),)

    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        """Wrong items come from other bins, no picture twice; with nothing to choose from it becomes which_bin."""
        right = about or source.next_item(pictured=True)
        if right is None:
            return None
        others: list[Item] = []
        bins = source.bins(besides=(bin_of(right, source.scheme),))
        for turn in range(WRONG_OPTIONS if bins else 0):
            other = source.company(bins[turn % len(bins)], (right, *others))
            if other is not None:
                others.append(other)
        if not others:
            return which_bin.KIND.draw(source, right)
        order = [right.id, *(o.id for o in others)]
        source.rng.shuffle(order)
        return build(right, others, source.bank, source.scheme).in_order(tuple(order))

    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        others = [bank.items[i] for i in order if i != item.id]
        return build(item, others, bank, scheme).in_order(tuple(order))


KIND = PickFromBin()


def build(right: Item, others: Sequence[Item], bank: Bank, scheme: Scheme) -> Question:
    """The question whose right answer is `right`, options in the order `right, *others`.

    Raises ValueError where `right` belongs in no bin, or one of `others` in none or the same one.
    """
    options = [option_of(right, bank, scheme, right=True), *(option_of(o, bank, scheme) for o in others)]
    for option in options[1:]:
        if option.bin_id == options[0].bin_id:
            raise ValueError(f"{option.id} is no wrong answer for {option.bin_id}")
    asked = options[0].bin_id
    return question_of(NAME, (right, *others), options, bank, scheme, asked_bin=asked, true_bin=asked, actions=right.actions)
