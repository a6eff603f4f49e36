"""The prize wheel as it is kept: what was promised, what was drawn, what became of it.

The outcome comes first: one transaction finds the spin, the wheel as it stands, and the sector, and writes the draw with the stock it takes;
only then does anything turn. A draw that was cut off before it was shown is the draw of the next spin.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import replace
from typing import Any

from wastequiz.domain import fair_draw, wheel_sectors
from wastequiz.domain.errors import DrawSettled, NoPrizeLeft, NoSpinLeft, UnknownDraw
from wastequiz.domain.events import AGAIN, DRAWN, HANDED, SHOWN, VOID, Commitment, Draw, Event, Sector
from wastequiz.store import book, events, journal
from wastequiz.store.db import Db

_COLUMNS = "id, event, station, commitment, n, visit, sectors, sector, prize, code, state, utc_ms, day, who, instead_of, round"
_DRAW = f"SELECT {_COLUMNS} FROM draws WHERE id = ?"  # noqa: S608 - our own columns
_UNSHOWN = f"SELECT {_COLUMNS} FROM draws WHERE visit = ? AND state = 'drawn' ORDER BY utc_ms DESC, id DESC"  # noqa: S608 - as above
_WAITING = f"""SELECT {_COLUMNS} FROM draws WHERE event = ? AND prize <> '' AND state IN ('drawn', 'shown')
  ORDER BY utc_ms DESC, id DESC"""  # noqa: S608 - as above
_BY_CODE = f"""SELECT {_COLUMNS} FROM draws WHERE event = ? AND code = ? AND code <> '' AND state IN ('drawn', 'shown')
  ORDER BY utc_ms DESC, id DESC"""  # noqa: S608 - as above
_OF_DAY = f"SELECT {_COLUMNS} FROM draws WHERE event = ? AND (day = ? OR ? = '') ORDER BY utc_ms, id"  # noqa: S608 - as above
_OF_COMMITMENT = f"SELECT {_COLUMNS} FROM draws WHERE commitment = ? ORDER BY n"  # noqa: S608 - as above
_SPINS = """SELECT (SELECT coalesce(sum(spins), 0) FROM visits WHERE id = ?1)
  - (SELECT count(*) FROM draws WHERE visit = ?1 AND prize <> '' AND state <> 'void')"""
_PROMISED = "SELECT id, event, station, day, digest, seed FROM commitments"
_OPEN = """SELECT c.id, c.event, c.station, c.day, c.digest, c.seed, c.draws, s.seed FROM commitments c JOIN seeds s ON s.commitment = c.id
  WHERE c.event = ? AND c.station = ? AND c.seed = '' ORDER BY c.id DESC LIMIT 1"""
_TRIES = 200
"""So often a free code is looked for: with half of all taken that fails once in 10^60."""
_HIDDEN = """SELECT c.id, s.seed FROM commitments c JOIN seeds s ON s.commitment = c.id
  WHERE c.event = ? AND c.station = ? AND c.seed = '' ORDER BY c.id"""


# ---- promising
def commitment(db: Db, event: Event) -> Commitment:
    """What the next draws are bound by: today's, a new one where there is none. In a transaction, or one of its own."""
    with db.transaction():
        row = db.conn.execute(_OPEN, (event.id, db.station)).fetchone()
        if row is not None and row[3] == book.today(db).isoformat():
            return Commitment(*row[:6])
        return _commit(db, event)


def _commit(db: Db, event: Event) -> Commitment:
    seed, name = fair_draw.new_seed(), journal.uuid7(db.clock.utc_ms())
    db.conn.execute("INSERT INTO seeds VALUES (?, ?)", (name, seed.hex()))
    journal.append(db, "draw_committed", {"event": event.id, "commitment": name, "digest": fair_draw.digest_of(seed)})
    return Commitment(*db.conn.execute(_PROMISED + " WHERE id = ?", (name,)).fetchone())


def reveal(db: Db, event: Event) -> tuple[Commitment, ...]:
    """Publishes the seeds of this machine that were kept back; draws after this are bound by a new one."""
    with db.transaction():
        found = db.conn.execute(_HIDDEN, (event.id, db.station)).fetchall()
        for name, seed in found:
            journal.append(db, "draw_revealed", {"event": event.id, "commitment": name, "revealed": seed})
            db.conn.execute("DELETE FROM seeds WHERE commitment = ?", (name,))
    return tuple(Commitment(*db.conn.execute(_PROMISED + " WHERE id = ?", (name,)).fetchone()) for name, _seed in found)


def commitments(db: Db, event_id: str, day: str = "") -> tuple[Commitment, ...]:
    """Those of a local date ('' all), of every machine known here, in order."""
    rows = db.conn.execute(_PROMISED + " WHERE event = ? AND (day = ? OR ? = '') ORDER BY day, id", (event_id, day, day))
    return tuple(Commitment(*row) for row in rows)


def published(db: Db, event: Event, day: str = "") -> dict[str, Any]:
    """What can be given out of a day ('' all): each promise with its seed, once that was revealed, and its draws in order. No visit and no code of
    anybody is in it.
    """
    found = [
        {
            "id": one.id,
            "station": one.station,
            "day": one.day,
            "digest": one.digest,
            "seed": one.seed,
            "draws": [_published(draw) for draw in _draws(db, _OF_COMMITMENT, one.id)],
        }
        for one in commitments(db, event.id, day)
    ]
    names = {prize.id: prize.name for prize in event.prizes}
    return {"wastequiz_draws": fair_draw.VERSION, "event": event.name, "day": day, "prizes": names, "commitments": found}


def _published(draw: Draw) -> dict[str, Any]:
    return {
        "n": draw.n,
        "utc_ms": draw.utc_ms,
        "sectors": list(draw.sectors),
        "sector": draw.sector,
        "prize": draw.prize,
        "state": draw.state,
        "who": draw.who,
    }


# ---- drawing
def wheel(db: Db, event: Event) -> tuple[Sector, ...]:
    """The wheel as it stands now."""
    return wheel_sectors.sectors(event, {row.prize: row for row in events.stock(db, event)})


def spins(db: Db, visit_id: str) -> int:
    """Spins a visit earned and has not used: one that won nothing uses none, and one whose prize was taken back neither."""
    return max(0, db.conn.execute(_SPINS, (visit_id,)).fetchone()[0])


def spin(db: Db, event: Event, visit_id: str, who: str, *, round_id: str = "", instead_of: str = "") -> Draw:
    """Decides a spin and keeps it; one that was cut off before it was shown is given again. Raises NoSpinLeft, NoPrizeLeft."""
    with db.transaction():
        waiting = unshown(db, visit_id)
        if waiting is not None:
            return waiting
        if spins(db, visit_id) < 1:
            raise NoSpinLeft
        there = {row.prize: row for row in events.stock(db, event)}
        ring = tuple(sector.prize for sector in wheel_sectors.sectors(event, there))
        if not any(ring):
            raise NoPrizeLeft
        row = db.conn.execute(_OPEN, (event.id, db.station)).fetchone()
        if row is None:
            _commit(db, event)
            row = db.conn.execute(_OPEN, (event.id, db.station)).fetchone()
        n = row[6] + 1
        sector = fair_draw.sector_of(bytes.fromhex(row[7]), n, len(ring))
        prize = ring[sector]
        name = journal.uuid7(db.clock.utc_ms())
        body: dict[str, Any] = {
            "event": event.id,
            "draw": name,
            "commitment": row[0],
            "n": n,
            "visit": visit_id,
            "sectors": list(ring),
            "sector": sector,
            "prize": prize,
            "total": there[prize].total if prize else 0,
            "code": _code(db, event.id) if prize else "",
            "who": who,
            "instead_of": instead_of,
            "round": round_id,
        }
        try:
            journal.append(db, "prize_drawn", body)
        except sqlite3.IntegrityError as error:  # the table's own CHECK: nothing is given that is not there
            raise NoPrizeLeft from error
    return draw(db, name)


def _code(db: Db, event_id: str) -> str:
    """Four digits that no prize has which is still waiting, as far as there are any left."""
    found = (f"{secrets.randbelow(10_000):04d}" for _try in range(_TRIES))
    free = (code for code in found if by_code(db, event_id, code) is None)
    return next(free, None) or f"{secrets.randbelow(10_000):04d}"


def draw(db: Db, draw_id: str) -> Draw:
    """The draw of that id. Raises UnknownDraw."""
    found = _draws(db, _DRAW, draw_id)
    if not found:
        raise UnknownDraw
    return found[0]


def unshown(db: Db, visit_id: str) -> Draw | None:
    """The draw of a visit that was decided and never shown; None where there is none."""
    found = _draws(db, _UNSHOWN, visit_id)
    return found[0] if found else None


def waiting(db: Db, event_id: str) -> tuple[Draw, ...]:
    """Prizes that were won and not handed over, of every machine known here, the newest first."""
    return _draws(db, _WAITING, event_id)


def by_code(db: Db, event_id: str, code: str) -> Draw | None:
    """The newest prize waiting under this code; None where there is none."""
    found = _draws(db, _BY_CODE, event_id, code.strip())
    return found[0] if found else None


def draws(db: Db, event_id: str, day: str = "") -> tuple[Draw, ...]:
    """All draws of a local date ('' all), of every machine known here, in order of time."""
    return _draws(db, _OF_DAY, event_id, day, day)


def _draws(db: Db, select: str, *of: str) -> tuple[Draw, ...]:
    rows = db.conn.execute(select, of).fetchall()
    return tuple(replace(Draw(*row), sectors=tuple(json.loads(row[6]))) for row in rows)


# ---- what becomes of it
def shown(db: Db, draw_id: str) -> None:
    """Writes that the wheel has stopped and showed the outcome; a second time nothing. Raises UnknownDraw."""
    with db.transaction():
        if draw(db, draw_id).state == DRAWN:
            journal.append(db, "prize_shown", _about(db, draw_id))


def handed(db: Db, draw_id: str) -> None:
    """Writes that staff gave the prize. Raises UnknownDraw, DrawSettled (also where nothing was won)."""
    with db.transaction():
        found = draw(db, draw_id)
        if found.prize == AGAIN or found.state not in (DRAWN, SHOWN):
            raise DrawSettled("again" if found.prize == AGAIN else found.state)
        journal.append(db, "prize_handed", _about(db, draw_id))


def void(db: Db, draw_id: str, why: str) -> None:
    """Takes a prize back that was not handed over; its spin can be used again. Raises UnknownDraw, DrawSettled."""
    with db.transaction():
        found = draw(db, draw_id)
        if found.prize == AGAIN or found.state in (HANDED, VOID):
            raise DrawSettled("again" if found.prize == AGAIN else found.state)
        journal.append(db, "prize_void", _about(db, draw_id) | {"why": why[:200]})


def redraw(db: Db, event: Event, draw_id: str) -> Draw:
    """Draws once more in place of a draw that was taken back. Raises UnknownDraw, DrawSettled, NoSpinLeft, NoPrizeLeft."""
    with db.transaction():
        gone = draw(db, draw_id)
        if gone.state != VOID:
            raise DrawSettled(gone.state)
        if db.conn.execute("SELECT 1 FROM draws WHERE instead_of = ? AND prize <> '' AND state <> 'void'", (draw_id,)).fetchone():
            raise DrawSettled("replaced")
        return spin(db, event, gone.visit, gone.who, round_id=gone.round, instead_of=draw_id)


def _about(db: Db, draw_id: str) -> dict[str, str]:
    return {"event": draw(db, draw_id).event, "draw": draw_id}
