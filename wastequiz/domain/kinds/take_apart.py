"""A thing that comes apart: where does each of its parts go?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from wastequiz.domain.bank import Bank, parts_may_score
from wastequiz.domain.items import Item, Part
from wastequiz.domain.kinds.kind import ItemKind, Putting, Source
from wastequiz.domain.questions import ITEM_TOPIC, Option, Question, Target
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.sorted_items import bins_as_targets

NAME = "take_apart"


class TakeApart(Putting, ItemKind):
    """Parts are no items of the bank, so the question counts as one thing and not in the confusion matrix."""

    name = NAME
    time_factor: ClassVar[float] = 2.0
    needs_parts: ClassVar[bool] = True

    def draw(self, source: Source, about: Item | None = None) -> Question | None:
        thing = about or source.thing_of_parts()
        return None if thing is None else build(thing, source.bank, source.scheme)

    def rebuild(self, item: Item, order: Sequence[str], bank: Bank, scheme: Scheme) -> Question:
        return build(item, bank, scheme).in_order(tuple(order))


KIND = TakeApart()


def build(thing: Item, bank: Bank, scheme: Scheme) -> Question:
    """The question about `thing`, its parts in the order the bank has them; beside the bins stand the other places its parts go to.

    Raises ValueError where it has no parts or the scheme does not say where one of them goes.
    """
    if not thing.parts:
        raise ValueError(f"{thing.id} does not come apart")
    options = tuple(_option(f"p{n}", part, bank, scheme) for n, part in enumerate(thing.parts, start=1))
    elsewhere = dict.fromkeys(o.target for o in options if o.bin_id is None)
    places = tuple(Target(d.id, d.name) for d in scheme.destinations if d.id in elsewhere)
    return Question(
        key=f"{NAME}:{thing.id}",
        kind=NAME,
        topic=ITEM_TOPIC,
        band=thing.band,
        difficulty=thing.difficulty,
        options=options,
        subject=thing.name,
        subject_id=thing.id,
        picture=thing.picture,
        explanation=thing.why or options[0].why,
        actions=thing.actions,
        scored=parts_may_score(thing, bank, scheme),
        targets=(*bins_as_targets(scheme), *places),
    )


def _option(option_id: str, part: Part, bank: Bank, scheme: Scheme) -> Option:
    ruling, kind = scheme.kinds.get(part.kind), bank.kinds[part.kind]
    if ruling is None or (scheme.bin(ruling.to) is None and scheme.destination(ruling.to) is None):
        raise ValueError(f"{scheme.code} does not say where {part.kind} goes")
    bin_id = ruling.to if scheme.bin(ruling.to) else None
    return Option(option_id, part.name, bin_id=bin_id, why=ruling.why or kind.why, target=ruling.to)
