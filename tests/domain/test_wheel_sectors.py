"""The wheel: every weight is so many equal sectors, like prizes stand apart, and what cannot be won is seen before the spin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wastequiz.domain.events import AGAIN, Event, Prize, Sector, StockRow
from wastequiz.domain.wheel_sectors import is_open, layout, quota, sectors, spread, touching

BAG = Prize("bag", "环保袋", "bag", stock=5, sectors=1)
NOTE = Prize("note", "便签本", "note", stock=20, sectors=3)
EVENT = Event("e", "开放日", prizes=(BAG, NOTE), again_sectors=2)
AT = layout(EVENT).index("bag")
COUNTS = st.lists(st.integers(1, 8), min_size=1, max_size=6)


def row(prize: Prize, total: int = 5, given: int = 0, *, open_now: bool = True) -> StockRow:
    return StockRow(prize.id, prize.name, prize.picture, total, given, open_now=open_now)


@given(COUNTS)
def test_every_weight_is_so_many_sectors(counts: list[int]) -> None:
    ring = spread([(str(n), count) for n, count in enumerate(counts)])
    assert Counter(ring) == {str(n): count for n, count in enumerate(counts)}


@given(COUNTS)
def test_no_two_of_one_prize_touch_where_that_can_be(counts: list[int]) -> None:
    ring = spread([(str(n), count) for n, count in enumerate(counts)])
    most, size = max(counts), sum(counts)
    assert touching(ring) == max(0, 2 * most - size)


def test_sectors_that_win_nothing_stand_far_from_each_other() -> None:
    event = replace(EVENT, prizes=tuple(replace(NOTE, id=f"p{n}", sectors=2) for n in range(3)), again_sectors=2)
    ring = layout(event)
    first, second = (place for place, prize in enumerate(ring) if prize == AGAIN)
    assert second - first == len(ring) // 2


def test_a_wheel_is_laid_out_alike_every_time() -> None:
    assert layout(EVENT) == layout(replace(EVENT, name="another")) == ("note", "", "note", "", "note", "bag")


def test_a_prize_without_a_sector_is_not_on_the_wheel() -> None:
    assert layout(replace(EVENT, prizes=(replace(BAG, sectors=0), NOTE), again_sectors=-1)) == ("note",) * 3
    assert layout(replace(EVENT, prizes=(), again_sectors=0)) == ()


def test_each_sector_says_what_it_holds() -> None:
    found = sectors(EVENT, {"bag": row(BAG), "note": row(NOTE)})
    assert [sector.prize for sector in found] == list(layout(EVENT))
    assert found[AT] == Sector("bag", "环保袋", "bag") and found[layout(EVENT).index(AGAIN)] == Sector(AGAIN)
    own = sectors(replace(EVENT, prizes=(replace(BAG, own_picture="own/1"),)), {"bag": row(BAG)})
    assert {sector.picture for sector in own if sector.prize} == {"own/1"}


@pytest.mark.parametrize(
    ("stock", "why"),
    [
        (row(BAG, given=5), "stock"),
        (None, "stock"),
        (row(BAG, open_now=False), "window"),
        (row(BAG, total=0), "stock"),
    ],
)
def test_what_cannot_be_won_now_is_seen_with_the_reason(stock: StockRow | None, why: str) -> None:
    rows = {"note": row(NOTE)} | ({"bag": stock} if stock else {})
    assert sectors(EVENT, rows)[AT] == Sector(AGAIN, "环保袋", "bag", why)


def test_a_kiosk_that_gave_its_share_says_so_while_others_still_have_some() -> None:
    event = replace(EVENT, stations=2, prizes=(replace(BAG, quotas=((1, 2), (2, 3))), NOTE))
    rows = {"bag": row(BAG, total=2, given=2), "note": row(NOTE)}
    assert sectors(event, rows)[AT].why == "quota"
    assert sectors(replace(event, stations=1), rows)[AT].why == "stock"
    assert sectors(event, {"note": row(NOTE)})[AT].why == "quota"
    assert sectors(event, rows | {"bag": row(BAG, total=5, given=5)})[AT].why == "stock"


@pytest.mark.parametrize(
    ("opens", "closes", "now", "there"),
    [
        ("", "", "00:00", True),
        ("10:00", "", "09:59", False),
        ("10:00", "", "23:59", True),
        ("", "12:00", "12:00", False),
        ("10:00", "12:00", "10:00", True),
        ("22:00", "02:00", "01:59", True),
        ("22:00", "02:00", "02:00", False),
        ("22:00", "02:00", "22:00", True),
    ],
)
def test_a_prize_is_given_inside_its_window_of_time(opens: str, closes: str, now: str, there: bool) -> None:
    assert is_open(replace(BAG, opens=opens, closes=closes), now) is there


def test_kiosks_share_a_prize_as_was_said_or_evenly() -> None:
    event = replace(EVENT, stations=3)
    assert [quota(event, replace(BAG, quotas=((1, 4), (3, 1))), kiosk) for kiosk in (1, 2, 3)] == [4, 0, 1]
    assert [quota(event, BAG, kiosk) for kiosk in (1, 2, 3)] == [2, 2, 1]
    assert quota(EVENT, BAG, 1) == 5


@given(st.integers(0, 999), st.integers(1, 9))
def test_even_shares_are_the_whole_stock(stock: int, stations: int) -> None:
    event = replace(EVENT, stations=stations)
    shares = [quota(event, replace(BAG, stock=stock), kiosk) for kiosk in range(1, stations + 1)]
    assert sum(shares) == stock and max(shares) - min(shares) <= 1
