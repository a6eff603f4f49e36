"""One question as it is put to a player, whatever its kind."""

from __future__ import annotations

from dataclasses import replace

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.text import Text

TOPICS = (
    *("signs", "why_sort", "putting_out", "station", "bulky", "hazardous", "processing", "circular"),
    *("law", "reduction", "scenarios", "city", "winter", "world"),
)
"""Topics of authored questions; `items` is the topic of all questions made from items and a scheme."""
ITEM_TOPIC = "items"

ANYWHERE = "*"
"""Among the schemes of a written question: it is right all over the world, not only under our country's rules."""

Choice = tuple[str, ...]
"""What a player answered, () when time ran out. Most kinds: ids of the options chosen; ordering: all ids in the player's order; matching and
sorting: a `pair` for each thing put somewhere; estimate: the number; short_answer: the words."""

Area = tuple[float, float, float, float]
"""Left, top, width and height on a scene, in the scene's units (1600 x 900)."""

JOINT = ">"


@dataclass(frozen=True)
class Option:
    """One thing to choose, put in order, match or sort. `bin_id`: the bin it is (which_bin) or belongs to. `why`: the reason for this choice."""

    id: str
    label: Text
    right: bool = False
    picture: str = ""
    bin_id: str | None = None
    why: Text | None = None
    rank: int = 0  # ordering: its place in the right order, from 1
    target: str = ""  # matching and sorting: id of the target it belongs to
    area: Area | None = None  # spot_on_picture: where it is


@dataclass(frozen=True)
class Target:
    """What options are matched with or sorted into. `bin_id`: the bin it is, None for anything else."""

    id: str
    label: Text
    picture: str = ""
    bin_id: str | None = None


@dataclass(frozen=True)
class Number:
    """What is estimated: full marks within `tolerance` of `value`, half within twice; answers go from `low` to `high` in steps of `step`."""

    value: float
    tolerance: float
    low: float
    high: float
    step: float
    unit: Text


@dataclass(frozen=True)
class Sort:
    """One thing that an answer sorted: where it belongs by the rules, and where it was put (None: time ran out)."""

    item: str
    true_bin: str
    chosen_bin: str | None


def pair(option_id: str, target_id: str) -> str:
    """One thing put somewhere, as it stands in a Choice."""
    return f"{option_id}{JOINT}{target_id}"


def unpair(put: str) -> tuple[str, str]:
    """(option id, target id) of a `pair`. Raises KeyError where it is none."""
    option_id, joint, target_id = put.partition(JOINT)
    if not joint:
        raise KeyError(put)
    return option_id, target_id


@dataclass(frozen=True)
class Source:
    title: str
    url: str = ""
    year: int = 0  # 0: none given
    unread: bool = False  # named from memory: nobody read there yet that it is so


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
    schemes: tuple[str, ...] = ()  # (): right under all of our country's rules; ANYWHERE: everywhere
    targets: tuple[Target, ...] = ()  # matching
    number: Number | None = None  # estimate
    accepted: tuple[tuple[str, str], ...] = ()  # short_answer: (language, words), the first of a language is shown as the answer
    tags: tuple[str, ...] = ()  # a teacher's own words for finding it again
    points: int | None = None  # what it is worth, 0 allowed; None: the usual (domain.points)
    limit_s: int = 0  # seconds to answer it in; 0: as the round says
    version: int = 1  # of its wording, as the school counts it; no part of the question itself


def told_in_pictures(question: Authored) -> bool:
    """Whether somebody who cannot read can answer it: everything to choose from has a picture of its own, or a place on one; a statement has one to judge."""
    if question.number is not None or question.accepted:
        return False
    if any(option.area for option in question.options) or {o.id for o in question.options} == {"true", "false"}:
        return bool(question.picture)
    shown = [[part.picture for part in parts] for parts in (question.options, question.targets)]
    return all(all(pictures) and len(set(pictures)) == len(pictures) for pictures in shown)


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
    targets: tuple[Target, ...] = ()
    number: Number | None = None
    accepted: tuple[tuple[str, str], ...] = ()
    points: int | None = None  # what it is worth, 0 allowed; None: as the round says
    limit_s: int = 0  # seconds to answer it in; 0: as the round says
    version: int = 1  # of its wording

    @property
    def right_ids(self) -> tuple[str, ...]:
        return tuple(o.id for o in self.options if o.right)

    def option(self, option_id: str) -> Option:
        """The option of that id. Raises KeyError where the question has none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    def target(self, target_id: str) -> Target:
        """The target of that id. Raises KeyError where the question has none."""
        for target in self.targets:
            if target.id == target_id:
                return target
        raise KeyError(target_id)

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of the options, then of the targets, as they stand: what `in_order` needs to lay the question out again."""
        return tuple(o.id for o in self.options) + tuple(t.id for t in self.targets)

    def in_order(self, order: tuple[str, ...]) -> Question:
        """The same question laid out in `order` (option ids, then target ids or none). Raises ValueError where those are not its ids."""
        count = len(self.options)
        options, targets = order[:count], order[count:] or tuple(t.id for t in self.targets)
        if sorted(options) != sorted(o.id for o in self.options) or sorted(targets) != sorted(t.id for t in self.targets):
            raise ValueError(f"{self.key} does not have the options {order}")
        return replace(self, options=tuple(self.option(i) for i in options), targets=tuple(self.target(i) for i in targets))
