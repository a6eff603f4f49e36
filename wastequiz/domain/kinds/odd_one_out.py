"""Three or four items, one of which goes in another bin than the others: which?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.kinds import which_bin
from wastequiz.domain.kinds.kind import ItemKind, OneRight, Source
from wastequiz.domain.questions import Question
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sorted_items import bin_of, option_of, question_of

NAME = "odd_one_out"
FAMILY = 3
"""So many items go together; two are the least."""


class OddOneOut(OneRight, ItemKind):
    """Finding the odd one sorts nothing into a bin, so it does not count in the confusion matrix."""

    name = NAME
    needs_reading: ClassVar[bool] = True

    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        """Where too few things go together it becomes which_bin."""
        odd = about or source.next_item(pictured=True)
        if odd is None:
            return None
        for bin_id in source.bins(besides=(bin_of(odd, source.scheme),)):
            family: list[Item] = []
            for _ in range(FAMILY):
                other = source.company(bin_id, (odd, *family))
                if other is not None:
                    family.append(other)
            if len(family) >= 2:
                order = [odd.id, *(o.id for o in family)]
                source.rng.shuffle(order)
                return build(odd, family, source.bank, source.scheme).in_order(tuple(order))
        return which_bin.KIND.draw(source, odd)

    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        family = [bank.items[i] for i in order if i != item.id]
        return build(item, family, bank, scheme).in_order(tuple(order))


KIND = OddOneOut()


def build(odd: Item, family: Sequence[Item], bank: Bank, scheme: Scheme) -> Question:
    """The question whose right answer is `odd`, options in the order `odd, *family`.

    Raises ValueError where one belongs in no bin, the family not all in one, `odd` in theirs, or fewer than two go together.
    """
    options = [option_of(odd, bank, scheme, right=True), *(option_of(o, bank, scheme) for o in family)]
    theirs = {o.bin_id for o in options[1:]}
    if len(family) < 2 or len(theirs) != 1 or options[0].bin_id in theirs:
        raise ValueError(f"{odd.id} is not the odd one among {[o.id for o in family]}")
    return question_of(NAME, (odd, *family), options, bank, scheme)
