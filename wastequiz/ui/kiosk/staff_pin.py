"""The PIN pad on a kiosk: it goes away by itself, lets nobody choose a PIN, and tells when it locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wastequiz.ui.kiosk import staff_idle
from wastequiz.ui.kiosk.staff_idle import StaffIdle

if TYPE_CHECKING:
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.screen import Screen


class KioskPin(QObject):
    """What the page with the PIN does otherwise while a kiosk runs; back leads to where the kiosk was."""

    def __init__(self, page: Screen, kiosk: KioskRun) -> None:
        super().__init__(page)
        self.kiosk = kiosk
        page.back_to = kiosk.at_staff.left_at
        self.idle = StaffIdle(page, staff_idle.PAD_MS, page.leave)

    def locked(self, seconds: int) -> None:
        """A guess was one too many: nobody may try for so long."""
        self.kiosk.incident("pin_locked", f"{seconds} s")
