"""The window: `wastequiz` alone and `open`. Qt is imported here only when a window is really wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wastequiz.cli import frame
from wastequiz.cli.opening import crash_of, finished, has_display, trouble_of, until_shown
from wastequiz.domain.errors import NoDisplay, QtMissing
from wastequiz.i18n import N_, _

if TYPE_CHECKING:
    from wastequiz.app import Program

TOUR_INSTEAD = N_("Or see its pages as pictures: wastequiz tour --out pictures")


def start() -> int:
    """Opens the window and stays until it is closed; gives the exit code."""
    require_display()
    return finished(program())


@click.command("open")
@click.option(
    "--quit-when-shown", is_flag=True, help='End once the first page is painted and takes input; print {"ms": N} since the start.'
)
@frame.data_option
def open_window(quit_when_shown: bool) -> None:
    """Open the window, as wastequiz alone does."""
    ctx = click.get_current_context()
    if not quit_when_shown:
        ctx.exit(start())
    require_display()
    opened = program()
    ms = until_shown(opened)
    frame.speak()
    error = trouble_of(opened)
    if error is not None:
        raise error
    if report := crash_of(opened):
        raise RuntimeError(report)
    frame.print_json_line({"ms": round(ms)})
    ctx.exit(0)


def program() -> Program:
    """The window program of the data folder. Raises QtMissing."""
    folder: Path = frame.data_folder()
    try:
        from wastequiz.app import Program
    except ImportError as error:
        if (error.name or "").startswith("wastequiz"):
            raise
        raise QtMissing(str(error)) from error
    return Program(folder)


def require_display() -> None:
    """Stops where there is no screen to open a window on, and offers pictures instead."""
    if not has_display():
        from wastequiz.wording.errors import joined, sentence

        raise frame.Stop(joined(sentence(NoDisplay()), _(TOUR_INSTEAD)))
