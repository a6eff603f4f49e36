"""Visits at a kiosk: begun, ended once, cut off by the power and taken up again."""

from __future__ import annotations

import pytest

from tests.store.at_events import PLAN, a_visitor, an_event, at, earn
from tests.store.making import DAY, HandClock, a_round, play
from wastequiz.domain.events import Today
from wastequiz.domain.games import PURPOSE, Score
from wastequiz.domain.rounds import GameSpec, Progress
from wastequiz.store import events, journal, prizes, rounds, totals, visits
from wastequiz.store.db import Db

MINUTE = 60_000


def test_a_visit_counts_what_was_played_in_it(db: Db, clock: HandClock) -> None:
    event = an_event(db)
    visit = visits.begin(db, event.id, "en")
    assert (visit.event, visit.station, visit.day, visit.language, visit.started_utc_ms) == (
        event.id,
        db.station,
        "2026-11-22",
        "en",
        clock.utc,
    )
    earn(db, event, visit, 2)
    earn(db, event, visit, 1, "www")
    play(db, at(a_round("half"), event, visit), "r", finish=False)
    clock.pass_ms(MINUTE)
    visits.end(db, visit.id, "idle")
    found = visits.visit(db, visit.id)
    assert (found.rounds, found.answers, found.how, found.ended_utc_ms) == (3, 10, "idle", clock.utc)
    assert db.conn.execute("SELECT right, spins, hour FROM visits").fetchone() == (5, 2, 12)
    assert db.conn.execute("SELECT state FROM rounds WHERE id = 'half'").fetchone() == ("given_up",)
    assert totals.differences(db) == []


def test_a_second_try_in_practice_is_no_answer_of_the_day(db: Db) -> None:
    event = an_event(db)
    visit = visits.begin(db, event.id, "en")
    play(db, at(a_round("p", practice=True, length=1), event, visit), "wr")
    assert visits.visit(db, visit.id).answers == 1 and visits.today(db, event.id) == Today(1, 1, 0)
    assert totals.differences(db) == []


def test_a_visit_ends_once(db: Db) -> None:
    visit = a_visitor(db, an_event(db))
    visits.end(db, visit.id, "done")
    visits.end(db, visit.id, "idle")
    assert visits.visit(db, visit.id).how == "done"
    assert sum(e.kind == "visit_ended" for e in journal.events(db)) == 1
    with pytest.raises(KeyError):
        visits.end(db, "nobody", "done")


def test_whoever_comes_next_ends_a_visit_that_was_cut_off(db: Db) -> None:
    event = an_event(db)
    first = a_visitor(db, event)
    second = visits.begin(db, event.id, "en")
    assert visits.visit(db, first.id).how == "cut"
    assert [visit.id for visit in visits.opened(db, event.id)] == [second.id]


def test_today_counts_those_who_answered(db: Db, clock: HandClock) -> None:
    event, other = an_event(db), an_event(db, name="other")
    a_visitor(db, event, 2)
    a_visitor(db, event, 1, "wwr")
    visits.begin(db, event.id, "en")
    a_visitor(db, other)
    assert visits.today(db, event.id) == Today(visitors=2, answers=9, right=5)
    clock.pass_ms(DAY)
    assert visits.today(db, event.id) == Today()


# ---- cut off
def test_nothing_is_taken_up_where_nothing_was_cut_off(db: Db) -> None:
    event = an_event(db)
    assert visits.interruption(db, event.id) is None
    visits.end(db, a_visitor(db, event).id, "done")
    assert visits.interruption(db, event.id) is None


def test_an_open_round_and_spins_left_are_taken_up(db: Db) -> None:
    event = an_event(db)
    visit = a_visitor(db, event, 2)
    play(db, at(a_round("half"), event, visit), "r", finish=False)
    found = visits.interruption(db, event.id)
    assert found is not None and (found.visit.id, found.round, found.game, found.draw, found.spins) == (visit.id, "half", False, None, 2)
    assert rounds.interrupted(db) is None  # the ordinary home does not offer it


def test_a_game_is_told_apart(db: Db) -> None:
    from dataclasses import replace

    event = an_event(db)
    visit = visits.begin(db, event.id, "en")
    plain = at(a_round("g"), event, visit)
    game = replace(plain, spec=replace(plain.spec, game=GameSpec("sort_it"), purpose=PURPOSE + "sort_it"))
    rounds.start(db, game)
    found = visits.interruption(db, event.id)
    assert found is not None and (found.round, found.game) == ("g", True)
    assert rounds.interrupted_game(db) is None
    rounds.finish(db, Progress(game), Score())
    assert visits.visit(db, visit.id).rounds == 1


def test_a_spin_that_was_cut_off_shows_the_same_prize(db: Db) -> None:
    event = an_event(db, again_sectors=0)
    visit = a_visitor(db, event, 2)
    drawn = prizes.spin(db, event, visit.id, "fox")
    found = visits.interruption(db, event.id)
    assert found is not None and found.draw == drawn and not found.won
    assert prizes.spin(db, event, visit.id, "fox") == drawn
    prizes.shown(db, drawn.id)
    after = visits.interruption(db, event.id)
    assert after is not None and after.draw is None and after.won
    prizes.handed(db, drawn.id)
    last = visits.interruption(db, event.id)
    assert last is not None and not last.won


def test_a_visit_that_gave_no_sign_for_half_an_hour_is_over(db: Db, clock: HandClock) -> None:
    event = an_event(db)
    visit = a_visitor(db, event)
    visits.incident(db, event.id, "restarted")
    clock.pass_ms(visits.STALE_MS - 1)
    assert visits.interruption(db, event.id) is not None
    clock.pass_ms(1)
    assert visits.interruption(db, event.id) is None
    play(db, at(a_round("again"), event, visit), "r", finish=False)
    assert visits.interruption(db, event.id) is not None


def test_after_a_restart_of_the_computer_the_wall_clock_decides_and_one_set_back_says_nothing(db: Db, clock: HandClock) -> None:
    event = an_event(db)
    a_visitor(db, event)
    db.boot, clock.mono = "another_boot", 5
    clock.utc += visits.STALE_MS - 1
    assert visits.interruption(db, event.id) is not None
    clock.utc += 1
    assert visits.interruption(db, event.id) is None
    clock.utc = 0
    assert visits.interruption(db, event.id) is not None


# ---- incidents
def test_what_staff_may_have_to_know_is_written_down_by_day(db: Db, clock: HandClock) -> None:
    event = events.save(db, PLAN)
    visits.incident(db, event.id, "started")
    clock.pass_ms(DAY)
    visits.incident(db, event.id, "clock_jump", "x" * 500)
    (first,) = visits.incidents(db, event.id, "2026-11-22")
    assert (first.station, first.what, first.detail) == (db.station, "started", "")
    assert [found.what for found in visits.incidents(db, event.id)] == ["started", "clock_jump"]
    assert len(visits.incidents(db, event.id, "2026-11-23")[0].detail) == 200
    assert totals.differences(db) == []
