"""The short way to the window: what `wastequiz` alone and `open` need before Qt is loaded, and nothing that only other commands need."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from wastequiz import paths

if TYPE_CHECKING:
    from wastequiz.app import Program
    from wastequiz.domain.errors import KnownError

_ENTERED = time.perf_counter()
_SHORT: dict[tuple[str, ...], bool] = {(): False, ("open",): False, ("open", "--quit-when-shown"): True}
"""What may be written for the short way, --data left out; whether the program ends once the window is shown."""


def open_at_once(arguments: list[str]) -> int | None:
    """Opens the window where that is all that is wanted and nothing stands in its way; gives the exit code.

    None: nothing was done, and the command line has to look at the arguments itself.
    """
    left, folder = without_data(arguments)
    quit_when_shown = _SHORT.get(tuple(left))
    if quit_when_shown is None or not has_display():
        return None
    gc.disable()  # the collector would walk through every module loaded below, again and again
    from wastequiz.services.postbox import Postbox
    from wastequiz.services.school import School

    place, box = paths.data_folder(folder), Postbox()
    school = School(place, box.deliver)
    school.begin()  # the file is opened while Qt is loaded
    try:
        from wastequiz.app import Program
    except ImportError:
        gc.enable()
        school.close()
        return None
    opened = Program(place, box, school)
    if not quit_when_shown:
        return finished(opened)
    ms = until_shown(opened)
    error = trouble_of(opened)
    if error is not None:
        from wastequiz.cli import frame

        frame.ready_streams()
        frame.speak()  # the window spoke the school's language, or the one it was closed in
        frame.tell(error)
        return frame.exit_code(error)
    if report := crash_of(opened):
        sys.stderr.write(report)
        return 1
    sys.stdout.write(f'{{"ms": {round(ms)}}}\n')
    sys.stdout.flush()
    return 0


def finished(opened: Program) -> int:
    """Runs until the window is closed; gives the exit code, which tells of a school that could not be opened to the end."""
    code = opened.run()
    error = trouble_of(opened)
    if error is None:
        return code
    from wastequiz.cli import frame

    return frame.exit_code(error)


def without_data(arguments: list[str]) -> tuple[list[str], Path | None]:
    """`arguments` without --data DIR or --data=DIR, and DIR where it was given; a --data without a DIR stays."""
    left: list[str] = []
    folder: Path | None = None
    rest = iter(arguments)
    for argument in rest:
        name, equals, given = argument.partition("=")
        if name != "--data":
            left.append(argument)
            continue
        given = given if equals else next(rest, "")
        if not given or given.startswith("-") or Path(given).is_file():
            return arguments, None
        folder = Path(given)
    return left, folder


def has_display() -> bool:
    """Whether a window can be opened, as far as the environment tells."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def trouble_of(opened: Program) -> KnownError | None:
    """Why the school did not open, when the window shows its page of trouble. Raises RuntimeError where it shows that of a crash."""
    from wastequiz.ui.places import Crashed, Trouble

    place = opened.window.navigator.place
    if isinstance(place, Crashed):
        raise RuntimeError(place.report)  # noqa: TRY004 - nobody gave a wrong type: the program crashed
    return place.error if isinstance(place, Trouble) else None


def crash_of(opened: Program) -> str:
    """The report of a bug, when the window shows its crash page, else ''."""
    from wastequiz.ui.places import Crashed

    place = opened.window.navigator.place
    return place.report if isinstance(place, Crashed) else ""


def until_shown(opened: Program) -> float:
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
