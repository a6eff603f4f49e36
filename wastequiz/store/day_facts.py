"""What is kept of an event on a local date or on all its days: visits, rounds, answers, draws, stock and incidents, of every kiosk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from wastequiz.domain.day_reporting import Came, DayFacts, Played, Stocked
from wastequiz.domain.events import QUIZ, Draw, Event, Incident
from wastequiz.domain.games import PURPOSE
from wastequiz.domain.questions import Sort
from wastequiz.domain.reporting import Given
from wastequiz.store.answer_rows import PARTS
from wastequiz.store.db import Db
from wastequiz.store.pace import ALONE, Pace

_VISITS = """SELECT id, station, day, hour, language, ended_utc_ms - started_utc_ms, ended_utc_ms, how
  FROM visits WHERE event = :event AND :day IN ('', day) ORDER BY id"""
_ROUNDS = "SELECT id, visit, purpose, state, started_seq, last_seq FROM rounds WHERE event = :event AND visit = :visit ORDER BY id"
_ANSWERS = """SELECT seq, class_id, ref, round, key, kind, topic, day, correct, ms, choice, n, part FROM answers
  WHERE id BETWEEN :first AND :last AND round = :round AND lesson = 0"""
_SORTS = "SELECT item, true_bin, chosen_bin FROM sorts WHERE seq = ? AND part = ? ORDER BY n"
# Without the sectors as they stood: nobody reports those.
_DRAWS = """SELECT id, event, station, commitment, n, visit, sector, prize, code, state, utc_ms, day, who, instead_of, round
  FROM draws WHERE event = :event AND :day IN ('', day) ORDER BY id"""
_STOCK = "SELECT station, prize, total, given, handed FROM prize_stock WHERE event = :event ORDER BY station, prize"
_INCIDENTS = """SELECT seq, station, day, utc_ms, what, detail FROM incidents
  WHERE event = :event AND :day IN ('', day) ORDER BY utc_ms, station, what, detail"""
_KIOSKS = """SELECT station FROM visits WHERE event = :event UNION SELECT station FROM draws WHERE event = :event
  UNION SELECT station FROM incidents WHERE event = :event ORDER BY station"""
_DAYS = """SELECT day FROM visits WHERE event = :event UNION SELECT day FROM draws WHERE event = :event
  UNION SELECT day FROM incidents WHERE event = :event ORDER BY day"""
_KEPT = """SELECT station, coalesce(json_extract(body, '$.body.kiosk'), 0) FROM journal
  WHERE seq BETWEEN :first AND :last AND kind = 'event_kept' AND json_extract(body, '$.event') = :event ORDER BY seq"""
_STEP = 5_000
"""Lines of the journal looked at in one go: some ms."""
_AT_ONCE = 20
"""Visits whose answers are read between two breaths: some ms."""


def read(db: Db, event: Event, day: str = "", *, bins: tuple[str, ...] = (), pace: Pace = ALONE) -> DayFacts:
    """All that is kept of `event` on `day`, '' on all its days; `bins`: see DayFacts. Answers may pass between two visits."""
    facts = {"event": event.id, "day": day}
    visits = [_came(row) for row in db.conn.execute(_VISITS, facts).fetchall()]
    rounds: list[Played] = []
    given: list[Given] = []
    for n, visit in enumerate(visits):
        for played, first, last in _rounds(db, event.id, visit.id):
            rounds.append(played)
            given += _answers(db, played.id, first, last)
        if n % _AT_ONCE == 0:
            pace.breathe()
    return DayFacts(
        event=event,
        day=day,
        visits=tuple(visits),
        rounds=tuple(rounds),
        given=tuple(given),
        draws=tuple(_draw(*row) for row in db.conn.execute(_DRAWS, facts)),
        stock=tuple(Stocked(*row) for row in db.conn.execute(_STOCK, facts)),
        incidents=tuple(Incident(*row) for row in db.conn.execute(_INCIDENTS, facts)),
        kiosks=kiosks(db, event.id, pace),
        bins=bins,
    )


def kiosks(db: Db, event_id: str, pace: Pace = ALONE) -> Mapping[str, int]:
    """The number of each station where somebody came, drew or something happened: the one it was set up as. Where two were set up as the same,
    or nobody knows, the next free number, in the order of the stations' names: so it is the same whoever was taken in first.
    """
    stations: list[str] = [station for (station,) in db.conn.execute(_KIOSKS, {"event": event_id})]
    set_up = _set_up(db, event_id, pace) if stations else {}
    numbered: dict[str, int] = {}
    for station in stations:
        number = set_up.get(station, 0)
        if number > 0 and number not in numbered.values():
            numbered[station] = number
    free = (number for number in range(1, len(stations) + max(numbered.values(), default=0) + 1) if number not in numbered.values())
    return numbered | {station: next(free) for station in [one for one in stations if one not in numbered]}


def _set_up(db: Db, event_id: str, pace: Pace) -> dict[str, int]:
    """As which kiosk each station kept the event last. Nothing leads to those few lines but the journal itself, so it is read in steps."""
    last: int = db.conn.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0]
    found: dict[str, int] = {}
    for first in range(1, last + 1, _STEP):
        found |= dict(db.conn.execute(_KEPT, {"event": event_id, "first": first, "last": first + _STEP - 1}).fetchall())
        pace.breathe()
    return found


def days(db: Db, event_id: str) -> tuple[str, ...]:
    """The local dates on which anything happened at the event, in order."""
    return tuple(day for (day,) in db.conn.execute(_DAYS, {"event": event_id}))


def _came(row: tuple[Any, ...]) -> Came:
    id_, station, day, hour, language, ms, ended, how = row
    return Came(id_, station, day, hour, language, max(0, ms) if ended else 0, how)


def _rounds(db: Db, event_id: str, visit: str) -> list[tuple[Played, int, int]]:
    """The rounds of a visit, each with the first and the last line of the journal that speaks of it."""
    rows = db.conn.execute(_ROUNDS, {"event": event_id, "visit": visit}).fetchall()
    return [(Played(id_, of, _play(purpose), state), first, last) for id_, of, purpose, state, first, last in rows]


def _play(purpose: str) -> str:
    return purpose.removeprefix(PURPOSE) if purpose.startswith(PURPOSE) else QUIZ


def _answers(db: Db, round_id: str, first: int, last: int) -> list[Given]:
    """The counted answers of a round; a row's number is its line times PARTS, so no other row is looked at."""
    wanted = {"first": first * PARTS, "last": (last + 1) * PARTS - 1, "round": round_id}
    found: list[Given] = []
    for *facts, choice, n, part in db.conn.execute(_ANSWERS, wanted).fetchall():
        sorts = tuple(Sort(item, true, chosen or None) for item, true, chosen in db.conn.execute(_SORTS, (facts[0], part)))
        found.append(Given(*facts, choice=tuple(json.loads(choice)), sorts=sorts, n=n))
    return found


def _draw(id_: str, event: str, station: str, commitment: str, n: int, visit: str, *rest: Any) -> Draw:
    return Draw(id_, event, station, commitment, n, visit, (), *rest)
