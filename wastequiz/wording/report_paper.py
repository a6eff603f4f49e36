"""A class report in words, as it stands on paper: each figure with its number, its period and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

from wastequiz.domain.items import Item
from wastequiz.domain.reporting import PASS_MARK, ClassReport, ItemFigure, Share
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.statistics import LEAST
from wastequiz.i18n import _, current, ngettext, words
from wastequiz.wording import names, notices, rules, times
from wastequiz.wording.report import span as words_of_span

FIRST_DAY = "2000"
"""A period that begins before this year has no first day worth naming."""
MINUS = "−"
NOTHING = "–"
"""Stands where there is no number."""


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """One of the three public figures: its name, its value, of how many, and what it means."""

    name: str
    value: str
    of: str
    meaning: str


class Naming(Protocol):
    """What a report's ids are called: the rules it was made under, the bank's things, and words for bins, things and questions."""

    @property
    def scheme(self) -> Scheme: ...
    @property
    def items(self) -> Mapping[str, Item]: ...
    def bin(self, bin_id: str, /) -> str: ...
    def thing(self, item_id: str, /) -> str: ...
    def question(self, figure: ItemFigure, /) -> str: ...
    def wrong(self, figure: ItemFigure, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A report together with what its ids are called."""

    report: ClassReport
    asked: Naming


# ---- numbers


def percent(share: Share) -> str:
    """A share as whole per cent, like 78%; a few of many are never 0%, nearly all never 100%; a dash of nothing."""
    value = share.value
    if value is None:
        return NOTHING
    if 0 < value < 0.005:
        return "<1%"
    if 0.995 < value < 1:
        return ">99%"
    return f"{int(100 * value + 0.5)}%"


def number_of(of: int) -> str:
    """Of how many: "N = 1,204"."""
    return _("N = {n}").format(n=f"{of:,}")


def part_of(share: Share) -> str:
    """The share in numbers, like "46 of 219"."""
    return _("{part} of {of}").format(part=f"{round(share.part, 1):,g}", of=f"{share.of:,}")


def change(now: Share, before: Share) -> str:
    """By how many points the share is above the one of the span before, with that one's number; '' where there is nothing to compare."""
    if now.value is None or before.value is None:
        return ""
    points = round(100 * now.value) - round(100 * before.value)
    said = f"+{points}" if points > 0 else f"{MINUS}{-points}" if points else "±0"
    return _("{points} points on the span before,\nN = {n} then").format(points=said, n=f"{before.of:,}")


def seconds(ms: float | None) -> str:
    """How long an answer took."""
    return "" if ms is None else _("median {seconds} s an answer").format(seconds=f"{ms / 1000:.1f}")


def missing(report: ClassReport) -> str:
    """How many of the roster gave no answer."""
    left = report.roster - report.played
    if left <= 0:
        return _("everybody took part")
    return ngettext("{n} student did not take part", "{n} students did not take part", left).format(n=left)


# ---- what the report is about


def span(report: ClassReport) -> str:
    """The days it covers, or the lesson."""
    wanted = report.wanted
    if wanted.lesson:
        return words_of_span(wanted)
    if wanted.since < FIRST_DAY:
        return _("all days up to {until}").format(until=wanted.until)
    if wanted.since == wanted.until:
        return wanted.since
    return _("{since} to {until}").format(since=wanted.since, until=wanted.until)


def about(report: ClassReport) -> str:
    """The line under the title: which class, which days, which questions."""
    kinds = _listed([notices.kind(kind) for kind in report.wanted.kinds]) if report.wanted.kinds else _("all question kinds")
    return "  ·  ".join([report.class_name, span(report), kinds])


def whose_rules(told: Told) -> str:
    """Whose rules decided what was right, in one line."""
    by = rules.rule(told.asked.scheme).partition("\n")[0]
    return f"{words(told.asked.scheme.name)}  ·  {by}"


def printed(utc_ms: int) -> str:
    return _("Printed {moment}").format(moment=times.moment(utc_ms))


def page(number: int, of: int) -> str:
    return _("Page {n} of {of}").format(n=number, of=of)


def week(iso: str) -> str:
    """An ISO week as it stands under a chart: "2026-W47" is week 47."""
    return _("Wk {n}").format(n=int(iso.rpartition("W")[2]))


# ---- sentences


def public_figures(report: ClassReport) -> tuple[PublicFigure, ...]:
    """Awareness, participation and sorting accuracy, each with its number and definition."""
    mark = round(100 * PASS_MARK)
    aware, took_part, sorted_ = report.awareness, report.participation, report.sorting
    return (
        PublicFigure(
            _("Awareness"),
            percent(aware),
            _("{part} of {of} people").format(part=f"{aware.part:,g}", of=f"{aware.of:,}"),
            _("Of those who were asked knowledge questions, who had at least {mark}% of them right.").format(mark=mark),
        ),
        PublicFigure(
            _("Participation"),
            percent(took_part),
            _("{part} of {of} students").format(part=f"{took_part.part:,g}", of=f"{took_part.of:,}"),
            _("Of the students on the roster, who answered at least one question."),
        ),
        PublicFigure(
            _("Sorting accuracy"),
            percent(sorted_),
            _("{part} of {of} things").format(part=f"{sorted_.part:,g}", of=f"{sorted_.of:,}"),
            _("Of all things that were sorted, those put where they belong."),
        ),
    )


def basis(report: ClassReport) -> str:
    """What all figures rest on."""
    return _("{span}. First attempts; practice does not count. N is the number of answers unless it says otherwise.").format(
        span=names.as_head(span(report))
    )


def finding(told: Told) -> tuple[str, str]:
    """What to teach next: (the sentence, what it happened to and how often)."""
    found = told.report.finding
    if not told.report.answers:
        return _("No answers yet."), _("Teach one lesson, and there will be a report.")
    if found is None:
        if told.report.matrix.total and not told.report.matrix.hardest:
            return _("Too early to tell."), _("It takes {n} things of one bin.").format(n=LEAST)
        nothing = _("Nothing was sorted in these days.") if not told.report.sorting.of else _("Nothing stands out: go on like this.")
        return nothing, ""
    head = _("{share} of what belongs in {true} was put in {chosen}").format(
        share=percent(found.share), true=told.asked.bin(found.true_bin), chosen=told.asked.bin(found.chosen_bin)
    )
    often = _("{counted} things.").format(counted=part_of(found.share))
    if found.items:
        most = _("Mostly: {things}.").format(things=_listed([told.asked.thing(item) for item in found.items[:3]]))
        often = ("" if current().startswith("zh") else " ").join([most, often])
    return head, often


def _listed(things: Sequence[str]) -> str:
    """Things named one after the other."""
    return reduce(lambda first, second: _("{first}, {second}").format(first=first, second=second), things)


def scale_note() -> str:
    """How to read the matrix."""
    return _(
        "Each row makes 100%. The darker, the more often put there wrongly; a tick marks what is right; the thick frame, the worst mix-up."
    )


def item_note() -> str:
    """How to read the item analysis."""
    return _(
        "Share right: of full marks, below it the 95% interval and N. Discrimination (−100 to 100): whether those who know more answer it better."
        " No verdict below N = {least}."
    ).format(least=LEAST)


def whole(alpha: float | None) -> str:
    """How reliable the round as a test was; '' where it cannot be said."""
    return "" if alpha is None else _("Cronbach's alpha {alpha}").format(alpha=f"{alpha:.2f}")


def interval(figure: ItemFigure) -> str:
    """The interval of a question's facility, with its number."""
    low, high = round(100 * figure.statistics.low), round(100 * figure.statistics.high)
    return f"{low}–{high}%  {number_of(figure.statistics.attempts)}"


def discrimination(value: float | None) -> str:
    """A discrimination on the scale of 100; a dash where it cannot be said."""
    return NOTHING if value is None else f"{round(value)}".replace("-", MINUS)


def left_out(n: int) -> str:
    """Under a table that has not all lines."""
    return ngettext("{n} more question stands in the table file.", "{n} more questions stand in the table file.", n).format(n=n)


def more_classes(n: int) -> str:
    """Under bars that are not all."""
    return ngettext("and {n} more class", "and {n} more classes", n).format(n=n)
