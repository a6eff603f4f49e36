"""`voices`: every sentence the program may say, so that a teacher can record them."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from wastequiz import i18n
from wastequiz.cli import frame
from wastequiz.i18n import _


@click.command()
@click.option("--out", metavar="FILE.csv", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where to write the list.")
@click.option("--scheme", metavar="CODE", default=None, help="Whose rules: the code of a city or country (default: cn-harbin).")
@click.option("--lang", metavar="LANG", default=None, help="Language of the sentences, zh_CN or en (default: the system's, else zh_CN).")
@frame.json_option
@frame.data_option
def voices(out: Path, scheme: str | None, lang: str | None, as_json: bool) -> None:
    """Write a table of all sentences about bins, things and questions that may be read aloud, each with a file name to record it under.

    Put the recordings and the table, as index.csv, into voices/LANG in the data folder.
    """
    from wastequiz.services import builtin
    from wastequiz.services.school import DEFAULT_SCHEME
    from wastequiz.services.speaking import lines

    speaking = i18n.current()
    language = frame.text_language(lang)
    i18n.use(language)
    try:
        found = lines(builtin.read(), scheme or DEFAULT_SCHEME)
    finally:
        i18n.use(speaking)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8-sig", newline="") as file:  # with a mark, so that spreadsheets read it right
            table = csv.writer(file)
            table.writerow(["text", "file", "what"])
            table.writerows([line.text, f"{n:04d}.mp3", line.what] for n, line in enumerate(found, start=1))
    except OSError as error:
        reason = error.strerror or str(error)
        raise frame.Stop(
            _("The list cannot be written to {file} ({reason}): choose another one with --out.").format(file=out, reason=reason)
        ) from error
    if as_json:
        frame.print_json({"file": str(out), "language": language, "sentences": len(found)})
    else:
        click.echo(_("{n} sentences are in {file}.").format(n=len(found), file=out))
