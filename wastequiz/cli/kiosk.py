"""The kiosk from the command line: `wastequiz kiosk EVENT` is a small parent; the program it starts and watches over is `wastequiz kiosk` too."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from wastequiz.cli import frame
from wastequiz.cli.supervisor import Supervisor, end_orphan
from wastequiz.cli.window import require_display
from wastequiz.domain.errors import KioskRuns, QtMissing
from wastequiz.i18n import N_, _
from wastequiz.services import heartbeat

if TYPE_CHECKING:
    from wastequiz.app import KioskProgram
    from wastequiz.services.heartbeat import Birth

ORPHAN_WAIT_S = 8
SAID = {
    "crashed": N_("WasteQuiz ended by itself ({fact}) and is started again."),
    "hung": N_("WasteQuiz stood still for {fact} and is started again."),
    "safe": N_("WasteQuiz fell too often and comes up with the safe screen."),
    "second": N_("Somebody tried to start a second kiosk here."),
}
"""What the parent says on the error stream, for whoever looks after the computer."""


@click.command("kiosk")
@click.argument("event")
@click.option("--windowed", is_flag=True, help="In a window and without locks, to try it out.")
@click.option("--no-supervision", is_flag=True, help="Without the parent process that starts it again when it falls.")
@frame.data_option
def kiosk(event: str, windowed: bool, no_supervision: bool) -> None:
    """Run an event unattended until staff closes it: EVENT is its name, its id, or a .wqevent file, which is taken in first."""
    ctx = click.get_current_context()
    folder = frame.data_folder()
    told = heartbeat.birth(os.environ)
    if told is not None:
        leave(run_program(folder, event, told, windowed=windowed))
    require_display()
    relayed = os.environ.pop(heartbeat.RELAY, "")
    if heartbeat.runs_already(folder):
        raise KioskRuns(folder)
    end_orphan(folder, wait_s=ORPHAN_WAIT_S, free=lambda: _is_free(folder))
    if no_supervision:
        code = run_program(folder, event, None, windowed=windowed)
        leave(0 if code in (heartbeat.CLOSED, heartbeat.STOPPED) else code)
    flags = ["--windowed"] if windowed else []

    def command(event_now: str) -> list[str]:
        return [sys.executable, "-m", "wastequiz", "kiosk", event_now, "--data", str(folder), *flags]

    why = heartbeat.ORPHANED if relayed else heartbeat.STARTED
    ctx.exit(Supervisor(command, event, folder, _told, why=why).run())


def leave(code: int) -> NoReturn:
    """Ends the process now. The school is closed; what Qt's libraries do while they are taken down is not to change the code a parent listens for."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _told(word: str, fact: str) -> None:
    if word in SAID:
        click.echo(_(SAID[word]).format(fact=fact), err=True)


def _is_free(folder: Path) -> bool:
    from wastequiz.services import inspecting

    return inspecting.is_free(folder)


def run_program(folder: Path, event: str, told: Birth | None, *, windowed: bool) -> int:
    """The program itself, till it ends; gives its exit code, having said what kept it from being started. Raises what is known before Qt is."""
    from wastequiz.services import inspecting
    from wastequiz.services.postbox import Postbox
    from wastequiz.services.school import School

    if not inspecting.has_school(folder) and not event.casefold().endswith(".wqevent"):
        raise frame.no_school(folder)
    gc.disable()  # the collector would walk through every module loaded below; the program switches it on again once a page stands
    box = Postbox()
    school = School(folder, box.deliver)
    if told is None or told.level != heartbeat.BARE:
        school.begin()  # the file is opened while Qt is loaded
    try:
        from wastequiz.app import KioskProgram
    except ImportError as error:
        school.close()
        if (error.name or "").startswith("wastequiz"):
            raise
        raise QtMissing(str(error)) from error
    program: KioskProgram = KioskProgram(folder, event, box, school, told, windowed=windowed)
    code = program.run()
    if program.refused is not None:
        frame.speak()  # the window spoke the school's language
        frame.tell(program.refused)
        return frame.exit_code(program.refused)
    return code
