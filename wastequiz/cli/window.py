"""The window: `wastequiz` alone and `open`. Qt is imported here only when a window is really wanted."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wastequiz.cli import frame
from wastequiz.domain.errors import KnownError, NoDisplay, QtMissing
from wastequiz.i18n import N_, _

if TYPE_CHECKING:
    from wastequiz.app import Program

_ENTERED = time.perf_counter()
TOUR_INSTEAD = N_("Or see its pages as pictures: wastequiz tour --out pictures")


def start() -> int:
    """Opens the window and stays until it is closed; gives the exit code."""
    require_display()
    return program().run()


@click.command("open")
@click.option("--quit-when-shown", is_flag=True, help="End once the first page is painted and takes input; print {\"ms\": N} since the start.")
@frame.data_option
def open_window(quit_when_shown: bool) -> None:
    """Open the window, as wastequiz alone does."""
    ctx = click.get_current_context()
    if not quit_when_shown:
        ctx.exit(start())
    require_display()
    opened = program()
    ms = _until_shown(opened)
    error = trouble_of(opened)
    if error is not None:
        raise error
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


def has_display() -> bool:
    """Whether a window can be opened, as far as the environment tells."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def trouble_of(opened: Program) -> KnownError | None:
    """Why the school did not open, when the window shows its page of trouble."""
    from wastequiz.ui.places import Trouble

    place = opened.window.navigator.place
    return place.error if isinstance(place, Trouble) else None


def _until_shown(opened: Program) -> float:
    """Runs until the first page was painted and a touch on it has arrived; gives the ms since the process began, 0 if it never came to that."""
    from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        """Waits for the first page's paint, then moves the pointer over it and waits until that arrives."""

        painted = False
        ms = 0.0

        def begin(self) -> None:
            opened.on_home = None
            for watched in (opened.window.navigator.screen, opened.window.windowHandle()):
                if watched is not None:
                    watched.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self.touch)
            elif event.type() == QEvent.Type.MouseMove and self.painted and not self.ms:
                self.ms = since_start_ms()
                opened.app.quit()
            return False

        def touch(self) -> None:
            at = QPointF(opened.window.rect().center())
            none = Qt.MouseButton.NoButton
            move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
            QApplication.postEvent(opened.window.windowHandle(), move)

    watch = Watch()
    opened.on_home = watch.begin
    opened.run()
    return watch.ms


def since_start_ms() -> float:
    """How long ago this process began (on Linux to 10 ms; elsewhere since the command line was loaded)."""
    try:
        began_ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began_ticks / os.sysconf("SC_CLK_TCK")) * 1000
    except (OSError, AttributeError, IndexError, ValueError):
        return (time.perf_counter() - _ENTERED) * 1000
