"""`report`: the figures of a class in a period, or of every question of the bank; printed, as JSON, or saved for a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.i18n import _

if TYPE_CHECKING:
    from wastequiz.domain.reporting import BankReport, ClassReport, ItemFigure, Share
    from wastequiz.wording.report import Asked

PERIODS = ("lesson", "today", "week", "weeks_4", "weeks_8", "school_year", "all")
ENDINGS = (".csv", ".xlsx")
_HARDEST = 5


def _file(_ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> Path | None:
    """A file whose ending says what it is to be. Raises click.BadParameter."""
    if given is not None and given.suffix.lower() not in ENDINGS:
        raise click.BadParameter(_("“{given}” should end in {endings}.").format(given=given.name, endings=_(" or ").join(ENDINGS)))
    return given


@click.command()
@click.argument("name", metavar="[CLASS]", required=False)
@click.option("--bank", is_flag=True, help="The item analysis of the whole bank, by everybody's answers, instead of a class.")
@click.option(
    "--period", type=click.Choice(PERIODS), help="Which days of a class, all up to today, or its newest lesson; weeks_8 unless told."
)
@click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), callback=_file, help="Save tables as FILE.csv or FILE.xlsx."
)
@frame.json_option
@frame.data_option
def report(name: str | None, bank: bool, period: str | None, out: Path | None, as_json: bool) -> None:
    """Print the report on CLASS: its figures, what it mixes up, its hardest questions. With --bank, that on all questions of the bank.

    No student stands in it but in the last table of a file, by seat and animal.
    """
    from wastequiz.services import bank_report, report_saving, reporting, written

    if (name is None) is not bank:
        raise click.UsageError(_("Say either a class or --bank."))
    if bank and period is not None:
        raise click.UsageError(_("The report on the bank is about all days: leave out --period."))
    with frame.open_school() as school:
        found = (
            bank_report.item_analysis_and_wait(school)
            if name is None
            else reporting.report_by_name(school, name, reporting.period_of(school, period or ""))
        )
        if out is not None:
            report_saving.export_and_wait(school, found, out)
        asked = written.asked_and_wait(school, found)
    _tell(found, asked, out, as_json)


def _tell(found: ClassReport | BankReport, asked: Asked, out: Path | None, as_json: bool) -> None:
    from wastequiz.domain.reporting import BankReport

    of_bank = isinstance(found, BankReport)
    if as_json:
        frame.print_json(_plain_bank(found) if of_bank else _plain(found))
    elif out is not None:
        click.echo(str(out))
    else:
        for line in _bank_lines(found, asked) if of_bank else _lines(found, asked):
            click.echo(line)


def _bank_lines(found: BankReport, asked: Asked) -> list[str]:
    from wastequiz.i18n import ngettext, words

    head = _("All questions, {rules}").format(rules=words(asked.scheme.name))
    if not found.items:
        return [head, _("Nobody has answered yet.")]
    answers = ngettext("{n} answer", "{n} answers", found.answers).format(n=found.answers)
    questions = ngettext("{n} question", "{n} questions", len(found.items)).format(n=len(found.items))
    counted = _("{first}, {second}").format(first=questions, second=answers)
    return [head, counted, *(f"  {_measured(figure, asked)}" for figure in found.items)]


def _measured(figure: ItemFigure, asked: Asked) -> str:
    """A question with every figure there is of it."""
    from wastequiz.wording import report as said

    s, wrong = figure.statistics, asked.wrong(figure)
    facility = _line(asked.question(figure), said.counted(_right(figure)))
    discrimination = said.bounded(s.discrimination, s.lower, s.upper)
    parts = (
        facility,
        said.interval(s.low, s.high),
        _line(_("Discrimination"), discrimination) if discrimination else "",
        "" if s.efficiency is None else _line(_("Efficiency"), f"{s.efficiency:.0f}"),
        "" if s.weight is None else _line(_("Weight"), f"{s.weight:.2g}"),
        _line(_("Most chosen wrong"), _("{bin}, {share}").format(bin=wrong, share=said.counted(figure.wrong_share))) if wrong else "",
        said.verdict(s),
    )
    return " · ".join(part for part in parts if part)


def _lines(found: ClassReport, asked: Asked) -> list[str]:
    from wastequiz.i18n import ngettext
    from wastequiz.wording import report as said

    head = _("{name}, {span}").format(name=found.class_name, span=said.span(found.wanted))
    if not found.answers:
        return [head, _("Nobody has answered in this time.")]
    answers = ngettext("{n} answer", "{n} answers", found.answers).format(n=found.answers)
    took_part = _("{played} of {roster} students took part, {answers}").format(played=found.played, roster=found.roster, answers=answers)
    lines = [head, took_part, _line(_("Accuracy"), said.counted(found.accuracy))]
    for title, share, note in (
        (said.awareness(), found.awareness, said.awareness_note(found)),
        (said.participation(), found.participation, said.participation_note(found)),
        (said.sorting(), found.sorting, said.sorting_note(found)),
    ):
        lines += [_line(title, said.counted(share)), f"  {note}"]
    if found.hardest is not None:
        hardest, share = found.hardest
        lines.append(_line(_("Hardest bin"), _("{bin}, {share}").format(bin=asked.bin(hardest), share=said.counted(share))))
    if found.finding is not None:
        lines.append(_line(_("Teach this next"), said.teach_next(found.finding, asked)))
    lines.append(_("Hardest questions:"))
    return lines + [f"  {_item(figure, asked)}" for figure in found.items[:_HARDEST]]


def _line(title: str, said: str) -> str:
    return _("{title}: {said}").format(title=title, said=said)


def _item(figure: ItemFigure, asked: Asked) -> str:
    from wastequiz.wording import report as said

    right = said.counted(_right(figure))
    return " · ".join(part for part in (_line(asked.question(figure), right), said.verdict(figure.statistics)) if part)


def _right(figure: ItemFigure) -> Share:
    from wastequiz.domain.reporting import Share

    s = figure.statistics
    return Share(round(s.facility * s.attempts, 2), s.attempts)


def _plain(found: ClassReport) -> dict[str, Any]:
    """The report for other programs; shares with their number and interval."""
    wanted, finding, hardest = found.wanted, found.finding, found.hardest
    bins = found.matrix.bins
    return {
        "class": found.class_name,
        "since": wanted.since,
        "until": wanted.until,
        "scheme": wanted.scheme,
        "roster": found.roster,
        "played": found.played,
        "answers": found.answers,
        "median_ms": found.ms_median,
        "accuracy": _share(found.accuracy),
        "accuracy_before": _share(found.before),
        "awareness": _share(found.awareness),
        "participation": _share(found.participation),
        "sorting_accuracy": _share(found.sorting),
        "hardest": None if hardest is None else {"bin": hardest[0], **_share(hardest[1])},
        "classes": [{"class": c.name, "now": _share(c.now), "before": _share(c.before)} for c in found.classes],
        "weeks": [{"week": w.week, "class": _share(w.mine), "year": _share(w.year)} for w in found.weeks],
        "matrix": {true: {chosen: found.matrix.count(true, chosen) for chosen in bins} for true in bins},
        "finding": None
        if finding is None
        else {"true_bin": finding.true_bin, "chosen_bin": finding.chosen_bin, "items": list(finding.items), **_share(finding.share)},
        "alpha": _rounded(found.alpha),
        "items": [_plain_item(figure) for figure in found.items],
    }


def _plain_bank(found: BankReport) -> dict[str, Any]:
    return {"scheme": found.scheme, "answers": found.answers, "items": [_plain_item(figure) for figure in found.items]}


def _plain_item(figure: ItemFigure) -> dict[str, Any]:
    s = figure.statistics
    return {
        "key": figure.key,
        "kind": figure.kind,
        "item": figure.item,
        "true_bin": figure.true_bin,
        "attempts": s.attempts,
        "facility": _rounded(s.facility),
        "low": _rounded(s.low),
        "high": _rounded(s.high),
        "sd": _rounded(s.sd),
        "discrimination": _rounded(s.discrimination),
        "discrimination_lower": _rounded(s.lower),
        "discrimination_upper": _rounded(s.upper),
        "efficiency": _rounded(s.efficiency),
        "weight": _rounded(s.weight),
        "weak": s.weak,
        "most_chosen_wrong": figure.wrong,
        "wrong_share": _rounded(figure.wrong_share.value),
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval or (None, None)
    return {"value": _rounded(share.value), "part": _rounded(share.part), "of": share.of, "low": _rounded(low), "high": _rounded(high)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
