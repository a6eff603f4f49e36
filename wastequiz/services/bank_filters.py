"""Which questions of the bank a teacher wants to see, in which order, and the choices she keeps by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from wastequiz.domain.items import Band
from wastequiz.services.school import Failed, School
from wastequiz.store import settings
from wastequiz.store.bank_desk import STATES, State
from wastequiz.store.db import Db

Column = Literal["stem", "kind", "bin", "difficulty", "facility", "attempts", "state"]
COLUMNS: tuple[Column, ...] = ("stem", "kind", "bin", "difficulty", "facility", "attempts", "state")
Sort = tuple[Column, bool]
"""(column, descending)."""

_KEPT = "bank_filters"
MOST = 30
"""So many choices are kept."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted; () and '' and None: whatever. Of one filter any of its values will do; a row must pass them all.

    `facility`: (lowest, highest), 0..1; questions nobody answered pass none. `origins`: builtin | teacher | name of a file.
    """

    text: str = ""
    bins: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    difficulties: tuple[int, ...] = ()
    origins: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictured: bool | None = None
    facility: tuple[float, float] | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {**asdict(self), "bands": [band.name for band in self.bands]}


def from_plain(kept: Mapping[str, Any]) -> Filters:
    """The filters `plain` told; what is no value of its filter is passed over."""
    pictured = kept.get("pictured")
    low_high = [float(x) for x in kept.get("facility") or () if isinstance(x, int | float)]
    words = {name: tuple(str(x) for x in kept.get(name) or ()) for name in ("bins", "kinds", "topics", "origins", "tags")}
    return Filters(
        text=str(kept.get("text", "")),
        bands=tuple(Band[name] for name in kept.get("bands") or () if name in Band.__members__),
        states=tuple(state for state in kept.get("states") or () if state in STATES),
        difficulties=tuple(n for n in kept.get("difficulties") or () if isinstance(n, int)),
        pictured=pictured if isinstance(pictured, bool) else None,
        facility=(low_high[0], low_high[1]) if len(low_high) == 2 else None,
        **words,
    )


@dataclass(frozen=True, slots=True)
class Saved:
    """A choice that is kept under a name."""

    name: str
    filters: Filters


def saved(school: School, done: Callable[[Sequence[Saved]], None], failed: Failed) -> None:
    """The choices that are kept, in the order in which they were."""
    school.tell(_read, done, failed)


def keep(school: School, name: str, filters: Filters, done: Callable[[Sequence[Saved]], None], failed: Failed) -> None:
    """Keeps a choice, in place of one of the same name; `done` gets all."""
    _change(school, lambda all_: [*(one for one in all_ if one.name != name), Saved(name, filters)][-MOST:], done, failed)


def forget(school: School, name: str, done: Callable[[Sequence[Saved]], None], failed: Failed) -> None:
    """Forgets the choice of that name; `done` gets those left."""
    _change(school, lambda all_: [one for one in all_ if one.name != name], done, failed)


def _change(
    school: School, change: Callable[[Sequence[Saved]], Sequence[Saved]], done: Callable[[Sequence[Saved]], None], failed: Failed
) -> None:
    def work(db: Db) -> Sequence[Saved]:
        now = change(_read(db))
        settings.set(db, _KEPT, [{"name": one.name, "filters": one.filters.plain()} for one in now])
        return now

    school.tell(work, done, failed)


def _read(db: Db) -> Sequence[Saved]:
    kept: list[dict[str, Any]] = settings.get(db, _KEPT, [])
    return [Saved(one["name"], from_plain(one["filters"])) for one in kept]
