"""The commands of `wastequiz`, and how they are found by name. Nothing here needs Qt to be imported."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from wastequiz import __version__
from wastequiz.cli import (
    bank,
    bank_exchange,
    board,
    demo,
    doctor,
    event,
    frame,
    journal,
    keeping,
    kiosk,
    lookup,
    quiz,
    report,
    robot,
    roster,
    schools,
    tour,
    voices,
    window,
)

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 120}


@click.group(cls=frame.Commands, invoke_without_command=True, context_settings=SETTINGS)
@click.version_option(__version__, prog_name="wastequiz")
@frame.data_option
@click.pass_context
def wastequiz(ctx: click.Context) -> None:
    """WasteQuiz 分得清: a school's waste-sorting quiz. Without a command the window opens.

    Exit codes: 0 done, 1 a check found something, 2 a known error in one sentence, 3 the school is in use by another WasteQuiz.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(window.start())


# To add a command: its module, and one line here; docs/command-line.md describes it.
COMMANDS: tuple[click.Command, ...] = (
    lookup.lookup,
    bank.bank,
    board.board,
    report.report,
    roster.roster,
    quiz.quiz,
    event.event,
    demo.demo,
    journal.journal,
    keeping.backup,
    keeping.restore,
    schools.school,
    doctor.doctor,
    window.open_window,
    kiosk.kiosk,
    robot.robot,
    tour.tour,
    voices.voices,
)
for command in COMMANDS:
    wastequiz.add_command(command)
for command in bank_exchange.COMMANDS:
    bank.bank.add_command(command)


def run() -> NoReturn:
    """Does what the command line says, and ends the program."""
    frame.ready_streams()
    frame.speak()
    sys.exit(wastequiz.main(frame.given_arguments(), prog_name="wastequiz"))
