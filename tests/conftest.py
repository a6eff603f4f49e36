"""What every test stands on: no display is needed, Qt says nothing of what it does without, and English is spoken again after each test."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.remembering import remember_banks

if TYPE_CHECKING:
    from tests.journeys.kiosk_person import KioskPerson
    from tests.journeys.person import Person
    from wastequiz.domain.events import Event, Interruption
    from wastequiz.services.school import School
    from wastequiz.store.db import Clock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported anywhere
os.environ["WASTEQUIZ_TRAIL"] = str(
    Path(tempfile.mkdtemp(prefix="wastequiz-trail-")) / "schools.json"
)  # no test writes into anybody's home
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.speech.*=false")

for _profile, _examples in (("quick", 30), ("thorough", 1000)):
    settings.register_profile(_profile, max_examples=_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))  # the machine may be slow and shared: no example is timed

remember_banks()

_kept: list[Any] = []
"""The one application, kept until the process ends: Qt must not lose it before its widgets."""


@pytest.fixture(scope="session")
def qapp() -> Any:
    """The application as the program makes it, so that tests see what players see."""
    from wastequiz.app import application

    _kept.append(application(["wastequiz"]))
    return _kept[-1]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """English is spoken at the start and the end of each test, whatever a test before left."""
    from wastequiz import i18n

    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """An open school with the built-in bank, without Qt: what is asked is answered on the store's own thread."""
    from tests.journeys.person import school_folder
    from wastequiz.services.school import School

    opened = School(school_folder(tmp_path / "school")).open_and_wait()
    yield opened
    opened.close()


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Makes persons in front of freshly started programs: `person(folder=None, clock=None, **preferences)`. All windows are closed at the end."""
    from tests.journeys.person import Person, school_folder

    hook = sys.excepthook
    made: list[Person] = []

    def start(folder: Path | None = None, clock: Clock | None = None, **preferences: Any) -> Person:
        place = folder or tmp_path / f"school-{len(made)}"
        if folder is None:
            school_folder(place, **({"language": "en", "scheme": "cn-harbin"} | preferences))
        one = Person(qtbot, place, clock)
        sys.excepthook = hook  # the test, not the crash page, is to hear of a bug
        made.append(one)
        one.start()
        return one

    yield start
    for one in made:
        one.close()
    sys.excepthook = hook


@pytest.fixture
def kiosk_person(person: Callable[..., Person]) -> Callable[..., KioskPerson]:
    """Makes somebody in front of a kiosk that waits: `kiosk_person(plan=None, folder=None, clock=None, found=None, **preferences)`."""
    from tests.journeys.kiosk_person import KioskPerson, open_day

    def start(
        plan: Event | None = None,
        *,
        folder: Path | None = None,
        clock: Clock | None = None,
        found: Interruption | None = None,
        **preferences: Any,
    ) -> KioskPerson:
        return KioskPerson(person(folder, clock, **preferences), plan or open_day(), found)

    return start


@pytest.fixture
def window(person: Callable[..., Person]) -> Person:
    """A person in front of home: English spoken, everything quiet and still."""
    return person()
