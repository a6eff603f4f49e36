"""The wheel's words say what stands on it, what is left, and why it is fair."""

from __future__ import annotations

from wastequiz.domain.events import AGAIN, Commitment, Event, Sector, StockRow
from wastequiz.wording import prizes

BAG = StockRow("bag", "Bag", "bag", 30, 18)


def test_a_sector_without_a_prize_says_spin_again() -> None:
    assert prizes.name(Sector("bag", "Bag", "bag")) == "Bag"
    assert prizes.name(Sector(AGAIN, "Bag", "bag", "stock")) == "Spin again"


def test_how_one_comes_by_a_spin_is_said() -> None:
    assert prizes.earned(Event("e", "Fair", right_for_spin=8)) == "8 right answers make one spin"
    assert prizes.earned(Event("e", "Fair", right_for_spin=1)) == "1 right answer makes one spin"
    assert prizes.earned(Event("e", "Fair", right_for_spin=0)) == "Every finished round is one spin"
    assert (prizes.spins(1), prizes.spins(2)) == ("1 spin left", "2 spins left")


def test_what_cannot_be_won_says_why() -> None:
    assert prizes.why_none(BAG) == "" and prizes.left(BAG) == "12 / 30"
    assert prizes.why_none(StockRow("bag", "Bag", "bag", 30, 30)) == "All given"
    assert prizes.why_none(StockRow("bag", "Bag", "bag", 30, 0, open_now=False)) == "Not at this time"
    assert prizes.why_none(StockRow("bag", "Bag", "bag", 30, 30, open_now=False)) == "All given"


def test_the_promise_is_shown_by_how_it_begins() -> None:
    said = prizes.promise(Commitment("c", "e", "s", "2026-11-27", "3f9a2c71" + "0" * 56))
    assert said == "Promise 3f9a2c… set first, checked later"
    assert prizes.fair() == "Equal sectors, equal chances"


def test_a_screen_reader_hears_the_wheel_and_the_stock() -> None:
    ring = (Sector("bag", "Bag", "bag"), Sector(AGAIN), Sector("pen", "Pen", "pencil"), Sector(AGAIN, "Seed", "seed", "window"))
    assert prizes.wheel_said(ring) == "Wheel with 4 equal sectors: Bag, Spin again, Pen, Spin again"
    said = prizes.stock_said([BAG, StockRow("pen", "Pen", "pencil", 5, 5)])
    assert said == "Today's prizes. Bag: 12 of 30 left. Pen: All given"
