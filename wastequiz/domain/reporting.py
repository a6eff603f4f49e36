"""What a class report is made of: answers as they were given, and the figures drawn from them, each with its number and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.questions import Choice, Sort
from wastequiz.domain.statistics import ItemStatistics, Mark, wilson

PASS_MARK = 0.8
"""Who has this share of their knowledge questions right counts as aware (知晓)."""


@dataclass(frozen=True)
class Given:
    """One counted answer (first attempt, no practice). `day`: the local date, ISO; `ms`: time used; `round`: the round it was given in.

    `lesson`: it was given in class, and `round` names the lesson; `ref` '' then: nobody knows whose it is. `n`: so many gave this answer, each
    by a hand put up; every one of them counts, and `sorts` is what each of them sorted.
    """

    seq: int
    class_id: int
    ref: str
    round: str
    key: str
    kind: str
    topic: str
    day: str
    correct: float
    ms: int
    choice: Choice
    sorts: tuple[Sort, ...] = ()
    n: int = 1
    lesson: bool = False


def each(given: Iterable[Given]) -> Iterator[Given]:
    """Every answer by itself: one that several gave comes as often."""
    for g in given:
        if g.n == 1:
            yield g
        else:
            yield from [g] * g.n


def marks_of(given: Iterable[Given]) -> Iterator[Mark]:
    """The marks of these answers. An attempt is a round; in a lesson it is what one student answered. Where nobody knows who of a class
    answered (a show of hands, a game in teams), every answer is an attempt of its own: it counts for a question's facility, and says nothing about how good players fare with it.
    """
    for g in given:
        if not g.lesson and (g.ref or not g.class_id):
            yield Mark(g.round, g.key, g.correct)
        elif g.ref:
            yield Mark(f"{g.round} {g.ref}", g.key, g.correct)
        else:
            for k in range(g.n):
                yield Mark(f"{g.seq} {g.choice} {k}", g.key, g.correct)


@dataclass(frozen=True)
class Wanted:
    """What a report is about: a class (`class_id`), its year (`year`: ids of all classes of its grade band, its own included), the days from
    `since` to `until` (both included, ISO dates), question kinds (): all, and whose rules.
    """

    class_id: int
    year: tuple[int, ...]
    since: str
    until: str
    kinds: tuple[str, ...] = ()
    scheme: str = ""
    revision: str = ""


@dataclass(frozen=True)
class Share:
    """A share with its number: `part` of `of`. Shown only together with `of`."""

    part: float
    of: int

    @property
    def value(self) -> float | None:
        """0..1; None of nothing."""
        return self.part / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % Wilson interval; None of nothing."""
        return wilson(self.part, self.of) if self.of else None


@dataclass(frozen=True)
class ClassFigure:
    """One bar: a class, its accuracy in the period and in the one before."""

    class_id: int
    name: str
    now: Share
    before: Share


@dataclass(frozen=True)
class WeekFigure:
    """One point of the trend: an ISO week ("2026-W47"), the class and its year."""

    week: str
    mine: Share
    year: Share


@dataclass(frozen=True)
class Matrix:
    """The confusion matrix of bins: how often things of a true bin (row) were put into a chosen one (column). Timed-out answers stand in no cell."""

    bins: tuple[str, ...]
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def count(self, true_bin: str, chosen_bin: str) -> int:
        return self.counts.get((true_bin, chosen_bin), 0)

    def row(self, true_bin: str) -> int:
        """How many things of that bin were sorted."""
        return sum(self.count(true_bin, chosen) for chosen in self.bins)

    def share(self, true_bin: str, chosen_bin: str) -> Share:
        return Share(self.count(true_bin, chosen_bin), self.row(true_bin))

    @property
    def worst(self) -> tuple[str, str] | None:
        """The mix-up (true, chosen) with the greatest share of its row, of several the one with most answers; None where all is right."""
        cells = [(true, chosen) for true in self.bins for chosen in self.bins if true != chosen and self.count(true, chosen)]
        return max(cells, key=lambda c: (self.count(*c) / self.row(c[0]), self.count(*c)), default=None)


@dataclass(frozen=True)
class ItemFigure:
    """One line of the item analysis: a question by its key. `item`: the thing it asks about ('' for written ones); `wrong`: the option or bin id most
    often chosen wrongly ('' none), `wrong_share`: of all its answers.
    """

    key: str
    kind: str
    item: str
    true_bin: str
    statistics: ItemStatistics
    wrong: str
    wrong_share: Share


@dataclass(frozen=True)
class Finding:
    """What to teach next: of the things of `true_bin` the share that went into `chosen_bin`; `items`: those it happened to most, `answers`: how often."""

    true_bin: str
    chosen_bin: str
    share: Share
    items: tuple[str, ...]
    answers: int


@dataclass(frozen=True)
class ClassReport:
    """All figures of a class in a period. `roster`: students on it, `played`: of them who answered; `hardest`: the bin with the lowest accuracy.

    `ms_median` None where nobody answered. `awareness`: of those who were asked a knowledge question, who had PASS_MARK of theirs right;
    `participation`: `played` of `roster`; `sorting`: things put into the right bin. `alpha`: Cronbach's, None where it cannot be said.
    """

    wanted: Wanted
    class_name: str
    roster: int
    played: int
    answers: int
    accuracy: Share
    before: Share
    ms_median: float | None
    awareness: Share
    participation: Share
    sorting: Share
    hardest: tuple[str, Share] | None
    classes: tuple[ClassFigure, ...]
    weeks: tuple[WeekFigure, ...]
    matrix: Matrix
    items: tuple[ItemFigure, ...]
    alpha: float | None
    finding: Finding | None
