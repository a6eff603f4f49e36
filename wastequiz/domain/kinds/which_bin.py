"""One item, all bins: where does it go?"""

from __future__ import annotations

from dataclasses import dataclass

from wastequiz.domain.items import Item, KindOfWaste
from wastequiz.domain.kinds.kind import mark_one_right
from wastequiz.domain.questions import ITEM_TOPIC, Choice, Option, Question
from wastequiz.domain.schemes import Scheme

NAME = "which_bin"


@dataclass(frozen=True)
class WhichBin:
    name: str = NAME
    from_items: bool = True

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)


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
        picture=item.picture or kind.picture,
        true_bin=ruling.to,
        explanation=ruling.why or item.why or kind.why,
        actions=item.actions,
        scored=scheme.may_score(item, kind.contested),
    )
