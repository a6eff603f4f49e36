"""`backup` and `restore`: a checked copy of the school now, and one brought back."""

from __future__ import annotations

from pathlib import Path

import click

from wastequiz.cli import frame
from wastequiz.domain.errors import BackupNotFound
from wastequiz.i18n import _


@click.command()
@frame.json_option
@frame.data_option
def backup(as_json: bool) -> None:
    """Make a checked backup now and print where it lies."""
    from wastequiz.services import inspecting

    with frame.open_school() as school:
        made = inspecting.backup(school)
    if as_json:
        frame.print_json({"path": str(made)})
    else:
        click.echo(str(made))


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@frame.json_option
@frame.data_option
def restore(file: Path | None, as_json: bool) -> None:
    """Bring a backup back: FILE, or the newest that passes its check. The files of before are kept aside."""
    from wastequiz.services import safekeeping

    folder = frame.data_folder()
    chosen = file or safekeeping.newest_good(folder)
    if chosen is None:
        raise BackupNotFound(folder)
    lines = safekeeping.restore(folder, chosen)
    if as_json:
        frame.print_json({"path": str(chosen), "lines": lines})
    else:
        click.echo(_("Restored: {path}").format(path=chosen))
        click.echo(_("Lines written since then that came with it: {n}").format(n=lines))
