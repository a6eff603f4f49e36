"""What narrows the bank's table down: the filters in words, the selects of the page, and chips for those that are on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wastequiz.domain.items import Band
from wastequiz.domain.schemes import Scheme
from wastequiz.i18n import N_, _, words
from wastequiz.services.bank_table import Filters
from wastequiz.ui.screen import Screen
from wastequiz.ui.widgets.desk_pieces import DeskSelect, GoingChip
from wastequiz.wording import bank_rows, names, notices

FACILITIES: Sequence[tuple[float, float]] = ((0.0, 0.3999), (0.0, 0.5999), (0.6, 0.8499), (0.85, 1.0))
_FACILITIES = (N_("below 40%"), N_("below 60%"), N_("60% to 85%"), N_("above 85%"))
_ABOUT: Mapping[str, str] = {
    "bins": N_("Bin"),
    "bands": N_("Years"),
    "kinds": N_("Type"),
    "states": N_("Status"),
    "topics": N_("Topic"),
    "difficulties": N_("Difficulty"),
    "facility": N_("Correct"),
    "origins": N_("From"),
    "pictured": N_("Picture"),
    "tags": N_("Tag"),
}
ON_PAGE = ("bins", "bands", "kinds", "states")
"""Filters that have a select of their own on the page; the others are behind "More filters"."""
BEHIND = ("topics", "difficulties", "facility", "origins", "pictured", "tags")


@dataclass(frozen=True)
class Choices:
    """What one filter offers: values as `Filters` holds them, and their names."""

    field: str
    values: tuple[Any, ...]
    names: tuple[str, ...]

    @property
    def about(self) -> str:
        return _(_ABOUT[self.field])

    def at(self, filters: Filters) -> int:
        """Which value is on; -1 where none or several are."""
        now = getattr(filters, self.field)
        now = now[0] if isinstance(now, tuple) and self.field != "facility" and len(now) == 1 else now  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return self.values.index(now) if now in self.values else -1

    def turned(self, filters: Filters, at: int) -> Filters:
        """The filters with that value on; -1: with none."""
        if at < 0:
            empty: Any = None if self.field in ("facility", "pictured") else ()
            return replace(filters, **{self.field: empty})
        value = self.values[at]
        return replace(filters, **{self.field: value if self.field in ("facility", "pictured") else (value,)})

    def is_on(self, filters: Filters) -> bool:
        return getattr(filters, self.field) not in ((), None)

    def told(self, filters: Filters) -> str:
        """A filter that is on, in words."""
        at = self.at(filters)
        if at < 0:
            now = getattr(filters, self.field)
            known = [self.names[self.values.index(v)] if v in self.values else str(v) for v in (now if isinstance(now, tuple) else ())]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            return _("{about}: {chosen}").format(about=self.about, chosen=_(", ").join(known))
        return _("{about}: {chosen}").format(about=self.about, chosen=self.names[at])


def choices(values: Mapping[str, tuple[str, ...]], scheme: Scheme) -> Mapping[str, Choices]:
    """Everything that can be filtered by, by the fields of `Filters`; `values` is what stands in the table."""
    bins = [b for b in scheme.bins if b.id in values.get("bins", ())]
    kinds, topics, origins, tags = (values.get(name, ()) for name in ("kinds", "topics", "origins", "tags"))
    found = (
        Choices("bins", tuple(b.id for b in bins), tuple(words(b.name) for b in bins)),
        Choices("bands", tuple(Band), tuple(names.band(b) for b in Band)),
        Choices("kinds", kinds, tuple(notices.kind(k) for k in kinds)),
        Choices("states", tuple(bank_rows.STATES), tuple(bank_rows.state_name(s) for s in bank_rows.STATES)),
        Choices("topics", topics, tuple(names.topic(t) for t in topics)),
        Choices("difficulties", (1, 2, 3, 4, 5), tuple(_("{n} of 5").format(n=n) for n in range(1, 6))),
        Choices("facility", tuple(FACILITIES), tuple(_(name) for name in _FACILITIES)),
        Choices("origins", origins, tuple(bank_rows.origin(o) for o in origins)),
        Choices("pictured", (True, False), (_("with a picture"), _("without a picture"))),
        Choices("tags", tags, tags),
    )
    return {one.field: one for one in found}


def offered(select: DeskSelect, one: Choices, filters: Filters) -> None:
    """Has a select offer the values of a filter, "all" before them."""
    select.offer([(_("all"), ""), *((name, "") for name in one.names)], one.at(filters) + 1)


class FilterSelects:
    """The selects on the page; `changed` gets the filters as somebody set them."""

    def __init__(self, screen: Screen, changed: Callable[[Filters], Any]) -> None:
        self.screen, self._changed = screen, changed
        self.filters = Filters()
        self.known: Mapping[str, Choices] = choices({}, screen.context.scheme)
        self.selects = {field: DeskSelect(screen, self.known[field].about, self._taker(field)) for field in ON_PAGE}
        self.chips: list[GoingChip] = []
        self.show(self.filters)

    def _taker(self, field: str) -> Callable[[int], None]:
        return lambda at: self._changed(self.known[field].turned(self.filters, at - 1))

    def know(self, values: Mapping[str, tuple[str, ...]]) -> None:
        """The table has these values now."""
        self.known = choices(values, self.screen.context.scheme)
        self.show(self.filters)

    def show(self, filters: Filters) -> None:
        """Shows what is on: in the selects, and as chips what has none."""
        self.filters = filters
        for field, select in self.selects.items():
            offered(select, self.known[field], filters)
        for chip in self.chips:
            self.screen.forget(chip)
        self.chips = []
        for field in BEHIND:
            one = self.known[field]
            if one.is_on(filters):
                self._add_chip(one.told(filters), one.turned(filters, -1))

    def _add_chip(self, label: str, without: Filters) -> None:
        chip = GoingChip(self.screen, label, lambda: self._changed(without), violet=True)
        chip.show()
        self.chips.append(chip)
