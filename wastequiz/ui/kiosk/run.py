"""The event a kiosk runs: who is there, what they earned, whether staff paused it. Everything of a visit is replaced when it ends."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from wastequiz.domain.events import Draw, Event, Today, Visit
from wastequiz.domain.students import ANIMALS
from wastequiz.services import visiting
from wastequiz.ui import places
from wastequiz.ui.kiosk.allowed import STAFF, instead
from wastequiz.ui.kiosk.staff_visit import StaffVisit
from wastequiz.ui.kiosk.wipe import wipe
from wastequiz.ui.kiosk.wishes import Wishes

if TYPE_CHECKING:
    from wastequiz.ui.context import Context
    from wastequiz.ui.places import Place


class Watch(Protocol):
    """Sees whether anybody is there (`idle.IdleWatch`)."""

    def touched(self) -> None: ...
    def look(self) -> None: ...
    @property
    def asks(self) -> bool: ...


class KioskRun(QObject):
    """One kiosk, one event. `changed` after any of its facts did; `wiped` once nothing of a visit is left; `leads` asks the window for a place."""

    changed = Signal()
    wiped = Signal()
    leads = Signal(object)

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
        self.pending: Draw | None = None
        """A prize that was drawn before the power went and has not been shown yet: the wheel shows it first."""
        self.at_staff = StaffVisit()
        """Where staff came from, who is at the kiosk now or was last."""
        self.wishes = self.first_wishes()
        """What whoever is there chose for themselves: language, size, contrast, voice."""
        self.volume = 0 if event.calm else event.volume
        """How loud effects and voice are, 0..100; staff may change it till the program ends."""
        self.room = "ok"
        """How the disk is: "ok", "low" or "full"; for staff alone."""
        self.animal = ANIMALS[0]
        """Who plays, as it may stand on the wall."""
        self.dress: Callable[[bool], None] = lambda _again: None
        """Takes language, look and sound from `wishes` (True: and draws the page anew); `start.enter` sets it."""
        self.watch: Watch | None = None
        """What sees whether anybody is there; None: nothing does."""
        self._context: Context | None = None
        self._touched: Callable[[], None] = lambda: None

    # ---- the window it runs in
    def live_in(self, context: Context, touched: Callable[[], None]) -> None:
        """Ties the run to its window. `touched` starts the idle time anew."""
        self._context, self._touched = context, touched
        context.kiosk = self

    def allow(self, place: Place, here: Place) -> Place:
        """What the navigator shows where `place` is asked for from `here`; back at the attract screen nobody is there any more."""
        if isinstance(place, places.Crashed):
            self.incident("crashed")
        shown = instead(place, here, visited=self.visit is not None)
        context = self._context
        if context is not None and not isinstance(shown, STAFF):
            context.staff_in = False
        if isinstance(shown, places.Attract) and self.visit is not None:
            self.forget("home")
        return shown

    @property
    def staff(self) -> bool:
        """Whether staff is behind the PIN."""
        return self._context is not None and self._context.staff_in

    def touched(self) -> None:
        """Somebody did something: the idle time begins anew. Input does that by itself; a wheel that spins says so too."""
        self._touched()

    # ---- a visit
    def first_wishes(self) -> Wishes:
        """What holds while nobody chose."""
        plan = self.plan
        return Wishes(plan.languages[0] if plan.languages else "zh_CN", large_text=plan.large_text, contrast=plan.high_contrast)

    def begin(self, language: str, done: Callable[[], Any] | None = None, failed: Callable[[BaseException], Any] | None = None) -> None:
        """Somebody touched the attract screen: a visit begins, kept before `done` is called. Not while staff paused the kiosk."""
        context = self._context
        if context is None or self.paused or self.visit is not None:
            return

        def begun(visit: Visit) -> None:
            self.wishes = self.first_wishes().but(language=language)
            self.dress(False)
            self.take_up(visit)
            self.touched()
            if done is not None:
                done()

        visiting.begin(context.school, self.plan, language, begun, failed)

    def take_up(self, visit: Visit, spins: int = 0, pending: Draw | None = None) -> None:
        """`visit` goes on here: it has just begun, or was interrupted with `spins` left and perhaps a prize drawn."""
        self.visit, self.spins, self.pending = visit, spins, pending
        self.animal = secrets.choice(ANIMALS)
        self.changed.emit()

    def end(self, how: str) -> None:
        """The visit is over: written down, everything of it wiped, the attract screen shown. `how`: see events.HOW."""
        self.forget(how)
        self.leads.emit(places.Attract())

    def forget(self, how: str) -> None:
        """The same without going anywhere."""
        visit, self.visit = self.visit, None
        self.spins, self.pending = 0, None
        self.wishes = self.first_wishes()
        context = self._context
        if context is not None:
            if visit is not None:
                self._leave_round(context)
                visiting.end(context.school, visit, how, self.look_at_today)
            wipe(context)
        self.dress(False)
        self.wiped.emit()
        self.changed.emit()

    @staticmethod
    def _leave_round(context: Context) -> None:
        """A round that stands open is over; what was answered stays."""
        session = context.session
        if session.playing is not None and not session.playing.progress.finished:
            session.playing.give_up()
        if session.game is not None and session.game.gaming is not None and not session.game.gaming.closed:
            session.game.gaming.give_up()

    def wish(self, wishes: Wishes) -> None:
        """Whoever is there wants it otherwise: for this visit only. The page is drawn anew."""
        self.wishes = wishes
        self.dress(True)
        self.changed.emit()

    def look_at_spins(self, done: Callable[[], Any] | None = None) -> None:
        """Reads anew how many spins the visit has left."""
        context, visit = self._context, self.visit
        if context is None or visit is None:
            return

        def told(spins: int) -> None:
            if self.visit is not None and self.visit.id == visit.id:
                self.spins = spins
                self.changed.emit()
                if done is not None:
                    done()

        visiting.spins(context.school, visit, told)

    def look_at_today(self) -> None:
        """Reads the day's figures anew."""
        if self._context is None:
            return

        def told(today: Today) -> None:
            self.today = today
            self.changed.emit()

        visiting.today(self._context.school, self.plan, told)

    # ---- staff
    def skip(self) -> None:
        """Staff ends the present visit."""
        self.incident("skipped")
        self.end("staff")

    def pause(self, on: bool) -> None:
        """Staff lets nobody begin, or lets visitors begin again."""
        if on == self.paused:
            return
        self.paused = on
        self.incident("paused" if on else "resumed")
        self.changed.emit()

    def set_volume(self, volume: int) -> None:
        """How loud effects and voice are, 0..100."""
        self.volume = max(0, min(100, volume))
        self.dress(False)

    def look_after(self, room: str) -> None:
        """The disk is so now; see `room`."""
        self.room = room
        self.changed.emit()

    def incident(self, what: str, detail: str = "") -> None:
        """Writes down what staff may have to know. `what`: see events.INCIDENTS; `detail` without names."""
        if self._context is not None:
            visiting.incident(self._context.school, self.plan, what, detail)
