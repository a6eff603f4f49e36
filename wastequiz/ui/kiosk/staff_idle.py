"""Notices that staff walked away from the PIN pad or from their page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

PAD_MS = 30_000
"""So long the PIN pad of a kiosk waits without a touch."""
PAGE_MS = 60_000
"""So long the staff's page does."""

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class StaffIdle(QObject):
    """Calls `gone` once nobody has touched anything for `ms`. Any input counts. Ends with its owner."""

    def __init__(self, owner: QObject, ms: int, gone: Callable[[], Any]) -> None:
        super().__init__(owner)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(ms)
        self.timer.timeout.connect(lambda: gone())
        self.timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.timer.start()
        return False
