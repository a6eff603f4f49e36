"""The six levels 闯关 as data: what each asks, when it is open, when it is passed.

To change a level, change its line in LEVELS; results keep the number, so never swap two.
"""

from __future__ import annotations

from collections.abc import Collection

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Band
from wastequiz.domain.questions import ITEM_TOPIC, TOPICS
from wastequiz.domain.rounds import RoundSpec

QUESTIONS = 10
PASS_MARK = 8


@dataclass(frozen=True)
class Level:
    """One level. `code` names it for ever. `topics` (): a mix of all; `kinds` (): all kinds; `hardest` 1..5: nothing more difficult;
    `look_alikes`: only things that are easily mixed up with one that belongs elsewhere.
    """

    number: int
    code: str
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hardest: int = 5
    look_alikes: bool = False


_ITEM_KINDS = ("which_bin", "pick_from_bin")
_WRITTEN_KINDS = (
    *("single_choice", "true_false", "multiple_choice", "ordering", "matching"),
    *("spot_on_picture", "estimate", "short_answer"),
)

_AFTERWARDS = ("putting_out", "station", "bulky", "processing", "hazardous", "circular", "reduction")

LEVELS = (
    Level(1, "signs", topics=("signs", ITEM_TOPIC), kinds=("pick_from_bin", *_WRITTEN_KINDS), hardest=2),
    Level(2, "common", topics=(ITEM_TOPIC,), kinds=(*_ITEM_KINDS, "sort_many"), hardest=2),
    Level(3, "look_alikes", topics=(ITEM_TOPIC,), kinds=(*_ITEM_KINDS, "odd_one_out", "sort_many"), look_alikes=True),
    Level(4, "condition", topics=(ITEM_TOPIC,), kinds=("which_bin", "take_apart"), look_alikes=True),
    Level(5, "putting_out", topics=_AFTERWARDS),
    Level(6, "mixed"),
)

WITHOUT_READING = (
    Level(1, "signs", topics=(ITEM_TOPIC,), kinds=_ITEM_KINDS, hardest=1),
    Level(2, "common", topics=(ITEM_TOPIC,), kinds=_ITEM_KINDS, hardest=2),
    Level(3, "look_alikes", topics=(ITEM_TOPIC,), kinds=_ITEM_KINDS, hardest=3),
    Level(4, "condition", topics=(ITEM_TOPIC,), kinds=("which_bin",), hardest=4),
    Level(5, "putting_out", topics=(*_AFTERWARDS, ITEM_TOPIC), kinds=("pick_from_bin", *_WRITTEN_KINDS)),
    Level(6, "mixed", topics=(*TOPICS, ITEM_TOPIC)),
)
"""The same six steps for those who cannot read yet: all in pictures, harder from step to step."""


def level(number: int, *, pictures_only: bool = False) -> Level:
    """The level of that number, 1 to 6. Raises KeyError for another."""
    for one in WITHOUT_READING if pictures_only else LEVELS:
        if one.number == number:
            return one
    raise KeyError(number)


def level_spec(number: int, scheme: str, band: Band, *, pictures_only: bool = False, extra_time: float = 1.0) -> RoundSpec:
    """What is drawn for a level: ten questions, for points, without a clock. Raises KeyError for a number that is no level."""
    one = level(number, pictures_only=pictures_only)
    return RoundSpec(
        scheme,
        band,
        length=QUESTIONS,
        kinds=one.kinds,
        topics=one.topics,
        hardest=one.hardest,
        look_alikes=one.look_alikes,
        pictures_only=pictures_only,
        extra_time=extra_time,
        level=one.number,
        purpose="level",
    )


def is_passed(right: int, questions: int) -> bool:
    """Whether `right` first attempts of `questions` pass a level: 8 of 10, the same share where the bank had fewer."""
    return questions > 0 and right * QUESTIONS >= PASS_MARK * questions


def is_open(number: int, passed: Collection[int]) -> bool:
    """Whether a level may be played: the first always, any other once the one before is passed."""
    return number == 1 or number - 1 in passed


@dataclass(frozen=True)
class LevelState:
    """How one student stands with one level. `best`: most right answers, `points`: most points, `passed_day`: local date or ''."""

    number: int
    code: str
    is_open: bool
    passed: bool = False
    tries: int = 0
    best: int = 0
    points: float = 0.0
    passed_day: str = ""
