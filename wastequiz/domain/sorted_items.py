"""Items as options of a question: each with its picture, the bin it belongs in and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.questions import ITEM_TOPIC, Option, Question, Target
from wastequiz.domain.schemes import Scheme


def bin_of(item: Item, scheme: Scheme) -> str:
    """The bin `item` belongs in. Raises ValueError where it belongs in none."""
    ruling = scheme.ruling(item)
    if ruling is None or scheme.bin(ruling.to) is None:
        raise ValueError(f"{item.id} belongs in no bin of {scheme.code}")
    return ruling.to


def option_of(item: Item, bank: Bank, scheme: Scheme, *, right: bool = False) -> Option:
    """An option that shows `item` by its own drawing, or by its name alone; its target is its bin. Raises ValueError where it belongs in none."""
    to = bin_of(item, scheme)
    ruling, kind = scheme.ruling(item), bank.kinds[item.kind]
    why = (ruling.why if ruling else None) or item.why or kind.why
    return Option(item.id, item.name, right, item.picture, to, why, target=to)


def bins_as_targets(scheme: Scheme) -> tuple[Target, ...]:
    """The bins of a scheme, in its order."""
    return tuple(Target(b.id, b.name, bin_id=b.id) for b in scheme.bins)


def may_score(items: Iterable[Item], bank: Bank, scheme: Scheme) -> bool:
    """Whether all of them may be asked for points."""
    return all(scheme.may_score(item, bank.kinds[item.kind].contested) for item in items)


def question_of(kind: str, items: Sequence[Item], options: Sequence[Option], bank: Bank, scheme: Scheme, **more: Any) -> Question:
    """The question of that kind about the first of `items`; it is as hard, and for as old children, as the hardest of them. `more`: further fields."""
    lead = items[0]
    return Question(
        key=f"{kind}:{lead.id}",
        kind=kind,
        topic=ITEM_TOPIC,
        band=max(i.band for i in items),
        difficulty=max(i.difficulty for i in items),
        options=tuple(options),
        subject=lead.name,
        subject_id=lead.id,
        explanation=options[0].why,
        scored=may_score(items, bank, scheme),
        **more,
    )
