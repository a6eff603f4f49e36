"""Events at the desk: kept, changed, put away, found; and what this kiosk may give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.at_events import BAG, NOTE, PLAN, a_prize, a_visitor, an_event, stock
from tests.store.making import HandClock
from wastequiz.domain.errors import StockBelowGiven, UnknownEvent, UnknownPrize
from wastequiz.store import events, journal, own_pictures, totals
from wastequiz.store.db import Db


def test_an_event_is_kept_with_what_this_kiosk_may_give(db: Db) -> None:
    kept = an_event(db)
    assert events.event(db, kept.id) == kept == replace(PLAN, id=kept.id)
    assert stock(db, kept) == [("bag", 3, 0, 0), ("note", 5, 0, 0)]
    assert [e.kind for e in journal.events(db)] == ["event_kept", "prize_stock", "prize_stock"]
    assert totals.differences(db) == []


def test_one_of_several_kiosks_may_give_its_share_only(db: Db) -> None:
    kept = an_event(db, stations=2, kiosk=2, prizes=(replace(BAG, quotas=((1, 2), (2, 1))), NOTE))
    assert stock(db, kept) == [("bag", 1, 0, 0), ("note", 2, 0, 0)]


def test_events_are_listed_the_newest_first_and_those_put_away_apart(db: Db, clock: HandClock) -> None:
    first = an_event(db, name="first")
    clock.pass_ms(1000)
    second = an_event(db, name="second")
    a_prize(db, first, a_visitor(db, first))
    assert [(row.event.name, row.visits, row.given, row.archived) for row in events.rows(db)] == [
        ("second", 0, 0, False),
        ("first", 1, 1, False),
    ]
    events.archive(db, second.id)
    assert [row.event.name for row in events.rows(db)] == ["first"]
    assert [(row.event.name, row.archived) for row in events.rows(db, archived=True)] == [("second", True)]
    assert events.row(db, second.id).made_utc_ms == clock.utc
    events.archive(db, second.id, away=False)
    assert len(events.rows(db)) == 2


def test_an_event_is_found_by_its_id_or_by_its_name_the_newest_first(db: Db, clock: HandClock) -> None:
    old = an_event(db, name="Fair")
    clock.pass_ms(1000)
    new = an_event(db, name="fair")
    clock.pass_ms(1000)
    an_event(db, name="another")
    assert events.find(db, old.id) == old
    assert events.find(db, " FAIR ") == new
    events.archive(db, new.id)
    assert events.find(db, "Fair") == old
    assert events.find(db, new.id) == new


def test_what_is_not_there_is_told(db: Db) -> None:
    for ask in (events.event, events.find, events.archive):
        with pytest.raises(UnknownEvent):
            ask(db, "nobody")
    with pytest.raises(UnknownEvent):
        events.save(db, replace(PLAN, id="nobody"))
    with pytest.raises(UnknownPrize):
        events.set_stock(db, an_event(db), "gold", 3)
    assert events.times(db, "nobody") is None


def test_changing_an_event_leaves_what_staff_set_unless_the_share_itself_was_changed(db: Db) -> None:
    kept = an_event(db)
    events.set_stock(db, kept, "bag", 9)
    events.save(db, replace(kept, name="another name"))
    assert stock(db, kept)[0] == ("bag", 9, 0, 0)
    changed = replace(kept, prizes=(replace(BAG, stock=4), NOTE))
    events.save(db, changed)
    assert stock(db, changed)[0] == ("bag", 4, 0, 0)


def test_there_are_never_fewer_than_were_given(db: Db) -> None:
    kept = an_event(db, prizes=(BAG,))
    a_prize(db, kept, a_visitor(db, kept))
    with pytest.raises(StockBelowGiven) as error:
        events.set_stock(db, kept, "bag", 0)
    assert (error.value.prize, error.value.given) == ("环保袋", 1)
    with pytest.raises(StockBelowGiven):
        events.save(db, replace(kept, prizes=(replace(BAG, stock=0),)))
    assert events.event(db, kept.id) == kept and stock(db, kept) == [("bag", 3, 1, 0)]


def test_a_prize_that_is_taken_out_gives_no_more_and_what_was_given_stays(db: Db) -> None:
    kept = an_event(db, prizes=(BAG, NOTE))
    events.set_stock(db, kept, "note", 0)
    a_prize(db, kept, a_visitor(db, kept))
    for _twice in range(2):
        events.save(db, replace(kept, prizes=(NOTE,)))
    rows = db.conn.execute("SELECT prize, total, given FROM prize_stock ORDER BY prize").fetchall()
    assert rows == [("bag", 1, 1), ("note", 0, 0)]
    assert totals.differences(db) == []


def test_a_window_of_time_is_the_clock_on_the_wall(db: Db, clock: HandClock) -> None:
    kept = an_event(db, prizes=(replace(BAG, opens="12:00", closes="13:00"),))
    assert events.now_here(db) == "12:00" and events.stock(db, kept)[0].open_now
    clock.pass_ms(3_600_000)
    assert not events.stock(db, kept)[0].open_now


def test_pictures_an_event_shows_are_not_swept_away(db: Db, clock: HandClock) -> None:
    logo, old = own_pictures.add(db, b"logo"), own_pictures.add(db, b"old")
    an_event(db, logo=logo)
    clock.pass_ms(2 * own_pictures.GRACE_MS)
    assert own_pictures.clean(db) == 1
    assert own_pictures.picture(db, logo) == b"logo"
    assert db.conn.execute("SELECT 1 FROM own_pictures WHERE name = ?", (old,)).fetchone() is None
