"""A full class report made by hand, with the built-in bank it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from wastequiz.domain.bank import Bank
from wastequiz.domain.items import Item
from wastequiz.domain.questions import Authored
from wastequiz.domain.reporting import ClassFigure, ClassReport, Finding, ItemFigure, Matrix, Share, Wanted, WeekFigure
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.statistics import ItemStatistics
from wastequiz.i18n import words
from wastequiz.services import builtin
from wastequiz.wording.names import as_head

BINS = ("recyclable", "hazardous", "food", "residual")
PRINTED_MS = 1_795_000_000_000


@cache
def bank() -> Bank:
    return builtin.read()


@dataclass(frozen=True)
class Asked:
    """What the bank calls things, bins and questions."""

    scheme: Scheme
    items: Mapping[str, Item]
    questions: Mapping[str, Authored]

    def bin(self, bin_id: str) -> str:
        found = self.scheme.bin(bin_id)
        return words(found.name) if found else bin_id

    def thing(self, item_id: str) -> str:
        return words(self.items[item_id].name)

    def question(self, figure: ItemFigure) -> str:
        return as_head(self.thing(figure.item)) if figure.item else words(self.questions[figure.key].stem)

    def wrong(self, figure: ItemFigure) -> str:
        if figure.item:
            return self.bin(figure.wrong)
        return next(words(o.label) for o in self.questions[figure.key].options if o.id == figure.wrong)


def asked(report: ClassReport) -> Asked:
    return Asked(bank().scheme(report.wanted.scheme), bank().items, bank().questions)


def statistics(key: str, n: int, facility: float, discrimination: float | None, upper: float | None = None) -> ItemStatistics:
    low, high = max(0.0, facility - 0.09), min(1.0, facility + 0.09)
    return ItemStatistics(key, n, facility, low, high, 0.4, discrimination, upper, discrimination, 3.0)


def figure(item: str, facility: float, discrimination: float | None, true_bin: str, wrong: str, n: int = 46) -> ItemFigure:
    key = f"which_bin:{item}"
    upper = None if discrimination is None else discrimination + 5
    return ItemFigure(
        key,
        "which_bin",
        item,
        true_bin,
        statistics(key, n, facility, discrimination, upper),
        wrong,
        Share(round(n * (1 - facility) / 2), n),
    )


def written(key: str, kind: str, facility: float, wrong: str) -> ItemFigure:
    return ItemFigure(key, kind, "", "", statistics(key, 31, facility, 34.0, 60.0), wrong, Share(7, 31))


def items(n: int = 12) -> tuple[ItemFigure, ...]:
    """Questions of every sort, then things of the bank until there are `n`."""
    asked = [
        figure("tissue", 0.41, 38.0, "residual", "recyclable"),
        figure("broken_bowl", 0.55, 12.0, "residual", "recyclable", n=90),
        figure("banana_peel", 0.97, None, "food", "", n=8),
        figure("milk_carton", 0.62, -14.0, "recyclable", "residual"),
    ]
    by_length = sorted(bank().questions.values(), key=lambda q: -len(q.stem["en"]))
    asked += [written(q.key, q.kind, 0.6, q.options[-1].id if q.options else "") for q in by_length[:4]]
    wordy = max(
        (q for q in bank().questions.values() if q.kind == "single_choice"), key=lambda q: max(len(o.label["en"]) for o in q.options)
    )
    asked.append(written(wordy.key, wordy.kind, 0.5, max(wordy.options, key=lambda o: len(o.label["en"])).id))
    things = [item for item in bank().items.values() if item.kind and item.id not in {f.item for f in asked}]
    asked += [figure(item.id, 0.7, 30.0, "recyclable", "food") for item in things[: max(0, n - len(asked))]]
    return tuple(asked[:n])


def full(n: int = 12) -> ClassReport:
    """A class that answered much."""
    counts = {
        ("recyclable", "recyclable"): 612, ("recyclable", "hazardous"): 14, ("recyclable", "food"): 21, ("recyclable", "residual"): 64,
        ("hazardous", "recyclable"): 9, ("hazardous", "hazardous"): 188, ("hazardous", "food"): 2, ("hazardous", "residual"): 30,
        ("food", "recyclable"): 10, ("food", "hazardous"): 3, ("food", "food"): 301, ("food", "residual"): 27,
        ("residual", "recyclable"): 46, ("residual", "hazardous"): 11, ("residual", "food"): 22, ("residual", "residual"): 140,
    }  # fmt: skip
    weeks = tuple(
        WeekFigure(f"2026-W{40 + i}", Share(mine * 1.6, 160), Share(year * 9.0, 900))
        for i, (mine, year) in enumerate([(61, 64), (64, 65), (63, 66), (69, 69), (72, 70), (74, 72), (79, 75), (81, 78)])
    )
    classes = tuple(
        ClassFigure(i, f"三（{i}）班", Share(now * 12.04, 1204), Share(before * 8.0, 800))
        for i, now, before in [(1, 83, 79), (2, 81, 72), (3, 79, 76), (4, 77, 71), (5, 75, 70), (6, 72, 68)]
    )
    matrix = Matrix(BINS, counts)
    return ClassReport(
        Wanted(2, (1, 2, 3, 4, 5, 6), "2026-09-28", "2026-11-22", (), "cn-harbin", "abc"),
        "三（2）班", 41, 38, 1572, Share(1273.5, 1572), Share(750, 1000), 6400.0, Share(29, 38), Share(38, 41),
        Share(sum(n for (a, b), n in counts.items() if a == b), matrix.total), ("residual", Share(140, 219)),
        classes, weeks, matrix, items(n), 0.78,
        Finding("residual", "recyclable", Share(46, 219), ("tissue", "takeaway_box", "broken_bowl"), 46),
    )  # fmt: skip


def crowded() -> ClassReport:
    """As much as may ever come: a long name, many classes and weeks, half a year of questions, one kind filtered."""
    report = full(300)
    name = "黑龙江省实验小学三年级（2）班"
    classes = tuple(replace(report.classes[0], class_id=i, name=f"{name[:6]}{i}") for i in range(1, 20))
    weeks = tuple(WeekFigure(f"2026-W{i:02d}", Share(i * 4.0, 400), Share(0, 0)) for i in range(10, 48))
    wanted = replace(
        report.wanted, class_id=15, since="0001-01-01", kinds=("which_bin", "sort_many", "take_apart", "pick_from_bin", "odd_one_out")
    )
    return replace(report, wanted=wanted, class_name=name, classes=classes, weeks=weeks)


def empty() -> ClassReport:
    """A class that has not answered anything yet."""
    none = Share(0, 0)
    return ClassReport(
        full().wanted, "三（2）班", 41, 0, 0, none, none, None, none, Share(0, 41), none, None, (), (), Matrix(BINS), (), None, None
    )


def abroad() -> ClassReport:
    """Under rules with the most bins and the longest names."""
    scheme = max(bank().schemes.values(), key=lambda s: (len(s.bins), max(len(b.name["en"]) for b in s.bins)))
    bins = tuple(b.id for b in scheme.bins)
    counts = {(a, b): 40 if a == b else 3 for a in bins for b in bins}
    report = full()
    return replace(report, wanted=replace(report.wanted, scheme=scheme.code), matrix=Matrix(bins, counts), items=(), hardest=(bins[-1], Share(40, 55)),
                   finding=Finding(bins[0], bins[-1], Share(3, 55), (), 3))  # fmt: skip
