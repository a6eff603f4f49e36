"""Stops of the tour behind the PIN of a kiosk: what waits, one prize, why it is taken back, stock, what happened, and before closing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wastequiz import i18n
from wastequiz.cli.tour_kiosk import an_event
from wastequiz.domain.events import SHOWN, Draw, Event, Incident, Prize, StockRow, Today
from wastequiz.services import touring

if TYPE_CHECKING:
    from wastequiz.cli.touring import Tour

WAITING = (("p1", "4417", "fox"), ("p0", "8110", "panda"), ("p2", "0365", "owl"), ("p0", "8449", "tiger"), ("p3", "3758", "bear"))
STOCK = ((200, 96, 88), (30, 28, 25), (80, 41, 37), (40, 40, 38))
INCIDENTS = (("started", ""), ("focus_lost", ""), ("paused", ""), ("resumed", ""), ("stock_set", "p0: 150 > 200"), ("pin_locked", "30 s"))
MINUTE_MS = 60_000


def kiosk_staff(t: Tour) -> None:
    from wastequiz.ui.kiosk.run import KioskRun
    from wastequiz.ui.places import KioskStaff
    from wastequiz.ui.screens.kiosk_staff import KioskStaffScreen
    from wastequiz.ui.screens.staff_pin import StaffPinScreen
    from wastequiz.ui.widgets.staff_void import WhyVoid

    plan = _plan(chinese=t.wanted.language == i18n.FIRST_LANGUAGE)
    KioskRun(plan).live_in(t.context, lambda: None)
    t.context.staff_in = False
    t.go(KioskStaff())
    t.page(StaffPinScreen).type("2")
    t.take("kiosk_staff_pin")
    t.context.staff_in = True
    t.go(KioskStaff())
    page = t.page(KioskStaffScreen)
    page.show_today(Today(326, 1_480, 1_203), 402)
    page.stock.list_them([StockRow(p.id, p.name, p.picture, *numbers) for p, numbers in zip(plan.prizes, STOCK, strict=True)])
    page.prizes.list_them([_draw(n, *one) for n, one in enumerate(WAITING)])
    page.prizes.pad.type("8")
    t.take("kiosk_staff_prizes")
    page.prizes.open(page.prizes.waiting[0])
    t.take("kiosk_staff_prize")
    page.prizes.ask_why()
    card = page.findChild(WhyVoid)
    assert card is not None
    card.choose("damaged")
    t.take("kiosk_staff_taking_back")
    card.stay()
    page.choose("stock")
    page.stock.step(page.stock.rows[3], 10)
    t.take("kiosk_staff_stock")
    page.choose("incidents")
    t.rest()
    page.incidents.list_them([Incident(n, "a", plan.dates[0], touring.NOON + n * MINUTE_MS, *one) for n, one in enumerate(INCIDENTS)])
    t.take("kiosk_staff_incidents")
    t.context.staff_in = False
    t.context.kiosk = None


def _plan(*, chinese: bool) -> Event:
    named = an_event(chinese)
    more = (
        Prize("p2", "铅笔" if chinese else "Pencil", "pencil", stock=80),
        Prize("p3", "窗台种子包" if chinese else "Seeds for the window sill", "seed", stock=40),
    )
    prizes = (*named.prizes, *more)
    if i18n.current() == i18n.PSEUDO:  # names that people gave are not marked for translation, and here they stand alone
        prizes = tuple(replace(prize, name=i18n.pseudo(prize.name)) for prize in prizes)
    return replace(named, id="tour-event", prizes=prizes, stations=2)


def _draw(n: int, prize: str, code: str, who: str) -> Draw:
    at = touring.NOON - n * MINUTE_MS
    return Draw(f"d{n}", "tour-event", "a", "c", n + 1, "v", (prize,), 0, prize, code, SHOWN, at, "2026-11-19", who)


KIOSK_STAFF = (kiosk_staff,)
