"""From a name on the command line to an event on the screen: found or taken in, checked, and taken up where the power went."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wastequiz.domain.errors import EventNotToday, NoStaffPin
from wastequiz.domain.events import Event
from wastequiz.services import enrolling, eventing, visiting
from wastequiz.services.heartbeat import ORPHANED, RELAY, SAFE, STARTED, VARIABLE, Birth
from wastequiz.ui.places import SafeScreen

if TYPE_CHECKING:
    from wastequiz.domain.events import Interruption
    from wastequiz.services.school import School
    from wastequiz.ui.window import Window

ENDING = ".wqevent"


def find(
    school: School, named: str, done: Callable[[Event], None], failed: Callable[[BaseException], None], *, checked: bool = True
) -> None:
    """The event by id, name, or the path of its file, which is taken in first. `checked`: there must be a PIN, and it must be today.

    `failed` gets UnknownEvent, NoStaffPin, EventNotToday and what is said of a file that is none.
    """

    def found(event: Event) -> None:
        today = enrolling.today(school.clock).isoformat()
        if checked and event.dates and today not in event.dates:
            failed(EventNotToday(event.name, event.dates, today))
        elif checked:
            enrolling.has_pin(school, lambda there: done(event) if there else failed(NoStaffPin()))
        else:
            done(event)

    path = Path(named)
    if path.suffix.casefold() == ENDING:
        try:
            data = path.read_bytes()
        except OSError:
            data = b""  # is no event file, which is what there is to say
        eventing.take_in(school, data, found, failed)
    else:
        eventing.find(school, named, found, failed)


def begin(window: Window, event: Event, told: Birth | None, done: Callable[[], object]) -> None:
    """Makes `window` the kiosk of `event` and writes down why it was started; `done` once a page stands.

    After too many falls neither the attract screen nor what was going on is built again: either may be what fell.
    """
    school = window.context.school

    def kept(what: str, detail: str = "") -> None:
        visiting.incident(school, event, what, detail)

    why = told.why if told is not None else STARTED
    if why == STARTED:
        kept("started")
    else:
        if told is not None and why != ORPHANED and told.detail != "retry":
            kept(why, told.detail)
        kept("restarted", why)
    if told is not None and told.level == SAFE:
        from wastequiz.ui.kiosk.run import KioskRun
        from wastequiz.ui.kiosk.staff_door import StaffDoor

        kept("safe_screen")
        run = KioskRun(event, window)
        run.live_in(window.context, lambda: None)
        StaffDoor.of(window)
        run.leads.connect(window.navigator.go)
        StaffDoor.of(window)
        window.navigator.go(SafeScreen("crashes"))
        done()
        return

    def enter(found: Interruption | None) -> None:
        from wastequiz.ui.kiosk import start

        start.enter(window, event, found)
        done()

    visiting.interruption(school, event, enter, lambda _error: enter(None))


def start_parent(event: str, folder: Path, *, windowed: bool) -> bool:
    """Starts a new parent for the kiosk of `event`; whether there was any need: a service manager does it by itself."""
    if "INVOCATION_ID" in os.environ:
        return False
    flags = ["--windowed"] if windowed else []
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE} | {RELAY: "1"}
    subprocess.Popen(
        [sys.executable, "-m", "wastequiz", "kiosk", event, "--data", str(folder), *flags], env=environment, start_new_session=True
    )
    return True
