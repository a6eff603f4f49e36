"""What the tables of a town's rules show: kinds of waste and things, found by name, pinyin or English, or only what is changed."""

from __future__ import annotations

from collections.abc import Iterable

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.local_rules import Moved
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import words
from wastequiz.services.finding import Finder
from wastequiz.ui.pictures import thing_picture
from wastequiz.ui.widgets.rules_table import RuleRow, goes_to

FEW = 24
"""So many things are shown before anything was typed."""
MOST = 120
BY_THING = 12
"""Of so many things that were found their kinds are found too."""


class Rows:
    """Finds rows of a town's rules. `things` may come later: without it single things are not found by typing."""

    def __init__(self, bank: Bank, kinds: Finder) -> None:
        self.bank, self.kinds = bank, kinds
        self.things: Finder | None = None

    def of_kinds(self, scheme: Scheme, base: Scheme, typed: str, *, changed: bool) -> list[RuleRow]:
        """Kinds of waste, in the bank's order; what was typed may be a kind's name or a thing's of that kind."""
        found: Iterable[str] = self.bank.kinds
        if typed.strip():
            by_name = [hit.item.id for hit in self.kinds.find(typed, limit=MOST).hits]
            by_thing = [item.kind for item in self._things(typed, BY_THING) if item.kind]
            found = dict.fromkeys(by_name + by_thing)
        rows = (self.kind(scheme, base, id_) for id_ in found if id_ in self.bank.kinds)
        return [row for row in rows if row.changed or not changed]

    def of_things(self, scheme: Scheme, base: Scheme, typed: str, *, changed: bool) -> list[RuleRow]:
        """Things of one kind: those found, or without a word those the town rules on and some that are often asked for."""
        if typed.strip():
            found = self._things(typed, MOST)
        else:
            own = [self.bank.items[id_] for id_, ruling in scheme.items.items() if ruling.local and id_ in self.bank.items]
            found = list(dict.fromkeys([*own, *(self.things.common(FEW) if self.things is not None else ())]))
        rows = (self.thing(scheme, base, item) for item in found if item.kind)
        return [row for row in rows if row.changed or not changed]

    def _things(self, typed: str, most: int) -> list[Item]:
        return [hit.item for hit in self.things.find(typed, limit=most).hits] if self.things is not None else []

    def kind(self, scheme: Scheme, base: Scheme, id_: str) -> RuleRow:
        """The row of one kind of waste."""
        kind = self.bank.kinds[id_]
        now, before = scheme.kinds.get(id_), base.kinds.get(id_)
        return RuleRow(
            id_,
            words(kind.name),
            thing_picture(kind.picture),
            goes_to(scheme, now.to if now else ""),
            goes_to(base, before.to if before else ""),
            now is not None and now.local,
        )

    def thing(self, scheme: Scheme, base: Scheme, item: Item) -> RuleRow:
        """The row of one thing."""
        now, before, own = scheme.ruling(item), base.ruling(item), scheme.items.get(item.id)
        return RuleRow(
            item.id,
            words(item.name),
            thing_picture(self.bank.picture_of(item)),
            goes_to(scheme, now.to if now else ""),
            goes_to(base, before.to if before else ""),
            own is not None and own.local,
            item=True,
        )

    def moved(self, scheme: Scheme, base: Scheme, moved: Iterable[Moved]) -> list[RuleRow]:
        """The rows of things that go elsewhere."""
        things = ((self.bank.items[one.item], one) for one in moved if one.item in self.bank.items)
        return [
            RuleRow(
                item.id,
                words(item.name),
                thing_picture(self.bank.picture_of(item)),
                goes_to(scheme, one.after),
                goes_to(base, one.before),
                item=True,
            )
            for item, one in things
        ]
