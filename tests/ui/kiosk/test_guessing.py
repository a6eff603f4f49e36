"""K4 at a kiosk: whoever found the corners guesses the PIN at most 120 times a day, whatever they do to the program, its power and its clock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.at_a_kiosk import kiosk_folder
from tests.store.making import DAY, HandClock
from tests.ui.screens.playground import _raise
from wastequiz.app import Courier
from wastequiz.services.school import School
from wastequiz.stage.look import Look
from wastequiz.stage.sound import Sound
from wastequiz.stage.theme import Theme
from wastequiz.stage.voice import Voice
from wastequiz.store import events, pin, settings
from wastequiz.store.db import Db
from wastequiz.ui.context import Context
from wastequiz.ui.kiosk.run import KioskRun
from wastequiz.ui.places import KioskStaff
from wastequiz.ui.screens.staff_pin import BUSY, WAITING, StaffPinScreen

MOST = 120
TURN_MS = 15 * 60_000
"""Somebody comes to the kiosk so often, as soon as the longest wait is over, and types until it locks, all day and all night."""
FAILED = "SELECT count(*) FROM journal WHERE kind = 'pin_failed'"
TOLD = "SELECT json_extract(body, '$.detail') FROM journal WHERE kind = 'kiosk_incident' AND json_extract(body, '$.what') = 'pin_locked'"


class Guesser:
    """Somebody who stays all day. Every other turn they put the wall clock on or back and try at once; every two hours they pull the plug.

    `forgets`: the kiosk as it would be if it kept its count in memory alone.
    """

    def __init__(self, qtbot: Any, folder: Path, event: str, clock: HandClock) -> None:
        self.qtbot, self.folder, self.event, self.clock = qtbot, folder, event, clock
        self.school: School | None = None
        self.boots = 0
        self.let_in = self.forgets = False

    def start(self) -> Context:
        """The program comes up, in a new boot."""
        if self.school is not None:
            self.school.close()
        school = self.school = School(self.folder, Courier().deliver, self.clock)
        school.open_and_wait()
        self.another_boot(school)
        context = Context(school, Look(Theme(reduced_motion=True)), Sound(0), Voice(0))
        plan = school.ask(lambda db: events.find(db, self.event))
        KioskRun(plan).live_in(context, lambda: None)
        return context

    def another_boot(self, school: School) -> None:
        """The computer was started anew."""
        self.boots += 1
        name = f"boot-{self.boots}"
        school.ask(lambda db: setattr(db, "boot", name))
        if self.forgets:
            school.ask(lambda db: settings.set(db, "pin_count", pin._fresh()))

    def guess(self, context: Context) -> None:
        """Types wrong PINs on a fresh pad until it takes no more."""
        page = StaffPinScreen(context, KioskStaff())
        page.failed.connect(_raise)
        self.qtbot.waitUntil(lambda: page.state != WAITING)
        for _ in range(8):
            for digit in "135791":
                page.type(digit)
            page.enter()
            self.qtbot.waitUntil(lambda: page.state != BUSY)
        self.let_in = self.let_in or context.staff_in
        page.deleteLater()

    def day(self) -> int:
        """Guesses all day, or until it is one too many; gives how many were looked at."""
        begun, turn, guesses = self.clock.mono, 0, 0
        context = self.start()
        while self.clock.mono - begun < DAY and guesses <= MOST:
            turn += 1
            self.guess(context)
            if turn % 2 == 0:
                self.clock.utc += (1 if turn % 4 else -1) * 400 * DAY
                self.guess(context)
            guesses = context.school.ask(lambda db: db.conn.execute(FAILED).fetchone()[0])
            self.clock.pass_ms(TURN_MS)
            if turn % 32 == 0:
                context = self.start()
            elif turn % 8 == 0:
                self.another_boot(context.school)
        context.school.close()
        return guesses


@pytest.fixture
def guesser(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guesser:
    monkeypatch.setattr(pin, "_N", 2)
    clock = HandClock()
    return Guesser(qtbot, tmp_path / "school", kiosk_folder(tmp_path / "school", clock), clock)


def test_a_day_of_guessing_at_the_kiosk_gives_at_most_120_guesses(guesser: Guesser) -> None:
    assert 60 <= guesser.day() <= MOST
    assert not guesser.let_in


def _no_waiting(monkeypatch: pytest.MonkeyPatch, _guesser: Guesser) -> None:
    monkeypatch.setattr(pin, "_wait_after", lambda _failures: 0)


def _kept_in_memory(_monkeypatch: pytest.MonkeyPatch, guesser: Guesser) -> None:
    guesser.forgets = True


def _by_the_wall_clock(monkeypatch: pytest.MonkeyPatch, _guesser: Guesser) -> None:
    def wait_ms(db: Db) -> int:
        count = settings.get(db, "pin_count", pin._fresh())
        return max(0, pin._wait_after(count["failures"]) - abs(db.clock.utc_ms() - count.get("utc_ms", 0)))

    def begin_try(db: Db) -> int:
        failures: int = before(db)
        settings.set(db, "pin_count", settings.get(db, "pin_count") | {"utc_ms": db.clock.utc_ms()})
        return failures

    before = pin.begin_try
    monkeypatch.setattr(pin, "wait_ms", wait_ms)
    monkeypatch.setattr(pin, "begin_try", begin_try)


@pytest.mark.parametrize("remove", [_no_waiting, _kept_in_memory, _by_the_wall_clock])
def test_without_its_guard_there_are_more(
    guesser: Guesser, monkeypatch: pytest.MonkeyPatch, remove: Callable[[pytest.MonkeyPatch, Guesser], None]
) -> None:
    remove(monkeypatch, guesser)
    assert guesser.day() > MOST


def test_each_lock_is_told_once(guesser: Guesser) -> None:
    context = guesser.start()
    school = context.school
    for _ in range(3):
        guesser.guess(context)
    assert school.ask(lambda db: db.conn.execute(TOLD).fetchall()) == [("30 s",)]
    guesser.clock.pass_ms(30_000)
    guesser.guess(context)
    assert school.ask(lambda db: db.conn.execute(TOLD).fetchall()) == [("30 s",), ("60 s",)]
    school.close()
