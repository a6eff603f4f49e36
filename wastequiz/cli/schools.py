"""`school pack/look/take/merge/portable`: a school in one file, several computers' schools as one, and one that lives on a USB stick."""

from __future__ import annotations

from pathlib import Path

import click

from wastequiz.cli import frame
from wastequiz.domain.keeping import Taken
from wastequiz.i18n import _

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
@frame.data_option
def school() -> None:
    """Carry a school to another computer, merge several, or make one that lives on a USB stick."""


@school.command()
@click.argument("file", type=FILE)
@frame.json_option
@frame.data_option
def pack(file: Path, as_json: bool) -> None:
    """Pack bank, classes, scores, settings and pictures into FILE (.wqschool)."""
    from wastequiz.services import moving

    with frame.open_school() as opened:
        made = moving.pack_and_wait(opened, file)
    if as_json:
        frame.print_json({"path": str(made), "bytes": made.stat().st_size})
    else:
        click.echo(str(made))


@school.command()
@click.argument("file", type=FILE)
@frame.json_option
@frame.data_option
def look(file: Path, as_json: bool) -> None:
    """Say what is in FILE, a packed school or a backup, without changing anything."""
    from wastequiz.services import moving
    from wastequiz.wording import keeping

    found = moving.look_anywhere(file)
    if as_json:
        frame.print_json(moving.described(found))
    else:
        for line in keeping.inside(found):
            click.echo(line)


@school.command()
@click.argument("file", type=FILE)
@frame.json_option
@frame.data_option
def take(file: Path, as_json: bool) -> None:
    """Put the school of FILE in the place of the one here, which is backed up and kept aside."""
    from wastequiz.services import moving
    from wastequiz.wording import keeping

    found = moving.take_over(frame.data_folder(), file)
    if as_json:
        frame.print_json(moving.described(found))
    else:
        for line in keeping.inside(found):
            click.echo(line)


@school.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--dry-run", is_flag=True, help="Say what would come in; change nothing.")
@frame.json_option
@frame.data_option
def merge(files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Take the schools of FILEs in: answers once, classes and students found again, the newer question in force."""
    from wastequiz.services import inspecting, merging
    from wastequiz.wording import keeping

    folder = frame.data_folder()
    if not inspecting.has_school(folder):
        raise frame.no_school(folder)
    taken = merging.merge(folder, files, dry_run=dry_run)
    if as_json:
        frame.print_json(_as_json(taken, dry_run=dry_run))
        return
    for one in taken:
        click.echo(one.label)
        for line in (*keeping.brings(one), *keeping.clashes(one)):
            click.echo(f"  {line}")
    if dry_run:
        click.echo(_("Nothing was changed."))


def _as_json(taken: tuple[Taken, ...], *, dry_run: bool) -> dict[str, object]:
    """The house's form: what was read, what came in, problems by line (0 where it is about no line)."""
    from wastequiz.services import merging
    from wastequiz.wording import keeping

    problems = [{"file": t.label, "line": line, "what": what} for t in taken for line, what in keeping.problems(t)]
    return {
        "read": sum(t.new + t.known for t in taken),
        "imported": sum(t.new for t in taken),
        "problems": problems,
        "dry_run": dry_run,
        "files": [merging.described(t) for t in taken],
    }


@school.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--empty", is_flag=True, help="Begin with an empty school instead of a copy of this one.")
@frame.json_option
@frame.data_option
def portable(folder: Path, empty: bool, as_json: bool) -> None:
    """Make DIR a school that travels: its data and a start file that uses them, on a USB stick or a disk that is not wiped."""
    from wastequiz.services import carrying, inspecting, moving

    made = carrying.make_portable(folder)
    here = frame.data_folder()
    if not empty and here != made.data and inspecting.has_school(here):
        with frame.open_school() as opened:
            packed = moving.pack_and_wait(opened, folder / "school")
        try:
            moving.take_over(made.data, packed)
        finally:
            packed.unlink()
    if as_json:
        frame.print_json({"data": str(made.data), "start": [str(path) for path in made.starts]})
    else:
        click.echo(_("Data: {folder}").format(folder=made.data))
        for path in made.starts:
            click.echo(_("Start with: {path}").format(path=path))
