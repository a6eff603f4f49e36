"""Somebody in front of a kiosk: an ordinary window that entered an event, as `wastequiz kiosk` does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.journeys.person import Person
from wastequiz.domain.events import Event, Interruption, Play, Prize
from wastequiz.services import eventing
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.kiosk.start import enter
from wastequiz.ui.screens.attract import AttractScreen
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.quiz import QuizScreen


def open_day(**changes: Any) -> Event:
    """An event with two things to play, two prizes, and rounds of three questions; not kept yet."""
    plan = Event(
        "",
        "Open day",
        dates=("2026-11-27",),
        scheme="cn-harbin",
        languages=("en", "zh_CN"),
        plays=(Play("quiz"), Play("sort_it")),
        questions=3,
        right_for_spin=2,
        prizes=(Prize("sticker", "Sticker", stock=50, sectors=3), Prize("bag", "Bag", "bag", stock=5)),
    )
    return replace(plan, **changes)


class KioskPerson:
    """A person, the run of the kiosk, and what both can do."""

    def __init__(self, person: Person, plan: Event, found: Interruption | None = None) -> None:
        self.person = person
        school = person.program.school
        if not plan.id:
            kept: list[str] = []
            eventing.save(school, plan, kept.append, _not_kept)
            person.wait(lambda: kept)
            plan = replace(plan, id=kept[0])
        self.plan = plan
        self.run: KioskRun = enter(person.window, plan, found)

    def waits(self) -> AttractScreen:
        """The kiosk waits for somebody."""
        return self.person.arrive(AttractScreen)

    def begin(self) -> KioskChooseScreen:
        """Touches the attract screen."""
        self.person.touch(self.waits().start)
        return self.person.arrive(KioskChooseScreen)

    def quiz(self) -> QuizScreen:
        """From the attract screen to the first question of a quiz."""
        self.person.click(self.begin().tiles[0])
        return self.person.question(1)

    def look(self) -> None:
        """What the clock has moved on is seen now, not at the next quarter of a second."""
        assert self.run.watch is not None
        self.run.watch.look()

    @property
    def asks(self) -> bool:
        """Whether it is asked if anybody is there."""
        assert self.run.watch is not None
        return self.run.watch.asks


def _not_kept(error: BaseException) -> None:
    raise error
