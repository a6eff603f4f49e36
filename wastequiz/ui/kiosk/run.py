"""The event a kiosk runs: who is there, what they earned, whether staff paused it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wastequiz.domain.events import Event, Today, Visit


class KioskRun(QObject):
    """One kiosk, one event. `changed` after any of its facts did."""

    changed = Signal()

    def __init__(self, event: Event, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = event
        """What was decided beforehand."""
        self.visit: Visit | None = None
        """Who is there now; None: nobody, the attract screen stands. Replaced, never cleared, when they leave."""
        self.spins = 0
        """Spins of the wheel the visit has left."""
        self.today = Today()
        self.paused = False
        """Staff paused the kiosk: nobody can begin."""
