"""Somebody in front of a kiosk: a program that runs an event in a window, without locks and without a parent."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.person import Person, finger, school_folder
from tests.store.making import HandClock
from wastequiz.app import KioskProgram
from wastequiz.domain.events import Draw, Event, Prize
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.students import GUEST
from wastequiz.services import enrolling, playing, prizing, visiting
from wastequiz.services.postbox import Postbox
from wastequiz.services.school import School
from wastequiz.store import events, pin
from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen
from wastequiz.ui.screens.staff_pin import CHECK, StaffPinScreen

PIN = "246810"
PRIZES = (Prize("bag", "Cloth bag", "bag", stock=20, sectors=3), Prize("seed", "Seeds", "seed", stock=20, sectors=3))


def kiosk_folder(folder: Path, clock: HandClock, *, with_pin: bool = True, **plan: Any) -> str:
    """A closed school with an event of today in it, and the PIN; gives the event's id."""
    school_folder(folder, language="en", scheme="cn-harbin")
    school = School(folder, clock=clock).open_and_wait()
    day = enrolling.today(clock).isoformat()
    event = Event("", "Open day", dates=(day,), scheme="cn-harbin", languages=("en", "zh_CN"), prizes=PRIZES, again_sectors=0)
    made: str = school.ask(lambda db: events.save(db, dataclasses.replace(event, **plan))).id
    if with_pin:
        school.ask(lambda db: pin.set_pin(db, PIN))
    school.close()
    return made


class AtKiosk(Person):
    """A person as any other; the kiosk's time goes by `clock`, which stands still unless it is moved."""

    def __init__(self, qtbot: Any, folder: Path, event: str, clock: HandClock) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        box = Postbox()
        self.program = KioskProgram(folder, event, box, School(folder, box.deliver, clock), windowed=True)
        self.program.context.sound.check = lambda: "device"  # type: ignore[method-assign]
        self.window = self.program.window
        self.open = True
        self._touched = 0.0, QPoint(-1000, -1000)

    @property
    def plan(self) -> Event:
        assert self.program.context.kiosk is not None
        return self.program.context.kiosk.plan

    # ---- corners
    def corner(self, right: bool) -> QPoint:
        return QPoint(self.window.width() - 12 if right else 12, 12)

    def hold(self, spot: QPoint, held_ms: int = 3_000, *, by_finger: bool = False) -> None:
        """Lies on a place for so long."""
        handle, left = self.window.windowHandle(), Qt.MouseButton.LeftButton
        if by_finger:
            QTest.touchEvent(handle, finger()).press(0, spot, handle).commit()
        else:
            QTest.mousePress(handle, left, pos=spot)
        self.clock.pass_ms(held_ms)
        if by_finger:
            QTest.touchEvent(handle, finger()).release(0, spot, handle).commit()
        else:
            QTest.mouseRelease(handle, left, pos=spot)

    def hold_then_touch(self, held_ms: int = 3_000, then_ms: int = 1_000, *, by_finger: bool = False) -> None:
        """The left corner is held so long, so soon afterwards the right one is touched."""
        self.hold(self.corner(False), held_ms, by_finger=by_finger)
        self.clock.pass_ms(then_ms)
        self.hold(self.corner(True), 100, by_finger=by_finger)

    # ---- staff
    def pad(self) -> StaffPinScreen:
        """Waits for the PIN pad to ask."""
        page = self.arrive(StaffPinScreen)
        self.wait(lambda: page.state == CHECK)
        return page

    def go_in(self) -> KioskStaffScreen:
        """Through the corners and the PIN to the staff's page."""
        self.hold_then_touch()
        self.pad()
        self.press(*PIN, Qt.Key.Key_Return)
        page = self.arrive(KioskStaffScreen)
        self.wait(lambda: page.stock.rows)
        return page

    # ---- what went before
    def won(self, who: str = "fox") -> Draw:
        """A visitor of before, who played, spun, saw what they won and left."""
        school, plan = self.program.school, self.plan

        def failed(error: BaseException) -> None:
            raise error

        got: list[Any] = []

        def last() -> Any:
            self.wait(lambda: bool(got))
            return got.pop()

        visiting.begin(school, plan, "en", got.append, failed)
        visit = last()
        playing.begin(school, visiting.spec(plan, visit, plan.plays[0]), GUEST, got.append, failed)
        round_ = last()
        while (question := round_.progress.question) is not None:
            round_.answer(KINDS[question.kind].solution(question), 3_000, got.append, failed)
            last()
        round_.finish(lambda best: got.append((best,)), failed)
        last()
        prizing.spin(school, plan, visit, who, got.append, failed)
        draw: Draw = last()
        prizing.shown(school, draw)
        visiting.end(school, visit, "done", lambda: got.append(True))
        last()
        return draw
