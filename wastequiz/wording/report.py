"""The class report in words: what to teach next, figures with their number, period and definition, and what its questions are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import reduce

from wastequiz.domain.facts import dataclass
from wastequiz.domain.items import Item
from wastequiz.domain.questions import Question, unpair
from wastequiz.domain.reporting import NO_LESSON, PASS_MARK, ClassReport, Finding, ItemFigure, Share, Wanted
from wastequiz.domain.schemes import Scheme
from wastequiz.domain.statistics import ItemStatistics
from wastequiz.i18n import N_, _, current, words
from wastequiz.wording import names, stems

NOTHING = "–"
"""Stands where there is no number."""
LONGEST = 44
"""So many signs what to teach next has at most in Chinese: one line at the desk."""
LONGEST_ABROAD = 110
"""The same where words are written in letters."""

_PERIODS = {
    "lesson": N_("The last lesson"),
    "today": N_("Today"),
    "week": N_("This week"),
    "weeks_4": N_("Last 4 weeks"),
    "weeks_8": N_("Last 8 weeks"),
    "school_year": N_("This school year"),
    "all": N_("Everything so far"),
}


@dataclass(frozen=True)
class Asked:
    """What is known of the things and questions a report is about: the rules, the bank's things, and its written questions by key."""

    scheme: Scheme
    items: Mapping[str, Item]
    written: Mapping[str, Question] = field(default_factory=dict[str, Question])

    def bin(self, bin_id: str) -> str:
        """A bin's name, or that of another place; the id where the rules no longer have it."""
        found = self.scheme.bin(bin_id) or self.scheme.destination(bin_id)
        return words(found.name) if found is not None else bin_id

    def thing(self, item_id: str) -> str:
        """A thing's name as it stands in a sentence; its id where the bank no longer has it."""
        item = self.items.get(item_id)
        return words(item.name) if item is not None else item_id

    def question(self, figure: ItemFigure) -> str:
        """What a question asks: the thing, or its stem; its key where the bank no longer has it."""
        if figure.item:
            return names.as_head(self.thing(figure.item))
        asked = self.written.get(figure.key)
        return stems.stem(asked, self.scheme) if asked is not None else figure.key

    def wrong(self, figure: ItemFigure) -> str:
        """What was most often chosen wrongly: a bin, a thing, an option or the words somebody wrote; '' for nothing."""
        chosen = figure.wrong
        if self.scheme.bin(chosen) is not None or self.scheme.destination(chosen) is not None:
            return self.bin(chosen)
        asked = self.written.get(figure.key)
        if asked is None:
            return names.as_head(self.thing(chosen))
        try:
            return words(asked.option(chosen).label)
        except KeyError:
            return self._pair(asked, chosen)

    def _pair(self, asked: Question, chosen: str) -> str:
        """Two things that were matched wrongly; else `chosen` as it was written."""
        try:
            option, target = unpair(chosen)
            thing, place = words(asked.option(option).label), words(asked.target(target).label)
        except KeyError:
            return chosen
        return _("{thing} → {place}").format(thing=thing, place=place)


# ---- numbers
def percent(share: Share) -> str:
    """A share in whole percent; a few of many are never 0%, nearly all never 100%."""
    value = share.value
    if value is None:
        return NOTHING
    if 0 < value < 0.005:
        return _("below {n}%").format(n=1)
    if 0.995 < value < 1:
        return _("above {n}%").format(n=99)
    return _("{n}%").format(n=int(100 * value + 0.5))


def counted(share: Share) -> str:
    """A share with its number: "21% (46 of 219)"."""
    return _("{percent} ({part} of {of})").format(percent=percent(share), part=f"{round(share.part, 1):g}", of=share.of)


def interval(low: float, high: float) -> str:
    """The 95 % interval of a share, from its ends 0..1."""
    return _("95%: {low} to {high}").format(low=percent(Share(low, 1)), high=percent(Share(high, 1)))


def bounded(number: float | None, low: float | None, high: float | None) -> str:
    """A figure on the scale of 100 with the ends of its 95 % interval, where there is one; '' where there is no figure."""
    if number is None:
        return ""
    if low is None or high is None:
        return f"{number:.0f}"
    return _("{number} (95%: {low} to {high})").format(number=f"{number:.0f}", low=f"{low:.0f}", high=f"{high:.0f}")


def period(code: str) -> str:
    """What a period is called; its code where it has no name."""
    return _(_PERIODS.get(code, code))


def span(wanted: Wanted) -> str:
    """The days a report is about, or the lesson."""
    if wanted.lesson:
        return _("no lesson yet") if wanted.lesson == NO_LESSON else _("lesson of {day}").format(day=wanted.since)
    if not wanted.since:
        return _("up to {until}").format(until=wanted.until)
    if wanted.since == wanted.until:
        return wanted.since
    return _("{since} to {until}").format(since=wanted.since, until=wanted.until)


# ---- what to teach next
def teach_next(finding: Finding | None, asked: Asked) -> str:
    """One sentence: what share of a bin's things went into which other, and which things those mostly were, as many as there is room for.

    '' where nothing was mixed up.
    """
    if finding is None:
        return ""
    most = LONGEST if current().startswith("zh") else LONGEST_ABROAD
    said = {"share": percent(finding.share), "true": asked.bin(finding.true_bin), "chosen": asked.bin(finding.chosen_bin)}
    for count in range(len(finding.items), 0, -1):
        things = _listed([asked.thing(item) for item in finding.items[:count]])
        sentence = _("{share} of what belongs in {true} went into {chosen}, mostly {things}.").format(**said, things=things)
        if len(sentence) <= most:
            return sentence
    return _("{share} of what belongs in {true} went into {chosen}.").format(**said)


def _listed(things: Sequence[str]) -> str:
    """Things named one after the other."""
    return reduce(lambda first, second: _("{first}, {second}").format(first=first, second=second), things)


# ---- the three public figures
def awareness() -> str:
    return _("Awareness")


def participation() -> str:
    return _("Participation")


def sorting() -> str:
    return _("Sorting accuracy")


def awareness_note(report: ClassReport) -> str:
    """What awareness is, of how many, when."""
    return _(
        "Students with at least {mark}% of their knowledge questions right, of all who were asked any. N = {n} students, {span}."
    ).format(mark=round(100 * PASS_MARK), n=report.awareness.of, span=span(report.wanted))


def participation_note(report: ClassReport) -> str:
    """What participation is, of how many, when."""
    return _("Students who answered at least one question, of all on the roster. N = {n} students, {span}.").format(
        n=report.participation.of, span=span(report.wanted)
    )


def sorting_note(report: ClassReport) -> str:
    """What sorting accuracy is, of how many, when."""
    return _("Things put into the right bin, of all that were to be sorted. N = {n} things, {span}.").format(
        n=report.sorting.of, span=span(report.wanted)
    )


def verdict(statistics: ItemStatistics) -> str:
    """What to do about a question; '' where its answers say nothing against it, or are too few to say anything."""
    return _("Look at the wording") if statistics.weak else ""
