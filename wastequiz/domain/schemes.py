"""The sorting rules of one city or country, as data: bins, destinations and which kind of waste goes where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Item
from wastequiz.domain.text import Text

HUES = ("blue", "red", "green", "grey", "yellow", "brown", "violet", "teal")
SILHOUETTES = ("box", "octagon", "pot", "pail", "cart", "igloo", "bag", "crate")
SYMBOLS = ("arrows", "diamond", "fishbone", "tray", "sheet", "bottle", "flame", "pack")
"""Of each set the first four are those of the national bins, in their order; the others are for schemes from abroad."""
MOST_BINS = 6
"""As many bins as a page has room for."""
NATIONAL = ("recyclable", "hazardous", "food", "residual")
"""The four bins of the national scheme, to which every other bin can be likened."""
HOME = "cn"
"""The country whose rules the kinds' reasons are written for, and for which a question without schemes is right."""


@dataclass(frozen=True)
class Subcategory:
    """A part of a bin's waste that the standard names. `sign`: the drawing of its sign in assets/items, '' where there is none."""

    id: str
    name: Text
    sign: str = ""


@dataclass(frozen=True)
class Bin:
    """One bin of a scheme. Hue, silhouette and symbol come from closed sets, so that colour never stands alone.

    `local`: its name in the language of the place, '' where that is Chinese. `like`: the national bin nearest in meaning, '' where it is
    one of those itself. `sign`: the drawing of the sign that the place's standard puts on it, '' where there is none; not the `symbol`,
    which is ours.
    """

    id: str
    name: Text
    hue: str
    silhouette: str
    symbol: str
    subcategories: tuple[Subcategory, ...] = ()
    local: str = ""
    like: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Destination:
    """Where something goes that belongs in no bin (a booked pick-up, a shop's take-back ...)."""

    id: str
    name: Text
    how: Text
    local: str = ""
    like: str = ""


@dataclass(frozen=True)
class SchemeSource:
    title: Text
    url: str
    date: str
    confidence: str  # "read" | "reported"


@dataclass(frozen=True)
class Ruling:
    """Where one kind of waste, or one item, goes. `own`: set by this scheme itself, not taken over from its base; `local`: somebody at this
    school set it for their own town.
    """

    to: str  # id of a bin or destination
    source: str  # '' where unverified
    own: bool
    why: Text | None = None
    local: bool = False

    @property
    def verified(self) -> bool:
        """Whether it has a source, and so may be asked for points."""
        return bool(self.source)


@dataclass(frozen=True)
class Scheme:
    """The rules of one city or country, complete: what its base gives is already filled in."""

    code: str
    name: Text
    rule: Text
    is_city: bool
    bins: tuple[Bin, ...]
    destinations: tuple[Destination, ...]
    sources: Mapping[str, SchemeSource]
    kinds: Mapping[str, Ruling]
    items: Mapping[str, Ruling]
    language: str = ""  # of the place, where it is none of ours: its bins have a local name too
    in_force: str = ""  # since which day, like 2020-05-01; '' where that is not known
    revision: str = field(default="", compare=False)  # 12 hex digits over all that decides an answer

    def __post_init__(self) -> None:
        if not self.revision:
            object.__setattr__(self, "revision", self._digest())

    def _digest(self) -> str:
        decided = {
            "bins": [b.id for b in self.bins],
            "kinds": {k: [r.to, bool(r.source)] for k, r in self.kinds.items()},
            "items": {k: [r.to, bool(r.source)] for k, r in self.items.items()},
        }
        return hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def country(self) -> str:
        """The first part of its code: schemes of one country can be compared."""
        return self.code.partition("-")[0]

    @property
    def abroad(self) -> bool:
        """Whether the kinds' reasons and the written questions were made for other rules than these."""
        return self.country != HOME

    @property
    def speaks_chinese(self) -> bool:
        """Whether the place speaks Chinese, be it written otherwise."""
        return not self.abroad or self.language.startswith("zh")

    def national(self, to: str) -> str:
        """The national bin that a bin or destination is like; its own id where it is none of them."""
        target = self.bin(to) or self.destination(to)
        return (target.like if target else "") or to

    def bin(self, bin_id: str) -> Bin | None:
        """The bin of that id, or None where it is a destination or unknown."""
        return next((b for b in self.bins if b.id == bin_id), None)

    def destination(self, destination_id: str) -> Destination | None:
        return next((d for d in self.destinations if d.id == destination_id), None)

    def ruling(self, item: Item) -> Ruling | None:
        """Where `item` goes: its own exception, else its kind's ruling; None for a thing of parts or an unknown kind."""
        if not item.kind:
            return None
        return self.items.get(item.id) or self.kinds.get(item.kind)

    def may_score(self, item: Item, kind_contested: bool) -> bool:
        """Whether `item` may be asked for points: it has a sourced ruling, and a contested one has it from this city itself."""
        ruling = self.ruling(item)
        if ruling is None or not ruling.verified:
            return False
        if not (item.contested or kind_contested):
            return True
        exception = self.items.get(item.id)
        if item.contested and not kind_contested and exception is None:
            return False
        return (self.is_city or self.abroad) and ruling.own


def in_order(schemes: Iterable[Scheme], first: str) -> list[Scheme]:
    """Schemes as they are chosen from: the one with the code `first`, our country's cities, the country, then all others, Chinese-speaking ones first."""
    return sorted(schemes, key=lambda s: (s.code != first, s.abroad, not s.speaks_chinese, not s.abroad and not s.is_city, s.code))
