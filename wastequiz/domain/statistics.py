"""Item statistics by Moodle's definitions: facility, discrimination, efficiency, weight, alpha; with intervals, and no verdict on few answers.

Moodle's definitions: docs.moodle.org/dev/Quiz_statistics_calculations. Variances and covariances have n - 1 below the line. Players see different
questions, so what stands against a mark is a share: the rest score (T - x) / (n - 1) of the other marks of its attempt, and T / n of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import atanh, fsum, sqrt, tanh
from operator import mul
from typing import NamedTuple

from wastequiz.domain.facts import dataclass

LEAST = 30
"""Below so many attempts there is no verdict."""
WEAK = 20.0
"""A discrimination below this, its upper bound included, is weak."""
Z95 = 1.959963984540054
"""So many standard errors to either side hold 95 % of a normal distribution."""
ROUNDING = 1e-15
"""A variance or covariance up to this is no spread of marks but rounding: of a million marks, one that differs by 0.01 makes 1e-10."""


@dataclass(frozen=True)
class Mark:
    """One mark: in which attempt (a round), of which question, 0..1."""

    attempt: str
    key: str
    mark: float


BETWEEN = "\x1e"
"""Stands between a question's key and a choice."""


class MarkColumns(NamedTuple):
    """Some thousands of marks side by side, which is how a million are counted fast: of each its attempt, its question's key, and 0..1.

    `wrong`: of every one that was not wholly right the key, BETWEEN, and the choice as it was kept.
    """

    attempts: Sequence[str]
    keys: Sequence[str]
    marks: Sequence[float]
    wrong: Sequence[str]


@dataclass(frozen=True)
class ItemStatistics:
    """Of one question. `facility` 0..1 with its 95 % Wilson interval `low`..`high`; `sd` of the marks, None of a single one; `discrimination`,
    `efficiency` and `weight` on Moodle's scale of 100, None where a variance is 0; `upper`: where the 95 % interval of the discrimination ends
    (Fisher's z), None of three attempts or fewer; `weak`: a verdict, never below LEAST.

    `alone`: how many of `attempts` asked nothing else. They count for the facility only, so a discrimination is drawn from `compared` ones.
    An efficiency is never above 100, but may well be below -100: it is measured against the best order of marks, not the worst.
    """

    key: str
    attempts: int
    facility: float
    low: float
    high: float
    sd: float | None
    discrimination: float | None
    upper: float | None
    efficiency: float | None
    weight: float | None
    alone: int = 0

    @property
    def compared(self) -> int:
        """From how many attempts discrimination, efficiency and weight are drawn: to be shown beside them."""
        return self.attempts - self.alone

    @property
    def lower(self) -> float | None:
        """Where the 95 % interval of the discrimination begins; None where there is no `upper`."""
        return None if self.discrimination is None else _bound(self.discrimination / 100, self.compared, -Z95)

    @property
    def weak(self) -> bool:
        """Whether the question tells good from poor players hardly at all."""
        if self.discrimination is None or self.upper is None or self.compared < LEAST:
            return False
        return self.discrimination < WEAK and self.upper < WEAK


def wilson(part: float, of: int, z: float = Z95) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, 1927, JASA 22:209), from 0 to 1; of part marks it is rather too wide than too narrow.

    Raises ValueError where `of` is below 1 or `part` is not from 0 to `of`.
    """
    if of < 1 or not 0 <= part <= of:
        raise ValueError(f"no share: {part} of {of}")
    share, square = part / of, z * z
    middle = share + square / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    below = 1 + square / of
    return max(0.0, min(share, (middle - reach) / below)), min(1.0, max(share, (middle + reach) / below))


@dataclass(frozen=True)
class ItemSums:
    """What the figures of one question are made of. `attempts` and the sum `part` of their marks; `variance` of the marks, None of a single one.

    Of the `compared` attempts that asked more: variances of marks, rest scores and wholes, covariances of the marks `with_rest` and `with_whole`,
    and `best`, the covariance of sorted marks with sorted rest scores. All are 0 where fewer than two were compared.
    """

    attempts: int
    part: float
    variance: float | None
    compared: int = 0
    mark_variance: float = 0.0
    rest_variance: float = 0.0
    whole_variance: float = 0.0
    with_rest: float = 0.0
    with_whole: float = 0.0
    best: float = 0.0


def item_statistics(marks: Iterable[Mark]) -> dict[str, ItemStatistics]:
    """Statistics of every question in `marks`, by key; the order of marks does not matter, to the last digit.

    Raises ValueError where a mark is not from 0 to 1. A question that an attempt asks twice (of two contestants) counts twice.
    Of a whole bank's marks `reports.bank_statistics` finds the same, much faster.
    """
    beside: dict[str, list[float]] = {}
    alone: dict[str, list[float]] = {}
    for keys, got in _by_attempt(marks):
        if len(got) == 1:
            alone.setdefault(keys[0], []).append(got[0])
            continue
        total, others = fsum(got), len(got) - 1
        whole = total / len(got)
        for key, mark in zip(keys, got, strict=True):
            row = beside.get(key)
            if row is None:
                row = beside[key] = []
            row += (mark, (total - mark) / others, whole)  # one flat list: a million times, three appends are slow
    return figures_of({key: _sums(key, beside.get(key, []), alone.get(key, [])) for key in sorted({*beside, *alone})})


def figures_of(sums: Mapping[str, ItemSums]) -> dict[str, ItemStatistics]:
    """The statistics that these sums amount to, by key and in their order. What is no more than ROUNDING is taken as no spread at all."""
    found = {key: _figures(key, of) for key, of in sums.items()}
    roots_sum = fsum(root for _, root in found.values() if root is not None)
    return {
        key: replace(figures, weight=100 * (root / roots_sum)) if root is not None and roots_sum else figures
        for key, (figures, root) in found.items()
    }


def cronbach_alpha(marks: Iterable[Mark]) -> float | None:
    """Cronbach's alpha (L. J. Cronbach, 1951, Psychometrika 16:297), up to 1, of the attempts that answered one and the same set of two or more
    questions (the most frequent one, of several the largest); None where it cannot be said: no two such attempts, or all with the same total.
    """
    rows: dict[tuple[str, ...], list[tuple[float, ...]]] = {}
    for keys, got in _by_attempt(marks):
        questions, row = zip(*sorted(zip(keys, got, strict=True)), strict=True)
        if len(set(questions)) == len(questions) > 1:
            rows.setdefault(questions, []).append(row)
    if not rows:
        return None
    questions, table = min(rows.items(), key=lambda found: (-len(found[1]), -len(found[0]), found[0]))
    if len(table) < 2:
        return None
    whole = _variance(_from_mean([fsum(row) for row in table]))
    if not whole:
        return None
    k = len(questions)
    return k / (k - 1) * (1 - fsum(_variance(_from_mean(column)) for column in zip(*table, strict=True)) / whole)


def _by_attempt(marks: Iterable[Mark]) -> Iterable[tuple[list[str], list[float]]]:
    """The questions and the marks of every attempt."""
    attempts: dict[str, tuple[list[str], list[float]]] = {}
    for mark in marks:
        attempt = attempts.get(mark.attempt)
        if attempt is None:
            attempt = attempts[mark.attempt] = ([], [])
        attempt[0].append(mark.key)
        attempt[1].append(mark.mark)
    return attempts.values()


def _from_mean(values: Sequence[float]) -> list[float]:
    mean = fsum(values) / len(values)
    return [value - mean for value in values]


def _covariance(some: Sequence[float], others: Sequence[float]) -> float:
    """Of two or more distances from the mean each. Summed up exactly: no order of marks changes a digit."""
    return fsum(map(mul, some, others)) / (len(some) - 1)


def _variance(distances: Sequence[float]) -> float:
    return _spread(_covariance(distances, distances))


def _spread(covariance: float) -> float:
    """0 where nothing but rounding is left."""
    return covariance if abs(covariance) > ROUNDING else 0.0


def _sums(key: str, beside: list[float], alone: list[float]) -> ItemSums:
    """`beside`: marks, rests and wholes, taking turns. Raises ValueError where a mark is not from 0 to 1."""
    raw = beside[::3]
    every = raw + alone
    if min(every) < 0 or max(every) > 1:
        raise ValueError(f"marks of {key} are not from 0 to 1")
    variance = _variance(_from_mean(every)) if len(every) > 1 else None
    if len(raw) < 2:
        return ItemSums(len(every), fsum(every), variance, len(raw))
    marks, rests, wholes = _from_mean(raw), _from_mean(beside[1::3]), _from_mean(beside[2::3])
    return ItemSums(
        len(every),
        fsum(every),
        variance,
        len(raw),
        mark_variance=_variance(marks),
        rest_variance=_variance(rests),
        whole_variance=_variance(wholes),
        with_rest=_covariance(marks, rests),
        with_whole=_covariance(marks, wholes),
        best=_covariance(sorted(marks), sorted(rests)),
    )


def _figures(key: str, sums: ItemSums) -> tuple[ItemStatistics, float | None]:
    """Everything but the weight; and the root of the covariance of marks and wholes (0 of a negative one), from which weights are made, None where
    either has no spread.
    """
    n, compared = sums.attempts, sums.compared
    low, high = wilson(sums.part, n)
    sd = None if sums.variance is None else sqrt(_spread(sums.variance))
    known = ItemStatistics(key, n, sums.part / n, low, high, sd, None, None, None, None, alone=n - compared)
    mark_variance, rest_variance = _spread(sums.mark_variance), _spread(sums.rest_variance)
    root = sqrt(max(0.0, _spread(sums.with_whole))) if mark_variance and _spread(sums.whole_variance) else None
    best = _spread(sums.best) if mark_variance and rest_variance else 0.0
    if not best:
        return known, root
    covariance = _spread(sums.with_rest)
    r = max(-1.0, min(1.0, covariance / sqrt(mark_variance * rest_variance)))
    efficiency = min(100.0, 100 * covariance / best)
    return replace(known, discrimination=100 * r, upper=_bound(r, compared, Z95), efficiency=efficiency), root


def _bound(r: float, n: int, z: float) -> float | None:
    """Where the interval of a correlation ends `z` standard errors above it (below: -z), times 100, by Fisher's z (R. A. Fisher, 1921, Metron 1:3);
    None where n is 3 or less.
    """
    if n <= 3:
        return None
    if abs(r) == 1:
        return 100 * r
    return 100 * tanh(atanh(r) + z / sqrt(n - 3))
