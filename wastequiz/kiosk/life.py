"""What a kiosk's program does all day beside showing pages: its heart beats, and it looks at clock, disk and what its parent says."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QTimer, Signal

from wastequiz.services import inspecting
from wastequiz.services.heartbeat import Heart
from wastequiz.services.school import School
from wastequiz.ui import background

BEAT_MS = 1000
"""So often the heart beats and the room on the disk is looked at: staff can be told of a full one within two seconds."""
JUMP_MS = 300_000
"""A clock that moved by more than this against the one that never goes back has jumped."""


class Life(QObject):
    """Made before anything else of the window, so that a start which stands still is heard to as well.

    Each signal is emitted on the window's thread: `second` somebody tried to start another kiosk; `close` the system or the parent asks for the
    end; `orphaned` the parent is gone; `jumped` the clock was put forward (ms) or back; `room` how the disk is now ("ok", "low", "full").
    """

    second = Signal()
    close = Signal()
    orphaned = Signal()
    jumped = Signal(int)
    room = Signal(str)

    def __init__(self, heart: Heart | None, school: Callable[[], School], folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heart, self.folder = heart, folder
        self._school = school
        self._ahead = self._now()
        self.up = False
        """Whether a page was ever shown."""
        self._room = "ok"
        self._looking = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._before = {number: signal.signal(number, self._signalled) for number in _signals()}
        self._asked = False

    def begin(self) -> None:
        """Beats from the first turn of the event loop on."""
        self._timer.start()
        QTimer.singleShot(0, self, self.beat)

    def end(self) -> None:
        self._timer.stop()
        for number, before in self._before.items():
            signal.signal(number, before)
        if self.heart is not None:
            self.heart.close()

    def tell(self, *words: str) -> None:
        """Tells the parent, where there is one."""
        if self.heart is not None:
            self.heart.tell(*words)

    def beat(self) -> None:
        if self.heart is not None:
            self._listen(self.heart)
        if self._asked:
            self._asked = False
            self.close.emit()
        ahead = self._now()
        if abs(ahead - self._ahead) > JUMP_MS:
            self.jumped.emit(ahead - self._ahead)
        self._ahead = ahead
        if not self._looking:
            self._looking = True
            background.run(
                lambda: inspecting.room(self.folder)[0], owner=self, then=self.found_room, failed=lambda _error: self.found_room("")
            )

    def _listen(self, heart: Heart) -> None:
        for word in heart.beat():
            if word == "second":
                self.second.emit()
            elif word == "close":
                self._asked = True
        if heart.lost:
            self.heart = None
            self.orphaned.emit()

    def found_room(self, room: str) -> None:
        """The disk is so; '' where nobody can say. Tells of a change only."""
        self._looking = False
        if room and room != self._room:
            self._room = room
            self.room.emit(room)

    def _now(self) -> int:
        """How far the wall clock is ahead of the one that never goes back, in ms."""
        clock = self._school().clock
        return clock.utc_ms() - clock.mono_ms()

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True  # the next beat does it: Python calls this in the middle of anything


def _signals() -> tuple[signal.Signals, ...]:
    return tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
