"""What a kiosk asks for: a visitor from the first touch to the prize in the hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.asking import heard
from tests.services.test_eventing import saved
from tests.store.at_events import at, earn
from tests.store.making import a_round, play
from wastequiz.domain.errors import DrawSettled, NoSpinLeft, StockBelowGiven
from wastequiz.domain.events import QUIZ, Draw, Event, Play, Today, Visit
from wastequiz.domain.kinds import KINDS
from wastequiz.domain.rounds import EventSpec
from wastequiz.services import prizing, visiting
from wastequiz.services.school import School


def begun(school: School, event: Event) -> Visit:
    return heard(school, lambda done, failed: visiting.begin(school, event, "zh_CN", done, failed))


def spun(school: School, event: Event, visit: Visit) -> Draw:
    return heard(school, lambda done, failed: prizing.spin(school, event, visit, "fox", done, failed, round_id="r"))


def won(school: School, event: Event, visit: Visit) -> Draw:
    while True:
        draw = spun(school, event, visit)
        heard(school, lambda done, _failed, draw=draw: prizing.shown(school, draw, done))
        if draw.prize:
            return draw


def test_a_visitor_plays_spins_and_gets_a_prize(school: School) -> None:
    event = saved(school, stations=1)
    visit = begun(school, event)
    assert heard(school, lambda done, _failed: visiting.spins(school, visit, done)) == 0
    with pytest.raises(NoSpinLeft):
        spun(school, event, visit)
    school.ask(lambda db: earn(db, replace(event, right_for_spin=2), visit))
    wheel = heard(school, lambda done, failed: prizing.wheel(school, event, visit, done, failed))
    assert (wheel.spins, wheel.can_spin, len(wheel.sectors), len(wheel.stock)) == (1, True, 6, 2)
    draw = won(school, event, visit)
    assert draw.commitment == wheel.commitment.id and draw.round == "r"
    assert heard(school, lambda done, _failed: prizing.by_code(school, event, draw.code, done)).id == draw.id
    assert [one.id for one in heard(school, lambda done, _failed: prizing.waiting(school, event, done))] == [draw.id]
    heard(school, lambda done, failed: prizing.handed(school, draw.id, done, failed))
    assert heard(school, lambda done, _failed: prizing.waiting(school, event, done)) == ()
    heard(school, lambda done, _failed: visiting.end(school, visit, "done", done))
    assert heard(school, lambda done, _failed: visiting.today(school, event, done)) == Today(1, 3, 2)
    assert heard(school, lambda done, failed: visiting.interruption(school, event, done, failed)) is None


def test_nobody_is_there_and_the_wheel_stands_all_the_same(school: School) -> None:
    event = saved(school, prizes=())
    wheel = heard(school, lambda done, failed: prizing.wheel(school, event, None, done, failed))
    assert (wheel.spins, wheel.can_spin) == (0, False)


def test_what_was_cut_off_is_told(school: School) -> None:
    event = saved(school, stations=1)
    visit = begun(school, event)
    school.ask(lambda db: earn(db, replace(event, right_for_spin=2), visit))
    school.ask(lambda db: play(db, at(a_round("half"), event, visit), "r", finish=False))
    draw = spun(school, event, visit)
    found = heard(school, lambda done, failed: visiting.interruption(school, event, done, failed))
    assert (found.visit.id, found.round, found.draw) == (visit.id, "half", draw)
    visiting.end(school, visit, "staff")
    assert heard(school, lambda done, failed: visiting.interruption(school, event, done, failed)) is None


def test_staff_take_back_draw_anew_and_set_the_stock(school: School) -> None:
    event = saved(school, stations=1)
    visit = begun(school, event)
    school.ask(lambda db: earn(db, replace(event, right_for_spin=2), visit))
    draw = won(school, event, visit)
    heard(school, lambda done, failed: prizing.void(school, draw.id, "broken", done, failed))
    with pytest.raises(DrawSettled):
        heard(school, lambda done, failed: prizing.handed(school, draw.id, done, failed))
    again = heard(school, lambda done, failed: prizing.redraw(school, event, draw.id, done, failed))
    assert again.instead_of == draw.id
    prizing.shown(school, again)
    heard(school, lambda done, failed: prizing.set_stock(school, event, "bag", 99, done, failed))
    rows = heard(school, lambda done, _failed: prizing.stock(school, event, done))
    assert (rows[0].prize, rows[0].total) == ("bag", 99)
    given = {row.prize: row.given for row in rows}
    if given["bag"]:
        with pytest.raises(StockBelowGiven):
            heard(school, lambda done, failed: prizing.set_stock(school, event, "bag", 0, done, failed))


def test_the_day_ends_with_seeds_that_anybody_can_check(school: School) -> None:
    event = saved(school, stations=1)
    visit = begun(school, event)
    school.ask(lambda db: earn(db, replace(event, right_for_spin=2), visit, 3))
    draws = [won(school, event, visit) for _ in range(3)]
    (revealed,) = heard(school, lambda done, failed: prizing.reveal(school, event, done, failed))
    found = heard(school, lambda done, failed: prizing.published(school, event, draws[0].day, done, failed))
    assert prizing.verify(found) == () and found["commitments"][0]["seed"] == revealed.seed
    assert set(draws) <= {replace(one, state="drawn") for one in heard(school, lambda done, _f: prizing.draws(school, event, "", done))}


def test_incidents_are_written_down(school: School) -> None:
    event = saved(school)
    visiting.incident(school, event, "started")
    heard(school, lambda done, _failed: visiting.incident(school, event, "paused", "lunch", done))
    found = heard(school, lambda done, _failed: visiting.incidents(school, event, "", done))
    assert [(one.what, one.detail) for one in found] == [("started", ""), ("paused", "lunch")]


# ---- what is played
VISIT = Visit("v", "e", "s", "2026-11-27", 5, "en")
EVENT = Event("e", "n", scheme="cn-harbin", questions=4, right_for_spin=2, pass_right=3)


def test_a_quiz_is_as_long_as_the_event_wants_and_asks_nothing_that_needs_a_keyboard() -> None:
    spec = visiting.spec(EVENT, VISIT, Play(QUIZ))
    assert (spec.scheme, spec.length, spec.band, spec.game, spec.purpose) == ("cn-harbin", 4, EVENT.band, None, "")
    assert set(spec.kinds) == set(KINDS) - visiting.TYPED and set(KINDS) > visiting.TYPED
    assert spec.event == EventSpec("e", "v", None, 3)


def test_a_game_is_one_of_the_events_and_earns_spins_where_there_is_a_wheel() -> None:
    from tests.services.test_eventing import BAG

    spec = visiting.spec(replace(EVENT, prizes=(BAG,)), VISIT, Play("race", "booth", 60))
    assert spec.game is not None and (spec.game.id, spec.game.variant, spec.game.seconds, spec.purpose) == (
        "race",
        "booth",
        60,
        "game:race",
    )
    assert spec.event == EventSpec("e", "v", 2, 3)
    usual = visiting.spec(EVENT, VISIT, Play("sort_it"))
    assert usual.game is not None and usual.game.seconds == 90
