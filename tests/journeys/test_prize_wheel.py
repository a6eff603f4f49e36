"""The prize wheel in the real window: one touch, one prize, and nothing that happens meanwhile makes it another or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.journeys.kiosk_person import KioskPerson, open_day
from wastequiz.domain import fair_draw
from wastequiz.domain.events import AGAIN, DRAWN, SHOWN, Draw, Event, Interruption, Play, Prize
from wastequiz.domain.prize_slip import read
from wastequiz.services import playing, prizing, visiting
from wastequiz.services.school import School
from wastequiz.ui.places import PrizeWheel
from wastequiz.ui.screens.kiosk_choose import KioskChooseScreen
from wastequiz.ui.screens.prize_wheel import PrizeWheelScreen
from wastequiz.ui.widgets.prize_sheet import PrizeSheet

BAGS = (Prize("bag", "Bag", "bag", stock=5, sectors=4),)
MIXED = (Prize("bag", "Bag", "bag", stock=5, sectors=2), Prize("pen", "Pen", "pencil", stock=5))


def a_day(prizes: tuple[Prize, ...] = BAGS, again: int = 0) -> Event:
    """Every round that is finished earns one spin."""
    return open_day(prizes=prizes, again_sectors=again, right_for_spin=0)


def seed_for(sectors: Sequence[int], k: int) -> bytes:
    """A seed whose first draws on `k` sectors lead to these."""
    seeds = (n.to_bytes(fair_draw.SEED_BYTES) for n in range(100_000))
    return next(s for s in seeds if all(fair_draw.sector_of(s, n, k) == sector for n, sector in enumerate(sectors, 1)))


def earn(kiosk: KioskPerson, rounds: int = 1) -> None:
    """Plays rounds to their end, without looking."""
    visit, school = kiosk.run.visit, kiosk.person.program.school
    assert visit is not None
    spec = replace(visiting.spec(kiosk.plan, visit, Play("quiz")), length=1)
    for _ in range(rounds):
        begun: list[playing.Playing] = []
        playing.begin(school, spec, kiosk.person.program.context.session.contestant, begun.append, _failed)
        kiosk.person.wait(lambda begun=begun: begun)
        question = begun[0].progress.question
        assert question is not None
        over: list[Any] = []
        begun[0].answer((), 1000, over.append, _failed)
        kiosk.person.wait(lambda over=over: over)
        begun[0].finish(over.append, _failed)
        kiosk.person.wait(lambda over=over: len(over) == 2)


def _failed(error: BaseException) -> None:
    raise error


def at_the_wheel(kiosk: KioskPerson, rounds: int = 1) -> PrizeWheelScreen:
    """In front of the wheel, with as many spins as rounds were played."""
    kiosk.begin()
    earn(kiosk, rounds)
    kiosk.person.window.navigator.go(PrizeWheel())
    page = kiosk.person.arrive(PrizeWheelScreen)
    kiosk.person.wait(lambda: page.facts is not None)
    return page


def risen(kiosk: KioskPerson, page: PrizeWheelScreen) -> PrizeSheet:
    """Waits for the sheet, until a press on it counts."""
    kiosk.person.wait(lambda: page.sheet is not None and page.sheet.awake)
    assert page.sheet is not None
    return page.sheet


def draws(kiosk: KioskPerson, school: School | None = None) -> Sequence[Draw]:
    found: list[Sequence[Draw]] = []
    prizing.draws(school or kiosk.person.program.school, kiosk.plan, "", found.append)
    kiosk.person.wait(lambda: found)
    return found[0]


def test_a_touch_on_the_wheel_wins_what_staff_finds_under_its_number(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day())
    page = at_the_wheel(kiosk)
    kiosk.person.touch(page.wheel)
    sheet = risen(kiosk, page)
    found: list[Draw | None] = []
    prizing.by_code(kiosk.person.program.school, kiosk.plan, sheet.won.code, found.append)
    kiosk.person.wait(lambda: found)
    draw = found[0]
    assert draw is not None and (draw.prize, draw.who) == ("bag", kiosk.run.animal)
    assert page.wheel.under_pointer == draw.sector
    kiosk.person.wait(lambda: draws(kiosk)[0].state == SHOWN)
    slip = read(sheet.won.payload)
    assert slip is not None and (slip.code, slip.draw, slip.event) == (draw.code, draw.id, kiosk.plan.id)
    assert page.facts is not None and page.facts.commitment.digest.startswith(slip.digest) and len(slip.digest) == 8
    assert sheet.buttons[0].hasFocus()
    kiosk.person.click(sheet.buttons[0])
    kiosk.person.arrive(KioskChooseScreen)
    assert kiosk.run.spins == 0


@pytest.mark.parametrize("way", ["fingers", "keys"])
def test_two_touches_spin_once(kiosk_person: Callable[..., KioskPerson], monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    kiosk = kiosk_person(a_day())
    page = at_the_wheel(kiosk, rounds=2)
    asked: list[object] = []
    spin = prizing.spin
    monkeypatch.setattr(prizing, "spin", lambda *args: (asked.append(args), spin(*args)))
    if way == "keys":
        page.start.setFocus()
        kiosk.person.press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Space)
    else:
        page.wheel.click()
        page.start.click()
        page.wheel.click()
    kiosk.person.wait(lambda: page.sheet is not None)
    assert len(asked) == len(draws(kiosk)) == 1
    kiosk.person.wait(lambda: kiosk.run.spins == 1)
    assert page.sheet is not None and page.sheet.buttons[0].label == "Done, spin again", "and the sheet was not pressed away"


def test_spin_again_costs_nothing_and_spins_at_once(kiosk_person: Callable[..., KioskPerson], monkeypatch: pytest.MonkeyPatch) -> None:
    day = a_day(MIXED, again=1)
    kiosk = kiosk_person(day)
    page = at_the_wheel(kiosk)
    assert page.facts is not None
    ring = [sector.prize for sector in page.facts.sectors]
    seed = seed_for((ring.index(AGAIN), ring.index("pen")), len(ring))
    school = kiosk.person.program.school
    monkeypatch.setattr(fair_draw, "new_seed", lambda: seed)
    told: list[Any] = []
    prizing.reveal(school, kiosk.plan, told.append)
    kiosk.person.wait(lambda: told)
    kiosk.person.click(page.start)
    first = risen(kiosk, page)
    assert first.won.code == "" and first.won.said().startswith("Spin again!")
    kiosk.person.click(first.buttons[0])
    kiosk.person.wait(lambda: page.sheet is not None and page.sheet is not first)
    assert page.sheet is not None and page.sheet.won.name == "Pen" and len(page.sheet.won.code) == 4
    assert [draw.prize for draw in draws(kiosk)] == [AGAIN, "pen"]
    kiosk.person.wait(lambda: kiosk.run.spins == 0)


def test_a_spin_the_power_cut_off_shows_the_same_prize_after_the_restart(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day(MIXED), reduced_motion=False)
    page = at_the_wheel(kiosk)
    kiosk.person.click(page.start)
    kiosk.person.wait(lambda: page.draw is not None)
    before = page.wheel.turn
    kiosk.person.wait(lambda: page.wheel.turn > before + 30)
    assert page.sheet is None, "it still turns"
    kept = draws(kiosk)
    assert [draw.state for draw in kept] == [DRAWN], "kept before it turned"
    folder, plan, visit = kiosk.person.folder, kiosk.plan, kiosk.run.visit
    kiosk.person.close()

    again = kiosk_person(plan, folder=folder)
    found: list[Interruption | None] = []
    visiting.interruption(again.person.program.school, plan, found.append)
    again.person.wait(lambda: found)
    assert found[0] is not None and found[0].draw == kept[0] and visit is not None and found[0].visit.id == visit.id
    from wastequiz.ui.kiosk.start import take_up

    take_up(again.person.window, again.run, found[0])
    page = again.person.arrive(PrizeWheelScreen)
    again.person.wait(lambda: page.draw is not None)
    page.settle()
    again.person.wait(lambda: page.sheet is not None)
    assert page.sheet is not None and page.sheet.won.code == kept[0].code
    assert page.wheel.under_pointer == kept[0].sector
    again.person.wait(lambda: draws(again)[0].state == SHOWN)
    assert len(draws(again)) == 1, "and it was not drawn twice"


def test_a_number_that_was_on_the_screen_when_the_power_went_is_there_again(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day())
    page = at_the_wheel(kiosk)
    kiosk.person.click(page.start)
    code = risen(kiosk, page).won.code
    assert page.being_read, "a kiosk waits longer before it asks whether anybody is there"
    kiosk.person.wait(lambda: draws(kiosk)[0].state == SHOWN)
    folder, plan = kiosk.person.folder, kiosk.plan
    kiosk.person.close()

    again = kiosk_person(plan, folder=folder)
    found: list[Interruption | None] = []
    visiting.interruption(again.person.program.school, plan, found.append)
    again.person.wait(lambda: found)
    assert found[0] is not None and found[0].won
    from wastequiz.ui.kiosk.start import take_up

    take_up(again.person.window, again.run, found[0])
    page = again.person.arrive(PrizeWheelScreen)
    again.person.wait(lambda: page.mine.isVisible())
    assert page.mine.label == f"Your number: {code}"


def test_what_was_won_and_never_seen_is_shown_whoever_led_to_the_wheel(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day())
    page = at_the_wheel(kiosk)
    drawn: list[Draw] = []
    assert kiosk.run.visit is not None
    prizing.spin(kiosk.person.program.school, kiosk.plan, kiosk.run.visit, "fox", drawn.append, _failed)
    kiosk.person.wait(lambda: drawn)
    kiosk.person.window.navigator.go(PrizeWheel())
    kiosk.person.wait(lambda: kiosk.person.screen is not page)
    page = kiosk.person.arrive(PrizeWheelScreen)
    kiosk.person.wait(lambda: page.sheet is not None)
    assert page.sheet is not None and page.sheet.won.code == drawn[0].code


def test_a_number_that_was_shown_can_be_seen_again(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day())
    page = at_the_wheel(kiosk, rounds=2)
    kiosk.person.click(page.start)
    sheet = risen(kiosk, page)
    code = sheet.won.code
    kiosk.person.click(sheet.buttons[0])
    kiosk.person.wait(lambda: page.mine.isVisible())
    assert page.mine.label == f"Your number: {code}"
    kiosk.person.click(page.mine)
    assert page.sheet is not None and page.sheet.won.code == code
    assert len(draws(kiosk)) == 1


def test_no_prize_left_at_all_is_said_kindly_and_nothing_spins(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day((Prize("bag", "Bag", "bag", stock=0, sectors=4),)))
    page = at_the_wheel(kiosk)
    kiosk.person.wait(lambda: page.word.isVisible())
    assert page.word.accessibleName().startswith("All of today's prizes have found a home.")
    assert page.facts is not None and {(s.prize, s.why) for s in page.facts.sectors} == {(AGAIN, "stock")}
    assert not page.wheel.isEnabled()
    kiosk.person.click(page.start)
    kiosk.person.arrive(KioskChooseScreen)
    assert not draws(kiosk)


def test_a_prize_that_runs_out_is_spin_again_in_sight_before_the_next_spin(kiosk_person: Callable[..., KioskPerson]) -> None:
    kiosk = kiosk_person(a_day((Prize("bag", "Bag", "bag", stock=1, sectors=4), Prize("pen", "Pen", "pencil", stock=0, sectors=1))))
    page = at_the_wheel(kiosk, rounds=2)
    assert page.wheel.accessibleName().count("Spin again") == 1
    kiosk.person.click(page.start)
    while not (sheet := risen(kiosk, page)).won.code:  # one sector of five is empty: it may come first
        kiosk.person.click(sheet.buttons[0])
        kiosk.person.wait(lambda sheet=sheet: page.sheet is not None and page.sheet is not sheet)
    kiosk.person.click(sheet.buttons[0])
    kiosk.person.wait(lambda: page.wheel.accessibleName().count("Spin again") == 5)
    assert not page.wheel.isEnabled()
