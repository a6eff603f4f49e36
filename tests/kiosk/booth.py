"""A school with a staff PIN and an event that is today, as a kiosk's data folder."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.journeys.person import school_folder
from wastequiz.domain.events import Event, Incident, Play, Prize
from wastequiz.services import enrolling, eventing
from wastequiz.services.school import School
from wastequiz.store import events, pin, visits
from wastequiz.store.db import SystemClock

PIN = "246810"
NAME = "Street fair"
PRIZES = (
    Prize("bag", "Cloth bag", "bag", stock=3),
    Prize("seed", "Seeds", "seed", stock=5, sectors=2),
    Prize("pin", "Sticker", stock=40, sectors=3),
)


def event(**changed: Any) -> Event:
    """An event of today with a quiz, a game and three kinds of prize."""
    facts: dict[str, Any] = {
        "id": "",
        "name": NAME,
        "place": "Market square",
        "dates": (enrolling.today(SystemClock()).isoformat(),),
        "scheme": "cn-harbin",
        "languages": ("en", "zh_CN"),
        "plays": (Play("quiz"), Play("sort_it")),
        "questions": 3,
        "right_for_spin": 1,
        "pass_right": 2,
        "prizes": PRIZES,
    }
    return Event(**(facts | changed))


@cache
def _usual() -> Path:
    """A booth as it usually is, made once for all tests of this process."""
    folder = Path(tempfile.mkdtemp(prefix="wastequiz-booth-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    booth(folder, with_pin=True, place="Market")
    return folder


def usual_booth(folder: Path) -> Path:
    """Makes `folder` a closed booth with NAME, PIN and PRIZES, quicker than `booth`."""
    return Path(shutil.copytree(_usual(), folder))


def booth(folder: Path, *, with_pin: bool = True, **changed: Any) -> str:
    """Makes `folder` the closed school of a booth; gives the event's id."""
    school_folder(folder, language="en", scheme="cn-harbin")
    school = School(folder).open_and_wait()
    try:
        if with_pin:
            school.ask(lambda db: pin.set_pin(db, PIN))
        return school.ask(lambda db: eventing.save_now(school, db, event(**changed))).id
    finally:
        school.close()


def incidents(folder: Path) -> list[tuple[str, str]]:
    """What was written down at a closed kiosk: (what, detail)."""
    school = School(folder).open_and_wait()
    try:
        found: Sequence[Incident] = school.ask(lambda db: visits.incidents(db, events.find(db, NAME).id, ""))
        return [(one.what, one.detail) for one in found]
    finally:
        school.close()
