"""The time for a whole quiz: what is left of it while a question is asked, and what happens when it is up."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from wastequiz.ui.widgets.question_clock import QuestionClock

TICK_MS = 250


class WholeClock(QObject):
    """Counts down from `left_ms` as `question` counts its own time up, so both rest in a pause and while the question is read first."""

    ticked = Signal(int)
    """Seconds left; comes once each."""
    ran_out = Signal()

    def __init__(self, parent: QObject, left_ms: int, question: QuestionClock) -> None:
        super().__init__(parent)
        self._left_ms, self._question = left_ms, question
        self.seconds = -(-left_ms // 1000)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()

    def tick(self) -> None:
        """Looks how much is left."""
        left = max(0, self._left_ms - self._question.used_ms())
        seconds = -(-left // 1000)
        if seconds != self.seconds:
            self.seconds = seconds
            self.ticked.emit(seconds)
        if not left:
            self.stop()
            self.ran_out.emit()

    def stop(self) -> None:
        """The question is answered: what is left stays as it is."""
        self._ticks.stop()


def shown(seconds: int) -> str:
    """Minutes and seconds, as a clock shows them: 4:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"
