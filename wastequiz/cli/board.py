"""`board`: a class's board as rows, with seat numbers and animals, never names."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.domain.errors import EmptyClass
from wastequiz.domain.students import MAX_SEAT
from wastequiz.i18n import _

if TYPE_CHECKING:
    from wastequiz.domain.results import Board, BoardRow

_WEEK = re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])")


def _week(_ctx: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    """A week that there is, like 2026-W47. Raises click.BadParameter."""
    from datetime import date

    if given is None:
        return None
    try:
        if not _WEEK.fullmatch(given):
            raise ValueError(given)
        date.fromisocalendar(int(given[:4]), int(given[6:]), 1)
    except ValueError:
        raise click.BadParameter(_("“{given}” is no week: write it like 2026-W47.").format(given=given)) from None
    return given


@click.command()
@click.argument("name", metavar="CLASS")
@click.option("--week", metavar="W", callback=_week, help="A calendar week like 2026-W47 (default: this week).")
@click.option("--all", "all_time", is_flag=True, help="All time instead of one week.")
@frame.json_option
@frame.data_option
def board(name: str, week: str | None, all_time: bool, as_json: bool) -> None:
    """Print the board of CLASS: everybody who played, best first."""
    if week is not None and all_time:
        raise click.UsageError(_("Choose --week or --all, not both."))
    from wastequiz.services import boards

    with frame.open_school() as school:
        found = boards.board_by_name(school, name, week="" if all_time else week, limit=MAX_SEAT)
    if not found.students:
        raise EmptyClass(found.class_name)
    if as_json:
        frame.print_json([_plain(row) for row in found.rows])
        return
    for line in _lines(found):
        click.echo(line)


def _plain(row: BoardRow) -> dict[str, Any]:
    """A row without the journal's name for the student, which is nobody's business here."""
    return {name: value for name, value in asdict(row).items() if name != "ref"} | {"accuracy": round(row.accuracy, 4)}


def _lines(found: Board) -> list[str]:
    from wastequiz.wording import names

    span = found.week or _("all time")
    head = _("{name}, {span}: {took_part} of {students} played, {right} right answers (goal {goal})").format(
        name=found.class_name,
        span=span,
        took_part=found.took_part,
        students=found.students,
        right=found.right_answers,
        goal=found.goal,
    )
    if not found.rows:
        return [head, _("Nobody has played in this time.")]
    line = _("{rank:>3}. {who}: {points:g} points, {percent}% right, {answers} answers, {rounds} rounds")
    return [
        head,
        *(
            line.format(
                rank=row.rank,
                who=names.contestant(row.seat, row.animal),
                points=row.points,
                percent=round(100 * row.accuracy),
                answers=row.answers,
                rounds=row.rounds,
            )
            for row in found.rows
        ),
    ]
