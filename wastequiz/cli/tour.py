"""`tour`: a picture of every place and state, taken off-screen in a school made for it; the same every time, but for a shade of some letters."""

from __future__ import annotations

import importlib
import os
import tempfile
import time
from pathlib import Path

import click

from wastequiz import i18n
from wastequiz.cli import frame
from wastequiz.domain.errors import QtMissing
from wastequiz.i18n import _
from wastequiz.services.preferences import TEXT_SIZES, THEMES

ZONE = "CST-8"
"""The tour's school lies in Harbin, wherever its pictures are taken."""


@click.command()
@click.option("--out", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the pictures.")
@click.option("--size", metavar="WxH", callback=frame.size_of, default="1920x1080", show_default=True, help="Size of the window.")
@click.option(
    "--lang",
    metavar="LANG",
    default=i18n.FIRST_LANGUAGE,
    show_default=True,
    help="Language of the pages: zh_CN, en, or qps (a made one, for testing).",
)
@click.option("--theme", type=click.Choice(THEMES), default=THEMES[0], show_default=True, help="Colours.")
@click.option("--text-size", type=click.Choice(TEXT_SIZES), default=TEXT_SIZES[0], show_default=True, help="Size of texts.")
@click.option(
    "--only",
    metavar="WORD",
    default="",
    help="Only the pictures whose name holds WORD; they keep their numbers. With its number (07_home) one picture, much sooner.",
)
@frame.json_option
@frame.data_option
def tour(out: Path, size: tuple[int, int], lang: str, theme: str, text_size: str, only: str, as_json: bool) -> None:
    """Save a PNG of every place and state, numbered and named, and print where each lies.

    The pages show a school made for the tour; yours is not touched. Works without a display.
    """
    known = (*i18n.languages(), *({i18n.FIRST_LANGUAGE, i18n.PSEUDO} - set(i18n.languages())))
    if lang not in known:
        raise click.BadParameter(_("“{given}” is not a language: choose {known}.").format(given=lang, known=", ".join(known)))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "*.warning=false"  # of plugins that miss a desktop nobody needs here
    os.environ["TZ"] = ZONE
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise frame.Stop(_not_saved(out, error)) from error
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        raise QtMissing(str(error)) from error
    from wastequiz.cli.tour_stops import STOPS
    from wastequiz.cli.touring import Tour, Wanted

    speaking = i18n.current()
    with tempfile.TemporaryDirectory(prefix="wastequiz-tour-", ignore_cleanup_errors=True) as folder:
        under_way = Tour(Path(folder), out, Wanted(size, lang, theme, text_size, only))
        try:
            for stop in STOPS:
                if under_way.over:
                    break
                stop(under_way)
        except OSError as error:
            raise frame.Stop(_not_saved(out, error)) from error
        finally:
            under_way.close()
            i18n.use(speaking)
    if as_json:
        frame.print_json([{"file": str(taken.file), "place": taken.place, "state": taken.state} for taken in under_way.taken])
    else:
        for taken in under_way.taken:
            click.echo(str(taken.file))


def _not_saved(out: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return _("The pictures cannot be saved in {folder} ({reason}): choose another folder with --out.").format(folder=out, reason=reason)
