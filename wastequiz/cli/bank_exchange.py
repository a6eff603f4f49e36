"""`bank import`, `bank export`, `bank template`, `bank formats`: questions from files and into files, with every problem by its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wastequiz.cli import frame
from wastequiz.i18n import _, ngettext

if TYPE_CHECKING:
    from wastequiz.domain.exchange import Format
    from wastequiz.services.exchanging import Wanted
    from wastequiz.services.import_reading import Preview

ONLY = ("kind", "topic", "band", "origin", "tag", "batch")
"""What `--only` may narrow an export down by."""
_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WRITABLE = click.Path(dir_okay=False, path_type=Path)


def _known(format_id: str) -> str:
    """The id of a format there is. Raises click.BadParameter."""
    from wastequiz import formats

    if format_id not in formats.FORMATS:
        raise click.BadParameter(
            _("“{given}” is no kind of file: choose {known}.").format(given=format_id, known=", ".join(formats.FORMATS)),
            param_hint="--format",
        )
    return format_id


@click.command("import")
@click.argument("file", metavar="FILE", type=_READABLE)
@click.option(
    "--format", "format_id", metavar="F", default="", help="Kind of file, as `bank formats` names it; else found by ending and content."
)
@click.option("--dry-run", is_flag=True, help="Only read and report; nothing comes into the bank.")
@click.option("--tag", "tags", metavar="T", multiple=True, help="A tag for every question; may be given more than once.")
@click.option("--topic", metavar="TOPIC", default="scenarios", show_default=True, help="Topic of questions that name none.")
@click.option("--band", metavar="BAND", default="g34", show_default=True, help="Grades of questions that name none: pre, g12, g34, g56.")
@click.option("--doubles", is_flag=True, help="Take in also what the file or the bank has already.")
@click.option(
    "--pictures",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of pictures the file names (else its own folder).",
)
@click.option("--rejected", metavar="FILE", type=_WRITABLE, help="Save the rows that stay out, each with its reason.")
@frame.json_option
@frame.data_option
def import_(
    file: Path, format_id: str, dry_run: bool, tags: tuple[str, ...], topic: str, band: str, doubles: bool, pictures: Path | None,
    rejected: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Take the good questions of FILE into the bank, after a backup; every problem is named by its line. With rows that stay out it ends with 1."""
    from wastequiz.domain.items import Band
    from wastequiz.domain.questions import TOPICS
    from wastequiz.services import exchanging, import_reading
    from wastequiz.services.import_reading import FolderPictures, Progress, Source, Wishes

    if topic not in TOPICS:
        raise click.BadParameter(
            _("“{given}” is no topic: choose {known}.").format(given=topic, known=", ".join(TOPICS)), param_hint="--topic"
        )
    if band not in Band.__members__:
        known = ", ".join(Band.__members__)
        raise click.BadParameter(_("“{given}” is no grade band: choose {known}.").format(given=band, known=known), param_hint="--band")
    wishes = Wishes(topic, Band[band], tags, doubles)
    source = Source(file.name, file.read_bytes(), FolderPictures(pictures or file.parent))
    format_id = _known(format_id) if format_id else ""
    with frame.open_school() as school:
        known_texts = import_reading.known_texts_and_wait(school)
        batch, progress = exchanging.new_batch(), Progress()
        reading = import_reading.reading_for(school, batch, frame.text_language(None), wishes, source.pictures)
        preview = import_reading.read(source, format_id, batch, reading, wishes, known_texts, progress)
        came = 0 if dry_run else exchanging.put_in_and_wait(school, preview, progress).questions
    if rejected is not None and preview.bad:
        exchanging.save_rejected(preview, rejected)
    _tell_import(preview, came, dry_run=dry_run, as_json=as_json)
    if preview.bad:
        click.get_current_context().exit(frame.PROBLEM)


def _tell_import(preview: Preview, came: int, *, dry_run: bool, as_json: bool) -> None:
    from wastequiz.wording import exchange

    faults = [*preview.faults, *(fault for row in preview.rows for fault in row.faults)]
    problems = [{"line": f.line, "what": f"{f.field}: {exchange.sentence(f)}" if f.field else exchange.sentence(f)} for f in faults]
    if as_json:
        frame.print_json({"read": len(preview.rows), "imported": came, "problems": problems})
        return
    for problem in problems:
        line = problem["line"]
        click.echo(_("Line {n}: {what}").format(n=line, what=problem["what"]) if line else str(problem["what"]))
    n, of = len(preview.good) if dry_run else came, len(preview.rows)
    said = _("{n} of {of} questions would come in.") if dry_run else _("{n} of {of} questions are in the bank.")
    click.echo(said.format(n=n, of=of))


@click.command("export")
@click.argument("file", metavar="FILE", type=_WRITABLE)
@click.option(
    "--format", "format_id", metavar="F", default="", help="Kind of file, as `bank formats` names it; else the first with FILE's ending."
)
@click.option(
    "--only",
    metavar="WHAT=VALUE",
    multiple=True,
    help=f"Only questions whose WHAT is VALUE; WHAT is one of {', '.join(ONLY)}. May be given more than once.",
)
@click.option("--lang", metavar="LANG", help="Language of the file's words: zh_CN or en (else the system's).")
@frame.json_option
@frame.data_option
def export(file: Path, format_id: str, only: tuple[str, ...], lang: str | None, as_json: bool) -> None:
    """Save the questions in use as FILE, and name what that kind of file cannot carry. The file is there whole or not at all."""
    from wastequiz.services import exchanging
    from wastequiz.wording import exchange

    one = _writable(file, format_id)
    wanted, language = _wanted(only), frame.text_language(lang)
    with frame.open_school() as school:
        questions = exchanging.chosen_and_wait(school, wanted)
        made = exchanging.make(school, questions, one.id, language, file.stem)
        exchanging.save(school, made, one.id, file)
    lost = [{"key": key, "what": exchange.sentence(fault)} for key, fault in made.lost]
    if as_json:
        frame.print_json({"path": str(file), "format": one.id, "exported": made.questions, "lost": lost})
        return
    from collections import Counter

    for what, n in Counter(found["what"] for found in lost).most_common():
        click.echo(ngettext("{what} ({n} question)", "{what} ({n} questions)", n).format(what=what, n=n))
    click.echo(ngettext("{n} question: {path}", "{n} questions: {path}", made.questions).format(n=made.questions, path=file))


def _writable(file: Path, format_id: str) -> Format:
    """The format to write in. Raises click.BadParameter."""
    from wastequiz.services import exchanging

    ending, found = file.suffix[1:].lower(), exchanging.writable()
    if format_id:
        _known(format_id)
    one = next((f for f in found if (f.id == format_id if format_id else ending in f.endings)), None)
    if one is None:
        known = ", ".join(f.id for f in found)
        raise click.BadParameter(
            _("No kind of file that can be written fits “{given}”: choose {known} with --format.").format(
                given=format_id or file.name, known=known
            )
        )
    return one


def _wanted(only: tuple[str, ...]) -> Wanted:
    """What `--only` asks for. Raises click.BadParameter."""
    from wastequiz.domain.items import Band
    from wastequiz.services.exchanging import Wanted

    found: dict[str, Any] = {}
    for said in only:
        what, equals, value = said.partition("=")
        if (
            what not in ONLY
            or not equals
            or not value
            or (what == "band" and value not in Band.__members__)
            or (what == "origin" and value not in ("builtin", "teacher"))
        ):
            raise click.BadParameter(
                _("“{given}” cannot be understood: write it like topic=winter, origin=teacher or band=g34.").format(given=said),
                param_hint="--only",
            )
        found[what] = value
    return Wanted(**found)


@click.command()
@click.argument("file", metavar="FILE", type=_WRITABLE)
@click.option("--format", "format_id", metavar="F", default="", help="Kind of file; else the first with FILE's ending.")
@click.option("--lang", metavar="LANG", help="Language of the file's words: zh_CN or en (else the system's).")
@frame.json_option
@frame.data_option
def template(file: Path, format_id: str, lang: str | None, as_json: bool) -> None:
    """Save a FILE to fill in: the columns or lines that are understood, with examples. Needs no school."""
    from wastequiz.services import exchanging

    one = _writable(file, format_id)
    exchanging.save_template(one.id, frame.text_language(lang), file)
    if as_json:
        frame.print_json({"path": str(file), "format": one.id})
    else:
        click.echo(str(file))


@click.command("formats")
@frame.json_option
@frame.data_option
def formats_(as_json: bool) -> None:
    """Name every kind of file that questions come from or go into."""
    from wastequiz import formats

    found = [formats.of(format_id) for format_id in formats.FORMATS]
    if as_json:
        frame.print_json(
            [
                {"id": f.id, "name": _(f.name), "endings": list(f.endings), "import": f.read is not None, "export": f.write is not None}
                for f in found
            ]
        )
        return
    for one in found:
        ways = _("in and out") if one.read and one.write else _("in") if one.read else _("out")
        name = _(one.name)
        click.echo(f"{one.id:14} {', '.join(one.endings):20} {ways:10} {name}")


COMMANDS: tuple[click.Command, ...] = (import_, export, template, formats_)
