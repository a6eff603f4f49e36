"""One bin, up to four items: which of them belongs in it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wastequiz.domain.items import Item, KindOfWaste
from wastequiz.domain.kinds.kind import mark_one_right
from wastequiz.domain.questions import ITEM_TOPIC, Choice, Option, Question
from wastequiz.domain.schemes import Scheme

NAME = "pick_from_bin"


@dataclass(frozen=True)
class PickFromBin:
    name: str = NAME
    from_items: bool = True

    def mark(self, question: Question, choice: Choice) -> float:
        return mark_one_right(question, choice)


KIND = PickFromBin()


def build(right: Item, others: Sequence[Item], kinds: dict[str, KindOfWaste], scheme: Scheme) -> Question:
    """The question whose right answer is `right`, options in the order `right, *others`.

    Raises ValueError where `right` belongs in no bin or one of `others` belongs in the same one.
    """
    ruling = scheme.ruling(right)
    if ruling is None or scheme.bin(ruling.to) is None:
        raise ValueError(f"{right.id} belongs in no bin of {scheme.code}")
    options = [_option(right, kinds, scheme, True)]
    for other in others:
        option = _option(other, kinds, scheme, False)
        if option.bin_id in (None, ruling.to):
            raise ValueError(f"{other.id} is no wrong answer for {ruling.to}")
        options.append(option)
    return Question(
        key=f"{NAME}:{right.id}",
        kind=NAME,
        topic=ITEM_TOPIC,
        band=max(i.band for i in (right, *others)),
        difficulty=max(i.difficulty for i in (right, *others)),
        options=tuple(options),
        subject=right.name,
        subject_id=right.id,
        asked_bin=ruling.to,
        true_bin=ruling.to,
        explanation=options[0].why,
        actions=right.actions,
        scored=all(scheme.may_score(i, kinds[i.kind].contested) for i in (right, *others)),
    )


def _option(item: Item, kinds: dict[str, KindOfWaste], scheme: Scheme, right: bool) -> Option:
    ruling = scheme.ruling(item)
    kind = kinds[item.kind]
    return Option(
        id=item.id,
        label=item.name,
        right=right,
        picture=item.picture or kind.picture,
        bin_id=ruling.to if ruling and scheme.bin(ruling.to) else None,
        why=(ruling.why if ruling else None) or item.why or kind.why,
    )
