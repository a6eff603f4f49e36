"""A piece of waste, its kind, and the age that knows it."""

from __future__ import annotations

from enum import IntEnum

from wastequiz.domain.facts import dataclass
from wastequiz.domain.text import Text


class Band(IntEnum):
    """Grade band, youngest first: who can be asked. Compared by age."""

    pre = 0  # cannot read yet
    g12 = 1  # years 1 and 2
    g34 = 2
    g56 = 3
    g79 = 4
    adult = 5


ACTIONS = ("rinse", "drain", "flatten", "wrap", "keep_whole", "tear_bag", "book_pickup", "separate", "empty", "tie", "cap_on")
"""What one does with an item before it goes into its bin."""


@dataclass(frozen=True)
class KindOfWaste:
    """One fine class of waste (clean paper, soiled paper ...): the row a scheme gives a bin to."""

    id: str
    name: Text
    definition: Text
    why: Text
    picture: str
    contested: bool = False


@dataclass(frozen=True)
class Part:
    """One part of a thing that comes apart, with its own kind of waste."""

    name: Text
    kind: str


@dataclass(frozen=True)
class Item:
    """One thing in one state. Either it has a `kind`, or it has `parts` and no bin of its own."""

    id: str
    name: Text
    kind: str  # '' where it has parts
    band: Band
    difficulty: int  # 1..5
    aliases: tuple[tuple[str, str], ...] = ()  # (language, words)
    twin_of: str = ""
    parts: tuple[Part, ...] = ()
    picture: str = ""  # '' where its kind's picture is shown
    actions: tuple[str, ...] = ()
    contested: bool = False
    why: Text | None = None  # None where its kind's reason serves
