"""Starts the kiosk of an event on this computer: the command, and a program of its own that takes over once this one has ended."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QProcess

from wastequiz.domain.events import Event
from wastequiz.ui.context import Context


def arguments(context: Context, event: Event, *, windowed: bool = False) -> Sequence[str]:
    """What follows the program's name: the event, and the school it is kept in."""
    return ["kiosk", event.id, "--data", str(context.school.folder), *(["--windowed"] if windowed else [])]


def command(context: Context, event: Event) -> str:
    """The command as one types it, or puts it where a computer starts what it runs."""
    said = ["wastequiz", *arguments(context, event)]
    return subprocess.list2cmdline(said) if sys.platform == "win32" else shlex.join(said)


def begin(context: Context, event: Event, *, windowed: bool = False) -> None:
    """Ends this program, and starts the kiosk once it has let go of the school. `windowed`: to try it, in a window and without locks."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "wastequiz"]
    app = QCoreApplication.instance()
    if app is not None:  # after the program's own, which closes the school
        rest = [*program[1:], *arguments(context, event, windowed=windowed)]
        app.aboutToQuit.connect(lambda: start_beside(program[0], rest))
    context.leave_program()


def start_beside(program: str, rest: Sequence[str]) -> None:
    """Starts a program that goes on when this one has ended."""
    QProcess.startDetached(program, list(rest))
