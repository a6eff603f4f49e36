"""One question as it is put to a player, whatever its kind."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.text import Text

TOPICS = ("signs", "why_sort", "putting_out", "hazardous", "processing", "law", "reduction", "city", "winter", "world")
"""Topics of authored questions; `items` is the topic of all questions made from items and a scheme."""
ITEM_TOPIC = "items"

Choice = tuple[str, ...]
"""Ids of the options a player chose; () when time ran out."""


@dataclass(frozen=True)
class Option:
    """One thing to choose. `bin_id`: the bin it is (which_bin) or belongs to (pick_from_bin). `why`: the reason for this choice."""

    id: str
    label: Text
    right: bool = False
    picture: str = ""
    bin_id: str | None = None
    why: Text | None = None


@dataclass(frozen=True)
class Source:
    title: str
    url: str = ""
    year: int = 0  # 0: none given


@dataclass(frozen=True)
class Authored:
    """A question somebody wrote, as it is kept. Options stand in the order they were written."""

    key: str
    kind: str
    topic: str
    band: Band
    difficulty: int  # 1..5
    stem: Text
    options: tuple[Option, ...]
    explanation: Text
    source: Source
    picture: str = ""
    schemes: tuple[str, ...] = ()  # () : right in every scheme


@dataclass(frozen=True)
class Question:
    """What a card shows. Made questions have `stem` None: `wording.stems` says them from `subject` or `asked_bin`."""

    key: str  # "which_bin:banana_peel", for ever
    kind: str
    topic: str
    band: Band
    difficulty: int
    options: tuple[Option, ...]
    stem: Text | None = None
    subject: Text | None = None  # the item asked about
    subject_id: str = ""
    picture: str = ""
    asked_bin: str | None = None
    true_bin: str | None = None  # for the confusion matrix of bins
    explanation: Text | None = None
    actions: tuple[str, ...] = ()
    scored: bool = True  # False: practice only (an unverified or contested ruling)
    source: Source | None = None

    @property
    def right_ids(self) -> tuple[str, ...]:
        return tuple(o.id for o in self.options if o.right)

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises KeyError where the question has none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    def in_order(self, order: tuple[str, ...]) -> Question:
        """The same question with its options in `order`. Raises ValueError where that is not a permutation of their ids."""
        if sorted(order) != sorted(o.id for o in self.options):
            raise ValueError(f"{self.key} does not have the options {order}")
        return replace(self, options=tuple(self.option(i) for i in order))
