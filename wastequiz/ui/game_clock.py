"""The clock of a game: sixty times a second it says how much game time has passed, and never makes up for a hiccup."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

TICK_MS = 16
MOST_MS = 50.0
"""More than this never passes in one tick: after a hiccup, or an hour with the lid closed, the game goes on where it was."""


class GameClock(QObject):
    """Ticks while it is let run. `by_hand` (for the whole program): time is the tour's or a robot's, and only `tick` of the page moves a game."""

    by_hand: ClassVar[bool] = False
    ticked = Signal(float)
    """So many ms of game time have passed."""

    def __init__(self, parent: QObject, now_ms: Callable[[], float] = lambda: time.monotonic() * 1000) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.beat)

    @property
    def runs(self) -> bool:
        return self._timer.isActive()

    def run(self, on: bool = True) -> None:
        """Lets it run, or stops it; time that passes meanwhile is none of the game's."""
        if on == self.runs:
            return
        if on and not self.by_hand:
            self._last = self._now_ms()
            self._timer.start()
        else:
            self._timer.stop()

    def beat(self) -> None:
        """One tick."""
        now = self._now_ms()
        passed, self._last = now - self._last, now
        if passed > 0:
            self.ticked.emit(min(passed, MOST_MS))
