"""Item statistics of a whole bank: a million marks in columns, summed up by numpy, to the same figures as `domain.statistics`."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wastequiz.domain.statistics import BETWEEN, ItemStatistics, ItemSums, MarkColumns, figures_of

if TYPE_CHECKING:
    import numpy as np  # imported where it is needed: a start does without it
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Codes = NDArray[np.intp]


class Columns:
    """Marks in little room, and without a million objects that Python's collector would stop everybody for, again and again."""

    def __init__(self) -> None:
        self._attempts, self._keys = _numbered(), _numbered()
        self._attempt, self._key, self._mark = array("i"), array("i"), array("d")
        self._wrong: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._mark)

    def add(self, some: MarkColumns) -> None:
        """Takes in marks. Raises ValueError where their columns are not of one length."""
        if not len(some.attempts) == len(some.keys) == len(some.marks):
            raise ValueError("columns of marks are not of one length")
        self._attempt.extend(map(self._attempts.__getitem__, some.attempts))
        self._key.extend(map(self._keys.__getitem__, some.keys))
        self._mark.extend(some.marks)
        self._wrong.update(some.wrong)

    def wrong(self) -> Iterator[tuple[str, str, int]]:
        """Key and choice of every answer that was not wholly right, and how often it was given."""
        for told, n in self._wrong.items():
            key, _, choice = told.partition(BETWEEN)
            yield key, choice, n

    def statistics(self) -> dict[str, ItemStatistics]:
        """What `domain.statistics.item_statistics` finds in the same marks, but for rounding: 1e-9 apart at most. Raises ValueError as it does."""
        if not self._mark:
            return {}
        import numpy as np

        names = list(self._keys)
        attempt, key, mark = np.array(self._attempt, np.intp), np.array(self._key, np.intp), np.array(self._mark)
        if mark.min() < 0 or mark.max() > 1:
            raise ValueError(f"marks of {names[key[(mark < 0) | (mark > 1)][0]]} are not from 0 to 1")
        asked, total = np.bincount(attempt)[attempt], np.asarray(np.bincount(attempt, mark), np.float64)[attempt]
        order = np.argsort(key.astype(np.min_scalar_type(len(names))), kind="stable")  # small numbers are sorted many times faster
        key, mark, asked, total = key[order], mark[order], asked[order], total[order]
        every, several = _Groups(key), asked > 1
        distance = every.from_mean(mark)
        sums = np.zeros((10, len(names)))
        sums[:3] = every.counts, every.sums(mark), every.covariances(distance, distance)
        if several.any():
            compared = _compared(_Groups(key[several]), mark[several], asked[several], total[several])
            sums[3:, np.unique(key[several])] = compared
        found = {name: _sums_of(column) for name, column in zip(names, sums.T.tolist(), strict=True)}
        return figures_of({name: found[name] for name in sorted(found)})


def _numbered() -> defaultdict[str, int]:
    """Gives every new word the next number."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


def _sums_of(column: list[float]) -> ItemSums:
    n, part, variance, compared, *others = column
    return ItemSums(int(n), part, variance if n > 1 else None, int(compared), *others)


def _compared(groups: _Groups, mark: Numbers, asked: Codes, total: Numbers) -> tuple[Numbers | Codes, ...]:
    """What ItemSums says of the attempts that asked more, in its order, question by question."""
    marks = groups.from_mean(mark)
    rests, wholes = groups.from_mean((total - mark) / (asked - 1)), groups.from_mean(total / asked)
    return (
        groups.counts,
        groups.covariances(marks, marks),
        groups.covariances(rests, rests),
        groups.covariances(wholes, wholes),
        groups.covariances(marks, rests),
        groups.covariances(marks, wholes),
        groups.covariances(groups.ranked(marks), groups.ranked(rests)),
    )


class _Groups:
    """Numbers of one question after the other, in the order of its codes. numpy adds them up in pairs, so that hardly any rounding is left."""

    def __init__(self, codes: Codes) -> None:
        import numpy as np

        self._begins = np.flatnonzero(np.diff(codes, prepend=-1))
        self._ends = [*self._begins.tolist(), len(codes)]
        self.counts = np.diff(self._ends)
        self._add, self._repeat = np.add.reduceat, np.repeat
        self._less = np.maximum(self.counts - 1, 1)

    def sums(self, numbers: Numbers) -> Numbers:
        return self._add(numbers, self._begins)

    def from_mean(self, numbers: Numbers) -> Numbers:
        """Of each number the distance from the mean of its question."""
        return numbers - self._repeat(self.sums(numbers) / self.counts, self.counts)

    def covariances(self, some: Numbers, others: Numbers) -> Numbers:
        """Of distances from the mean; 0 of a single pair."""
        return self.sums(some * others) / self._less

    def ranked(self, numbers: Numbers) -> Numbers:
        """Each question's numbers sorted."""
        ranked = numbers.copy()
        for begin, end in pairwise(self._ends):
            ranked[begin:end].sort()
        return ranked
