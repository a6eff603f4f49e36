"""The clock of one question: it runs after the reading pause, stops while paused, and says when time is up."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 100
LAST_TICKS = 3


class QuestionClock(QObject):
    """Counts the time used, with or without a limit. `ticked(share left, seconds left)` comes only with a limit."""

    ticked = Signal(float, int)
    hurried = Signal()
    """One of the last seconds began."""
    ran_out = Signal()

    def __init__(self, parent: QObject, limit_ms: int | None, pause_ms: int) -> None:
        super().__init__(parent)
        self.limit_ms = limit_ms
        self._used_ms = 0
        self._running = QElapsedTimer()
        self._held = self._read = False
        self._hurry = 0
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)
        QTimer.singleShot(pause_ms, self, self.run)

    def run(self) -> None:
        """The question is read: lets it run, unless it is held or runs already."""
        self._read = True
        if self._held or self._running.isValid():
            return
        self._running.start()
        if self.limit_ms is not None:
            self._ticks.start()

    def hold(self, held: bool = True) -> None:
        """Stops it; it does not start, not even after the reading pause, until it is let go. Let go, it still waits for that pause."""
        self._held = held
        if held:
            self._ticks.stop()
            if self._running.isValid():
                self._used_ms += self._running.elapsed()
                self._running.invalidate()
        elif self._read:
            self.run()

    def used_ms(self) -> int:
        """Time used for this question, in ms, reading pause and pauses left out."""
        return self._used_ms + (self._running.elapsed() if self._running.isValid() else 0)

    def tick(self) -> None:
        """Tells how much is left."""
        if self.limit_ms is None:
            return
        left = max(0, self.limit_ms - self.used_ms())
        seconds = -(-left // 1000)
        self.ticked.emit(left / self.limit_ms, seconds)
        if left and seconds <= LAST_TICKS and seconds != self._hurry:
            self._hurry = seconds
            self.hurried.emit()
        if left == 0:
            self.ran_out.emit()
