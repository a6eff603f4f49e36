"""Nobody there any more? Asks after a while, counts down, and ends the visit. Whatever anybody does begins the while anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from wastequiz.domain.events import COUNTDOWN_S, IDLE_S, READING_S
from wastequiz.stage.lead import hear_input
from wastequiz.ui import places
from wastequiz.ui.kiosk.still_there import StillThere

if TYPE_CHECKING:
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.window import Window

LOOK_MS = 250
STAFF_S = 120
"""So long staff may think at a page of theirs."""
OVER_S = 30
"""So long a page stands that only tells how it went, before it asks."""
TROUBLE_S = 30
"""So long a kiosk says that something went wrong, before it tries again."""


def limits(low: int, wanted: int, high: int) -> int:
    """`wanted`, but within what is fair to those who are there and to those who wait."""
    return max(low, min(high, wanted))


def left_s(still_ms: int, limit_s: int, countdown_s: int) -> int | None:
    """Seconds left of the countdown after `still_ms` without input: None before it began, 0 when it is over."""
    counted = still_ms - limit_s * 1000
    if counted < 0:
        return None
    return max(0, -(-(countdown_s * 1000 - counted) // 1000))


class IdleWatch(QObject):
    """Watches the window of a kiosk. Its time is the school's clock, which goes on by itself and never back."""

    def __init__(self, window: Window, run: KioskRun) -> None:
        super().__init__(window)
        self.window, self.run = window, run
        plan = run.plan
        self.idle_s = limits(IDLE_S[0], plan.idle_s, IDLE_S[2])
        self.countdown_s = limits(COUNTDOWN_S[0], plan.countdown_s, COUNTDOWN_S[2])
        self.asking = StillThere(window, run, self.countdown_s)
        self._since = self._now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.navigator.shown.connect(self._arrived)
        hear_input(self.touched)

    @property
    def asks(self) -> bool:
        """Whether it is asked if anybody is there."""
        return self.asking.asked

    @property
    def _replaced(self) -> bool:
        """Whether the window began afresh since, with another run."""
        if self.window.context.kiosk is self.run:
            return False
        self._timer.stop()
        return True

    def _now(self) -> int:
        return self.window.context.school.clock.mono_ms()

    def touched(self) -> None:
        """Somebody did something."""
        self._since = self._now()
        if self.asking.asked:
            self.asking.thank()

    def _arrived(self, place: places.Place) -> None:
        """A page of its own asks for its own time; while nobody is there, nothing ticks."""
        if self._replaced:
            return
        self._since = self._now()
        self.asking.hide_at_once()
        self._timer.start() if self.limit_s(place) is not None else self._timer.stop()

    def limit_s(self, place: places.Place) -> int | None:
        """How long the page there may stand without input; None for ever."""
        match place:
            case places.Attract():
                return None
            case places.SafeScreen(why):
                return TROUBLE_S if why == "trouble" else None
            case places.KioskStaff() | places.StaffPin():
                return STAFF_S
            case places.KioskOver():
                return OVER_S
            case _:
                screen = self.window.navigator.screen
                return max(self.idle_s, READING_S) if screen is not None and screen.being_read else self.idle_s

    def look(self) -> None:
        """Asks, counts or ends, as long as nobody has done anything."""
        place = self.window.navigator.place
        limit = self.limit_s(place)
        if limit is None or self._replaced:
            return
        left = left_s(self._now() - self._since, limit, self.countdown_s)
        if left is None:
            self.asking.hide_at_once()
        elif left > 0:
            self.asking.ask(left)
        else:
            self.asking.hide_at_once()
            self.run.end("staff" if isinstance(place, places.KioskStaff | places.StaffPin) else "idle")
