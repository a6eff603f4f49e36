"""The report on a class: the figures of a period, drawn from answers as they were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field

from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import item_kind
from wastequiz.domain.questions import Choice, Sort, unpair
from wastequiz.domain.reporting import (
    PASS_MARK,
    ClassFigure,
    ClassReport,
    Finding,
    Given,
    ItemFigure,
    Matrix,
    Share,
    StudentFigure,
    Wanted,
    WeekFigure,
    each,
    marks_of,
)
from wastequiz.domain.statistics import ItemStatistics, cronbach_alpha, item_statistics
from wastequiz.reports.report import Report
from wastequiz.reports.tables import tables

THINGS = 3
"""So many things are named in what to teach next."""

Sum = tuple[float, int]
"""Sum of marks, and number of answers."""


@dataclass(frozen=True)
class Gathered:
    """All that a class report is drawn from. `roster`: students on it, `played`: of them who answered anything at all; `given`: the class's
    answers of every kind, of which the report takes those of `wanted.kinds`.

    `names`: the classes of the year by id, in their order; `now` and `before`: their sums in the period and in the one before; `weeks`:
    ISO weeks in order, each with the class's sum and the year's; `knowledge`: of each student who was asked a written question the share
    that was right; `bins`: those of the rules; `right_of`: by key of a question what is right in a choice, () where nobody can say;
    `students`: seat and animal of everybody on the roster, by reference.
    """

    wanted: Wanted
    class_name: str
    roster: int
    played: int
    given: Sequence[Given]
    names: Mapping[int, str]
    now: Mapping[int, Sum]
    before: Mapping[int, Sum]
    weeks: Mapping[str, tuple[float, int, float, int]]
    knowledge: Mapping[str, float]
    bins: tuple[str, ...]
    right_of: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    students: Mapping[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])


def build(facts: Gathered) -> ClassReport:
    """The report. Its figures are about the question kinds wanted; the three public ones (awareness, participation, sorting) about all kinds.

    The time that answers took leaves out those in class of which nobody knows whose they are: it is the time of a whole team, or of all hands.
    """
    wanted = facts.wanted
    told = [g for g in facts.given if not wanted.kinds or g.kind in wanted.kinds]
    mine = list(each(told))
    matrix = matrix_of(mine, facts.bins)
    marks = list(marks_of(told))
    return ClassReport(
        wanted=wanted,
        class_name=facts.class_name,
        roster=facts.roster,
        played=facts.played,
        answers=len(mine),
        accuracy=Share(sum(g.correct for g in mine), len(mine)),
        before=Share(*facts.before.get(wanted.class_id, (0.0, 0))),
        ms_median=median([g.ms for g in told if g.ref or not g.lesson]),
        awareness=Share(sum(share >= PASS_MARK for share in facts.knowledge.values()), len(facts.knowledge)),
        participation=Share(facts.played, facts.roster),
        sorting=sorting_of(each(facts.given)),
        hardest=hardest_of(matrix),
        classes=tuple(
            ClassFigure(id_, name, Share(*facts.now.get(id_, (0.0, 0))), Share(*facts.before.get(id_, (0.0, 0))))
            for id_, name in facts.names.items()
        ),
        weeks=tuple(WeekFigure(week, Share(*sums[:2]), Share(*sums[2:])) for week, sums in facts.weeks.items()),
        matrix=matrix,
        items=items_of(mine, item_statistics(marks), facts.right_of),
        alpha=cronbach_alpha(marks),
        finding=finding_of(mine, matrix),
        students=students_of(told, facts.students),
    )


def median(numbers: Sequence[int]) -> float | None:
    """The number in the middle, or between the two in the middle; None of nothing."""
    ranked, half = sorted(numbers), len(numbers) // 2
    if not ranked:
        return None
    return float(ranked[half]) if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def students_of(given: Iterable[Given], students: Mapping[str, tuple[int, str]]) -> tuple[StudentFigure, ...]:
    """What everybody on the roster answered of their own, in the order of their seats; those who left stand in none."""
    theirs: dict[str, list[Given]] = {ref: [] for ref in students}
    for g in given:
        if g.ref in theirs:
            theirs[g.ref].append(g)
    figures = (
        StudentFigure(*students[ref], Share(sum(g.correct for g in mine), len(mine)), median([g.ms for g in mine]))
        for ref, mine in theirs.items()
    )
    return tuple(sorted(figures, key=lambda figure: figure.seat))


def sorting_of(given: Iterable[Given]) -> Share:
    """Things put into the right bin, of all that were to be sorted; what time ran out on counts as not put there."""
    right = of = 0
    for sort in (s for g in given for s in g.sorts):
        of += 1
        right += sort.chosen_bin == sort.true_bin
    return Share(right, of)


def matrix_of(given: Iterable[Given], bins: tuple[str, ...]) -> Matrix:
    """The confusion matrix of these answers; a bin that the rules no longer have stands in no cell."""
    counts = Counter((s.true_bin, s.chosen_bin) for g in given for s in g.sorts if s.chosen_bin is not None)
    return Matrix(bins, {(true, chosen): n for (true, chosen), n in counts.items() if true in bins and chosen in bins})


def hardest_of(matrix: Matrix) -> tuple[str, Share] | None:
    """The bin whose things surely went wrong most, and the share of them put right; None where of no bin enough things were sorted."""
    bin_id = matrix.hardest
    return (bin_id, matrix.share(bin_id, bin_id)) if bin_id else None


def finding_of(given: Iterable[Given], matrix: Matrix) -> Finding | None:
    """What to teach next: the worst mix-up, and the things it happened to most."""
    worst = matrix.worst
    if worst is None:
        return None
    things = Counter(s.item for g in given for s in g.sorts if (s.true_bin, s.chosen_bin) == worst)
    most = sorted(things, key=lambda item: (-things[item], item))[:THINGS]
    return Finding(*worst, matrix.share(*worst), tuple(most), things.total())


def items_of(
    given: Iterable[Given], statistics: Mapping[str, ItemStatistics], right_of: Mapping[str, Collection[str]]
) -> tuple[ItemFigure, ...]:
    """The item analysis, the surely hard ones first."""
    by_key: dict[str, list[Given]] = {}
    for g in given:
        by_key.setdefault(g.key, []).append(g)
    found = [_item(answers, statistics[key], right_of.get(key, ())) for key, answers in by_key.items()]
    return in_order(found)


def in_order(figures: Iterable[ItemFigure]) -> tuple[ItemFigure, ...]:
    """The surely hard ones first: by the upper end of the facility's interval, so that one wrong answer out of one does not lead the list;
    of equal ones the lowest discrimination, those without any last.
    """

    def rank(figure: ItemFigure) -> tuple[float, bool, float, str]:
        index = figure.statistics.discrimination
        return figure.statistics.high, index is None, index or 0.0, figure.key

    return tuple(sorted(figures, key=rank))


def _item(answers: Sequence[Given], statistics: ItemStatistics, right: Collection[str]) -> ItemFigure:
    one = answers[0]
    chosen = Counter(wrong for g in answers if g.correct < 1 for wrong in wrong_of(g, right))
    most = min(chosen, key=lambda w: (-chosen[w], w), default="")
    return ItemFigure(
        key=one.key,
        kind=one.kind,
        item=item_asked(one.key, one.kind),
        true_bin=next((_asked_bin(g) for g in answers if _asked_bin(g)), ""),
        statistics=statistics,
        wrong=most,
        wrong_share=Share(chosen[most] if most else 0, len(answers)),
    )


def item_asked(key: str, kind: str) -> str:
    """The thing a question asks about, by its key; '' where it is written."""
    return key.partition(":")[2] if item_kind(kind) is not None else ""


def wrong_of(given: Given, right: Collection[str]) -> set[str]:
    """What was chosen wrongly in an answer that is not wholly right, each once: the bin of sorted things, else options, pairs or words.

    Empty where time ran out, and where the order alone was wrong.
    """
    return wrong_in(given.kind, given.choice, given.sorts, right)


def wrong_in(kind: str, choice: Choice, sorts: Sequence[Sort], right: Collection[str]) -> set[str]:
    """The same of a choice by itself."""
    return _WRONG.get(kind, _wrong_options)(choice, sorts, right)


def _wrong_bins(_choice: Choice, sorts: Sequence[Sort], _right: Collection[str]) -> set[str]:
    return {s.chosen_bin for s in sorts if s.chosen_bin is not None and s.chosen_bin != s.true_bin}


def _wrong_parts(choice: Choice, _sorts: Sequence[Sort], right: Collection[str]) -> set[str]:
    """Bins or places that parts were put into wrongly."""
    return {unpair(put)[1] for put in choice if put not in right} if right else set()


def _wrong_options(choice: Choice, _sorts: Sequence[Sort], right: Collection[str]) -> set[str]:
    return {chosen for chosen in choice if chosen not in right}


def _nothing(_choice: Choice, _sorts: Sequence[Sort], _right: Collection[str]) -> set[str]:
    return set()


_WRONG: Mapping[str, Callable[[Choice, Sequence[Sort], Collection[str]], set[str]]] = {
    "which_bin": _wrong_bins,
    "sort_many": _wrong_bins,
    "take_apart": _wrong_parts,
    "ordering": _nothing,
}


def _asked_bin(given: Given) -> str:
    """The bin an answer to which_bin or pick_from_bin was about; '' of other kinds."""
    if not given.sorts:
        return ""
    sort = given.sorts[0]
    match given.kind:
        case "which_bin":
            return sort.true_bin
        case "pick_from_bin":  # what was picked was put into the bin asked for
            return sort.chosen_bin or sort.true_bin
        case _:
            return ""


REPORT = Report("class_report", build, tables)
