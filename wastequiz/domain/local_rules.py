"""A town's own rules: a copy of a city's or country's, in which a teacher sends kinds of waste or single things elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wastequiz.domain.bank import Bank, parts_may_score
from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Item
from wastequiz.domain.schemes import Ruling, Scheme, SchemeSource
from wastequiz.domain.text import Text

OWN = "-own"
SOURCE = "own"
"""The source that a town's own rulings rest on, among those taken over."""
LONGEST = 60
"""Signs of a name or of what the rules rest on."""


@dataclass(frozen=True)
class Moved:
    """A thing that goes elsewhere by other rules: from where, and to where (ids of bins or destinations, '' for nowhere)."""

    item: str
    before: str
    after: str


def is_own(scheme: Scheme) -> bool:
    """Whether somebody at this school made these rules."""
    return base_code(scheme.code) != ""


def base_code(code: str) -> str:
    """The code of the rules they were copied from ("cn-harbin-own2" from "cn-harbin"); '' where they are no town's own."""
    base, mark, number = code.rpartition(OWN)
    return base if mark and number.isdecimal() else ""


def free_code(base: Scheme, taken: Mapping[str, object]) -> str:
    """A code for a copy of `base` that no scheme has."""
    stem = base_code(base.code) or base.code
    return next(f"{stem}{OWN}{n}" for n in range(1, len(taken) + 2) if f"{stem}{OWN}{n}" not in taken)


def copied(base: Scheme, code: str, name: Text, rests_on: str = "") -> Scheme:
    """A town's rules as they begin: all as in `base`, nothing its own yet. `rests_on`: which paper its own rulings will be taken from."""
    return resting_on(replace(base, code=code, name=name, is_city=True, revision=""), rests_on)


def rests_on(scheme: Scheme) -> str:
    """The paper that its own rulings are taken from; '' where none is named, so that they are asked in practice only."""
    source = scheme.sources.get(SOURCE)
    return "" if source is None else source.title.to("zh_CN")


def resting_on(scheme: Scheme, title: str) -> Scheme:
    """The same rules with another paper behind what is their own; '' for none."""
    said = " ".join(title.split())
    sources = {id_: source for id_, source in scheme.sources.items() if id_ != SOURCE}
    if said:
        sources = {SOURCE: SchemeSource(Text(zh_CN=said, en=said), "", "", "reported"), **sources}
    by = SOURCE if said else ""

    def rulings(of: Mapping[str, Ruling]) -> dict[str, Ruling]:
        return {id_: replace(ruling, source=by) if ruling.local else ruling for id_, ruling in of.items()}

    return replace(scheme, sources=sources, kinds=rulings(scheme.kinds), items=rulings(scheme.items), revision="")


def sent(scheme: Scheme, base: Scheme, id_: str, to: str, *, item: bool = False, why: Text | None = None) -> Scheme:
    """The same rules, but a kind of waste (or a single thing, where `item`) goes to that bin or destination.

    Where that is what the base says too and no other reason is given, the base's own ruling stands again. Raises ValueError for a place
    the rules do not have.
    """
    if scheme.bin(to) is None and scheme.destination(to) is None:
        raise ValueError(to)
    given = base.items.get(id_) if item else base.kinds.get(id_)
    if given is not None and given.to == to and why is None:
        return as_base(scheme, base, id_, item=item)
    ruling = Ruling(to, SOURCE if SOURCE in scheme.sources else "", own=True, why=why, local=True)
    if item:
        return replace(scheme, items={**scheme.items, id_: ruling}, revision="")
    return replace(scheme, kinds={**scheme.kinds, id_: ruling}, revision="")


def as_base(scheme: Scheme, base: Scheme, id_: str, *, item: bool = False) -> Scheme:
    """The same rules with the base's ruling on a kind of waste or a thing."""
    now, given = (scheme.items, base.items.get(id_)) if item else (scheme.kinds, base.kinds.get(id_))
    rulings = {key: ruling for key, ruling in now.items() if key != id_}
    if given is not None:
        rulings[id_] = given
    return replace(scheme, items=rulings, revision="") if item else replace(scheme, kinds=rulings, revision="")


def own_rulings(scheme: Scheme) -> int:
    """How many kinds of waste and things it sends somewhere by its own ruling."""
    return sum(ruling.local for rulings in (scheme.kinds, scheme.items) for ruling in rulings.values())


def moved(bank: Bank, before: Scheme, after: Scheme) -> tuple[Moved, ...]:
    """The things of one kind that go elsewhere by `after`, in the bank's order."""
    found = ((item.id, _where(before, item), _where(after, item)) for item in bank.items.values() if item.kind)
    return tuple(Moved(*one) for one in found if one[1] != one[2])


def practice_only(bank: Bank, before: Scheme, after: Scheme) -> int:
    """How many things could be asked for points by `before` and cannot by `after`."""
    return sum(_may_score(bank, before, item) and not _may_score(bank, after, item) for item in bank.items.values())


def _where(scheme: Scheme, item: Item) -> str:
    ruling = scheme.ruling(item)
    return "" if ruling is None else ruling.to


def _may_score(bank: Bank, scheme: Scheme, item: Item) -> bool:
    if item.parts:
        return parts_may_score(item, bank, scheme)
    return scheme.may_score(item, bank.kinds[item.kind].contested)
