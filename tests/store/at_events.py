"""Events for the tests of the store: a day with two prizes, visits that earn spins, and what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.store.making import a_round, play
from wastequiz.domain.events import Draw, Event, Prize, Visit
from wastequiz.domain.rounds import EventSpec, Round
from wastequiz.store import events, prizes, visits
from wastequiz.store.db import Db

BAG = Prize("bag", "环保袋", "bag", stock=3, sectors=2)
NOTE = Prize("note", "便签本", "note", stock=5, sectors=3)
PLAN = Event("", "开放日", "操场", ("2026-11-22",), scheme="cn-gb", prizes=(BAG, NOTE), again_sectors=1, right_for_spin=2)


def an_event(db: Db, **changes: Any) -> Event:
    """An event kept in `db`."""
    return events.save(db, replace(PLAN, **changes))


def at(round_: Round, event: Event, visit: Visit) -> Round:
    """The same round, played at an event's kiosk."""
    return replace(round_, spec=replace(round_.spec, event=EventSpec(event.id, visit.id, event.right_for_spin, event.pass_right)))


def earn(db: Db, event: Event, visit: Visit, rounds: int = 1, choices: str = "rrw") -> None:
    """Plays rounds, each of which earns a spin unless `choices` say otherwise."""
    for n in range(rounds):
        play(db, at(a_round(f"{visit.id}-{visit.rounds}-{n}-{choices}", length=len(choices)), event, visit), choices)


def a_visitor(db: Db, event: Event, rounds: int = 1, choices: str = "rrw") -> Visit:
    """Somebody who played so many rounds."""
    visit = visits.begin(db, event.id, "zh_CN")
    earn(db, event, visit, rounds, choices)
    return visit


def a_prize(db: Db, event: Event, visit: Visit) -> Draw:
    """Spins until a prize comes; each is shown."""
    while True:
        draw = prizes.spin(db, event, visit.id, "fox")
        prizes.shown(db, draw.id)
        if draw.prize:
            return prizes.draw(db, draw.id)


def stock(db: Db, event: Event) -> Sequence[tuple[str, int, int, int]]:
    """(prize, total, given, handed) as it stands here."""
    return [(row.prize, row.total, row.given, row.handed) for row in events.stock(db, event)]
