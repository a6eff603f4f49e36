"""Staff at a kiosk: in by the corners and the PIN, prizes handed over and taken back, and locked again behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.at_a_kiosk import PIN, AtKiosk, kiosk_folder
from tests.journeys.person import Person
from tests.store.making import HandClock
from wastequiz.app import KioskProgram
from wastequiz.domain import events
from wastequiz.domain.events import Draw, Event
from wastequiz.kiosk import event_start
from wastequiz.services import enrolling
from wastequiz.services.heartbeat import CLOSED, SAFE, Birth
from wastequiz.store import events as kept
from wastequiz.store import journal, pin, prizes, visits
from wastequiz.ui.kiosk import staff_idle
from wastequiz.ui.kiosk.staff_door import StaffDoor
from wastequiz.ui.places import Attract, KioskChoose, KioskStaff, Quiz, SafeScreen, StaffPin
from wastequiz.ui.screens.attract import AttractScreen
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen
from wastequiz.ui.screens.staff_pin import LOCKED, WAITING, StaffPinScreen
from wastequiz.ui.widgets.staff_void import WhyVoid


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "_N", 2)


@pytest.fixture
def kiosk(qtbot: Any, tmp_path: Path) -> Iterator[Callable[..., AtKiosk]]:
    made: list[AtKiosk] = []

    def start(**more: Any) -> AtKiosk:
        clock = HandClock()
        one = AtKiosk(qtbot, tmp_path / "school", kiosk_folder(tmp_path / "school", clock, **more), clock)
        made.append(one)
        one.start()
        one.arrive(AttractScreen)
        return one

    yield start
    for one in made:
        one.close()


def draw_of(at: AtKiosk, draw: Draw) -> Draw:
    return at.program.school.ask(lambda db: prizes.draw(db, draw.id))


def happened(at: AtKiosk) -> list[str]:
    return [one.what for one in at.program.school.ask(lambda db: visits.incidents(db, at.plan.id))]


# ---- the corners
@pytest.mark.parametrize("by_finger", [False, True])
def test_the_corners_open_and_the_attract_screen_begins_no_visit(kiosk: Callable[..., AtKiosk], by_finger: bool) -> None:
    at = kiosk()
    at.hold_then_touch(by_finger=by_finger)
    at.pad()
    assert at.place == StaffPin(KioskStaff())
    assert at.program.context.kiosk is not None and at.program.context.kiosk.visit is None


def test_the_keys_open_it_too(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    QTest.keyClick(at.window.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(at.window.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert at.place == Attract()
    QTest.keyClick(at.window.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    at.pad()


def test_a_short_hold_is_a_touch_and_opens_nothing(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    at.hold(at.corner(False), 2_900)
    at.arrive(KioskChooseScreen)  # a visit begins in the corner as anywhere
    at.hold_then_touch(held_ms=2_900)
    at.hold_then_touch(then_ms=5_001)
    QApplication.processEvents()
    assert at.place == KioskChoose()


@pytest.mark.parametrize("by_finger", [False, True])
def test_holding_a_button_that_lies_in_the_corner_does_not_press_it(kiosk: Callable[..., AtKiosk], by_finger: bool) -> None:
    at = kiosk()
    at.click(at.arrive(AttractScreen).start)
    at.arrive(KioskChooseScreen)
    at.hold_then_touch()
    page = at.pad()
    assert page.back is not None
    at.hold(at.spot(page.back), by_finger=by_finger)
    QApplication.processEvents()
    assert at.place == StaffPin(KioskStaff())
    at.click(page.back)
    at.arrive(KioskChooseScreen)


def test_the_safe_screen_has_the_corners_too(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    at.window.navigator.go(SafeScreen("crashes"))
    at.wait(lambda: at.place == SafeScreen("crashes"))
    page = at.go_in()
    assert page.back_to == SafeScreen("crashes")


def test_a_kiosk_that_comes_up_with_its_safe_screen_has_them_too(window: Person) -> None:
    event_start.begin(window.window, Event("x", "Open day"), Birth(0, "", SAFE), lambda: None)
    window.wait(lambda: window.place == SafeScreen("crashes"))
    assert window.window.findChild(StaffDoor) is not None


# ---- the PIN
def test_a_wrong_pin_lets_nobody_in_and_five_lock_and_are_told(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    at.hold_then_touch()
    page = at.pad()
    for left in (4, 3, 2, 1):
        at.press("111111", Qt.Key.Key_Return)
        at.wait(lambda n=left: str(n) in page.message.text())
    at.press("111111", Qt.Key.Key_Return)
    at.wait(lambda: page.state == LOCKED)
    assert "pin_locked" in happened(at)
    at.press(Qt.Key.Key_Escape)
    at.arrive(AttractScreen)
    at.hold_then_touch()
    again = at.arrive(StaffPinScreen)
    at.wait(lambda: again.state == LOCKED)
    at.press(*PIN, Qt.Key.Key_Return)
    assert again.state == LOCKED and at.place == StaffPin(KioskStaff())
    assert happened(at).count("pin_locked") == 1
    assert [e.kind for e in at.program.school.ask(lambda db: journal.events(db))].count("pin_failed") == 5


def test_nobody_chooses_a_pin_at_a_kiosk(kiosk: Callable[..., AtKiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(enrolling, "has_pin", lambda _school, done: done(True))  # as if the PIN were lost after the start
        at = kiosk(with_pin=False)
    at.hold_then_touch()
    page = at.arrive(StaffPinScreen)
    at.wait(lambda: page.text.text())
    at.press(*PIN, Qt.Key.Key_Return, *PIN, Qt.Key.Key_Return)
    assert page.state == WAITING and "no staff PIN yet" in page.text.text()
    assert not at.program.school.ask(pin.has_pin)


def test_the_pad_goes_away_by_itself_to_where_the_kiosk_was(kiosk: Callable[..., AtKiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    at = kiosk()
    assert staff_idle.PAD_MS == 30_000
    monkeypatch.setattr(staff_idle, "PAD_MS", 200)
    at.click(at.arrive(AttractScreen).start)
    at.arrive(KioskChooseScreen)
    at.hold_then_touch()
    at.pad()
    at.arrive(KioskChooseScreen)
    assert not at.program.context.staff_in


def test_the_staffs_page_goes_away_by_itself_and_is_locked(kiosk: Callable[..., AtKiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    at = kiosk()
    assert staff_idle.PAGE_MS == 60_000
    monkeypatch.setattr(staff_idle, "PAGE_MS", 300)
    at.go_in()
    at.arrive(AttractScreen)
    assert not at.program.context.staff_in
    at.hold_then_touch()
    at.pad()


def test_whoever_leaves_locks_behind_them(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    page = at.go_in()
    at.click(page.out)
    at.arrive(AttractScreen)
    assert not at.program.context.staff_in
    at.window.navigator.go(KioskStaff())
    at.arrive(StaffPinScreen)


# ---- prizes
def test_a_prize_is_handed_over_by_its_code(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    draw = at.won()
    page = at.go_in()
    at.wait(lambda: page.figures["visitors"].value == "1")
    assert page.figures["rounds"].value == "1"
    assert page.figures["given"].value == "1" and page.figures["left"].value == "39"
    other = f"{(int(draw.code) + 1) % 10_000:04d}"
    page.setFocus()
    at.press(other)
    at.wait(lambda: other in page.prizes.message.text())
    assert page.prizes.draw is None
    for digit in draw.code:
        at.click(next(key for key in page.prizes.pad.keys if key.label == digit))
    at.wait(lambda: page.prizes.draw is not None)
    at.click(page.prizes.hand)
    at.wait(lambda: not page.prizes.waiting)
    assert draw_of(at, draw).state == events.HANDED
    assert "handed over" in page.told.said
    for digit in draw.code:  # a photo of the slip
        at.click(next(key for key in page.prizes.pad.keys if key.label == digit))
    at.wait(lambda: page.prizes.draw is not None)
    assert "Already handed over" in page.prizes.about.text() and not page.prizes.hand.isVisible()


def test_a_damaged_prize_is_taken_back_and_another_one_drawn(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    draw = at.won()
    page = at.go_in()
    at.click(page.prizes.list.rows[0][0])
    at.click(page.prizes.take)
    card = page.findChild(WhyVoid)
    assert card is not None and not card.redraw.isEnabled()
    card.reasons["damaged"].click()
    card.redraw.click()
    at.wait(lambda: page.prizes.draw is not None and page.prizes.draw.id != draw.id)
    new = page.prizes.draw
    assert new is not None and new.instead_of == draw.id and draw_of(at, new).state == events.SHOWN
    assert draw_of(at, draw).state == events.VOID
    void = next(e for e in at.program.school.ask(lambda db: journal.events(db)) if e.kind == "prize_void")
    assert void.body["why"] == "damaged"
    stock = {row.prize: row for row in at.program.school.ask(lambda db: kept.stock(db, at.plan))}
    assert stock[draw.prize].total == 19
    at.click(page.prizes.hand)
    at.wait(lambda: draw_of(at, new).state == events.HANDED)
    assert "stock_set" in happened(at)


def test_a_mistake_is_only_taken_back_and_goes_into_stock_again(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    draw = at.won()
    page = at.go_in()
    at.click(page.prizes.list.rows[0][0])
    at.click(page.prizes.take)
    card = page.findChild(WhyVoid)
    assert card is not None
    card.reasons["mistake"].click()
    card.only.click()
    at.wait(lambda: not page.prizes.waiting)
    assert draw_of(at, draw).state == events.VOID
    assert [row.left for row in at.program.school.ask(lambda db: kept.stock(db, at.plan))] == [20, 20]


# ---- the kiosk
def test_stock_is_changed_only_after_it_was_confirmed(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    page = at.go_in()
    at.click(page.tabs["stock"])
    row = page.stock.rows[0]
    at.click(row.steps[10])
    at.click(row.steps[-1])
    assert "20 becomes 29" in page.stock.message.text()
    assert [r.total for r in at.program.school.ask(lambda db: kept.stock(db, at.plan))] == [20, 20]
    at.click(page.stock.keep)
    at.wait(lambda: page.stock.rows[0].row.total == 29)
    assert [r.total for r in at.program.school.ask(lambda db: kept.stock(db, at.plan))] == [29, 20]
    assert "stock_set" in happened(at) and "prize_stock" in [e.kind for e in at.program.school.ask(lambda db: journal.events(db))]


def test_a_pause_lets_nobody_begin_until_it_ends(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    page = at.go_in()
    at.click(page.deeds.pause)
    at.click(page.out)
    attract = at.arrive(AttractScreen)
    assert "Back soon" in attract.start.label
    QTest.mouseClick(at.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at.spot(attract))
    assert at.place == Attract()
    page = at.go_in()
    at.click(page.deeds.pause)
    at.click(page.out)
    at.click(at.arrive(AttractScreen).start)
    at.arrive(KioskChooseScreen)
    assert [one for one in happened(at) if one in ("paused", "resumed")] == ["paused", "resumed"]


def test_volume_and_first_language_are_changed_and_whoever_is_there_keeps_their_own(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    at.click(at.arrive(AttractScreen).start)
    at.arrive(KioskChooseScreen)
    page = at.go_in()
    at.click(page.deeds.softer)
    assert at.program.context.sound.volume == 40 == at.program.context.voice.volume
    at.click(page.deeds.languages["zh_CN"])
    at.wait(lambda: at.language == "zh_CN")
    page = at.arrive(KioskStaffScreen)
    at.wait(lambda: page.stock.rows)
    at.click(page.out)
    at.arrive(KioskChooseScreen)
    assert at.place == KioskChoose() and at.language == "en"
    at.press(Qt.Key.Key_Escape)
    at.arrive(AttractScreen)
    assert at.language == "zh_CN" and at.program.context.sound.volume == 40
    assert [one for one in happened(at) if one.endswith("_set")] == ["volume_set", "language_set"]


def test_the_kiosk_is_closed_by_staff_alone(kiosk: Callable[..., AtKiosk], monkeypatch: pytest.MonkeyPatch) -> None:
    at = kiosk()
    codes: list[int] = []
    monkeypatch.setattr(KioskProgram, "end", lambda _program, code, why: codes.append(code if why == "staff" else -1))
    page = at.go_in()
    at.click(page.deeds.shut)
    at.click("No, leave it open")
    at.click(page.deeds.shut)
    at.click("Close the kiosk")
    assert codes == [CLOSED]


def test_a_round_goes_on_where_staff_interrupted_it_until_staff_end_it(kiosk: Callable[..., AtKiosk]) -> None:
    at = kiosk()
    at.click(at.arrive(AttractScreen).start)
    at.click(at.arrive(KioskChooseScreen).tiles[0])
    at.question(1)
    at.click(at.go_in().out)
    at.wait(lambda: at.place == Quiz())
    at.question(1)
    page = at.go_in()
    at.click(page.deeds.skip)
    at.click("End it")
    at.arrive(AttractScreen)
    assert "skipped" in happened(at)
    assert at.program.school.ask(lambda db: visits.opened(db, at.plan.id)) == ()
