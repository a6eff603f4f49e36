"""The report on the bank: how each of its questions does with everybody, drawn from sums."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from wastequiz.domain.facts import dataclass
from wastequiz.domain.kinds import sort_many, which_bin
from wastequiz.domain.questions import Choice, Sort, unpair
from wastequiz.domain.reporting import BankReport, ItemFigure, Share
from wastequiz.domain.statistics import ItemStatistics
from wastequiz.reports.class_report import in_order, wrong_in
from wastequiz.reports.report import Report
from wastequiz.reports.tables import bank_tables


@dataclass(frozen=True)
class AskedAbout:
    """What is known of a question: its kind ('' where the bank no longer has it), the thing it asks about and that thing's bin ('' where there is
    none), and what is right in a choice (() where nobody can say).
    """

    kind: str
    item: str
    true_bin: str
    right: Collection[str]


@dataclass(frozen=True)
class BankGathered:
    """All that a report on the bank is drawn from: whose rules, statistics and what is asked by key, how often (key, choice as kept) was given
    and not wholly right, and where a thing belongs ('' nowhere).
    """

    scheme: str
    statistics: Mapping[str, ItemStatistics]
    asked: Mapping[str, AskedAbout]
    wrong: Iterable[tuple[str, str, int]]
    home: Callable[[str], str]


def build(facts: BankGathered) -> BankReport:
    """The report. Whoever chose several wrong things in one answer counts for each of them, once."""
    chosen: dict[str, Counter[str]] = {}
    for key, kept, n in facts.wrong:
        for wrong in _wrong(facts.asked[key], tuple(json.loads(kept)), facts.home):
            chosen.setdefault(key, Counter())[wrong] += n
    figures = [_figure(key, facts.asked[key], of, chosen.get(key, Counter())) for key, of in facts.statistics.items()]
    return BankReport(facts.scheme, sum(of.attempts for of in facts.statistics.values()), in_order(figures))


def _wrong(asked: AskedAbout, choice: Choice, home: Callable[[str], str]) -> set[str]:
    sorts: tuple[Sort, ...] = ()
    if asked.kind == which_bin.NAME:
        sorts = tuple(Sort(asked.item, asked.true_bin, bin_id) for bin_id in choice)
    elif asked.kind == sort_many.NAME:
        sorts = tuple(Sort(item, home(item), bin_id) for item, bin_id in map(unpair, choice))
    return wrong_in(asked.kind, choice, sorts, asked.right)


def _figure(key: str, asked: AskedAbout, statistics: ItemStatistics, chosen: Counter[str]) -> ItemFigure:
    most = min(chosen, key=lambda w: (-chosen[w], w), default="")
    return ItemFigure(key, asked.kind, asked.item, asked.true_bin, statistics, most, Share(chosen[most], statistics.attempts))


REPORT = Report("bank_report", build, bank_tables)
