"""`event report`: the figures of a day of an event, of one kiosk or several as one; printed, as JSON, or saved to be handed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.i18n import _

if TYPE_CHECKING:
    from wastequiz.domain.day_reporting import PrizeFigure
    from wastequiz.domain.reporting import Share
    from wastequiz.services.day_reporting import Made

ENDINGS = (".pdf", ".xlsx", ".csv")
_HARDEST = 5


def _file(_ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> Path | None:
    """A file whose ending says what it is to be. Raises click.BadParameter."""
    if given is not None and given.suffix.lower() not in ENDINGS:
        raise click.BadParameter(_("“{given}” should end in {endings}.").format(given=given.name, endings=_(" or ").join(ENDINGS)))
    return given


def _day(_ctx: click.Context, _parameter: click.Parameter, given: str) -> str:
    """A local date, or '' for all days. Raises click.BadParameter."""
    from datetime import date

    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError as error:
        raise click.BadParameter(_("“{given}” is no day: write it as 2026-11-28.").format(given=given)) from error


@click.command(name="report")
@click.argument("event", metavar="EVENT")
@click.option("--day", metavar="DAY", default="", callback=_day, help="One local date, as 2026-11-28; all days unless told.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_file,
    help="Save as FILE.pdf (to sign and hand in), FILE.xlsx or FILE.csv.",
)
@click.option(
    "--with",
    "others",
    metavar="FOLDER_OR_PACK",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Another kiosk's packed school, backup, or data folder that is not in use; may be said several times, in any order.",
)
@frame.json_option
@frame.data_option
def report(event: str, day: str, out: Path | None, others: tuple[Path, ...], as_json: bool) -> None:
    """Print the report on EVENT (its name or id): visitors, the three public figures, mix-ups, prizes, incidents.

    Several kiosks count as one. No file of theirs is changed, and no visitor stands in it.
    """
    from wastequiz.services import day_reporting

    with frame.open_school() as school:
        made = day_reporting.report_and_wait(school, event, day, others=others)
        utc_ms = school.clock.utc_ms()
    if out is not None:
        if out.suffix.lower() == ".pdf":
            _draw(made, out, utc_ms)
        else:
            day_reporting.export_and_wait(made, out)
    if as_json:
        frame.print_json(plain(made))
    elif out is not None:
        click.echo(str(out))
    else:
        for line in lines(made):
            click.echo(line)


def _draw(made: Made, out: Path, utc_ms: int) -> None:
    """Saves the pages. Needs Qt, but no display. Raises DiskFull, FolderReadOnly."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from wastequiz.paper import day_report, keeping
    from wastequiz.stage.look import Look

    app = QGuiApplication.instance() or QApplication([])
    keeping.keep(out, day_report.document(made.report, Look(), made.asked, utc_ms=utc_ms))
    del app


def lines(made: Made) -> list[str]:
    """The report to be read."""
    from wastequiz.wording import day_report as said
    from wastequiz.wording import names
    from wastequiz.wording import report as numbers

    found, asked = made.report, made.asked
    told = [said.about(found)]
    if not found.visitors:
        return [*told, _("Nobody came yet.")]
    told += [
        _("{visitors} visitors, {ended} of {begun} rounds ended, {answers} answers").format(
            visitors=found.visitors, ended=found.ended, begun=found.begun, answers=found.answers
        )
    ]
    for figure in said.public_figures(found):
        head = _("{title}: {said}").format(title=figure.name, said=figure.value)
        told += [f"{head} ({figure.of}; {figure.interval})" if figure.interval else head, f"  {figure.meaning}"]
    if found.busiest is not None:
        told.append(_("Busiest hour: {hour}, {n} visitors").format(hour=said.hour(found.busiest[0]), n=found.busiest[1]))
    told.append(_("Mean time of a visit: {time}").format(time=said.minutes(found.mean_ms)))
    if found.things:
        told.append(_("Hardest things:"))
    for thing in found.things[:_HARDEST]:
        verdict = said.verdict(thing) or said.too_few(thing)
        right = numbers.counted(thing.right)
        told.append("  " + " · ".join(part for part in (f"{names.as_head(asked.thing(thing.item))}: {right}", verdict) if part))
    if found.prizes:
        told.append(_("Prizes:"))
    told += [
        "  "
        + _("{prize}: {won} won, {handed} handed over, {void} taken back, {left} left").format(
            prize=p.name, won=p.won, handed=p.handed, void=p.void, left=p.left
        )
        for p in found.prizes
    ]
    told += [said.kiosk_line(kiosk) for kiosk in found.kiosks]
    return [*told, said.incidents_told(found)]


def plain(made: Made) -> dict[str, Any]:
    """The report for other programs; shares with their number and interval."""
    found = made.report
    bins = found.matrix.bins
    return {
        "event": found.event.name,
        "id": found.event.id,
        "place": found.event.place,
        "day": found.day,
        "days": list(made.days),
        "scheme": found.event.scheme,
        "files": made.others + 1,
        "visitors": found.visitors,
        "played": found.played,
        "rounds_begun": found.begun,
        "rounds_ended": found.ended,
        "answers": found.answers,
        "pass_mark": found.pass_mark,
        "participation": _share(found.participation),
        "of_expected": None if found.of_expected is None else _share(found.of_expected),
        "awareness": _share(found.awareness),
        "sorting_accuracy": _share(found.sorting),
        "accuracy": _share(found.accuracy),
        "mean_visit_ms": _rounded(found.mean_ms),
        "median_visit_ms": _rounded(found.median_ms),
        "visits_timed": found.timed,
        "hours": {f"{hour:02d}": n for hour, n in found.hours},
        "languages": dict(found.languages),
        "ends": dict(found.ends),
        "plays": {p.play: {"begun": p.begun, "ended": p.ended} for p in found.plays},
        "things": [
            {"item": t.item, "true_bin": t.true_bin, "most_wrong": t.wrong, "hard": t.hard, **_share(t.right)} for t in found.things
        ],
        "matrix": {true: {chosen: found.matrix.count(true, chosen) for chosen in bins} for true in bins},
        "prizes": [_prize(p) for p in found.prizes],
        "spins": found.spins,
        "again": found.again,
        "redrawn": found.redrawn,
        "kiosks": [
            {"number": k.number, "station": k.station, "visitors": k.visitors, "played": k.played, "rounds": k.rounds, "won": k.won}
            for k in found.kiosks
        ],
        "incidents": [{"utc_ms": i.utc_ms, "kiosk": i.kiosk, "what": i.what, "detail": i.detail} for i in found.incidents],
    }


def _prize(p: PrizeFigure) -> dict[str, Any]:
    return {
        "prize": p.prize,
        "name": p.name,
        "total": p.total,
        "won": p.won,
        "handed": p.handed,
        "waiting": p.waiting,
        "void": p.void,
        "left": p.left,
    }


def _share(share: Share) -> dict[str, Any]:
    fits = 0 <= share.part <= share.of  # more may come than were expected
    low, high = (share.interval if fits else None) or (None, None)
    return {"value": _rounded(share.value), "part": _rounded(share.part), "of": share.of, "low": _rounded(low), "high": _rounded(high)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
