"""Starts the kiosk of an event on this computer: the command, and a program of its own that takes over once this one has ended."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess

from wastequiz.domain.events import Event
from wastequiz.ui.context import Context


def arguments(context: Context, event: Event, kiosk: int) -> Sequence[str]:
    """What follows the program's name: the event of this school, and which of its kiosks this is where there are several."""
    which = ["--kiosk", str(kiosk)] if event.stations > 1 else []
    return ["kiosk", event.id, "--data", str(context.school.folder), *which]


def command(context: Context, event: Event, kiosk: int) -> str:
    """The command as one types it, or puts it where a computer starts what it runs."""
    said = ["wastequiz", *arguments(context, event, kiosk)]
    return subprocess.list2cmdline(said) if sys.platform == "win32" else shlex.join(said)


def begin(context: Context, event: Event, kiosk: int) -> bool:
    """Starts the kiosk beside this program and ends this one, whose school it waits for. False where it could not be started."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "wastequiz"]
    started, _pid = QProcess.startDetached(program[0], [*program[1:], *arguments(context, event, kiosk)])
    if started:
        context.leave_program()
    return started
