"""`journal verify`: whether every line of the journal is as it was written, and every score follows from it."""

from __future__ import annotations

from dataclasses import asdict

import click

from wastequiz.cli import frame
from wastequiz.i18n import _


@click.group()
@frame.data_option
def journal() -> None:
    """Look after the journal, in which every answer stands."""


@journal.command()
@frame.json_option
@frame.data_option
def verify(as_json: bool) -> None:
    """Check number and seal of every line, and every score against the lines. Exit code 1 where something does not fit."""
    from wastequiz.services import inspecting

    found = inspecting.NO_JOURNAL
    if inspecting.has_school(frame.data_folder()):
        with frame.open_school() as school:
            found = inspecting.verify(school)
    state = found.journal
    if as_json:
        frame.print_json(asdict(state) | {"differences": list(found.differences)})
    else:
        click.echo(_("Lines: {n}, the last has number {last}.").format(n=state.events, last=state.last_seq))
        click.echo(
            _("The journal is whole.")
            if state.ok
            else _("The journal does not fit from line {n} on: restore a backup.").format(n=state.first_bad)
        )
        for difference in found.differences:
            click.echo(difference)
        if not found.differences:
            click.echo(_("All scores follow from it."))
    if not found.ok:
        click.get_current_context().exit(frame.PROBLEM)
