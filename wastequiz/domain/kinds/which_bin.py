"""One item, all bins: where does it go?"""

from __future__ import annotations

from collections.abc import Sequence

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item, KindOfWaste
from wastequiz.domain.kinds.kind import ItemKind, OneRight, Source
from wastequiz.domain.questions import ITEM_TOPIC, Choice, Option, Question, Sort
from wastequiz.domain.schemes import Scheme

NAME = "which_bin"


class WhichBin(OneRight, ItemKind):
    """The bins are the options, in the scheme's order."""

    name = NAME

    def sorts(self, question: Question, choice: Choice) -> tuple[Sort, ...]:
        assert question.true_bin is not None
        return (Sort(question.subject_id, question.true_bin, question.option(choice[0]).bin_id if choice else None),)

    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        item = about or source.next_item()
        return None if item is None else build(item, source.bank.kinds[item.kind], source.scheme)

    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        return build(item, bank.kinds[item.kind], scheme).in_order(tuple(order))


KIND = WhichBin()


def build(item: Item, kind: KindOfWaste, scheme: Scheme) -> Question:
    """The question about `item`; the bins stand in the scheme's order. Raises ValueError where the item belongs in no bin."""
    ruling = scheme.ruling(item)
    if ruling is None or scheme.bin(ruling.to) is None:
        raise ValueError(f"{item.id} belongs in no bin of {scheme.code}")
    return Question(
        key=f"{NAME}:{item.id}",
        kind=NAME,
        topic=ITEM_TOPIC,
        band=item.band,
        difficulty=item.difficulty,
        options=tuple(Option(b.id, b.name, b.id == ruling.to, bin_id=b.id) for b in scheme.bins),
        subject=item.name,
        subject_id=item.id,
        picture=item.picture,
        true_bin=ruling.to,
        explanation=ruling.why or item.why or kind.why,
        actions=item.actions,
        scored=scheme.may_score(item, kind.contested),
    )
