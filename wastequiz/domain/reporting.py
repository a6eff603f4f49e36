"""What a class report is made of: answers as they were given, and the figures drawn from them, each with its number and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.questions import Choice, Sort
from wastequiz.domain.statistics import LEAST, ItemStatistics, Mark, wilson

PASS_MARK = 0.8
"""Who has this share of their knowledge questions right counts as aware (知晓)."""


@dataclass(frozen=True)
class Given:
    """One counted answer (first attempt, no practice). `day`: the local date, ISO; `ms`: time used; `round`: the round it was given in.

    `lesson`: it was given in class, and `round` names the lesson; `ref` '' then: nobody knows whose it is. `n`: so many gave this answer, each
    by a hand put up; every one of them counts, and `sorts` is what each of them sorted. Of an answer in class of which nobody knows whose it is,
    where it is looked at by itself: `team` is the animal of the team that gave it, and `hands` whether hands were counted.
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
    team: str = ""
    hands: bool = False


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


NO_LESSON = "-"
"""The lesson of a class that never had one: no answer was given in it."""


@dataclass(frozen=True)
class Wanted:
    """What a report is about: a class (`class_id`), its year (`year`: ids of all classes of its grade band, its own included), the days from
    `since` to `until` (both included, ISO dates), question kinds (): all, and whose rules.
    `lesson`: the class's answers of this lesson only, or NO_LESSON; '' whatever they were given in.
    """

    class_id: int
    year: tuple[int, ...]
    since: str
    until: str
    kinds: tuple[str, ...] = ()
    scheme: str = ""
    revision: str = ""
    lesson: str = ""


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
    def hardest(self) -> str:
        """The bin whose things surely went wrong most: the one with the highest lower end of Wilson's 95 % interval for the share put elsewhere,
        of equal ones the one with most things; '' where of no bin LEAST things were sorted, for fewer allow no verdict.
        """
        rows = [bin_id for bin_id in self.bins if self.row(bin_id) >= LEAST]
        return max(rows, key=lambda bin_id: (self._surely_wrong(bin_id), self.row(bin_id)), default="")

    @property
    def worst(self) -> tuple[str, str] | None:
        """What to teach next: the most frequent mix-up (true, chosen) of the hardest bin, so that the two never speak of different bins; None
        where that bin's things were all put right, or nothing can be said yet.
        """
        true = self.hardest
        cells = [(true, chosen) for chosen in self.bins if true not in ("", chosen) and self.count(true, chosen)]
        return max(cells, key=lambda cell: self.count(*cell), default=None)

    @property
    def most(self) -> Share:
        """The greatest share of any mix-up, of however few things: the dark end of a scale."""
        shares = [self.share(true, chosen) for true in self.bins for chosen in self.bins if true != chosen]
        return max(shares, key=lambda share: share.value or 0.0, default=Share(0, 0))

    def _surely_wrong(self, true_bin: str) -> float:
        of = self.row(true_bin)
        return wilson(of - self.count(true_bin, true_bin), of)[0]


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
class StudentFigure:
    """What one student on the roster answered of their own, hands and teams left out: by seat and animal, never by a name. `share`: right ones of
    all; `ms_median`: their time, None where there are none. No verdict follows from it, and no rank.
    """

    seat: int
    animal: str
    share: Share
    ms_median: float | None


@dataclass(frozen=True)
class ClassReport:
    """All figures of a class in a period. `roster`: students on it, `played`: of them who answered; `hardest`: the bin whose things surely went
    wrong most, with its accuracy, None where of none enough were sorted.

    `ms_median` None where nobody answered. `awareness`: of those who were asked a knowledge question, who had PASS_MARK of theirs right;
    `participation`: `played` of `roster`; `sorting`: things put into the right bin. `students`: the roster by seats. `alpha`: Cronbach's, None where it cannot be said.
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
    students: tuple[StudentFigure, ...] = ()


@dataclass(frozen=True)
class BankReport:
    """The item analysis of the whole bank under one city's rules: every question that was ever answered, the surely hard ones first; `answers`:
    how many answers it is drawn from, those of guests included.
    """

    scheme: str
    answers: int
    items: tuple[ItemFigure, ...]
