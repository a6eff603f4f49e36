"""`roster import`, `roster export` and `roster list`: classes and students, in and out of tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.i18n import _, ngettext

if TYPE_CHECKING:
    from wastequiz.domain.enrolment import Plan

ENDINGS = (".csv", ".xlsx")
DEEDS = ("new", "changed", "moved", "same", "refused")


def _table_file(_ctx: click.Context, _parameter: click.Parameter, given: Path | None) -> Path | None:
    """A file whose ending says what it is to be. Raises click.BadParameter."""
    if given is not None and given.suffix.lower() not in ENDINGS:
        raise click.BadParameter(_("“{given}” should end in {endings}.").format(given=given.name, endings=_(" or ").join(ENDINGS)))
    return given


_CLASS = click.option("--class", "class_name", metavar="NAME", help="For rows that name no class; for export: this class alone.")
_OUT = click.Path(dir_okay=False, path_type=Path)


@click.group()
@frame.data_option
def roster() -> None:
    """Take lists of students in, hand them out, list classes."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@_CLASS
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option(
    "--rejected", metavar="FILE", type=_OUT, callback=_table_file, help="Save the rows that did not come in, each with its reason."
)
@frame.json_option
@frame.data_option
def import_(file: Path, class_name: str | None, dry_run: bool, rejected: Path | None, as_json: bool) -> None:
    """Import students from FILE: xlsx, xls, ods, csv, text, or OneRoster 1.1 CSV (a zip or a folder). Columns may stand in any order.

    Good rows come in, a backup is made before; whoever is known by number, or by class, seat and name, is brought up to date. Kept are
    class, seat, number, name and nickname, and nothing else. Exit code 1 when some rows did not come in.
    """
    from wastequiz.services import roster_files

    found = roster_files.read(file)
    with frame.open_school(create=not dry_run) as school:
        plan = roster_files.take_in_and_wait(school, found, class_name or "", dry_run=dry_run)
    if rejected is not None and plan.refused:
        roster_files.save_rejected(plan, found, rejected)
    if as_json:
        frame.print_json(_plain(plan, dry_run))
    else:
        for line in _lines(plan, dry_run):
            click.echo(line)
    if plan.refused:
        click.get_current_context().exit(frame.PROBLEM)


def _plain(plan: Plan, dry_run: bool) -> dict[str, Any]:
    from wastequiz.wording import exchange

    problems = [
        {"line": p.row.line, "what": exchange.sentence(fault), "refused": p.deed == "refused"} for p in plan.rows for fault in p.faults
    ]
    about_all = [{"line": 0, "what": exchange.sentence(fault), "refused": False} for fault in plan.faults]
    return {
        "read": len(plan.rows),
        "imported": 0 if dry_run else plan.good,
        **{deed: sum(p.deed == deed for p in plan.rows) for deed in DEEDS},
        "classes": [c.name for c in plan.new_classes],
        "dry_run": dry_run,
        "problems": [*about_all, *problems],
    }


def _lines(plan: Plan, dry_run: bool) -> list[str]:
    from wastequiz.wording import enrolment, exchange

    told = [exchange.sentence(fault) for fault in plan.faults]
    for p in plan.rows:
        told += [_("Line {line}: {what}").format(line=p.row.line, what=exchange.sentence(fault)) for fault in p.faults]
    told.append(enrolment.summary(plan))
    if dry_run:
        told.append(_("Nothing was changed."))
    return told


@roster.command()
@click.argument("file", type=_OUT, callback=_table_file)
@_CLASS
@frame.json_option
@frame.data_option
def export(file: Path, class_name: str | None, as_json: bool) -> None:
    """Save the students of all classes, or of one, as FILE.xlsx or FILE.csv; it can be imported again."""
    from wastequiz.services import roster_files

    with frame.open_school() as school:
        path = roster_files.export_and_wait(school, class_name, file)
    if as_json:
        frame.print_json({"file": str(path)})
    else:
        click.echo(str(path))


@roster.command("list")
@click.option("--archived", is_flag=True, help="The archived classes as well.")
@frame.json_option
@frame.data_option
def list_(archived: bool, as_json: bool) -> None:
    """List the classes: school year, name, grade band, number of students. No student is named."""
    from wastequiz.domain.school_years import label
    from wastequiz.services import class_years, enrolling
    from wastequiz.wording import names

    with frame.open_school() as school:
        classes = enrolling.classes_and_wait(school, archived=archived)
        due = {r.school_class.id: r.day for r in class_years.retentions(classes, enrolling.today(school.clock))}
    if as_json:
        frame.print_json(
            [
                {
                    "name": c.name,
                    "year": c.year,
                    "band": c.band.name,
                    "students": c.students,
                    "archived": c.archived,
                    "names_kept_until": due[c.id].isoformat() if c.id in due else None,
                }
                for c in classes
            ]
        )
        return
    for c in classes:
        students = ngettext("{n} student", "{n} students", c.students).format(n=c.students)
        aside = _(" (archived)") if c.archived else ""
        click.echo(f"{label(c.year) or '-':9}{c.name}  {names.band(c.band)}  {students}{aside}")
