"""The prize wheel as it is kept: promised first, decided and kept before anything turns, never more than there is."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from tests.domain.chance import p_of
from tests.store.at_events import BAG, NOTE, a_prize, a_visitor, an_event, at, stock
from tests.store.making import DAY, HandClock, a_round
from wastequiz.domain import fair_draw, wheel_sectors
from wastequiz.domain.errors import DrawSettled, NoPrizeLeft, NoSpinLeft, UnknownDraw
from wastequiz.domain.events import AGAIN, Event, StockRow
from wastequiz.domain.rounds import Progress
from wastequiz.store import event_totals, events, journal, prizes, rounds, totals, visits
from wastequiz.store.db import Db


# ---- promised
def test_a_promise_is_made_before_the_draw_and_kept_back_until_it_is_revealed(db: Db) -> None:
    event = an_event(db)
    promised = prizes.commitment(db, event)
    assert promised == prizes.commitment(db, event) and promised.seed == "" and len(promised.digest) == 64
    draw = a_prize(db, event, a_visitor(db, event))
    assert draw.commitment == promised.id
    told = "".join(str(e.body) for e in journal.events(db))
    seed = db.conn.execute("SELECT seed FROM seeds").fetchone()[0]
    assert promised.digest in told and seed not in told
    (revealed,) = prizes.reveal(db, event)
    assert revealed == replace(promised, seed=seed) and fair_draw.digest_of(bytes.fromhex(seed)) == promised.digest
    assert prizes.reveal(db, event) == ()
    assert prizes.commitment(db, event).id != promised.id


def test_each_day_has_a_promise_of_its_own(db: Db, clock: HandClock) -> None:
    event = an_event(db)
    first = prizes.commitment(db, event)
    clock.pass_ms(DAY)
    second = prizes.commitment(db, event)
    assert first.id != second.id and (first.day, second.day) == ("2026-11-22", "2026-11-23")
    assert [one.id for one in prizes.commitments(db, event.id, second.day)] == [second.id]
    assert len(prizes.reveal(db, event)) == 2


def test_a_wheel_that_stood_there_at_midnight_keeps_its_promise(db: Db, clock: HandClock) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)
    promised = prizes.commitment(db, event)
    clock.pass_ms(DAY)
    assert prizes.spin(db, event, visit.id, "fox").commitment == promised.id


def test_what_is_published_can_be_checked_and_names_nobody(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event, 6)
    drawn = [a_prize(db, event, visit) for _ in range(6)]
    prizes.void(db, drawn[2].id, "dropped")
    hidden = prizes.published(db, event)
    assert fair_draw.verify(hidden)[0].startswith("seed ")
    prizes.reveal(db, event)
    found = prizes.published(db, event, "2026-11-22")
    assert fair_draw.verify(found) == ()
    assert {draw["prize"] for draw in found["commitments"][0]["draws"]} >= {"bag"} or {"note"}
    assert sum(draw["state"] == "void" for draw in found["commitments"][0]["draws"]) == 1
    assert visit.id not in str(found) and not any("code" in draw for draw in found["commitments"][0]["draws"])
    assert prizes.published(db, event, "2026-11-23")["commitments"] == []


def test_a_promise_whose_seed_was_lost_with_a_disk_is_followed_by_another(db: Db) -> None:
    event = an_event(db)
    first = prizes.commitment(db, event)
    db.conn.execute("DELETE FROM seeds")  # what day files bring back of a school knows no seeds
    assert prizes.spin(db, event, a_visitor(db, event).id, "fox").commitment != first.id
    prizes.reveal(db, event)
    assert fair_draw.verify(prizes.published(db, event)) == (f"seed {first.id} 0",)


# ---- drawn
def test_a_spin_is_kept_with_the_wheel_as_it_stood(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)
    draw = prizes.spin(db, event, visit.id, "fox", round_id="r9")
    seed = bytes.fromhex(db.conn.execute("SELECT seed FROM seeds").fetchone()[0])
    assert draw.sectors == wheel_sectors.layout(event) and draw.sector == fair_draw.sector_of(seed, 1, 6)
    assert (draw.n, draw.prize, draw.state, draw.who, draw.round, draw.visit) == (
        1,
        draw.sectors[draw.sector],
        "drawn",
        "fox",
        "r9",
        visit.id,
    )
    assert draw.day == "2026-11-22" and len(draw.code) == (4 if draw.prize else 0)
    assert prizes.draws(db, event.id) == prizes.draws(db, event.id, draw.day) == (draw,)
    assert totals.differences(db) == []


def test_a_spin_needs_one_that_was_earned_and_one_that_won_nothing_uses_none(db: Db) -> None:
    event = an_event(db, again_sectors=11)
    with pytest.raises(NoSpinLeft):
        prizes.spin(db, event, visits.begin(db, event.id, "en").id, "fox")
    visit = a_visitor(db, event)
    assert prizes.spins(db, visit.id) == 1
    a_prize(db, event, visit)
    assert prizes.spins(db, visit.id) == 0
    with pytest.raises(NoSpinLeft):
        prizes.spin(db, event, visit.id, "fox")
    assert any(draw.prize == AGAIN for draw in prizes.draws(db, event.id)) or len(prizes.draws(db, event.id)) == 1


def test_prizes_run_out_in_sight_and_never_below_nothing(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event, 12)
    won = Counter(a_prize(db, event, visit).prize for _ in range(8))
    assert won == {"bag": 3, "note": 5} and stock(db, event) == [("bag", 3, 3, 0), ("note", 5, 5, 0)]
    assert {sector.why for sector in prizes.wheel(db, event) if sector.name} == {"stock"}
    with pytest.raises(NoPrizeLeft):
        prizes.spin(db, event, visit.id, "fox")
    assert prizes.spins(db, visit.id) == 4
    events.set_stock(db, event, "bag", 4)
    assert a_prize(db, event, visit).prize == "bag"
    assert totals.differences(db) == []


def test_a_prize_out_of_its_time_is_not_won(db: Db, clock: HandClock) -> None:
    event = an_event(db, prizes=(replace(BAG, opens="14:00"), NOTE))
    visit = a_visitor(db, event, 4)
    assert {a_prize(db, event, visit).prize for _ in range(3)} == {"note"}
    assert "window" in {sector.why for sector in prizes.wheel(db, event)}
    clock.pass_ms(2 * 3_600_000)
    assert "window" not in {sector.why for sector in prizes.wheel(db, event)}


def blind(_event: Event, _prize: object, _row: StockRow | None) -> str:
    """The wheel's own look at the stock, taken away."""
    return ""


def test_where_the_wheel_would_not_look_the_tables_own_check_still_holds(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(db, prizes=(replace(BAG, stock=1, sectors=5),), again_sectors=0)
    visit = a_visitor(db, event, 3)
    monkeypatch.setattr(wheel_sectors, "_why_not", blind)
    a_prize(db, event, visit)
    before = sum(1 for _ in journal.events(db))
    with pytest.raises(NoPrizeLeft):
        prizes.spin(db, event, visit.id, "fox")
    assert stock(db, event) == [("bag", 1, 1, 0)] and sum(1 for _ in journal.events(db)) == before
    assert len(prizes.draws(db, event.id)) == 1 and totals.differences(db) == []


def test_without_wheel_and_check_too_many_would_be_given(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: both guards are needed, and nothing else holds."""
    event = an_event(db, prizes=(replace(BAG, stock=1, sectors=5),), again_sectors=0)
    visit = a_visitor(db, event, 3)
    monkeypatch.setattr(wheel_sectors, "_why_not", blind)
    db.conn.execute("PRAGMA ignore_check_constraints = ON")
    for _ in range(3):
        a_prize(db, event, visit)
    db.conn.execute("PRAGMA ignore_check_constraints = OFF")
    assert stock(db, event) == [("bag", 1, 3, 0)]


def test_a_draw_that_cannot_be_written_did_not_happen(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)

    def full(*_a: object, **_k: object) -> int:
        raise sqlite3.OperationalError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "append", full)
        with pytest.raises(sqlite3.OperationalError):
            prizes.spin(db, event, visit.id, "fox")
    assert prizes.draws(db, event.id) == () and stock(db, event) == [("bag", 3, 0, 0), ("note", 5, 0, 0)]
    assert prizes.spins(db, visit.id) == 1


# ---- codes
def test_a_code_is_no_other_ones_that_waits(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(db, again_sectors=0)
    visit = a_visitor(db, event, 3)
    offered = iter([7, 7, 7, 12, 7])

    def one(_below: int) -> int:
        return next(offered)

    monkeypatch.setattr(secrets, "randbelow", one)
    first, two = a_prize(db, event, visit), a_prize(db, event, visit)
    assert (first.code, two.code) == ("0007", "0012")
    assert prizes.by_code(db, event.id, " 0012 ") == two and prizes.by_code(db, event.id, "9999") is None
    prizes.handed(db, first.id)
    assert prizes.by_code(db, event.id, "0007") is None and prizes.waiting(db, event.id) == (two,)
    assert a_prize(db, event, visit).code == "0007"


def test_where_all_codes_are_taken_one_is_given_twice(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(db, again_sectors=0)
    visit = a_visitor(db, event, 2)

    def one(_below: int) -> int:
        return 7

    monkeypatch.setattr(secrets, "randbelow", one)
    first, second = a_prize(db, event, visit), a_prize(db, event, visit)
    assert first.code == second.code == "0007" and prizes.by_code(db, event.id, "") is None


# ---- what becomes of it
def test_a_prize_is_shown_and_handed_over_once(db: Db) -> None:
    event = an_event(db)
    draw = a_prize(db, event, a_visitor(db, event))
    assert draw.state == "shown"
    prizes.shown(db, draw.id)
    prizes.handed(db, draw.id)
    assert prizes.draw(db, draw.id).state == "handed" and sum(row[3] for row in stock(db, event)) == 1
    for deed in (lambda: prizes.handed(db, draw.id), lambda: prizes.void(db, draw.id, ""), lambda: prizes.redraw(db, event, draw.id)):
        with pytest.raises(DrawSettled) as error:
            deed()
        assert error.value.state == "handed"
    with pytest.raises(UnknownDraw):
        prizes.handed(db, "nobody")
    assert totals.differences(db) == []


def test_a_prize_taken_back_is_in_stock_again_and_so_is_its_spin(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)
    draw = a_prize(db, event, visit)
    prizes.void(db, draw.id, "nobody came")
    assert sum(row[2] for row in stock(db, event)) == 0 and prizes.spins(db, visit.id) == 1
    with pytest.raises(DrawSettled):
        prizes.void(db, draw.id, "again")
    assert [e.body["why"] for e in journal.events(db) if e.kind == "prize_void"] == ["nobody came"]
    assert totals.differences(db) == []


def test_a_draw_taken_back_is_drawn_anew_once(db: Db) -> None:
    event = an_event(db, again_sectors=0)
    visit = a_visitor(db, event, 2)
    draw = a_prize(db, event, visit)
    with pytest.raises(DrawSettled):
        prizes.redraw(db, event, draw.id)
    prizes.void(db, draw.id, "broken")
    again = prizes.redraw(db, event, draw.id)
    assert (again.instead_of, again.visit, again.who, again.n, again.state) == (draw.id, visit.id, "fox", 2, "drawn")
    prizes.shown(db, again.id)
    with pytest.raises(DrawSettled) as error:
        prizes.redraw(db, event, draw.id)
    assert error.value.state == "replaced" and prizes.spins(db, visit.id) == 1
    prizes.void(db, again.id, "broken too")
    assert prizes.redraw(db, event, draw.id).n == 3


def test_a_spin_that_won_nothing_is_neither_handed_over_nor_taken_back(db: Db) -> None:
    event = an_event(db, prizes=(replace(BAG, sectors=1),), again_sectors=15)
    visit = a_visitor(db, event)
    draw = prizes.spin(db, event, visit.id, "fox")
    while draw.prize:  # one time in sixteen
        prizes.shown(db, draw.id)
        prizes.void(db, draw.id, "")
        draw = prizes.spin(db, event, visit.id, "fox")
    for deed in (lambda: prizes.handed(db, draw.id), lambda: prizes.void(db, draw.id, "")):
        with pytest.raises(DrawSettled) as error:
            deed()
        assert error.value.state == "again"


def test_lines_that_come_twice_or_speak_of_what_is_not_there_count_nothing(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)
    draw = a_prize(db, event, visit)
    prizes.handed(db, draw.id)
    lines = [(e.kind, e.body) for e in journal.events(db) if e.kind in ("visit_started", "draw_committed", "prize_drawn", "prize_handed")]
    before = [db.conn.execute(select).fetchall() for select in event_totals.TABLES.values()]
    for kind, body in lines:
        journal.append(db, kind, body)
    for kind in ("prize_shown", "prize_handed", "prize_void"):
        journal.append(db, kind, {"event": event.id, "draw": "nobody's"})
    journal.append(db, "visit_ended", {"event": event.id, "visit": "nobody", "how": "done"})
    journal.append(db, "draw_revealed", {"event": event.id, "commitment": "none", "revealed": "00"})
    lost = Progress(at(a_round("lost"), event, replace(visit, id="nobody")))
    rounds.start(db, lost.round)
    rounds.answer(db, lost.round, lost.mark((), 5))
    rounds.finish(db, lost)
    assert [db.conn.execute(select).fetchall() for select in event_totals.TABLES.values()] == before
    prizes.void(db, a_prize(db, event, a_visitor(db, event)).id, "left")
    for kind in ("prize_void", "prize_handed", "prize_shown"):
        journal.append(db, kind, {"event": event.id, "draw": prizes.draws(db, event.id)[-1].id})
    assert totals.differences(db) == []


def test_a_draw_without_its_promise_is_kept_all_the_same(db: Db) -> None:
    event = an_event(db, again_sectors=0)
    draw = a_prize(db, event, a_visitor(db, event))
    body = next(e.body for e in journal.events(db) if e.kind == "prize_drawn")
    journal.append(db, "prize_drawn", body | {"draw": "another", "commitment": "lost", "event": "elsewhere"})
    assert len(prizes.draws(db, "elsewhere")) == 1 and prizes.draw(db, draw.id).n == 1
    prizes.void(db, "another", "")
    assert totals.differences(db) == []


@pytest.mark.parametrize("table", ["visits", "prize_stock", "commitments", "draws", "incidents"])
def test_a_table_that_is_not_the_journals_shadow_is_found_out_and_made_anew(db: Db, table: str) -> None:
    event = an_event(db)
    a_prize(db, event, a_visitor(db, event))
    visits.incident(db, event.id, "paused")
    db.conn.execute(f"DELETE FROM {table}")
    assert {found.partition(":")[0] for found in totals.differences(db)} == {table}
    totals.rebuild(db)
    assert totals.differences(db) == []


# ---- fairness through the store
@pytest.mark.slow
def test_ten_thousand_draws_through_the_store_favour_no_sector(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = hashlib.sha256(b"wastequiz store").digest()  # nobody chose it, and it is the same every time: one seed in a thousand would fail
    monkeypatch.setattr(fair_draw, "new_seed", lambda: seed)
    prizes_ = tuple(replace(NOTE, id=f"p{n}", stock=9_999, sectors=2) for n in range(5))
    event = an_event(db, prizes=prizes_, again_sectors=1, right_for_spin=0)
    for n in range(100):
        with db.transaction():  # the disk is waited for once in a hundred draws
            visit = visits.begin(db, event.id, "en")
            ended = Progress(at(a_round(f"r{n}"), event, visit))
            for _ in range(100):
                rounds.finish(db, ended)
                draw = prizes.spin(db, event, visit.id, "fox")
                prizes.shown(db, draw.id)
    drawn = prizes.draws(db, event.id)
    assert len(drawn) == 10_000
    assert p_of([sum(d.sector == sector for d in drawn) for sector in range(11)]) > 0.001
    prizes.reveal(db, event)
    assert fair_draw.verify(prizes.published(db, event)) == ()
    assert totals.differences(db) == []
